"""The parts of a manuscript, written one after the other into a Word file."""

from collections.abc import Sequence
from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING

from pia_wizard.exchange.word_lists import Lists
from pia_wizard.exchange.word_marks import Bookmarks, contents_field, count_field, set_alternative
from pia_wizard.exchange.word_styles import (
    CAPTION,
    CLAUSE,
    CONTENTS,
    FACT,
    ITEM,
    KIND,
    LIST,
    REMARK,
    SIGNING,
    TABLE_END,
    TEXT_WIDTH,
    prepared_signing_line,
)
from pia_wizard.exchange.word_tables import put_table, set_alignment
from pia_wizard.exchange.word_words import clean, put_words
from pia_wizard.manuscript import (
    Contents,
    Grid,
    Heading,
    Item,
    Manner,
    Manuscript,
    Numbered,
    Part,
    Picture,
    SigningLine,
    Text,
    TitleBlock,
)
from pia_wizard.theme import Theme

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_EMU = 12700
"""Units of Office files in a point."""

_AFTER_FACTS = 20 * _EMU

_STYLES = {Manner.BODY: "Normal", Manner.INTRO: "Normal", Manner.REMARK: REMARK, Manner.KIND: KIND}
_LONGEST_ALTERNATIVE = 8000


class PartWriter:
    """Writes the parts; bookmarks, lists and captions are counted through the document."""

    def __init__(self, document: "Document", manuscript: Manuscript, theme: Theme) -> None:
        self._document = document
        self._head_ground = theme.tint.upper()
        self._manuscript = manuscript
        self._bookmarks = Bookmarks()
        self._lists = Lists(document, "・" if manuscript.language == "ja" else "•")
        self._counts: dict[str, int] = {}
        self._on_new_page = False

    def write_all(self, parts: Sequence[Part]) -> None:
        """Write parts in their order; what introduces another stays with it."""
        for part, following, beyond in zip_longest(parts, parts[1:], parts[2:]):
            self._write(part, following)
            if isinstance(part, Text) and isinstance(beyond, SigningLine):
                self._document.paragraphs[-1].paragraph_format.keep_with_next = True

    def _write(self, part: Part, following: Part | None) -> None:
        match part:
            case TitleBlock():
                self._title(part)
            case Contents():
                self._contents(part)
            case Heading():
                self._heading(part)
            case Text():
                self._text(part, following)
            case Numbered() | Item():
                self._item(part)
            case Picture():
                self._picture(part)
            case SigningLine():
                prepared_signing_line(self._paragraph(SIGNING), [clean(name) for name in part.names])
            case Grid():
                self._grid(part)

    def _paragraph(self, style: str) -> "Paragraph":
        return self._document.add_paragraph(style=style)

    def _title(self, part: TitleBlock) -> None:
        self._paragraph("Title").add_run(clean(part.title))
        for name, value in part.facts:
            paragraph = self._paragraph(FACT)
            paragraph.add_run(clean(name)).bold = True
            paragraph.add_run(f"\t{clean(value)}")
            if (name, value) == part.facts[-1]:
                paragraph.paragraph_format.space_after = _AFTER_FACTS

    def _contents(self, part: Contents) -> None:
        title = self._paragraph("TOC Heading")
        title.add_run(clean(part.title))
        title.paragraph_format.page_break_before = part.new_page or None
        found = [h for h in self._manuscript.parts if isinstance(h, Heading) and h.listed and h.level <= 2]
        lines = [(clean(heading.text), heading.name) for heading in found]
        contents_field([self._paragraph(CONTENTS[h.level - 1]) for h in found], lines)
        self._on_new_page = True

    def _heading(self, part: Heading) -> None:
        paragraph = self._document.add_heading(clean(part.text), part.level)
        paragraph.paragraph_format.page_break_before = part.new_page or self._on_new_page or None
        self._on_new_page = False
        if part.name:
            self._bookmarks.put(paragraph, part.name)

    def _text(self, part: Text, following: Part | None) -> None:
        paragraph = self._paragraph(_STYLES[part.manner])
        introduces = part.manner is Manner.INTRO and not isinstance(following, Text)
        introduces = introduces or isinstance(following, SigningLine)
        paragraph.paragraph_format.keep_with_next = introduces or None
        set_alignment(paragraph, part.align)
        put_words(paragraph, part.words)
        if part.name:
            self._bookmarks.put(paragraph, part.name)

    def _item(self, part: Numbered | Item) -> None:
        if isinstance(part, Item):
            paragraph = self._paragraph(LIST)
            self._lists.put(paragraph, part.series, numbered=part.numbered)
        else:
            paragraph = self._paragraph(ITEM if part.depth else CLAUSE)
            paragraph.add_run(f"{part.mark}\t")
        put_words(paragraph, part.words)

    def _picture(self, part: Picture) -> None:
        paragraph = self._paragraph("Normal")
        paragraph.paragraph_format.keep_with_next = bool(part.caption) or None
        width = min(int(part.width * _EMU), TEXT_WIDTH)
        picture = paragraph.add_run().add_picture(BytesIO(part.png), width=width)
        set_alternative(picture, clean(part.alt)[:_LONGEST_ALTERNATIVE])
        if part.caption:
            self._caption(part.label, part.caption).paragraph_format.keep_with_next = False

    def _caption(self, label: str, text: str) -> "Paragraph":
        """Append a caption, counted by a field of its label where it has one."""
        paragraph = self._paragraph(CAPTION)
        if label:
            self._counts[label] = self._counts.get(label, 0) + 1
            paragraph.add_run(f"{label} ")
            count_field(paragraph, f"SEQ {label} \\* ARABIC", self._counts[label])
            paragraph.add_run("　")
        paragraph.add_run(clean(text))
        return paragraph

    def _grid(self, part: Grid) -> None:
        caption = self._caption(part.label, part.caption)
        put_table(self._document, part, (caption.text, self._head_ground), self._bookmarks)
        self._paragraph(TABLE_END)
