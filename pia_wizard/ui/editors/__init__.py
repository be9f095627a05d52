"""One editor for each way of asking: what is typed goes in, a value of the assessment comes out.

Every editor is an ``Editor``: it takes a value with ``set_value``, gives one with ``committed`` and keeps
what was typed when that does not fit. None of them knows a session or a questionnaire.
"""

from pia_wizard.ui.editors.by_type import editor_for
from pia_wizard.ui.editors.editor import Editor
from pia_wizard.ui.editors.prompt import Prompt, prompt_of_column, prompt_of_question

__all__ = ["Editor", "Prompt", "editor_for", "prompt_of_column", "prompt_of_question"]
