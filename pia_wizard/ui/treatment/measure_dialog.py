"""The form of one measure: what is done, by whom, until when, and which requirements and risks it treats."""

from collections.abc import Callable
from datetime import date

import msgspec
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from pia_wizard.assessment.model import Measure
from pia_wizard.errors import PiaError
from pia_wizard.evaluation.model import Status
from pia_wizard.evaluation.treatment import UNMET
from pia_wizard.evaluation.wording import verdict_text
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.model import Axis, QuestionType
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.room import take_room
from pia_wizard.ui.assessment.reading_order import chain, in_reading_order
from pia_wizard.ui.assessment.reasons import clause_text, risk_title, says_text
from pia_wizard.ui.assessment.scrolling import ScrollPage
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.editors.date import DateEditor
from pia_wizard.ui.editors.growing_text import GrowingText
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.editors.one_line import OneLine
from pia_wizard.ui.editors.one_of import OneOf
from pia_wizard.ui.editors.prompt import Prompt
from pia_wizard.ui.pieces import framed, push_button
from pia_wizard.ui.treatment.pick_list import Option, PickList
from pia_wizard.ui.treatment.risk_axes import RiskAxes
from pia_wizard.ui.treatment.words import cost_texts, option_texts, status_texts

_SIZE = (780, 620)
_NO_COST = "unknown"
"""Stands for the empty key while tiles are shown: a tile group takes an empty key for "none"."""


