"""Pictures are kept by number and handed over by the names of the form."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desktop.domain.case import Evidence, EvidenceKind
from desktop.evidence.store import FolderEvidence
from desktop.ports import EvidenceStore
from tests.evidence.pictures import encoded, screenshot
from tests.fakes.world import HandClock

PORTAL, PROFILE, EXTRA = EvidenceKind.PORTAL, EvidenceKind.PROFILE, EvidenceKind.EXTRA


def test_pictures_are_numbered_in_the_order_in_which_they_were_taken(
    store: EvidenceStore, case_folder: Path, clock: HandClock
) -> None:
    first = store.save("a1", PORTAL, b"png 1", "RETRY_OFFERED", blank=True)
    clock.turn(60)
    store.save_profile("a1", encoded(screenshot(), "PNG"))
    third = store.save("a1", EXTRA, b"png 3", "SUCCEEDED", blank=False)
    assert first == Evidence(PORTAL, "01-portal.png", first.taken_at, True, "RETRY_OFFERED")
    assert third == Evidence(EXTRA, "03-layar.png", clock.now(), False, "SUCCEEDED")
    assert sorted(path.name for path in case_folder.iterdir()) == [
        "01-portal.png",
        "02-profil.png",
        "03-layar.png",
    ]
    assert (case_folder / "01-portal.png").read_bytes() == b"png 1"


def test_numbering_goes_on_after_a_restart_and_past_ninety_nine(
    store: FolderEvidence, case_folder: Path, tmp_path: Path, clock: HandClock
) -> None:
    store.save("a1", PORTAL, b"", "", blank=False)
    (case_folder / "99-portal.png").touch()
    (case_folder / ".scratch.png").write_bytes(b"half of what a crash left")
    again = FolderEvidence(tmp_path / "evidence", tmp_path / "attach", clock)
    assert again.save("a1", PORTAL, b"new", "", blank=False).file == "100-portal.png"
    assert again.save("a1", PORTAL, b"", "", blank=False).file == "101-portal.png"
    assert (case_folder / "100-portal.png").read_bytes() == b"new"


def test_cases_do_not_share_numbers(store: FolderEvidence) -> None:
    assert store.save("a1", PORTAL, b"", "", blank=False).file == "01-portal.png"
    assert store.save("b2", PORTAL, b"", "", blank=False).file == "01-portal.png"


@pytest.mark.parametrize("name", ["", "..", "../a1", "a/b", "a\\b", "C:", "a\0", "a" * 65])
def test_a_case_cannot_be_named_out_of_its_folder(store: FolderEvidence, tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="not the name of a case"):
        store.save(name, PORTAL, b"", "", blank=False)
    assert not list(tmp_path.rglob("*.png"))


def test_evidence_cannot_name_a_file_elsewhere(
    store: FolderEvidence, tmp_path: Path, clock: HandClock
) -> None:
    (tmp_path / "evidence").mkdir()
    (tmp_path / "secret.png").write_bytes(b"secret")
    stray = Evidence(PORTAL, "../../secret.png", clock.now())
    with pytest.raises(ValueError, match="not the name of evidence"):
        store.hand_over("a1", [stray])


def test_the_form_gets_the_success_page_and_the_latest_profile(store: FolderEvidence) -> None:
    evidence = [
        store.save("a1", PORTAL, b"retry", "RETRY_OFFERED", blank=False),
        store.save("a1", PORTAL, b"success", "SUCCEEDED", blank=False),
        store.save_profile("a1", encoded(screenshot(50, 50), "PNG")),
        store.save("a1", PORTAL, b"blank", "SUCCEEDED", blank=True),
        store.save_profile("a1", encoded(screenshot(60, 60), "PNG")),
        store.save("a1", EXTRA, b"extra", "COMPLAINT", blank=False),
    ]
    folder = store.hand_over("a1", evidence)
    assert sorted(path.name for path in folder.iterdir()) == ["1-halaman-portal.png", "2-profil-ssm.png"]
    assert (folder / "1-halaman-portal.png").read_bytes() == b"success"
    assert (folder / "2-profil-ssm.png").read_bytes()[16:24] == (60).to_bytes(4, "big") * 2


def test_each_hand_over_starts_afresh(store: FolderEvidence) -> None:
    old = store.save("a1", PORTAL, b"old", "ESCALATED", blank=False)
    folder = store.hand_over("a1", [old, store.save_profile("a1", encoded(screenshot(), "PNG"))])
    (folder / "note.txt").touch()
    (folder / "more").mkdir()
    (folder / "more" / "old.png").touch()
    new = store.save("a1", PORTAL, b"new", "SUCCEEDED", blank=False)
    assert store.hand_over("a1", [old, new]) == folder
    assert [path.name for path in folder.iterdir()] == ["1-halaman-portal.png"]
    assert (folder / "1-halaman-portal.png").read_bytes() == b"new"


def test_pictures_are_laid_out_beside_the_evidence_unless_somewhere_else_is_wished(
    store: FolderEvidence, tmp_path: Path, clock: HandClock
) -> None:
    elsewhere = FolderEvidence(tmp_path / "evidence", tmp_path / "attach", clock)
    assert store.hand_over("a1", []) == tmp_path / "untuk-formulir" / "a1"
    assert elsewhere.hand_over("a1", []) == tmp_path / "attach" / "a1"


def test_without_pictures_the_folder_is_there_and_empty(store: FolderEvidence) -> None:
    assert list(store.hand_over("a1", []).iterdir()) == []


def test_a_picture_whose_file_is_gone_gives_way_to_the_next_best(
    store: FolderEvidence, case_folder: Path
) -> None:
    older = store.save("a1", PORTAL, b"older", "SUCCEEDED", blank=False)
    newer = store.save("a1", PORTAL, b"newer", "SUCCEEDED", blank=False)
    (case_folder / newer.file).unlink()
    folder = store.hand_over("a1", [older, newer])
    assert (folder / "1-halaman-portal.png").read_bytes() == b"older"


def test_a_folder_that_cannot_be_made_is_an_error_of_the_disk(tmp_path: Path, clock: HandClock) -> None:
    (tmp_path / "evidence").touch()
    store = FolderEvidence(tmp_path / "evidence", tmp_path / "attach", clock)
    with pytest.raises(OSError, match=re.escape("evidence")):
        store.save("a1", PORTAL, b"", "", blank=False)
