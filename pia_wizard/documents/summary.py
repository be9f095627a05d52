"""The summary: is an assessment due, how do the verdicts stand, what is the worst risk, what is open."""

from collections import Counter

from pia_wizard.documents.bars import FILLS, verdict_bars
from pia_wizard.documents.chapters import section
from pia_wizard.documents.marks import marked_verdict
from pia_wizard.documents.material import Material
from pia_wizard.documents.matrix import band_range, risk_title
from pia_wizard.documents.words import DECISIONS
from pia_wizard.evaluation.model import RiskLevel, Status
from pia_wizard.evaluation.wording import question_text, verdict_text
from pia_wizard.pdf.blocks import Block
from pia_wizard.pdf.paragraphs import ListItem, Paragraph
from pia_wizard.pdf.styles import CELL_BOLD, CELL_NUMBER, ITEM, LEAD
from pia_wizard.pdf.tables import Cell, Row, Table, cell, head_row


def summary(material: Material) -> tuple[Block, ...]:
    """Return the blocks of the summary."""
    return (
        _key_points(material),
        section(material.say("評価の必要性"), "threshold"),
        *_threshold(material),
        section(material.say("基準ごとの判定"), "verdict-counts"),
        _bars(material),
        _counts(material),
    )


def _key_points(material: Material) -> Table:
    say = material.say
    rows = (
        (say("評価の必要性"), say(DECISIONS[material.evaluation.threshold.decision])),
        (say("満たしていない要求事項"), _unmet(material)),
        (say("最も高いリスク"), _worst(material)),
        (say("未回答の質問"), _number(material, len(material.open_questions))),
        (say("計画した対策"), _measures(material)),
    )
    return Table(
        (3, 7),
        head_row(say("要点"), say("結果")),
        tuple((cell(Paragraph(name, CELL_BOLD)), cell(value)) for name, value in rows),
    )


def _number(material: Material, n: int) -> str:
    return material.translator.say_n("{n} 件", "{n} 件", n)


def _unmet(material: Material) -> str:
    return material.say(
        "{total} 件のうち、満たしていないもの {not_met} 件、一部満たしているもの {partly} 件、"
        "未確定のもの {open} 件",
        total=len(material.evaluation.verdicts),
        not_met=material.count(Status.NOT_MET),
        partly=material.count(Status.PARTLY_MET),
        open=material.count(Status.UNDETERMINED),
    )


def _measures(material: Material) -> str:
    measures = material.assessment.measures
    unfinished = sum(measure.status != "done" for measure in measures)
    if not measures:
        return material.say("ありません")
    return material.say("{n} 件（うち未完了 {left} 件）", n=len(measures), left=unfinished)


def _worst(material: Material) -> str:
    """Return the current band of the gravest risk and the risks that share it."""
    if not material.risks:
        return material.say("当てはまるリスクはありません")
    bands = list(material.questionnaire.method.bands)

    def gravity(level: RiskLevel) -> int:
        return bands.index(level.current.band_high)

    worst = max(gravity(level) for _, level in material.risks)
    found = [(label, level) for label, level in material.risks if gravity(level) == worst]
    names = [f"{label} {risk_title(material, level.risk)}" for label, level in found]
    return f"{band_range(material, found[0][1].current)}\n" + "\n".join(names)


def _threshold(material: Material) -> list[Block]:
    threshold = material.evaluation.threshold
    decision = material.say("{decision}。", decision=material.say(DECISIONS[threshold.decision]))
    blocks: list[Block] = [Paragraph(decision, LEAD)]
    key = object()
    if threshold.criteria:
        blocks.append(Paragraph(material.say("次の事情によります。")))
    blocks += [ListItem("・", Paragraph(_criterion(material, n), ITEM), key) for n in threshold.criteria]
    if threshold.decision == "undetermined" and threshold.missing:
        blocks.append(Paragraph(material.say("次の質問の回答がまだありません。")))
        blocks += [ListItem("・", Paragraph(_asked(material, name), ITEM), key) for name in threshold.missing]
    return blocks


def _criterion(material: Material, number: int) -> str:
    method = material.questionnaire.method
    return material.content(f"method.{method.id}.threshold.{number}", method.threshold[number].because)


def _asked(material: Material, name: str) -> str:
    question = material.questionnaire.questions.get(name)
    return question_text(question, material.translator) if question else name


def _tallies(material: Material) -> list[tuple[str, Counter[Status]]]:
    guidelines = material.questionnaire.guidelines
    return [
        (material.short_title(guidelines[name]), Counter(verdict.status for verdict in verdicts))
        for name, verdicts in material.verdicts_by_guideline.items()
    ]


def _bars(material: Material) -> Block:
    tallies = _tallies(material)
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
    return verdict_bars([(name, dict(counts)) for name, counts in tallies], alt)


def _counts(material: Material) -> Table:
    """Return the numbers behind the bars, a row for each verdict and a column for each guideline."""
    tallies = _tallies(material)

    def row(status: Status) -> Row:
        word = marked_verdict(status, verdict_text(status, material.translator))
        numbers = (Cell((Paragraph(str(counts[status]), CELL_NUMBER),)) for _, counts in tallies)
        return (cell(word), *numbers)

    columns = (3.0, *(min(2.8, 7 / len(tallies)) for _ in tallies))
    titles = (*head_row(material.say("判定")), *head_row(*(title for title, _ in tallies), align="right"))
    return Table(columns, titles, tuple(row(status) for status in FILLS), share=sum(columns) / 10)
