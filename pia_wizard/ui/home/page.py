"""The home page: find an assessment, see how it stands, open it, or begin a new one."""

from datetime import datetime, timedelta

import msgspec
from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from pia_wizard.evaluation.due import SOON
from pia_wizard.i18n import Translator
from pia_wizard.storage import Summary, Wanted
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.content.trouble import ContentTrouble
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.home.actions import HomeActions
from pia_wizard.ui.home.done_line import DoneLine
from pia_wizard.ui.home.due_line import DueLine
from pia_wizard.ui.home.empty import EmptyState
from pia_wizard.ui.home.filters import Filters
from pia_wizard.ui.home.row_painter import RowPainter
from pia_wizard.ui.home.rows import AssessmentRows, Role, Source
from pia_wizard.ui.pieces import line_label, push_button

_SEARCH_WIDTH, _WIDEST_SEARCH = 320, 340
_WIDEST, _LEAST_LIST = 1180, 200
_EVERYTHING = Wanted(archived=None, template=None)


def _scrolled(page: QWidget) -> QScrollArea:
    """Return a page that is scrolled down where the window is too low for it."""
    area = QScrollArea()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidgetResizable(True)
    area.setWidget(page)
    return area


class AssessmentList(QListView):
    """The list itself; Enter opens."""

    opened = Signal(str)

    def chosen(self) -> str:
        """Return the id of the assessment chosen, or nothing."""
        index = self.currentIndex()
        return str(index.data(Role.ID)) if index.isValid() else ""

    def summary(self) -> Summary | None:
        """Return the assessment chosen."""
        found = self.currentIndex().data(Role.SUMMARY) if self.currentIndex().isValid() else None
        return found if isinstance(found, Summary) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open what is chosen; other keys move."""
        chosen = self.chosen()
        if chosen and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(chosen)
        else:
            super().keyPressEvent(event)


class HomePage(QWidget):
    """Shows what is wanted of a source; every wish of the user is a signal.

    ``wished`` carries what to do and the assessment's id, ``calendar_asked`` asks for all days due.
    """

    begin = Signal()
    sample = Signal()
    bring_in = Signal()
    opened = Signal(str)
    wished = Signal(str, str)
    calendar_asked = Signal()
    way_back_asked = Signal()

    def __init__(self, translator: Translator) -> None:
        super().__init__()
        self._translator = translator
        self._source: Source | None = None
        self._title, self._count = line_label("title"), line_label("muted")
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(min(tokens.grown(_SEARCH_WIDTH), _WIDEST_SEARCH))
        self._new = push_button("primary")
        self.filters, self.due = Filters(translator), DueLine(translator)
        self.rows = AssessmentRows(self)
        self.list = AssessmentList()
        self._nothing = TextLabel(look="muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.all = push_button()
        self.actions_row = HomeActions(self.list, translator)
        self.done = DoneLine(translator)
        self._empty = EmptyState(translator)
        self._found = QStackedWidget()
        self._whole = QStackedWidget()
        self.trouble = ContentTrouble(translator)
        self._prepare_list()
        self._lay_out()
        self._connect()
        self.retranslate(translator)

    def show_from(self, source: Source) -> None:
        """Show what is wanted of these assessments as they are now; what was chosen stays chosen."""
        self._source = source
        chosen = self.list.chosen()
        self.filters.offer(source.clients(_EVERYTHING), source.library)
        self._whole.setCurrentIndex(0 if source.count(_EVERYTHING) else 1)
        self._tell_due(source)
        self._show_wanted(chosen)

    def choose(self, assessment_id: str) -> None:
        """Put the cursor on an assessment, if it is shown, and the focus on the list."""
        self._put_cursor(assessment_id)
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
        self.search.setPlaceholderText(say("名前・回答・メモから探す"))
        self.search.setAccessibleName(say("評価を名前・回答・メモから探す"))
        self.list.setAccessibleName(say("評価の一覧"))
        self._new.setText(say("新しい評価を始める"))
        bold = QFont(self.font())
        bold.setBold(True)  # it is measured while it is hidden and not yet dressed
        words = QFontMetrics(bold).horizontalAdvance(self._new.text())
        self._new.setMinimumWidth(words + 2 * tokens.spaced(24) + tokens.GAP)
        self.all.setText(say("すべて表示する"))
        for part in (self.filters, self.due, self.actions_row, self.done, self._empty, self.trouble):
            part.retranslate(translator)
        if self._source is not None:
            self._show_wanted(self.list.chosen())

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
        column.setSpacing(12)
        column.addLayout(self._header())
        column.addWidget(self.filters)
        column.addWidget(self.due)
        self._found.setMinimumHeight(tokens.grown(_LEAST_LIST))
        self._found.addWidget(self.list)
        self._found.addWidget(self._in_vain())
        column.addWidget(self._found, 1)
        column.addWidget(self.done)
        column.addWidget(self.actions_row)
        filled.setMaximumWidth(tokens.grown(_WIDEST))
        centred = QWidget()
        centred.setProperty("look", "page")
        row = QHBoxLayout(centred)
        row.setContentsMargins(tokens.PAGE, tokens.SPACE, tokens.PAGE, tokens.SPACE)
        row.addStretch(1)
        row.addWidget(filled, 1000)
        row.addStretch(1)
        self._whole.addWidget(_scrolled(centred))
        self._whole.addWidget(self._empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.trouble)
        outer.addWidget(self._whole)

    def _header(self) -> QBoxLayout:
        self._head, title, doing = QBoxLayout(QBoxLayout.Direction.LeftToRight), QHBoxLayout(), QHBoxLayout()
        for row in (self._head, title, doing):
            row.setSpacing(12)
        self._count.setContentsMargins(0, 0, 0, 5)
        title.addWidget(self._title)
        title.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBottom)
        title.addStretch(1)
        doing.addWidget(self.search)
        doing.addWidget(self._new)
        self._head.addLayout(title, 1)
        self._head.addLayout(doing)
        return self._head

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put search and beginning below the title where there is no room beside it."""
        super().resizeEvent(event)
        needed = sum(part.sizeHint().width() for part in (self._title, self._count, self.search, self._new))
        room, ways = self.width() - 2 * tokens.PAGE - 4 * 12, QBoxLayout.Direction
        self._head.setDirection(ways.LeftToRight if needed <= room else ways.TopToBottom)

    def _in_vain(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(self._nothing)
        column.addWidget(self.all, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        return page

    def _connect(self) -> None:
        self._new.clicked.connect(self.begin)
        self._empty.begin.connect(self.begin)
        self._empty.sample.connect(self.sample)
        self._empty.bring_in.connect(self.bring_in)
        self.search.textChanged.connect(lambda _words: self._show_wanted(self.list.chosen()))
        self.search.returnPressed.connect(self._open_chosen)
        self.filters.changed.connect(lambda: self._show_wanted(self.list.chosen()))
        self.due.show_asked.connect(self._show_due)
        self.due.calendar_asked.connect(self.calendar_asked)
        self.done.back_asked.connect(self.way_back_asked)
        self.all.clicked.connect(self._show_all)
        self.list.opened.connect(self.opened)
        self.list.doubleClicked.connect(self._open_chosen)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.list.selectionModel().currentChanged.connect(self._allow)
        self.actions_row.asked.connect(self._wish)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.search.setFocus)

    def _show_wanted(self, chosen: str) -> None:
        if self._source is not None:
            wanted = self.filters.wanted(self.search.text())
            self.rows.show(self._source, wanted, self._translator)
            self._put_cursor(chosen)

    def _put_cursor(self, chosen: str) -> None:
        row = self.rows.row_of(chosen)
        index = self.rows.index(row if row >= 0 else self.rows.first_row())
        self.list.setCurrentIndex(index)
        if index.row() <= self.rows.first_row():
            self.list.scrollToTop()
        else:
            self.list.scrollTo(index)
        self._found.setCurrentIndex(0 if self.rows.total else 1)
        self._word_count()
        self._allow()

    def _word_count(self) -> None:
        say, words = self._translator, self.search.text()
        self._count.setText(say.say_n("{n}件", "{n}件", self.rows.total))
        none = say.say("選んだ条件に合う評価はありません。")
        self._nothing.say(say.say("「{words}」に合う評価はありません。", words=words) if words else none)
        self.all.setVisible(bool(words) or self.filters.narrowed)

    def _tell_due(self, source: Source) -> None:
        today = datetime.now().astimezone().date()
        soon = Wanted(due_by=today + SOON)
        late = msgspec.structs.replace(soon, due_by=today - timedelta(days=1))
        self.due.tell(source.count(soon), source.count(late))

    def _show_due(self) -> None:
        self.search.clear()
        self.filters.show_due()
        self.list.setFocus()

    def _show_all(self) -> None:
        self.search.clear()
        self.filters.clear()
        self.list.setFocus()

    def _allow(self, *_indexes: QModelIndex) -> None:
        self.actions_row.allow(self.list.summary())

    def _open_chosen(self) -> None:
        if self.list.chosen():
            self.opened.emit(self.list.chosen())

    def _wish(self, name: str) -> None:
        if name == "open":
            self._open_chosen()
        elif self.list.chosen():
            self.wished.emit(name, self.list.chosen())

    def _show_menu(self, where: QPoint) -> None:
        if self.list.indexAt(where).data(Role.ID):
            self.actions_row.menu.popup(self.list.viewport().mapToGlobal(where))
