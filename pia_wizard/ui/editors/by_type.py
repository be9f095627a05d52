"""Which editor a type of question has."""

from PySide6.QtWidgets import QWidget

from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.model import QuestionType
from pia_wizard.ui.editors.cells import CELL_EDITORS
from pia_wizard.ui.editors.editor import Editor
from pia_wizard.ui.editors.paragraph import ParagraphEditor
from pia_wizard.ui.editors.practice import PracticeEditor
from pia_wizard.ui.editors.prompt import Prompt
from pia_wizard.ui.editors.table import TableEditor

EDITORS: dict[QuestionType, type[Editor]] = {
    **CELL_EDITORS,
    QuestionType.PARAGRAPH: ParagraphEditor,
    QuestionType.PRACTICE: PracticeEditor,
    QuestionType.TABLE: TableEditor,
}


def editor_for(prompt: Prompt, translator: Translator, parent: QWidget | None = None) -> Editor:
    """Return a new editor for a question or a column."""
    return EDITORS[prompt.type](prompt, translator, parent)
