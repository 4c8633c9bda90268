"""Looks at a window as a person does: what is cut, what has no name, what is too small to hit."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QLineEdit, QScrollArea, QWidget

from ui.theme import TARGET
from ui.widgets.labels import ElidedLabel

W = TypeVar("W", bound=QWidget)
INTERACTIVE = (QAbstractButton, QLineEdit, QAbstractItemView)


def cut_texts(root: QWidget) -> list[str]:
    """Labels and buttons in sight that have less room than their text needs."""
    words: list[QLabel | QAbstractButton] = [*_visible(root, QLabel), *_visible(root, QAbstractButton)]
    return [_said(w) for w in words if _is_cut(w)]


def nameless(root: QWidget) -> list[str]:
    """Things to press or type into that a screen reader has no name for."""
    return [w.objectName() or type(w).__name__ for w in _interactive(root) if not _name(w)]


def too_small(root: QWidget) -> list[str]:
    """Things to press that are hard to hit."""
    return [
        f"{w.objectName()} {w.width()}x{w.height()}"
        for w in _visible(root, QAbstractButton)
        if min(w.width(), w.height()) < TARGET
    ]


def mnemonics(root: QWidget) -> list[str]:
    """The underlined letters in sight, in lower case."""
    texts = [w.text().replace("&&", "") for w in _visible(root, QAbstractButton)]
    texts += [w.text() for w in _visible(root, QLabel) if w.buddy() is not None]
    return [text[text.index("&") + 1].lower() for text in texts if "&" in text]


def tab_order(root: QWidget) -> list[str]:
    """Names of what the Tab key visits, in turn."""
    order: list[str] = []
    here = root.nextInFocusChain()
    while here is not None and here is not root:
        tab = bool(here.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if tab and here.isVisible() and here.isEnabled() and here.objectName():
            order.append(here.objectName())
        here = here.nextInFocusChain()
    return order


def _visible(root: QWidget, kind: type[W]) -> list[W]:
    return [w for w in root.findChildren(kind) if w.isVisible()]


def _interactive(root: QWidget) -> list[QWidget]:
    return [
        w for kind in INTERACTIVE for w in _visible(root, kind) if w.objectName() != "qt_spinbox_lineedit"
    ]


def _name(widget: QWidget) -> str:
    """The accessible name; without one Qt reads a button's own text."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text


def _said(widget: QLabel | QAbstractButton) -> str:
    return f"{widget.objectName()} {widget.text()!r} has {widget.width()}x{widget.height()}"


def _is_cut(widget: QLabel | QAbstractButton) -> bool:
    if not widget.text():
        return False
    if isinstance(widget, ElidedLabel):
        return widget.shown_text() != widget.text() and not widget.toolTip()
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() < widget.heightForWidth(widget.width())
    needed = widget.minimumSizeHint()
    small = widget.width() < needed.width() or widget.height() < needed.height()
    return small or (not _scrolls(widget) and widget.visibleRegion().boundingRect() != widget.rect())


def _scrolls(widget: QWidget) -> bool:
    """Whether it lies in something that can be scrolled into sight."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            return True
        above = above.parentWidget()
    return False
