"""A record form to print and write on: tagged and archival like the report, with what it rests on behind."""

import re
from dataclasses import replace
from datetime import datetime

from pia_wizard.assessment.model import Assessment
from pia_wizard.documents.chapters import section
from pia_wizard.documents.form_words import FormWords
from pia_wizard.documents.material import Material
from pia_wizard.evaluation.model import Evaluation
from pia_wizard.evaluation.record_forms import form_states
from pia_wizard.i18n import Translator
from pia_wizard.pdf.archive import archived
from pia_wizard.pdf.blocks import Block, PageBreak, offsets
from pia_wizard.pdf.pages import HEIGHT, WIDTH, Frame, PageNumbers, Sheet, drawn
from pia_wizard.pdf.paragraphs import Paragraph, heading
from pia_wizard.pdf.ruled import MILLIMETRE, PADDING_X, WRITING, Field, Fields, Ruled, RuledColumn
from pia_wizard.pdf.styles import BODY, CELL, CELL_BOLD, HEADING_1, INTRO, SMALL
from pia_wizard.pdf.tables import Table, cell, head_row
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.questionnaire.model import FormColumn, FormColumnType
from pia_wizard.theme import PLAIN, Theme

LANDSCAPE = Sheet(HEIGHT, WIDTH, margin=40, top=58, bottom=52)
UPRIGHT = Sheet(margin=48, top=58, bottom=52)

_TITLE = replace(HEADING_1, size=16, leading=24, before=0, after=4)
_ABOUT = replace(BODY, size=9, leading=14, after=8)
_NAME = replace(CELL_BOLD, size=8.5, leading=12, after=0)
_HELP = replace(SMALL, size=7, leading=9.5, after=0)
_OFFERED = replace(SMALL, size=8, leading=12, after=0)
_KNOWN = replace(CELL, after=0)
_TICK = "□"
_NAMES = 0.27
"""The share of a sheet's width that the names of its fields have."""

_UNBROKEN = re.compile("[!-~\u00c0-\u024f]+")
"""Words that are not to be cut inside; Japanese may be broken almost anywhere."""


def record_form_pdf(
    form: str,
    assessment: Assessment,
    questionnaire: Questionnaire,
    evaluation: Evaluation,
    translator: Translator,
    *,
    moment: datetime,
    theme: Theme = PLAIN,
) -> bytes:
    """Return a record form as PDF/A-3a and PDF/UA-1, ready to print on A4; same input, same bytes.

    Columns stand side by side on the broad side of the page, or below each other with the layout ``sheet``.
    """
    material = Material(assessment, questionnaire, evaluation, translator, moment, b"", theme)
    words = form_words(form, material)
    sheet = UPRIGHT if words.compiled.form.layout == "sheet" else LANDSCAPE
    frame = Frame(
        material.apart(material.fact("operator_name"), material.fact("site_name")) or words.title,
        lambda page, count: material.say("{page} / {count}", page=page, count=count),
        material.say("{title}（{day}作成）", title=words.title, day=translator.date(moment.date())),
        cover=False,
        theme=theme,
    )
    blocks = [*_first_page(words, sheet), PageBreak(), *_explained(words)]
    return archived(
        drawn(blocks, frame, PageNumbers(), language=translator.language, sheet=sheet),
        title=words.title,
        author=material.fact("operator_name") or material.say("記載なし"),
        language=translator.language,
        moment=moment,
        attachment=None,
    )


def form_words(form: str, material: Material) -> FormWords:
    """Return a form of the questionnaire with its words for an assessment."""
    states = form_states(material.questionnaire, material.evaluation)
    return FormWords(material, material.questionnaire.forms[form], states[form])


def _first_page(words: FormWords, sheet: Sheet) -> list[Block]:
    """Return the title, what is said once, and the room to write, which fills the page."""
    head: list[Block] = [
        heading(words.title, 1, _TITLE, name="form"),
        Paragraph(words.about, _ABOUT),
        _head(words),
    ]
    room = sheet.text_height - offsets(tuple(head), sheet.text_width)[-1] - head[-1].after
    if words.compiled.form.layout == "sheet":
        return [*head, _fields(words, sheet, room - 1)]
    return [*head, *_lines(words, sheet, room)]


def _head(words: FormWords) -> Fields:
    named = words.head()
    if len(named) % 2:
        named.append((words.material.say("綴りの番号"), ""))  # every row of the table has two
    fields = (
        Field((Paragraph(label, _NAME),), Paragraph(text, _KNOWN) if text else None) for label, text in named
    )
    return Fields(tuple(fields), columns=2, share=0.24)


def _fields(words: FormWords, sheet: Sheet, room: float) -> Fields:
    """Return one field below the other; what room their words leave is shared by their widths."""
    columns = list(words.compiled.form.columns.values())
    least = max(words.compiled.form.line_height * MILLIMETRE, WRITING)
    fields = [Field(_named(words, column), _offered(words, column), least) for column in columns]
    needed = [Fields((each,), share=_NAMES).height(sheet.text_width) for each in fields]
    spare = max(room - sum(needed), 0) / sum(column.width for column in columns)
    return Fields(
        tuple(
            replace(each, height=height + spare * column.width)
            for each, height, column in zip(fields, needed, columns, strict=True)
        ),
        share=_NAMES,
    )


