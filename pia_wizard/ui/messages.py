"""Dialogs that tell and ask: what happened, why, and what to do, in plain text."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from pia_wizard.errors import PiaError
from pia_wizard.i18n import ErrorText, Translator
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.palettes import colours_of
from pia_wizard.ui.appearance.shapes import Shape, paint_shape
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import push_button

_TEXT_WIDTH = 440


class Sign(QWidget):
    """A state's sign as a widget of its own; its meaning must also stand in words beside it."""

    def __init__(self, shape: Shape, size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape = shape
        self.setFixedSize(QSize(tokens.grown(size), tokens.grown(size)))

    def show_shape(self, shape: Shape) -> None:
        """Show another sign from now on."""
        self._shape = shape
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sign in the present colours."""
        painter = QPainter(self)
        paint_shape(painter, QRectF(self.rect()), self._shape, colours_of(self))
        painter.end()


class Message(QDialog):
    """A sign, up to three sentences, lines of detail to unfold, and buttons."""

    def __init__(self, parent: QWidget | None, shape: Shape, text: ErrorText, translator: Translator) -> None:
        super().__init__(parent)
        self._translator = translator
        self.setWindowTitle(translator.say("PIA Wizard"))
        self.setAccessibleDescription(str(text))
        self._words = QVBoxLayout()
        self._words.setSpacing(tokens.GAP)
        for look, sentence in (("heading", text.what), ("", text.why), ("", text.do)):
            self._say(look, sentence)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(tokens.GAP)
        if text.detail:
            self._unfold("\n".join(text.detail))
        self._buttons.addStretch(1)
        self._arrange(shape)

    def button(self, text: str, look: str = "", *, accepts: bool = False) -> QPushButton:
        """Add a button on the right that accepts or rejects."""
        button = push_button(look)
        button.setText(text)
        button.clicked.connect(self.accept if accepts else self.reject)
        self._buttons.addWidget(button)
        return button

    def _say(self, look: str, sentence: str) -> None:
        if sentence:
            label = TextLabel(sentence, look=look)
            label.setFixedWidth(tokens.grown(_TEXT_WIDTH))
            self._words.addWidget(label)

    def _arrange(self, shape: Shape) -> None:
        top = QHBoxLayout()
        top.setSpacing(tokens.SPACE)
        top.addWidget(Sign(shape, 28, self), 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(self._words, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(tokens.SECTION, tokens.SECTION, tokens.SECTION, tokens.SECTION)
        whole.setSpacing(tokens.SECTION)
        whole.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        whole.addLayout(top)
        whole.addLayout(self._buttons)

    def _unfold(self, detail: str) -> None:
        lines = QPlainTextEdit(detail)
        lines.setReadOnly(True)
        lines.setFixedSize(tokens.grown(_TEXT_WIDTH), tokens.grown(160))
        lines.setAccessibleName(self._translator.say("詳細"))
        lines.setTabChangesFocus(True)
        lines.hide()
        toggle = push_button("link")
        toggle.setText(self._translator.say("詳細を表示"))
        toggle.setCheckable(True)
        toggle.toggled.connect(lines.setVisible)
        self._words.addWidget(lines)
        self._buttons.addWidget(toggle)


def show_error(parent: QWidget | None, error: PiaError, translator: Translator) -> None:
    """Tell the user about an error and wait until it is read."""
    dialog = error_dialog(parent, error, translator)
    dialog.exec()
    dialog.deleteLater()


def error_dialog(parent: QWidget | None, error: PiaError, translator: Translator) -> Message:
    """Return the dialog of an error, not shown yet."""
    dialog = Message(parent, Shape.PROBLEM, translator.error(error), translator)
    close = dialog.button(translator.say("閉じる"), "primary", accepts=True)
    close.setDefault(True)
    close.setFocus()
    return dialog


def tell_of_upgrade(parent: QWidget, original: Path, translator: Translator) -> None:
    """Tell, without waiting, that a workspace was brought up to date and where the old file still is."""
    say = translator.say
    text = ErrorText(
        say("保存場所を、この版の形に改めました。"),
        say("以前の版のファイルは、{place} に残しました。", place=original),
        say("回答はすべて引き継いでいます。問題がなければ、以前のファイルは削除して構いません。"),
    )
    dialog = Message(parent, Shape.INFORMATION, text, translator)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    close = dialog.button(say("閉じる"), "primary", accepts=True)
    close.setDefault(True)
    dialog.open()


def confirmed(
    parent: QWidget | None,
    what: str,
    why: str,
    act: str,
    translator: Translator,
    *,
    danger: bool = False,
    keep: str = "",
) -> bool:
    """Ask before something that cannot be taken back; ``act`` and ``keep`` name the two buttons.

    The safe button has the focus, so Enter alone destroys nothing.
    """
    shape = Shape.PROBLEM if danger else Shape.INFORMATION
    dialog = Message(parent, shape, ErrorText(what, why, ""), translator)
    cancel = dialog.button(keep or translator.say("キャンセル"))
    dialog.button(act, "danger" if danger else "primary", accepts=True)
    cancel.setDefault(True)
    cancel.setFocus()
    answer = dialog.exec()
    dialog.deleteLater()
    return answer == QDialog.DialogCode.Accepted


@contextmanager
def telling(parent: QWidget, translator: Callable[[], Translator]) -> Iterator[None]:
    """Do something for the user and tell them if it cannot be done; defects pass through."""
    try:
        yield
    except PiaError as error:
        show_error(parent, error, translator())
