"""A manuscript as a Word file (DOCX, ISO/IEC 29500) to go on writing in: real headings, tables with captions.

Numbers that are cited stand as text; Japanese fonts are named for Japanese characters, so that Word does
not choose a Chinese one. The same manuscript and moment give the same bytes.
"""

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pia_wizard.exchange.word_frame import write_frame
from pia_wizard.exchange.word_languages import set_language
from pia_wizard.exchange.word_parts import PartWriter
from pia_wizard.exchange.word_styles import prepared_document
from pia_wizard.exchange.word_words import clean
from pia_wizard.manuscript import Manuscript
from pia_wizard.theme import PLAIN, Theme

if TYPE_CHECKING:
    from docx.document import Document

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The only time a ZIP file can always hold, written for every part."""


def word_file(manuscript: Manuscript, *others: Manuscript, moment: datetime, theme: Theme = PLAIN) -> bytes:
    """Return a manuscript as the bytes of a DOCX file; ``moment`` becomes its date.

    ``others`` say the same in other languages and follow it, each marked as being in its own.
    """
    document = prepared_document(manuscript.language, theme, chapters=manuscript.chapters)
    _write_properties(document, manuscript, moment)
    write_frame(document, manuscript, theme)
    PartWriter(document, manuscript, theme).write_all(manuscript.parts)
    for other in others:
        before = len(document.element.body) - 1  # the last is the section's page, which stays behind all
        PartWriter(document, other, theme).write_all(other.parts)
        set_language(list(document.element.body)[before:-1], other.language)
    file = BytesIO()
    document.save(file)
    return _undated(file.getvalue())


def _write_properties(document: "Document", manuscript: Manuscript, moment: datetime) -> None:
    properties = document.core_properties
    properties.title = clean(manuscript.title)[:255]
    properties.author = properties.last_modified_by = clean(manuscript.author)[:255]
    properties.language = manuscript.language
    properties.comments = ""
    stamp = moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
    properties.created = properties.modified = stamp
    properties.revision = 1


def _undated(data: bytes) -> bytes:
    """Return a package whose parts bear no time, sorted as they were."""
    file = BytesIO()
    with ZipFile(BytesIO(data)) as found, ZipFile(file, "w", ZIP_DEFLATED) as made:
        for part in found.infolist():
            entry = ZipInfo(part.filename, _FIRST_DAY)
            entry.compress_type = ZIP_DEFLATED
            made.writestr(entry, found.read(part))
    return file.getvalue()
