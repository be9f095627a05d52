"""The risks: how grave with nothing in place, now, and once the plan is carried out (ISO/IEC 29134 7.5)."""

from pia_wizard.documents.chapters import section
from pia_wizard.documents.criteria import criteria
from pia_wizard.documents.decisions import acceptance_counts, acceptance_note
from pia_wizard.documents.levels import point_mark, risk_title
from pia_wizard.documents.material import Material
from pia_wizard.documents.matrix import matrix_figures
from pia_wizard.documents.risk_details import risk_details
from pia_wizard.evaluation.model import RiskLevel
from pia_wizard.pdf.blocks import Block, Blocks
from pia_wizard.pdf.paragraphs import Paragraph
from pia_wizard.pdf.styles import BODY, CELL, CELL_BOLD, INTRO, SMALL
from pia_wizard.pdf.tables import TIGHT, Row, Table, cell, head_row


def risk_chapters(material: Material) -> tuple[Blocks, ...]:
    """Return the chapter in every order that reads well, the usual first: pages have more room for one.

    It has the table of levels, the matrix, the criteria, and what makes up each level.
    """
    rules: Blocks = (section(material.say("リスクの基準"), "risk-criteria"), *criteria(material))
    if not material.risks:
        none: Block = Paragraph(material.say("この評価に当てはまるリスクはありません。"))
        return ((none, *_absent(material), *rules),)
    table: Blocks = (
        section(material.say("リスクの一覧"), "risk-levels"),
        *_overview(material),
        *_absent(material),
    )
    matrix: Blocks = (
        section(material.say("リスクマトリクス"), "risk-matrix"),
        Paragraph(_way(material), INTRO),
        *matrix_figures(material),
    )
    details = _details(material)
    return (
        (*table, *matrix, *rules, *details),
        (*table, *rules, *matrix, *details),
        (*rules, *table, *matrix, *details),
    )


def _details(material: Material) -> list[Block]:
    blocks: list[Block] = [section(material.say("リスクごとの説明"), "risk-details")]
    for label, level in material.risks:
        blocks += risk_details(material, label, level)
    return blocks


def _way(material: Material) -> str:
    return material.say(
        "破線の矢印は今の対策で下がる分、実線の矢印は計画した対策で下がる分です。"
        "同じ欄にとどまるものは、「現在」だけを示します。"
    )


def _overview(material: Material) -> tuple[Block, ...]:
    say = material.say
    lead = say(
        "リスクの大きさは、影響度と起こりやすさの組合せで表します。「対策なし」は何も講じていない場合、"
        "「現在」は回答のとおりの場合、「計画の実施後」は計画した対策をすべて終えた場合です。"
        "数字は影響度×起こりやすさの段階です。計画の実施後に大きいものから並べています。"
    )
    points = head_row(say("対策なし"), say("現在"), say("計画の実施後"), align="center")
    titles = (*head_row(say("番号"), say("リスク")), *points)
    rows = tuple(_row(material, label, level) for label, level in material.risks)
    table = Table((0.7, 4.2, 1.7, 1.7, 1.7), titles, rows, row_heads=2, padding=TIGHT)
    return Paragraph(lead, INTRO), table, Paragraph(acceptance_counts(material), BODY)


def _row(material: Material, label: str, level: RiskLevel) -> Row:
    notes = (
        material.say("評価者が加えたリスク") if material.questionnaire.risks[level.risk].own else "",
        material.say("当てはまるかどうかは、まだ決まりません。") if level.applies is None else "",
        acceptance_note(material, level),
    )
    title = (
        Paragraph(risk_title(material, level.risk), CELL),
        *(Paragraph(note, SMALL) for note in notes if note),
    )
    points = (level.inherent, level.current, level.target)
    return cell(Paragraph(label, CELL_BOLD)), cell(*title), *(point_mark(material, p) for p in points)


def _absent(material: Material) -> list[Block]:
    names = [level.risk for level in material.evaluation.risks.values() if level.applies is False]
    if not names:
        return []
    titles = material.say("、").join(risk_title(material, name) for name in names)
    return [Paragraph(material.say("回答により当てはまらないリスク：{risks}", risks=titles), SMALL)]
