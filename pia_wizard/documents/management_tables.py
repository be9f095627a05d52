"""The tables of the two pages for those who decide, each with at most as many rows as is asked for."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from pia_wizard.assessment.model import Measure
from pia_wizard.documents.levels import band_name, band_tint, level_name, risk_title
from pia_wizard.documents.marks import marked_verdict
from pia_wizard.documents.material import Material, shortened
from pia_wizard.documents.words import MEASURE_STATUSES
from pia_wizard.evaluation.advice import helpful_steps
from pia_wizard.evaluation.model import Point, RiskLevel, Status
from pia_wizard.evaluation.step_words import step_texts
from pia_wizard.evaluation.treatment import is_open, is_overdue, residual
from pia_wizard.evaluation.wording import verdict_text
from pia_wizard.pdf.blocks import Block
from pia_wizard.pdf.paragraphs import ListItem, Paragraph
from pia_wizard.pdf.styles import CELL, CELL_HEAD, SMALL
from pia_wizard.pdf.tables import Cell, Row, Table, cell, head_row
from pia_wizard.questionnaire.model import Axis

_SHOWN = (Status.MET, Status.PARTLY_MET, Status.NOT_MET, Status.UNDETERMINED, Status.NOT_APPLICABLE)
_SMALL = replace(CELL, size=8.5, leading=12, after=0)
_BOLD = replace(_SMALL, bold=True)
_HEAD = replace(CELL_HEAD, size=8, leading=12)
_CENTERED = replace(_SMALL, align="center")
_CENTERED_BOLD = replace(_CENTERED, bold=True)
_LONGEST_TITLE = 64
_LONGEST_OWNER = 24
_LONGEST_STEP = 110
_MOST_LABELS = 6
_AFTER = 4


def guideline_counts(material: Material, most: int) -> list[Block]:
    """Return the verdicts of each guideline, those with most unmet first, and of all together."""
    if not material.judged:
        return [Paragraph(material.say("効力のある基準がないため、まだ判定していません。"), _SMALL)]
    tallies = [
        (material.short_title(guideline), Counter(verdict.status for verdict in verdicts))
        for name, verdicts in material.verdicts_by_guideline.items()
        if not material.to_come(guideline := material.questionnaire.guidelines[name])
    ]
    tallies.sort(key=lambda tally: -tally[1][Status.NOT_MET])
    shown, rest = tallies[:most], tallies[most:]
    if rest:
        more = material.translator.say_n("ほかの {n} 基準", "ほかの {n} 基準", len(rest))
        shown.append((more, _sum(counts for _, counts in rest)))
    if len(tallies) > 1:
        shown.append((material.say("合計"), _sum(counts for _, counts in tallies)))
    words = [verdict_text(status, material.translator) for status in _SHOWN]
    rows = tuple(_count_row(title, counts) for title, counts in shown)
    heads = tuple(cell(Paragraph(word, _HEAD)) for word in (material.say("基準"), *words))
    return [Table((2, *(1.6 for _ in _SHOWN)), heads, rows, after=_AFTER)]


def _sum(tallies: Iterable[Counter[Status]]) -> Counter[Status]:
    whole: Counter[Status] = Counter()
    for counts in tallies:
        whole.update(counts)
    return whole


def _count_row(title: str, counts: Counter[Status]) -> Row:
    numbers = (cell(marked_verdict(status, str(counts[status]), _BOLD)) for status in _SHOWN)
    return cell(Paragraph(shortened(title, _LONGEST_TITLE), _BOLD)), *numbers


def band_counts(material: Material) -> Table:
    """Return how many risks lie in each band now and once the plan is carried out, mildest first."""
    found, method = residual(material.questionnaire, material.evaluation), material.questionnaire.method
    titles = (
        *head_row(material.say("時点")),
        *head_row(*(band_name(material, band) for band in method.bands), align="center"),
    )
    rows = tuple(
        (
            cell(Paragraph(name, _BOLD)),
            *(
                cell(Paragraph(str(counts[band]), _CENTERED_BOLD), fill=band_tint(method, band))
                for band in method.bands
            ),
        )
        for name, counts in (
            (material.say("現在"), found.current),
            (material.say("計画の実施後"), found.target),
        )
    )
    return Table((2, *(8 / len(method.bands) for _ in method.bands)), titles, rows, after=_AFTER)


def matrix_table(material: Material) -> list[Block]:
    """Return the matrix with the labels of the risks where they lie once the plan is carried out."""
    method = material.questionnaire.method
    across = range(1, len(method.likelihood_levels) + 1)
    heads = (f"{n} {level_name(material, Axis.LIKELIHOOD, n)}" for n in across)
    corner = material.say("影響度＼起こりやすさ")
    titles = (*head_row(corner), *head_row(*heads, align="center"))
    rows = tuple(_matrix_row(material, impact) for impact in range(len(method.matrix), 0, -1))
    note = material.say("計画の実施後の位置です。（ ）は、現在そこにあって動くものです。")
    table = Table((2.2, *(7.8 / len(across) for _ in across)), titles, rows, after=2)
    return [table, Paragraph(note, replace(SMALL, size=8, leading=11.5, after=0))]


def _matrix_row(material: Material, impact: int) -> Row:
    method = material.questionnaire.method
    head = cell(Paragraph(f"{impact} {level_name(material, Axis.IMPACT, impact)}", _BOLD))
    return head, *(
        _matrix_cell(material, (impact, likelihood), band)
        for likelihood, band in enumerate(method.matrix[impact - 1], 1)
    )


def _matrix_cell(material: Material, place: tuple[int, int], band: str) -> Cell:
    stays = [label for label, level in material.risks if _ends(level.target) == place]
    leaves = [
        label for label, level in material.risks if _ends(level.current) == place and label not in stays
    ]
    texts = [_labels(stays), f"({_labels(leaves)})" if leaves else ""]
    said = " ".join(filter(None, texts)) or material.say("―")
    tint = band_tint(material.questionnaire.method, band)
    return cell(Paragraph(said, _CENTERED), fill=tint)


def _labels(labels: list[str]) -> str:
    """Return labels in a row, the first few and how many more there are."""
    shown = labels[:_MOST_LABELS]
    if len(labels) > _MOST_LABELS:
        shown.append(f"+{len(labels) - _MOST_LABELS}")
    return " ".join(shown)


def _ends(point: Point) -> tuple[int, int]:
    return point.impact.high, point.likelihood.high


def gravest(material: Material, most: int) -> Table:
    """Return the risks that are gravest now."""
    bands = list(material.questionnaire.method.bands)

    def mildness(entry: tuple[str, RiskLevel]) -> tuple[int, int]:
        now, then = entry[1].current, entry[1].target
        return -bands.index(now.band_high), -bands.index(then.band_high)

    say = material.say
    titles = (
        *head_row(say("リスク")),
        *head_row(say("現在"), say("計画の実施後"), align="center"),
    )
    rows = tuple(_risk_row(material, *entry) for entry in sorted(material.risks, key=mildness)[:most])
    return Table((6.4, 1.8, 1.8), titles, rows, after=_AFTER)


def _risk_row(material: Material, label: str, level: RiskLevel) -> Row:
    title = f"{label} {shortened(risk_title(material, level.risk), _LONGEST_TITLE)}"
    method = material.questionnaire.method
    return cell(Paragraph(title, _BOLD)), *(
        cell(Paragraph(band_name(material, p.band_high), _CENTERED_BOLD), fill=band_tint(method, p.band_high))
        for p in (level.current, level.target)
    )


def next_measures(material: Material, most: int) -> list[Block]:
    """Return the planned measures, those due first; where none are planned, what would help most."""
    pending = [m for m in material.assessment.measures if is_open(m)]
    if not pending:
        return _helpful(material, most)
    pending.sort(key=lambda measure: measure.due or date.max)
    say = material.say
    titles = head_row(say("対策"), say("担当"), say("期限"), say("状態"))
    rows = tuple(_measure_row(material, measure) for measure in pending[:most])
    table = Table((4.5, 1.9, 2.1, 1.5), titles, rows, after=_AFTER)
    more = len(pending) - most
    if more <= 0:
        return [table]
    told = material.translator.say_n("ほか {n} 件", "ほか {n} 件", more)
    return [replace(table, after=1), Paragraph(told, _SMALL)]


def _measure_row(material: Material, measure: Measure) -> Row:
    state = material.say(MEASURE_STATUSES[measure.status])
    if is_overdue(measure, material.evaluation):
        state = material.say("{state}（期限切れ）", state=state)
    due = material.translator.date(measure.due) if measure.due else material.say("期限は未定")
    owner = shortened(measure.owner, _LONGEST_OWNER) or material.say("担当は未定")
    return (
        cell(Paragraph(shortened(measure.title, _LONGEST_TITLE), _BOLD)),
        *(cell(Paragraph(text, _SMALL)) for text in (owner, due, state)),
    )


def _helpful(material: Material, most: int) -> list[Block]:
    none = Paragraph(material.say("これから行う対策は計画していません。"), _SMALL)
    steps = helpful_steps(material.questionnaire, material.evaluation, most=min(most, 5))
    if not steps:
        return [none]
    measures = {measure.id: measure for measure in material.assessment.measures}
    key = object()
    texts = [
        material.sentences(*step_texts(step, material.questionnaire, measures, material.translator))
        for step in steps
    ]
    lead = Paragraph(material.say("リスクが最も下がるのは、次のことを変えたときです。"), _SMALL)
    items = (
        ListItem(material.bullet, Paragraph(shortened(text, _LONGEST_STEP), _SMALL), key, 11)
        for text in texts
    )
    return [none, lead, *items]
