"""A practice: how far it is in place, then how, since when and what proves it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pia_wizard.assessment.model import Practice
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.model import PracticeState, QuestionType
from pia_wizard.ui.editors.date import DateEditor
from pia_wizard.ui.editors.editor import Editor
from pia_wizard.ui.editors.growing_text import GrowingText
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.editors.one_line import OneLine
from pia_wizard.ui.editors.one_of import OneOf
from pia_wizard.ui.editors.prompt import Prompt


class PracticeEditor(Editor):
    """Gives a ``Practice``, or None when taken back. The details are asked once a state is chosen."""

    def __init__(self, prompt: Prompt, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(prompt, translator, parent)
        self.states = OneOf(tuple(PracticeState), columns=2, parent=self)
        self.how = GrowingText(self, fewest_lines=2)
        self.since = DateEditor(Prompt("since", QuestionType.DATE, ""), translator, self)
        self.evidence = OneLine(self)
        self._names = tuple(TextLabel(look="caption", parent=self) for _ in range(3))
        self._details = QWidget(self)
        column = QVBoxLayout(self._details)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for name, field in zip(self._names, (self.how, self.since, self.evidence), strict=True):
            column.addSpacing(6)
            column.addWidget(name)
            column.addWidget(field)
        self.body.addWidget(self.states)
        self.body.addWidget(self._details)
        self.states.chosen.connect(self._choose)
        self.how.finished.connect(lambda _text: self._tell())
        self.evidence.finished.connect(lambda _text: self._tell())
        self.since.committed.connect(self._take_day)
        self._since: str | None = None
        self.finish()
        self.set_value(None)

    def set_value(self, value: object) -> None:
        """Show a practice; the details stay hidden without one."""
        self.show_fault("")
        practice = value if isinstance(value, Practice) else None
        self.states.choose(practice.state if practice else "")
        self._details.setVisible(practice is not None)
        self.how.show_text(practice.how if practice else "")
        self._since = practice.since.isoformat() if practice and practice.since else None
        if not self.since.fault:
            self.since.set_value(self._since)
        self.evidence.show_text(practice.evidence if practice else "")

    def commit(self) -> None:
        """Commit the details being typed."""
        self.how.finish()
        self.since.commit()
        self.evidence.finish()

    def fields(self) -> tuple[QWidget, ...]:
        """Return the tiles; the details have names of their own."""
        return self.states.buttons()

    def focus(self) -> None:
        """Focus the state chosen, or the first."""
        self.states.focus()

    def retranslate(self, translator: Translator) -> None:
        """Show all labels in another language."""
        labels: dict[str, str] = {
            PracticeState.DONE: translator.say("実施している"),
            PracticeState.PARTLY: translator.say("一部実施している"),
            PracticeState.PLANNED: translator.say("実施する予定"),
            PracticeState.NOT_DONE: translator.say("実施していない"),
        }
        self.states.relabel(labels, translator)
        names = (
            translator.say("どのように（方法・担当）"),
            translator.say("いつから"),
            translator.say("確認できるもの（規程名、記録など）"),
        )
        for label, name in zip(self._names, names, strict=True):
            label.say(name)
        self.since.retranslate(translator)
        super().retranslate(translator)

    def name_fields(self) -> None:
        """Name tiles and details by the question."""
        super().name_fields()
        asked = self.prompt.ask(self.translator)
        self.states.name(asked)
        how, since, evidence = (f"{asked} {label.text()}" for label in self._names)
        self.how.setAccessibleName(how)
        self.since.call(since)
        self.evidence.setAccessibleName(evidence)

    def _choose(self, state: str) -> None:
        self._details.setVisible(bool(state))
        self._tell()

    def _take_day(self, day: str | None) -> None:
        self._since = day
        self.since.set_value(day)
        self._tell()

    def _tell(self) -> None:
        if not self.states.key:
            self.committed.emit(None)
            return
        self.committed.emit(_practice(self.states.key, self.how.text(), self._since, self.evidence.text()))


def _practice(state: str, how: str, since: str | None, evidence: str) -> Practice:
    """Return the record; the state is one of the four because the tiles are."""
    import msgspec

    return msgspec.convert({"state": state, "how": how, "since": since, "evidence": evidence}, Practice)
