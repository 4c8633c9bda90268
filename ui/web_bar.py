"""What the page said in a box of its own, shown above the page without stopping anything."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.palette import Role
from ui.texts import Texts
from ui.theme import Space, Variant, style_tone
from ui.widgets.buttons import make_button
from ui.widgets.labels import make_label

_LONGEST = 300
"""Characters of a page's own words that are shown."""


class PageBar(QFrame):
    """One line with the page's words and what can be answered. ``agreed``: the question was answered yes."""

    agreed = Signal(str)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._question = ""
        self.setProperty("panel", "badge")
        style_tone(self, Role.UNSURE)
        self.words = make_label(wrap=True)
        self.yes = make_button(texts.t("portal.bar.yes"), "page_yes", Variant.PRIMARY)
        self.no = make_button(texts.t("portal.bar.no"), "page_no")
        self.close_button = make_button(texts.t("portal.bar.close"), "page_close", Variant.QUIET)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.SMALL)
        row.setSpacing(Space.SMALL)
        row.addWidget(self.words, 1)
        for button in (self.yes, self.no, self.close_button):
            row.addWidget(button)
        self.yes.clicked.connect(self._agree)
        self.no.clicked.connect(self.clear)
        self.close_button.clicked.connect(self.clear)
        self.clear()

    def clear(self) -> None:
        """Nothing to say; the page's words are forgotten."""
        self._question = ""
        self.words.clear()
        self.setAccessibleName("")
        self.hide()

    def say(self, text: str) -> None:
        """The page said something."""
        self._show(self._texts.t("portal.bar.said", text=_short(text)), asks=False)

    def ask(self, text: str) -> None:
        """The page asked something."""
        self._question = text
        self._show(self._texts.t("portal.bar.asked", text=_short(text)), asks=True)

    def _agree(self) -> None:
        self.agreed.emit(self._question)
        self._show(self._texts.t("portal.bar.again"), asks=False)

    def _show(self, words: str, asks: bool) -> None:
        self.words.setText(words)
        self.setAccessibleName(words)
        self.yes.setVisible(asks)
        self.no.setVisible(asks)
        self.close_button.setVisible(not asks)
        self.show()


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
