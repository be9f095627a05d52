"""What would help most: steps that lower the risks furthest, each with what it changes and brings."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout

from pia_wizard.assessment.model import Measure
from pia_wizard.evaluation.advice import helpful_steps
from pia_wizard.evaluation.step_words import change_texts
from pia_wizard.evaluation.steps import RiskDrop, Step
from pia_wizard.evaluation.treatment import UNMET, planned_for
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.expressions.quantifiers import ROW
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.ui.assessment.background import Job
from pia_wizard.ui.assessment.reasons import advice_text, guideline_title, risk_title, says_text
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.treatment.keyed_cards import Item
from pia_wizard.ui.treatment.listed import ListedCards, card
from pia_wizard.ui.treatment.plan_row import plan_row
from pia_wizard.ui.treatment.planning import Planning
from pia_wizard.ui.treatment.words import way_text

_MOST_STEPS = 12
_MOST_RISKS = 4


class HelpfulList(ListedCards):
    """The steps are found beside the window; what is shown stays until they are."""

    def __init__(self, session: AssessmentSession, planning: Planning, translator: Translator) -> None:
        super().__init__(session, planning, translator)
        self.steps: tuple[Step, ...] | None = None
        self._known: object = None
        self._asked: object = None

    def refresh(self) -> None:
        """Find the steps anew if the answers changed, else show those known with what is planned now."""
        basis = self.session.evaluation.basis
        done = tuple(m for m in basis.decisions.measures if m.status == "done" and m.lowers)
        asked = (basis.answers, basis.overrides, basis.decisions.level_overrides, done, len(basis.risks))
        if asked == self._known:
            self._show()
            return
        self._asked = asked
        if self.steps is None:
            self.lead.say(self.translator.say("どの対策が効くかを調べています…"))
        questionnaire, evaluation = self.session.questionnaire, self.session.evaluation
        job = Job(lambda: (asked, helpful_steps(questionnaire, evaluation, most=_MOST_STEPS)))
        job.done.connect(self._take)
        job.start()

    def _take(self, found: tuple[object, tuple[Step, ...]]) -> None:
        """Show what was found, unless the answers have changed since."""
        asked, steps = found
        if asked is self._asked:
            self._known, self.steps = asked, steps
            self._show()

    def _show(self) -> None:
        steps, say = self.steps or (), self.translator.say
        some = say("リスクが大きく下がる順に並んでいます。上から検討すると、少ない手間で効果が出ます。")
        self.lead.say(some if steps else say("今の回答で、直すと効く点は見つかりませんでした。"))
        items = []
        for place, step in enumerate(steps, 1):
            plan = self._plan(step)
            key = repr((step.requirements, [(c.question, c.after) for c in step.changes]))
            build = partial(self._card, place, step, plan)
            items.append(Item(key, (place, step, plan), build))
        self.show_cards(items)

    def _unmet(self, step: Step) -> list[str]:
        verdicts = self.session.evaluation.verdicts
        return [name for name in step.requirements if verdicts[name].status in UNMET]

    def _plan(self, step: Step) -> Measure | None:
        """Return the measure of a step, once everything unmet that it would meet is planned."""
        plans = [planned_for(self.session.evaluation, name) for name in self._unmet(step)]
        return plans[0] if plans and all(plans) else None

    def _card(self, place: int, step: Step, plan: Measure | None) -> QFrame:
        translator, questionnaire = self.translator, self.session.questionnaire
        frame, column = card()
        title = self._title(step)
        head = QHBoxLayout()
        head.setSpacing(12)
        number = TextLabel(str(place), look="accent")
        number.setWordWrap(False)
        head.addWidget(number)
        head.addWidget(TextLabel(title, look="strong"), 1)
        column.addLayout(head)
        changes = [
            words
            for change in step.changes
            for words in change_texts(change, questionnaire.questions[change.question], translator)
        ]
        if changes:
            column.addWidget(TextLabel("\n".join(changes), look="bullet"))
        lowered = sum(_falls(drop) for drop in step.risks)
        column.addWidget(TextLabel(self._gain(step, lowered), look="met" if lowered else "muted"))
        if step.risks:
            column.addWidget(TextLabel("\n".join(self._drops(step)), look="bullet"))
        column.addWidget(TextLabel(self._sources(step), look="caption"))
        row = plan_row(plan, title, translator)
        row.added.connect(partial(self._add, step))
        row.asked_measure.connect(self.asked_measure)
        question_id = self._question(step)
        if question_id:
            look = row.add_link(translator.say("質問へ"), title)
            look.clicked.connect(lambda: self.asked_question.emit(question_id))
        if plan is None:
            row.line.addStretch(1)
        column.addWidget(row)
        return frame

    def _title(self, step: Step) -> str:
        name = (self._unmet(step) or list(step.requirements))[0]
        questionnaire = self.session.questionnaire
        return advice_text(questionnaire, name, self.translator) or says_text(
            questionnaire, name, self.translator
        )

    def _gain(self, step: Step, lowered: int) -> str:
        say, say_n = self.translator.say, self.translator.say_n
        if lowered:
            return say_n("{n}件のリスクが下がります。", "{n}件のリスクが下がります。", lowered)
        if step.nearer > 0:
            return say("これだけではリスクの段階は変わりませんが、下がる条件に近づきます。")
        return say("リスクの段階は変わりませんが、要求事項を満たせます。")

    def _drops(self, step: Step) -> Iterator[str]:
        """Yield which risks go from where to where, the first few."""
        translator, questionnaire = self.translator, self.session.questionnaire
        for drop in step.risks[:_MOST_RISKS]:
            way = way_text(drop.before, drop.after, questionnaire, translator)
            risk = risk_title(questionnaire, drop.risk, translator)
            yield translator.say("{risk}：{way}", risk=risk, way=way)
        more = len(step.risks) - _MOST_RISKS
        if more > 0:
            yield translator.say_n("ほか{n}件のリスク", "ほか{n}件のリスク", more)

    def _sources(self, step: Step) -> str:
        """Return how many requirements of which guidelines a step satisfies."""
        translator, questionnaire = self.translator, self.session.questionnaire
        counts: dict[str, int] = {}
        for name in step.requirements:
            guideline = questionnaire.requirements[name].guideline
            counts[guideline] = counts.get(guideline, 0) + 1
        told = [
            translator.say_n(
                "{guideline} {n}件",
                "{guideline} {n}件",
                n,
                guideline=guideline_title(questionnaire, guideline, translator),
            )
            for guideline, n in counts.items()
        ]
        listed = translator.say("、").join(told)
        return translator.say("満たすようになる要求事項：{listed}", listed=listed)

    def _question(self, step: Step) -> str:
        """Return the question a step is about: the first it changes, or one that decided the verdict."""
        asked = self.session.questionnaire.questions
        names = [change.question for change in step.changes]
        for name in step.requirements:
            names += [fact.partition(ROW)[0] for fact in self.session.evaluation.verdicts[name].facts]
        return next((name for name in names if name in asked), "")

    def _add(self, step: Step) -> None:
        """Plan a step: a measure that meets all that the step would meet, meant for the risks this treats."""
        evaluation, questionnaire = self.session.evaluation, self.session.questionnaire
        unmet = self._unmet(step)
        if len(unmet) == 1:
            self.planning.plan(unmet[0])
            return
        treated = {r for n in unmet for r in questionnaire.requirements[n].requirement.treats}
        risks = [r for r, level in evaluation.risks.items() if r in treated and level.applies is not False]
        self.planning.plan_measure(
            Measure(id="", title=self._title(step), requirements=tuple(unmet), risks=tuple(risks))
        )


def _falls(drop: RiskDrop) -> bool:
    """Return whether a risk falls; a step may also raise one."""
    return (
        drop.after.impact.high * drop.after.likelihood.high
        < drop.before.impact.high * drop.before.likelihood.high
    )
