"""What a file is by its bytes, whatever its name says; and names that no system stumbles over."""

import re
import unicodedata
from io import BytesIO
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

from pia_wizard.errors import N_, RefusedError

_MOST_ENTRIES = 10_000
_LONGEST_NAME = 80
_LONGEST_NAME_BYTES = 200
"""File systems take 255 bytes; the rest is for an ending and a number."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
_NO_TEXT = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")


class UnknownKindError(RefusedError):
    """A file of a kind that is not kept as evidence; ``name`` is what it was called."""

    what = N_("「{name}」を添付できませんでした。")
    why = N_("中身が、添付できる種類（PDF、画像、文書、表、文字だけのファイル）ではありません。")
    do = N_("PDF か画像にしてから、もう一度添付してください。")


class FileKind(NamedTuple):
    """A kind of file: its media type, and the ending that its name gets."""

    media_type: str
    ending: str


_TEXT = FileKind("text/plain", ".txt")
_BEGINNINGS: tuple[tuple[bytes, FileKind], ...] = (
    (b"%PDF-", FileKind("application/pdf", ".pdf")),
    (b"\x89PNG\r\n\x1a\n", FileKind("image/png", ".png")),
    (b"\xff\xd8\xff", FileKind("image/jpeg", ".jpg")),
    (b"GIF87a", FileKind("image/gif", ".gif")),
    (b"GIF89a", FileKind("image/gif", ".gif")),
    (b"II*\x00", FileKind("image/tiff", ".tif")),
    (b"MM\x00*", FileKind("image/tiff", ".tif")),
)
_WEBP = FileKind("image/webp", ".webp")
_HEIC = FileKind("image/heic", ".heic")
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"mif1", b"msf1"})
_OFFICE = "application/vnd.openxmlformats-officedocument."
_INSIDE: tuple[tuple[str, FileKind], ...] = (
    ("word/document.xml", FileKind(_OFFICE + "wordprocessingml.document", ".docx")),
    ("xl/workbook.xml", FileKind(_OFFICE + "spreadsheetml.sheet", ".xlsx")),
    ("ppt/presentation.xml", FileKind(_OFFICE + "presentationml.presentation", ".pptx")),
)


def kind_of_bytes(data: bytes, name: str) -> FileKind:
    """Return what kind of file these bytes are. Raises UnknownKindError; ``name`` is only told.

    Office documents that carry programs (macros) are of no known kind, nor is anything that runs.
    """
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning):
            return kind
    found = _picture(data) or _office(data) or _plain(data)
    if found is None:
        raise UnknownKindError(name=name)
    return found


def safe_name(name: str, ending: str) -> str:
    """Return a name of one file that every system takes, with the ending of what the file is.

    Folders, control characters and marks that turn the direction of reading are left out.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(c for c in last if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Zl", "Zp"})
    stem = _FORBIDDEN.sub("_", _ENDING.sub("", seen)).strip(" .")[:_LONGEST_NAME].strip(" .")
    while len(stem.encode()) > _LONGEST_NAME_BYTES:
        stem = stem[:-1]
    stem = stem or "file"
    return f"{'_' if _RESERVED.match(stem) else ''}{stem}{ending}"


def _picture(data: bytes) -> FileKind | None:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _WEBP
    return _HEIC if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS else None


def _office(data: bytes) -> FileKind | None:
    """Return the kind of an Office document by the parts in its container, nothing of which is unpacked."""
    if not data.startswith(b"PK\x03\x04"):
        return None
    try:
        with ZipFile(BytesIO(data)) as container:
            names = {entry.filename for entry in container.infolist()[: _MOST_ENTRIES + 1]}
    except (BadZipFile, ValueError, NotImplementedError, OverflowError):
        return None
    programs = any(name.lower().endswith("vbaproject.bin") for name in names)
    if len(names) > _MOST_ENTRIES or programs or "[Content_Types].xml" not in names:
        return None
    return next((kind for part, kind in _INSIDE if part in names), None)


def _plain(data: bytes) -> FileKind | None:
    """Return plain text for what is nothing but UTF-8 text that no system takes for a program."""
    if not data or _NO_TEXT.search(data) or data.startswith(b"#!"):
        return None
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return _TEXT
