"""Answers to bring back from an approved edition: those that differ, each to be chosen."""

from functools import partial

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from pia_wizard.evaluation.comparison import AnswerDifference
from pia_wizard.evaluation.wording import answer_text, question_text
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.room import take_room
from pia_wizard.ui.assessment.gradual import Gradual
from pia_wizard.ui.assessment.reading_order import chain, in_reading_order
from pia_wizard.ui.assessment.scrolling import ScrollPage
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.editors.options import OptionCheck
from pia_wizard.ui.pieces import push_button

_SIZE = (680, 560)
_LONGEST = 200


class RestoreDialog(QDialog):
    """``chosen`` gives the questions whose answers are to come back."""

    def __init__(
        self, session: AssessmentSession, number: int, translator: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._questions, self._translator = session.questionnaire.questions, translator
        found = [found for found in session.compare(number).answers if found.question in self._questions]
        self._ticked = dict.fromkeys((difference.question for difference in found), True)
        self.boxes: dict[str, OptionCheck] = {}
        say = translator.say
        self.setWindowTitle(say("第{n}版の回答を戻す", n=number))
        take_room(self, *_SIZE)
        about = say("選んだ回答を、承認した時のものに戻します。あとで、まとめて元に戻すこともできます。")
        none = say("承認した時から変わった回答はありません。")
        self.page = ScrollPage(margin=4)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*(tokens.SECTION,) * 4)
        whole.setSpacing(12)
        whole.addWidget(TextLabel(self.windowTitle(), look="heading"))
        whole.addWidget(TextLabel(about if found else none, look="muted"))
        whole.addWidget(self.page, 1)
        whole.addLayout(self._buttons())
        self._gradual = Gradual(self, at_once=6)
        adding = [partial(self._add, difference) for difference in found]
        self._gradual.start([*adding, partial(self.page.column.addStretch, 1)])
        self._allow()
        first = next(iter(self.boxes.values()), self.cancel)
        first.setFocus()

    def chosen(self) -> tuple[str, ...]:
        """Return the questions ticked."""
        return tuple(name for name, ticked in self._ticked.items() if ticked)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Let the Tab key go as the dialog is read, also where parts of it were built since."""
        chain(list(in_reading_order(self)))
        return super().focusNextPrevChild(forward)

    def _add(self, found: AnswerDifference) -> None:
        question, words = self._questions[found.question], self._translator
        box = OptionCheck(found.question)
        box.setText(question_text(question, words))
        box.setChecked(self._ticked[found.question])
        was, now = (_short(answer_text(question, side, words)) for side in (found.before, found.after))
        told = words.say("いま：{now}\n承認した時：{was}", now=now, was=was)
        box.setAccessibleDescription(told)
        box.toggled.connect(partial(self._tick, found.question))
        label = TextLabel(told, look="muted")
        label.setContentsMargins(38, 0, 0, 6)
        self.boxes[found.question] = box
        self.page.column.addWidget(box)
        self.page.column.addWidget(label)

    def _buttons(self) -> QHBoxLayout:
        say, row = self._translator.say, QHBoxLayout()
        self.all, self.none = push_button("link"), push_button("link")
        self.cancel, self.take = push_button(), push_button("primary")
        for button, text in (
            (self.all, say("すべて選ぶ")),
            (self.none, say("すべて外す")),
            (self.cancel, say("キャンセル")),
            (self.take, say("回答を戻す")),
        ):
            button.setText(text)
        self.all.clicked.connect(lambda: self._tick_all(ticked=True))
        self.none.clicked.connect(lambda: self._tick_all(ticked=False))
        self.cancel.clicked.connect(self.reject)
        self.take.clicked.connect(self.accept)
        self.take.setDefault(True)
        row.addWidget(self.all)
        row.addWidget(self.none)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.take)
        return row

    def _tick(self, question: str, on: bool) -> None:  # noqa: FBT001 - a Qt slot
        self._ticked[question] = on
        self._allow()

    def _tick_all(self, *, ticked: bool) -> None:
        self._ticked = dict.fromkeys(self._ticked, ticked)
        for box in self.boxes.values():
            box.setChecked(ticked)
        self._allow()

    def _allow(self) -> None:
        self.take.setEnabled(bool(self.chosen()))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
