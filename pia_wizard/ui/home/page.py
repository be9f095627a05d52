"""The home page: find an assessment, open it, remove it, or begin a new one."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from pia_wizard.i18n import Translator
from pia_wizard.storage import Summary
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.content.trouble import ContentTrouble
from pia_wizard.ui.home.empty import EmptyState
from pia_wizard.ui.home.row_painter import RowPainter
from pia_wizard.ui.home.rows import AssessmentRows, Role
from pia_wizard.ui.pieces import line_label, push_button

_SEARCH_WIDTH = 280
_WIDEST = 1040


class AssessmentList(QListView):
    """The list itself; Enter opens, Delete asks to remove."""

    opened = Signal(str)
    removal_asked = Signal(str)

    def chosen(self) -> str:
        """Return the id of the assessment chosen, or nothing."""
        index = self.currentIndex()
        return str(index.data(Role.ID)) if index.isValid() else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open or ask to remove what is chosen; other keys move."""
        chosen = self.chosen()
        if chosen and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(chosen)
        elif chosen and event.key() == Qt.Key.Key_Delete:
            self.removal_asked.emit(chosen)
        else:
            super().keyPressEvent(event)


class HomePage(QWidget):
    """Shows summaries; every wish of the user is a signal, carried out by the workspace's pages."""

    begin = Signal()
    sample = Signal()
    opened = Signal(str)
    removal_asked = Signal(str)

    def __init__(self, translator: Translator) -> None:
        super().__init__()
        self._translator = translator
        self._title, self._count = line_label("title"), line_label("muted")
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(_SEARCH_WIDTH)
        self._new = push_button("primary")
        self.rows = AssessmentRows(translator, self)
        self.list = AssessmentList()
        self._nothing = line_label("muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._open, self._remove = push_button(), push_button("quiet")
        self._empty = EmptyState(translator)
        self._found = QStackedWidget()
        self._whole = QStackedWidget()
        self.trouble = ContentTrouble(translator)
        self._prepare_list()
        self._lay_out()
        self._connect()
        self.retranslate(translator)

    def show_summaries(self, summaries: Sequence[Summary], names: Mapping[str, str]) -> None:
        """Show these assessments; what was chosen stays chosen."""
        chosen = self.list.chosen()
        self.rows.show(summaries, names, self._translator)
        self._after_change(chosen)
        self._whole.setCurrentIndex(0 if summaries else 1)

    def choose(self, assessment_id: str) -> None:
        """Put the cursor on an assessment, if it is shown, and the focus on the list."""
        self._after_change(assessment_id)
        self.focus()

    def focus(self) -> None:
        """Put the focus on the list or, while it is empty, on the button that begins."""
        if self._whole.currentIndex():
            self._empty.focus()
        else:
            self.list.setFocus()

    def retranslate(self, translator: Translator) -> None:
        """Set all words."""
        self._translator = translator
        say = translator.say
        self._title.setText(say("評価の一覧"))
        self.search.setPlaceholderText(say("名前で探す"))
        self.search.setAccessibleName(say("評価の名前で探す"))
        self.list.setAccessibleName(say("評価の一覧"))
        self._new.setText(say("新しい評価を始める"))
        self._open.setText(say("開く"))
        self._remove.setText(say("削除…"))
        self._empty.retranslate(translator)
        self.trouble.retranslate(translator)
        self._word_count()

    def _prepare_list(self) -> None:
        self.list.setModel(self.rows)
        self.list.setItemDelegate(RowPainter(self.list))
        self.list.setProperty("look", "rows")
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def _lay_out(self) -> None:
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE)
        column.addLayout(self._header())
        self._found.addWidget(self.list)
        self._found.addWidget(self._nothing)
        column.addWidget(self._found, 1)
        column.addLayout(self._footer())
        filled.setMaximumWidth(_WIDEST)
        centred = QWidget()
        row = QHBoxLayout(centred)
        row.setContentsMargins(tokens.PAGE, tokens.SECTION, tokens.PAGE, tokens.SPACE)
        row.addStretch(1)
        row.addWidget(filled, 1000)
        row.addStretch(1)
        self._whole.addWidget(centred)
        self._whole.addWidget(self._empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.trouble)
        outer.addWidget(self._whole)

    def _header(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        self._count.setContentsMargins(0, 0, 0, 5)
        row.addWidget(self._title)
        row.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        row.addWidget(self.search)
        row.addWidget(self._new)
        return row

    def _footer(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(tokens.GAP)
        row.addWidget(self._open)
        row.addWidget(self._remove)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self._new.clicked.connect(self.begin)
        self._empty.begin.connect(self.begin)
        self._empty.sample.connect(self.sample)
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._open_chosen)
        self.list.opened.connect(self.opened)
        self.list.removal_asked.connect(self.removal_asked)
        self.list.doubleClicked.connect(self._open_chosen)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.list.selectionModel().currentChanged.connect(self._allow)
        self._open.clicked.connect(self._open_chosen)
        self._remove.clicked.connect(self._ask_removal)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.search.setFocus)

    def _search(self, words: str) -> None:
        chosen = self.list.chosen()
        self.rows.search(words)
        self._after_change(chosen)

    def _after_change(self, chosen: str) -> None:
        row = max(0, self.rows.row_of(chosen)) if chosen else 0
        index = self.rows.index(row)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)
        self._found.setCurrentIndex(0 if self.rows.rowCount() else 1)
        self._word_count()
        self._allow()

    def _word_count(self) -> None:
        shown, say = self.rows.rowCount(), self._translator
        self._count.setText(say.say_n("{n}件", "{n}件", shown))
        self._nothing.setText(say.say("「{words}」に合う評価はありません。", words=self.search.text()))

    def _allow(self, *_indexes: QModelIndex) -> None:
        for button in (self._open, self._remove):
            button.setEnabled(bool(self.list.chosen()))

    def _open_chosen(self) -> None:
        if self.list.chosen():
            self.opened.emit(self.list.chosen())

    def _ask_removal(self) -> None:
        if self.list.chosen():
            self.removal_asked.emit(self.list.chosen())

    def _show_menu(self, where: QPoint) -> None:
        if not self.list.indexAt(where).isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._open.text(), self._open_chosen)
        menu.addAction(self._remove.text(), self._ask_removal)
        menu.popup(self.list.viewport().mapToGlobal(where))
