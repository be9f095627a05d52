"""Answers taken from another assessment, such as last year's: marked as copied until they are confirmed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import msgspec

from pia_wizard.assessment.model import Answer, Origin
from pia_wizard.assessment.values import fitting_answers
from pia_wizard.evaluation import Visibility
from pia_wizard.evaluation.verdicts import ASSESSED_ON
from pia_wizard.questionnaire.model import Library
from pia_wizard.session.changed_questions import ChangedQuestions
from pia_wizard.session.effect import Effect
from pia_wizard.session.tiles import REVIEW_DATE

NEVER_COPIED = frozenset({ASSESSED_ON, REVIEW_DATE})
"""Days that belong to one assessment alone."""


@dataclass(frozen=True, slots=True)
class Copied:
    """Which answers were copied, and which were not as their questions do not take them any more."""

    effect: Effect
    questions: tuple[str, ...]
    unfit: tuple[str, ...]


class CopiedAnswers(ChangedQuestions):
    """What ``AssessmentSession`` offers for copied answers."""

    def copy_answers(self, from_id: str, questions: Iterable[str] | None = None) -> Copied:
        """Copy answers from another assessment, in one act.

        Without ``questions`` all that are not answered here, also where not asked yet, but for the days of
        the assessment; those named replace what was answered. A note that is here stays, before the one
        that comes. Raises ``NoSuchAssessmentError``.
        """
        theirs = self._writable.assessment(from_id).answers
        names = self._open_here() if questions is None else tuple(questions)
        given = {name: theirs[name] for name in names if name in theirs and not theirs[name].unknown}
        fitting, unfit = copies(given, self.library)
        fitting = {name: self._with_own_note(name, answer) for name, answer in fitting.items()}
        self._writable.put_answers(self.assessment.id, fitting, who=self._who)
        return Copied(self._reload(), tuple(fitting), unfit)

    def copyable(self, from_id: str) -> tuple[dict[str, Answer], tuple[str, ...]]:
        """Return the answers of another assessment that fit here and say otherwise, as they are asked here.

        With them the questions here whose other answers do not fit. Raises ``NoSuchAssessmentError``.
        """
        theirs, held = self._workspace.assessment(from_id).answers, self.assessment.answers
        asked = [name for name in self.questionnaire.questions if name in theirs]
        given = {name: theirs[name] for name in asked if _settled(theirs[name])}
        fitting, unfit = copies(given, self.library)
        differing = {name: answer for name, answer in fitting.items() if not _alike(answer, held.get(name))}
        return differing, unfit

    def confirm(self, *questions: str) -> Effect:
        """Take copied answers as one's own, in one act; without names all that are asked.

        An answer given to a question that changed since then is taken as one to the question of now.
        """
        names, changed = questions or self.unconfirmed(), self.changed_questions()
        moment, held = datetime.now(UTC), self.assessment.answers
        own = {
            name: msgspec.structs.replace(held[name], origin=Origin.TYPED, at=moment)
            for name in names
            if name in held
            and (held[name].origin is Origin.COPIED or (name in changed and _settled(held[name])))
        }
        self._writable.put_answers(self.assessment.id, own, who=self._who)
        return self._reload()

    def unconfirmed(self) -> tuple[str, ...]:
        """Return the questions that are asked whose answers are copied and not confirmed."""
        held = self.assessment.answers
        return tuple(
            name
            for name, state in self.evaluation.questions.items()
            if state.visibility is Visibility.SHOWN and name in held and held[name].origin is Origin.COPIED
        )

    def _with_own_note(self, name: str, copied: Answer) -> Answer:
        """Return a copied answer with the note that stands here already before its own."""
        own = self.assessment.answers.get(name, Answer()).note
        notes = dict.fromkeys(filter(None, (own, copied.note)))
        return msgspec.structs.replace(copied, note="\n".join(notes))

    def _open_here(self) -> tuple[str, ...]:
        held = self.assessment.answers
        given = {name for name, answer in held.items() if answer.value is not None or answer.not_applicable}
        return tuple(name for name in self.questionnaire.questions if name not in NEVER_COPIED | given)


def _settled(answer: Answer) -> bool:
    return not answer.unknown and (answer.value is not None or bool(answer.not_applicable))


def _alike(one: Answer, other: Answer | None) -> bool:
    said = other or Answer()
    return (one.value, one.not_applicable) == (said.value, said.not_applicable)


def copies(
    given: Mapping[str, Answer], library: Library, *, origin: Origin = Origin.COPIED
) -> tuple[dict[str, Answer], tuple[str, ...]]:
    """Return the answers that fit, marked with where they came from, and the names of those that do not."""
    moment = datetime.now(UTC)
    checked = fitting_answers(library.questions, given)
    fitting = {
        name: msgspec.structs.replace(answer, origin=origin, at=moment)
        for name, answer in checked.items()
        if name in library.questions and (given[name].value is None or answer.value is not None)
    }
    return fitting, tuple(name for name in given if name not in fitting)
