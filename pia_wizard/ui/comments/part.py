"""The comments on one thing: threads with their answers, resolved or open, and a field for the next."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from pia_wizard.assessment.review import Comment
from pia_wizard.errors import PiaError
from pia_wizard.i18n import Translator
from pia_wizard.session.commenting import Thread
from pia_wizard.ui.assessment.beside import Beside, Subject
from pia_wizard.ui.comments.draft import Draft
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.flow_row import FlowRow
from pia_wizard.ui.messages import confirmed
from pia_wizard.ui.pieces import framed, push_button, rule

_EXCERPT = 40


class CommentsPart(QFrame):
    """Part of a card or a pane; ``show_subject`` turns it to something else."""

    laid_out = Signal()

    def __init__(
        self, subject: Subject, beside: Beside, translator: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "notice")
        self.beside, self.translator, self.subject = beside, translator, subject
        self.draft: Draft | None = None
        self.reply: Draft | None = None
        self._shown: tuple[Thread, ...] | None = None
        self._all = False
        self._room: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 10, 14, 10)
        beside.commented.connect(self._hear)
        self.retranslate(translator)

    def show_subject(self, subject: Subject) -> None:
        """Show the comments on something else."""
        if subject != self.subject:
            self.commit()
            self.subject, self._all = subject, False
            self._rebuild()

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language; what is being typed is stored first."""
        self.commit()
        self.translator = translator
        self.setAccessibleName(translator.say("コメント"))
        self._rebuild()

    def focus(self) -> None:
        """Put the cursor where a comment is written."""
        if self.draft is not None:
            self.draft.field.setFocus()

    def commit(self) -> None:
        """Store what is being typed."""
        for draft in (self.draft, self.reply):
            if draft is not None:
                draft.commit()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what is there now."""
        super().showEvent(event)
        if self._threads() != self._shown:
            self._rebuild()

    def _threads(self) -> tuple[Thread, ...]:
        return self.beside.threads(*self.subject)

    def _hear(self, about: str, subject: str) -> None:
        """Follow what was said elsewhere on the same thing; what is being written stays where it is."""
        begun = any(draft.begun for draft in (self.draft, self.reply) if draft is not None)
        if (about, subject) == self.subject and not begun and self.isVisible():
            self._rebuild()

    def _rebuild(self) -> None:
        self._shown = self._threads()
        if self._room is not None:
            self._room.hide()
            self._room.deleteLater()
        self._room, self.draft, self.reply = QWidget(), None, None
        column = QVBoxLayout(self._room)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        closed = [thread for thread in self._shown if not thread.open]
        for thread in self._shown:
            if thread.open or self._all:
                column.addWidget(self._thread(thread))
                column.addWidget(rule())
        if closed and not self._all:
            column.addLayout(self._fold(len(closed)))
        if self.beside.session.frozen is None:
            self.draft = Draft(self.subject, self.beside, self.translator)
            self.draft.done.connect(self._finished)
            column.addWidget(self.draft)
        self._column.addWidget(self._room)
        self.laid_out.emit()

    def _finished(self) -> None:
        """Show what was written among the others, and let the user go on writing."""
        self._rebuild()
        self.focus()

    def _fold(self, n: int) -> FlowRow:
        words = self.translator.say_n("解決済み{n}件を表示", "解決済み{n}件を表示", n)
        return _links((_link(words, self._show_all),))

    def _show_all(self) -> None:
        self._all = True
        self._rebuild()
        self.focus()

    def _thread(self, thread: Thread) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._add(column, thread.first)
        for answer in thread.answers:
            inner = QHBoxLayout()
            inner.setContentsMargins(10, 0, 0, 0)
            inner.setSpacing(10)
            line = framed("parting")
            line.setFixedWidth(2)
            inner.addWidget(line)
            words = QVBoxLayout()
            words.setSpacing(2)
            self._add(words, answer)
            if thread.open and (links := self._own_links(answer, words)):
                words.addLayout(_links(links))
            inner.addLayout(words, 1)
            column.addLayout(inner)
        if thread.first.resolved is not None:
            column.addWidget(TextLabel(resolved_text(thread.first, self.translator), look="met"))
        if self.beside.session.frozen is None:
            column.addLayout(self._deeds(thread, column))
        return whole

    def _add(self, column: QVBoxLayout, comment: Comment) -> None:
        column.addWidget(TextLabel(said_text(comment, self.translator), look="caption"))
        column.addWidget(TextLabel(comment.text))

    def _deeds(self, thread: Thread, column: QVBoxLayout) -> FlowRow:
        say, first = self.translator.say, thread.first
        resolve = _link(
            say("解決済みにする") if thread.open else say("再び開く"),
            partial(self._resolve, first, resolved=thread.open),
        )
        links = [resolve]
        if thread.open:
            answer = _link(say("返信"), lambda: self._write_reply(thread, column))
            links = [answer, resolve, *self._own_links(first, column, answered=bool(thread.answers))]
        for link in links:
            link.setAccessibleDescription(first.text[:_EXCERPT])
        return _links(links)

    def _own_links(
        self, comment: Comment, column: QVBoxLayout, *, answered: bool = False
    ) -> list[QPushButton]:
        """Return what can be done with a comment of one's own; one that was answered is not removed."""
        session, say = self.beside.session, self.translator.say
        if session.frozen is not None or not session.is_own(comment):
            return []
        links = [_link(say("書き直す"), lambda: self._change(comment, column))]
        if not answered:
            links.append(_link(say("削除…"), lambda: self._remove(comment)))
        for link in links:
            link.setAccessibleDescription(comment.text[:_EXCERPT])
        return links

    def _change(self, comment: Comment, column: QVBoxLayout) -> None:
        self._write(column, Draft(self.subject, self.beside, self.translator, changing=comment))

    def _remove(self, comment: Comment) -> None:
        self.commit()
        say = self.translator.say
        why = say("「{comment}」は元に戻せません。履歴には残ります。", comment=comment.text[:_EXCERPT])
        if confirmed(
            self, say("コメントを削除しますか。"), why, say("削除する"), self.translator, danger=True
        ):
            self._do(lambda: self.beside.remove_comment(comment))

    def _write_reply(self, thread: Thread, column: QVBoxLayout) -> None:
        answered = thread.first.id
        self._write(column, Draft(self.subject, self.beside, self.translator, answered=answered))

    def _write(self, column: QVBoxLayout, draft: Draft) -> None:
        """Let an answer or another text be written below a comment; one at a time."""
        if self.reply is not None:
            self.reply.commit()
            if self.reply.comment is not None:
                draft.deleteLater()
                self._rebuild()
                return
            self.reply.hide()
            self.reply.deleteLater()
        self.reply = draft
        self.reply.done.connect(self._finished)
        column.addWidget(self.reply)
        self.laid_out.emit()
        self.reply.field.setFocus()

    def _resolve(self, comment: Comment, *, resolved: bool) -> None:
        self.commit()
        self._do(lambda: self.beside.resolve(comment, resolved=resolved))

    def _do(self, act: Callable[[], None]) -> None:
        try:
            act()
        except PiaError as error:
            announce(self, str(self.translator.error(error)), urgent=True)
        self._rebuild()
        self.focus()


def said_text(comment: Comment, translator: Translator) -> str:
    """Return who said something and when."""
    moment = comment.at.astimezone()
    when = f"{translator.date(moment.date())} {translator.time(moment)}"
    if comment.changed is not None:
        when = translator.say("{when}（変更あり）", when=when)
    return f"{comment.by}　{when}".strip()


def resolved_text(comment: Comment, translator: Translator) -> str:
    """Return who resolved a comment and when."""
    day = translator.date(comment.resolved.astimezone().date()) if comment.resolved else ""
    return translator.say("解決済み（{who}、{day}）", who=comment.resolved_by, day=day)


def count_text(n: int, translator: Translator) -> str:
    """Return the words of the button that shows comments, with how many are open."""
    return translator.say("コメント {n}", n=n) if n else translator.say("コメント")


def _link(words: str, act: Callable[[], None]) -> QPushButton:
    link = push_button("mini")
    link.setText(words)
    link.clicked.connect(lambda _on: act())
    return link


def _links(links: Iterable[QPushButton]) -> FlowRow:
    row = FlowRow(gap=2)
    for link in links:
        row.addWidget(link)
    return row
