"""Everything Loket writes lies in one folder; training has a folder of its own inside it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop.settings.files import FolderIssue, FolderUnusable
from desktop.settings.paths import Paths


def places(paths: Paths) -> list[Path]:
    return [paths.journal, paths.evidence, paths.exchange, paths.log, paths.settings]


def test_everything_lies_in_the_data_folder(tmp_path: Path) -> None:
    paths = Paths.find(tmp_path / "data", training=False)
    assert all(place.is_relative_to(tmp_path / "data") for place in places(paths))
    assert len(set(places(paths))) == 5


def test_training_writes_nowhere_that_a_real_case_is_kept(tmp_path: Path) -> None:
    real, training = Paths.find(tmp_path, training=False), Paths.find(tmp_path, training=True)
    assert all(place.is_relative_to(tmp_path / "latihan") for place in places(training))
    assert not any(place.is_relative_to(tmp_path / "latihan") for place in places(real))


def test_without_a_wish_the_account_s_own_local_folder_is_taken(own_home: Path) -> None:
    data = Paths.find(None, training=False).data
    assert data.is_relative_to(own_home)
    assert data.name == "Loket"
    assert "Roaming" not in data.parts


def test_a_relative_wish_does_not_move_with_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    paths = Paths.find(Path("data"), training=False)
    monkeypatch.chdir(os.sep)
    assert paths.data == tmp_path / "data"


@pytest.mark.parametrize("training", [False, True])
def test_the_folders_are_made_and_nothing_else(tmp_path: Path, training: bool) -> None:
    paths = Paths.find(tmp_path / "a" / "b", training)
    paths.ensure()
    paths.ensure()
    assert paths.journal.parent.is_dir()
    assert paths.log.parent.is_dir()
    assert [path for path in paths.data.rglob("*") if path.is_file()] == []


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    for data in (tmp_path / "data", tmp_path / "data" / "below"):
        with pytest.raises(FolderUnusable) as trouble:
            Paths.find(data, training=False).ensure()
        assert trouble.value.issue is FolderIssue.NOT_A_FOLDER
        assert str(tmp_path) not in str(trouble.value)
