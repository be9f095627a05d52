"""What the wizard asks on which page, and what comes out of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pia_wizard.assessment.model import Value
from pia_wizard.questionnaire.model import Library, Question

NAME = "site_name"
"""The question that gives the assessment its title; the only one that may not stay empty."""
_WHAT = ("operator_kind", "site_kind")
_WHERE = ("prefecture", "municipality", "smart_pole", "open_to_public")


@dataclass(frozen=True, slots=True)
class Plan:
    """A new assessment: its title, its guidelines, its method and its first answers by question id."""

    title: str
    guidelines: tuple[str, ...]
    method: str
    answers: Mapping[str, Value]


class Asked(NamedTuple):
    """The questions of each page; what the content asks beyond those known here is on the last."""

    what: tuple[Question, ...]
    where: tuple[Question, ...]
    why: tuple[Question, ...]


def asked_on_pages(library: Library, first: Sequence[Question]) -> Asked:
    """Return which of the first questions is asked on which page."""
    known = {question.id: question for question in first}
    name = (library.questions[NAME],) if NAME in library.questions else ()
    what = tuple(known[i] for i in _WHAT if i in known)
    where = tuple(known[i] for i in _WHERE if i in known)
    placed = {NAME, *_WHAT, *_WHERE}
    return Asked((*name, *what), where, tuple(q for q in first if q.id not in placed))
