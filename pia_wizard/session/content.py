"""The content an assessment is judged with: the shipped folder and the folders the user added."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from uuid import uuid4

from platformdirs import user_cache_path

from pia_wizard import resources
from pia_wizard.assessment.model import Answer, Assessment, ContentFile
from pia_wizard.assessment.text import kept_text
from pia_wizard.questionnaire.library import load_library
from pia_wizard.questionnaire.model import Library


@cache
def shipped_library() -> Library:
    """Return the content that comes with the program, checked."""
    return library_of(())


def library_of(folders: Sequence[Path]) -> Library:
    """Return the shipped content together with the user's own folders; raises ContentFaultsError."""
    cache_folder = user_cache_path("PIA Wizard", appauthor=False)
    return load_library([resources.questionnaires(), *folders], cache=cache_folder)


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
) -> Assessment:
    """Return an empty assessment pinned to the library; judged by the default method."""
    return Assessment(
        id=str(uuid4()),
        title=kept_text(title).strip(),
        guidelines=guidelines,
        method=default_method(library),
        created=moment,
        content=content_files(library),
        answers=dict(answers or {}),
    )
