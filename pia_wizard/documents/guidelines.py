"""The guidelines that were used: what binds to them, from when, and how their content was checked."""

from pia_wizard.documents.chapters import section
from pia_wizard.documents.material import Material
from pia_wizard.evaluation.guideline_words import confidence_text, force_text, to_come_text
from pia_wizard.pdf.blocks import Block
from pia_wizard.pdf.paragraphs import Paragraph
from pia_wizard.pdf.styles import CELL, CELL_BOLD, INTRO, SMALL
from pia_wizard.pdf.tables import Row, Table, cell, head_row
from pia_wizard.questionnaire.model import Guideline


def guidelines(material: Material) -> tuple[Block, ...]:
    """Return the section on the guidelines, in the order in which they judge."""
    say = material.say
    rows = tuple(_row(material, guideline) for guideline in material.questionnaire.guidelines.values())
    titles = head_row(say("基準"), say("効力"), say("内容の確かめ方"))
    title = section(say("用いた基準"), "guidelines")
    lead = say("それぞれの出典と読み方は、附属書「基準の出典と読み方」にあります。")
    noted: tuple[Block, ...] = (Paragraph(lead, INTRO),) if _noted(material) else ()
    return title, *noted, Table((4.9, 2.2, 2.9), titles, rows)


def sources_annex(material: Material) -> tuple[Block, ...]:
    """Return what is to be known about the sources, guideline by guideline; nothing if nothing is."""
    blocks: list[Block] = []
    for guideline in _noted(material):
        note = material.content(f"guideline.{guideline.id}.source_note", guideline.source_note)
        blocks += [section(material.short_title(guideline)), Paragraph(note, CELL)]
    return tuple(blocks)


def _noted(material: Material) -> list[Guideline]:
    return [guideline for guideline in material.questionnaire.guidelines.values() if guideline.source_note]


def _row(material: Material, guideline: Guideline) -> Row:
    address = f"guideline.{guideline.id}"
    about = [
        material.content(f"{address}.edition", guideline.edition),
        material.content(f"{address}.publisher", guideline.publisher),
    ]
    title: list[Block] = [Paragraph(material.content(f"{address}.title", guideline.title), CELL_BOLD)]
    title += [Paragraph(text, CELL) for text in about if text]
    if guideline.url:
        title.append(Paragraph(guideline.url, SMALL, link=guideline.url))
    return (
        cell(*title),
        cell(*_force(material, guideline)),
        cell(confidence_text(guideline, material.translator)),
    )


def _force(material: Material, guideline: Guideline) -> list[Block]:
    blocks: list[Block] = [Paragraph(force_text(guideline.force, material.translator), CELL)]
    if material.to_come(guideline):
        return [*blocks, Paragraph(to_come_text(guideline, material.translator), CELL_BOLD)]
    dates = _in_force(material, guideline)
    return [*blocks, Paragraph(dates, CELL)] if dates else blocks


def _in_force(material: Material, guideline: Guideline) -> str:
    """Return when a guideline is in force; nothing where it does not say."""
    since, until = guideline.in_force.since, guideline.in_force.until
    date = material.translator.date
    if since and until:
        return material.say("{since}から{until}まで", since=date(since), until=date(until))
    if since:
        return material.say("{since}から", since=date(since))
    return material.say("{until}まで", until=date(until)) if until else ""
