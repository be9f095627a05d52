"""The left side of the step: which risks to list, the list, and the button that adds one."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QListView, QVBoxLayout, QWidget

from pia_wizard.errors import N_
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.flow_row import FlowRow
from pia_wizard.ui.pieces import push_button
from pia_wizard.ui.risks.row_painter import RiskPainter
from pia_wizard.ui.risks.rows import FOLD, Filter, RiskRows

_FILTERS = {
    Filter.ALL: N_("すべて {n}"),
    Filter.NOT_ACCEPTED: N_("受け入れ未決定 {n}"),
    Filter.TOO_HIGH: N_("高いまま {n}"),
}
_MEANINGS = {
    Filter.ALL: N_("当てはまるリスクをすべて表示します。"),
    Filter.NOT_ACCEPTED: N_(
        "残る大きさをまだ受け入れていないか、受け入れの見直しが必要なリスクを表示します。"
    ),
    Filter.TOO_HIGH: N_("計画を実施しても、大きさが上位のまま残るリスクを表示します。"),
}


class RiskView(QListView):
    """``unfolds`` when the row of the risks that do not apply is clicked, or Enter or Space pressed on it."""

    unfolds = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "rows")
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._press)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter and Space unfold."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._press(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _press(self, index: QModelIndex) -> None:
        model = self.model()
        if isinstance(model, RiskRows) and index.isValid() and model.rows[index.row()] == FOLD:
            self.unfolds.emit()


class RiskList(QWidget):
    """``chosen`` carries the id of the risk to show; ``wants_new`` asks for one of the assessor's own."""

    chosen = Signal(str)
    wants_new = Signal()

    def __init__(self, session: AssessmentSession, translator: Translator) -> None:
        super().__init__()
        self.translator = translator
        self.rows = RiskRows(session, translator)
        self.risk = ""
        self.view = RiskView(self)
        self.view.setModel(self.rows)
        self.view.setItemDelegate(RiskPainter(self.rows, self.view))
        self.filters = {which: push_button("mini") for which in Filter}
        self.none = TextLabel(look="muted")
        self.add = push_button()
        self._lay_out()
        self.view.selectionModel().currentChanged.connect(lambda now, _before: self._choose(now))
        self.view.unfolds.connect(self._unfold)
        self.add.clicked.connect(self.wants_new)
        self.retranslate(translator)

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        tabs = FlowRow()
        for which, button in self.filters.items():
            button.setCheckable(True)
            button.setChecked(which is self.rows.filter)
            button.clicked.connect(lambda _checked, which=which: self.show_filter(which))
            group.addButton(button)
            tabs.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(tabs)
        column.addWidget(self.none)
        column.addWidget(self.view, 1)
        column.addWidget(self.add)

    def show_risk(self, name: str) -> None:
        """Choose a risk, taking away whatever hides it."""
        level = self.rows.session.evaluation.risks[name]
        if level.applies is False:
            self.rows.unfolded = True
        if name not in self.rows.rows:
            self.rows.filter = Filter.ALL
            self.filters[Filter.ALL].setChecked(True)
        self.refresh()
        self._mark(name)

    def words(self) -> str:
        """Return what a screen reader says of the chosen row."""
        here = self.view.currentIndex()
        return str(self.rows.data(here, Qt.ItemDataRole.AccessibleTextRole)) if here.isValid() else ""

    def show_filter(self, which: Filter) -> None:
        """List only some of the risks."""
        self.rows.filter = which
        self.refresh()
        announce(self, self.filters[which].text())

    def refresh(self, changed: frozenset[str] | None = None) -> None:
        """Bring rows, counts and choice up to date; the chosen risk stays chosen while it is listed."""
        held = self.risk
        self.rows.update(changed)
        counts = self.rows.counts()
        for which, button in self.filters.items():
            button.setText(self.translator.say(_FILTERS[which], n=counts[which]))
        listed = [name for name in self.rows.rows if name != FOLD]
        self.none.setVisible(not listed)
        self.view.setVisible(bool(self.rows.rows))
        self._mark(held if held in listed else next(iter(listed), ""))

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language."""
        self.translator = translator
        self.rows.retranslate(translator)
        self.view.setAccessibleName(translator.say("リスクの一覧"))
        for which, button in self.filters.items():
            button.setAccessibleDescription(translator.say(_MEANINGS[which]))
            button.setToolTip(translator.say(_MEANINGS[which]))
        self.none.say(translator.say("ここに当てはまるリスクはありません。"))
        self.add.setText(translator.say("リスクを追加…"))
        self.refresh()

    def _mark(self, name: str) -> None:
        """Choose a listed risk; tells it if it was another."""
        if name in self.rows.rows:
            here = self.rows.index(self.rows.rows.index(name))
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.view.selectionModel().setCurrentIndex(here, flag)
            self.view.scrollTo(here)
        self._tell(name)

    def _choose(self, now: QModelIndex) -> None:
        if now.isValid() and self.rows.rows[now.row()] != FOLD:
            self._tell(self.rows.rows[now.row()])

    def _tell(self, name: str) -> None:
        if name != self.risk:
            self.risk = name
            self.chosen.emit(name)

    def _unfold(self) -> None:
        self.rows.unfolded = not self.rows.unfolded
        held = self.risk
        self.rows.update()
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.view.selectionModel().setCurrentIndex(self.rows.index(self.rows.rows.index(FOLD)), flag)
        if held not in self.rows.rows:
            self._tell(next(iter(n for n in self.rows.rows if n != FOLD), ""))
        announce(self.view, self.words())
