"""A record form as a spreadsheet to go on with: its columns, what they take, and what demands them."""

from datetime import datetime

from pia_wizard.assessment.model import Assessment
from pia_wizard.documents.form_words import FormWords
from pia_wizard.documents.material import Material
from pia_wizard.documents.record_form import form_words
from pia_wizard.evaluation.model import Evaluation
from pia_wizard.exchange.workbooks import (
    CellKind,
    Explanation,
    Register,
    RegisterColumn,
    SheetNames,
    workbook,
)
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.questionnaire.model import FormColumn, FormColumnType

_KINDS = {
    FormColumnType.TEXT: CellKind.TEXT,
    FormColumnType.DATE: CellKind.DATE,
    FormColumnType.DATETIME: CellKind.DATETIME,
    FormColumnType.NUMBER: CellKind.NUMBER,
    FormColumnType.CHOICE: CellKind.CHOICE,
    FormColumnType.YES_NO: CellKind.CHOICE,
}
_NARROWEST, _WIDEST = 13.0, 42.0
_SHARE = 13.0
"""Characters of a digit's width for each share of a form's width."""


def record_form_xlsx(
    form: str,
    assessment: Assessment,
    questionnaire: Questionnaire,
    evaluation: Evaluation,
    translator: Translator,
    *,
    moment: datetime,
) -> bytes:
    """Return a record form as a workbook, each record a row; same input, same bytes."""
    material = Material(assessment, questionnaire, evaluation, translator, moment, b"")
    words = form_words(form, material)
    columns = tuple(_column(words, column) for column in words.compiled.form.columns.values())
    return workbook(
        Register(words.title, words.belongs(), columns),
        _explanations(words),
        sheet_names(material, material.say("記録")),
        author=material.fact("operator_name"),
        moment=moment,
    )


def sheet_names(material: Material, register: str) -> SheetNames:
    """Return what the sheets of a workbook are called."""
    return SheetNames(register, material.say("説明"), material.say("選択肢"))


def refusal(material: Material, kind: CellKind) -> str:
    """Return what a cell says to what does not fit its kind."""
    say = material.say
    return {
        CellKind.DATE: say("日付を「2026-11-21」のように書いてください。"),
        CellKind.DATETIME: say("日時を「2026-11-21 14:30」のように書いてください。"),
        CellKind.NUMBER: say("0以上の数を書いてください。"),
        CellKind.CHOICE: say("一覧から選んでください。"),
    }.get(kind, "")


def _column(words: FormWords, column: FormColumn) -> RegisterColumn:
    kind = _KINDS[column.type]
    least = 17.0 if kind is CellKind.DATETIME else _NARROWEST
    return RegisterColumn(
        title=words.label(column),
        kind=kind,
        width=min(max(column.width * _SHARE, least), _WIDEST),
        choices=words.choices(column),
        hint=words.help(column),
        refusal=refusal(words.material, kind),
    )


def _explanations(words: FormWords) -> list[Explanation]:
    say = words.material.say
    columns = words.compiled.form.columns.values()
    rows = tuple(
        (words.label(c), words.help(c), say("／").join(words.choices(c)), words.demanding(c)) for c in columns
    )
    clauses = tuple((place, says, obligation) for place, obligation, says in words.clauses())
    about = ((say("書く人とき"), words.about), (say("残す期間"), words.kept), *words.head())
    found = [
        Explanation(words.title, (), about),
        Explanation(
            say("列の説明"), (say("列"), say("書くこと"), say("選べるもの"), say("求めている基準")), rows
        ),
    ]
    if clauses:
        heads = (say("要求事項"), say("求めていること"), say("強さ"))
        found.append(Explanation(say("この記録を求めている基準"), heads, clauses))
    return found
