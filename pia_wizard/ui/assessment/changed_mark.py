"""Questions that are new or changed since they were answered: a line on the card of each, a bar above all."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.question_changes import QuestionChange
from pia_wizard.ui.appearance.shapes import Shape
from pia_wizard.ui.assessment.changed_words import detail_text, mark_text
from pia_wizard.ui.bar import Bar
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.messages import Sign
from pia_wizard.ui.pieces import push_button, tip


class ChangedMark(QFrame):
    """Says above a question that it is new, or what of it changed; hidden where it is neither."""

    def __init__(self, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "notice")
        self.change: QuestionChange | None = None
        self.words, self.names = TextLabel(), TextLabel(look="caption")
        self.details = push_button("link")
        self.details.setCheckable(True)
        self.details.toggled.connect(self._unfold)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Sign(Shape.INFORMATION, 16, self))
        row.addWidget(self.words, 1)
        row.addWidget(self.details)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 8, 6)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.names)
        self.hide()
        self.retranslate(translator)

    def tell(self, change: QuestionChange | None) -> None:
        """Say what is new or changed, or nothing any more."""
        if change != self.change:
            self.change = change
            self.details.setChecked(False)
            self.retranslate(self.translator)
        self.setVisible(change is not None)

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language."""
        self.translator = translator
        if self.change is not None:
            self.words.say(mark_text(self.change, translator))
            detail = detail_text(self.change, translator)
            self.names.say(detail)
            self.setToolTip(tip(detail))
            self.details.setVisible(bool(detail))
            self.details.setAccessibleDescription("\n".join((self.words.text(), detail)))
            self.setAccessibleName(self.words.text())
            self.setAccessibleDescription(detail)
        self._unfold(shown=self.details.isChecked())

    def _unfold(self, shown: bool) -> None:  # noqa: FBT001 - a Qt slot
        say = self.translator.say
        self.details.setText(say("変わった点を閉じる") if shown else say("変わった点"))
        self.names.setVisible(shown)


class ChangedBar(Bar):
    """Tells how many questions of a step are new or changed. ``asked_next`` asks for the next of them."""

    asked_next = Signal()

    def __init__(self, translator: Translator) -> None:
        self.next = push_button()
        super().__init__("notice", Shape.INFORMATION, self.next)
        self._new = self._changed = 0
        self.next.clicked.connect(self.asked_next)
        self.retranslate(translator)
        self.hide()

    def tell(self, changes: Iterable[QuestionChange]) -> None:
        """Tell how many of the step's questions are new, and how many changed."""
        new = [change.before is None for change in changes]
        self._new, self._changed = new.count(True), new.count(False)
        self._word()
        self.setVisible(bool(new))

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language."""
        self.translator = translator
        self._word()

    def _word(self) -> None:
        words = _count_text(self._new, self._changed, self.translator)
        self.words.say(words)
        self.next.setText(self.translator.say("次を見る"))
        self.next.setAccessibleDescription(words)


def _count_text(new: int, changed: int, translator: Translator) -> str:
    if new and changed:
        return translator.say(
            "このステップに、新しい質問が{new}問、内容の変わった質問が{changed}問あります。",
            new=new,
            changed=changed,
        )
    if new:
        return translator.say_n(
            "このステップに、新しい質問が{n}問あります。", "このステップに、新しい質問が{n}問あります。", new
        )
    return translator.say_n(
        "このステップに、内容の変わった質問が{n}問あります。",
        "このステップに、内容の変わった質問が{n}問あります。",
        changed,
    )
