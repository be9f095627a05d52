"""What comes next: measures and reviews with their days, a calendar file, and the next assessment."""

from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pia_wizard.evaluation.due import Term, term_of
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.session.reminders import reminders
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import framed, push_button

_MOST = 8
_LOOKS = {Term.OVERDUE: "not_met", Term.SOON: "partly"}


class FollowUp(QWidget):
    """``calendar_asked`` for a file of the days, ``next_asked`` to begin the next assessment."""

    calendar_asked = Signal()
    next_asked = Signal()

    def __init__(self, session: AssessmentSession) -> None:
        super().__init__()
        self.session = session
        self.calendar, self.next = push_button(), push_button()
        self.calendar.clicked.connect(self.calendar_asked)
        self.next.clicked.connect(self.next_asked)
        self._title, self._none = TextLabel(look="heading"), TextLabel(look="muted")
        self._days = QWidget()
        self._grid = QGridLayout(self._days)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(tokens.SPACE)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        card = framed("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(tokens.GAP)
        for widget in (self._title, self._none, self._days):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(tokens.GAP)
        row.addWidget(self.calendar)
        row.addWidget(self.next)
        row.addStretch(1)
        column.addLayout(row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)

    def show_state(self, translator: Translator) -> None:
        """Show the days as they are now, the soonest first."""
        say = translator.say
        last = self.session.last_approved()
        found = reminders(self.session.judged(), translator, last.at if last else None)
        self._title.say(say("期限の近いもの"))
        self._none.say(say("期限のある対策も、見直しの予定もまだありません。"))
        self._none.setVisible(not found)
        self.calendar.setText(say("カレンダーに書き出す…"))
        self.calendar.setEnabled(bool(found))
        self.next.setText(say("次回の評価を始める…"))
        self.next.setVisible(last is not None)
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for row, reminder in enumerate(found[:_MOST]):
            look = _look(reminder.day)
            day = translator.date(reminder.day)
            late = say("{day}（期限切れ）", day=day) if look == "not_met" else day
            self._grid.addWidget(TextLabel(late, look=look), row, 0)
            self._grid.addWidget(TextLabel(reminder.title), row, 1)
        if len(found) > _MOST:
            more = say("ほか{n}件", n=len(found) - _MOST)
            self._grid.addWidget(TextLabel(more, look="caption"), _MOST, 1)


def _look(day: date) -> str:
    return _LOOKS.get(term_of(day, datetime.now().astimezone().date()), "muted")
