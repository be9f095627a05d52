"""Every requirement not met with its advice, the most binding first, and whether a measure is planned."""

from functools import partial

from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout

from pia_wizard.assessment.model import Measure
from pia_wizard.evaluation.model import Status
from pia_wizard.evaluation.treatment import UNMET, planned_for
from pia_wizard.evaluation.wording import verdict_text
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.expressions.quantifiers import ROW
from pia_wizard.questionnaire.model import Force, Obligation
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.ui.assessment.reasons import (
    advice_text,
    ask_text,
    binding_text,
    clause_text,
    risk_title,
    says_text,
)
from pia_wizard.ui.assessment.signs import VERDICT_LOOKS, VERDICT_SHAPES
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.messages import Sign
from pia_wizard.ui.pieces import push_button
from pia_wizard.ui.treatment.keyed_cards import Item
from pia_wizard.ui.treatment.listed import ListedCards, card
from pia_wizard.ui.treatment.plan_row import plan_row
from pia_wizard.ui.treatment.planning import Planning

_FORCES = list(Force)
_OBLIGATIONS = [Obligation.PROHIBITED, Obligation.MUST, Obligation.SHOULD]
_MOST_QUESTIONS = 3


class UnmetList(ListedCards):
    """One card per requirement."""

    def __init__(self, session: AssessmentSession, planning: Planning, translator: Translator) -> None:
        super().__init__(session, planning, translator)
        self.only_unplanned = QCheckBox(self)
        self.head.addWidget(self.only_unplanned)
        self.only_unplanned.toggled.connect(self.refresh)

    def unmet(self) -> list[str]:
        """Return the requirements not met or only partly met, the most binding first."""
        verdicts = self.session.evaluation.verdicts
        return sorted((n for n, v in verdicts.items() if v.status in UNMET), key=self._urgency)

    def refresh(self) -> None:
        """Bring the list up to date; only cards that changed are built anew."""
        say_n, evaluation = self.translator.say_n, self.session.evaluation
        self.only_unplanned.setText(self.translator.say("対策のないものだけ表示"))
        names = self.unmet()
        plans = {name: planned_for(evaluation, name) for name in names}
        some = say_n(
            "対応が必要な要求事項が{n}件あります。義務の強いものから並んでいます。",
            "対応が必要な要求事項が{n}件あります。義務の強いものから並んでいます。",
            len(names),
        )
        none = self.translator.say("今の回答で満たしていない要求事項はありません。")
        self.lead.say(some if names else none)
        self.only_unplanned.setVisible(bool(names))
        only = self.only_unplanned.isChecked()
        self.show_cards(
            [
                Item(name, (evaluation.verdicts[name], plans[name]), partial(self._card, name, plans[name]))
                for name in names
                if not (only and plans[name])
            ]
        )

    def _urgency(self, name: str) -> tuple[bool, int, int, int]:
        compiled = self.session.questionnaire.requirements[name]
        guideline = self.session.questionnaire.guidelines[compiled.guideline]
        partly = self.session.evaluation.verdicts[name].status is Status.PARTLY_MET
        obligation = _OBLIGATIONS.index(compiled.requirement.obligation)
        return partly, obligation, _FORCES.index(guideline.force), -len(compiled.requirement.treats)

    def _card(self, name: str, plan: Measure | None) -> QFrame:
        translator, questionnaire = self.translator, self.session.questionnaire
        verdict = self.session.evaluation.verdicts[name]
        frame, column = card()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Sign(VERDICT_SHAPES[verdict.status], 16))
        words = TextLabel(verdict_text(verdict.status, translator), look=VERDICT_LOOKS[verdict.status])
        head.addWidget(words, 1)
        binding = TextLabel(binding_text(questionnaire, name, translator), look="caption")
        binding.setWordWrap(False)
        head.addWidget(binding)
        column.addLayout(head)
        says = says_text(questionnaire, name, translator)
        column.addWidget(TextLabel(says, look="strong"))
        if advice := advice_text(questionnaire, name, translator):
            column.addWidget(TextLabel(advice))
        column.addWidget(TextLabel(self._foot(name), look="caption"))
        questions = dict.fromkeys(fact.partition(ROW)[0] for fact in verdict.facts)
        for question in [q for q in questions if q in questionnaire.questions][:_MOST_QUESTIONS]:
            column.addLayout(self._link(question))
        row = plan_row(plan, says, translator)
        row.added.connect(lambda: self.planning.plan(name))
        row.asked_measure.connect(self.asked_measure)
        if plan is None:
            row.line.addStretch(1)
        column.addWidget(row)
        return frame

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
        button = push_button("link")
        button.setText(self.translator.say("回答を見直す"))
        button.setAccessibleDescription(ask)
        button.clicked.connect(lambda: self.asked_question.emit(question))
        row.addWidget(button)
        return row
