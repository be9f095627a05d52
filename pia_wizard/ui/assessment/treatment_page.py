"""What to do: the plan at a glance, and below it what helps most, the measures, and what is not met."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession, Effect
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.assessment.reading_order import chain, in_reading_order
from pia_wizard.ui.treatment.helpful_list import HelpfulList
from pia_wizard.ui.treatment.listed import ListedCards
from pia_wizard.ui.treatment.measures_list import MeasuresList
from pia_wizard.ui.treatment.planning import Planning
from pia_wizard.ui.treatment.summary import Summary
from pia_wizard.ui.treatment.unmet_list import UnmetList

MEASURES_TAB = 1


class TreatmentPage(QWidget):
    """``asked_question`` carries a question to be answered again, ``decided`` the effect of a decision."""

    asked_question = Signal(str)
    decided = Signal(object)

    def __init__(self, session: AssessmentSession, translator: Translator) -> None:
        super().__init__()
        self.session = session
        self.translator = translator
        self.planning = Planning(session, self, translator)
        self.planning.decided.connect(self.decided)
        self.summary = Summary(session, translator)
        self.helpful = HelpfulList(session, self.planning, translator)
        self.measures = MeasuresList(session, self.planning, translator)
        self.unmet_list = UnmetList(session, self.planning, translator)
        self.tabs = QTabBar(self)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self._stack = QStackedWidget(self)
        self._stale = {0, 1, 2}
        for page in self._pages():
            self.tabs.addTab("")
            self._stack.addWidget(page)
            page.asked_question.connect(self.asked_question)
            page.asked_measure.connect(self._show_measure)
        self.tabs.currentChanged.connect(self.show_tab)
        self._lay_out()
        self.retranslate(translator)

    def _pages(self) -> tuple[ListedCards, ...]:
        return self.helpful, self.measures, self.unmet_list

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.summary)
        tab_room = QVBoxLayout()
        tab_room.setContentsMargins(tokens.SECTION, 0, tokens.SECTION, 0)
        tab_room.addWidget(self.tabs)
        column.addLayout(tab_room)
        column.addWidget(self._stack, 1)

    def unmet(self) -> list[str]:
        """Return the requirements not met or only partly met, the most binding first."""
        return self.unmet_list.unmet()

    def show_tab(self, tab: int) -> None:
        """Show one of the views."""
        self._stack.setCurrentIndex(tab)
        if tab != self.tabs.currentIndex():
            self.tabs.setCurrentIndex(tab)
        self._freshen()
        chain(list(in_reading_order(self)))

    def update_effect(self, _question: str, effect: Effect) -> None:
        """Bring the page up to date after a change anywhere."""
        del effect
        self.refresh()

    def refresh(self) -> None:
        """Bring the summary and the view in sight up to date; the others follow when they are looked at."""
        self.summary.show_state(self.translator)
        self._name_tabs()
        self._stale = {0, 1, 2}
        self._freshen()

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language."""
        self.translator = self.planning.translator = translator
        for page in self._pages():
            page.retranslate(translator)
        self.refresh()

    def _name_tabs(self) -> None:
        say, measures = self.translator.say, len(self.session.assessment.measures)
        self.tabs.setTabText(0, say("いちばん効く対策"))
        self.tabs.setTabText(1, say("対策の一覧（{n}）", n=measures))
        self.tabs.setTabText(2, say("満たしていない要求事項（{n}）", n=len(self.unmet())))
        self.tabs.setAccessibleName(say("リスク対応の表示"))

    def _freshen(self) -> None:
        tab = self._stack.currentIndex()
        if tab in self._stale:
            self._stale.discard(tab)
            self._pages()[tab].refresh()

    def _show_measure(self, name: str) -> None:
        self.show_tab(MEASURES_TAB)
        self.measures.go_to(name)
