"""One step: its heading, and below it the questions, what follows from them, or both under two tabs."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession, Effect
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.assessment.answering import Answering
from pia_wizard.ui.assessment.progress import NOTICES, REVIEW, RISKS, TREATMENT
from pia_wizard.ui.assessment.questions_page import QuestionsPage
from pia_wizard.ui.assessment.review_page import ReviewPage
from pia_wizard.ui.assessment.treatment_page import TreatmentPage
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.risks.page import RisksPage
from pia_wizard.ui.studio.page import StudioPage

_LOWEST_WITH_ABOUT = 330
"""Height at the usual text size from which on there is room for the line below the title."""
Result = RisksPage | TreatmentPage | StudioPage | ReviewPage
_RESULTS: dict[str, type[Result]] = {
    RISKS: RisksPage,
    TREATMENT: TreatmentPage,
    NOTICES: StudioPage,
    REVIEW: ReviewPage,
}


class StepPage(QWidget):
    """Built when its step is first shown; ``questions`` or ``result`` may be missing, not both."""

    asked_question = Signal(str)
    asked_step = Signal(str)
    asked_comment = Signal(str, str)
    view_changed = Signal()

    def __init__(
        self,
        step: str,
        questions: tuple[str, ...],
        session: AssessmentSession,
        answering: Answering,
        translator: Translator,
    ) -> None:
        super().__init__()
        self.step = step
        self._stale = False
        self._record = session.questionnaire.steps[step]
        self._title, self._about = TextLabel(look="title"), TextLabel(look="muted")
        self.questions: QuestionsPage | None = None
        self.result: Result | None = None
        self.tabs = QTabBar(self)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self._stack = QStackedWidget(self)
        if step in _RESULTS:
            self.result = _RESULTS[step](session, translator)
            self.result.asked_question.connect(self.asked_question)
            if isinstance(self.result, RisksPage):
                self.result.asked_step.connect(self.asked_step)
                self.result.detail.add_comments(answering.beside)
            if isinstance(self.result, ReviewPage):
                self.result.asked_comment.connect(self.asked_comment)
            if isinstance(self.result, RisksPage | TreatmentPage):
                self.result.decided.connect(lambda effect: answering.changed.emit("", effect))
        if questions or self.result is None:
            self.questions = QuestionsPage(questions, session, answering, translator)
        for page in (self.questions, self.result):
            if page is not None:
                self.tabs.addTab("")
                self._stack.addWidget(_below_bar(page) if isinstance(page, QuestionsPage) else page)
        self.tabs.setVisible(self.tabs.count() > 1)
        self.tabs.currentChanged.connect(self._show_tab)
        self._lay_out()
        self.retranslate(translator)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(24, 20, 24, 12)
        head.setSpacing(6)
        head.addWidget(self._title)
        head.addWidget(self._about)
        head.addWidget(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    @property
    def asks(self) -> bool:
        """Whether questions are in view, so that the reason for asking belongs beside them."""
        return self.questions is not None and self._stack.currentIndex() == 0

    def showEvent(self, event: QShowEvent) -> None:
        """Bring what follows from the answers up to date when it comes into view."""
        super().showEvent(event)
        self._freshen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room of the line below the title to the page where there is little."""
        super().resizeEvent(event)
        self._about.setVisible(self.height() >= tokens.grown(_LOWEST_WITH_ABOUT))

    def _freshen(self) -> None:
        if self._stale and self.result is not None and self._stack.currentWidget() is self.result:
            self._stale = False
            self.result.refresh()

    def _show_tab(self, tab: int) -> None:
        self._stack.setCurrentIndex(tab)
        self._freshen()
        self.view_changed.emit()

    def go_to(self, question: str) -> None:
        """Show a question and put the cursor into it."""
        if self.questions is not None:
            self.tabs.setCurrentIndex(0)
            self.questions.go_to(question)

    def show_result(self) -> None:
        """Show what follows from the answers, if this step has it."""
        if self.result is not None:
            self.tabs.setCurrentIndex(self.tabs.count() - 1)

    def update_effect(self, question: str, effect: Effect) -> None:
        """Bring what changed up to date."""
        if self.questions is not None:
            self.questions.update_questions(effect.questions | ({question} if question else set()))
        if self.result is None:
            return
        if self.result.isVisible():
            self.result.update_effect(question, effect)
        else:
            self._stale = True

    def forget(self) -> None:
        """Have what follows brought up to date: at once where it is in view, else when it comes into view."""
        self._stale = True
        if self.isVisible():
            self._freshen()

    def commit(self) -> None:
        """Commit what is being typed."""
        if self.questions is not None:
            self.questions.commit()
        if isinstance(self.result, RisksPage) and self.result.detail.comments is not None:
            self.result.detail.comments.commit()

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language."""
        title = translator.content(f"step.{self.step}.title", self._record.title)
        self._title.say(title)
        self._about.say(translator.content(f"step.{self.step}.about", self._record.about))
        self._about.setVisible(bool(self._about.text()))
        self.setAccessibleName(title)
        if self.tabs.count() > 1:
            self.tabs.setTabText(0, translator.say("質問"))
            self.tabs.setTabText(1, title)
        for page in (self.questions, self.result):
            if page is not None:
                page.retranslate(translator)


def _below_bar(questions: QuestionsPage) -> QWidget:
    """Return the questions below the bar about those that changed, which stays while they are scrolled."""
    whole = QWidget()
    column, above = QVBoxLayout(whole), QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    above.addWidget(questions.changed_bar)
    column.addLayout(above)
    column.addWidget(questions, 1)
    bar = questions.verticalScrollBar()

    def line_up(lowest: int, highest: int) -> None:
        """End where the cards end, which the scroll bar takes room from."""
        taken = bar.sizeHint().width() if highest > lowest else 0
        above.setContentsMargins(tokens.SECTION, 0, tokens.SECTION + taken, tokens.GAP)

    bar.rangeChanged.connect(line_up)
    line_up(bar.minimum(), bar.maximum())
    return whole
