"""One open assessment: every committed answer is stored first, then judged, then reported back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import msgspec

from pia_wizard.assessment.canonical import assessment_from_json
from pia_wizard.assessment.model import Answer, Assessment, Origin, Override, Value
from pia_wizard.assessment.review import ApprovedEdition
from pia_wizard.assessment.text import kept_text
from pia_wizard.assessment.value_errors import ValueRefusedError
from pia_wizard.assessment.values import checked_value, fitting_answers
from pia_wizard.documents.variant import Variant
from pia_wizard.evaluation import Evaluation, evaluation_of
from pia_wizard.evaluation.model import Status
from pia_wizard.evaluation.own_risks import with_own_risks
from pia_wizard.evaluation.review_words import edition_text
from pia_wizard.exchange.case_file import write_case
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.questionnaire.model import Library
from pia_wizard.session import papers, records, themes
from pia_wizard.session.commenting import Commenting
from pia_wizard.session.copying import CopiedAnswers
from pia_wizard.session.deciding import RiskDecisions, reason_given
from pia_wizard.session.effect import NOTHING, Effect, Preview, ReasonMissingError, effect, preview
from pia_wizard.session.exchanging import Exchanging
from pia_wizard.session.going_back import GoingBack
from pia_wizard.session.judged import Judged, exported, questionnaire_of
from pia_wizard.session.judged_by import JudgedBy
from pia_wizard.session.operator_rules import RulesFormat, rules
from pia_wizard.session.pinned import ContentState, pinned
from pia_wizard.session.printed_notices import PrintedPosters
from pia_wizard.session.reminders import reminders_file
from pia_wizard.session.reviewing import Reviewing
from pia_wizard.session.tiles import tile_of
from pia_wizard.storage import Change, Workspace

if TYPE_CHECKING:
    from pia_wizard.signage.notice_file import TextFormat
    from pia_wizard.signing.identity import Identity
    from pia_wizard.signing.roles import Role

__all__ = ["AssessmentSession", "Effect", "Preview", "ReasonMissingError"]


_Kept = TypeVar("_Kept")


class _Foreseen(NamedTuple):
    """What an answer would come to, kept in case it is given: most are, right after being looked at."""

    before: Evaluation
    question: str
    given: Value
    value: Value
    """What was given, made regular."""
    after: Evaluation


class AssessmentSession(
    JudgedBy, RiskDecisions, GoingBack, Reviewing, Commenting, Exchanging, CopiedAnswers, PrintedPosters
):
    """Holds the assessment, its questionnaire and its evaluation, always in step with the disk.

    ``library`` is what it is judged with; ``current`` is the content of today, where that is another. A
    ``frozen`` one is an approved edition: it can be read and printed, and refuses every change.
    """

    def __init__(
        self,
        workspace: Workspace,
        library: Library,
        assessment: Assessment,
        who: str,
        *,
        current: Library | None = None,
        state: ContentState = ContentState.SAME,
        frozen: ApprovedEdition | None = None,
    ) -> None:
        self._workspace = workspace
        self._who = who
        self.frozen = frozen
        self._current = current or library
        self._state = state
        self.library = library
        self.assessment = assessment
        self.questionnaire = questionnaire_of(library, assessment)
        self.evaluation = self._evaluated(assessment, None)
        self._foreseen: _Foreseen | None = None

    def answer(self, question_id: str, value: Value, *, origin: Origin = Origin.TYPED) -> Effect:
        """Store a value; raises ValueRefusedError (and stores nothing) if it does not fit."""
        seen, question = self._foreseen, self.questionnaire.questions[question_id]
        looked_at = seen is not None and seen.question == question_id and seen.given is value
        fitting = seen.value if seen is not None and looked_at else checked_value(question, value)
        return self._commit(question_id, value=fitting, not_applicable="", unknown=False, origin=origin)

    def not_applicable(self, question_id: str, reason: str) -> Effect:
        """Store that a question does not apply, with the reason that this needs."""
        return self._commit(question_id, value=None, not_applicable=reason_given(reason), unknown=False)

    def dont_know(self, question_id: str) -> Effect:
        """Store "I don't know yet": the question stays open."""
        return self._commit(question_id, value=None, not_applicable="", unknown=True)

    def clear(self, question_id: str) -> Effect:
        """Take an answer back, keeping its note; the history keeps what was there."""
        held = self.assessment.answers.get(question_id)
        if held is not None and held.note:
            return self._commit(question_id, value=None, not_applicable="", unknown=False)
        return self._store(question_id, None)

    def note(self, question_id: str, text: str) -> Effect:
        """Store a note beside an answer, which stays the answer it was."""
        held = self.assessment.answers.get(question_id, Answer())
        return self._commit(question_id, note=kept_text(text), origin=held.origin)

    def override(self, requirement_id: str, status: Status | None, reason: str = "") -> Effect:
        """Store the assessor's own verdict with its reason; None takes it back."""
        overrides = dict(self.assessment.overrides)
        overrides.pop(requirement_id, None)
        moment = datetime.now(UTC)
        if status is not None:
            overrides[requirement_id] = msgspec.convert(
                {"status": str(status), "reason": reason_given(reason), "by": self._who, "at": moment},
                Override,
            )
        self._writable.put_overrides(self.assessment.id, overrides, who=self._who)
        return self._adopt(msgspec.structs.replace(self.assessment, overrides=overrides), moment)

    def would_hide(self, question_id: str, value: Value) -> tuple[str, ...]:
        """Return the answered questions that this answer would hide; they keep their answers."""
        return self.would_change(question_id, value).hidden

    def would_change(self, question_id: str, value: Value) -> Preview:
        """Return what an answer would change, storing nothing."""
        try:
            fitting = checked_value(self.questionnaire.questions[question_id], value)
        except ValueRefusedError:  # such an answer is refused, and so changes nothing
            return NOTHING
        answers = {**self.assessment.answers, question_id: Answer(value=fitting)}
        then = self._evaluated(msgspec.structs.replace(self.assessment, answers=answers), self.evaluation)
        self._foreseen = _Foreseen(self.evaluation, question_id, value, fitting, then)
        return preview(self.evaluation, then)

    def history(self, question_id: str | None = None) -> tuple[Change, ...]:
        """Return what was changed, newest first."""
        return self._workspace.history(self.assessment.id, question_id)

    def tell(self) -> None:
        """Keep how the assessment stands for the list of assessments."""
        last = self.last_approved()
        tile = tile_of(self.assessment, self.questionnaire, self.evaluation, last.at if last else None)
        self._workspace.listing.put_tile(self.assessment.id, tile)

    def open_edition(self, number: int) -> "AssessmentSession":
        """Return an approved edition, judged with the content it was approved with; changes are refused.

        Raises ``NoSuchEditionError``.
        """
        editions = self._workspace.editions
        case = assessment_from_json(editions.case(self.assessment.id, number))
        pins = {file.path: file.sha256 for file in case.content}
        library, state = pinned(case, lambda: editions.sources(pins), self._current)
        fitting = msgspec.structs.replace(case, answers=fitting_answers(library.questions, case.answers))
        return AssessmentSession(
            self._workspace,
            library,
            fitting,
            self._who,
            current=self._current,
            state=state,
            frozen=next(held for held in self.editions() if held.number == number),
        )

    def _opened(self, assessment_id: str) -> "AssessmentSession":
        return opened(self._workspace, assessment_id, self._current, self._who)

    def judged(self) -> Judged:
        """Return the assessment as it leaves the program, ready for reports and notices."""
        case = exported(self.library, self.assessment, self.evaluation)
        return Judged(case, self.questionnaire, self.evaluation)

    def report(
        self, translator: Translator, moment: datetime | None = None, *, variant: Variant = Variant.FULL
    ) -> bytes:
        """Return a variant of the report as an unsigned PDF in the translator's language.

        It tells what changed since the edition approved before this one, if there is one. Raises
        NoPublicationError for the summary to publish, where the content has no rules for it.
        """
        theme = themes.chosen(self.assessment.id)
        return papers.report(
            self.judged(),
            translator,
            moment or papers.now(),
            variant=variant,
            theme=theme,
            since=self.since_approved(),
            edition=self.edition,
        )

    def report_word(
        self, translator: Translator, moment: datetime | None = None, *, variant: Variant = Variant.FULL
    ) -> bytes:
        """Return a variant of the report as a Word file; raises what ``report`` raises."""
        theme = themes.chosen(self.assessment.id)
        return papers.report_word(
            self.judged(),
            translator,
            moment or papers.now(),
            variant=variant,
            theme=theme,
            since=self.since_approved(),
            edition=self.edition,
        )

    def signed_report(
        self, translator: Translator, identity: "Identity", role: "Role", moment: datetime | None = None
    ) -> bytes:
        """Return the report signed in one role."""
        moment = moment or papers.now()
        return papers.signed(self.report(translator, moment), identity, role, translator, moment)

    def poster(self, notice_id: str, translator: Translator, moment: datetime | None = None) -> bytes:
        """Return a notice as a poster; raises NoticeIncompleteError with what is missing."""
        return papers.poster(self.judged(), notice_id, translator, moment or papers.now())

    def notice_text(
        self,
        notice_id: str,
        languages: Sequence[str],
        translator: Translator,
        *,
        form: "TextFormat",
        moment: datetime | None = None,
    ) -> bytes:
        """Return the words of a notice in these languages as a file; raises what ``papers`` does."""
        case, moment = self.judged(), moment or papers.now()
        return papers.notice_text(case, notice_id, languages, translator, form=form, moment=moment)

    def rules(self, kind: RulesFormat, translator: Translator, moment: datetime | None = None) -> bytes:
        """Return the operator's own rules as a file; raises NoRulesError."""
        theme = themes.chosen(self.assessment.id)
        return rules(self.judged(), kind, translator, moment or papers.now(), theme=theme)

    def plan(self, translator: Translator, moment: datetime | None = None) -> bytes:
        """Return the planned measures as a spreadsheet."""
        return records.plan(self.judged(), translator, moment or papers.now())

    def reminders(self, translator: Translator, moment: datetime | None = None) -> bytes:
        """Return the days on which measures are due, and of the next review, as an iCalendar file."""
        last = self.last_approved()
        approved = last.at if last else None
        return reminders_file(self.judged(), translator, moment or papers.now(), approved)

    def comparison(
        self,
        translator: Translator,
        before: int | None = None,
        after: int | None = None,
        moment: datetime | None = None,
    ) -> bytes:
        """Return as a PDF what ``compare`` tells; raises what that raises."""
        found = self.compare(before, after)
        later = self if after is None else self.open_edition(after)
        editions = (found.since or later.edition, later.edition)
        names = (edition_text(editions[0], translator), edition_text(editions[1], translator))
        theme = themes.chosen(self.assessment.id)
        return papers.comparison(
            later.judged(), found, names, translator, moment or papers.now(), theme=theme
        )

    def write_forms(self, folder: Path, translator: Translator) -> int:
        """Write the records to keep, each to print and as a spreadsheet; return how many there are.

        Raises the subclasses of ``WriteError``.
        """
        case, moment = self.judged(), papers.now()
        kinds = records.RecordFormat
        theme = themes.chosen(self.assessment.id)
        written = [records.write_forms(case, folder, kind, translator, moment, theme=theme) for kind in kinds]
        return len(written[0])

    def write_case(self, path: Path) -> None:
        """Write ``case.json``: all there or, on an error, nothing."""
        write_case(path, self.judged().assessment)

    def _commit(self, question_id: str, **changes: object) -> Effect:
        held = self.assessment.answers.get(question_id, Answer())
        moment = datetime.now(UTC)
        changed = {"origin": Origin.TYPED, **changes, "at": moment}
        return self._store(question_id, msgspec.structs.replace(held, **changed))

    def _store(self, question_id: str, answer: Answer | None) -> Effect:
        """Disk first: what the window shows as saved is saved."""
        self._writable.put_answer(self.assessment.id, question_id, answer, who=self._who)
        answers: dict[str, Answer] = dict(self.assessment.answers)
        if answer is None:
            answers.pop(question_id, None)
        else:
            answers[question_id] = answer
        moment = answer.at if answer and answer.at else datetime.now(UTC)
        return self._adopt(msgspec.structs.replace(self.assessment, answers=answers), moment)

    def _adopt(self, assessment: Assessment, moment: datetime, added: str = "") -> Effect:
        if assessment.own_risks is not self.assessment.own_risks:
            self.questionnaire = with_own_risks(self.questionnaire, assessment.own_risks)
        before, after = self.evaluation, self._evaluated(assessment, self._nearest(assessment))
        self.assessment, self.evaluation = assessment, after
        self.tell()
        return effect(before, after, moment, added)

    def _reload(self) -> Effect:
        stored = self._workspace.assessment(self.assessment.id)
        held, library, state = self.assessment, self.library, self._state
        if stored.content != held.content:
            sources = self._workspace.sources
            library, state = pinned(stored, lambda: sources(stored.id), self._current)
        assessment = self._in_step(stored, library)
        if _rules(assessment) == _rules(held) and library is self.library:
            return self._adopt(assessment, datetime.now(UTC))
        before, self.library, self._state = self.evaluation, library, state
        self.assessment, self.questionnaire = assessment, questionnaire_of(library, assessment)
        self.evaluation = self._evaluated(assessment, None)
        self.tell()
        changed = effect(before, self.evaluation, datetime.now(UTC))
        return replace(changed, rules=True)

    def _in_step(self, stored: Assessment, library: Library) -> Assessment:
        """Return what is stored as it can be judged; what is as it was stays the same object.

        Judging again goes by identity: only what is another object is looked at.
        """
        held = self.assessment
        fitting = fitting_answers(library.questions, stored.answers)
        answers = {name: _same(held.answers.get(name), answer) for name, answer in fitting.items()}
        own_risks = _same(held.own_risks, stored.own_risks)
        return msgspec.structs.replace(stored, answers=answers, own_risks=own_risks)

    def _nearest(self, assessment: Assessment) -> Evaluation:
        """Return an evaluation from which little has to be judged again: what was foreseen, if it came so."""
        seen, self._foreseen = self._foreseen, None
        if seen is None or seen.before is not self.evaluation:
            return self.evaluation
        answer = assessment.answers.get(seen.question)
        return seen.after if answer is not None and answer.value == seen.value else self.evaluation

    def _evaluated(
        self, assessment: Assessment, previous: Evaluation | None, asked: Questionnaire | None = None
    ) -> Evaluation:
        return evaluation_of(asked or self.questionnaire, assessment, previous)


def _rules(assessment: Assessment) -> tuple[object, ...]:
    return assessment.guidelines, assessment.method, assessment.content


def _same(held: _Kept | None, now: _Kept) -> _Kept:
    """Return what was held if it equals what is now."""
    return held if held is not None and held == now else now


def opened(workspace: Workspace, assessment_id: str, current: Library, who: str) -> AssessmentSession:
    """Open an assessment with the content it is pinned to, if that can still be used, else with today's.

    A stored value that its question does not take any more is as good as unknown, and stays stored. Raises
    ``NoSuchAssessmentError``.
    """
    stored = workspace.assessment(assessment_id)
    library, state = pinned(stored, lambda: workspace.sources(assessment_id), current)
    answers = fitting_answers(library.questions, stored.answers)
    assessment = msgspec.structs.replace(stored, answers=answers)
    return AssessmentSession(workspace, library, assessment, who, current=current, state=state)