def _lines(words: FormWords, sheet: Sheet, room: float) -> list[Block]:
    """Return empty lines: as many as are wanted, and so many more that the last page is full."""
    form = words.compiled.form
    columns = tuple(
        RuledColumn(width, _named(words, column), _offered(words, column))
        for column, width in zip(form.columns.values(), _widths(words, sheet.text_width), strict=True)
    )
    ruled = Ruled(columns, form.lines, form.line_height * MILLIMETRE)
    head, each = ruled.head_height(sheet.text_width), ruled.each(sheet.text_width)
    first = max(int((room - ruled.before - head) / each), 1)
    further = max(int((sheet.text_height - head) / each), 1)
    pages = -(-max(form.lines - first, 0) // further)
    if not pages:
        each = (room - ruled.before - head) / first
    return [replace(ruled, lines=first + pages * further, line_height=each - 1e-3)]


def _widths(words: FormWords, width: float) -> list[float]:
    """Return the columns' widths by their shares, none too narrow for its longest word."""
    columns = words.compiled.form.columns.values()
    least = [_longest(words, column) + 2 * PADDING_X + 1 for column in columns]
    spare = width - sum(least)
    wanted = [width * column.width / sum(c.width for c in columns) for column in columns]
    more = [max(want - need, 0) for want, need in zip(wanted, least, strict=True)]
    share = spare / sum(more) if sum(more) > 0 else 0
    return [need + each * share for need, each in zip(least, more, strict=True)]


def _longest(words: FormWords, column: FormColumn) -> float:
    told = [(text, _NAME) for text in _UNBROKEN.findall(words.label(column))]
    told += [(f"{_TICK}{t}", _OFFERED) for c in words.choices(column) for t in _UNBROKEN.findall(c)]
    return max((Paragraph(text, style).natural_width() for text, style in told), default=0.0)


def _named(words: FormWords, column: FormColumn) -> tuple[Paragraph, ...]:
    label = Paragraph(words.label(column), _NAME)
    text = words.help(column)
    return (label, Paragraph(text, _HELP)) if text and words.compiled.form.layout == "sheet" else (label,)


def _offered(words: FormWords, column: FormColumn) -> Paragraph | None:
    """Return what is printed into a cell: boxes to tick, or the parts of a date."""
    beside = words.compiled.form.layout == "sheet"
    choices = words.choices(column)
    if choices:
        boxes = (f"{_TICK}{text}" for text in choices)
        if beside:  # a box stays with its words
            return Paragraph("　".join(box.replace(" ", "\u00a0") for box in boxes), _OFFERED)
        return Paragraph("\n".join(boxes), _OFFERED)
    if not beside:
        return None
    say = words.material.say
    if column.type is FormColumnType.DATE:
        return Paragraph(say("　　　　　年　　　　月　　　　日"), _OFFERED)
    if column.type is FormColumnType.DATETIME:
        return Paragraph(say("　　　　　年　　　　月　　　　日　　　　時　　　　分"), _OFFERED)
    return None


def _explained(words: FormWords) -> list[Block]:
    """Return how to fill the form in, how long to keep it, and what demands it."""
    say = words.material.say
    told = (
        (words.label(column), _what(words, column), words.demanding(column))
        for column in words.compiled.form.columns.values()
    )
    columns = tuple(
        (cell(Paragraph(label, CELL_BOLD)), cell(what), cell(demanding))
        for label, what, demanding in told
        if what or demanding
    )
    kept = say("残す期間：{kept}。書くのは必要なことだけにし、鍵のかかる所にしまいます。", kept=words.kept)
    return [
        section(say("書き方")),
        Table((2, 4.2, 3.8), head_row(say("欄"), say("書くこと"), say("求めている基準")), columns),
        section(say("残し方")),
        Paragraph(kept),
        section(say("この記録を求めている基準")),
        *_demanding(words),
    ]


def _what(words: FormWords, column: FormColumn) -> str:
    """Return what is written into a column: its help, or what it is chosen from."""
    say = words.material.say
    chosen = say("次から選びます：{choices}", choices=say("／").join(words.choices(column)))
    told = (words.help(column), chosen if words.choices(column) else "")
    return words.material.sentences(*told)


def _demanding(words: FormWords) -> list[Block]:
    say = words.material.say
    if not words.clauses():
        return [Paragraph(say("選んだ基準に、この記録を求める要求事項はありません。備えとして使えます。"))]
    rows = tuple(
        (cell(Paragraph(place, CELL_BOLD)), cell(obligation), cell(says))
        for place, obligation, says in words.clauses()
    )
    lead = say("選んだ基準のうち、次の要求事項が、この記録やその欄に関わります。")
    titles = head_row(say("要求事項"), say("強さ"), say("求めていること"))
    return [Paragraph(lead, INTRO), Table((2.8, 1.8, 5.4), titles, rows)]
