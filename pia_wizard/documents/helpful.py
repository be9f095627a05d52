"""What would help most: the steps that lower the risks furthest, with what each of them brings."""

from pia_wizard.documents.chapters import section
from pia_wizard.documents.levels import band_name, risk_title
from pia_wizard.documents.material import Material, shortened
from pia_wizard.evaluation.advice import helpful_steps
from pia_wizard.evaluation.step_words import step_texts
from pia_wizard.evaluation.steps import RiskDrop, Step
from pia_wizard.evaluation.treatment import planned_for
from pia_wizard.evaluation.wording import range_text
from pia_wizard.pdf.blocks import Block
from pia_wizard.pdf.paragraphs import Paragraph
from pia_wizard.pdf.styles import CELL, CELL_BOLD, INTRO, SMALL
from pia_wizard.pdf.tables import Row, Table, cell, head_row

_MOST = 10
_MOST_RISKS = 5
_LONGEST_STEP = 240


def helpful(material: Material) -> list[Block]:
    """Return the section on the most helpful steps; nothing where everything is met."""
    steps = helpful_steps(material.questionnaire, material.evaluation, most=_MOST)
    if not steps:
        return []
    say = material.say
    lead = say(
        "まだ満たしていない要求事項を満たすために変えることを、リスクが大きく下がる順に示します。"
        "効果は、今の回答からそれだけを変えたときのものです。"
    )
    rows = tuple(_row(material, number, step) for number, step in enumerate(steps, 1))
    titles = head_row(say("順"), say("変えること"), say("効果"))
    return [
        section(say("いちばん効く対策"), "helpful"),
        Paragraph(lead, INTRO),
        Table((0.6, 5, 4.4), titles, rows),
    ]


def _row(material: Material, number: int, step: Step) -> Row:
    measures = {measure.id: measure for measure in material.assessment.measures}
    texts = step_texts(step, material.questionnaire, measures, material.translator)
    told: list[Block] = [Paragraph(shortened(text, _LONGEST_STEP), CELL) for text in texts]
    planned = dict.fromkeys(
        measure.title for name in step.requirements if (measure := planned_for(material.evaluation, name))
    )
    told += [Paragraph(material.say("計画にある対策：{title}", title=title), SMALL) for title in planned]
    return cell(Paragraph(str(number), CELL_BOLD)), cell(*told), cell(*_gains(material, step))


def _gains(material: Material, step: Step) -> list[Block]:
    shown = [drop for drop in step.risks if drop.risk in material.labels]
    texts = [_drop(material, drop) for drop in shown[:_MOST_RISKS]]
    more = len(shown) - _MOST_RISKS
    if more > 0:
        texts.append(material.translator.say_n("ほか {n} 件のリスク", "ほか {n} 件のリスク", more))
    n = len(step.requirements)
    if n:
        texts.append(
            material.translator.say_n("要求事項 {n} 件を満たします", "要求事項 {n} 件を満たします", n)
        )
    return [Paragraph(text, CELL) for text in texts]


def _drop(material: Material, drop: RiskDrop) -> str:
    """Return how a risk moves: from band to band, or inside one, by its levels."""
    before, after = (band_name(material, point.band_high) for point in (drop.before, drop.after))
    label = f"{material.labels[drop.risk]} {risk_title(material, drop.risk)}"
    if before != after:
        return material.say("{risk}：{before} → {after}", risk=label, before=before, after=after)
    ends = (
        f"{range_text(point.impact)} × {range_text(point.likelihood)}" for point in (drop.before, drop.after)
    )
    return material.say("{risk}：{band}のまま（{levels}）", risk=label, band=before, levels=" → ".join(ends))
