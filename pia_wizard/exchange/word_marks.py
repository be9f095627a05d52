"""What Word files need beyond text: bookmarks, fields, and what tells a table's head and title."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.table import Table
    from docx.text.paragraph import Paragraph

_CONTENTS = 'TOC \\o "1-2" \\n \\h'
"""A contents of all headings, without page numbers, each line a link: complete before Word updates it."""

_LONGEST_BOOKMARK = 40


def _element(tag: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def bookmark_name(name: str) -> str:
    """Return a bookmark's name for a place: letters, digits and _ , not more than Word allows."""
    return ("_" + "".join(c if c.isascii() and c.isalnum() else "_" for c in name))[:_LONGEST_BOOKMARK]


class Bookmarks:
    """Sets bookmarks, whose ids must not repeat in a document."""

    def __init__(self) -> None:
        self._count = 0

    def put(self, paragraph: "Paragraph", name: str) -> None:
        """Make a paragraph a place to go to."""
        number = str(self._count)
        self._count += 1
        found: Any = paragraph._p  # noqa: SLF001 - no public way
        start = _element("w:bookmarkStart", id=number, name=bookmark_name(name))
        if found.pPr is not None:
            found.pPr.addnext(start)
        else:
            found.insert(0, start)
        found.append(_element("w:bookmarkEnd", id=number))


def contents_field(paragraphs: "Sequence[Paragraph]", lines: Sequence[tuple[str, str]]) -> None:
    """Write a contents as a field with its result: (title, place) on each paragraph, in order."""
    for number, (paragraph, (title, name)) in enumerate(zip(paragraphs, lines, strict=True)):
        if number == 0:
            _begin(paragraph, _CONTENTS)
        link = _element("w:hyperlink", anchor=bookmark_name(name), history="1")
        run = paragraph.add_run(title)
        link.append(run._r)  # noqa: SLF001 - no public way
        paragraph._p.append(link)  # noqa: SLF001 - no public way
    if paragraphs:
        _end(paragraphs[-1])


def count_field(paragraph: "Paragraph", code: str, shown: int = 1) -> None:
    """Append a field such as PAGE, showing a number until Word counts."""
    _begin(paragraph, code)
    paragraph.add_run(str(shown))
    _end(paragraph)


def page_reference(paragraph: "Paragraph", shown: str, address: str) -> None:
    """Append the page of "#" and a place as a field, showing something else until Word counts."""
    _begin(paragraph, f"PAGEREF {bookmark_name(address[1:])} \\h")
    paragraph.add_run(shown)
    _end(paragraph)


def link_run(paragraph: "Paragraph", text: str, address: str) -> Any:
    """Append a text that leads to a web address, or to "#" and a place, and return its run."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.ns import qn

    link = _element("w:hyperlink", history="1")
    if address.startswith("#"):
        link.set(qn("w:anchor"), bookmark_name(address[1:]))
    else:
        target = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link.set(qn("r:id"), target)
    run = paragraph.add_run(text)
    link.append(run._r)  # noqa: SLF001 - no public way
    paragraph._p.append(link)  # noqa: SLF001 - no public way
    return run


def repeat_head(row: Any) -> None:
    """Make a row the head of its table, repeated on every page."""
    row._tr.get_or_add_trPr().append(_element("w:tblHeader"))  # noqa: SLF001 - no public way


def keep_rows_whole(rows: Iterable[Any]) -> None:
    """Let no row be cut between two pages."""
    for row in rows:
        row._tr.get_or_add_trPr().append(_element("w:cantSplit"))  # noqa: SLF001 - no public way


def tint(cell: Any, fill: str) -> None:
    """Give a cell its ground, in six hex digits."""
    shade = _element("w:shd", val="clear", color="auto", fill=fill)
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 - no public way


def set_table_title(table: "Table", title: str) -> None:
    """Give a table the title that screen readers say."""
    table._tbl.tblPr.append(_element("w:tblCaption", val=title))  # noqa: SLF001 - no public way


def set_alternative(picture: Any, text: str) -> None:
    """Give an inline picture the words that screen readers say."""
    picture._inline.docPr.set("descr", text)  # noqa: SLF001 - no public way


def _begin(paragraph: "Paragraph", code: str) -> None:
    _field_mark(paragraph, "begin")
    instruction = _element("w:instrText")
    instruction.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    instruction.text = f" {code} "
    paragraph.add_run()._r.append(instruction)  # noqa: SLF001 - no public way
    _field_mark(paragraph, "separate")


def _end(paragraph: "Paragraph") -> None:
    _field_mark(paragraph, "end")


def _field_mark(paragraph: "Paragraph", kind: str) -> None:
    paragraph.add_run()._r.append(_element("w:fldChar", fldCharType=kind))  # noqa: SLF001 - no public way
