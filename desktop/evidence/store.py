"""The folder of pictures: one folder per case, numbered files, no patient data in any name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from desktop.domain.attachments import (
    PORTAL_ATTACHMENT,
    PROFILE_ATTACHMENT,
    portal_picture,
    profile_picture,
)
from desktop.domain.case import Evidence, EvidenceKind
from desktop.domain.clock import Clock, SystemClock
from desktop.domain.evidence_json import is_bare_name
from desktop.evidence.blank import is_blank
from desktop.evidence.files import empty_folder, private_folder, put_in_place, write_private
from desktop.evidence.pictures import format_of, read_bytes, write_as_png

EXCHANGE = "untuk-formulir"
_NAMES = {EvidenceKind.PORTAL: "portal", EvidenceKind.PROFILE: "profil", EvidenceKind.EXTRA: "layar"}
_NUMBER = re.compile(r"([0-9]{2,})-")
_CASE = re.compile(r"[0-9A-Za-z_-]{1,64}")
# Never counted as evidence; what a crash leaves of them is written over by the next picture.
_GIVEN = ".given"
_SCRATCH = ".scratch.png"


class FolderEvidence:
    """Implements ``ports.EvidenceStore``. Blocking; belongs to one thread, the picture lane.

    ``folder/<case>/01-portal.png``, ``02-profil.png``, ``03-layar.png`` … hold the evidence;
    ``exchange/<case>`` is made anew for each hand-over. The list of a case's evidence is the
    journal's; this folder only holds the files.
    """

    def __init__(self, folder: Path, exchange: Path | None = None, clock: Clock | None = None) -> None:
        """``exchange``: where pictures are laid out to be attached; ``untuk-formulir`` beside ``folder``."""
        self._folder = folder
        self._exchange = exchange or folder.parent / EXCHANGE
        self._clock = clock or SystemClock()

    def save(self, case_id: str, kind: EvidenceKind, png: bytes, state: str, blank: bool) -> Evidence:
        """Keep one PNG; raises OSError."""
        folder = self._case_folder(case_id)
        write_private(folder / _SCRATCH, png)
        return self._keep(folder, kind, state, blank)

    def save_profile(self, case_id: str, picture: Path | bytes) -> Evidence:
        """Read the patient's *Profil SSM* picture and keep it as PNG, without its metadata.

        Raises PictureRefused, a ValueError, when it is no picture, or too large; OSError when it
        cannot be kept.
        """
        data = read_bytes(picture)
        kind = format_of(data)
        folder = self._case_folder(case_id)
        given = folder / _GIVEN
        try:
            write_private(given, data)
            write_private(folder / _SCRATCH, b"")  # so that Qt writes into a file that is ours alone
            image = write_as_png(given, kind, folder / _SCRATCH)
        finally:
            given.unlink(missing_ok=True)
        return self._keep(folder, EvidenceKind.PROFILE, "", is_blank(image))

    def hand_over(self, case_id: str, evidence: Sequence[Evidence]) -> Path:
        """A folder with only the two pictures that the form asks for, as far as there are any.

        They are named in the order of the form; whatever lay in the folder before is gone.
        Raises OSError.
        """
        private_folder(self._exchange)
        target = empty_folder(self._checked(self._exchange, case_id))
        there = [each for each in evidence if self._file(case_id, each).is_file()]
        chosen = {PORTAL_ATTACHMENT: portal_picture(there), PROFILE_ATTACHMENT: profile_picture(there)}
        for name, picture in chosen.items():
            if picture is not None:
                write_private(target / name, self._file(case_id, picture).read_bytes())
        return target

    def _keep(self, folder: Path, kind: EvidenceKind, state: str, blank: bool) -> Evidence:
        name = f"{_next_number(folder):02}-{_NAMES[kind]}.png"
        put_in_place(folder / _SCRATCH, folder / name)
        return Evidence(kind, name, self._clock.now(), blank, state)

    def _case_folder(self, case_id: str) -> Path:
        private_folder(self._folder)
        return private_folder(self._checked(self._folder, case_id))

    def _file(self, case_id: str, evidence: Evidence) -> Path:
        if not is_bare_name(evidence.file):
            raise ValueError("not the name of evidence")
        return self._checked(self._folder, case_id) / evidence.file

    @staticmethod
    def _checked(folder: Path, case_id: str) -> Path:
        if not _CASE.fullmatch(case_id):
            raise ValueError("not the name of a case")
        return folder / case_id


def _next_number(folder: Path) -> int:
    found = (_NUMBER.match(path.name) for path in folder.iterdir())
    return max((int(each[1]) for each in found if each), default=0) + 1
