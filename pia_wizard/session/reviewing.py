"""From draft to approval, and the editions that were approved: opened, compared, brought back."""

from abc import abstractmethod
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Literal

import msgspec

from pia_wizard.assessment.canonical import assessment_from_json, canonical_json
from pia_wizard.assessment.model import Answer
from pia_wizard.assessment.review import ApprovedEdition, Edition, ReviewRole, ReviewState
from pia_wizard.assessment.text import kept_text
from pia_wizard.assessment.values import fitting_answers
from pia_wizard.errors import N_
from pia_wizard.evaluation import Visibility
from pia_wizard.evaluation.comparison import Comparison, comparison
from pia_wizard.evaluation.digest import judgement_digest
from pia_wizard.evaluation.review_words import state_text
from pia_wizard.i18n import translator
from pia_wizard.session.deciding import reason_given
from pia_wizard.session.effect import Effect
from pia_wizard.session.opened import OpenAssessment
from pia_wizard.session.review_errors import NotAnEditionError, WrongStateError
from pia_wizard.storage.errors import NoSuchAssessmentError

_SUBMIT, _WITHDRAW = N_("確認の依頼"), N_("依頼の取り下げ")
_CHECK, _REQUEST, _APPROVE = N_("確認済みの記録"), N_("修正の依頼"), N_("承認")
_WRITING = (ReviewState.DRAFT, ReviewState.CHANGES_REQUESTED)

Step = Literal["submit", "withdraw", "check", "request_changes", "approve"]
_STEPS: dict[ReviewState, tuple[tuple[Step, ReviewRole], ...]] = {
    ReviewState.DRAFT: (("submit", ReviewRole.ASSESSOR),),
    ReviewState.CHANGES_REQUESTED: (("submit", ReviewRole.ASSESSOR),),
    ReviewState.IN_REVIEW: (
        ("check", ReviewRole.REVIEWER),
        ("request_changes", ReviewRole.REVIEWER),
        ("approve", ReviewRole.APPROVER),
        ("withdraw", ReviewRole.ASSESSOR),
    ),
    ReviewState.APPROVED: (),
}


