"""The requirements that lower a risk, those not met first, and the measures planned against it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from pia_wizard.assessment.model import Measure
from pia_wizard.evaluation.model import Status, Verdict
from pia_wizard.evaluation.wording import axis_text, verdict_text
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.expressions.quantifiers import ROW
from pia_wizard.questionnaire.model import Axis
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.ui.appearance.shapes import Shape
from pia_wizard.ui.assessment.reasons import ask_text, clause_text, says_text
from pia_wizard.ui.assessment.signs import VERDICT_LOOKS, VERDICT_SHAPES
from pia_wizard.ui.editors.labels import TextLabel, set_look
from pia_wizard.ui.messages import Sign
from pia_wizard.ui.treatment.words import status_texts

FIRST = 6
"""So many are shown before the others are asked for: they are the ones that need something done."""
_URGENCY = [Status.NOT_MET, Status.PARTLY_MET, Status.UNDETERMINED, Status.MET, Status.NOT_APPLICABLE]


class TreatingLine(QFrame):
    """One requirement; ``asked_question`` carries the question whose answer decides it."""

    asked_question = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "inset")
        self._question = ""
        self._sign = Sign(Shape.UNDETERMINED, 16, self)
        self._verdict = TextLabel()
        self._axis = TextLabel(look="caption")
        self._clause, self._says = TextLabel(look="caption"), TextLabel()
        self.link = QPushButton(self)
        self.link.setProperty("look", "link")
        self.link.setAutoDefault(True)
        self.link.clicked.connect(lambda: self.asked_question.emit(self._question))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._sign)
        head.addWidget(self._verdict, 1)
        head.addWidget(self._axis)
        head.addWidget(self.link)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._clause)
        column.addWidget(self._says)

    def show_requirement(
        self, session: AssessmentSession, name: str, axis: Axis, translator: Translator
    ) -> None:
        """Show a requirement as it is judged now."""
        questionnaire, verdict = session.questionnaire, session.evaluation.verdicts[name]
        self._sign.show_shape(VERDICT_SHAPES[verdict.status])
        self._verdict.say(verdict_text(verdict.status, translator))
        set_look(self._verdict, "look", VERDICT_LOOKS[verdict.status])
        self._axis.say(translator.say("下がるのは{axis}", axis=axis_text(axis, translator)))
        self._clause.say(clause_text(questionnaire, name, translator))
        self._says.say(says_text(questionnaire, name, translator))
        self._question = _deciding(verdict, session)
        self.link.setVisible(bool(self._question))
        self.link.setText(translator.say("回答を見直す"))
        if self._question:
            asked = ask_text(questionnaire, self._question, translator)
            self.link.setAccessibleDescription(f"{self._clause.text()} {asked}")
            self.link.setToolTip(asked)


class Treating(QWidget):
    """All requirements of one risk; ``asked_question`` as its lines do."""

    asked_question = Signal(str)

    def __init__(self, session: AssessmentSession, translator: Translator) -> None:
        super().__init__()
        self.session = session
        self.translator = translator
        self._risk = ""
        self._all = False
        self.lines: list[TreatingLine] = []
        self._summary = TextLabel(look="muted")
        self.more = QPushButton(self)
        self.more.setProperty("look", "link")
        self.more.setAutoDefault(True)
        self.more.clicked.connect(self._show_all)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._summary)
        self._column.addWidget(self.more)
        for _ in range(FIRST):
            self._add_line()

    def show_risk(self, risk: str, translator: Translator) -> None:
        """Show the requirements of a risk; lines stay, their words change."""
        if risk != self._risk:
            self._all = False
        self._risk, self.translator = risk, translator
        treated = self.session.questionnaire.risks[risk].treated_by
        verdicts = self.session.evaluation.verdicts
        names = sorted(treated, key=lambda name: _URGENCY.index(verdicts[name].status))
        shown = names if self._all else names[:FIRST]
        while len(self.lines) < len(shown):
            self._add_line()
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(shown))
            if place < len(shown):
                line.show_requirement(self.session, shown[place], Axis(treated[shown[place]]), translator)
        self._tell(names, len(names) - len(shown))

    def _tell(self, names: list[str], hidden: int) -> None:
        say_n = self.translator.say_n
        statuses = [self.session.evaluation.verdicts[name].status for name in names]
        applying = [status for status in statuses if status is not Status.NOT_APPLICABLE]
        if names:
            words = say_n(
                "当てはまる要求事項 {n}件のうち、満たしているものは{met}件です。",
                "当てはまる要求事項 {n}件のうち、満たしているものは{met}件です。",
                len(applying),
                met=applying.count(Status.MET),
            )
        else:
            words = self.translator.say("選んだ基準に、このリスクを下げる要求事項はありません。")
        self._summary.say(words)
        self.more.setText(say_n("ほか{n}件の要求事項", "ほか{n}件の要求事項", hidden))
        self.more.setVisible(hidden > 0)

    def _add_line(self) -> None:
        line = TreatingLine(self)
        line.hide()
        line.asked_question.connect(self.asked_question)
        if self.lines:
            QWidget.setTabOrder(self.lines[-1].link, line.link)
        QWidget.setTabOrder(line.link, self.more)
        self.lines.append(line)
        self._column.insertWidget(self._column.count() - 1, line)

    def _show_all(self) -> None:
        self._all = True
        self.show_risk(self._risk, self.translator)
        if len(self.lines) > FIRST:
            self.lines[FIRST].link.setFocus()


def measures_against(session: AssessmentSession, risk: str) -> list[Measure]:
    """Return the measures meant for a risk, or lowering it by themselves or by a requirement."""
    treated = session.questionnaire.risks[risk].treated_by
    return [
        measure
        for measure in session.assessment.measures
        if risk in measure.risks or risk in measure.lowers or any(n in treated for n in measure.requirements)
    ]


def measure_text(session: AssessmentSession, measure: Measure, risk: str, translator: Translator) -> str:
    """Return a measure in one line: what is done, how it lowers the risk, who sees to it, until when."""
    say = translator.say
    parts = [measure.title, status_texts(translator)[measure.status], measure.owner]
    if measure.due:
        parts.append(say("期限 {date}", date=translator.date(measure.due)))
    treated = session.questionnaire.risks[risk].treated_by
    meets = sum(name in treated for name in measure.requirements)
    if risk in measure.lowers:
        parts.append(say("下がるのは{axis}", axis=axis_text(measure.lowers[risk], translator)))
    elif meets:
        parts.append(translator.say_n("要求事項{n}件を満たす予定", "要求事項{n}件を満たす予定", meets))
    return say("／").join(part for part in parts if part)


def _deciding(verdict: Verdict, session: AssessmentSession) -> str:
    """Return the first question that decides a verdict, or would."""
    asked = session.questionnaire.questions
    names = (fact.partition(ROW)[0] for fact in (*verdict.missing, *verdict.facts))
    return next((name for name in names if name in asked), "")
