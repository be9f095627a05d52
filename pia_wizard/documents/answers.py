"""The first annex: every question that is asked with its answer; tables and long texts at full width."""

from collections.abc import Mapping
from dataclasses import replace

from pia_wizard.assessment.model import Answer
from pia_wizard.documents.chapters import section, subsection
from pia_wizard.documents.material import Material
from pia_wizard.documents.words import ORIGINS
from pia_wizard.evaluation.wording import answer_text, question_text, scalar_text
from pia_wizard.pdf.blocks import Block
from pia_wizard.pdf.pages import TEXT_WIDTH
from pia_wizard.pdf.paragraphs import Anchor, ListItem, Paragraph, Span
from pia_wizard.pdf.styles import BODY, CELL, CELL_HEAD, INTRO, QUIET, SMALL
from pia_wizard.pdf.tables import PADDING_X, TIGHT, Row, Table, cell, head_row
from pia_wizard.questionnaire.model import Question

STEP = "answers-"
"""How the places of the steps begin: they are in the outline, and too many for the contents."""

ANSWER = "answer-"
"""How the places of the answers begin; their number follows."""

_LONG = 400
"""A longer answer stands below the table, as wide as the page, in characters."""

_ANSWER = replace(CELL, size=8.5, leading=12.5, after=1)
_NUMBER = replace(_ANSWER, colour=QUIET)
_REMARK = replace(SMALL, size=8, leading=11.5, after=1)
_REGISTER = replace(CELL, size=8.5, leading=12.5)
_NARROWEST = 45.0
_WIDEST = 150.0
"""A column has room for a cell as wide as the first, and grows no wider than the second, in points."""

_HEAD_LINES = 3
"""A column title may need this many lines before its column grows."""

_ENDED = ("?", "？", "。", "か")

TableRow = Mapping[str, object]


def answers_annex(material: Material) -> tuple[Block, ...]:
    """Return every question that is asked with its answer, a table for each step."""
    blocks: list[Block] = [
        Paragraph(
            material.say(
                "尋ねた質問と回答のすべてです。番号は、この報告書のほかの所で回答を指すときに使います。"
            ),
            INTRO,
        )
    ]
    for step, questions in material.asked.items():
        title = material.content(f"step.{step}.title", material.questionnaire.steps[step].title)
        titles = head_row(material.say("番号"), material.say("尋ねたこと"), material.say("回答"))
        rows = tuple(_answer_row(material, question) for question in questions)
        blocks += [section(title, f"{STEP}{step}"), Table((0.8, 4, 5.2), titles, rows, padding=TIGHT)]
        for question in questions:
            blocks += _below(material, question)
    return tuple(blocks)


def _answer_row(material: Material, question: Question) -> Row:
    answer = material.assessment.answers.get(question.id)
    asked = Paragraph(question_text(question, material.translator), _ANSWER)
    number = material.question_numbers[question.id]
    return (
        cell(Anchor(str(number), _NUMBER, name=f"{ANSWER}{number}")),
        cell(asked),
        cell(_answer(material, question), *_remarks(material, answer)),
    )


def _answer(material: Material, question: Question) -> Block:
    rows = _rows(material, question)
    if rows:
        count = material.translator.say_n("{n} 件（この表の下）", "{n} 件（この表の下）", len(rows))
        return Paragraph(count, _ANSWER)
    text = _text(material, question)
    return Paragraph(text if len(text) <= _LONG else material.say("この表の下に示します。"), _ANSWER)


def _text(material: Material, question: Question) -> str:
    return answer_text(question, material.assessment.answers.get(question.id), material.translator)


def _rows(material: Material, question: Question) -> list[TableRow]:
    """Return the rows of an answered table question."""
    answer = material.assessment.answers.get(question.id)
    if answer is None or not question.columns or not isinstance(answer.value, tuple):
        return []
    return [row for row in answer.value if isinstance(row, dict)]


