"""Folders and files that only the account of the desk can read, and that are whole or not there."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path


class FolderIssue(StrEnum):
    """Why Loket cannot write where it should."""

    NOT_WRITABLE = "not_writable"
    NOT_A_FOLDER = "not_a_folder"
    FULL = "full"


class FolderUnusable(OSError):
    """The data folder cannot be used; ``issue`` says why. cli.md: exit code 3."""

    def __init__(self, issue: FolderIssue) -> None:
        super().__init__(f"data folder: {issue.value}")
        self.issue = issue


_BY_ERRNO = {
    errno.ENOSPC: FolderIssue.FULL,
    errno.EDQUOT: FolderIssue.FULL,
    errno.EEXIST: FolderIssue.NOT_A_FOLDER,
    errno.ENOTDIR: FolderIssue.NOT_A_FOLDER,
}


@contextmanager
def as_folder_unusable() -> Iterator[None]:
    """What the file system reports, as FolderUnusable."""
    try:
        yield
    except OSError as error:
        raise FolderUnusable(_BY_ERRNO.get(error.errno or 0, FolderIssue.NOT_WRITABLE)) from error


def private_folder(folder: Path) -> None:
    """Make the folder, 0700 on POSIX; one that is there already is taken as it is. Raises OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def open_private(path: str, flags: int) -> int:
    """An ``opener`` for ``open``: what it makes is 0600 on POSIX."""
    return os.open(path, flags, 0o600)


def write_whole(path: Path, text: str) -> None:
    """Replace a file in one step: whoever reads sees the old text or the new. Raises OSError."""
    scratch = path.with_name(f".{path.name}.new")
    scratch.unlink(missing_ok=True)
    with open(scratch, "w", encoding="utf-8", opener=open_private) as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    scratch.replace(path)
