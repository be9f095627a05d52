"""The plan: who does what by when, what then remains, and what would help most (ISO/IEC 29134 7.6)."""

from collections.abc import Iterable
from dataclasses import replace

from pia_wizard.assessment.model import Measure
from pia_wizard.documents.chapters import section
from pia_wizard.documents.helpful import helpful
from pia_wizard.documents.levels import band_name, band_tint, risk_title
from pia_wizard.documents.marks import marked_verdict
from pia_wizard.documents.material import Material
from pia_wizard.documents.words import COSTS, MEASURE_STATUSES, OPTIONS
from pia_wizard.evaluation.model import Status
from pia_wizard.evaluation.treatment import is_overdue, residual, unplanned
from pia_wizard.evaluation.wording import obligation_text, verdict_text
from pia_wizard.pdf.blocks import Block
from pia_wizard.pdf.paragraphs import Paragraph
from pia_wizard.pdf.styles import CELL, CELL_BOLD, INTRO, SMALL
from pia_wizard.pdf.tables import Row, Table, cell, head_row
from pia_wizard.questionnaire.model import Obligation

_CENTERED = replace(CELL_BOLD, align="center")
_DETAIL = replace(SMALL, after=1)
_BINDING = (Obligation.PROHIBITED, Obligation.MUST, Obligation.SHOULD)


def treatment_plan(material: Material) -> tuple[Block, ...]:
    """Return the measures, what remains with them, what would help most, and what no measure meets."""
    return (*_measures(material), *_residual(material), *helpful(material), *_unplanned(material))


def _measures(material: Material) -> list[Block]:
    measures = material.assessment.measures
    if not measures:
        return [Paragraph(material.say("計画した対策はありません。"))]
    say = material.say
    titles = head_row(say("対策"), say("扱う要求事項とリスク"), say("担当、期限、状態"))
    rows = tuple(_row(material, measure) for measure in measures)
    lead = say("次の対策を計画しています。「計画の実施後」のリスクは、これらを終えたものとして求めています。")
    return [Paragraph(lead, INTRO), Table((3.9, 3.8, 2.3), titles, rows)]


def _row(material: Material, measure: Measure) -> Row:
    return (
        cell(Paragraph(measure.title, CELL_BOLD), *_particulars(material, measure)),
        cell(*_treated(material, measure)),
        cell(*_progress(material, measure)),
    )


def _particulars(material: Material, measure: Measure) -> list[Block]:
    """Return the choice of treatment, the cost, where one can see that it is done, and the note."""
    cost = material.say(COSTS[measure.cost]) if measure.cost else ""
    told = (
        material.say("リスクへの対応：{option}", option=material.say(OPTIONS[measure.option])),
        material.say("費用：{cost}", cost=cost) if cost else "",
        material.say("証拠：{evidence}", evidence=measure.evidence) if measure.evidence else "",
        material.say("補足：{note}", note=measure.note) if measure.note else "",
    )
    return [Paragraph(text, _DETAIL) for text in told if text]


def _progress(material: Material, measure: Measure) -> list[Block]:
    """Return who sees to it, until when, and how far it is."""
    due = material.translator.date(measure.due) if measure.due else material.say("期限は未定")
    state = material.say(MEASURE_STATUSES[measure.status])
    if is_overdue(measure, material.evaluation):
        state = material.say("{state}（期限切れ）", state=state)
    return [
        Paragraph(measure.owner or material.say("担当は未定"), CELL),
        Paragraph(due, CELL),
        Paragraph(state, CELL_BOLD),
    ]


def _treated(material: Material, measure: Measure) -> list[Block]:
    """Return what a measure treats; what this questionnaire does not know is named by its id."""
    known, risks = material.questionnaire.requirements, material.questionnaire.risks
    lines = [*places_by_guideline(material, (name for name in measure.requirements if name in known))]
    lines += [name for name in measure.requirements if name not in known]
    lines += [
        f"{material.labels.get(name, '')} {risk_title(material, name)}".strip() if name in risks else name
        for name in dict.fromkeys((*measure.risks, *measure.lowers))
    ]
    return [Paragraph(text, CELL) for text in lines]


def places_by_guideline(material: Material, names: Iterable[str]) -> list[str]:
    """Return where requirements stand, a line for each guideline."""
    found: dict[str, list[str]] = {}
    for name in names:
        place = material.content(f"requirement.{name}.place", material.requirement(name).place)
        found.setdefault(material.short_title(material.guideline(name)), []).append(place)
    return [
        material.say(
            "{guideline}：{places}", guideline=title, places=material.say("／").join(dict.fromkeys(places))
        )
        for title, places in found.items()
    ]


def _residual(material: Material) -> list[Block]:
    """Return how many risks lie in each band before and after the plan, gravest band first."""
    if not material.risks:
        return []
    found, method = residual(material.questionnaire, material.evaluation), material.questionnaire.method
    titles = (
        *head_row(material.say("区分")),
        *head_row(material.say("現在"), material.say("計画の実施後"), align="center"),
    )
    rows = tuple(
        (
            cell(Paragraph(band_name(material, band), CELL_BOLD), fill=band_tint(method, band)),
            *(cell(Paragraph(_number(material, n[band]), _CENTERED)) for n in (found.current, found.target)),
        )
        for band in reversed(method.bands)
    )
    lead = material.say("区分ごとのリスクの数です。まだ決まらない大きさは、重いほうで数えています。")
    title = section(material.say("残るリスク"), "residual")
    return [title, Paragraph(lead, INTRO), Table((4, 3, 3), titles, rows, share=0.7)]


def _number(material: Material, n: int) -> str:
    return material.translator.say_n("{n} 件", "{n} 件", n)


def _unplanned(material: Material) -> list[Block]:
    """Return the requirements not met that no measure is to meet, the binding ones first."""
    names = unplanned(material.evaluation)
    if not names:
        return []
    groups: dict[tuple[Obligation, Status], list[str]] = {
        (obligation, status): [] for obligation in _BINDING for status in (Status.NOT_MET, Status.PARTLY_MET)
    }
    for name in names:
        verdict = material.evaluation.verdicts[name]
        groups[material.requirement(name).obligation, verdict.status].append(name)
    titles = head_row(material.say("判定"), material.say("要求事項"))
    rows = tuple(_group_row(material, *kind, its) for kind, its in groups.items() if its)
    lead = material.say(
        "次の要求事項は満たしていないか、一部だけ満たしていますが、満たすための対策を計画していません。"
        "内容と改善案は、判定の章にあります。"
    )
    title = section(material.say("対策を計画していない要求事項"), "unplanned")
    return [title, Paragraph(lead, INTRO), Table((2.4, 7.6), titles, rows)]


def _group_row(material: Material, obligation: Obligation, status: Status, names: list[str]) -> Row:
    judged = marked_verdict(status, verdict_text(status, material.translator))
    kind = material.say(
        "{obligation}、{count}",
        obligation=obligation_text(obligation, material.translator),
        count=_number(material, len(names)),
    )
    listed = (Paragraph(text, CELL) for text in places_by_guideline(material, names))
    return cell(judged, Paragraph(kind, _DETAIL)), cell(*listed)