def _remarks(material: Material, answer: Answer | None) -> list[Block]:
    if answer is None:
        return []
    remarks = [
        material.say("補足：{note}", note=answer.note) if answer.note else "",
        material.say(ORIGINS[answer.origin]) if answer.origin in ORIGINS else "",
    ]
    return [Paragraph(remark, _REMARK) for remark in remarks if remark]


def _below(material: Material, question: Question) -> list[Block]:
    """Return what stands below a step's table: the rows of a table question, or a long text."""
    title = subsection(question_text(question, material.translator))
    rows = _rows(material, question)
    if rows:
        return [title, *_register(material, question, rows)]
    text = _text(material, question)
    return [title, Paragraph(text, replace(BODY, size=9, leading=14.5))] if len(text) > _LONG else []


def _register(material: Material, question: Question, rows: list[TableRow]) -> list[Block]:
    """Return the rows as a table as wide as the page, or as a list where the columns do not fit."""
    names = [name for name in question.columns if any(_value(material, question, name, r) for r in rows)]
    heads = [
        material.content(f"question.{question.id}.columns.{n}.ask", question.columns[n].ask) for n in names
    ]
    texts = [[_value(material, question, name, row) for name in names] for row in rows]
    number = material.say("番号")
    widths = _widths([number, *heads], [[str(n), *row] for n, row in enumerate(texts, 1)])
    if widths is None:
        return _listed(material, heads, texts)
    body = tuple(
        (
            cell(Paragraph(str(n), replace(_REGISTER, bold=True))),
            *(cell(Paragraph(t, _REGISTER)) for t in row),
        )
        for n, row in enumerate(texts, 1)
    )
    return [Table(widths, head_row(number, *heads), body, padding=TIGHT)]


def _value(material: Material, question: Question, name: str, row: TableRow) -> str:
    value = row.get(name)
    if value in (None, "", ()):
        return ""
    address = f"question.{question.id}.columns.{name}"
    return scalar_text(question.columns[name], value, address, material.translator)


def _widths(heads: list[str], texts: list[list[str]]) -> tuple[float, ...] | None:
    """Return each column's width in points, words unbroken; None if they do not fit beside each other."""
    least, wished = [], []
    for number, head in enumerate(heads):
        title = Paragraph(head, CELL_HEAD)
        cells = [row[number] for row in texts]
        words = [*(w for text in cells for w in text.split() if w.isascii()), *_words(head)]
        narrow = max(
            [
                title.natural_width() / _HEAD_LINES,
                *(_width(w) for w in words),
                *(min(_width(t), _NARROWEST) for t in cells),
                18,
            ]
        )
        least.append(narrow + 2 * PADDING_X + 1)
        wished.append(max(narrow, *(min(_width(text), _WIDEST) for text in cells)) + 2 * PADDING_X + 1)
    free = TEXT_WIDTH - sum(least)
    if free < 0:
        return None
    more = [wish - narrow for wish, narrow in zip(wished, least, strict=True)]
    share = free / (sum(more) or 1)
    return tuple(narrow + extra * share for narrow, extra in zip(least, more, strict=True))


def _words(head: str) -> list[str]:
    return head.split() if head.isascii() else []


def _width(text: str) -> float:
    return Paragraph(text, replace(_REGISTER, bold=True)).natural_width()


def _listed(material: Material, heads: list[str], texts: list[list[str]]) -> list[Block]:
    key = object()
    return [
        ListItem(f"{n}.", Paragraph(_pairs(material, heads, row), CELL), key, label_width=20)
        for n, row in enumerate(texts, 1)
    ]


def _pairs(material: Material, heads: list[str], row: list[str]) -> tuple[Span, ...]:
    """Return a row as name and value pairs, the names quieter and never "…?:"."""
    spans: list[Span] = []
    for head, text in zip(heads, row, strict=True):
        if not text:
            continue
        name = f"{head} " if head.endswith(_ENDED) else material.say("{asked}：", asked=head)
        line_end = "\n" if spans else ""
        spans += [Span(line_end + name, colour=QUIET), Span(text)]
    return tuple(spans)
