"""Plain values and rules of the desk. No Qt, no files, no network."""
