"""PANDUAN.md says what the program shows: its pictures, its codes, its keys, its buttons."""

from __future__ import annotations

import json
import random
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QColor, QImage

from build_scripts.panduan import PICKS, PICTURES, Pick, PictureMissing, keep, with_few_colours
from build_scripts.shell import ROOT
from desktop.flow.model import State
from desktop.walkthrough.stories import STORIES
from ui.widgets.help_sheet import KEYS

GUIDE = (ROOT / "PANDUAN.md").read_text(encoding="utf-8")
WORDS = ROOT / "resources" / "i18n" / "id"
LARGEST = 120 * 1024


def rows(heading: str) -> list[tuple[str, ...]]:
    """The cells of the table under one heading, without its head."""
    section = GUIDE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines[2:]]


def texts(part: object) -> Iterator[str]:
    if isinstance(part, dict):
        for each in part.values():
            yield from texts(each)
    else:
        yield str(part).replace("&", "")


def words(file: str) -> dict[str, Any]:
    return tomllib.loads((WORDS / file).read_text(encoding="utf-8"))


def walked_with(folder: Path, *taken: tuple[str, State]) -> Path:
    """A folder as the walkthrough leaves it, with one small picture for each that was taken."""
    stories = []
    for number, (story, state) in enumerate(taken):
        image = QImage(8, 8, QImage.Format.Format_RGB32)
        image.fill(QColor(number, number, number))
        assert image.save(str(folder / f"{number}.png"))
        stories.append({"name": story, "pictures": [{"file": f"{number}.png", "state": state}]})
    (folder / "walkthrough.json").write_text(json.dumps({"stories": stories}), encoding="utf-8")
    return folder


def colours(image: QImage) -> list[int]:
    full = image.convertToFormat(QImage.Format.Format_RGB32)
    return list(memoryview(full.constBits()).cast("I"))


def test_the_guide_shows_every_picture_that_is_kept_and_no_other() -> None:
    shown = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", GUIDE)
    kept = {path.relative_to(ROOT).as_posix() for path in PICTURES.iterdir()}
    assert kept == set(shown) == {f"docs/panduan/{pick.name}.png" for pick in PICKS}
    assert len(shown) == len(kept)


@pytest.mark.parametrize("pick", PICKS, ids=lambda pick: pick.name)
def test_a_picture_is_small_and_not_blank(pick: Pick) -> None:
    file = PICTURES / f"{pick.name}.png"
    assert file.stat().st_size < LARGEST
    assert len(set(colours(QImage(str(file))))) > 16


def test_every_story_of_a_picture_is_told_by_the_walkthrough() -> None:
    assert {pick.story for pick in PICKS} <= set(STORIES)


def test_the_table_of_codes_is_the_trainers_list() -> None:
    codes = json.loads((ROOT / "resources/simulator/codes.json").read_text(encoding="utf-8"))
    assert rows("Kode latihan") == [
        (each["code"], each["title_id"], each["description_id"]) for each in codes
    ]


def test_the_table_of_keys_is_the_sheet_behind_f1() -> None:
    sheet = words("shell.toml")["help"]
    assert rows("Tombol pintas") == [(sheet[key], sheet[f"{key}_does"]) for key in KEYS]


def test_every_button_bears_the_name_that_it_has_on_the_screen() -> None:
    named = set(re.findall(r"\*\*\[([^\]]+)\]\*\*", GUIDE))
    ours = {text for file in WORDS.iterdir() for text in texts(words(file.name))}
    portal = (ROOT / "resources/simulator/portal.html").read_text(encoding="utf-8")
    assert named
    assert named - ours - set(re.findall(r">([^<>]+)</button>", portal)) == set()


def test_every_link_inside_the_guide_leads_to_a_heading() -> None:
    headings = re.findall(r"^#+ (.+)$", GUIDE, re.MULTILINE)
    anchors = {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings}
    assert set(re.findall(r"\]\(#([^)]+)\)", GUIDE)) <= anchors


def test_a_picture_that_was_not_taken_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    walked = walked_with(tmp_path, ("success", State.IDLE))
    with pytest.raises(PictureMissing, match="success took no picture 0 in INTAKE"):
        keep(walked, tmp_path / "kept")
    assert not (tmp_path / "kept").exists()


def test_the_chosen_pictures_are_kept_under_plain_names(tmp_path: Path) -> None:
    taken = [(pick.story, pick.state) for pick in PICKS for _ in range(pick.nth + 1)]
    keep(walked_with(tmp_path, *taken), tmp_path / "kept")
    assert {file.stem for file in (tmp_path / "kept").iterdir()} == {pick.name for pick in PICKS}


def test_the_second_picture_of_a_state_is_not_the_first(tmp_path: Path) -> None:
    taken = [(pick.story, pick.state) for pick in PICKS for _ in range(pick.nth + 1)]
    keep(walked_with(tmp_path, *taken), tmp_path / "kept")
    page, form = (QImage(str(tmp_path / "kept" / f"{name}.png")) for name in ("aduan", "formulir"))
    assert page.pixel(0, 0) != form.pixel(0, 0)


def test_few_colours_keep_the_planes_and_come_near_for_the_rest() -> None:
    image = QImage(128, 128, QImage.Format.Format_RGB32)
    image.fill(QColor("#0b6e8f"))
    dice = random.Random(1)
    for x in range(64):
        for y in range(64):
            image.setPixelColor(x, y, QColor(dice.randrange(256), dice.randrange(64), 128))
    few = with_few_colours(image)
    assert few.colorCount() <= 256
    assert few.size() == image.size()
    assert few.pixelColor(100, 100) == QColor("#0b6e8f")
    assert max(abs(a - b) for a, b in zip(parts(image), parts(few), strict=True)) < 64


def parts(image: QImage) -> list[int]:
    return [colour >> shift & 255 for colour in colours(image) for shift in (0, 8, 16)]
