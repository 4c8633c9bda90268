"""Parts that pages, dialogs and the shell share."""
