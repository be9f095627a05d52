"""Why a value was not taken, in the window's language: the content's own words are translated too."""

from pia_wizard.assessment.value_errors import CellRefusedError, ValueRefusedError
from pia_wizard.errors import PiaError
from pia_wizard.i18n import Translator
from pia_wizard.ui.editors.prompt import Prompt


def refusal_text(error: PiaError, prompt: Prompt, translator: Translator) -> str:
    """Return an error's sentences as they stand under the editor of ``prompt``.

    Errors about a value carry the question's and the column's wording in the language of the content.
    """
    if not isinstance(error, ValueRefusedError):
        return str(translator.error(error))
    known = {"question": prompt.ask(translator)}
    sources = [error.what, error.why, error.do]
    values = {**error.values, **known}
    if isinstance(error, CellRefusedError):
        asked = str(error.values.get("column", ""))
        names = {column.source_ask: column.ask(translator) for column in prompt.columns}
        values["column"] = names.get(asked, asked)
        sources = [error.what, error.why, error.cause.why, error.cause.do]
        values = {**error.cause.values, **values}
    return "\n".join(translator.say(source).format(**values) for source in sources if source)
