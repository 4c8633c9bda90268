"""One module per command of the command line (cli.md); each is imported only when it is called."""
