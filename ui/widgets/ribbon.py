"""The ribbon that training wears on every window and dialog, and so on every picture."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from desktop.flow.view import Snapshot
from ui.texts import Texts


class Ribbon(QLabel):
    """*LATIHAN – bukan data sungguhan*; hidden outside training. Put it first in the layout."""

    def __init__(self, texts: Texts, training: bool) -> None:
        super().__init__(texts.t("shell.ribbon"))
        self.setObjectName("ribbon")
        self.setProperty("panel", "ribbon")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setVisible(training)

    def draw(self, snapshot: Snapshot) -> None:
        """Follow the snapshot."""
        self.setVisible(snapshot.training)
