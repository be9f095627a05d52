"""The content an assessment was judged with, kept beside it, so that nothing changes unasked."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import NamedTuple

from pia_wizard.assessment.model import Assessment, ContentFile
from pia_wizard.questionnaire.files import kind_of
from pia_wizard.questionnaire.library import ContentFaultsError
from pia_wizard.questionnaire.model import Library, SourceFile
from pia_wizard.session.content import kept_library_of
from pia_wizard.storage.errors import DamagedWorkspaceError


class ContentState(StrEnum):
    """How the content of an assessment stands to the content of today.

    ``lost``: its own cannot be used any more, so it is judged with today's.
    """

    SAME = "same"
    NEWER = "newer"
    LOST = "lost"


class Pinned(NamedTuple):
    """The content to judge an assessment with."""

    library: Library
    state: ContentState


def pinned(assessment: Assessment, sources: Callable[[], tuple[SourceFile, ...]], current: Library) -> Pinned:
    """Return the content an assessment is pinned to; ``sources`` reads the files kept for it.

    Never raises for what is kept: what is missing, damaged or not understood any more is lost.
    """
    library = kept_library(assessment.content, sources, current)
    if library is None:
        return Pinned(current, ContentState.LOST)
    if library is current:
        return Pinned(current, ContentState.SAME)
    whole = set(assessment.guidelines) <= library.guidelines.keys() and assessment.method in library.methods
    return Pinned(library, ContentState.NEWER) if whole else Pinned(current, ContentState.LOST)


def kept_library(
    content: tuple[ContentFile, ...], sources: Callable[[], tuple[SourceFile, ...]], current: Library
) -> Library | None:
    """Return the library of these content files, ``current`` if it is that one, None if it is lost."""
    if pairs(content) == pairs(current.sources):
        return current
    try:
        kept = sources()
        if not kept or not all(kind_of(source.path) for source in kept):
            return None
        if pairs(kept) == pairs(current.sources):
            return current
        return kept_library_of(_in_order(kept, content))
    except (ContentFaultsError, DamagedWorkspaceError):
        return None


def pairs(files: Iterable[ContentFile | SourceFile]) -> frozenset[tuple[str, str]]:
    """Return what makes content files the same, wherever they lie: their paths and digests."""
    return frozenset((file.path, file.sha256) for file in files)


def _in_order(kept: Iterable[SourceFile], pins: Iterable[ContentFile]) -> tuple[SourceFile, ...]:
    """Return the kept files as they were joined: the order of questions and guidelines follows from it."""
    place = {pin.path: number for number, pin in enumerate(pins)}
    return tuple(sorted(kept, key=lambda source: place.get(source.path, len(place))))
