"""Nobody but the officer's account sees a picture; odd files are not opened (POSIX)."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import pytest

from desktop.domain.case import EvidenceKind
from desktop.evidence.pictures import PictureIssue, PictureRefused
from desktop.evidence.store import FolderEvidence
from tests.evidence.pictures import encoded, screenshot
from tests.fakes.plain_user import as_plain_user


def modes(folder: Path) -> set[int]:
    return {path.stat().st_mode & 0o777 for path in folder.rglob("*") if path.is_file()}


def test_pictures_and_their_folders_are_the_accounts_own(store: FolderEvidence, tmp_path: Path) -> None:
    portal = store.save("a1", EvidenceKind.PORTAL, b"png", "SUCCEEDED", blank=False)
    profile = store.save_profile("a1", encoded(screenshot(), "PNG"))
    folder = store.hand_over("a1", [portal, profile])
    assert modes(tmp_path) == {0o600}
    for place in (folder, folder.parent, tmp_path / "evidence", tmp_path / "evidence" / "a1"):
        assert place.stat().st_mode & 0o777 == 0o700


def test_a_full_or_locked_folder_loses_no_picture_that_was_there(
    store: FolderEvidence, case_folder: Path
) -> None:
    store.save("a1", EvidenceKind.PORTAL, b"png", "SUCCEEDED", blank=False)
    case_folder.chmod(0o500)
    with pytest.raises(PermissionError):
        as_plain_user(lambda: store.save("a1", EvidenceKind.PORTAL, b"new", "SUCCEEDED", blank=False))
    assert [path.read_bytes() for path in case_folder.iterdir()] == [b"png"]


def test_a_pipe_is_not_waited_for_and_a_locked_file_is_named(store: FolderEvidence, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    locked = tmp_path / "locked.png"
    locked.write_bytes(encoded(screenshot(), "PNG"))
    locked.chmod(0)
    for path in (tmp_path / "pipe.png", locked):
        with pytest.raises(PictureRefused) as refused:
            as_plain_user(partial(store.save_profile, "a1", path))
        assert refused.value.issue is PictureIssue.UNREADABLE
        assert refused.value.__cause__ is None
