"""The styles of Word files: A4, Japanese fonts by name, and every look a style that its reader may change."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from pia_wizard.manuscript import Tone
from pia_wizard.theme import PLAIN, Theme

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

(
    CLAUSE,
    ITEM,
    FACT,
    MARKED,
    CAPTION,
    CELL,
    CELL_REMARK,
    KIND,
    REMARK,
    LIST,
    SIGNING,
    TABLE_END,
    LINK,
    MARKING,
) = (
    "Rule Clause",
    "Rule Item",
    "Title Fact",
    "To Decide",
    "Caption",
    "Table Text",
    "Table Remark",
    "Document Kind",
    "Remark",
    "List Paragraph",
    "Signing Line",
    "Table End",
    "Hyperlink",
    "Marking",
)
"""Names of the styles that paragraphs and runs are given."""

CONTENTS = ("toc 1", "toc 2")
TONES = {
    Tone.LABEL: "Said Label",
    Tone.QUIET: "Said Aside",
    Tone.GOOD: "Verdict Good",
    Tone.CAUTION: "Verdict Caution",
    Tone.BAD: "Verdict Bad",
}

_BODY_FONT, _HEADING_FONT = "游明朝", "游ゴシック"
_LATIN_BODY, _LATIN_HEADING = "Century", "Arial"
_A4_WIDTH, _A4_HEIGHT, _MARGIN = 210, 297, 25
TEXT_WIDTH = (_A4_WIDTH - 2 * _MARGIN) * 36000
"""How wide what stands on a page is, in the units of Office files (36,000 to a millimetre)."""
_INK, _QUIET, _AMBER = "1C2530", "56616E", "7D5200"
_INKS = {
    Tone.QUIET: _QUIET,
    Tone.GOOD: "22663B",
    Tone.CAUTION: _AMBER,
    Tone.BAD: "A12622",
}
_ARTICLES = {"Title": 20.0, "Heading 1": 12.0, "Heading 2": 11.0, "Heading 3": 10.5, "TOC Heading": 13.0}
_CHAPTERS = {"Title": 24.0, "Heading 1": 16.0, "Heading 2": 12.5, "Heading 3": 10.5, "TOC Heading": 16.0}
"""Sizes of headings where those of the first level are articles, and where they are chapters."""

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_RULE = "9AA6B2"
_RULE_GAP = 5 * 36000
"""Between two rules to write on, in the units of Office files."""

_COVER_LEAD = 110
"""Empty space above the first words of a cover, in points."""

_FACT_NAMES = 38
"""How far the values of a title's facts stand from the margin, in millimetres."""


def prepared_document(language: str, theme: Theme = PLAIN, *, chapters: bool = False) -> "Document":
    """Return an empty document with its page and styles; ``chapters`` need larger headings than articles."""
    import docx
    from docx.shared import Mm

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(_A4_WIDTH), Mm(_A4_HEIGHT)
    section.left_margin = section.right_margin = Mm(_MARGIN)
    section.top_margin, section.bottom_margin = Mm(25), Mm(22)
    _set_language(document, "ja-JP" if language == "ja" else "en-GB")
    _set_styles(document, _CHAPTERS if chapters else _ARTICLES, theme.accent.upper())
    _drop_thumbnail(document)
    return document


