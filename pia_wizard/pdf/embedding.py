"""Fonts as they lie in a PDF: the glyphs that were drawn, how wide they are, and what text they stand for.

Every font is embedded once, as a composite font (ISO 32000-1, 9.7) whose codes are given to characters in
order of first use. So a text of any characters is one string, and two characters of one shape, such as
a space and a space that does not break, stay two when text is copied.
"""

from collections.abc import Callable
from hashlib import sha256
from struct import pack
from typing import Any

from pia_wizard.pdf.files import stream

Refer = Callable[[bytes], str]
"""Takes the source of an object into the file and returns a reference to it."""

_MOST_PAIRS = 100
"""As many entries as a block of a ToUnicode map may have (ISO 32000-1, 9.10.3)."""


class Codes(dict[int, int]):
    """The code of each character drawn in a font, by code point, from 1; made for ``str.translate``."""

    def __missing__(self, point: int) -> int:
        self[point] = code = len(self) + 1
        return code

    def string(self, text: str) -> str:
        """Return a text as a PDF string of these codes."""
        return f"<{text.translate(self).encode('utf-16-be').hex()}>"


def embedded(name: str, face: Any, codes: Codes, refer: Refer) -> bytes:
    """Return the font dictionary of the drawn characters of a face, which is reportlab's ``TTFontFace``."""
    points = list(codes)
    label = f"{_label(points)}+{name}"
    widths = " ".join(str(face.charWidths[point]) for point in points)
    descendant = (
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{label}"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        f" /CIDToGIDMap {refer(stream('', _glyph_numbers(face, points)))}"
        f" /FontDescriptor {_descriptor(label, face, points, refer)} /W [1 [{widths}]] >>"
    )
    return (
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{label} /Encoding /Identity-H"
        f" /DescendantFonts [{refer(descendant.encode())}]"
        f" /ToUnicode {refer(stream('', _to_unicode(codes)))} >>"
    ).encode()


def _label(points: list[int]) -> str:
    """Return six letters that differ from one set of characters to another (ISO 32000-1, 9.6.4)."""
    digest = sha256(pack(f">{len(points)}I", *points)).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _descriptor(label: str, face: Any, points: list[int], refer: Refer) -> str:
    subset = face.makeSubset(points)
    file = refer(stream(f"/Length1 {len(subset)}", subset))
    box = " ".join(f"{edge:.0f}" for edge in face.bbox)
    symbolic = 4
    return refer(
        (
            f"<< /Type /FontDescriptor /FontName /{label} /Flags {symbolic} /FontBBox [{box}]"
            f" /ItalicAngle {face.italicAngle} /Ascent {face.ascent:.0f} /Descent {face.descent:.0f}"
            f" /CapHeight {face.capHeight:.0f} /StemV {face.stemV} /FontFile2 {file} >>"
        ).encode()
    )


def _glyph_numbers(face: Any, points: list[int]) -> bytes:
    """Return the glyph of each code in the subset: glyphs are numbered as they come, each once."""
    glyphs: dict[int, int] = {0: 0}
    numbers = [0] + [glyphs.setdefault(face.charToGlyph[point], len(glyphs)) for point in points]
    return pack(f">{len(numbers)}H", *numbers)


def _to_unicode(codes: Codes) -> bytes:
    """Return the map from codes to text (ISO 32000-1, 9.10.3)."""
    pairs = [f"<{code:04X}> <{chr(point).encode('utf-16-be').hex()}>" for point, code in codes.items()]
    blocks = [pairs[start : start + _MOST_PAIRS] for start in range(0, len(pairs), _MOST_PAIRS)]
    body = [line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
            *body,
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
    ).encode()
