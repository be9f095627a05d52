"""The window with the manual: contents and search on the left, a chapter on the right, a way back."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from pia_wizard.i18n import Translator
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.room import take_room
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.editors.search_list import SearchLine
from pia_wizard.ui.manual.chapters import Chapter, chapters, link_target, sections_with
from pia_wizard.ui.manual.contents_painter import DETAIL, LEVEL, ContentsPainter
from pia_wizard.ui.manual.text_view import ChapterView
from pia_wizard.ui.pieces import framed, push_button, tip

_SIZE = (1060, 720)
_CONTENTS_WIDTH = 288
_TARGET = Qt.ItemDataRole.UserRole


class ManualWindow(QWidget):
    """A window of its own beside its parent's: one can go on working while it is open."""

    def __init__(self, translator: Translator, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._translator = translator
        self.shown = "", ""
        self._before: list[tuple[str, str]] = []
        self._after: list[tuple[str, str]] = []
        self.search = SearchLine()
        self.contents = QListWidget()
        self.none = TextLabel(look="muted")
        self.view = ChapterView()
        self.back, self.forth = push_button("quiet"), push_button("quiet")
        self._lay_out()
        self._connect()
        self.retranslate(translator)
        take_room(self, *_SIZE)

    @property
    def manual(self) -> tuple[Chapter, ...]:
        """The chapters in the window's language."""
        return chapters(self._translator.language)

    def go(self, target: str) -> None:
        """Show ``chapter`` or ``chapter#section``; the way back leads to what was shown before."""
        chapter, _, section = target.partition("#")
        if (chapter, section) == self.shown:
            return
        if self.shown[0]:
            self._before.append(self.shown)
        self._after.clear()
        self._show(chapter, section)

    def retranslate(self, translator: Translator) -> None:
        """Show the same place in another language."""
        self._translator = translator
        say = translator.say
        self.setWindowTitle(say("使い方"))
        self.search.setPlaceholderText(say("使い方を探す"))
        self.search.setAccessibleName(say("使い方を探す"))
        self.contents.setAccessibleName(say("使い方の目次"))
        self.view.setAccessibleName(say("使い方"))
        self.none.say(say("当てはまるものがありません。別の言葉で探してください。"))
        self.back.setText(say("← 戻る"))
        self.forth.setText(say("進む →"))
        if self.shown[0]:
            self._show(*self.shown)
        else:
            self._fill()

    def _lay_out(self) -> None:
        side = framed("steps")
        side.setFixedWidth(tokens.grown(_CONTENTS_WIDTH))
        left = QVBoxLayout(side)
        left.setContentsMargins(12, 12, 12, 12)
        left.setSpacing(tokens.GAP)
        self.contents.setItemDelegate(ContentsPainter(self.contents))
        self.contents.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left.addWidget(self.search)
        left.addWidget(self.none)
        left.addWidget(self.contents, 1)
        left.addStretch()
        self.none.hide()
        ways = QHBoxLayout()
        ways.setContentsMargins(12, 8, 12, 0)
        ways.addWidget(self.back)
        ways.addWidget(self.forth)
        ways.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(ways)
        right.addWidget(self.view, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addLayout(right, 1)
        self.setTabOrder(self.search, self.contents)
        self.setTabOrder(self.contents, self.back)
        self.setTabOrder(self.back, self.forth)
        self.setTabOrder(self.forth, self.view)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _typed: self._fill())
        self.search.moved.connect(self._move)
        self.search.returnPressed.connect(self._follow_row)
        self.contents.itemActivated.connect(lambda _item: self._follow_row())
        self.contents.itemClicked.connect(lambda _item: self._follow_row())
        self.view.anchorClicked.connect(self._follow_link)
        self.back.clicked.connect(lambda: self._step(self._before, self._after))
        self.forth.clicked.connect(lambda: self._step(self._after, self._before))
        standard = QKeySequence.StandardKey
        for keys, act in (
            (QKeySequence("Esc"), self._leave),
            (QKeySequence("Alt+Left"), self.back.click),
            (QKeySequence("Alt+Right"), self.forth.click),
            (QKeySequence(standard.Find), self.search.setFocus),
        ):
            QShortcut(keys, self).activated.connect(act)

    def _leave(self) -> None:
        """Let Esc end a search first, then the window."""
        if self.search.text():
            self.search.clear()
        else:
            self.close()

    def _show(self, name: str, section: str) -> None:
        chapter = next((held for held in self.manual if held.name == name), None)
        if chapter is None:
            return
        self.shown = name, section
        self.view.show_chapter(chapter)
        self.view.setAccessibleName(chapter.title)
        self.view.go_to(chapter.place_of(section))
        self.view.mark(self.search.text().split())
        self.back.setEnabled(bool(self._before))
        self.forth.setEnabled(bool(self._after))
        if not self.search.text():
            self._fill()
        announce(self, chapter.sections[chapter.place_of(section)].title)

    def _step(self, source: list[tuple[str, str]], other: list[tuple[str, str]]) -> None:
        if source:
            other.append(self.shown)
            self._show(*source.pop())

    def _fill(self) -> None:
        """Fill the list with the contents or, while something is searched, with what was found."""
        self.contents.clear()
        self.contents.ensurePolished()
        if self.search.text().strip():
            self._fill_found()
        else:
            self._fill_contents()
        empty = self.contents.count() == 0
        self.none.setVisible(empty)
        self.contents.setVisible(not empty)
        if empty:
            announce(self, self.none.text())

    def _fill_contents(self) -> None:
        for chapter in self.manual:
            row = self._row(chapter.title, chapter.name)
            if chapter.name == self.shown[0]:
                bold = row.font()
                bold.setBold(True)
                row.setFont(bold)
                self.contents.setCurrentItem(row)
                for section in chapter.sections[1:]:
                    below = self._row(section.title, f"{chapter.name}#{section.name}", level=1)
                    if section.name == self.shown[1]:
                        self.contents.setCurrentItem(below)

    def _fill_found(self) -> None:
        titles = {chapter.name: chapter.title for chapter in self.manual}
        for hit in sections_with(self.search.text(), self.manual):
            where = titles[hit.chapter] if hit.section.name else ""
            row = self._row(hit.section.title, f"{hit.chapter}#{hit.section.name}", where=where)
            row.setToolTip(tip(hit.excerpt))
        if self.contents.count():
            self.contents.setCurrentRow(0)
            announce(self, self.contents.item(0).text())

    def _row(self, text: str, target: str, *, where: str = "", level: int = 0) -> QListWidgetItem:
        row = QListWidgetItem(text, self.contents)
        row.setData(_TARGET, target)
        row.setData(DETAIL, where)
        row.setData(LEVEL, level)
        row.setData(Qt.ItemDataRole.AccessibleTextRole, f"{text} {where}".strip())
        return row

    def _move(self, by: int) -> None:
        place = self.contents.currentRow() + by
        if 0 <= place < self.contents.count():
            self.contents.setCurrentRow(place)

    def _follow_row(self) -> None:
        row = self.contents.currentItem()
        if row is not None:
            target = str(row.data(_TARGET)).removesuffix("#")
            self.go(target)
            self.view.mark(self.search.text().split())

    def _follow_link(self, link: QUrl) -> None:
        target = link_target(link.toString()) or link_target(f"{self.shown[0]}.md{link.toString()}")
        if target is not None:
            self.go("#".join(filter(None, target)))
