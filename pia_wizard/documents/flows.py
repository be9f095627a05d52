"""The flows of information: the picture, and a table that tells the same and more (ISO/IEC 29134 6.4.1)."""

from pia_wizard.documents.chapters import section
from pia_wizard.documents.flow_figure import flow_figures
from pia_wizard.documents.material import Material
from pia_wizard.evaluation.flow_words import data_text, keeping_text, medium_text, place_text
from pia_wizard.evaluation.flows import FlowEdge, FlowMap, flow_map
from pia_wizard.pdf.blocks import Block
from pia_wizard.pdf.paragraphs import Paragraph
from pia_wizard.pdf.styles import CELL_BOLD, INTRO, LABEL, SMALL
from pia_wizard.pdf.tables import Row, Table, cell, head_row

_COLUMNS = (0.7, 1.75, 1.5, 1.75, 1.65, 1.5, 1.65)


def flow_section(material: Material) -> tuple[Block, ...]:
    """Return the section on the flows, nothing where none are told."""
    flows = flow_map(material.questionnaire, material.evaluation)
    if not flows.edges:
        return ()
    lead = material.say(
        "個人に関する情報が、どこからどこへ、どのように伝わるかを示します。図の番号は、下の表の番号です。"
    )
    blocks: list[Block] = [section(material.say("情報の流れ"), "flows"), Paragraph(lead, INTRO)]
    figures = flow_figures(material, flows)
    for part, figure in figures:
        if len(figures) > 1:
            first, last = part.edges[0].number, part.edges[-1].number
            blocks.append(Paragraph(material.say("番号{first}から{last}まで", first=first, last=last), LABEL))
        blocks.append(figure)
    return (*blocks, _table(material, flows), *_note(material, flows))


def _table(material: Material, flows: FlowMap) -> Table:
    say = material.say
    titles = head_row(
        say("番号"),
        say("どこから"),
        say("何が"),
        say("どこへ"),
        say("伝わり方"),
        say("保存と日数"),
        say("リスク"),
    )
    rows = tuple(_row(material, flows, edge) for edge in flows.edges)
    return Table(_COLUMNS, titles, rows, after=6)


def _row(material: Material, flows: FlowMap, edge: FlowEdge) -> Row:
    questionnaire, translator = material.questionnaire, material.translator
    risks = [label for name, label in material.labels.items() if name in edge.risks]
    return (
        cell(Paragraph(str(edge.number), CELL_BOLD)),
        cell(place_text(flows.nodes[edge.source].name, translator)),
        cell(data_text(questionnaire, edge, translator)),
        cell(place_text(flows.nodes[edge.destination].name, translator)),
        cell(medium_text(questionnaire, edge.medium, translator)),
        cell(keeping_text(questionnaire, edge, translator)),
        cell(material.say("、").join(risks) or material.say("なし")),
    )


def _note(material: Material, flows: FlowMap) -> list[Block]:
    if not any(edge.risks for edge in flows.edges):
        return []
    words = material.say(
        "リスクの欄は、その流れで起こり得るリスクの番号です。番号の意味は「リスクの一覧」にあります。"
    )
    return [Paragraph(words, SMALL)]
