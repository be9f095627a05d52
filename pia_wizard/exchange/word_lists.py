"""Lists of Word files: bullets, and numbers that begin anew with every list."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_INDENT = 360
"""How far a list's words stand in, in twentieths of a point."""

_BULLET_FORM, _NUMBER_FORM = 90, 91
"""Identifiers of the two forms, above those that the library's template has."""


class Lists:
    """Makes paragraphs items of lists; a series of numbered items is one list, counted from 1."""

    def __init__(self, document: "Document", bullet: str) -> None:
        self._numbering: Any = document.part.numbering_part.element
        self._lists: dict[tuple[int, bool], int] = {}
        for form, shape, mark in ((_BULLET_FORM, "bullet", bullet), (_NUMBER_FORM, "decimal", "%1.")):
            self._add_form(form, shape, mark)
        self._bullets = self._added(_BULLET_FORM)

    def put(self, paragraph: "Paragraph", series: int, *, numbered: bool) -> None:
        """Make a paragraph an item."""
        if not numbered:
            number = self._bullets
        else:
            key = (series, numbered)
            if key not in self._lists:
                self._lists[key] = self._added(_NUMBER_FORM)
            number = self._lists[key]
        properties: Any = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - no public way
        found = properties.get_or_add_numPr()
        found.get_or_add_ilvl().val = 0
        found.get_or_add_numId().val = number

    def _add_form(self, form: int, shape: str, mark: str) -> None:
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls

        # Forms stand before all lists (ISO/IEC 29500-1, 17.9.17).
        self._numbering.insert(
            0,
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{form}">'
                '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
                f'<w:numFmt w:val="{shape}"/><w:lvlText w:val="{mark}"/><w:lvlJc w:val="left"/>'
                f'<w:pPr><w:ind w:left="{_INDENT}" w:hanging="{_INDENT}"/></w:pPr></w:lvl></w:abstractNum>'
            ),
        )

    def _added(self, form: int) -> int:
        """Return a new list of a form; one of numbers begins anew."""
        added = self._numbering.add_num(form)
        if form == _NUMBER_FORM:
            added.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(added.numId)
