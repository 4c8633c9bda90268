"""The guide's steps at the left: where we are, what is behind us, what comes."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.domain.case import Outcome
from desktop.flow.model import RailStep
from desktop.flow.table import SPECS
from desktop.flow.view import Snapshot
from ui.icons import Icons, icons_of
from ui.palette import Role
from ui.texts import Texts
from ui.theme import Space, Theme, Type, style_text

STEPS: tuple[RailStep, ...] = tuple(
    step for step in RailStep if any(spec.rail is step for spec in SPECS.values())
)
"""The steps that the flow's table uses, in the guide's order."""


class Progress(StrEnum):
    """How far a step is."""

    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"


def progress(snapshot: Snapshot) -> dict[RailStep, Progress]:
    """Every step's progress; a success has nothing left to do, a case at rest has not begun."""
    here = snapshot.spec.rail
    if here is None:
        return dict.fromkeys(STEPS, Progress.AHEAD)
    ended = here is RailStep.RESULT and snapshot.context.outcome is Outcome.SUCCEEDED
    at = STEPS.index(here)
    return {
        step: Progress.DONE if i < at or (ended and i == at) else Progress.NOW if i == at else Progress.AHEAD
        for i, step in enumerate(STEPS)
    }


class FlowRail(QWidget):
    """One row per step. ``set_compact`` leaves only the marks where there is little room."""

    def __init__(self, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(texts.t("shell.nav.rail_name"))
        self.rows = {step: RailRow(step, texts, theme) for step in STEPS}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row in self.rows.values():
            column.addWidget(row)
        self.rows[STEPS[0]].first = True
        self.rows[STEPS[-1]].last = True

    def draw(self, snapshot: Snapshot) -> None:
        """Follow the snapshot."""
        for step, how in progress(snapshot).items():
            self.rows[step].show_progress(how)

    def set_compact(self, compact: bool) -> None:
        """Marks only; the names stay for screen readers and tooltips."""
        for row in self.rows.values():
            row.set_compact(compact)


class RailRow(QLabel):
    """A step: a mark on a line, and its name."""

    def __init__(self, step: RailStep, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self.first = self.last = False
        self._name, self._texts, self._theme = texts.rail(step), texts, theme
        self._icons: Icons = icons_of(theme)
        self._how: Progress | None = None
        self.setObjectName(f"rail_{step.value}")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.set_compact(False)
        theme.changed.connect(self._fit)
        self._fit()

    def show_progress(self, how: Progress) -> None:
        """Mark, weight and spoken name."""
        if how is self._how:
            return
        self._how = how
        role = Role.TEXT if how is Progress.NOW else Role.MUTED
        style_text(self, Type.BODY, role, bold=how is Progress.NOW)
        self.setAccessibleName(self._texts.t(f"flow.rail_state.{how.value}", step=self._name))
        self.update()

    def set_compact(self, compact: bool) -> None:
        """Mark only, or mark and name."""
        self.setText("" if compact else self._name)
        self.setToolTip(self._name if compact else "")

    def sizeHint(self) -> QSize:
        """Room for the mark and air around it."""
        hint = super().sizeHint()
        return QSize(hint.width(), max(hint.height(), self._side() + Space.LARGE))

    def minimumSizeHint(self) -> QSize:
        """Less air on a low screen."""
        hint = super().minimumSizeHint()
        return QSize(hint.width(), max(hint.height(), self._side()) + Space.HAIR)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line and the mark beside the text."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(self._side() / 2 + 1, self.height() / 2)
        self._paint_line(painter, centre)
        self._paint_mark(painter, centre)
        painter.end()
        super().paintEvent(event)

    def _side(self) -> int:
        return self._icons.side(22)

    def _fit(self) -> None:
        self.setContentsMargins(self._side() + Space.MEDIUM, 0, 0, 0)
        self.updateGeometry()

    def _paint_line(self, painter: QPainter, centre: QPointF) -> None:
        painter.setPen(QPen(self._theme.color(Role.BORDER), 2))
        top = centre.y() if self.first else 0
        bottom = centre.y() if self.last else self.height()
        painter.drawLine(QPointF(centre.x(), top), QPointF(centre.x(), bottom))

    def _paint_mark(self, painter: QPainter, centre: QPointF) -> None:
        fill = {Progress.DONE: Role.SUCCESS, Progress.NOW: Role.PRIMARY}.get(
            self._how or Progress.AHEAD, Role.SURFACE
        )
        edge = Role.CONTROL if fill is Role.SURFACE else fill
        radius = self._side() / 2 - 1
        painter.setPen(QPen(self._theme.color(edge), 2))
        painter.setBrush(self._theme.color(fill))
        painter.drawEllipse(centre, radius, radius)
        if self._how in (Progress.DONE, Progress.NOW):
            inner = 14
            side = self._icons.side(inner)
            name = "check" if self._how is Progress.DONE else "dot"
            place = centre - QPointF(side / 2, side / 2)
            painter.drawPixmap(place, self._icons.pixmap(name, Role.SURFACE, inner))
