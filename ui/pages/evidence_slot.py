"""One attachment of the complaint: what is there, and ways to add it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout

from desktop.domain.attachments import portal_picture, profile_picture
from desktop.domain.case import Evidence, EvidenceKind
from ui.icons import Icons
from ui.palette import Role
from ui.pictures import PATTERNS, picture_in
from ui.texts import Texts
from ui.theme import Space, Type, style_text
from ui.widgets.buttons import make_button
from ui.widgets.labels import make_label

_CHOICES = {EvidenceKind.PORTAL: portal_picture, EvidenceKind.PROFILE: profile_picture}


class EvidenceSlot(QFrame):
    """Says how many pictures of a kind there are, and whether the one for the form looks empty."""

    def __init__(self, texts: Texts, icons: Icons, kind: EvidenceKind) -> None:
        super().__init__()
        self.setObjectName(f"slot_{kind.value}")
        self.setProperty("panel", "card")
        self.kind = kind
        self._texts, self._icons = texts, icons
        self._mark, self.status = QLabel(), make_label("", Type.SMALL, Role.MUTED, wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        title = texts.t("pages.complaint.attachment", what=texts.t(f"pages.complaint.{kind.value}"))
        words.addWidget(make_label(title, bold=True, wrap=True))
        words.addWidget(self.status)
        words.addStretch(1)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        self.row.setSpacing(Space.MEDIUM)
        self.row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        self.row.addLayout(words, 1)

    def show_evidence(self, evidence: Sequence[Evidence]) -> None:
        """Count what belongs here, and look at the one that will be handed over."""
        mine = [each for each in evidence if each.kind is self.kind]
        chosen = _CHOICES[self.kind](evidence)
        blank = chosen is not None and chosen.blank
        self.status.setText(self._status(mine, blank))
        self.setAccessibleName(f"{self._texts.t(f'pages.complaint.{self.kind.value}')}: {self.status.text()}")
        style_text(self.status, Type.SMALL, Role.AMBER if blank else Role.MUTED)
        if mine:
            self._icons.dress(
                self._mark, "warning" if blank else "check", Role.AMBER if blank else Role.SUCCESS
            )
        else:
            self._icons.dress(self._mark, "picture", Role.WAITING)

    def _status(self, mine: Sequence[Evidence], blank: bool) -> str:
        if not mine:
            return self._texts.t(f"pages.complaint.{self.kind.value}_none")
        key = "pictures_blank" if blank else "pictures"
        taken = self._texts.time(mine[-1].taken_at)
        return self._texts.t(f"pages.complaint.{key}", count=len(mine), time=taken)


class ProfileSlot(EvidenceSlot):
    """Takes a picture from a file, a drop or the clipboard. ``refused``: the clipboard had none."""

    refused = Signal()

    def __init__(self, texts: Texts, icons: Icons, add: Callable[[Path | bytes], None]) -> None:
        """``add`` gets a file's path or the bytes of a picture."""
        super().__init__(texts, icons, EvidenceKind.PROFILE)
        self._add = add
        self.setAcceptDrops(True)
        choose = make_button(texts.t("pages.complaint.choose_profile"), "choose_profile")
        paste = make_button(texts.t("pages.complaint.paste_profile"), "paste_profile")
        choose.clicked.connect(self.choose)
        paste.clicked.connect(self.paste)
        for button in (choose, paste):
            self.row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def choose(self) -> None:
        """Ask for a file; nothing waits for the answer."""
        kinds = self._texts.t("pages.complaint.choose_filter", patterns=PATTERNS)
        dialog = QFileDialog(self.window(), self._texts.t("pages.complaint.choose_title"), "", kinds)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda file: self._add(Path(file)))
        QFileDialog.open(dialog)

    def paste(self) -> None:
        """The clipboard's picture, or the file that was copied."""
        picture = picture_in(QGuiApplication.clipboard().mimeData())
        if picture is None:
            self.status.setText(self._texts.t("pages.complaint.paste_none"))
            style_text(self.status, Type.SMALL, Role.AMBER)
            self.refused.emit()
        else:
            self._add(picture)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Only a file or a picture is welcome."""
        mime = event.mimeData()
        if mime.hasImage() or any(url.isLocalFile() for url in mime.urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped."""
        picture = picture_in(event.mimeData())
        if picture is not None:
            event.acceptProposedAction()
            self._add(picture)
