"""The card for the patient: how a *Kode Baru* is made, in letters to be read across a desk."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop.flow.view import Snapshot
from ui.palette import Role
from ui.texts import Texts
from ui.theme import Space, Theme, Type, Variant
from ui.widgets.buttons import make_button
from ui.widgets.labels import make_label
from ui.widgets.ribbon import Ribbon

STEPS = ("card_1", "card_2", "card_3", "card_4")
LARGE = 2.2
"""How much larger than at text size 100 % the letters are when the screen is turned to the patient."""


class Instruction(QWidget):
    """Title, numbered steps and a note. ``scale`` enlarges all letters alike."""

    def __init__(self, texts: Texts, theme: Theme, scale: float = 1.0) -> None:
        super().__init__()
        self._theme, self._scale = theme, scale
        self._sized: list[tuple[QLabel, Type]] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setVerticalSpacing(round(Space.MEDIUM * scale))
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._label(texts.t("pages.new_code.card_title"), Type.DISPLAY), 0, 0, 1, 2)
        for number, key in enumerate(STEPS, start=1):
            grid.addWidget(self._label(f"{number}.", Type.TITLE), number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._label(texts.t(f"pages.new_code.{key}"), Type.TITLE), number, 1)
        note = self._label(texts.t("pages.new_code.card_note"), Type.LEAD, Role.MUTED)
        grid.addWidget(note, len(STEPS) + 1, 0, 1, 2)
        theme.changed.connect(self._size)
        self._size()

    def _label(self, text: str, size: Type, role: Role = Role.TEXT) -> QLabel:
        label = make_label(text, role=role, bold=size is Type.DISPLAY, wrap=True)
        label.setProperty("type", None)  # the sheet's sizes stay out of it: these grow with the card
        self._sized.append((label, size))
        return label

    def _size(self) -> None:
        for label, size in self._sized:
            font = label.font()
            font.setPointSizeF(self._theme.points(size) * self._scale)
            label.setFont(font)


class TurnedCard(QDialog):
    """The instruction as large as the screen. Esc, Enter or the button turns it back."""

    def __init__(self, window: QWidget, texts: Texts, theme: Theme, snapshot: Snapshot) -> None:
        super().__init__(window)
        self.setObjectName("turned_card")
        self.setWindowTitle(texts.t("pages.new_code.card_title"))
        back = make_button(texts.t("pages.new_code.turn_back"), "turn_back", Variant.PRIMARY)
        back.setDefault(True)
        back.clicked.connect(self.accept)
        inside = QVBoxLayout()
        inside.setContentsMargins(Space.HUGE * 2, Space.HUGE, Space.HUGE * 2, Space.HUGE)
        inside.addStretch(1)
        inside.addWidget(Instruction(texts, theme, LARGE / theme.text_factor))
        inside.addStretch(1)
        inside.addWidget(back, 0, Qt.AlignmentFlag.AlignRight)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Ribbon(texts, snapshot.training))
        whole.addLayout(inside, 1)

    def turn(self) -> None:
        """Over the whole screen, without waiting for the answer."""
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.open()


def card_document(texts: Texts, training: bool) -> QTextDocument:
    """The same instruction for paper; in training it says so."""
    t = texts.t
    steps = "".join(f"<li>{escape(t(f'pages.new_code.{key}'))}</li>" for key in STEPS)
    ribbon = f"<p><b>{escape(t('shell.ribbon'))}</b></p>" if training else ""
    document = QTextDocument()
    document.setHtml(
        f"{ribbon}<h1 style='font-size:34pt'>{escape(t('pages.new_code.card_title'))}</h1>"
        f"<ol style='font-size:24pt'>{steps}</ol>"
        f"<p style='font-size:18pt'>{escape(t('pages.new_code.card_note'))}</p>"
    )
    return document


def print_card(page: QWidget, texts: Texts, training: bool) -> QDialog:
    """Ask for a printer, then print; nothing waits. Printing is imported only when it is wanted."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, page)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: card_document(texts, training).print_(printer))
    QDialog.open(dialog)  # QPrintDialog's own open wants a slot by name
    return dialog
