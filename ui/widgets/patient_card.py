"""The right side: whose case it is, how long the code lasts, what was sent, what was kept."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.clock import Clock
from desktop.domain.patient import group_nik, mask_name, mask_nik
from desktop.flow.view import Snapshot
from desktop.ports import Desk
from ui.icons import icons_of
from ui.palette import Role
from ui.texts import Texts
from ui.theme import Space, Theme, Type, Variant
from ui.widgets.buttons import make_button
from ui.widgets.case_actions import CaseActions
from ui.widgets.countdown import Countdown
from ui.widgets.labels import ElidedLabel, make_label
from ui.widgets.ledger import Ledger
from ui.widgets.trail_list import TrailList


class PatientCard(QScrollArea):
    """Name and NIK are masked until the officer asks to see them; another case is masked again."""

    def __init__(self, desk: Desk, texts: Texts, theme: Theme, clock: Clock) -> None:
        super().__init__()
        self.setObjectName("patient_card")
        self.setProperty("panel", "right")
        self._texts, self._icons = texts, icons_of(theme)
        self._snapshot, self._shown = desk.snapshot, False
        self.name = ElidedLabel(size=Type.LEAD, bold=True)
        self.nik = ElidedLabel(role=Role.MUTED)
        self.eye = make_button("", "toggle_identity", Variant.ICON, texts.t("shell.patient.show"))
        self.eye.clicked.connect(self._toggle)
        self.countdown = Countdown(texts, theme, clock)
        self.ledger = Ledger(texts, theme)
        self.evidence = make_button("", "cmd_show_evidence", Variant.LINK)
        self.evidence.clicked.connect(desk.show_evidence)
        self.trail = TrailList(texts, theme)
        self.case_actions = CaseActions(desk, texts)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()

    def draw(self, snapshot: Snapshot) -> None:
        """Follow the snapshot."""
        if snapshot.case_id != self._snapshot.case_id:
            self._shown = False
        self._snapshot = snapshot
        self._draw_identity()
        self.countdown.draw(snapshot)
        self.ledger.draw(snapshot)
        self.trail.draw(snapshot)
        self.case_actions.draw(snapshot)
        self._draw_evidence(len(snapshot.evidence))

    def _draw_identity(self) -> None:
        patient, t = self._snapshot.patient, self._texts.t
        name = patient.name if self._shown else mask_name(patient.name)
        nik = group_nik(patient.nik) if self._shown else mask_nik(patient.nik)
        self.name.setText(name or t("shell.patient.no_name"))
        self.nik.setText(nik or t("shell.patient.no_nik"))
        self.eye.setVisible(bool(name or nik))
        label = t("shell.patient.hide" if self._shown else "shell.patient.show")
        self.eye.setAccessibleName(label)
        self.eye.setToolTip(label)
        self._icons.dress(self.eye, "eye_off" if self._shown else "eye", Role.PRIMARY)

    def _draw_evidence(self, count: int) -> None:
        t = self._texts.t
        words = t("shell.patient.evidence_count", count=count) if count else t("shell.patient.evidence_none")
        self.evidence.setText(words)
        self.evidence.setAccessibleName(f"{t('shell.patient.evidence')}: {words}")
        self.evidence.setEnabled(count > 0)
        self._icons.dress(self.evidence, "folder", Role.PRIMARY, 18)

    def _toggle(self) -> None:
        self._shown = not self._shown
        self._draw_identity()

    def _lay_out(self) -> None:
        t = self._texts.t
        inner = QWidget()
        inner.setProperty("panel", "inner")
        column = QVBoxLayout(inner)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.MEDIUM)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(make_label(t("shell.patient.title"), Type.SMALL, Role.MUTED, bold=True))
        column.addLayout(_identity(self.name, self.nik, self.eye))
        column.addWidget(_rule())
        column.addWidget(self.countdown)
        column.addWidget(self.ledger)
        column.addLayout(_row(t("shell.patient.evidence"), self.evidence))
        column.addWidget(_rule())
        column.addWidget(make_label(t("shell.patient.trail"), Type.SMALL, Role.MUTED, bold=True))
        column.addWidget(self.trail, 1)
        column.addWidget(self.case_actions)
        self.setWidget(inner)


def _identity(name: QWidget, nik: QWidget, eye: QPushButton) -> QHBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(name)
    words.addWidget(nik)
    row = QHBoxLayout()
    row.setSpacing(Space.HAIR)
    row.addLayout(words, 1)
    row.addWidget(eye, 0, Qt.AlignmentFlag.AlignTop)
    return row


def _row(label: str, widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(make_label(label), 1)
    row.addWidget(widget)
    return row


def _rule() -> QFrame:
    line = QFrame()
    line.setProperty("panel", "rule")
    line.setFixedHeight(1)
    return line
