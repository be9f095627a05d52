"""Tables of Word files: a head that repeats, rows that stay whole, grounds behind cells."""

from typing import TYPE_CHECKING, Any

from pia_wizard.exchange.word_marks import Bookmarks, keep_rows_whole, repeat_head, set_table_title, tint
from pia_wizard.exchange.word_styles import CELL, CELL_REMARK, TEXT_WIDTH
from pia_wizard.exchange.word_words import clean, put_words
from pia_wizard.manuscript import Box, Grid, Manner, Text, Words

if TYPE_CHECKING:
    from docx.document import Document

_WHOLE = 600
"""A row of more characters may be cut between two pages: it could be higher than one."""


def put_table(document: "Document", part: Grid, look: tuple[str, str], bookmarks: Bookmarks) -> None:
    """Append a table; ``look`` is what screen readers call it, and the ground of its head."""
    title, ground = look
    table = document.add_table(len(part.rows) + 1, len(part.head), style="Table Grid")
    set_table_title(table, title)
    table.autofit = False
    widths = [int(TEXT_WIDTH * part.share * share / sum(part.widths)) for share in part.widths]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    rows = list(table.rows)
    repeat_head(rows[0])
    keep_rows_whole([rows[0], *(r for r, said in zip(rows[1:], part.rows, strict=True) if _short(said))])
    for cell, head, width in zip(rows[0].cells, part.head, widths, strict=True):
        cell.width = width
        tint(cell, ground)
        paragraph = cell.paragraphs[0]
        paragraph.style = CELL
        paragraph.add_run(clean(head)).bold = True
    for row, said in zip(rows[1:], part.rows, strict=True):
        for cell, content, width in zip(row.cells, said, widths, strict=True):
            cell.width = width
            _fill(cell, content, bookmarks)


def _short(row: tuple[Words | Box, ...]) -> bool:
    return all(sum(len(s.text) for t in _texts(content) for s in t.words) <= _WHOLE for content in row)


def _texts(content: Words | Box) -> tuple[Text, ...]:
    return content.texts if isinstance(content, Box) else (Text(content),)


def _fill(cell: Any, content: Words | Box, bookmarks: Bookmarks) -> None:
    if isinstance(content, Box) and content.fill:
        tint(cell, content.fill)
    paragraphs = iter([cell.paragraphs[0]])
    for text in _texts(content):
        paragraph = next(paragraphs, None) or cell.add_paragraph()
        paragraph.style = CELL_REMARK if text.manner is Manner.REMARK else CELL
        set_alignment(paragraph, text.align)
        put_words(paragraph, text.words)
        if text.name:
            bookmarks.put(paragraph, text.name)


def set_alignment(paragraph: Any, align: str) -> None:
    """Align a paragraph, where it is not to stand at the left."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    if align != "left":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if align == "center" else WD_ALIGN_PARAGRAPH.RIGHT
