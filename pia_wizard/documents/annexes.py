"""The annexes: every answer, the method, the content files, and characters that could not be drawn."""

import unicodedata
from collections.abc import Mapping

from pia_wizard.assessment.model import Answer
from pia_wizard.documents.chapters import section
from pia_wizard.documents.material import Material
from pia_wizard.documents.matrix import band_tint
from pia_wizard.documents.words import ORIGINS
from pia_wizard.evaluation.wording import answer_text, obligation_text, question_text, scalar_text
from pia_wizard.pdf import fonts
from pia_wizard.pdf.blocks import Block
from pia_wizard.pdf.paragraphs import ListItem, Paragraph, Span
from pia_wizard.pdf.styles import CELL, CELL_BOLD, INTRO, ITEM, QUIET, SMALL
from pia_wizard.pdf.tables import Row, Table, cell, head_row
from pia_wizard.questionnaire.model import Level, Question

_MOST_CHARACTERS = 200


def answers_annex(material: Material) -> tuple[Block, ...]:
    """Return every question that is asked with its answer, a table for each step."""
    blocks: list[Block] = [Paragraph(material.say("尋ねた質問と回答のすべてです。"))]
    for step, questions in material.asked.items():
        title = material.content(f"step.{step}.title", material.questionnaire.steps[step].title)
        titles = head_row(material.say("質問"), material.say("回答"))
        rows = tuple(_answer_row(material, question) for question in questions)
        blocks += [section(title, f"answers-{step}"), Table((4.4, 5.6), titles, rows)]
    return tuple(blocks)


def _answer_row(material: Material, question: Question) -> Row:
    answer = material.assessment.answers.get(question.id)
    asked = Paragraph(question_text(question, material.translator), CELL)
    return cell(asked), cell(*_answer(material, question, answer), *_remarks(material, answer))


def _answer(material: Material, question: Question, answer: Answer | None) -> list[Block]:
    if answer is not None and question.columns and isinstance(answer.value, tuple):
        key = object()
        return [
            ListItem(f"{number}.", Paragraph(_table_row(material, question, row), CELL), key, label_width=16)
            for number, row in enumerate(answer.value, 1)
            if isinstance(row, dict)
        ] or [Paragraph(material.say("未回答"), CELL)]
    return [Paragraph(answer_text(question, answer, material.translator), CELL)]


def _table_row(material: Material, question: Question, row: Mapping[str, object]) -> tuple[Span, ...]:
    """Return a row of a table as name and value pairs, the names quieter."""
    spans: list[Span] = []
    for name, column in question.columns.items():
        value = row.get(name)
        if value in (None, "", ()):
            continue
        address = f"question.{question.id}.columns.{name}"
        label = material.say("{asked}：", asked=material.content(f"{address}.ask", column.ask))
        line_end = "\n" if spans else ""
        spans.append(Span(line_end + label, colour=QUIET))
        spans.append(Span(scalar_text(column, value, address, material.translator)))
    return tuple(spans)


def _remarks(material: Material, answer: Answer | None) -> list[Block]:
    if answer is None:
        return []
    remarks = [
        material.say("補足：{note}", note=answer.note) if answer.note else "",
        material.say(ORIGINS[answer.origin]) if answer.origin in ORIGINS else "",
    ]
    return [Paragraph(remark, SMALL) for remark in remarks if remark]


def method_annex(material: Material) -> tuple[Block, ...]:
    """Return how levels are measured and combined."""
    say, method = material.say, material.questionnaire.method
    address = f"method.{method.id}"
    blocks: list[Block] = [Paragraph(material.content(f"{address}.title", method.title), CELL_BOLD)]
    if method.source_note:
        blocks.append(Paragraph(material.content(f"{address}.source_note", method.source_note)))
    for title, kind, levels in (
        (say("影響度"), "impact_levels", method.impact_levels),
        (say("起こりやすさ"), "likelihood_levels", method.likelihood_levels),
    ):
        blocks += [section(title, f"method-{kind}"), _levels(material, f"{address}.{kind}", levels)]
    blocks += [section(say("リスクの区分"), "method-bands"), _bands(material)]
    return (*blocks, section(say("対策の効き方"), "method-reductions"), *_reductions(material))


def _levels(material: Material, address: str, levels: tuple[Level, ...]) -> Table:
    def row(number: int, level: Level) -> Row:
        name = material.content(f"{address}.{number - 1}.name", level.name)
        meaning = material.content(f"{address}.{number - 1}.meaning", level.meaning)
        return cell(Paragraph(str(number), CELL_BOLD)), cell(name), cell(meaning)

    titles = head_row(material.say("段階"), material.say("名称"), material.say("意味"))
    return Table((1, 2.4, 6.6), titles, tuple(row(n, level) for n, level in enumerate(levels, 1)))


def _bands(material: Material) -> Table:
    method = material.questionnaire.method

    def row(name: str) -> Row:
        band, address = method.bands[name], f"method.{method.id}.bands.{name}"
        title = Paragraph(material.content(f"{address}.name", band.name), CELL_BOLD)
        meaning = material.content(f"{address}.meaning", band.meaning)
        accept_by = material.content(f"{address}.accept_by", band.accept_by)
        return cell(title, fill=band_tint(method, name)), cell(meaning), cell(accept_by)

    titles = head_row(material.say("区分"), material.say("意味"), material.say("受け入れを決める人"))
    return Table((1.6, 5.4, 3), titles, tuple(row(name) for name in method.bands))


def _reductions(material: Material) -> list[Block]:
    method = material.questionnaire.method
    weights = material.say("、").join(
        f"{obligation_text(obligation, material.translator)} {weight}"
        for obligation, weight in method.weights.items()
    )
    lead = material.say(
        "リスクを下げる要求事項を重み付きで数え、満たしている割合に応じて段階を下げます。"
        "重みは{weights}です。一部満たしているものは {share} として数えます。",
        weights=weights,
        share=material.translator.number(method.partly_share),
    )
    key = object()
    steps = (
        material.say(
            "割合が {share}% 以上のとき、{by} 段階下げます。",
            share=material.translator.number(round(reduction.share * 100)),
            by=-reduction.by,
        )
        for reduction in method.reductions
    )
    return [Paragraph(lead, INTRO), *(ListItem("・", Paragraph(step, ITEM), key) for step in steps)]


def content_annex(material: Material) -> tuple[Block, ...]:
    """Return the files the assessment was judged with and their fingerprints."""
    files = material.assessment.content
    if not files:
        return (Paragraph(material.say("この評価には、用いたファイルの記録がありません。")),)
    lead = material.say("判定に用いた質問票のファイルと、その内容を確かめるための値です。")
    rows = tuple((cell(Paragraph(f.path, CELL)), cell(Paragraph(f.sha256, SMALL))) for f in files)
    return Paragraph(lead, INTRO), Table((3.4, 6.6), head_row(material.say("ファイル"), "SHA-256"), rows)


def undrawn_annex(material: Material) -> tuple[Block, ...]:
    """Return the characters no font has, by code and name; nothing if there are none."""
    missing = fonts.missing_characters(material.case.decode())
    if not missing:
        return ()
    lead = material.say(
        "次の文字は、この報告書の書体に形がないため □ で示しています。"
        "添付の評価データにはそのまま入っています。"
    )
    rows = tuple(
        (cell(f"U+{ord(c):04X}"), cell(unicodedata.name(c, material.say("名前のない文字"))))
        for c in missing[:_MOST_CHARACTERS]
    )
    return Paragraph(lead, INTRO), Table((2, 8), head_row(material.say("符号"), material.say("名前")), rows)
