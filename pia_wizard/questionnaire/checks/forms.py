"""Record forms: columns to fill in, heads that name questions, lines high enough to write on."""

from collections.abc import Iterator

from pia_wizard.errors import N_
from pia_wizard.questionnaire.checks.notices import template_faults
from pia_wizard.questionnaire.content import Content
from pia_wizard.questionnaire.documents import Place
from pia_wizard.questionnaire.faults import Fault
from pia_wizard.questionnaire.model import FormColumn, FormColumnType, RecordForm

MOST_COLUMNS = 16
MOST_LINES = 60
LINE_HEIGHTS = (9, 200)
"""The lowest line that can be written on, and the highest that fits a page, in millimetres."""


def form_faults(content: Content) -> Iterator[Fault]:
    """Give the faults of every record form."""
    for name, form in content.library.forms.items():
        place = content.places["forms"][name]
        yield from _form_faults(form, place)
        yield from template_faults(form.kept, place.at("kept"), content)
        for key, head in form.head.items():
            yield from template_faults(head.text, place.at("head", key, "text"), content)
        for key, column in form.columns.items():
            yield from _column_faults(column, place.at("columns", key))


def _form_faults(form: RecordForm, place: Place) -> Iterator[Fault]:
    if not 1 <= len(form.columns) <= MOST_COLUMNS:
        words = N_("columns には、列を1つ以上{most}個以下で書いてください。")
        yield place.at("columns").key_fault(words, most=MOST_COLUMNS)
    if not 1 <= form.lines <= MOST_LINES:
        words = N_("lines は1から{most}までの整数で書いてください。")
        yield place.at("lines").fault(words, most=MOST_LINES)
    least, most = LINE_HEIGHTS
    if not least <= form.line_height <= most:
        words = N_("手で書ける高さにしてください。line_height は{least}から{most}まで（ミリメートル）です。")
        yield place.at("line_height").fault(words, least=least, most=most)


def _column_faults(column: FormColumn, place: Place) -> Iterator[Fault]:
    choosing = column.type is FormColumnType.CHOICE
    if choosing and not column.choices:
        yield place.key_fault(N_("type: choice の列には choices が必要です。"))
    if column.choices and not choosing:
        yield place.at("choices").key_fault(N_("choices は type: choice の列にだけ書けます。"))
    if not 0 < column.width <= 100:
        yield place.at("width").fault(N_("width は0より大きく100以下の数で書いてください。"))
