"""The plan: every measure, what is due first on top; the user adds, changes and removes."""

from datetime import date
from functools import partial

from PySide6.QtCore import QTimer

from pia_wizard.assessment.model import Measure
from pia_wizard.evaluation.treatment import is_open, is_overdue_on, measure_effects, still_unmet
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.ui.assessment.reading_order import in_reading_order
from pia_wizard.ui.pieces import push_button
from pia_wizard.ui.treatment.keyed_cards import Item
from pia_wizard.ui.treatment.listed import ListedCards
from pia_wizard.ui.treatment.measure_card import MeasureCard
from pia_wizard.ui.treatment.planning import Planning


class MeasuresList(ListedCards):
    """One card per measure."""

    def __init__(self, session: AssessmentSession, planning: Planning, translator: Translator) -> None:
        super().__init__(session, planning, translator)
        self.add = push_button("primary")
        self.add.clicked.connect(self._add)
        self.head.addWidget(self.add)

    def ordered(self) -> list[Measure]:
        """Return the measures: open ones by due date, those without one next, the finished last."""
        return sorted(self.session.assessment.measures, key=_due_first)

    def refresh(self) -> None:
        """Bring the list up to date; only cards that changed are built anew."""
        say = self.translator.say
        measures = self.ordered()
        self.add.setText(say("対策を追加"))
        some = say("期限の近い順に並んでいます。")
        none = say(
            "対策はまだありません。「いちばん効く対策」や「満たしていない要求事項」から加えるか、"
            "「対策を追加」で自由に書いてください。"
        )
        self.lead.say(some if measures else none)
        self.show_cards([Item(m.id, self._state(m), partial(self._card, m)) for m in measures])

    def _state(self, measure: Measure) -> object:
        """Return all that a measure's card shows."""
        questionnaire, evaluation = self.session.questionnaire, self.session.evaluation
        return (
            measure,
            measure_effects(questionnaire, evaluation, measure),
            still_unmet(measure, evaluation),
            is_overdue_on(measure, self.planning.today()),
        )

    def go_to(self, name: str) -> None:
        """Scroll to a measure and put the focus on its first button."""
        self.cards.finish()
        card = self.cards.card(name)
        if card is None:
            return
        card.show()
        stops = list(in_reading_order(card))
        if stops:
            stops[0].setFocus()
        QTimer.singleShot(0, card, lambda: self.show_top(card))

    def _card(self, measure: Measure) -> MeasureCard:
        overdue, name = is_overdue_on(measure, self.planning.today()), measure.id
        card = MeasureCard(measure, self.session, self.translator, overdue=overdue)
        card.edited.connect(lambda: self.planning.edit(name))
        card.done.connect(lambda: self.planning.mark_done(name))
        card.removed.connect(lambda: self.planning.remove(name))
        card.asked_question.connect(self.asked_question)
        return card

    def _add(self) -> None:
        name = self.planning.add()
        if name:
            self.go_to(name)


def _due_first(measure: Measure) -> tuple[bool, bool, bool, date]:
    return (
        measure.status == "dropped",
        not is_open(measure),
        measure.due is None,
        measure.due or date.max,
    )
