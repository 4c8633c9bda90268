"""The patient's *Profil SSM* as people give it in: a file, a drop, the clipboard."""

from __future__ import annotations

import random
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage

from desktop.domain.case import Evidence, EvidenceKind
from desktop.evidence import pictures
from desktop.evidence.pictures import PictureIssue, PictureRefused, format_of, read_bytes
from desktop.evidence.store import FolderEvidence
from tests.evidence.pictures import (
    WHITE,
    encoded,
    gif,
    is_red,
    jpeg_turned_on_its_side,
    look,
    png_claiming,
    screenshot,
)
from tests.fakes.world import HandClock


def refusal(store: FolderEvidence, picture: Path | bytes) -> PictureIssue:
    with pytest.raises(PictureRefused) as refused:
        store.save_profile("a1", picture)
    assert isinstance(refused.value, ValueError)
    assert str(refused.value) == f"picture: {refused.value.issue.value}"
    return refused.value.issue


@pytest.mark.parametrize("kind", ["PNG", "JPG", "BMP", "WEBP"])
def test_a_screenshot_of_any_usual_format_is_kept_as_png(
    store: FolderEvidence, case_folder: Path, clock: HandClock, kind: str
) -> None:
    kept = store.save_profile("a1", encoded(screenshot(), kind))
    assert kept == Evidence(EvidenceKind.PROFILE, "01-profil.png", clock.now())
    assert (case_folder / kept.file).read_bytes().startswith(b"\x89PNG")
    picture = look(case_folder / kept.file)
    assert (picture.width(), picture.height()) == (108, 240)
    assert is_red(picture.pixelColor(54, 45))
    assert not is_red(picture.pixelColor(54, 200))


def test_of_an_animation_the_first_frame_is_kept(store: FolderEvidence, case_folder: Path) -> None:
    picture = look(case_folder / store.save_profile("a1", gif()).file)
    assert is_red(picture.pixelColor(0, 0))
    assert not is_red(picture.pixelColor(1, 0))


def test_a_file_is_read_wherever_it_lies_and_its_name_is_kept_nowhere(
    store: FolderEvidence, tmp_path: Path
) -> None:
    given_in = tmp_path / "Profil Budi Santoso 😀.jpeg"
    given_in.write_bytes(encoded(screenshot(), "PNG"))  # people rename files
    kept = store.save_profile("a1", given_in)
    given_in.unlink()
    assert kept.file == "01-profil.png"
    assert "Budi" not in "".join(str(path) for path in tmp_path.rglob("*"))


def test_nothing_but_what_can_be_seen_is_kept(store: FolderEvidence, case_folder: Path) -> None:
    noted = screenshot()
    noted.setText("Author", "Budi Santoso")
    noted.setDotsPerMeterX(1234)
    for data in (encoded(noted, "PNG"), jpeg_turned_on_its_side(screenshot())):
        path = case_folder / store.save_profile("a1", data).file
        assert look(path).textKeys() == []
        assert not any(word in path.read_bytes() for word in (b"Budi", b"Author", b"Rahasia", b"Exif"))


def test_a_photo_is_turned_upright(store: FolderEvidence, case_folder: Path) -> None:
    picture = look(case_folder / store.save_profile("a1", jpeg_turned_on_its_side(screenshot())).file)
    assert (picture.width(), picture.height()) == (240, 108)
    assert is_red(picture.pixelColor(240 - 45, 54))


def test_a_picture_with_see_through_parts_keeps_them(store: FolderEvidence, case_folder: Path) -> None:
    image = QImage(10, 10, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    image.setPixelColor(5, 5, WHITE)
    assert look(case_folder / store.save_profile("a1", encoded(image, "PNG")).file).hasAlphaChannel()


def test_a_picture_of_nothing_is_kept_and_said_to_be_blank(store: FolderEvidence) -> None:
    image = QImage(50, 80, QImage.Format.Format_RGB32)
    image.fill(WHITE)
    assert store.save_profile("a1", encoded(image, "PNG")).blank


def test_a_photo_is_made_as_small_as_an_attachment_may_be(
    store: FolderEvidence, case_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "ATTACHMENT_BYTES", 20_000)
    grain = random.Random(7).randbytes(200 * 300 * 3)
    photo = QImage(grain, 200, 300, 600, QImage.Format.Format_RGB888)
    path = case_folder / store.save_profile("a1", encoded(photo, "PNG")).file
    assert path.stat().st_size <= 20_000
    assert look(path).height() / look(path).width() == pytest.approx(1.5, abs=0.05)


def test_a_very_long_screenshot_keeps_its_shape(
    store: FolderEvidence, case_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "LONGEST_SIDE", 100)
    picture = look(case_folder / store.save_profile("a1", encoded(screenshot(1, 900), "PNG")).file)
    assert (picture.width(), picture.height()) == (1, 100)


def test_a_small_file_that_claims_to_be_huge_is_not_even_decoded(store: FolderEvidence) -> None:
    assert refusal(store, png_claiming(50_000, 50_000)) is PictureIssue.TOO_LARGE


def test_a_huge_file_is_refused_without_being_read_to_its_end(store: FolderEvidence, tmp_path: Path) -> None:
    film = tmp_path / "film.png"
    with film.open("wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n")
        file.truncate(8 * 1024**3)
    assert refusal(store, film) is PictureIssue.TOO_LARGE


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Bukan gambar",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.7",
        b"RIFF\0\0\0\0WAVE",
        encoded(screenshot(), "BMP")[:5000],
    ],
)
def test_what_is_no_picture_is_refused(store: FolderEvidence, data: bytes) -> None:
    assert refusal(store, data) is PictureIssue.NOT_A_PICTURE


@pytest.mark.qt_log_ignore("libpng", "Corrupt JPEG", "JPEG datastream", "qt.gui.imageio")
@pytest.mark.parametrize("kind", ["PNG", "JPG", "WEBP"])
def test_a_picture_that_breaks_off_is_refused(store: FolderEvidence, kind: str) -> None:
    assert refusal(store, encoded(screenshot(), kind)[:40]) is PictureIssue.NOT_A_PICTURE


def test_a_file_that_is_gone_and_a_folder_are_named(store: FolderEvidence, tmp_path: Path) -> None:
    assert refusal(store, tmp_path / "Budi.png") is PictureIssue.UNREADABLE
    assert refusal(store, tmp_path) is PictureIssue.UNREADABLE
    assert refusal(store, Path("Budi\0.png")) is PictureIssue.UNREADABLE


def test_a_refused_picture_leaves_nothing_behind(
    store: FolderEvidence, case_folder: Path, tmp_path: Path
) -> None:
    refusal(store, png_claiming(50_000, 50_000))
    assert {path.name for path in case_folder.iterdir()} <= {".scratch.png"}
    assert (case_folder / ".scratch.png").stat().st_size == 0


@given(
    st.sampled_from([b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF89a", b"BM", b""]), st.binary(max_size=200)
)
def test_bytes_are_a_known_format_or_refused(start: bytes, rest: bytes) -> None:
    data = read_bytes(start + rest)
    with suppress(PictureRefused):
        assert format_of(data) in {b"png", b"jpeg", b"gif", b"bmp", b"webp"}
