"""The content an assessment is judged with: the shipped folder and the folders the user added."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from uuid import uuid4

from platformdirs import user_cache_path

from pia_wizard import resources
from pia_wizard.assessment.model import Answer, Assessment, ContentFile
from pia_wizard.assessment.text import kept_text
from pia_wizard.questionnaire.library import library_from, load_library
from pia_wizard.questionnaire.model import Library, SourceFile
from pia_wizard.session.settings import load_settings


@cache
def shipped_library() -> Library:
    """Return the content that comes with the program, checked."""
    return library_of(())


def library_of(folders: Sequence[Path]) -> Library:
    """Return the shipped content together with the user's own folders; raises ContentFaultsError."""
    return load_library([resources.questionnaires(), *folders], cache=_cache_folder())


def own_library() -> Library:
    """Return the shipped content together with the folders in the settings; raises ContentFaultsError."""
    folders = load_settings().folders
    return library_of([Path(folder) for folder in folders]) if folders else shipped_library()


def kept_library_of(sources: Iterable[SourceFile]) -> Library:
    """Return the library of content files kept with an assessment; raises ContentFaultsError."""
    return library_from(sources, cache=_cache_folder())


def content_files(library: Library) -> tuple[ContentFile, ...]:
    """Return the pins by which an assessment remembers what it was judged with."""
    return tuple(ContentFile(path=source.path, sha256=source.sha256) for source in library.sources)


def default_method(library: Library) -> str:
    """Return the id of the method of new assessments: the last that says so, as the user's own come last."""
    marked = [name for name, method in library.methods.items() if method.default]
    return marked[-1] if marked else next(iter(library.methods))


def new_assessment(
    library: Library,
    title: str,
    guidelines: tuple[str, ...],
    moment: datetime,
    *,
    answers: Mapping[str, Answer] | None = None,
    method: str = "",
) -> Assessment:
    """Return an empty assessment pinned to the library; judged by the default method if none is given."""
    return Assessment(
        id=str(uuid4()),
        title=kept_text(title).strip(),
        guidelines=guidelines,
        method=method or default_method(library),
        created=moment,
        content=content_files(library),
        answers=dict(answers or {}),
    )


def _cache_folder() -> Path:
    return user_cache_path("PIA Wizard", appauthor=False)
