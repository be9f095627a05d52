"""The library: every content folder loaded, checked, and kept as immutable records."""

from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from pia_wizard.questionnaire.cache import keep_library, kept_library
from pia_wizard.questionnaire.faults import MOST_FAULTS, ContentFaultsError, Fault
from pia_wizard.questionnaire.model import Library, SourceFile
from pia_wizard.questionnaire.sources import Found, read_sources

if TYPE_CHECKING:
    from pia_wizard.questionnaire.documents import Document

__all__ = ["ContentFaultsError", "check_library", "library_from", "load_library"]


def load_library(folders: Sequence[Path], *, cache: Path | None = None) -> Library:
    """Return the checked content of the folders, joined in their order.

    With ``cache``, a folder, content that was checked before is not checked again. Raises
    ContentFaultsError, whose detail lists every fault.
    """
    found, faults = read_sources(folders)
    if faults:
        raise ContentFaultsError((*faults, *_built(found)[1]))
    return _library(found, cache)


def library_from(sources: Iterable[SourceFile], *, cache: Path | None = None) -> Library:
    """Return the library of content files kept elsewhere, such as those pinned by an assessment.

    ``cache`` is as in ``load_library``. Raises ContentFaultsError.
    """
    return _library(tuple(Found(source.path, source) for source in sources), cache)


def check_library(folders: Sequence[Path], *, advice: bool = True) -> tuple[Fault, ...]:
    """Return every fault of the folders' content, sorted by place; empty if it is sound.

    With ``advice`` also what would not stop the content from being used, such as a question that nothing
    looks at.
    """
    found, faults = read_sources(folders)
    return tuple(sorted((*faults, *_built(found, advice=advice)[1])))


def _library(found: Sequence[Found], cache: Path | None) -> Library:
    kept = kept_library(tuple(one.source for one in found), cache) if cache else None
    if kept is not None:
        return kept
    library, faults = _built(found)
    if faults:
        raise ContentFaultsError(faults)
    if cache:
        keep_library(library, cache)
    return library


def _built(found: Sequence[Found], *, advice: bool = False) -> tuple[Library, tuple[Fault, ...]]:
    """Return the library of what is sound, and every fault.

    What crosses files is checked only if all YAML can be read: names in a file that cannot are unknown.
    The checks are loaded here, as content kept from an earlier start needs none of them.
    """
    from pia_wizard.questionnaire.checks import content_advice, content_faults
    from pia_wizard.questionnaire.content import joined
    from pia_wizard.questionnaire.documents import read_document

    documents: list[Document] = []
    faults: list[Fault] = []
    for one in found:
        document, more = read_document(one)
        faults += more
        if document is not None:
            documents.append(document)
    content, more = joined(documents, (one.source for one in found))
    faults += more
    if len(documents) == len(found):
        faults += islice(content_faults(content), MOST_FAULTS)
        faults += islice(content_advice(content), MOST_FAULTS) if advice else ()
    return content.library, tuple(sorted(set(faults)))
