"""Two copies of one assessment: what only one has is kept, and for the rest somebody chooses."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from pia_wizard.assessment.merging import Difference, Item, Kind, Side
from pia_wizard.assessment.model import Answer
from pia_wizard.errors import N_
from pia_wizard.evaluation.wording import answer_text, question_text
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.room import take_room
from pia_wizard.ui.assessment.gradual import Gradual
from pia_wizard.ui.assessment.scrolling import ScrollPage
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import framed, push_button

_SIZE = (860, 640)
_KINDS = {
    Kind.OVERRIDES: N_("評価者による判定"),
    Kind.LEVEL_OVERRIDES: N_("評価者によるリスクの大きさ"),
    Kind.OWN_RISKS: N_("独自のリスク"),
    Kind.MEASURES: N_("対策"),
    Kind.ACCEPTANCES: N_("リスクの受け入れ"),
}


class MergeDialog(QDialog):
    """``chosen`` tells which side to take for every difference, once it was accepted."""

    def __init__(
        self,
        differences: Sequence[Difference],
        questionnaire: Questionnaire,
        translator: Translator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._questionnaire, self._translator = questionnaire, translator
        self._conflicts = [found for found in differences if found.conflict]
        self.chosen: dict[Item, Side] = {found.item: found.proposed for found in differences}
        self.groups: dict[Item, QButtonGroup] = {}
        self._coming = sum(found.ours is None for found in differences)
        self._lay_out()

    def _lay_out(self) -> None:
        say, say_n = self._translator.say, self._translator.say_n
        self.setWindowTitle(say("評価の統合"))
        take_room(self, *_SIZE)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(tokens.SECTION, tokens.SECTION, tokens.SECTION, tokens.SECTION)
        whole.setSpacing(tokens.SPACE)
        n = len(self._conflicts)
        whole.addWidget(
            TextLabel(say_n("{n}件を選んでください。", "{n}件を選んでください。", n), look="heading")
            if n
            else TextLabel(say("食い違う回答はありません。"), look="heading")
        )
        kept = say_n(
            "ファイルにだけある{n}件を加えます。", "ファイルにだけある{n}件を加えます。", self._coming
        )
        told = [kept] if self._coming else []
        also = say("ここにだけあるものは、そのまま残ります。統合したあとで、まとめて元に戻すこともできます。")
        whole.addWidget(TextLabel("\n".join((*told, also)), look="muted"))
        self.page = ScrollPage(margin=4)
        self.page.setAccessibleName(say("食い違う回答"))
        whole.addWidget(self.page, 1)
        self._gradual = Gradual(self, at_once=4)
        self._gradual.start([partial(self._add, found) for found in self._conflicts])
        whole.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        say, row = self._translator.say, QHBoxLayout()
        self.all_ours, self.all_theirs = push_button(), push_button()
        self.cancel, self.merge = push_button(), push_button("primary")
        for button, text in (
            (self.all_ours, say("すべて、ここの回答")),
            (self.all_theirs, say("すべて、ファイルの回答")),
            (self.cancel, say("キャンセル")),
            (self.merge, say("統合する")),
        ):
            button.setText(text)
        self.all_ours.clicked.connect(lambda: self._choose_all(Side.OURS))
        self.all_theirs.clicked.connect(lambda: self._choose_all(Side.THEIRS))
        self.cancel.clicked.connect(self.reject)
        self.merge.clicked.connect(self.accept)
        self.merge.setDefault(True)
        for button in (self.all_ours, self.all_theirs):
            button.setVisible(bool(self._conflicts))
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.merge)
        return row

    def _add(self, found: Difference) -> None:
        card = framed("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(6)
        title = item_text(found, self._questionnaire, self._translator)
        column.addWidget(TextLabel(title, look="strong"))
        group = QButtonGroup(card)
        names = ((Side.OURS, N_("ここの回答")), (Side.THEIRS, N_("ファイルの回答")))
        for place, (side, name) in enumerate(names):
            told = side_text(found, side, self._questionnaire, self._translator)
            button = QRadioButton(self._translator.say(name))
            button.setAccessibleName(f"{title} {button.text()} {told}")
            group.addButton(button, place)
            button.setChecked(self.chosen[found.item] is side)
            button.toggled.connect(partial(self._choose, found.item, side))
            column.addWidget(button)
            words = TextLabel(told)
            words.setContentsMargins(30, 0, 0, 4)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            column.addWidget(words)
        self.groups[found.item] = group
        self.page.column.addWidget(card)
        if len(self.groups) == len(self._conflicts):
            self.page.column.addStretch(1)

    def _choose(self, item: Item, side: Side, on: bool) -> None:  # noqa: FBT001 - a Qt slot
        if on:
            self.chosen[item] = side

    def _choose_all(self, side: Side) -> None:
        for found in self._conflicts:
            self.chosen[found.item] = side
            if found.item in self.groups:
                self.groups[found.item].button(0 if side is Side.OURS else 1).setChecked(True)


def item_text(found: Difference, questionnaire: Questionnaire, translator: Translator) -> str:
    """Return what a difference is about."""
    name = found.item.key[0]
    if found.item.kind is Kind.ANSWERS:
        question = questionnaire.questions.get(name)
        return question_text(question, translator) if question else name
    title = getattr(found.ours or found.theirs, "title", "") or _title(name, questionnaire, translator)
    return translator.say("{kind}「{title}」", kind=translator.say(_KINDS[found.item.kind]), title=title)


def side_text(found: Difference, side: Side, questionnaire: Questionnaire, translator: Translator) -> str:
    """Return what one side says, and when it said so."""
    value: Any = found.ours if side is Side.OURS else found.theirs
    said = _said(value, found.item, questionnaire, translator)
    moment = getattr(value, "at", None)
    if moment is None:
        return said
    local = moment.astimezone()
    when = f"{translator.date(local.date())} {translator.time(local)}"
    return "\n".join((said, translator.say("{when} に変更", when=when)))


def _said(value: Any, item: Item, questionnaire: Questionnaire, translator: Translator) -> str:
    if isinstance(value, Answer) and item.key[0] in questionnaire.questions:
        question = questionnaire.questions[item.key[0]]
        note = translator.say("メモ: {note}", note=value.note) if value.note else ""
        return "\n".join(filter(None, (answer_text(question, value, translator), note)))
    if value is None:
        return translator.say("なし")
    facts: Mapping[str, object] = {
        name: getattr(value, name)
        for name in ("title", "reason", "note", "owner", "due", "status")
        if getattr(value, name, None)
    }
    levels = [str(getattr(value, axis)) for axis in ("impact", "likelihood") if hasattr(value, axis)]
    return "、".join((*map(str, facts.values()), *(levels if item.kind is Kind.LEVEL_OVERRIDES else ())))


def _title(name: str, questionnaire: Questionnaire, translator: Translator) -> str:
    if name in questionnaire.risks:
        return translator.content(f"risk.{name}.title", questionnaire.risks[name].risk.title)
    if name in questionnaire.requirements:
        place = questionnaire.requirements[name].requirement.place
        return translator.content(f"requirement.{name}.place", place)
    return name
