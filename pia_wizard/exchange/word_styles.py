"""The styles of Word files: A4, Japanese fonts by name, and every look a style that its reader may change."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document

CLAUSE, ITEM, FACT, CONTENTS, MARKED, CAPTION, CELL = (
    "Rule Clause",
    "Rule Item",
    "Title Fact",
    "Contents Line",
    "To Decide",
    "Caption",
    "Table Text",
)
"""Names of the styles that paragraphs and runs are given."""

_BODY_FONT, _HEADING_FONT = "游明朝", "游ゴシック"
_LATIN_BODY, _LATIN_HEADING = "Century", "Arial"
_A4_WIDTH, _A4_HEIGHT, _MARGIN = 210, 297, 25
TEXT_WIDTH = (_A4_WIDTH - 2 * _MARGIN) * 36000
"""How wide what stands on a page is, in the units of Office files (36,000 to a millimetre)."""
_INK, _BLUE, _AMBER = "1C2530", "1F4E79", "7D5200"


def prepared_document(language: str) -> "Document":
    """Return an empty document with its page and styles."""
    import docx
    from docx.shared import Mm

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(_A4_WIDTH), Mm(_A4_HEIGHT)
    section.left_margin = section.right_margin = Mm(_MARGIN)
    section.top_margin, section.bottom_margin = Mm(25), Mm(22)
    _set_language(document, "ja-JP" if language == "ja" else "en-GB")
    _set_styles(document)
    _drop_thumbnail(document)
    return document


def _drop_thumbnail(document: "Document") -> None:
    """Take away the picture of the library's own empty template."""
    relations = document.part.package.rels
    for name in [name for name, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
        del relations[name]


def _set_styles(document: "Document") -> None:
    body = _style(document, "Normal")
    _set_fonts(body, _LATIN_BODY, _BODY_FONT, size=10.5)
    _space(body, after=6, line=1.35)
    for name, size in (("Title", 20), ("Heading 1", 12), ("Heading 2", 11), ("TOC Heading", 13)):
        style = _style(document, name)
        _set_fonts(style, _LATIN_HEADING, _HEADING_FONT, size=size, colour=_BLUE, bold=True)
        _space(style, before=0 if name == "Title" else 14, after=10 if name == "Title" else 4)
    _without_border(document.styles["Title"])
    for name, left in ((CLAUSE, 7), (ITEM, 16)):
        _hang(_style(document, name), left=left, hanging=7 if name == CLAUSE else 9)
    _space(_style(document, FACT), after=2)
    _space(_style(document, CONTENTS), after=0, line=1.2)
    caption = _style(document, CAPTION)
    _set_fonts(caption, _LATIN_HEADING, _HEADING_FONT, size=9.5, colour=_BLUE, bold=True)
    caption.paragraph_format.keep_with_next = True
    _space(caption, before=6, after=3)
    cells = _style(document, CELL)
    _set_fonts(cells, _LATIN_HEADING, _HEADING_FONT, size=9)
    _space(cells, before=2, after=2, line=1)
    for name in ("Header", "Footer"):
        _set_fonts(document.styles[name], _LATIN_HEADING, _HEADING_FONT, size=8.5)
        _end_at_margin(document.styles[name])
    _mark_style(document)


def _style(document: "Document", name: str) -> Any:
    """Return a paragraph style of this name, made if the template has none."""
    from docx.enum.style import WD_STYLE_TYPE

    if name in document.styles:
        return document.styles[name]
    made: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    made.base_style = document.styles["Normal"]
    made.quick_style = True
    return made


def _mark_style(document: "Document") -> None:
    """Make the character style of what is still to be decided."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import RGBColor

    style: Any = document.styles.add_style(MARKED, WD_STYLE_TYPE.CHARACTER)
    style.font.bold = True
    style.font.color.rgb = RGBColor.from_string(_AMBER)
    style.quick_style = True


def _set_fonts(
    style: Any, latin: str, japanese: str, *, size: float, colour: str = _INK, bold: bool | None = None
) -> None:
    """Name a style's fonts for Latin and for Japanese characters, in place of the theme's."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(colour)
    style.font.name = latin
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), japanese)


def _space(style: Any, *, before: float = 0, after: float = 0, line: float | None = None) -> None:
    from docx.shared import Pt

    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    if line is not None:
        style.paragraph_format.line_spacing = line


def _hang(style: Any, *, left: float, hanging: float) -> None:
    """Let a paragraph's number hang in front of its words; lengths in millimetres."""
    from docx.shared import Mm

    style.paragraph_format.left_indent = Mm(left)
    style.paragraph_format.first_line_indent = Mm(-hanging)
    style.paragraph_format.tab_stops.add_tab_stop(Mm(left))
    _space(style, after=3)


def _end_at_margin(style: Any) -> None:
    """Let one tab lead to the right margin; the template's stops belong to another paper."""
    from docx.enum.text import WD_TAB_ALIGNMENT

    style.paragraph_format.tab_stops.clear_all()
    style.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)


def _without_border(style: Any) -> None:
    """Take away the line that the template draws below titles."""
    from docx.oxml.ns import qn

    for border in style.element.pPr.findall(qn("w:pBdr")):
        style.element.pPr.remove(border)


def _set_language(document: "Document", language: str) -> None:
    """Set the language that spelling and screen readers go by, for Latin and Japanese characters."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    assert defaults is not None  # noqa: S101 - the template that the library brings has it
    for found in defaults.findall(qn("w:lang")):
        defaults.remove(found)
    lang = OxmlElement("w:lang")
    lang.set(qn("w:val"), language)
    lang.set(qn("w:eastAsia"), "ja-JP")
    defaults.append(lang)
