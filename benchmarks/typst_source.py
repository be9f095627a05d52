"""The words of a report as source for typst, plain or with its headings, lists and tables.

``run`` goes behind every text, because typst remembers what it has set before.
"""

from collections.abc import Iterator

import pypdfium2

from pia_wizard.manuscript import Box, Contents, Grid, Heading, Item, Manuscript, Part, Text, TitleBlock, told

_HEAD = """#set page(paper: "a4", margin: (x: 62pt, top: 70pt, bottom: 66pt))
#set text(font: "BIZ UDPGothic", lang: "ja", size: 10pt)
#set par(leading: 6pt)
"""


def structured(manuscript: Manuscript, run: int) -> str:
    """Return a manuscript with all but its pictures and links."""
    title = (
        f"#set document(title: {_quoted(manuscript.title)}, date: datetime(year: 2026, month: 11, day: 21))"
    )
    return "\n\n".join([title, _HEAD, *(source for part in manuscript.parts for source in _part(part, run))])


def unstructured(pdf: bytes, run: int) -> str:
    """Return the lines of a PDF as paragraphs, page by page."""
    lines = [_HEAD, "#outline()"]
    for number, page in enumerate(_pages(pdf)):
        lines.append(f"= {number}")
        lines += [f"#{_quoted(line)}{run}\n" for line in page]
    return "\n".join(lines)


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    return len(_pages(pdf))


def _part(part: Part, run: int) -> Iterator[str]:
    match part:
        case TitleBlock():
            yield f"= #{_quoted(part.title)}"
        case Contents():
            yield "#outline()"
        case Heading():
            yield f"{'=' * part.level} #{_quoted(part.text)}"
        case Text():
            yield f"#{_quoted(told(part.words))}{run}"
        case Item():
            yield f"- #{_quoted(told(part.words))}{run}"
        case Grid():
            yield _table(part, run)


def _table(part: Grid, run: int) -> str:
    head = ", ".join(f"[#{_quoted(title)}]" for title in part.head)
    cells = (_cell(cell, run) for row in part.rows for cell in row)
    columns = ", ".join(f"{width}fr" for width in part.widths)
    return (
        f"#[#set text(size: 9pt)\n#table(columns: ({columns},), stroke: 0.5pt,"
        f" table.header({head}), {', '.join(cells)})]"
    )


def _cell(content: object, run: int) -> str:
    texts = [told(t.words) for t in content.texts] if isinstance(content, Box) else [told(content)]  # type: ignore[arg-type]  # words
    return "[" + "\n\n".join(f"#{_quoted(text)}{run}" for text in texts) + "]"


def _pages(pdf: bytes) -> list[list[str]]:
    """Return the lines of each page as they are drawn."""
    document = pypdfium2.PdfDocument(pdf)
    texts = [document[i].get_textpage().get_text_range() for i in range(len(document))]
    document.close()
    return [[line for line in text.splitlines() if line.strip()] for text in texts]


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
