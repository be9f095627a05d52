"""One question as a calm card: what is asked, the editor, and what else can be said about it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from pia_wizard.assessment.model import Answer, Origin
from pia_wizard.errors import PiaError
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.model import Question
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.shapes import Shape
from pia_wizard.ui.editors import editor_for, prompt_of_question
from pia_wizard.ui.editors.growing_text import GrowingText
from pia_wizard.ui.editors.labels import TextLabel, set_look
from pia_wizard.ui.editors.one_line import OneLine
from pia_wizard.ui.messages import Sign

_LONG_HELP = 2000
"""Pixels of help in one line, about three lines of a card; longer help is folded away."""
_NO_ANSWER = Answer()
_TOGGLES = ("unknown", "inapplicable", "note", "history")


class QuestionCard(QFrame):
    """Shows one question and its answer; every signal carries the question's id first."""

    answered = Signal(str, object)
    said_unknown = Signal(str)
    said_inapplicable = Signal(str, str)
    noted = Signal(str, str)
    asked_history = Signal(str)
    pressed = Signal(str)

    def __init__(self, question: Question, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.question = question
        self.translator = translator
        self.editor = editor_for(prompt_of_question(question), translator, self)
        self._answer = _NO_ANSWER
        self._sent = self._open = False
        self._ask, self._help = TextLabel(look="ask", parent=self), TextLabel(look="muted", parent=self)
        self._more = QPushButton(self)
        self._sign, self._state = Sign(Shape.NOT_STARTED, 14, self), TextLabel(look="caption", parent=self)
        self._buttons = {name: QPushButton(self) for name in _TOGGLES}
        self._reason_ask, self.reason = TextLabel(look="caption", parent=self), OneLine(self)
        self._note_ask, self.note = TextLabel(look="caption", parent=self), GrowingText(self, fewest_lines=2)
        self._fault = TextLabel(look="fault", parent=self)
        self._lay_out()
        self._connect()
        self.retranslate(translator)
        self.show_answer(None, is_open=question.required)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 10)
        column.setSpacing(tokens.GAP)
        column.addWidget(self._ask)
        column.addWidget(self._help)
        self._more.setProperty("look", "link")
        more = QHBoxLayout()
        more.addWidget(self._more)
        more.addStretch(1)
        column.addLayout(more)
        column.addSpacing(tokens.HAIR)
        for widget in (self.editor, self._reason_ask, self.reason, self._note_ask, self.note, self._fault):
            column.addWidget(widget)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 6, 0, 0)
        foot.setSpacing(2)
        foot.addWidget(self._sign)
        foot.addSpacing(6)
        foot.addWidget(self._state, 1)
        for name, button in self._buttons.items():
            button.setProperty("look", "mini")
            button.setCheckable(name != "history")
            foot.addWidget(button)
        column.addLayout(foot)
        self._fault.hide()

    def _connect(self) -> None:
        name = self.question.id
        self.editor.committed.connect(self._send)
        self.reason.finished.connect(lambda text: self.said_inapplicable.emit(name, text))
        self.note.finished.connect(lambda text: self.noted.emit(name, text))
        self._more.clicked.connect(self._unfold_help)
        self._buttons["unknown"].clicked.connect(self._toggle_unknown)
        self._buttons["inapplicable"].clicked.connect(self._toggle_inapplicable)
        self._buttons["note"].clicked.connect(self._toggle_note)
        self._buttons["history"].clicked.connect(lambda: self.asked_history.emit(name))

    def show_answer(self, answer: Answer | None, *, is_open: bool) -> None:
        """Show an answer and whether the question still has to be answered; takes a fault away."""
        before, self._answer = self._answer, answer or _NO_ANSWER
        self._fault.hide()
        if self._answer.value != before.value or self._sent:
            self.editor.set_value(self._answer.value)
        self._sent = False
        self.reason.show_text(self._answer.not_applicable)
        self.note.show_text(self._answer.note)
        self._show_parts(inapplicable=bool(self._answer.not_applicable), note=bool(self._answer.note))
        self._buttons["unknown"].setChecked(self._answer.unknown)
        self._show_state(is_open=is_open)

    def show_refusal(self, error: PiaError) -> None:
        """Say why the last thing typed was not taken; it stays as it was typed."""
        self._sent = False
        text = str(self.translator.error(error))
        if self.editor.isHidden():
            self._fault.say(text)
            self._fault.show()
        else:
            self.editor.show_fault(text)

    def reset_editor(self) -> None:
        """Show the stored answer again after a change was called off."""
        self._sent = False
        self.editor.set_value(self._answer.value)

    def commit(self) -> None:
        """Commit what is being typed anywhere in the card."""
        for field in (self.reason, self.note):
            if not field.isHidden():
                field.finish()
        if not self.editor.isHidden():
            self.editor.commit()

    def focus(self) -> None:
        """Put the cursor where the question is answered."""
        if self.editor.isHidden():
            self.reason.setFocus()
        else:
            self.editor.focus()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell that the card was touched."""
        self.pressed.emit(self.question.id)
        super().mousePressEvent(event)

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language."""
        self.translator = translator
        prompt = self.editor.prompt
        self._ask.say(prompt.ask(translator))
        self._help.say(prompt.help(translator))
        long_ = self.fontMetrics().horizontalAdvance(self._help.text()) > _LONG_HELP
        self._help.setVisible(bool(self._help.text()) and not long_)
        self._more.setVisible(long_)
        self._more.setText(translator.say("この質問の説明"))
        self._reason_ask.say(translator.say("該当しない理由（入力すると確定します）"))
        self._note_ask.say(translator.say("メモ（報告書に載ります）"))
        labels = {
            "unknown": translator.say("まだ分からない"),
            "inapplicable": translator.say("該当しない"),
            "note": translator.say("メモ"),
            "history": translator.say("履歴"),
        }
        for name, label in labels.items():
            self._buttons[name].setText(label)
            self._buttons[name].setAccessibleDescription(prompt.ask(translator))
        self.reason.setAccessibleName(self._reason_ask.text())
        self.note.setAccessibleName(self._note_ask.text())
        self.editor.retranslate(translator)
        self._show_state(is_open=self._open)

    def _send(self, value: object) -> None:
        self._sent = True
        self.answered.emit(self.question.id, value)

    def _show_parts(self, *, inapplicable: bool, note: bool) -> None:
        self.editor.setVisible(not inapplicable)
        self._reason_ask.setVisible(inapplicable)
        self.reason.setVisible(inapplicable)
        self._note_ask.setVisible(note)
        self.note.setVisible(note)
        self._buttons["inapplicable"].setChecked(inapplicable)
        self._buttons["note"].setChecked(note)

    def _show_state(self, *, is_open: bool) -> None:
        self._open = is_open
        shape, words = _state_of(self._answer, self.translator, is_open=is_open)
        self._sign.show_shape(shape)
        self._state.say(words)
        set_look(self._state, "look", "caption")

    def _unfold_help(self) -> None:
        self._help.setVisible(self._help.isHidden())

    def _toggle_unknown(self) -> None:
        if self._answer.unknown:
            self.answered.emit(self.question.id, None)
        else:
            self.said_unknown.emit(self.question.id)

    def _toggle_inapplicable(self) -> None:
        if self._answer.not_applicable:
            self.said_inapplicable.emit(self.question.id, "")
            return
        opened = self.reason.isHidden()
        self._show_parts(inapplicable=opened, note=self._buttons["note"].isChecked())
        self.focus()

    def _toggle_note(self) -> None:
        shown = self.note.isHidden() or bool(self._answer.note)
        self._note_ask.setVisible(shown)
        self.note.setVisible(shown)
        self._buttons["note"].setChecked(shown)
        if shown:
            self.note.setFocus()


def _state_of(answer: Answer, translator: Translator, *, is_open: bool) -> tuple[Shape, str]:
    """Return the sign and the words of an answer's state, with its origin and time."""
    if answer.unknown:
        return Shape.UNDETERMINED, translator.say("まだ分からない（未回答のまま残ります）")
    if answer.not_applicable:
        return Shape.NOT_APPLICABLE, translator.say("該当しない")
    if answer.value is None:
        words = translator.say("未回答") if is_open else translator.say("任意")
        return Shape.NOT_STARTED, words
    origins = {
        Origin.TYPED: translator.say("入力"),
        Origin.IMPORTED: translator.say("読み込み"),
        Origin.COPIED: translator.say("前回から複写"),
        Origin.DEFAULT: translator.say("初期値"),
    }
    words = translator.say("回答済み・{origin}", origin=origins[answer.origin])
    if answer.at:
        words = f"{words} {translator.date(answer.at.astimezone().date())}"
    return Shape.MET, words
