"""Drives the real window through the guide's stories, for pictures and as proof (cli.md)."""
