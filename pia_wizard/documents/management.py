"""Two pages for those who decide: what is asked of them, how things stand, what is done, who signs.

Each page tells as much as there is room for: lists are cut, never the page.
"""

from collections.abc import Callable
from dataclasses import replace

from pia_wizard.documents.decision_asked import decision_asked
from pia_wizard.documents.management_tables import (
    band_counts,
    gravest,
    guideline_counts,
    matrix_table,
    next_measures,
)
from pia_wizard.documents.material import Material, shortened
from pia_wizard.documents.open_points import remaining
from pia_wizard.documents.paper import Paper
from pia_wizard.documents.signature_trio import signature_trio
from pia_wizard.documents.words import DECISIONS
from pia_wizard.evaluation.wording import criterion_text
from pia_wizard.pdf.blocks import Block, PageBreak, offsets
from pia_wizard.pdf.pages import Sheet
from pia_wizard.pdf.paragraphs import Heading, ListItem, Paragraph, heading
from pia_wizard.pdf.styles import BLUE, BODY, CELL, HEADING_1, HEADING_2, SMALL

_SHEET = Sheet(margin=52, top=64, bottom=56)
_KIND = replace(BODY, size=11, leading=16, bold=True, colour=BLUE, after=2)
_TITLE = replace(HEADING_1, before=0, after=4, keep_with_next=False)
_SECTION = replace(HEADING_2, size=11.5, leading=17, before=11, after=3)
_FACTS = replace(SMALL, leading=13, after=0)
_LONGEST_TITLE = 60
_LONGEST_FACT = 60
_MOST = 12
"""As many entries of each list as there may be room for; fewer where there is less."""

Part = Callable[[Material, int], list[Block]]
"""Gives a part of a page with at most so many entries in its lists."""


def management_paper(material: Material) -> Paper:
    """Return the two pages as a document, with the case and fields to sign."""
    kind = material.say("プライバシー影響評価　経営者向けの要約")
    blocks = [*_fitting(material, _first_page), PageBreak(), *_fitting(material, _second_page)]
    return Paper(
        title=material.assessment.title or kind,
        author=material.fact("operator_name") or material.say("記載なし"),
        blocks=blocks,
        sheet=_SHEET,
    )


def _fitting(material: Material, part: Part) -> list[Block]:
    """Return a page with as many entries as it has room for."""
    for most in range(_MOST, 1, -1):
        blocks = part(material, most)
        if offsets(tuple(blocks), _SHEET.text_width)[-1] <= _SHEET.text_height:
            return blocks
    return part(material, 1)


def _first_page(material: Material, most: int) -> list[Block]:
    say = material.say
    title = material.assessment.title or material.fact("site_name") or say("プライバシー影響評価")
    return [
        Paragraph(say("プライバシー影響評価　経営者向けの要約"), _KIND),
        heading(shortened(title, _LONGEST_TITLE), 1, _TITLE, name="management"),
        *_facts(material),
        _section(say("決めていただきたいこと"), "decision"),
        *decision_asked(material),
        _section(say("評価の必要性"), "threshold"),
        *_threshold(material, min(most, 6)),
        _section(say("基準ごとの判定"), "verdict-counts"),
        *guideline_counts(material, most),
        *_risks(material, min(most, 6)),
    ]


def _second_page(material: Material, most: int) -> list[Block]:
    say = material.say
    matrix: list[Block] = []
    if material.risks:
        matrix = [
            _section(say("リスクマトリクス"), "risk-matrix"),
            *matrix_table(material),
            _section(say("区分ごとのリスクの数"), "residual"),
            band_counts(material),
        ]
    return [
        *matrix,
        _section(say("主な対策"), "measures"),
        *next_measures(material, min(most, 10)),
        _section(say("残っていること"), "remaining"),
        *remaining(material),
        _section(say("署名"), "signing"),
        *signature_trio(material),
    ]


def _section(title: str, name: str) -> Heading:
    return heading(title, 2, _SECTION, name=name)


def _facts(material: Material) -> list[Block]:
    pairs = (
        (material.say("運用者"), material.fact("operator_name")),
        (material.say("設置場所"), material.fact("site_name")),
        (material.say("評価日"), material.fact("assessed_on")),
        (material.say("評価者"), material.fact("assessor")),
    )
    told = [
        material.say("{name}：{value}", name=name, value=shortened(value, _LONGEST_FACT).replace("\n", " "))
        for name, value in pairs
        if value
    ]
    return [Paragraph(material.apart(*told), _FACTS)] if told else []


def _threshold(material: Material, most: int) -> list[Block]:
    threshold = material.evaluation.threshold
    decision = material.say("{decision}。", decision=material.say(DECISIONS[threshold.decision]))
    texts = [
        criterion_text(material.questionnaire.method, number, material.translator)
        for number in threshold.criteria[:most]
    ]
    more = len(threshold.criteria) - most
    if more > 0:
        texts.append(material.translator.say_n("ほか {n} 件", "ほか {n} 件", more))
    key = object()
    return [
        Paragraph(decision, replace(CELL, bold=True)),
        *(ListItem(material.bullet, Paragraph(shortened(text, 160), CELL), key, 11) for text in texts),
    ]


def _risks(material: Material, most: int) -> list[Block]:
    if not material.risks:
        return [Paragraph(material.say("当てはまるリスクはありません。"), CELL)]
    return [_section(material.say("大きいリスク"), "gravest"), gravest(material, most)]
