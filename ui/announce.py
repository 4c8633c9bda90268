"""Saying something to a screen reader that no focus has moved to."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str) -> None:
    """Have ``words`` read out, politely: after what is being said. Nothing without a screen reader."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # not wanted for the first picture

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
