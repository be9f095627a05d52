"""Choose another assessment, see which of its answers say otherwise, and take those wanted."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListView, QVBoxLayout, QWidget

from pia_wizard.assessment.model import Answer
from pia_wizard.errors import PiaError
from pia_wizard.evaluation.wording import answer_text, question_text
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.session.copying import NEVER_COPIED
from pia_wizard.storage import Summary
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import CalmBox, push_button

_SIZE = (820, 600)
_LONGEST = 160
_NAME = Qt.ItemDataRole.UserRole


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
        self.box, self.list = CalmBox(), QListView()
        self._model = QStandardItemModel(self)
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
        items = (self._model.item(row) for row in range(self._model.rowCount()))
        return tuple(item.data(_NAME) for item in items if item.checkState() is Qt.CheckState.Checked)

    def _lay_out(self) -> None:
        self.resize(*_SIZE)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(tokens.SECTION, tokens.SECTION, tokens.SECTION, tokens.SECTION)
        whole.setSpacing(tokens.GAP)
        self.list.setModel(self._model)
        self.list.setProperty("look", "rows")
        self.list.setWordWrap(True)
        self.list.setSpacing(4)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
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
        whole.addWidget(self.list, 1)
        whole.addLayout(foot)

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
        self._model.itemChanged.connect(self._count)
        self.list.activated.connect(self._toggle)
        self.all.clicked.connect(lambda: self._check(Qt.CheckState.Checked))
        self.none.clicked.connect(lambda: self._check(Qt.CheckState.Unchecked))
        self.cancel.clicked.connect(self.reject)
        self.take.clicked.connect(self.accept)
        self.take.setDefault(True)

    def _look(self) -> None:
        """Show what the chosen assessment says otherwise."""
        self._model.clear()
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
        for name, answer in found.items():
            self._model.appendRow(self._item(name, answer))
        self._told.say(told)
        self._count()

    def _item(self, name: str, theirs: Answer) -> QStandardItem:
        question, ours = (
            self._session.questionnaire.questions[name],
            self._session.assessment.answers.get(name),
        )
        say, words = self._translator.say, self._translator
        now, then = (_short(answer_text(question, answer, words)) for answer in (ours, theirs))
        asked = question_text(question, words)
        item = QStandardItem(say("{question}\n今：{now}\n写す：{then}", question=asked, now=now, then=then))
        open_here = ours is None or (ours.value is None and not ours.not_applicable)
        wanted = open_here and name not in NEVER_COPIED
        item.setCheckable(True)
        item.setEditable(False)
        item.setCheckState(Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)
        item.setData(name, _NAME)
        return item

    def _summary(self, differing: int, unfit: int) -> str:
        say_n = self._translator.say_n
        told = say_n("違う回答が{n}件あります。", "違う回答が{n}件あります。", differing)
        if unfit:
            more = "ほかの{n}件は、ここの質問に合わないため写せません。"
            told += say_n(more, more, unfit)
        return told

    def _toggle(self, index: QModelIndex) -> None:
        item = self._model.itemFromIndex(index)
        on = item.checkState() is Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)

    def _check(self, state: Qt.CheckState) -> None:
        for row in range(self._model.rowCount()):
            self._model.item(row).setCheckState(state)

    def _count(self) -> None:
        n = len(self.chosen)
        self.take.setText(self._translator.say_n("{n}件を写す", "{n}件を写す", n))
        self.take.setEnabled(n > 0)
        for button in (self.all, self.none):
            button.setEnabled(self._model.rowCount() > 0)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST] + "…"
