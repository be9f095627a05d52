"""What stands printed on the pages of a PDF, as a reader copies it: the SHA-256 values."""

import re

from pia_wizard.pdf.pictures import TURN

MOST_PAGES = 300
"""Pages that are read, from the end; the report prints the hash of its data on its last pages."""

_DIGEST = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")


def printed_digests(pdf: bytes) -> frozenset[str]:
    """Return the SHA-256 values (64 hexadecimal digits) on the last page that has any; none if unreadable."""
    import pypdfium2

    with TURN:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError:
            return frozenset()
        try:
            for number in reversed(range(max(0, len(document) - MOST_PAGES), len(document))):
                found = _DIGEST.findall(_text(document, number))
                if found:
                    return frozenset(found)
        except pypdfium2.PdfiumError:
            return frozenset()
        finally:
            document.close()
    return frozenset()


def _text(document: object, number: int) -> str:
    page = document[number]  # type: ignore[index]  # pypdfium2 is followed without types
    words = page.get_textpage()
    try:
        return str(words.get_text_range())
    finally:
        words.close()
        page.close()
