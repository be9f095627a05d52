"""Check and export: what is open, all answers, what the guidelines come to, the report, and approval."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession, Effect
from pia_wizard.ui.assessment.answers_list import AnswersList
from pia_wizard.ui.assessment.export_panel import ExportPanel
from pia_wizard.ui.assessment.rules_summary import RulesSummary
from pia_wizard.ui.comments.listing import OpenComments
from pia_wizard.ui.reviewing.page import ApprovalPage


class ReviewPage(QWidget):
    """Views under tabs; each is brought up to date only when it is looked at."""

    asked_question = Signal(str)
    asked_comment = Signal(str, str)

    def __init__(self, session: AssessmentSession, translator: Translator) -> None:
        super().__init__()
        self.open_list = AnswersList(session, translator, only_open=True)
        self.answers = AnswersList(session, translator, only_open=False)
        self.rules = RulesSummary(session, translator)
        self.export = ExportPanel(session, translator)
        self.approval = ApprovalPage(session, translator)
        self.comments = OpenComments(session, translator)
        self.comments.asked_comment.connect(self.asked_comment)
        self.tabs = QTabBar(self)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self._stack = QStackedWidget(self)
        for page in (self.open_list, self.answers, self.rules, self.export, self.comments, self.approval):
            self.tabs.addTab("")
            self._stack.addWidget(page)
        for page in (self.open_list, self.answers, self.rules):
            page.asked_question.connect(self.asked_question)
        self.tabs.currentChanged.connect(self.show_tab)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        tab_room = QVBoxLayout()
        tab_room.setContentsMargins(24, 0, 24, 0)
        tab_room.addWidget(self.tabs)
        column.addLayout(tab_room)
        column.addWidget(self._stack, 1)
        self.retranslate(translator)

    def show_tab(self, tab: int) -> None:
        """Show one of the views."""
        self._stack.setCurrentIndex(tab)
        if tab != self.tabs.currentIndex():
            self.tabs.setCurrentIndex(tab)
        self._refresh()

    def show_approval(self) -> None:
        """Show the view of review and approval."""
        self.show_tab(self._stack.indexOf(self.approval))

    def update_effect(self, _question: str, _effect: Effect) -> None:
        """Bring the view up to date after a change."""
        self.refresh()

    def refresh(self) -> None:
        """Mark all views as out of date and bring the one in view up to date."""
        for page in (self.open_list, self.answers, self.rules, self.comments, self.approval):
            page.forget()
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the view up to date when the page comes back."""
        super().showEvent(event)
        self._refresh()

    def _refresh(self) -> None:
        page = self._stack.currentWidget()
        if isinstance(page, AnswersList | RulesSummary | ExportPanel | OpenComments | ApprovalPage):
            page.refresh()

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language."""
        say = translator.say
        first = (say("未回答"), say("回答の確認"), say("基準のまとめ"), say("報告書"))
        titles = (*first, say("コメント"), say("確認と承認"))
        for tab, title in enumerate(titles):
            self.tabs.setTabText(tab, title)
        for page in (self.open_list, self.answers, self.rules, self.export, self.comments, self.approval):
            page.retranslate(translator)
