"""What the wizard asks on which page, and what comes out of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from pia_wizard.assessment.model import Value
from pia_wizard.questionnaire.model import Library, Question

WHAT = ("site_name",)
WHERE = ("prefecture", "open_to_public")
WHY = ("purposes", "images_stored")
"""Ids of the questions asked on each page; they are also the assessment's first answers."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A new assessment: its title, its guidelines and its first answers by question id."""

    title: str
    guidelines: tuple[str, ...]
    answers: Mapping[str, Value]


def questions_of(library: Library, ids: tuple[str, ...]) -> tuple[Question, ...]:
    """Return those of the questions that this library has."""
    return tuple(library.questions[name] for name in ids if name in library.questions)
