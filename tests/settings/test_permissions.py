"""What Loket writes is the account's own; where it may not write, that is named (POSIX)."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from desktop.settings.files import FolderIssue, FolderUnusable
from desktop.settings.log import start_log, stop_log
from desktop.settings.paths import Paths
from desktop.settings.people import People, PeopleFile, PeopleIssue
from tests.fakes.plain_user import as_plain_user


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_folders_and_files_are_the_accounts_own(tmp_path: Path) -> None:
    paths = Paths.find(tmp_path / "data", training=True)
    paths.ensure()
    PeopleFile(paths.settings).save(People())
    handler = start_log(paths.log)
    logging.getLogger("loket.test").info("begun")
    stop_log(handler)
    found = {path: mode(path) for path in [paths.data, *paths.data.rglob("*")]}
    assert {bits for path, bits in found.items() if path.is_dir()} == {0o700}
    assert {bits for path, bits in found.items() if path.is_file()} == {0o600}


@pytest.mark.parametrize("bits", [0o500, 0o000])
def test_a_folder_that_may_not_be_written_is_named(tmp_path: Path, bits: int) -> None:
    (tmp_path / "data").mkdir(mode=bits)
    for data in (tmp_path / "data", tmp_path / "data" / "below"):
        with pytest.raises(FolderUnusable) as trouble:
            as_plain_user(Paths.find(data, training=False).ensure)
        assert trouble.value.issue is FolderIssue.NOT_WRITABLE


def test_folders_that_are_there_but_locked_are_found_out(tmp_path: Path) -> None:
    paths = Paths.find(tmp_path / "data", training=False)
    paths.ensure()
    paths.data.chmod(0o500)
    with pytest.raises(FolderUnusable):
        as_plain_user(paths.ensure)


def test_settings_that_may_not_be_read_are_named_and_the_defaults_stand(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    PeopleFile(path).save(People("Puskesmas Melati"))
    path.chmod(0o000)
    loaded = as_plain_user(PeopleFile(path).load)
    assert (loaded.people, loaded.issue) == (People(), PeopleIssue.UNREADABLE)
