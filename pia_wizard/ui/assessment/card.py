"""One question as a calm card: what is asked, the editor, and what else can be said about it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from pia_wizard.assessment.model import Answer, Origin
from pia_wizard.errors import PiaError, UnusableError
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.model import Question
from pia_wizard.questionnaire.question_changes import QuestionChange
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.shapes import Shape
from pia_wizard.ui.assessment.changed_mark import ChangedMark
from pia_wizard.ui.assessment.copied_line import CopiedLine
from pia_wizard.ui.assessment.scrolling import WholeColumn
from pia_wizard.ui.comments.part import CommentsPart, count_text
from pia_wizard.ui.editors.by_type import editor_for
from pia_wizard.ui.editors.growing_text import GrowingText
from pia_wizard.ui.editors.labels import TextLabel, set_look
from pia_wizard.ui.editors.one_line import OneLine
from pia_wizard.ui.editors.prompt import prompt_of_question
from pia_wizard.ui.editors.refusal import refusal_text
from pia_wizard.ui.editors.table import TableEditor
from pia_wizard.ui.evidence.part import EvidencePart
from pia_wizard.ui.flow_row import FlowRow
from pia_wizard.ui.messages import Sign

_LONG_HELP = 2000
"""Pixels of help in one line, about three lines of a card; longer help is folded away."""
_NO_ANSWER = Answer()
_TOGGLES = ("unknown", "inapplicable", "note", "evidence", "comments", "history")
_PARTS = ("evidence", "comments")


class QuestionCard(QFrame):
    """Shows one question and its answer; every signal carries the question's id first.

    Each of the first four is answered at once: by ``show_answer`` if it was stored, by ``show_refusal`` or
    ``reset_editor`` if not. ``asked_part`` asks for what is unfolded below, which ``show_part`` shows.
    """

    answered = Signal(str, object)
    said_unknown = Signal(str)
    said_inapplicable = Signal(str, str)
    noted = Signal(str, str)
    asked_history = Signal(str)
    asked_file = Signal(str)
    asked_part = Signal(str, str)
    asked_confirmation = Signal(str)
    pressed = Signal(str)

    def __init__(self, question: Question, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.question = question
        self.translator = translator
        self.editor = editor_for(prompt_of_question(question), translator, self)
        self._answer = _NO_ANSWER
        self._sent = self._open = self._offered = False
        self._again: Callable[[], None] | None = None
        self._told: OneLine | GrowingText | None = None
        self._refusal: PiaError | None = None
        self._ask, self._help = TextLabel(look="ask", parent=self), TextLabel(look="muted", parent=self)
        self._more = QPushButton(self)
        self._sign, self._state = Sign(Shape.NOT_STARTED, 14, self), TextLabel(look="caption", parent=self)
        self._buttons = {name: QPushButton(self) for name in _TOGGLES}
        self._reason_ask, self.reason = TextLabel(look="caption", parent=self), OneLine(self)
        self._note_ask, self.note = TextLabel(look="caption", parent=self), GrowingText(self, fewest_lines=2)
        self.parts: dict[str, EvidencePart | CommentsPart] = {}
        self._parts_room, self._counts = QVBoxLayout(), dict.fromkeys(_PARTS, 0)
        self.copied, self.changed = CopiedLine(translator, self), ChangedMark(translator, self)
        self._fault, self._retry = TextLabel(look="fault", parent=self), QPushButton(self)
        self._lay_out()
        self._connect()
        self.retranslate(translator)
        self.show_answer(None, is_open=question.required)

    def _lay_out(self) -> None:
        column = WholeColumn(self)
        column.setContentsMargins(20, 16, 20, 10)
        column.setSpacing(tokens.GAP)
        column.addWidget(self.changed)
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
        self._retry.setProperty("look", "link")
        retry = QHBoxLayout()
        retry.addWidget(self._retry)
        retry.addStretch(1)
        column.addLayout(retry)
        column.addWidget(self.copied)
        self._parts_room.setSpacing(tokens.GAP)
        column.addLayout(self._parts_room)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 2, 0, 0)
        foot.setSpacing(2)
        foot.addWidget(self._sign)
        foot.addSpacing(6)
        foot.addWidget(self._state, 1)
        toggles = FlowRow(gap=2)
        toggles.setContentsMargins(0, 4, 0, 0)
        for name, button in self._buttons.items():
            button.setProperty("look", "mini")
            button.setCheckable(name != "history")
            (foot if name == "history" else toggles).addWidget(button)
        column.addLayout(toggles)
        column.addLayout(foot)
        self._fault.hide()
        self._retry.hide()

    def _connect(self) -> None:
        name = self.question.id
        self.editor.committed.connect(self._send)
        said, noted = self.said_inapplicable, self.noted
        self.reason.finished.connect(lambda text: self._offer(lambda: said.emit(name, text), self.reason))
        self.note.finished.connect(lambda text: self._offer(lambda: noted.emit(name, text), self.note))
        self._retry.clicked.connect(self._offer_again)
        self._more.clicked.connect(self._unfold_help)
        self._buttons["unknown"].clicked.connect(self._toggle_unknown)
        self._buttons["inapplicable"].clicked.connect(self._toggle_inapplicable)
        self._buttons["note"].clicked.connect(self._toggle_note)
        for part in _PARTS:
            self._buttons[part].clicked.connect(lambda _on, part=part: self.toggle_part(part))
        self.copied.confirmed.connect(lambda: self.asked_confirmation.emit(name))
        if isinstance(self.editor, TableEditor):
            self.editor.file_asked.connect(lambda: self.asked_file.emit(name))
        self._buttons["history"].clicked.connect(lambda: self.asked_history.emit(name))

    def show_below(self, widget: QWidget) -> None:
        """Show a widget right below the editor, such as a picture of what is typed there."""
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(column.indexOf(self.editor) + 1, widget)

    def toggle_part(self, part: str) -> None:
        """Unfold evidence or comments below the question, or fold them away."""
        if part not in self.parts:
            self.asked_part.emit(self.question.id, part)
        else:
            self.parts[part].setVisible(self.parts[part].isHidden())
            if not self.parts[part].isHidden():
                self.parts[part].focus()
        self._buttons[part].setChecked(part in self.parts and not self.parts[part].isHidden())

    def show_part(self, part: str, widget: EvidencePart | CommentsPart) -> None:
        """Show a part that was asked for, from now on."""
        self.parts[part] = widget
        self._parts_room.addWidget(widget)
        self._buttons[part].setChecked(True)

    def unfold(self, part: str) -> None:
        """Show a part, if it is not shown yet."""
        if part not in self.parts or self.parts[part].isHidden():
            self.toggle_part(part)

    def count(self, part: str, n: int) -> None:
        """Show on its button how many there are of a part."""
        self._counts[part] = n
        self._word_buttons()

    def freeze(self) -> None:
        """Let the answer be read and nothing be typed; a choice is refused in words by the page."""
        for line in self.findChildren(QLineEdit):
            line.setReadOnly(True)
        for text in self.findChildren(QPlainTextEdit):
            text.setReadOnly(True)
        for name in ("unknown", "inapplicable", "note"):
            self._buttons[name].hide()
        self.copied.confirm.hide()

    def show_answer(
        self, answer: Answer | None, *, is_open: bool, change: QuestionChange | None = None
    ) -> None:
        """Show an answer and whether the question still has to be answered.

        ``change`` tells what of the question is new or other since the answer was given.
        What was refused stays, with its fault, until it is stored or another answer is.
        """
        before, self._answer = self._answer, answer or _NO_ANSWER
        if self._offered or self._answer != before:
            self._settle()
        if self._answer.value != before.value or self._sent:
            self.editor.set_value(self._answer.value)
        self._sent = False
        if self._refusal is None:
            self.reason.show_text(self._answer.not_applicable)
            composing = self.note.composing  # it is told once the word is whole, with all before it
            if not composing:
                self.note.show_text(self._answer.note)
            noted = composing or bool(self._answer.note)
            self._show_parts(inapplicable=bool(self._answer.not_applicable), note=noted)
        self._buttons["unknown"].setChecked(self._answer.unknown)
        self.changed.tell(change)
        self._show_state(is_open=is_open)

    def show_refusal(self, error: PiaError) -> None:
        """Say why the last thing done was not taken; it stays as it was done and can be offered again."""
        by_editor = self._sent
        self._sent = self._offered = False
        self._refusal = error
        if self._told is not None:
            self._told.offer_again()
        if by_editor:
            self.editor.refuse(error)
        self._fault.setVisible(not by_editor)
        self._word_fault()
        self._retry.setVisible(isinstance(error, UnusableError))
        self._buttons["unknown"].setChecked(self._answer.unknown)
        self._show_state(is_open=self._open)

    @property
    def unsaved(self) -> bool:
        """Whether something was done here that could not be stored."""
        return self._refusal is not None or bool(self.editor.fault)

    def reset_editor(self) -> None:
        """Show the stored answer again after a change was called off."""
        self._sent = False
        self._settle()
        self.editor.set_value(self._answer.value)

    def commit(self) -> None:
        """Commit what is being typed anywhere in the card, and offer again what could not be stored."""
        refusal = self._refusal
        for field in (self.reason, self.note):
            if not field.isHidden():
                field.finish()
        if not self.editor.isHidden():
            self.editor.commit()
        if isinstance(comments := self.parts.get("comments"), CommentsPart):
            comments.commit()
        if refusal is self._refusal and isinstance(refusal, UnusableError):
            self._offer_again()

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
        self._word_buttons()
        self.copied.retranslate(translator)
        self.changed.retranslate(translator)
        for part in self.parts.values():
            part.retranslate(translator)
        self.reason.setAccessibleName(self._reason_ask.text())
        self.note.setAccessibleName(self._note_ask.text())
        self._retry.setText(translator.say("もう一度保存する"))
        self.editor.retranslate(translator)
        self._word_fault()
        self._show_state(is_open=self._open)

    def _word_buttons(self) -> None:
        say, asked = self.translator.say, self.editor.prompt.ask(self.translator)
        files = self._counts["evidence"]
        labels = {
            "unknown": say("まだ分からない"),
            "inapplicable": say("該当しない"),
            "note": say("メモ"),
            "evidence": say("証拠 {n}", n=files) if files else say("証拠"),
            "comments": count_text(self._counts["comments"], self.translator),
            "history": say("履歴"),
        }
        for name, label in labels.items():
            self._buttons[name].setText(label)
            self._buttons[name].setAccessibleDescription(asked)

    def _send(self, value: object) -> None:
        def tell() -> None:
            self._sent = True
            self.answered.emit(self.question.id, value)

        self._offer(tell)

    def _offer(self, tell: Callable[[], None], field: OneLine | GrowingText | None = None) -> None:
        """Tell what was done, and keep it for as long as it is not stored."""
        self._again, self._told, self._offered = tell, field, True
        tell()

    def _offer_again(self) -> None:
        if self._again is not None:
            self._offer(self._again, self._told)

    def _settle(self) -> None:
        """Forget what was offered: it is stored, or called off."""
        self._again, self._refusal, self._offered = None, None, False
        self._fault.hide()
        self._retry.hide()

    def _word_fault(self) -> None:
        if self._refusal is not None:
            self._fault.say(refusal_text(self._refusal, self.editor.prompt, self.translator))

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
        if isinstance(self._refusal, UnusableError):
            shape, words = Shape.PROBLEM, self.translator.say("まだ保存されていません")
        self._sign.show_shape(shape)
        self._state.say(words)
        set_look(self._state, "look", "caption")
        settled = self._answer.value is not None or bool(self._answer.not_applicable)
        self.copied.tell(
            copied=self._answer.origin is Origin.COPIED and self._answer != _NO_ANSWER,
            outdated=settled and self.changed.change is not None,
        )

    def _unfold_help(self) -> None:
        self._help.setVisible(self._help.isHidden())

    def _toggle_unknown(self) -> None:
        name = self.question.id
        if self._answer.unknown:
            self._offer(lambda: self.answered.emit(name, None))
        else:
            self._offer(lambda: self.said_unknown.emit(name))

    def _toggle_inapplicable(self) -> None:
        if self._answer.not_applicable:
            self._offer(lambda: self.said_inapplicable.emit(self.question.id, ""))
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
        Origin.COPIED: translator.say("写した回答"),
        Origin.DEFAULT: translator.say("初期値"),
    }
    day = translator.date(answer.at.astimezone().date()) if answer.at else ""
    if day and answer.origin is Origin.TYPED:  # the usual origin goes without saying
        return Shape.MET, translator.say("回答済み {day}", day=day)
    words = translator.say("回答済み・{origin}", origin=origins[answer.origin])
    return Shape.MET, f"{words} {day}".rstrip()
