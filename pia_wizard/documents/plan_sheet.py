"""The treatment plan as a spreadsheet to follow it up with (ISO/IEC 29134 6.4.5 and 7.6)."""

from datetime import date, datetime

from pia_wizard.assessment.model import Assessment, Measure
from pia_wizard.documents.levels import risk_title
from pia_wizard.documents.material import Material
from pia_wizard.documents.record_sheet import refusal, sheet_names
from pia_wizard.documents.treatment import places_by_guideline
from pia_wizard.documents.words import COSTS, MEASURE_STATUSES, OPTIONS
from pia_wizard.evaluation.model import Evaluation
from pia_wizard.evaluation.verdicts import ASSESSED_ON
from pia_wizard.exchange.workbooks import (
    CellKind,
    CellValue,
    Explanation,
    Overdue,
    Register,
    RegisterColumn,
    workbook,
)
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.compiled import Questionnaire

_DUE, _STATE = 5, 7
"""The columns of the day a measure is due and of how far it is, from 0."""

_CLOSED = ("done", "dropped")


def plan_xlsx(
    assessment: Assessment,
    questionnaire: Questionnaire,
    evaluation: Evaluation,
    translator: Translator,
    *,
    moment: datetime,
) -> bytes:
    """Return the measures of an assessment as a workbook, what is overdue marked; same input, same bytes.

    Overdue is what should have been done before the day of the assessment; the clock is not asked.
    """
    material = Material(assessment, questionnaire, evaluation, translator, moment, b"")
    register = plan_register(material)
    return workbook(
        register,
        _explanations(material, register),
        sheet_names(material, material.say("計画")),
        author=material.fact("operator_name"),
        moment=moment,
    )


def plan_register(material: Material) -> Register:
    """Return the measures of an assessment as a table, before it is a workbook."""
    return Register(
        title=material.say("リスク対応計画"),
        belongs=material.apart(material.fact("operator_name"), material.assessment.title),
        columns=_columns(material),
        rows=tuple(_row(material, measure) for measure in material.assessment.measures),
        overdue=_overdue(material),
    )


def _columns(material: Material) -> tuple[RegisterColumn, ...]:
    say = material.say

    def chosen(title: str, words: dict[str, str], hint: str, width: float) -> RegisterColumn:
        told = tuple(map(say, words.values()))
        return RegisterColumn(title, CellKind.CHOICE, width, told, hint, refusal(material, CellKind.CHOICE))

    return (
        RegisterColumn(say("対策"), width=30, hint=say("何をするかを書きます。")),
        RegisterColumn(say("満たす要求事項"), width=32, hint=say("対策によって満たす要求事項の場所です。")),
        RegisterColumn(say("扱うリスク"), width=24, hint=say("番号は、報告書のリスクの番号です。")),
        chosen(say("対応の種類"), OPTIONS, say("リスクにどう対応するかです。"), 15),
        RegisterColumn(say("担当"), width=15, hint=say("名前ではなく、役職や部署を書きます。")),
        RegisterColumn(
            say("期限"),
            CellKind.DATE,
            13,
            hint=say("終える日です。評価の日より前で、終わっていないものに色が付きます。"),
            refusal=refusal(material, CellKind.DATE),
        ),
        chosen(say("費用"), COSTS, say("費用のおおよその大きさです。"), 7),
        chosen(say("状態"), MEASURE_STATUSES, say("今どこまで進んでいるかです。"), 11),
        RegisterColumn(say("証拠"), width=18, hint=say("終わったことを、どこで確かめられるかです。")),
        RegisterColumn(say("補足"), width=18),
    )


def _row(material: Material, measure: Measure) -> tuple[CellValue, ...]:
    say = material.say
    return (
        measure.title,
        _requirements(material, measure),
        _risks(material, measure),
        say(OPTIONS[measure.option]),
        measure.owner,
        measure.due,
        say(COSTS[measure.cost]) if measure.cost else "",
        say(MEASURE_STATUSES[measure.status]),
        measure.evidence,
        measure.note,
    )


def _requirements(material: Material, measure: Measure) -> str:
    """Return where the requirements stand; what this questionnaire does not know is named by its id."""
    known = material.questionnaire.requirements
    places = places_by_guideline(material, (name for name in measure.requirements if name in known))
    return "\n".join((*places, *(name for name in measure.requirements if name not in known)))


def _risks(material: Material, measure: Measure) -> str:
    known = material.questionnaire.risks
    named = dict.fromkeys((*measure.risks, *measure.lowers))
    return "\n".join(
        f"{material.labels.get(name, '')} {risk_title(material, name)}".strip() if name in known else name
        for name in named
    )


def _overdue(material: Material) -> Overdue | None:
    day = material.evaluation.basis.facts.get(ASSESSED_ON)
    if not isinstance(day, date):
        return None
    return Overdue(_DUE, day, _STATE, tuple(material.say(MEASURE_STATUSES[name]) for name in _CLOSED))


def _explanations(material: Material, register: Register) -> list[Explanation]:
    say = material.say
    about = [
        (
            say("この表"),
            say("評価で計画した対策の一覧です。ここに書いたことは、評価のデータには戻りません。"),
        ),
        (say("評価の日"), material.fact(ASSESSED_ON) or say("まだ分からない")),
        (say("文書番号"), material.assessment.id),
    ]
    columns = tuple((c.title, c.hint, say("／").join(c.choices)) for c in register.columns)
    heads = (say("列"), say("書くこと"), say("選べるもの"))
    return [Explanation(register.title, (), tuple(about)), Explanation(say("列の説明"), heads, columns)]
