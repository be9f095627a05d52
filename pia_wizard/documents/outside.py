"""What is not judged clause by clause: requirements that do not apply, and those not yet in force."""

from collections.abc import Iterable

from pia_wizard.documents.chapters import section, subsection
from pia_wizard.documents.material import Material, shortened
from pia_wizard.evaluation.guideline_words import to_come_text
from pia_wizard.evaluation.model import Rule, Status, Verdict
from pia_wizard.evaluation.reasons import deciding_text, reason_text
from pia_wizard.pdf.blocks import Block
from pia_wizard.pdf.paragraphs import Paragraph, Span
from pia_wizard.pdf.styles import BLUE, CELL, CELL_HEAD, INTRO
from pia_wizard.pdf.tables import TIGHT, Row, Table, cell, head_row
from pia_wizard.questionnaire.model import Guideline

_LONGEST_REASON = 320
_BY_ANSWERS = (Rule.APPLIES, Rule.GUIDELINE)


def condensed(verdict: Verdict) -> bool:
    """Return whether a verdict is listed with others of its kind: the rules say that it does not apply.

    Where the assessor says so, against the rules or as an answer, it is judged like any other.
    """
    return verdict.status is Status.NOT_APPLICABLE and verdict.rule in (*_BY_ANSWERS, Rule.NOT_IN_FORCE)


def to_come(material: Material) -> list[Block]:
    """Return the requirements of guidelines that are not in force yet, with what prepares for them."""
    coming = [g for g in material.questionnaire.guidelines.values() if material.to_come(g)]
    if not coming:
        return []
    lead = material.say(
        "次の要求事項は、評価日にはまだ効力がないため、判定していません。施行に備えるために示します。"
    )
    blocks: list[Block] = [
        section(material.say("これから施行される要求事項"), "to-come"),
        Paragraph(lead, INTRO),
    ]
    for guideline in coming:
        title = material.say(
            "{guideline}　{dates}",
            guideline=material.short_title(guideline),
            dates=to_come_text(guideline, material.translator),
        )
        titles = head_row(material.say("箇所"), material.say("求めることと備え"))
        rows = tuple(_coming_row(material, name) for name in guideline.requirements)
        blocks += [subsection(title), Table((2.6, 7.4), titles, rows)]
    return blocks


def _coming_row(material: Material, name: str) -> Row:
    requirement = material.requirement(name)
    says: list[Block] = [Paragraph(material.content(f"requirement.{name}.says", requirement.says), CELL)]
    if requirement.advice:
        advice = material.content(f"requirement.{name}.advice", requirement.advice)
        label = Span(material.say("備え") + "　", bold=True, colour=BLUE)
        says.append(Paragraph((label, Span(advice)), CELL))
    return cell(Paragraph(_short_place(material, name), CELL_HEAD)), cell(*says)


def not_applicable(material: Material) -> list[Block]:
    """Return the requirements that do not apply, those with the same reason together."""
    found = {
        guideline: [verdict for verdict in verdicts if condensed(verdict)]
        for guideline, verdicts in material.verdicts_by_guideline.items()
        if not material.to_come(material.questionnaire.guidelines[guideline])
    }
    if not any(found.values()):
        return []
    lead = material.say("次の要求事項は、回答により対象になりません。同じ回答によるものをまとめて示します。")
    blocks: list[Block] = [
        section(material.say("該当しない要求事項"), "not-applicable"),
        Paragraph(lead, INTRO),
    ]
    for name, verdicts in found.items():
        if verdicts:
            blocks += _of_guideline(material, material.questionnaire.guidelines[name], verdicts)
    return blocks


def _of_guideline(material: Material, guideline: Guideline, verdicts: list[Verdict]) -> list[Block]:
    groups: dict[str, list[str]] = {}
    for verdict in verdicts:
        groups.setdefault(_reason(material, verdict), []).append(verdict.requirement)
    titles = head_row(material.say("対象にならない理由"), material.say("要求事項"))
    rows = tuple(
        (cell(reason), cell(_places(material, guideline, names))) for reason, names in groups.items()
    )
    count = material.translator.say_n("{n} 件", "{n} 件", len(verdicts))
    title = material.say("{guideline}（{count}）", guideline=material.short_title(guideline), count=count)
    return [subsection(title), Table((5.6, 4.4), titles, rows, padding=TIGHT)]


def _reason(material: Material, verdict: Verdict) -> str:
    told = deciding_text if verdict.rule in _BY_ANSWERS and verdict.facts else reason_text
    given = material.questionnaire, material.told_answers, material.translator
    return shortened(told(verdict, *given, material.evaluation.verdicts), _LONGEST_REASON)


def _places(material: Material, guideline: Guideline, names: Iterable[str]) -> str:
    listed = list(names)
    if len(listed) > 1 and len(listed) == len(guideline.requirements):
        return material.say("すべて（{n} 件）", n=len(listed))
    return material.say("／").join(dict.fromkeys(_short_place(material, name) for name in listed))


def _short_place(material: Material, name: str) -> str:
    return material.content(f"requirement.{name}.place", material.requirement(name).place)