def _drop_thumbnail(document: "Document") -> None:
    """Take away the picture of the library's own empty template."""
    relations = document.part.package.rels
    for name in [name for name, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
        del relations[name]


def _set_styles(document: "Document", sizes: Mapping[str, float], accent: str) -> None:
    body = _style(document, "Normal")
    _set_fonts(body, _LATIN_BODY, _BODY_FONT, size=10.5)
    _space(body, after=6, line=1.35)
    for name, size in sizes.items():
        style = _style(document, name)
        _set_fonts(style, _LATIN_HEADING, _HEADING_FONT, size=size, colour=accent, bold=True)
        _space(style, before=0 if name == "Title" else size + 2, after=14 if name == "Title" else 4)
    _without_border(document.styles["Title"])
    _pale_rules(document.styles["Table Grid"])
    for name, left in ((CLAUSE, 7), (ITEM, 16)):
        _hang(_style(document, name), left=left, hanging=7 if name == CLAUSE else 9)
    _hang(_style(document, FACT), left=_FACT_NAMES, hanging=_FACT_NAMES)
    for name, left in zip(CONTENTS, (0, 6), strict=True):
        _hang(_style(document, name), left=left, hanging=0)
        _space(_style(document, name), before=0 if left else 2, after=0, line=1.1)
        _set_fonts(_style(document, name), _LATIN_BODY, _BODY_FONT, size=9.5)
    caption = _style(document, CAPTION)
    _set_fonts(caption, _LATIN_HEADING, _HEADING_FONT, size=9.5, colour=accent, bold=True)
    caption.paragraph_format.keep_with_next = True
    _space(caption, before=6, after=3)
    cells = _style(document, CELL)
    _set_fonts(cells, _LATIN_HEADING, _HEADING_FONT, size=9)
    _space(cells, before=2, after=2, line=1)
    _set_remarks(document, accent)
    for name in ("Header", "Footer"):
        _set_fonts(document.styles[name], _LATIN_HEADING, _HEADING_FONT, size=8.5)
        _end_at_margin(document.styles[name])
    _character_style(document, MARKED, _AMBER, bold=True)
    for tone, name in TONES.items():
        _character_style(document, name, _INKS.get(tone, accent))
    _character_style(document, MARKING, accent, bold=True)
    _character_style(document, LINK, accent).font.underline = True


def _set_remarks(document: "Document", accent: str) -> None:
    """Set the styles of what stands beside the body: remarks, the kind of document, lines to sign on."""
    for name, size, colour in ((REMARK, 9, _INK), (CELL_REMARK, 8, _INK), (KIND, 12, accent)):
        style = _style(document, name)
        _set_fonts(style, _LATIN_HEADING, _HEADING_FONT, size=size, colour=colour, bold=name == KIND or None)
        _space(style, before=1 if name == CELL_REMARK else 0, after=1 if name == CELL_REMARK else 6, line=1.1)
    _space(_style(document, KIND), before=_COVER_LEAD, after=6)
    _space(_style(document, LIST), after=3)
    gap = _style(document, TABLE_END)
    _set_fonts(gap, _LATIN_HEADING, _HEADING_FONT, size=4)
    _space(gap, after=4, line=1)
    signing = _style(document, SIGNING)
    _set_fonts(signing, _LATIN_HEADING, _HEADING_FONT, size=9)
    _space(signing, before=18, after=6)


def _style(document: "Document", name: str) -> Any:
    """Return a paragraph style of this name, made if the template has none."""
    from docx.enum.style import WD_STYLE_TYPE

    if name in document.styles:
        return document.styles[name]
    made: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    made.base_style = document.styles["Normal"]
    made.quick_style = True
    return made


def _character_style(document: "Document", name: str, colour: str, *, bold: bool | None = None) -> Any:
    """Return a new style of runs in an ink."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import RGBColor

    style: Any = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
    style.font.bold = bold
    style.font.color.rgb = RGBColor.from_string(colour)
    style.quick_style = True
    return style


def prepared_signing_line(paragraph: "Paragraph", names: Sequence[str]) -> None:
    """Write names on one line, each with a rule to write on behind it."""
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER

    for number, name in enumerate(names, 1):
        end = TEXT_WIDTH * number // len(names) - (_RULE_GAP if number < len(names) else 0)
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(end, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
        if number > 1:
            stops.add_tab_stop(TEXT_WIDTH * (number - 1) // len(names))
            paragraph.add_run("\t")
        paragraph.add_run(f"{name} \t")


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


def _pale_rules(style: Any) -> None:
    """Let the rules of tables be hairlines, paler than their words."""
    from docx.oxml.ns import qn

    for border in style.element.iter(*(qn(f"w:{side}") for side in _SIDES)):
        border.set(qn("w:color"), _RULE)


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
