"""Files that are whole or not there at all, and that only the officer's account can read."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def private_folder(folder: Path) -> Path:
    """Make the folder, 0700 on POSIX; one that is there already is taken as it is. Raises OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def write_private(path: Path, data: bytes) -> None:
    """Write a file, 0600 on POSIX, over whatever was there. Raises OSError."""
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)


def put_in_place(scratch: Path, target: Path) -> None:
    """Give a written file its name once it is safely on the disk. Raises OSError."""
    descriptor = os.open(scratch, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    scratch.replace(target)
    _sync_folder(target.parent)


def empty_folder(folder: Path) -> Path:
    """Make the folder, or take everything out of it. Raises OSError.

    It is not removed itself: a file manager that shows it would hold on to it.
    """
    for path in private_folder(folder).iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    return folder


def _sync_folder(folder: Path) -> None:
    """A name is safe only when its folder is; Windows does that by itself and opens no folders."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
