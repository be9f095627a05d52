"""A whole assessment in one file (``.pia``): its canonical JSON, the content it is judged with, its evidence.

A ZIP file like those of office programs: ``mimetype`` first and uncompressed, ``manifest.json`` with the
SHA-256 of every other part, ``case.json``, ``content/…``, ``attachments/…``. The same assessment gives the
same bytes. What comes in is bounded in number and size and held against its hashes before any of it is used.
"""

import hashlib
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

import msgspec

from pia_wizard.assessment.canonical import MAX_BYTES, assessment_from_json, canonical_json
from pia_wizard.assessment.model import Assessment
from pia_wizard.exchange.portable_errors import (
    DamagedPortableError,
    ForeignPartError,
    NewerPortableError,
    NotPortableError,
    PortableTooLargeError,
)
from pia_wizard.exchange.whole_file import read_bounded, write_whole
from pia_wizard.questionnaire.files import MOST_BYTES, kind_of
from pia_wizard.questionnaire.model import SourceFile
from pia_wizard.questionnaire.sources import MOST_FILES, source_file

SUFFIX = ".pia"
MEDIA_TYPE = "application/x-pia-wizard"
MOST_TOTAL = 512 * 2**20
"""Bytes of a file, and of everything in it unpacked."""

MOST_ATTACHMENTS = 2_000
_VERSION = 1
_MANIFEST, _CASE, _MIMETYPE = "manifest.json", "case.json", "mimetype"
_CONTENT, _ATTACHMENTS = "content/", "attachments/"
_SHA256 = re.compile(r"[0-9a-f]{64}")
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The only time a ZIP file can always hold, written for every part."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file kept as evidence of an answer: the question, the name it was given, its bytes."""

    question: str
    name: str
    data: bytes

    @property
    def sha256(self) -> str:
        """The hash its part is named by."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Portable:
    """What a portable file holds."""

    assessment: Assessment
    sources: tuple[SourceFile, ...]
    attachments: tuple[Attachment, ...] = ()


class _Attached(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    question: str
    name: str
    sha256: str


class _Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: str
    version: int
    parts: dict[str, str]
    attachments: tuple[_Attached, ...] = ()


class _Header(msgspec.Struct):
    format: str
    version: int


def write_portable(path: Path, portable: Portable) -> None:
    """Write a portable file, whole or not at all. Raises the subclasses of ``WriteError``."""
    write_whole(path, portable_bytes(portable))


def portable_bytes(portable: Portable) -> bytes:
    """Return the bytes of a portable file."""
    parts = {_CASE: canonical_json(portable.assessment)}
    parts |= {_CONTENT + source.path: source.text for source in portable.sources}
    parts |= {_ATTACHMENTS + kept.sha256: kept.data for kept in portable.attachments}
    manifest = _Manifest(
        format=MEDIA_TYPE,
        version=_VERSION,
        parts={name: hashlib.sha256(data).hexdigest() for name, data in parts.items()},
        attachments=tuple(_Attached(k.question, k.name, k.sha256) for k in portable.attachments),
    )
    file = BytesIO()
    with ZipFile(file, "w") as package:
        package.writestr(ZipInfo(_MIMETYPE, _FIRST_DAY), MEDIA_TYPE, ZIP_STORED)
        for name, data in {_MANIFEST: msgspec.json.encode(manifest, order="sorted"), **parts}.items():
            package.writestr(ZipInfo(name, _FIRST_DAY), data, ZIP_DEFLATED)
    return file.getvalue()


def read_portable(path: Path) -> Portable:
    """Return what a portable file holds, each part as its hash says.

    Answers are not yet held against questions, nor is the content checked. Raises the subclasses of
    ``ReadError``, ``PortableError`` and ``CaseError``.
    """
    data = read_bounded(path, MOST_TOTAL)
    if len(data) > MOST_TOTAL:
        raise PortableTooLargeError(path=path, limit=MOST_TOTAL // 2**20)
    parts = _parts(data, path)
    manifest = _manifest(parts.pop(_MANIFEST, b""), path)
    _check_parts(parts, manifest, path)
    return Portable(
        assessment=assessment_from_json(parts[_CASE]),
        sources=tuple(_sources(parts, manifest)),
        attachments=tuple(_attachments(parts, manifest, path)),
    )


def is_portable(path: Path) -> bool:
    """Return whether a file begins as a portable file does; False for what cannot be read."""
    try:
        with path.open("rb") as file:
            beginning = file.read(128)
    except OSError:
        return False
    return beginning.startswith(b"PK") and MEDIA_TYPE.encode() in beginning


def _parts(data: bytes, path: Path) -> dict[str, bytes]:
    """Return every part unpacked, after its name, kind and size were found fit."""
    try:
        with ZipFile(BytesIO(data)) as package:
            entries = package.infolist()
            _check_entries(entries, path)
            parts = {entry.filename: _unpacked(package, entry, path) for entry in entries}
    except (BadZipFile, NotImplementedError, ValueError, EOFError):
        raise NotPortableError(path=path) from None
    if parts.pop(_MIMETYPE, b"") != MEDIA_TYPE.encode():
        raise NotPortableError(path=path)
    return parts


def _check_entries(entries: list[ZipInfo], path: Path) -> None:
    """Refuse too many or too large parts, and what is encrypted, named twice or packed in other ways."""
    most = MOST_FILES + MOST_ATTACHMENTS + 3
    if len(entries) > most or sum(entry.file_size for entry in entries) > MOST_TOTAL:
        raise PortableTooLargeError(path=path, limit=MOST_TOTAL // 2**20)
    names: set[str] = set()
    for entry in entries:
        name = entry.filename
        if name in names or not _is_ours(name) or entry.file_size > _most(name):
            raise ForeignPartError(path=path, part=_shown(name))
        if entry.flag_bits & 1 or entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise ForeignPartError(path=path, part=_shown(name))
        names.add(name)


def _is_ours(name: str) -> bool:
    if name in {_MIMETYPE, _MANIFEST, _CASE}:
        return True
    if name.startswith(_ATTACHMENTS):
        return bool(_SHA256.fullmatch(name.removeprefix(_ATTACHMENTS)))
    return name.startswith(_CONTENT) and _is_content(name.removeprefix(_CONTENT))


def _is_content(name: str) -> bool:
    if not name.isprintable() or "\\" in name or {"", ".", ".."} & set(name.split("/")):
        return False
    return kind_of(name) is not None


def _most(name: str) -> int:
    if name.startswith(_CONTENT):
        return MOST_BYTES
    return MOST_TOTAL if name.startswith(_ATTACHMENTS) else MAX_BYTES


def _unpacked(package: ZipFile, entry: ZipInfo, path: Path) -> bytes:
    """Return a part; never more than it declared, whatever its packed data would give."""
    try:
        with package.open(entry) as part:
            return part.read(entry.file_size)
    except (BadZipFile, EOFError, OSError, RuntimeError, zlib.error) as fault:
        raise DamagedPortableError(path=path, part=_shown(entry.filename)) from fault


def _manifest(data: bytes, path: Path) -> _Manifest:
    try:
        header = msgspec.json.decode(data, type=_Header)
        if header.format != MEDIA_TYPE:
            raise NotPortableError(path=path)
        if header.version > _VERSION:
            raise NewerPortableError(path=path, theirs=header.version, ours=_VERSION)
        return msgspec.json.decode(data, type=_Manifest)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise DamagedPortableError(path=path, part=_MANIFEST) from None


def _check_parts(parts: dict[str, bytes], manifest: _Manifest, path: Path) -> None:
    """Hold the parts against the manifest: the same names, and what each hash says."""
    for name in sorted(parts.keys() ^ manifest.parts.keys()):
        if name in parts:
            raise ForeignPartError(path=path, part=_shown(name))
        raise DamagedPortableError(path=path, part=_shown(name))
    for name, data in parts.items():
        if hashlib.sha256(data).hexdigest() != manifest.parts[name]:
            raise DamagedPortableError(path=path, part=_shown(name))
    if _CASE not in parts:
        raise DamagedPortableError(path=path, part=_CASE)


def _sources(parts: dict[str, bytes], manifest: _Manifest) -> Iterator[SourceFile]:
    for name in manifest.parts:
        if name.startswith(_CONTENT):
            yield source_file(name.removeprefix(_CONTENT), parts[name])


def _attachments(parts: dict[str, bytes], manifest: _Manifest, path: Path) -> Iterator[Attachment]:
    for kept in manifest.attachments:
        data = parts.get(_ATTACHMENTS + kept.sha256)
        if data is None:
            raise DamagedPortableError(path=path, part=_shown(kept.name))
        yield Attachment(kept.question, kept.name, data)


def _shown(name: str) -> str:
    return "".join(letter if letter.isprintable() else "?" for letter in name[:80])
