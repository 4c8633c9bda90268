"""The submissions of the round: one dot each, filled as used, and the same in words."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.flow.model import Context
from desktop.flow.view import LedgerItem, Snapshot
from ui.icons import icons_of
from ui.palette import Role
from ui.texts import Texts
from ui.theme import Space, Theme, Type
from ui.widgets.badge import OUTCOME_LOOK
from ui.widgets.labels import make_label


def ledger_words(texts: Texts, context: Context) -> str:
    """``pengiriman 2, coba lagi 1 dari 3``; the last retry is beyond the count and says so."""
    if not context.submissions and not context.retries:
        return texts.t("flow.ledger.none")
    last = context.retries == context.policy.last
    return texts.t(
        "flow.ledger.summary_last" if last else "flow.ledger.summary",
        submissions=context.submissions,
        retries=context.retries,
        limit=context.policy.limit,
    )


class Ledger(QWidget):
    """Title, dots and words; the words carry the meaning, the dots repeat it."""

    def __init__(self, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self._texts = texts
        self.dots = _Dots(theme)
        self.words = make_label(size=Type.SMALL, role=Role.MUTED, wrap=True)
        top = QHBoxLayout()
        top.addWidget(make_label(texts.t("flow.ledger.title")))
        top.addStretch(1)
        top.addWidget(self.dots)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR)
        column.addLayout(top)
        column.addWidget(self.words)

    def draw(self, snapshot: Snapshot) -> None:
        """Follow the snapshot."""
        context = snapshot.context
        words = ledger_words(self._texts, context)
        if context.round > 1:
            words = f"{words}, {self._texts.t('flow.ledger.round', round=context.round)}"
        self.words.setText(words)
        self.setAccessibleName(words)
        self.setToolTip("\n".join(self._texts.ledger_item(item) for item in snapshot.ledger))
        self.dots.show_items(snapshot.ledger, context.policy.last + 1)


class _Dots(QWidget):
    """Circles in a row; a used one is filled and bears the sign of its outcome."""

    SIDE = 18

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._icons = theme, icons_of(theme)
        self._items: tuple[LedgerItem, ...] = ()
        self._places = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def counts(self) -> tuple[int, int]:
        """Dots filled, dots in all."""
        return len(self._items), self._places

    def show_items(self, items: tuple[LedgerItem, ...], places: int) -> None:
        self._items, self._places = items, max(places, len(items))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        side = self._icons.side(self.SIDE)
        return QSize(self._places * (side + Space.HAIR), side + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self._icons.side(self.SIDE)
        for place in range(self._places):
            centre = QPointF(place * (side + Space.HAIR) + side / 2 + 1, self.height() / 2)
            item = self._items[place] if place < len(self._items) else None
            self._paint_dot(painter, centre, side / 2 - 1, item)

    def _paint_dot(self, painter: QPainter, centre: QPointF, radius: float, item: LedgerItem | None) -> None:
        icon, role = OUTCOME_LOOK[item.outcome] if item else ("", Role.CONTROL)
        painter.setPen(QPen(self._theme.color(role), 2))
        painter.setBrush(self._theme.color(role if item else Role.SURFACE))
        painter.drawEllipse(centre, radius, radius)
        if item:
            sign = {"warning": "bang", "shield_cross": "cross", "question": "unsure"}.get(icon, icon)
            pixmap = self._icons.pixmap(sign, Role.SURFACE, self.SIDE - 6)
            half = self._icons.side(self.SIDE - 6) / 2
            painter.drawPixmap(centre - QPointF(half, half), pixmap)
