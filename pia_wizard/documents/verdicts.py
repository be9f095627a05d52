"""The verdicts, phase by phase: what the clause asks, whether it is met, why, and what would help."""

from dataclasses import replace
from itertools import groupby

from pia_wizard.documents.chapters import section
from pia_wizard.documents.marks import marked_verdict
from pia_wizard.documents.material import Material, shortened
from pia_wizard.documents.outside import condensed, not_applicable, to_come
from pia_wizard.documents.words import PHASES
from pia_wizard.evaluation.model import Status, Verdict
from pia_wizard.evaluation.reasons import reason_text
from pia_wizard.evaluation.wording import obligation_text, verdict_text
from pia_wizard.pdf.blocks import Block
from pia_wizard.pdf.paragraphs import Anchor, Paragraph, Span
from pia_wizard.pdf.styles import BLUE, CELL, CELL_BOLD, CELL_HEAD, INK, INTRO, QUIET
from pia_wizard.pdf.tables import Row, Table, cell, head_row
from pia_wizard.questionnaire.model import Phase

VERDICT = "verdict-"
"""How the places of the verdicts begin; their number follows."""

_SAYS = replace(CELL, size=9, leading=13, after=2)
_DETAIL = replace(CELL, size=8, leading=11.5, colour=QUIET, after=1)
_PLACE = replace(CELL_HEAD, size=8, leading=11.5, after=1)
_MARK = replace(CELL_BOLD, size=8.5, leading=12)
_PADDING = 3.5
_LONGEST_REASON = 480
_LONGEST_MET_REASON = 100
"""What is amiss is explained at more length than what is in order, in characters; annex A has it all."""

_ADVISED = frozenset({Status.NOT_MET, Status.PARTLY_MET})


def verdict_chapter(material: Material) -> tuple[Block, ...]:
    """Return a section for each phase that has requirements."""
    lead = material.say(
        "判定は、各要求事項について回答を照らし合わせて求めたものです。理由には、判定を決めた回答を示します。"
        "長い理由は途中までとしています。回答のすべては附属書Aにあります。"
    )
    blocks: list[Block] = [Paragraph(lead, INTRO)]
    for phase in Phase:
        verdicts = _of_phase(material, phase)
        if verdicts:
            blocks += [section(material.say(PHASES[phase]), f"phase-{phase}"), _table(material, verdicts)]
    return (*blocks, *not_applicable(material), *to_come(material))


def _of_phase(material: Material, phase: Phase) -> list[Verdict]:
    return [
        verdict
        for verdicts in material.verdicts_by_guideline.values()
        for verdict in verdicts
        if material.requirement(verdict.requirement).phase is phase and not condensed(verdict)
    ]


def _table(material: Material, verdicts: list[Verdict]) -> Table:
    """Return a row for each verdict; those of one place that are met for the same reason share one."""
    titles = head_row(material.say("判定"), material.say("要求事項と理由"))
    alike = (list(group) for _, group in groupby(verdicts, key=lambda verdict: _alike(material, verdict)))
    rows = tuple(_row(material, group) for group in alike)
    return Table((2.05, 7.95), titles, rows, padding=_PADDING)


def _alike(material: Material, verdict: Verdict) -> object:
    """Return what verdicts in a row must have in common to be told together."""
    if verdict.status is not Status.MET or verdict.computed is not None:
        return verdict.requirement
    obligation = material.requirement(verdict.requirement).obligation
    return material.place(verdict.requirement), obligation, _reason(material, verdict)


def _row(material: Material, group: list[Verdict]) -> Row:
    return cell(*_judgement(material, group[0])), cell(*_explanation(material, group))


def _judgement(material: Material, verdict: Verdict) -> list[Block]:
    translator = material.translator
    obligation = obligation_text(material.requirement(verdict.requirement).obligation, translator)
    blocks: list[Block] = [
        marked_verdict(verdict.status, verdict_text(verdict.status, translator), _MARK),
        Paragraph(obligation, _DETAIL),
    ]
    if verdict.computed is not None:
        said = verdict_text(verdict.computed, translator)
        blocks.append(
            Paragraph(material.say("評価者が変更"), replace(_DETAIL, colour=INK, bold=True, before=4))
        )
        blocks.append(Paragraph(material.say("回答による判定：{verdict}", verdict=said), _DETAIL))
    return blocks


def _explanation(material: Material, group: list[Verdict]) -> list[Block]:
    verdict = group[0]
    name, requirement = verdict.requirement, material.requirement(verdict.requirement)
    blocks: list[Block] = [
        Anchor(_place(material, name), _PLACE, name=_anchor(material, name)),
        Paragraph(_says(material, name), _SAYS),
        *(
            Anchor(_says(material, other.requirement), _SAYS, name=_anchor(material, other.requirement))
            for other in group[1:]
        ),
        _detail(material.say("理由"), _reason(material, verdict)),
    ]
    if verdict.status in _ADVISED and requirement.advice:
        advice = material.content(f"requirement.{name}.advice", requirement.advice)
        blocks.append(_detail(material.say("改善案"), advice))
    if verdict.computed is not None:
        blocks.append(_detail(material.say("変更の理由"), _override(material, name)))
    return blocks


def _says(material: Material, name: str) -> str:
    return material.content(f"requirement.{name}.says", material.requirement(name).says)


def _anchor(material: Material, name: str) -> str:
    return f"{VERDICT}{material.verdict_numbers[name]}"


def _place(material: Material, name: str) -> tuple[Span, ...]:
    """Return where a requirement stands, and what its source calls it today where that changed."""
    current = material.content(f"requirement.{name}.current_place", material.requirement(name).current_place)
    spans = (Span(material.place(name)),)
    if not current:
        return spans
    return (
        *spans,
        Span(material.gap + material.say("いまの番号：{place}", place=current), bold=False, colour=QUIET),
    )


def _reason(material: Material, verdict: Verdict) -> str:
    answers, translator = material.told_answers, material.translator
    return shortened(
        reason_text(verdict, material.questionnaire, answers, translator, material.evaluation.verdicts),
        _LONGEST_REASON if verdict.status is not Status.MET else _LONGEST_MET_REASON,
    )


def _detail(label: str, text: str) -> Paragraph:
    return Paragraph((Span(f"{label}　", bold=True, colour=BLUE), Span(text)), replace(_DETAIL, colour=INK))


def _override(material: Material, name: str) -> str:
    override = material.assessment.overrides.get(name)
    if override is None:
        return ""
    signed = [override.by, material.translator.date(override.at.date()) if override.at else ""]
    by = material.say("、").join(part for part in signed if part)
    return material.say("{reason}（{by}）", reason=override.reason, by=by) if by else override.reason
