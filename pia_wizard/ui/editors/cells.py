"""Cells of a table: which editor each type has, and a cell's value in words."""

from datetime import date

from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.model import QuestionType
from pia_wizard.ui.editors.choice import ChoiceEditor
from pia_wizard.ui.editors.choices import ChoicesEditor
from pia_wizard.ui.editors.date import DateEditor
from pia_wizard.ui.editors.editor import Editor
from pia_wizard.ui.editors.number import NumberEditor
from pia_wizard.ui.editors.prompt import Prompt
from pia_wizard.ui.editors.text import TextEditor
from pia_wizard.ui.editors.yes_no import YesNoEditor

CELL_EDITORS: dict[QuestionType, type[Editor]] = {
    QuestionType.YES_NO: YesNoEditor,
    QuestionType.CHOICE: ChoiceEditor,
    QuestionType.CHOICES: ChoicesEditor,
    QuestionType.NUMBER: NumberEditor,
    QuestionType.DATE: DateEditor,
    QuestionType.TEXT: TextEditor,
}


def cell_text(prompt: Prompt, value: object, translator: Translator) -> str:
    """Return a cell's value in words; nothing for an empty cell."""
    if isinstance(value, bool):
        return translator.say("はい") if value else translator.say("いいえ")
    if prompt.type in {QuestionType.CHOICE, QuestionType.CHOICES}:
        keys = value if isinstance(value, tuple) else (value,)
        return translator.say("、").join(prompt.choice(key, translator) for key in keys if key)
    if value and prompt.type is QuestionType.DATE:
        return translator.date(date.fromisoformat(str(value)))
    if isinstance(value, int | float):
        return f"{translator.number(value)}{prompt.unit(translator)}"
    return str(value or "")
