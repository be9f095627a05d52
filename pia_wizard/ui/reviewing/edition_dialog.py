"""An approved edition to look at: its answers, its verdicts and its report, none of which can be changed."""

from collections.abc import Iterator

from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from pia_wizard.errors import PiaError
from pia_wizard.evaluation.model import Visibility
from pia_wizard.evaluation.review_words import edition_text
from pia_wizard.evaluation.wording import answer_text, verdict_text
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.room import take_room
from pia_wizard.ui.assessment.background import Job
from pia_wizard.ui.assessment.reasons import ask_text, clause_text, guideline_title, says_text
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.exchanging.listed import Card, CardsView, Line
from pia_wizard.ui.messages import show_error
from pia_wizard.ui.papers.pdf_preview import PdfPreview
from pia_wizard.ui.pieces import framed, push_button

_SIZE = (960, 640)
_REPORT = 2


class EditionDialog(QDialog):
    """``session`` is a frozen one; its report is made when it is first looked at."""

    def __init__(
        self, session: AssessmentSession, translator: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.session, self.translator = session, translator
        say = translator.say
        self.setWindowTitle(edition_text(session.edition, translator))
        take_room(self, *_SIZE)
        self.answers, self.verdicts = CardsView(say("回答")), CardsView(say("判定"))
        self.report = PdfPreview(translator)
        self.tabs, self._stack = QTabBar(), QStackedWidget()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(say("表示するもの"))
        for page, name in (
            (self.answers, say("回答")),
            (self.verdicts, say("判定")),
            (self.report, say("報告書")),
        ):
            self.tabs.addTab(name)
            self._stack.addWidget(page)
        self.tabs.currentChanged.connect(self._show_tab)
        self._made = False
        self._lay_out()
        self.answers.show_cards(tuple(self._answers()))
        self.verdicts.show_cards(tuple(self._verdicts()))

    def _lay_out(self) -> None:
        say = self.translator.say
        whole = QVBoxLayout(self)
        whole.setContentsMargins(tokens.SECTION, tokens.SPACE, tokens.SECTION, tokens.SPACE)
        whole.setSpacing(12)
        told = say("承認した時点の評価です。ここでは変更できません。")
        same = self.session.judged_as_approved()
        told = (
            told if same else told + say("ただし、判定の仕組みが変わったため、承認した時と判定が異なります。")
        )
        frame = framed("notice" if same else "warning")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(14, 8, 14, 8)
        inside.addWidget(TextLabel(told))
        close = push_button("primary")
        close.setText(say("閉じる"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        whole.addWidget(TextLabel(self.windowTitle(), look="heading"))
        whole.addWidget(frame)
        whole.addWidget(self.tabs)
        whole.addWidget(self._stack, 1)
        whole.addLayout(foot)

    def _answers(self) -> Iterator[Card]:
        held, states = self.session.questionnaire, self.session.evaluation.questions
        for step, record in held.steps.items():
            shown = (
                name
                for name, question in held.questions.items()
                if question.step == step and states[name].visibility is Visibility.SHOWN
            )
            title = self.translator.content(f"step.{step}.title", record.title)
            yield Card(title, tuple(self._answer(name) for name in shown))

    def _answer(self, name: str) -> Line:
        held, answer = self.session.questionnaire, self.session.assessment.answers.get(name)
        told = answer_text(held.questions[name], answer, self.translator)
        return Line(ask_text(held, name, self.translator), told)

    def _verdicts(self) -> Iterator[Card]:
        held, words = self.session.questionnaire, self.translator
        for guideline in held.guidelines:
            lines = tuple(
                Line(
                    says_text(held, name, words),
                    verdict_text(self.session.evaluation.verdicts[name].status, words),
                    clause_text(held, name, words),
                )
                for name, compiled in held.requirements.items()
                if compiled.guideline == guideline
            )
            yield Card(guideline_title(held, guideline, words), lines)

    def _show_tab(self, tab: int) -> None:
        self._stack.setCurrentIndex(tab)
        if tab == _REPORT and not self._made:
            self._made = True
            job = Job(lambda: self.session.report(self.translator))
            job.done.connect(self._show_report)
            job.refused.connect(self._tell)
            job.start()

    def done(self, result: int) -> None:
        """Put the pages away before closing."""
        self.report.clear()
        super().done(result)

    def _show_report(self, made: object) -> None:
        if isinstance(made, bytes) and self.isVisible():
            self.report.show_pdf(made, self.windowTitle())

    def _tell(self, error: PiaError) -> None:
        show_error(self, error, self.translator)
