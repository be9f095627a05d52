"""The follow-up: what is due by which day, what still has to be looked at, and files to be reminded by."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.session.due import Group, Matter, grouped, matters
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.shapes import Shape
from pia_wizard.ui.assessment.saved_card import SavedCard
from pia_wizard.ui.assessment.saving import file_name, save_file
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.flow_row import FlowRow
from pia_wizard.ui.messages import Sign, telling
from pia_wizard.ui.pieces import CalmBox, push_button
from pia_wizard.ui.reviewing.calendar import save_calendar
from pia_wizard.ui.treatment.due_card import DueCard
from pia_wizard.ui.treatment.due_words import DueRow, Way, due_row
from pia_wizard.ui.treatment.keyed_cards import Item
from pia_wizard.ui.treatment.listed import ListedCards, card
from pia_wizard.ui.treatment.planning import Planning

_FILTERS = (tuple(Group), (Group.OVERDUE,), (Group.OVERDUE, Group.SOON))
_NOTHING = "nothing"


class DueList(ListedCards):
    """One card per group of rows. ``asked_place`` carries a kind and an id outside this step."""

    asked_place = Signal(str, str)

    def __init__(self, session: AssessmentSession, planning: Planning, translator: Translator) -> None:
        super().__init__(session, planning, translator)
        self._sign, self._empty = Sign(Shape.MET), TextLabel(look="muted")
        self.filter, self.saved = CalmBox(), SavedCard()
        self.reminders, self.plan = push_button(), push_button()
        self.lead.setProperty("look", "strong")
        self.head.insertWidget(0, self._sign)
        self._tools = QWidget()
        row = FlowRow(self._tools, gap=tokens.GAP)
        for tool in (self.filter, self.reminders, self.plan):
            row.addWidget(tool)
        for place, part in enumerate((self._empty, self._tools, self.saved), 1):
            self.column.insertWidget(place, part)
        self.filter.currentIndexChanged.connect(lambda _row: self.refresh())
        self.reminders.clicked.connect(self._save_reminders)
        self.plan.clicked.connect(self._save_plan)

    def due(self) -> dict[Group, tuple[Matter, ...]]:
        """Return all that is to be seen to, in its groups as of today."""
        last = self.session.last_approved()
        return grouped(matters(self.session.judged(), last.at if last else None), self.planning.today())

    def near(self) -> int:
        """Return how much is overdue or due soon."""
        due = self.due()
        return len(due[Group.OVERDUE]) + len(due[Group.SOON])

    def refresh(self) -> None:
        """Bring the list up to date; only groups that changed are built anew."""
        due = self.due()
        some = any(due.values())
        self._tell(due)
        self._tools.setVisible(some)
        self.plan.setEnabled(bool(self.session.assessment.measures))
        self.reminders.setEnabled(any(its.deadline for those in due.values() for its in those))
        wanted = _FILTERS[max(0, self.filter.currentIndex())]
        shown = {group: self._rows(due[group]) for group in wanted if due[group]}
        items = [Item(group, rows, partial(self._card, group, rows)) for group, rows in shown.items()]
        self.show_cards(items if items or not some else [Item(_NOTHING, None, self._nothing)])

    def retranslate(self, translator: Translator) -> None:
        """Speak another language; what was told of a file goes."""
        super().retranslate(translator)
        say = translator.say
        self.reminders.setText(say("リマインダーを保存（.ics）…"))
        self.plan.setText(say("対策の計画を保存（.xlsx）…"))
        self.saved.retranslate(translator)
        chosen = max(0, self.filter.currentIndex())
        with QSignalBlocker(self.filter):
            self.filter.clear()
            self.filter.addItems([say("すべて"), say("期限切れ"), say("期限切れと30日以内")])
            self.filter.setCurrentIndex(chosen)
        self.filter.setAccessibleName(say("表示するもの"))

    def _tell(self, due: dict[Group, tuple[Matter, ...]]) -> None:
        say, some = self.translator.say, any(due.values())
        late, soon = len(due[Group.OVERDUE]), len(due[Group.SOON])
        self._sign.setVisible(some)
        self._sign.show_shape(Shape.PROBLEM if late else Shape.PARTLY if soon else Shape.MET)
        today = self.translator.date(self.planning.today())
        counted = say(
            "今日（{day}）の時点で、期限切れ {late}件・30日以内 {soon}件", day=today, late=late, soon=soon
        )
        self.lead.say(counted if some else say("まだ、あとで確かめることはありません。"))
        self._empty.setVisible(not some)
        self._empty.say(
            say(
                "対策を加えて期限と担当を決めるか、次に見直す日を決めると、期限の近い順にここに並びます。"
                "対策は「いちばん効く対策」「対策の一覧」「満たしていない要求事項」から加えられます。"
            )
        )

    def _rows(self, found: tuple[Matter, ...]) -> tuple[DueRow, ...]:
        today = self.planning.today()
        return tuple(due_row(matter, self.session, today, self.translator) for matter in found)

    def _card(self, group: Group, rows: tuple[DueRow, ...]) -> DueCard:
        made = DueCard(group, rows, self.translator)
        made.asked.connect(self._go)
        made.status_chosen.connect(self.planning.set_status)
        return made

    def _nothing(self) -> QWidget:
        frame, column = card()
        column.addWidget(
            TextLabel(self.translator.say("選んだ条件に当てはまるものはありません。"), look="muted")
        )
        return frame

    def _go(self, way: object) -> None:
        kind, name = cast("Way", way).kind, cast("Way", way).name
        if kind == "measure":
            self.asked_measure.emit(name)
        elif kind == "record":
            self.planning.mark_done(name)
        elif kind == "question":
            self.asked_question.emit(name)
        else:
            self.asked_place.emit(kind, name)

    def _save_reminders(self) -> None:
        say, title = self.translator.say, self.session.assessment.title
        with telling(self, lambda: self.translator):
            path = save_calendar(
                self, title, lambda: self.session.reminders(self.translator), self.translator
            )
            then = say("カレンダーのソフトで開くと、期限の前に知らせてくれます。")
            self._say_saved(path, say("リマインダーを保存しました。"), then)

    def _save_plan(self) -> None:
        say = self.translator.say
        name = file_name(say("リスク対応計画"), self.session.assessment.title, "xlsx")
        make: Callable[[], bytes] = partial(self.session.plan, self.translator)
        self._say_saved(save_file(self, name, make, self.translator), say("対策の計画を保存しました。"))

    def _say_saved(self, path: Path | None, *told: str) -> None:
        if path is not None:
            self.saved.say(path, *told)
