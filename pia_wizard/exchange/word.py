"""A manuscript as a Word file (DOCX, ISO/IEC 29500) to go on writing in: real headings, tables with captions.

Numbers stand as text, as they are cited; Japanese fonts are named for Japanese characters, so that Word does
not choose a Chinese one. The same manuscript and moment give the same bytes.
"""

import re
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pia_wizard.exchange.word_marks import (
    Bookmarks,
    contents_field,
    keep_rows_whole,
    page_field,
    repeat_head,
    set_table_title,
    tint,
)
from pia_wizard.exchange.word_styles import (
    CAPTION,
    CELL,
    CLAUSE,
    CONTENTS,
    FACT,
    ITEM,
    MARKED,
    TEXT_WIDTH,
    prepared_document,
)
from pia_wizard.manuscript import (
    Contents,
    Grid,
    Heading,
    Manuscript,
    Numbered,
    Part,
    Text,
    TitleBlock,
    Words,
)

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The only time a ZIP file can always hold, written for every part."""


def word_file(manuscript: Manuscript, *, moment: datetime) -> bytes:
    """Return a manuscript as the bytes of a DOCX file; ``moment`` becomes its date."""
    document = prepared_document(manuscript.language)
    _write_properties(document, manuscript, moment)
    _write_frame(document, manuscript)
    writer = _Writer(document, manuscript)
    for part in manuscript.parts:
        writer.write(part)
    file = BytesIO()
    document.save(file)
    return _undated(file.getvalue())


class _Writer:
    """Writes the parts one after the other; bookmarks are counted through the document."""

    def __init__(self, document: "Document", manuscript: Manuscript) -> None:
        self.document = document
        self.manuscript = manuscript
        self.bookmarks = Bookmarks()
        self._on_new_page = False

    def write(self, part: Part) -> None:
        """Write one part."""
        match part:
            case TitleBlock():
                self._title(part)
            case Contents():
                self._contents(part)
            case Heading():
                self._heading(part)
            case Numbered():
                self._numbered(part)
            case Text():
                self._words(part.words, "Normal")
            case Grid():
                self._grid(part)

    def _title(self, part: TitleBlock) -> None:
        self.document.add_paragraph(_clean(part.title), style="Title")
        for name, value in part.facts:
            paragraph = self.document.add_paragraph(style=FACT)
            paragraph.add_run(_clean(name)).bold = True
            paragraph.add_run(f"　{_clean(value)}")

    def _contents(self, part: Contents) -> None:
        self.document.add_paragraph(_clean(part.title), style="TOC Heading")
        headings = [found for found in self.manuscript.parts if isinstance(found, Heading)]
        lines = [(_clean(found.text), found.name) for found in headings]
        contents_field([self.document.add_paragraph(style=CONTENTS) for _ in lines], lines)
        self._on_new_page = True

    def _heading(self, part: Heading) -> None:
        paragraph = self.document.add_heading(_clean(part.text), part.level)
        paragraph.paragraph_format.page_break_before = part.new_page or self._on_new_page or None
        self._on_new_page = False
        self.bookmarks.put(paragraph, part.name)

    def _numbered(self, part: Numbered) -> None:
        paragraph = self.document.add_paragraph(style=ITEM if part.depth else CLAUSE)
        paragraph.add_run(f"{part.mark}\t")
        _run(paragraph, part.words)

    def _words(self, words: Words, style: str) -> None:
        _run(self.document.add_paragraph(style=style), words)

    def _grid(self, part: Grid) -> None:
        self.document.add_paragraph(_clean(part.caption), style=CAPTION)
        table = self.document.add_table(len(part.rows) + 1, len(part.head), style="Table Grid")
        set_table_title(table, _clean(part.caption))
        table.autofit = False
        widths = [int(TEXT_WIDTH * share / sum(part.widths)) for share in part.widths]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        rows = list(table.rows)
        keep_rows_whole(rows)
        repeat_head(rows[0])
        for cell, title, width in zip(rows[0].cells, part.head, widths, strict=True):
            cell.width = width
            tint(cell)
            _in_cell(cell).add_run(_clean(title)).bold = True
        for row, words in zip(rows[1:], part.rows, strict=True):
            for cell, said, width in zip(row.cells, words, widths, strict=True):
                cell.width = width
                _run(_in_cell(cell), said)
        self.document.add_paragraph(style="Normal")


def _in_cell(cell: Any) -> "Paragraph":
    """Return a cell's paragraph in the style of cells."""
    paragraph: Paragraph = cell.paragraphs[0]
    paragraph.style = CELL
    return paragraph


def _run(paragraph: "Paragraph", words: Words) -> None:
    """Append words; line ends become line breaks, what is marked bears its own character style."""
    for span in words:
        run = paragraph.add_run(_clean(span.text))
        if span.marked:
            run.style = MARKED


def _clean(text: str) -> str:
    """Return a text as XML can hold it."""
    return _NOT_IN_XML.sub("", text.replace("\r\n", "\n"))


def _write_properties(document: "Document", manuscript: Manuscript, moment: datetime) -> None:
    properties = document.core_properties
    properties.title = _clean(manuscript.title)[:255]
    properties.author = properties.last_modified_by = _clean(manuscript.author)[:255]
    properties.language = manuscript.language
    properties.comments = ""
    stamp = moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
    properties.created = properties.modified = stamp
    properties.revision = 1


def _write_frame(document: "Document", manuscript: Manuscript) -> None:
    """Write the running title and, at the foot, the note and the page's number."""
    section = document.sections[0]
    section.header.paragraphs[0].add_run(_clean(manuscript.title))
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{_clean(manuscript.note)}\t")
    page_field(foot, "PAGE")
    foot.add_run(" / ")
    page_field(foot, "NUMPAGES")


def _undated(data: bytes) -> bytes:
    """Return a package whose parts bear no time, sorted as they were."""
    file = BytesIO()
    with ZipFile(BytesIO(data)) as found, ZipFile(file, "w", ZIP_DEFLATED) as made:
        for part in found.infolist():
            entry = ZipInfo(part.filename, _FIRST_DAY)
            entry.compress_type = ZIP_DEFLATED
            made.writestr(entry, found.read(part))
    return file.getvalue()
