"""The content an assessment is judged with: the shipped folder and the folders the user added."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

from platformdirs import user_cache_path

from pia_wizard import resources
from pia_wizard.assessment.model import Answer, Assessment, ContentFile, Value
from pia_wizard.assessment.text import kept_text
from pia_wizard.evaluation.facts import fact_of
from pia_wizard.evaluation.wording import told_answer
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.compile import facts_scope
from pia_wizard.questionnaire.expressions import UNKNOWN, Fact, Scope, compile_expression
from pia_wizard.questionnaire.library import load_library
from pia_wizard.questionnaire.model import Guideline, Library


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
    """Return the id of the method that new assessments use: the library's first."""
    return next(iter(library.methods))


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


class Suggestion(NamedTuple):
    """Whether a guideline fits the first answers (None: they do not tell), and why."""

    fits: bool | None
    reason: str


def suggested_guidelines(
    library: Library, values: Mapping[str, Value], translator: Translator
) -> dict[str, Suggestion]:
    """Return, for each guideline, whether its own condition holds for the first answers."""
    answers = {name: Answer(value=value) for name, value in values.items()}
    scope = facts_scope(library)
    facts: dict[str, Fact] = {
        name: fact_of(question, answers.get(name)) for name, question in library.questions.items()
    }
    return {
        name: _suggestion(library, guideline, scope, (facts, answers), translator)
        for name, guideline in library.guidelines.items()
    }


def _suggestion(
    library: Library,
    guideline: Guideline,
    scope: Scope,
    given: tuple[Mapping[str, Fact], Mapping[str, Answer]],
    translator: Translator,
) -> Suggestion:
    if not guideline.applies_when:
        return Suggestion(fits=True, reason=translator.say("すべてのカメラが対象です。"))
    facts, answers = given
    truth, deciding = compile_expression(guideline.applies_when, scope).judge(facts)
    said = [
        told_answer(library.questions[name], answers.get(name), translator)
        for name in sorted(deciding & library.questions.keys())  # rows of tables are named there too
        if truth is not None or facts[name] is UNKNOWN
    ]
    return Suggestion(truth, translator.say("／").join(said))
