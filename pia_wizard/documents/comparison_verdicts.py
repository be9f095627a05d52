"""The verdicts of two editions: those that changed one by one, those of an added guideline summed up."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from pia_wizard.documents.chapters import section, subsection
from pia_wizard.documents.comparison_sides import Sides
from pia_wizard.documents.marks import marked_verdict
from pia_wizard.documents.tallies import tally_table
from pia_wizard.evaluation.comparison import VerdictDifference
from pia_wizard.evaluation.model import Status
from pia_wizard.evaluation.wording import verdict_text
from pia_wizard.pdf.blocks import Block
from pia_wizard.pdf.paragraphs import ListItem, Paragraph, Span
from pia_wizard.pdf.styles import BODY, CELL, CELL_HEAD, INTRO, SMALL
from pia_wizard.pdf.tables import Cell, Row, Table, cell
from pia_wizard.questionnaire.model import Guideline

_PLACE = replace(CELL_HEAD, leading=13, after=2)


def changed_verdicts(sides: Sides) -> tuple[VerdictDifference, ...]:
    """Return the verdicts that differ, but for those of a guideline that only one side has."""
    guidelines = sides.found.guidelines
    alone = {*guidelines.added, *guidelines.removed}
    return tuple(each for each in sides.found.verdicts if _guideline(sides, each.requirement) not in alone)


def _guideline(sides: Sides, name: str) -> str:
    owner = sides.owner(lambda judged: judged.requirements, name)
    return owner.questionnaire.requirements[name].guideline


def compared_verdicts(sides: Sides) -> list[Block]:
    """Return the section of the verdicts that changed."""
    found = changed_verdicts(sides)
    if not found:
        return []
    rows = tuple(_verdict_row(sides, each) for each in found)
    table = Table((5.8, 2.1, 2.1), sides.heads(sides.say("要求事項")), rows)
    return [section(sides.say("変わった判定"), "compared-verdicts"), table]


def _verdict_row(sides: Sides, found: VerdictDifference) -> Row:
    name = found.requirement
    owner = sides.owner(lambda judged: judged.requirements, name)
    says = owner.content(f"requirement.{name}.says", owner.requirement(name).says)
    place, said = Paragraph(owner.place(name), _PLACE), Paragraph(says, CELL)
    return cell(place, said), *(_status(sides, status) for status in (found.before, found.after))


def _status(sides: Sides, status: Status | None) -> Cell:
    if status is None:
        return cell(Paragraph(sides.say("判定なし"), SMALL))
    return cell(marked_verdict(status, verdict_text(status, sides.later.translator)))


def added_guidelines(sides: Sides) -> list[Block]:
    """Return the section of the added guidelines: their verdicts in numbers, and what is not met."""
    material, say = sides.later, sides.say
    added = [material.questionnaire.guidelines[name] for name in sides.found.guidelines.added]
    if not added:
        return []
    judged = [guideline for guideline in added if not material.to_come(guideline)]
    blocks: list[Block] = [section(say("加えた基準の判定"), "compared-added")]
    if judged:
        lead = say("前の評価では判定していない基準です。後の評価での判定の数を示します。")
        tallies = [(_counted_title(sides, guideline), _counts(sides, guideline)) for guideline in judged]
        blocks += [Paragraph(lead, INTRO), tally_table(material, say("基準"), tallies)]
        blocks += _unmet(sides, judged)
    told = (
        say("{guideline}は、これから施行されるため、判定していません。", guideline=_counted_title(sides, g))
        for g in added
        if g not in judged
    )
    return [*blocks, *(Paragraph(text, replace(BODY, before=6)) for text in told)]


def _counted_title(sides: Sides, guideline: Guideline) -> str:
    """Return a guideline's short name and how many requirements it has."""
    count = sides.later.translator.say_n("{n} 件", "{n} 件", len(guideline.requirements))
    return sides.say("{guideline}（{count}）", guideline=sides.later.short_title(guideline), count=count)


def _counts(sides: Sides, guideline: Guideline) -> Counter[Status]:
    return Counter(verdict.status for verdict in sides.later.verdicts_by_guideline[guideline.id])


def _unmet(sides: Sides, guidelines: Iterable[Guideline]) -> list[Block]:
    material = sides.later
    unmet = [
        verdict.requirement
        for guideline in guidelines
        for verdict in material.verdicts_by_guideline[guideline.id]
        if verdict.status is Status.NOT_MET
    ]
    if not unmet:
        text = sides.say("加えた基準に、満たしていない要求事項はありません。")
        return [Paragraph(text, replace(BODY, before=6))]
    key = object()
    items = (ListItem(material.bullet, Paragraph(_clause(sides, name), CELL), key, 11) for name in unmet)
    return [subsection(sides.say("満たしていない要求事項")), *items]


def _clause(sides: Sides, name: str) -> tuple[Span, ...]:
    says = sides.later.content(f"requirement.{name}.says", sides.later.requirement(name).says)
    return Span(f"{sides.later.place(name)}　", bold=True), Span(says)
