"""The criteria risks are measured by: the method's levels, matrix, bands and the effect of treatment."""

from dataclasses import replace

from pia_wizard.documents.chapters import section, subsection
from pia_wizard.documents.decisions import role_names
from pia_wizard.documents.levels import band_name, band_tint, level_name, levels_of
from pia_wizard.documents.material import Material
from pia_wizard.documents.words import DECISIONS
from pia_wizard.evaluation.levels import reductions
from pia_wizard.evaluation.wording import axis_text, criterion_text, obligation_text
from pia_wizard.pdf.blocks import Block
from pia_wizard.pdf.paragraphs import ListItem, Paragraph
from pia_wizard.pdf.styles import BODY, CELL, CELL_BOLD, INTRO, SMALL
from pia_wizard.pdf.tables import TIGHT, Row, Table, cell, head_row
from pia_wizard.questionnaire.model import Axis, Method

_POINT = replace(BODY, size=9.5, leading=14.5, after=2)
_CENTERED = replace(CELL_BOLD, align="center")


def criteria(material: Material) -> tuple[Block, ...]:
    """Return the method's own tables, so that nobody needs another paper to read the levels."""
    say, method = material.say, material.questionnaire.method
    title = material.content(f"method.{method.id}.title", method.title)
    lead = say(
        "大きさは「{method}」という方法で測りました。段階の意味と対策の効き方は、附属書「評価の方法」にあります。",
        method=title,
    )
    return (
        Paragraph(lead, INTRO),
        subsection(say("組合せと区分")),
        _matrix(material),
        subsection(say("区分の意味と、受け入れてよい人")),
        _bands(material),
    )


def method_annex(material: Material) -> tuple[Block, ...]:
    """Return the rest of the method: what its levels mean, how treatment lowers them, the threshold."""
    say = material.say
    return (
        section(say("影響度")),
        _levels(material, Axis.IMPACT),
        section(say("起こりやすさ")),
        _levels(material, Axis.LIKELIHOOD),
        section(say("対策の効き方")),
        *_reductions(material),
        *_note(material),
        *_threshold(material),
    )


def _threshold(material: Material) -> list[Block]:
    """Return every criterion for the need of an assessment, those that hold marked in words."""
    method, held = material.questionnaire.method, material.evaluation.threshold.criteria
    if not method.threshold:
        return []
    say = material.say
    rows = tuple(
        (
            cell(criterion_text(method, number, material.translator)),
            cell(say(DECISIONS[criterion.decision])),
            cell(Paragraph(say("当てはまる") if number in held else say("―"), CELL_BOLD)),
        )
        for number, criterion in enumerate(method.threshold)
    )
    titles = head_row(say("事情"), say("当てはまるとき"), say("この評価"))
    return [
        section(say("評価の必要性の基準")),
        Table((5.1, 3.3, 1.6), titles, rows, row_heads=1, padding=TIGHT),
    ]


def _note(material: Material) -> list[Block]:
    method = material.questionnaire.method
    note = material.content(f"method.{method.id}.source_note", method.source_note)
    return [Paragraph(note, replace(SMALL, before=6))] if note else []


def _levels(material: Material, axis: Axis) -> Table:
    levels, key = levels_of(material.questionnaire.method, axis)
    address = f"method.{material.questionnaire.method.id}.{key}"

    def row(number: int, meaning: str) -> Row:
        said = material.content(f"{address}.{number - 1}.meaning", meaning)
        return cell(f"{number}"), cell(Paragraph(level_name(material, axis, number), CELL_BOLD)), cell(said)

    titles = head_row(material.say("段階"), material.say("名称"), material.say("意味"))
    rows = tuple(row(number, level.meaning) for number, level in enumerate(levels, 1))
    return Table((0.8, 1.9, 7.3), titles, rows, row_heads=2)