class Reviewing(OpenAssessment):
    """What ``AssessmentSession`` offers for review and approval; without ``by``, the computer's user acts."""

    @property
    def edition(self) -> Edition:
        """Which edition this is: the frozen one, or that of now."""
        if self.frozen is not None:
            held = self.frozen
            return Edition(
                number=held.number, state=ReviewState.APPROVED, by=held.by, at=held.at, remark=held.remark
            )
        return self._workspace.editions.now(self.assessment.id)

    def review_steps(self) -> tuple[tuple[Step, ReviewRole], ...]:
        """Return the steps that are possible now, named as the methods are, and in which role."""
        return _STEPS[self.edition.state]

    def submit(self, remark: str = "", *, by: str = "") -> Edition:
        """As assessor: ask for review. Raises WrongStateError."""
        return self._move(_SUBMIT, _WRITING, ReviewState.IN_REVIEW, remark, by)

    def withdraw(self, remark: str = "", *, by: str = "") -> Edition:
        """As assessor: take the edition back into work. Raises WrongStateError."""
        return self._move(_WITHDRAW, (ReviewState.IN_REVIEW,), ReviewState.DRAFT, remark, by)

    def request_changes(self, remark: str, *, by: str = "") -> Edition:
        """As reviewer or approver: ask for changes, saying which. ReasonMissingError, WrongStateError."""
        asked = reason_given(remark)
        return self._move(_REQUEST, (ReviewState.IN_REVIEW,), ReviewState.CHANGES_REQUESTED, asked, by)

    def check(self, remark: str = "", *, by: str = "") -> Edition:
        """As reviewer (privacy officer): record that the edition is in order. Raises WrongStateError."""
        before = self._require(_CHECK, (ReviewState.IN_REVIEW,))
        moment = datetime.now(UTC)
        after = msgspec.structs.replace(
            before,
            checked_by=kept_text(by).strip() or self._who,
            checked_at=moment,
            remark=kept_text(remark).strip(),
        )
        self._writable.editions.move(self.assessment.id, before, after)
        return after

    def approve(self, remark: str = "", *, by: str = "") -> ApprovedEdition:
        """As approver: approve the edition, which freezes it as it is now. Raises WrongStateError.

        The next change begins the next edition; what was done before cannot be undone any more.
        """
        before = self._require(_APPROVE, (ReviewState.IN_REVIEW,))
        after = self._moved(before, ReviewState.APPROVED, remark, by)
        case = canonical_json(self.judged().assessment)
        judgement = judgement_digest(self.evaluation)
        self._writable.editions.approve(self.assessment.id, before, after, case=case, judgement=judgement)
        self.tell()
        return self.editions()[-1]

    def editions(self) -> tuple[ApprovedEdition, ...]:
        """Return the approved editions, the first one first."""
        return self._workspace.editions.approved(self.assessment.id)

    def last_approved(self) -> ApprovedEdition | None:
        """Return the edition approved last, or None."""
        return next(reversed(self.editions()), None)

    def judged_as_approved(self) -> bool:
        """Return whether what follows from a frozen edition is what followed when it was approved.

        It may not be if its content was lost, or the program judges otherwise today. True for one in work.
        """
        return self.frozen is None or judgement_digest(self.evaluation) == self.frozen.judgement

    def changes_since_review(self) -> int:
        """Return how many changes were made since the edition was last moved on."""
        return self._workspace.editions.changes_since(self.assessment.id)

    def restore(self, number: int, questions: Iterable[str] | None = None) -> Effect:
        """Bring answers back from an approved edition, all or some, in one act.

        With all, what is asked now and was not answered then becomes open again. An answer that its
        question does not take any more is left as it is. Raises ``NoSuchEditionError``.
        """
        case = assessment_from_json(self._workspace.editions.case(self.assessment.id, number))
        held = fitting_answers(self.library.questions, case.answers)
        fits = {name: held[name] for name in held if held[name].unknown == case.answers[name].unknown}
        names = self._answered_or_in(case.answers) if questions is None else tuple(questions)
        given: dict[str, Answer | None] = {
            name: fits.get(name) for name in names if name in fits or name not in case.answers
        }
        self._writable.put_answers(self.assessment.id, given, who=self._who)
        return self._reload()

    def since_approved(self) -> Comparison | None:
        """Return what changed since the edition approved before this one, for its report; None if none."""
        number = self.edition.number
        earlier = [held for held in self.editions() if held.number < number]
        return self.compare(earlier[-1].number) if earlier else None

    def compare(self, before: int | None = None, after: int | None = None) -> Comparison:
        """Return what differs between two approved editions, or one and this.

        ``before`` is the last approved one unless told, ``after`` what is open here. Raises
        NotAnEditionError, ``NoSuchEditionError``.
        """
        last = self.last_approved()
        number = before if before is not None else last.number if last else None
        if number is None:
            raise NotAnEditionError
        earlier = self.open_edition(number)
        later = self if after is None else self.open_edition(after)
        return comparison(earlier.judged(), later.judged(), since=earlier.edition)

    def since_predecessor(self) -> Comparison | None:
        """Return what differs from the assessment this one goes on from; None if there is none (any more).

        ``questions`` and ``requirements`` of it tell what is new or changed in the content since.
        """
        name = self._workspace.listing.predecessor(self.assessment.id)
        try:
            earlier = self._opened(name) if name else None
        except NoSuchAssessmentError:
            return None
        if earlier is None:
            return None
        last = earlier.last_approved()
        if last is not None:
            earlier = earlier.open_edition(last.number)
        return comparison(earlier.judged(), self.judged(), since=earlier.edition)

    @abstractmethod
    def _opened(self, assessment_id: str) -> "Reviewing":
        """Return another assessment of the workspace, to look at."""

    @abstractmethod
    def open_edition(self, number: int) -> "Reviewing":
        """Return an approved edition, judged as it was; every change is refused."""

    def _answered_or_in(self, theirs: Mapping[str, Answer]) -> tuple[str, ...]:
        states, ours = self.evaluation.questions, self.assessment.answers
        shown = (n for n, state in states.items() if state.visibility is not Visibility.HIDDEN and n in ours)
        return tuple(dict.fromkeys((*theirs, *shown)))

    def _move(
        self, step: str, allowed: tuple[ReviewState, ...], state: ReviewState, remark: str, by: str
    ) -> Edition:
        before = self._require(step, allowed)
        after = self._moved(before, state, remark, by)
        self._writable.editions.move(self.assessment.id, before, after)
        return after

    def _moved(self, before: Edition, state: ReviewState, remark: str, by: str) -> Edition:
        """Return the edition in its next state; having been checked counts until it is worked on again."""
        checked = state is ReviewState.APPROVED
        return Edition(
            number=before.number,
            state=state,
            by=kept_text(by).strip() or self._who,
            at=datetime.now(UTC),
            remark=kept_text(remark).strip(),
            checked_by=before.checked_by if checked else "",
            checked_at=before.checked_at if checked else None,
        )

    def _require(self, step: str, allowed: tuple[ReviewState, ...]) -> Edition:
        writable = self._writable
        held = writable.editions.now(self.assessment.id)
        if held.state not in allowed:
            words = translator("ja")
            raise WrongStateError(step=words.say(step), state=state_text(held.state, words))
        return held
