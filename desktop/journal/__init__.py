"""The case store: append-only events in SQLite, and what is known of each case from them.

``store.SqliteJournal`` implements ``ports.Journal``; ``errors.JournalError`` is what it raises.
"""