class MeasureDialog(QDialog):
    """Hands the measure to ``store``, and stays open with the fault if it is refused."""

    def __init__(
        self,
        measure: Measure,
        session: AssessmentSession,
        store: Callable[[Measure], object],
        translator: Translator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.measure = measure
        self.session = session
        self.translator = translator
        self._store = store
        say = translator.say
        self.setWindowTitle(say("対策の編集") if measure.id else say("対策の追加"))
        take_room(self, *_SIZE)
        self.title, self.owner = GrowingText(self, fewest_lines=2), OneLine(self)
        self.evidence, self.note = (GrowingText(self, fewest_lines=2) for _ in range(2))
        self.due = DateEditor(
            Prompt(address="measure.due", type=QuestionType.DATE, source_ask=say("期限")), translator, self
        )
        self.status = self._tiles(status_texts(translator), measure.status, say("状況"), columns=4)
        costs = {key or _NO_COST: text for key, text in cost_texts(translator).items()}
        self.cost = self._tiles(costs, measure.cost or _NO_COST, say("費用の目安"), columns=4)
        self.option = self._tiles(
            option_texts(translator), measure.option, say("リスクへの向き合い方"), columns=2
        )
        self.requirements = PickList(say("この対策で満たす要求事項"), translator, self)
        self.risks = PickList(say("この対策を向けるリスク"), translator, self)
        self.axes = RiskAxes(translator, self)
        self._retaining = TextLabel(look="caption", parent=self)
        self._fault = TextLabel(look="fault", parent=self)
        self._fault.hide()
        self._page = ScrollPage(self)
        self._lay_out()
        self._fill()

    def begin_at_evidence(self) -> None:
        """Begin where one says what was done."""
        self.evidence.setFocus()
        QTimer.singleShot(0, self, lambda: self._page.ensureWidgetVisible(self.evidence, 0, 120))

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Let the Tab key go as the form is read, also where parts of it were built since."""
        chain(list(in_reading_order(self)))
        return super().focusNextPrevChild(forward)

    def _tiles(self, labels: dict[str, str], key: str, name: str, *, columns: int) -> OneOf:
        tiles = OneOf(tuple(labels), columns=columns, parent=self)
        tiles.relabel(labels, self.translator)
        tiles.name(name)
        tiles.choose(key)
        tiles.hide_clear()
        tiles.chosen.connect(lambda _key: tiles.hide_clear())
        return tiles

    def _lay_out(self) -> None:
        say = self.translator.say
        self._page.column.setSpacing(6)
        self._page.column.setContentsMargins(tokens.SECTION, tokens.SECTION, tokens.SECTION, tokens.SPACE)
        for ask, field in (
            (say("何をするか"), self.title),
            (say("担当（役割や部署）"), self.owner),
            (say("期限"), self.due),
            (say("状況"), self.status),
            (say("費用の目安"), self.cost),
            (say("リスクへの向き合い方"), self.option),
        ):
            self._ask(ask, field)
        self._page.column.addWidget(self._retaining)
        self._ask(say("この対策で満たす要求事項"), self.requirements)
        self._ask(say("この対策を向けるリスク"), self.risks)
        self._page.column.addWidget(self.axes)
        self._ask(say("実施を確かめられるもの（写真、設定画面、記録など）"), self.evidence)
        self._ask(say("メモ（実施した内容など）"), self.note)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._page, 1)
        whole.addWidget(self._foot())

    def _ask(self, ask: str, field: QWidget) -> None:
        column = self._page.column
        if column.count():
            column.addSpacing(tokens.GAP)
        column.addWidget(TextLabel(ask, look="strong"))
        column.addWidget(field)
        if isinstance(field, GrowingText | OneLine):
            field.setAccessibleName(ask)

    def _foot(self) -> QWidget:
        say = self.translator.say
        foot = framed("foot", self)
        self.cancel, self.save = push_button(), push_button("primary")
        self.cancel.setText(say("キャンセル"))
        self.save.setText(say("保存"))
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._commit)
        self.save.setDefault(True)
        row = QHBoxLayout(foot)
        row.setContentsMargins(tokens.SECTION, 10, tokens.SECTION, 10)
        row.addWidget(self._fault, 1)
        row.addStretch()
        row.addWidget(self.cancel)
        row.addWidget(self.save)
        return foot

    def _fill(self) -> None:
        held = self.measure
        self.title.show_text(held.title)
        self.owner.show_text(held.owner)
        self.due.set_value(held.due.isoformat() if held.due else None)
        self._due = held.due
        self.due.committed.connect(self._take_due)
        self.evidence.show_text(held.evidence)
        self.note.show_text(held.note)
        self.requirements.offer(self._requirement_options(), held.requirements)
        self.risks.offer(self._risk_options(), (*held.lowers, *held.risks))
        self.risks.changed.connect(self._show_axes)
        self.axes.show_risks(self._chosen_titles(), held.lowers)
        self.option.chosen.connect(lambda _key: self._show_retaining())
        self._show_retaining()
        self.title.setFocus()

    def _take_due(self, value: str | None) -> None:
        self._due = date.fromisoformat(value) if value else None
        self.due.set_value(value)

    def _requirement_options(self) -> list[Option]:
        """Return all requirements that bind here, those not met first."""
        questionnaire, verdicts = self.session.questionnaire, self.session.evaluation.verdicts
        order = (*UNMET, Status.UNDETERMINED, Status.MET)
        names = [n for n, v in verdicts.items() if v.status in order or n in self.measure.requirements]
        names.sort(key=lambda n: order.index(verdicts[n].status) if verdicts[n].status in order else 9)
        return [
            Option(
                name,
                self.translator.say(
                    "{verdict}　{clause}：{says}",
                    clause=clause_text(questionnaire, name, self.translator),
                    says=says_text(questionnaire, name, self.translator),
                    verdict=verdict_text(verdicts[name].status, self.translator),
                ),
            )
            for name in names
        ]

    def _risk_options(self) -> list[Option]:
        levels, held = self.session.evaluation.risks, (*self.measure.lowers, *self.measure.risks)
        return [
            Option(name, risk_title(self.session.questionnaire, name, self.translator))
            for name, level in levels.items()
            if level.applies is not False or name in held
        ]

    def _chosen_titles(self) -> dict[str, str]:
        return {
            name: risk_title(self.session.questionnaire, name, self.translator)
            for name in self.risks.picked()
        }

    def _show_axes(self) -> None:
        """Let a risk that no requirement of the measure treats be lowered by the measure itself."""
        treated = {
            risk
            for name in self.requirements.picked()
            for risk in self.session.questionnaire.requirements[name].requirement.treats
        }
        axes = {name: Axis.LIKELIHOOD for name in self.risks.picked() if name not in treated}
        self.axes.show_risks(self._chosen_titles(), axes)

    def _show_retaining(self) -> None:
        self._retaining.say(
            self.translator.say("「受け入れる」を選んだ対策は、リスクを下げるものとして数えません。")
        )
        self._retaining.setVisible(self.option.key == "retain")

    def _commit(self) -> None:
        self.due.commit()
        if self.due.fault:
            self.due.focus()
            return
        try:
            self._store(self._described())
        except PiaError as error:
            words = self.translator.error(error)
            self._fault.say("\n".join((words.what, words.do)))
            self._fault.show()
            announce(self, str(words), urgent=True)
            self.title.setFocus()
        else:
            self.accept()

    def _described(self) -> Measure:
        """Return the measure as the form has it; targets the content no longer knows are kept."""
        held, questionnaire = self.measure, self.session.questionnaire
        gone = tuple(n for n in held.requirements if n not in self.session.evaluation.verdicts)
        lost = tuple(n for n in held.risks if n not in questionnaire.risks)
        lowers: dict[str, Axis] = {n: a for n, a in held.lowers.items() if n not in questionnaire.risks}
        return msgspec.convert(
            msgspec.to_builtins(
                msgspec.structs.replace(
                    held,
                    title=self.title.text(),
                    owner=self.owner.text(),
                    due=self._due,
                    evidence=self.evidence.text(),
                    note=self.note.text(),
                    requirements=(*self._in_order(self.requirements.picked()), *gone),
                    risks=(*self._in_order(self.risks.picked()), *lost),
                    lowers=self.axes.lowers() | lowers,
                )
            )
            | {
                "status": self.status.key,
                "cost": self.cost.key.replace(_NO_COST, ""),
                "option": self.option.key,
            },
            Measure,
        )

    def _in_order(self, names: tuple[str, ...]) -> list[str]:
        """Return names in the order of the questionnaire, whatever order the list shows them in."""
        order = (*self.session.evaluation.verdicts, *self.session.questionnaire.risks)
        return sorted(names, key=order.index)
