"""The summary: is an assessment due, how do the verdicts stand, what is the worst risk, what is open."""

from collections.abc import Iterable
from dataclasses import replace

from pia_wizard.documents.bars import FILLS, verdict_bars
from pia_wizard.documents.chapters import section
from pia_wizard.documents.conclusion import gravest_risks, verdict_counts
from pia_wizard.documents.levels import band_range, risk_title
from pia_wizard.documents.material import Material
from pia_wizard.documents.tallies import by_guideline, by_phase, tally_table
from pia_wizard.documents.words import DECISIONS
from pia_wizard.evaluation.model import Status
from pia_wizard.evaluation.wording import criterion_text, question_text, verdict_text
from pia_wizard.pdf.blocks import Block
from pia_wizard.pdf.paragraphs import ListItem, Paragraph, Span
from pia_wizard.pdf.styles import CELL_BOLD, INTRO, ITEM
from pia_wizard.pdf.tables import Table, cell, head_row
from pia_wizard.questionnaire.model import Obligation

_MOST_UNMET = 8
_MOST_RISKS = 5


def summary(material: Material) -> tuple[Block, ...]:
    """Return the blocks of the summary."""
    return (
        _key_points(material),
        *_unmet(material),
        section(material.say("評価の必要性"), "threshold"),
        *_threshold(material),
        *_verdicts(material),
    )


def _key_points(material: Material) -> Table:
    say = material.say
    rows = (
        (say("評価の必要性"), say(DECISIONS[material.evaluation.threshold.decision])),
        (say("要求事項の判定"), verdict_counts(material)),
        (say("最も高いリスク"), _worst(material)),
        (say("基準の間の違い"), _differing(material)),
        (say("未回答の質問"), _number(material, len(material.open_questions))),
        (say("計画した対策"), _measures(material)),
    )
    return Table(
        (3, 7),
        head_row(say("要点"), say("結果")),
        tuple((cell(Paragraph(name, CELL_BOLD)), cell(value)) for name, value in rows if value),
    )


def _differing(material: Material) -> str:
    """Return on how many matters the guidelines differ; nothing where they do not."""
    n = sum(found.differs is True for found in material.evaluation.disagreements.values())
    if not n:
        return ""
    return material.translator.say_n(
        "{n} 件（「プライバシー要件」に示します）", "{n} 件（「プライバシー要件」に示します）", n
    )


def _number(material: Material, n: int) -> str:
    return material.translator.say_n("{n} 件", "{n} 件", n)


def _measures(material: Material) -> str:
    measures = material.assessment.measures
    unfinished = sum(measure.status != "done" for measure in measures)
    if not measures:
        return material.say("ありません")
    return material.say("{n} 件（うち未完了 {left} 件）", n=len(measures), left=unfinished)


def _worst(material: Material) -> str:
    """Return the current band of the gravest risk and the first of the risks that share it."""
    found = gravest_risks(material)
    if not found:
        return material.say("当てはまるリスクはありません。")
    names = [f"{label} {risk_title(material, level.risk)}" for label, level in found[:_MOST_RISKS]]
    more = len(found) - _MOST_RISKS
    if more > 0:
        names.append(material.translator.say_n("ほか {n} 件", "ほか {n} 件", more))
    return f"{band_range(material, found[0][1].current)}\n" + "\n".join(names)


def _unmet(material: Material) -> list[Block]:
    """Return the requirements that are not met, the binding ones first and the first few in full."""
    unmet = [v.requirement for v in material.evaluation.verdicts.values() if v.status is Status.NOT_MET]
    if not unmet:
        return []
    unmet.sort(key=lambda name: material.requirement(name).obligation is Obligation.SHOULD)
    key = object()
    items: list[Block] = [
        ListItem(material.bullet, Paragraph(_clause(material, name), ITEM), key)
        for name in unmet[:_MOST_UNMET]
    ]
    more = len(unmet) - _MOST_UNMET
    if more > 0:
        text = material.translator.say_n("ほか {n} 件", "ほか {n} 件", more)
        items.append(ListItem(material.bullet, Paragraph(text, ITEM), key))
    return [section(material.say("満たしていない要求事項"), "unmet"), *items]


def _clause(material: Material, name: str) -> tuple[Span, ...]:
    says = material.content(f"requirement.{name}.says", material.requirement(name).says)
    return Span(f"{material.place(name)}　", bold=True), Span(says)


def _threshold(material: Material) -> list[Block]:
    """Return the decision with the criteria that make it, then those that would make a milder one."""
    threshold, say = material.evaluation.threshold, material.say
    criteria = material.questionnaire.method.threshold
    making = [n for n in threshold.criteria if criteria[n].decision == threshold.decision]
    others = [n for n in threshold.criteria if n not in making]
    decision = say("{decision}。", decision=say(DECISIONS[threshold.decision]))
    blocks: list[Block] = []
    if making:
        blocks.append(Paragraph(material.sentences(decision, say("次の事情によります。")), INTRO))
        blocks += _listed(material, (_criterion(material, n) for n in making))
    else:
        blocks.append(Paragraph(decision))
    if others:
        blocks.append(Paragraph(say("ほかに、次の事情からも評価が望まれます。"), INTRO))
        blocks += _listed(material, (_criterion(material, n) for n in others))
    if threshold.decision == "undetermined" and threshold.missing:
        blocks.append(Paragraph(say("次の質問の回答がまだありません。"), INTRO))
        blocks += _listed(material, (_asked(material, name) for name in threshold.missing))
    return blocks


def _listed(material: Material, texts: Iterable[str]) -> list[Block]:
    """Return a short list that stays on one page."""
    key, told = object(), list(texts)
    together = replace(ITEM, keep_with_next=True)
    styles = [*(together for _ in told[1:]), ITEM]
    return [
        ListItem(material.bullet, Paragraph(t, style), key) for t, style in zip(told, styles, strict=False)
    ]


def _criterion(material: Material, number: int) -> str:
    return criterion_text(material.questionnaire.method, number, material.translator)


def _asked(material: Material, name: str) -> str:
    question = material.questionnaire.questions.get(name)
    return question_text(question, material.translator) if question else name


def _verdicts(material: Material) -> list[Block]:
    """Return the counts by guideline and by phase; nothing while all are to come."""
    if not material.judged:
        return []
    return [
        section(material.say("基準ごとの判定"), "verdict-counts"),
        _bars(material),
        tally_table(material, material.say("基準"), by_guideline(material)),
        section(material.say("時期ごとの判定"), "phase-counts"),
        tally_table(material, material.say("時期"), by_phase(material)),
    ]


def _bars(material: Material) -> Block:
    """Return the bars, on the page of the numbers they stand for."""
    tallies = by_guideline(material)
    told = [
        material.say(
            "{guideline}：{counts}。",
            guideline=name,
            counts=material.say("、").join(
                f"{verdict_text(status, material.translator)} {_number(material, counts[status])}"
                for status in FILLS
            ),
        )
        for name, counts in tallies
    ]
    alt = material.say("判定の内訳を示す帯グラフ。") + "".join(told)
    return replace(
        verdict_bars([(name, dict(counts)) for name, counts in tallies], alt), keeps_with_next=True
    )
