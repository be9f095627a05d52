"""Choose another assessment, see which of its answers say otherwise, and take those wanted."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from pia_wizard.assessment.model import Answer
from pia_wizard.errors import PiaError
from pia_wizard.evaluation.wording import answer_text, question_text
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.session.copying import NEVER_COPIED
from pia_wizard.storage import Summary
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.room import take_room
from pia_wizard.ui.assessment.gradual import Gradual
from pia_wizard.ui.assessment.reading_order import chain, in_reading_order
from pia_wizard.ui.assessment.scrolling import ScrollPage
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import CalmBox, framed, push_button, rule

_SIZE = (820, 600)
_LONGEST = 160


class CopyDialog(QDialog):
    """Accepted if answers are wanted: ``source`` and ``chosen`` tell from where, and which.

    Answers to what is not answered here are chosen at first; those that would replace one are not.
    """

    def __init__(
        self,
        session: AssessmentSession,
        summaries: Sequence[Summary],
        translator: Translator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._translator = session, translator
        self._others = [one for one in summaries if one.id != session.assessment.id]
        self.box, self.list = CalmBox(), ScrollPage(margin=16)
        self.boxes: dict[str, QCheckBox] = {}
        self._wanted: dict[str, bool] = {}
        self._room = QWidget()
        self._gradual = Gradual(self, at_once=12, each=2)
        self._told, self._ask = TextLabel(look="muted"), TextLabel(look="caption")
        self.all, self.none = push_button("link"), push_button("link")
        self.cancel, self.take = push_button(), push_button("primary")
        self._lay_out()
        self._word()
        self._connect()
        self._look()

    @property
    def source(self) -> str:
        """The id of the assessment chosen, or nothing."""
        place = self.box.currentIndex()
        return self._others[place].id if 0 <= place < len(self._others) else ""

    @property
    def chosen(self) -> tuple[str, ...]:
        """The questions whose answers are to be copied."""
        return tuple(name for name, wanted in self._wanted.items() if wanted)

    def _lay_out(self) -> None:
        take_room(self, *_SIZE)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(tokens.SECTION, tokens.SECTION, tokens.SECTION, tokens.SECTION)
        whole.setSpacing(tokens.GAP)
        ground = framed("card")
        inside = QVBoxLayout(ground)
        inside.setContentsMargins(1, 4, 1, 4)
        inside.addWidget(self.list)
        choices = QHBoxLayout()
        choices.addWidget(self._told, 1)
        choices.addWidget(self.all)
        choices.addWidget(self.none)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.take)
        whole.addWidget(self._ask)
        whole.addWidget(self.box)
        whole.addSpacing(tokens.GAP)
        whole.addLayout(choices)
        whole.addWidget(ground, 1)
        whole.addLayout(foot)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Let the Tab key go as the dialog is read, also where parts of it were built since."""
        chain(list(in_reading_order(self)))
        return super().focusNextPrevChild(forward)

    def _word(self) -> None:
        say = self._translator.say
        self.setWindowTitle(say("ほかの評価から回答を写す"))
        self._ask.say(say("どの評価から写しますか。"))
        self.box.setAccessibleName(self._ask.text())
        self.list.setAccessibleName(say("写す回答"))
        self.all.setText(say("すべて選ぶ"))
        self.none.setText(say("選択を外す"))
        self.cancel.setText(say("キャンセル"))
        for one in self._others:
            day = self._translator.date(one.changed.astimezone().date())
            self.box.addItem(say("{title}（{day}）", title=one.title, day=day))

    def _connect(self) -> None:
        self.box.currentIndexChanged.connect(self._look)
        self.all.clicked.connect(lambda: self._check(on=True))
        self.none.clicked.connect(lambda: self._check(on=False))
        self.cancel.clicked.connect(self.reject)
        self.take.clicked.connect(self.accept)
        self.take.setDefault(True)

    def _look(self) -> None:
        """Show what the chosen assessment says otherwise."""
        found: Mapping[str, Answer] = {}
        unfit: tuple[str, ...] = ()
        told = self._translator.say("写せる評価が、ほかにありません。")
        if self.source:
            try:
                found, unfit = self._session.copyable(self.source)
            except PiaError as error:
                told = str(self._translator.error(error))
            else:
                told = self._summary(len(found), len(unfit))
        self._told.say(told)
        self._show(found)
        self._count()

    def _show(self, found: Mapping[str, Answer]) -> None:
        held = self._session.assessment.answers
        self.boxes, self._wanted = {}, {name: _wanted(name, held.get(name)) for name in found}
        self._room.hide()
        self._room.deleteLater()
        self._room = QWidget()
        rows = QVBoxLayout(self._room)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        self.list.column.insertWidget(0, self._room)
        if self.list.column.count() == 1:
            self.list.column.addStretch(1)
        self._gradual.start([partial(self._add, rows, name, answer) for name, answer in found.items()])

    def _add(self, rows: QVBoxLayout, name: str, theirs: Answer) -> None:
        question = self._session.questionnaire.questions[name]
        ours = self._session.assessment.answers.get(name)
        words = self._translator
        now, then = (_short(answer_text(question, answer, words)) for answer in (ours, theirs))
        asked = question_text(question, words)
        told = words.say("今：{now} → 写す：{then}", now=now, then=then)
        box, label = QCheckBox(), TextLabel(asked)
        box.setAccessibleName(asked)
        box.setAccessibleDescription(told)
        box.setChecked(self._wanted[name])
        box.toggled.connect(partial(self._want, name))
        line, texts = QHBoxLayout(), QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(label)
        texts.addWidget(TextLabel(told, look="caption"))
        line.setSpacing(8)
        line.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)
        rows.addLayout(line)
        rows.addWidget(rule())
        self.boxes[name] = box

    def _want(self, name: str, on: bool) -> None:  # noqa: FBT001 - a Qt slot
        self._wanted[name] = on
        self._count()

    def _summary(self, differing: int, unfit: int) -> str:
        say_n = self._translator.say_n
        told = say_n("違う回答が{n}件あります。", "違う回答が{n}件あります。", differing)
        if unfit:
            told += say_n(
                "ほかの{n}件は、ここの質問に合わないため写せません。",
                "ほかの{n}件は、ここの質問に合わないため写せません。",
                unfit,
            )
        return told

    def _check(self, *, on: bool) -> None:
        self._wanted = dict.fromkeys(self._wanted, on)
        for box in self.boxes.values():
            box.setChecked(on)
        self._count()

    def _count(self) -> None:
        n = len(self.chosen)
        self.take.setText(self._translator.say_n("{n}件を写す", "{n}件を写す", n))
        self.take.setEnabled(n > 0)
        for button in (self.all, self.none):
            button.setEnabled(bool(self._wanted))


def _wanted(name: str, ours: Answer | None) -> bool:
    """Return whether an answer is proposed: where there is none, but for days of the other assessment."""
    open_here = ours is None or (ours.value is None and not ours.not_applicable)
    return open_here and name not in NEVER_COPIED


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST] + "…"
