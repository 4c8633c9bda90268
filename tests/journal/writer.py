"""A process that appends to a journal until it is killed.

Started as ``python -m tests.journal.writer FILE FIRST COUNT``. It says ``opening`` before the file
is touched, then each number once its append has returned.
"""

from __future__ import annotations

import sys
from pathlib import Path

from desktop.journal.store import SqliteJournal
from tests.journal.entries import entry


def main(path: str, first: str, count: str) -> None:
    journal = SqliteJournal(Path(path))
    sys.stdout.write("opening\n")
    sys.stdout.flush()
    for number in range(int(first), int(first) + int(count)):
        # Sizes vary, so that pages split and the log is moved into the file now and then.
        journal.append(entry("a", "SUBMITTING", number=number, note="x" * (number * 7919 % 30_000)))
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
    journal.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
