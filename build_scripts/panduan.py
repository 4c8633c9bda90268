"""Makes the pictures of PANDUAN.md anew: ``.venv/bin/python -m build_scripts.panduan``.

Runs ``loket walkthrough``, picks one picture for each step that the guide explains, and keeps it in
``docs/panduan`` with 256 colours, which is a third of its size.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from build_scripts.shell import ROOT, run, say
from desktop.flow.model import State

PICTURES = ROOT / "docs" / "panduan"
_COLOURS = 256
_EXACT = 128
"""So many of the commonest colours stay as they are: planes and letters have no others."""
_CELL = 0xFFE0E0E0
"""Of the rest, colours that agree in the three high bits of each part stand for each other."""


@dataclass(frozen=True, slots=True)
class Pick:
    """The ``nth`` picture (from 0) that ``story`` took in ``state``, kept as ``name``.png."""

    name: str
    story: str
    state: State
    nth: int = 0


PICKS = (
    Pick("siap", "success", State.IDLE),
    Pick("data-pasien", "success", State.INTAKE),
    Pick("kode-akses", "success", State.CODE_ENTRY),
    Pick("validasi-data", "success", State.DATA_VALIDATION),
    Pick("pesan-konfirmasi", "success", State.CONFIRMATION),
    Pick("berhasil", "success", State.SUCCEEDED),
    Pick("belum-berhasil", "escalate-helpdesk", State.RETRY_OFFERED),
    Pick("batas-percobaan", "escalate-helpdesk", State.ESCALATED),
    Pick("aduan", "escalate-helpdesk", State.COMPLAINT, nth=1),
    Pick("formulir", "escalate-helpdesk", State.COMPLAINT, nth=2),
    Pick("tidak-valid", "invalid", State.INVALID),
    Pick("belum-pasti", "unknown", State.UNKNOWN),
    Pick("kode-baru", "code-expired", State.NEW_CODE),
    Pick("sambungan", "offline-hold", State.CONNECTION_PROBLEM),
)


class PictureMissing(LookupError):
    """The walkthrough took no such picture; the text names story and state."""


def main() -> int:
    """Tell the stories and keep their pictures; the walkthrough's exit code."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        code = _walk(Path(folder))
        if code == 0:
            keep(Path(folder), PICTURES)
            say(f"{len(PICKS)} pictures are in {PICTURES.relative_to(ROOT)}.")
    return code


def keep(walked: Path, target: Path) -> None:
    """Put the chosen pictures of the walkthrough in ``walked`` into ``target``.

    Raises PictureMissing before anything is written, and OSError.
    """
    report = json.loads((walked / "walkthrough.json").read_text(encoding="utf-8"))
    chosen = {pick.name: walked / _file(report, pick) for pick in PICKS}
    target.mkdir(parents=True, exist_ok=True)
    for name, file in chosen.items():
        if not with_few_colours(QImage(str(file))).save(str(target / f"{name}.png"), None, 0):
            raise OSError(f"the picture {name}.png could not be written")


def with_few_colours(image: QImage) -> QImage:
    """The picture with at most 256 colours, not dithered, so that letters stay sharp."""
    full = image.convertToFormat(QImage.Format.Format_RGB32)
    counted = Counter(memoryview(full.constBits()).cast("I"))
    plain = Qt.ImageConversionFlag.AvoidDither | Qt.ImageConversionFlag.ThresholdDither
    return full.convertToFormat(QImage.Format.Format_Indexed8, list(_palette(counted)), plain)


def _palette(counted: Counter[int]) -> Iterator[int]:
    """The commonest colours, then the commonest of each neighbourhood, weightiest first."""
    ranked = [colour for colour, _ in counted.most_common()]
    yield from ranked[:_EXACT]
    weights: Counter[int] = Counter()
    first: dict[int, int] = {}
    for colour in ranked[_EXACT:]:
        weights[colour & _CELL] += counted[colour]
        first.setdefault(colour & _CELL, colour)
    yield from (first[cell] for cell, _ in weights.most_common(_COLOURS - _EXACT))


def _walk(folder: Path) -> int:
    stories = dict.fromkeys(pick.story for pick in PICKS)
    platform = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    command: Sequence[str | Path] = [sys.executable, "-m", "desktop", "walkthrough", "--out", folder]
    return run([*command, "--story", *stories], {"QT_QPA_PLATFORM": platform})


def _file(report: Mapping[str, Any], pick: Pick) -> str:
    taken = [
        picture["file"]
        for story in report["stories"]
        for picture in story["pictures"]
        if story["name"] == pick.story and picture["state"] == pick.state
    ]
    if len(taken) <= pick.nth:
        raise PictureMissing(f"{pick.story} took no picture {pick.nth} in {pick.state}")
    return str(taken[pick.nth])


if __name__ == "__main__":
    sys.exit(main())
