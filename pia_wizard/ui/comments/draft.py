"""The field a comment is written in: stored whenever typing pauses, like every answer."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pia_wizard.assessment.review import Comment
from pia_wizard.assessment.text import says_nothing
from pia_wizard.errors import PiaError
from pia_wizard.i18n import Translator
from pia_wizard.ui.assessment.beside import Beside, Subject
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.editors.growing_text import GrowingText
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import push_button


class _Field(GrowingText):
    """Ctrl+Enter sends."""

    sent = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send on Ctrl+Enter, type anything else."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.sent.emit()
        else:
            super().keyPressEvent(event)


class Draft(QWidget):
    """A comment, or an answer to one, being written.

    It exists as a comment from the first pause in typing on, so that nothing typed is lost. ``done`` tells
    that the user is through with it: it is to be shown among the others. ``changing`` is the comment that is
    written anew; it is not removed by deleting all its text.
    """

    done = Signal()

    def __init__(
        self,
        subject: Subject,
        beside: Beside,
        translator: Translator,
        *,
        answered: str = "",
        changing: Comment | None = None,
    ) -> None:
        super().__init__()
        self._subject, self._beside, self._answered = subject, beside, answered
        self.comment, self._changes = changing, changing is not None
        self._storing = False
        self.field, self.send = _Field(self, fewest_lines=2), push_button()
        self._state, self._fault = TextLabel(look="caption"), TextLabel(look="fault")
        self.translator = translator
        foot = QHBoxLayout()
        foot.addWidget(self._state, 1)
        foot.addWidget(self.send)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.field, self._fault):
            column.addWidget(widget)
        column.addLayout(foot)
        self._fault.hide()
        self.field.finished.connect(self._store)
        self.field.sent.connect(self._send)
        self.send.clicked.connect(self._send)
        if changing is not None:
            self.field.show_text(changing.text)
        self.retranslate(translator)

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language; the text stays."""
        self.translator = translator
        say = translator.say
        words = say("返信を書く") if self._answered else say("コメントを書く")
        send = say("返信する") if self._answered else say("コメントする")
        if self._changes:
            words, send = say("コメントを書き直す"), say("書き終える")
        self.field.setPlaceholderText(words)
        self.field.setAccessibleName(words)
        self.field.setAccessibleDescription(say("Ctrl+Enterで書き終えます。"))
        self.send.setText(send)

    @property
    def begun(self) -> bool:
        """Whether something is being written here that must not be moved elsewhere."""
        return self._storing or self.comment is not None or self.field.typing

    def commit(self) -> None:
        """Store what is being typed."""
        self.field.finish()

    def _send(self) -> None:
        self.commit()
        if self.comment is None and self._fault.isHidden():
            self.field.setFocus()
        elif self._fault.isHidden():
            self.done.emit()

    def _store(self, text: str) -> None:
        """Keep what was typed: as a new comment, as its new text, or, if all was deleted, not at all."""
        if says_nothing(text) and not self._changes:
            if self.comment is not None:
                gone, self.comment = self.comment, None
                self._do(lambda: self._beside.remove_comment(gone))
            self._state.say("")
        elif self._do(lambda: self._put(text)):
            self._state.say(self.translator.say("保存済み"))
            self.field.show_text(text)

    def _put(self, text: str) -> None:
        if self.comment is None:
            self.comment = self._beside.add_comment(*self._subject, text, self._answered)
        else:
            self.comment = self._beside.change_comment(self.comment, text)

    def _do(self, act: Callable[[], None]) -> bool:
        self._fault.hide()
        self._storing = True
        try:
            act()
        except PiaError as error:
            told = self.translator.error(error)
            self._fault.say(" ".join(part for part in (told.what, told.why, told.do) if part))
            self._fault.show()
            self.field.offer_again()
            announce(self, self._fault.text(), urgent=True)
            return False
        finally:
            self._storing = False
        return True
