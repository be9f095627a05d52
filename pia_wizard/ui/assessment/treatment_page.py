"""What to do next: every clause not yet met with its advice, the most binding first, and planned measures."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from pia_wizard.evaluation.model import Status
from pia_wizard.evaluation.wording import verdict_text
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.model import Force, Obligation
from pia_wizard.session.assessment_session import AssessmentSession, Effect
from pia_wizard.ui.assessment.gradual import Gradual
from pia_wizard.ui.assessment.reasons import (
    advice_text,
    ask_text,
    binding_text,
    clause_text,
    risk_title,
    says_text,
)
from pia_wizard.ui.assessment.scrolling import ScrollPage
from pia_wizard.ui.assessment.signs import VERDICT_LOOKS, VERDICT_SHAPES
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.messages import Sign
from pia_wizard.ui.pieces import framed, push_button

_FORCES = list(Force)
_OBLIGATIONS = [Obligation.PROHIBITED, Obligation.MUST, Obligation.SHOULD]


class TreatmentPage(ScrollPage):
    """``asked_question`` carries the question whose answer would change a verdict."""

    asked_question = Signal(str)

    def __init__(self, session: AssessmentSession, translator: Translator) -> None:
        super().__init__()
        self.session = session
        self.translator = translator
        self._summary = TextLabel(look="strong")
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        self._gradual = Gradual(self)
        self.column.addWidget(self._summary)
        self.column.addLayout(self._list)
        self.column.addStretch(1)
        self.refresh()

    def update_effect(self, _question: str, effect: Effect) -> None:
        """Refresh if a verdict changed."""
        if effect.verdicts:
            self.refresh()

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language."""
        self.translator = translator
        self.refresh()

    def unmet(self) -> list[str]:
        """Return the requirements not met or only partly met, the most binding first."""
        verdicts = self.session.evaluation.verdicts
        found = [n for n, v in verdicts.items() if v.status in {Status.NOT_MET, Status.PARTLY_MET}]
        return sorted(found, key=self._urgency)

    def _urgency(self, name: str) -> tuple[bool, int, int, int]:
        compiled = self.session.questionnaire.requirements[name]
        guideline = self.session.questionnaire.guidelines[compiled.guideline]
        partly = self.session.evaluation.verdicts[name].status is Status.PARTLY_MET
        obligation = _OBLIGATIONS.index(compiled.requirement.obligation)
        return partly, obligation, _FORCES.index(guideline.force), -len(compiled.requirement.treats)

    def refresh(self) -> None:
        """Show the list anew."""
        while item := self._list.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        names = self.unmet()
        none = self.translator.say("今の回答で満たしていない要求事項はありません。")
        some = self.translator.say_n(
            "対応が必要な要求事項が{n}件あります。上から順に検討してください。",
            "対応が必要な要求事項が{n}件あります。上から順に検討してください。",
            len(names),
        )
        self._summary.say(some if names else none)
        work: list[Callable[[], None]] = [partial(self._add, name) for name in names]
        if self.session.assessment.measures:
            work.append(self._add_measures)
        self._gradual.start(work)

    def _add(self, name: str) -> None:
        translator, questionnaire = self.translator, self.session.questionnaire
        verdict = self.session.evaluation.verdicts[name]
        card, column = _card()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Sign(VERDICT_SHAPES[verdict.status], 16))
        head.addWidget(
            TextLabel(verdict_text(verdict.status, translator), look=VERDICT_LOOKS[verdict.status]), 1
        )
        binding = TextLabel(binding_text(questionnaire, name, translator), look="caption")
        binding.setWordWrap(False)
        head.addWidget(binding)
        column.addLayout(head)
        column.addWidget(TextLabel(says_text(questionnaire, name, translator), look="strong"))
        if advice := advice_text(questionnaire, name, translator):
            column.addWidget(TextLabel(advice))
        column.addWidget(TextLabel(self._foot(name), look="caption"))
        for question in [fact for fact in verdict.facts if fact in questionnaire.questions][:3]:
            column.addLayout(self._link(question))
        self._list.addWidget(card)

    def _foot(self, name: str) -> str:
        translator, questionnaire = self.translator, self.session.questionnaire
        clause = clause_text(questionnaire, name, translator)
        treats = questionnaire.requirements[name].requirement.treats
        risks = [risk_title(questionnaire, r, translator) for r in treats if r in questionnaire.risks]
        if not risks:
            return clause
        listed = translator.say("、").join(risks)
        return translator.say("{clause}　／　下がるリスク：{risks}", clause=clause, risks=listed)

    def _link(self, question: str) -> QHBoxLayout:
        row = QHBoxLayout()
        ask = ask_text(self.session.questionnaire, question, self.translator)
        row.addWidget(TextLabel(ask, look="muted"), 1)
        button: QPushButton = push_button("link")
        button.setText(self.translator.say("回答を見直す"))
        button.setAccessibleDescription(ask)
        button.clicked.connect(lambda: self.asked_question.emit(question))
        row.addWidget(button)
        return row

    def _add_measures(self) -> None:
        translator = self.translator
        card, column = _card()
        column.addWidget(TextLabel(translator.say("予定している対策"), look="heading"))
        states = {
            "planned": translator.say("予定"),
            "in_progress": translator.say("実施中"),
            "done": translator.say("実施済み"),
            "dropped": translator.say("取りやめ"),
        }
        for measure in self.session.assessment.measures:
            parts = [measure.title, measure.owner, states[measure.status]]
            if measure.due:
                parts.append(translator.say("期限 {date}", date=translator.date(measure.due)))
            column.addWidget(TextLabel(translator.say("／").join(p for p in parts if p)))
        self._list.addWidget(card)


def _card() -> tuple[QFrame, QVBoxLayout]:
    card = framed("card")
    column = QVBoxLayout(card)
    column.setContentsMargins(20, 14, 20, 12)
    column.setSpacing(8)
    return card, column
