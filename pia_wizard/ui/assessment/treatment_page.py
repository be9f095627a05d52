"""What to do: the plan at a glance, and below it what helps most, the measures, what is not met or due."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession, Effect
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.assessment.reading_order import chain, in_reading_order
from pia_wizard.ui.treatment.due_list import DueList
from pia_wizard.ui.treatment.helpful_list import HelpfulList
from pia_wizard.ui.treatment.listed import ListedCards
from pia_wizard.ui.treatment.measures_list import MeasuresList
from pia_wizard.ui.treatment.planning import Planning
from pia_wizard.ui.treatment.summary import Summary
from pia_wizard.ui.treatment.unmet_list import UnmetList

MEASURES_TAB = 1


class TreatmentPage(QWidget):
    """``asked_question`` carries a question to be answered again, ``decided`` the effect of a decision.

    ``asked_place`` carries a kind and an id elsewhere in the assessment, such as a risk's.
    """

    asked_question = Signal(str)
    asked_place = Signal(str, str)
    decided = Signal(object)

    def __init__(self, session: AssessmentSession, translator: Translator) -> None:
        super().__init__()
        self.session = session
        self.translator = translator
        self.planning = Planning(session, self, translator)
        self.planning.decided.connect(self.decided)
        self.summary = Summary(session)
        self.helpful = HelpfulList(session, self.planning, translator)
        self.measures = MeasuresList(session, self.planning, translator)
        self.unmet_list = UnmetList(session, self.planning, translator)
        self.due_list = DueList(session, self.planning, translator)
        self.due_list.asked_place.connect(self.asked_place)
        self.tabs = QTabBar(self)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self._stack = QStackedWidget(self)
        self._stale: set[int] = set()
        self._day = self.planning.today()
        for page in self.views():
            self.tabs.addTab("")
            self._stack.addWidget(page)
            page.asked_question.connect(self.asked_question)
            page.asked_measure.connect(self._show_measure)
        self.tabs.currentChanged.connect(self.show_tab)
        self._lay_out()
        self.retranslate(translator)

    def views(self) -> tuple[ListedCards, ...]:
        """Return the views in the order of their tabs."""
        return self.helpful, self.measures, self.unmet_list, self.due_list

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

    def showEvent(self, event: QShowEvent) -> None:
        """Tell what is due anew if another day has begun since."""
        super().showEvent(event)
        if self._day != self.planning.today():
            self.refresh()

    def update_effect(self, _question: str, effect: Effect) -> None:
        """Bring the page up to date after a change anywhere."""
        del effect
        self.refresh()

    def refresh(self) -> None:
        """Bring the summary and the view in sight up to date; the others follow when they are looked at."""
        self._day = self.planning.today()
        self.summary.show_state(self.translator, self._day)
        self._name_tabs()
        self._stale = set(range(len(self.views())))
        self._freshen()

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language."""
        self.translator = self.planning.translator = translator
        for page in self.views():
            page.retranslate(translator)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name the tabs more shortly where there is less room; their tool tips tell the rest."""
        super().resizeEvent(event)
        self._name_tabs()

    def _name_tabs(self) -> None:
        """Name the tabs as fully as all of them can be seen: with numbers, without, or in a word each."""
        self.tabs.setAccessibleName(self.translator.say("リスク対応の表示"))
        whole, *shorter = self._tab_names()
        for names in (whole, *shorter):
            for tab, name in enumerate(names):
                self.tabs.setTabText(tab, name)
                self.tabs.setTabToolTip(tab, "" if name == whole[tab] else whole[tab])
            if self.tabs.sizeHint().width() <= self.width() - 2 * tokens.SECTION:
                return

    def _tab_names(self) -> tuple[tuple[str, ...], ...]:
        say = self.translator.say
        whole = (
            say("いちばん効く対策"),
            say("対策の一覧（{n}）", n=len(self.session.assessment.measures)),
            say("満たしていない要求事項（{n}）", n=len(self.unmet())),
            say("フォローアップ（{n}）", n=near) if (near := self.due_list.near()) else say("フォローアップ"),
        )
        names = say("対策の一覧"), say("満たしていない要求事項"), say("フォローアップ")
        words = say("効く対策"), say("対策"), say("未達"), say("フォローアップ")
        return whole, (whole[0], *names), words

    def _freshen(self) -> None:
        tab = self._stack.currentIndex()
        if tab in self._stale:
            self._stale.discard(tab)
            self.views()[tab].refresh()

    def _show_measure(self, name: str) -> None:
        self.show_tab(MEASURES_TAB)
        self.measures.go_to(name)
