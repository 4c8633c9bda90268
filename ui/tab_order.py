"""The order in which the Tab key walks through parts that were not built in that order."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def chain_of(part: QWidget, root: QWidget) -> list[QWidget]:
    """What the Tab key visits inside ``part``, in the present order of ``root``'s chain."""
    found: list[QWidget] = []
    here = root.nextInFocusChain()
    while here is not None and here is not root:
        if here.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isAncestorOf(here):
            found.append(here)
        here = here.nextInFocusChain()
    return found
