"""What a judged assessment leaves behind to work with: record forms to fill in, and the plan to follow up."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pia_wizard.evaluation.record_forms import FormState, form_states
from pia_wizard.exchange.whole_file import made_folder, write_whole
from pia_wizard.i18n import Translator
from pia_wizard.session.judged import Judged
from pia_wizard.theme import PLAIN, Theme

if TYPE_CHECKING:
    from pia_wizard.exchange.workbooks import Register


class RecordFormat(StrEnum):
    """In what a record form is given out: to print and write on, or to go on with at a screen."""

    PDF = "pdf"
    XLSX = "xlsx"


def forms(judged: Judged) -> dict[str, FormState]:
    """Return every record form with whether it is of use for this system, and what demands it."""
    return form_states(judged.questionnaire, judged.evaluation)


def form_title(judged: Judged, form: str, translator: Translator) -> str:
    """Return what a record is called."""
    return translator.content(f"form.{form}.title", judged.questionnaire.forms[form].form.title)


def record_form(
    judged: Judged,
    form: str,
    kind: RecordFormat,
    translator: Translator,
    moment: datetime,
    *,
    theme: Theme = PLAIN,
) -> bytes:
    """Return a record form, blank but for what the answers tell; the same bytes each time.

    Spreadsheets look the same in every theme.
    """
    draw = _drawing(kind)
    if kind is RecordFormat.PDF:
        draw = partial(draw, theme=theme)
    return draw(form, judged.assessment, judged.questionnaire, judged.evaluation, translator, moment=moment)


def write_forms(
    judged: Judged,
    folder: Path,
    kind: RecordFormat,
    translator: Translator,
    moment: datetime,
    *,
    theme: Theme = PLAIN,
) -> dict[str, Path]:
    """Write the forms of use into a folder, and return where: first every one is made, then all are written.

    Raises DiskFullError, NoNewFolderError and the other subclasses of ``WriteError``.
    """
    offered = [name for name, state in forms(judged).items() if state.offered]
    made = {name: record_form(judged, name, kind, translator, moment, theme=theme) for name in offered}
    made_folder(folder)
    paths = {name: folder / f"{name}-{translator.language}.{kind}" for name in made}
    for name, path in paths.items():
        write_whole(path, made[name])
    return paths


def plan(judged: Judged, translator: Translator, moment: datetime) -> bytes:
    """Return the planned measures as a spreadsheet; the same bytes each time."""
    from pia_wizard.documents.plan_sheet import plan_xlsx

    return plan_xlsx(judged.assessment, judged.questionnaire, judged.evaluation, translator, moment=moment)


def plan_table(judged: Judged, translator: Translator, moment: datetime) -> "Register":
    """Return the planned measures as the table that the spreadsheet shows."""
    from pia_wizard.documents.material import Material
    from pia_wizard.documents.plan_sheet import plan_register

    return plan_register(
        Material(judged.assessment, judged.questionnaire, judged.evaluation, translator, moment, b"")
    )


def _drawing(kind: RecordFormat) -> Callable[..., bytes]:
    if kind is RecordFormat.PDF:
        from pia_wizard.documents.record_form import record_form_pdf

        return record_form_pdf
    from pia_wizard.documents.record_sheet import record_form_xlsx

    return record_form_xlsx