def _matrix(material: Material) -> Table:
    """Return the matrix as a table, which readers can walk through, gravest impact first."""
    method = material.questionnaire.method
    corner = material.say("影響度＼起こりやすさ")
    across = range(1, len(method.likelihood_levels) + 1)
    heads = (f"{n} {level_name(material, Axis.LIKELIHOOD, n)}" for n in across)
    titles = (*head_row(corner), *head_row(*heads, align="center"))
    rows = tuple(_matrix_row(material, impact) for impact in range(len(method.matrix), 0, -1))
    return Table((2.4, *(7.6 / len(across) for _ in across)), titles, rows)


def _matrix_row(material: Material, impact: int) -> Row:
    method = material.questionnaire.method
    head = Paragraph(f"{impact} {level_name(material, Axis.IMPACT, impact)}", CELL_BOLD)
    bands = method.matrix[impact - 1]
    return cell(head), *(
        cell(Paragraph(band_name(material, band), _CENTERED), fill=band_tint(method, band)) for band in bands
    )


def _bands(material: Material) -> Table:
    method = material.questionnaire.method

    def row(name: str) -> Row:
        band, address = method.bands[name], f"method.{method.id}.bands.{name}"
        title = Paragraph(band_name(material, name), CELL_BOLD)
        meaning = material.content(f"{address}.meaning", band.meaning)
        return cell(title, fill=band_tint(method, name)), cell(meaning), cell(*_who(material, name))

    titles = head_row(material.say("区分"), material.say("意味"), material.say("受け入れの判断"))
    return Table((1.4, 4.3, 4.3), titles, tuple(row(name) for name in method.bands))


def _who(material: Material, name: str) -> list[Block]:
    method = material.questionnaire.method
    band = method.bands[name]
    words = material.content(f"method.{method.id}.bands.{name}.accept_by", band.accept_by)
    blocks: list[Block] = [Paragraph(words, CELL)] if words else []
    roles = role_names(material, band.acceptable_to)
    if method.roles and roles:
        blocks.append(Paragraph(material.say("できる役割：{roles}", roles=roles), SMALL))
    return blocks or [Paragraph(material.say("定めなし"), CELL)]


def _reductions(material: Material) -> list[Block]:
    method, translator = material.questionnaire.method, material.translator
    weights = material.say("、").join(
        f"{obligation_text(obligation, translator)} {weight}" for obligation, weight in method.weights.items()
    )
    lead = material.say(
        "リスクを下げる要求事項を、下げる軸ごとに重み付きで数え、満たしている割合に応じて段階を下げます。"
        "重みは、{weights}です。一部満たしているものは {share} として数えます。",
        weights=weights,
        share=translator.number(method.partly_share),
    )
    key = object()
    told = [*_steps(material, method), *_measures(material, method)]
    return [
        Paragraph(lead, INTRO),
        *(ListItem(material.bullet, Paragraph(step, _POINT), key) for step in told),
    ]


def _steps(material: Material, method: Method) -> list[str]:
    """Return what a share of requirements met lowers each axis by, smallest first."""
    return [
        material.translator.say_n(
            "割合が {share}% 以上のとき、{axis}を {n} 段階下げます。",
            "割合が {share}% 以上のとき、{axis}を {n} 段階下げます。",
            -reduction.by,
            axis=axis_text(axis, material.translator),
            share=material.translator.number(round(reduction.share * 100)),
        )
        for axis in (Axis.LIKELIHOOD, Axis.IMPACT)
        for reduction in reductions(method, axis)
    ]


def _measures(material: Material, method: Method) -> list[str]:
    if not method.measure_by:
        return []
    axes = (axis_text(axis, material.translator) for axis in Axis)
    return [
        material.translator.say_n(
            "リスクを直接下げる対策は、一つにつき{axes}のどちらかを {n} 段階下げます。",
            "リスクを直接下げる対策は、一つにつき{axes}のどちらかを {n} 段階下げます。",
            -method.measure_by,
            axes=material.say("と").join(axes),
        )
    ]
