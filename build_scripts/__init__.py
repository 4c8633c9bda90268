"""What makes, checks and freezes Loket; nothing here is shipped."""
