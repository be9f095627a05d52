"""What is due about the same time, as one card: a heading, and a row for each thing to be seen to."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pia_wizard.i18n import Translator
from pia_wizard.session.due import Group
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.messages import Sign
from pia_wizard.ui.pieces import CalmBox, push_button, rule
from pia_wizard.ui.treatment.due_words import GROUP_SHAPES, DueRow, Way, group_title
from pia_wizard.ui.treatment.words import status_texts

_SIGN = 16
_BOX_EDGES = 88
"""What a drop-down list takes beside its words, in pixels at the usual text size."""


class DueCard(QFrame):
    """``asked`` carries the way chosen, ``status_chosen`` a measure and how far the user says it is."""

    asked = Signal(object)
    status_chosen = Signal(str, str)

    def __init__(self, group: Group, rows: Sequence[DueRow], translator: Translator) -> None:
        super().__init__()
        self.setProperty("look", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 12)
        column.setSpacing(8)
        title = group_title(group, len(rows), translator)
        self.setAccessibleName(title)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Sign(GROUP_SHAPES[group], _SIGN))
        head.addWidget(TextLabel(title, look="strong"), 1)
        column.addLayout(head)
        self.rows = [DueLine(row, translator) for row in rows]
        for line in self.rows:
            column.addWidget(rule())
            column.addWidget(line)
            line.asked.connect(self.asked)
            line.status_chosen.connect(self.status_chosen)


class DueLine(QWidget):
    """One row; a click anywhere on it leads where its last button does."""

    asked = Signal(object)
    status_chosen = Signal(str, str)

    def __init__(self, row: DueRow, translator: Translator) -> None:
        super().__init__()
        self.row = row
        self.status: CalmBox | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(2)
        above = QHBoxLayout()
        above.setSpacing(12)
        above.addWidget(TextLabel(row.title), 1)
        if row.day:
            day = TextLabel(row.day, look=row.look)
            day.setWordWrap(False)
            above.addWidget(day, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(above)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(TextLabel(row.about, look="caption"), 1)
        if row.status:
            self.status = self._status_box(translator)
            below.addWidget(self.status)
        for way in row.ways:
            below.addWidget(self._button(way))
        column.addLayout(below)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lead to what the row is about."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.asked.emit(self.row.ways[-1])

    def _button(self, way: Way) -> QWidget:
        button = push_button("link")
        button.setText(way.words)
        button.setAccessibleDescription("\n".join(filter(None, (self.row.title, self.row.day))))
        button.clicked.connect(lambda: self.asked.emit(way))
        return button

    def _status_box(self, translator: Translator) -> CalmBox:
        box, texts = CalmBox(), status_texts(translator)
        box.addItems(list(texts.values()))
        widest = max(box.fontMetrics().horizontalAdvance(text) for text in texts.values())
        box.setMinimumWidth(widest + tokens.grown(_BOX_EDGES))
        self._statuses = list(texts)
        box.setCurrentIndex(self._statuses.index(self.row.status))
        box.setCursor(Qt.CursorShape.ArrowCursor)
        box.setAccessibleName(translator.say("「{title}」の状況", title=self.row.title))
        box.activated.connect(lambda place: self._choose(box, self._statuses[place]))
        return box

    def _choose(self, box: CalmBox, status: str) -> None:
        """Tell what was chosen, but show what holds until that is stored."""
        if status != self.row.status:
            box.setCurrentIndex(self._statuses.index(self.row.status))
            self.status_chosen.emit(self.row.measure, status)
