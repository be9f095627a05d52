"""What can be done with assessments as wholes: listed and found, put away, doubled, begun from others."""

from abc import ABC, abstractmethod
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

import msgspec

from pia_wizard.assessment.model import Answer, Assessment, Origin
from pia_wizard.assessment.text import kept_text
from pia_wizard.errors import PiaError
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.compile import compile_questionnaire
from pia_wizard.questionnaire.model import Library
from pia_wizard.session.content import content_files
from pia_wizard.storage import Summary, Tile, Wanted, Workspace
from pia_wizard.storage.found_words import places_of

if TYPE_CHECKING:
    from pia_wizard.exchange.calendar_file import Reminder
    from pia_wizard.session.assessment_session import AssessmentSession


class Collection(ABC):
    """What ``Session`` offers for the list of assessments."""

    library: Library
    _workspace: Workspace
    _who: str

    @abstractmethod
    def open_assessment(self, assessment_id: str) -> "AssessmentSession":
        """Open one assessment."""

    def summaries(self, wanted: Wanted | None = None) -> tuple[Summary, ...]:
        """Return the assessments that are wanted; all of them, newest change first, if nothing is said."""
        if wanted is None:
            return self._workspace.summaries()
        return self._workspace.listing.summaries(wanted)

    def count(self, wanted: Wanted) -> int:
        """Return how many assessments are wanted, whatever ``most`` says."""
        return self._workspace.listing.count(wanted)

    def place(self, wanted: Wanted, assessment_id: str) -> int:
        """Return where an assessment stands among those wanted, from 0; -1 if it is not among them."""
        return self._workspace.listing.place(wanted, assessment_id)

    def clients(self, wanted: Wanted | None = None) -> dict[str, int]:
        """Return the clients by name with how many assessments each has; those in sight unless told."""
        return self._workspace.listing.clients(wanted)

    def where_found(self, assessment_id: str, words: str) -> tuple[str, ...]:
        """Return the questions in whose answers or notes one of the words is."""
        return places_of(self._workspace.assessment(assessment_id).answers, words)

    def refresh(self, most: int = 10) -> int:
        """Tell the list anew how some assessments stand that it is behind with; return how many are left.

        That is so after an upgrade of the workspace, and after a power cut.
        """
        untold = self._workspace.listing.untold()
        for assessment_id in untold[:most]:
            try:
                self.open_assessment(assessment_id).tell()
            except PiaError:  # it cannot be opened, which it says itself when somebody tries
                self._workspace.listing.put_tile(assessment_id, Tile())
        return max(len(untold) - most, 0)

    def reminders(
        self, translator: Translator, wanted: Wanted | None = None, moment: datetime | None = None
    ) -> bytes:
        """Return the days on which measures and reviews of several assessments are due, as iCalendar.

        Of those that are wanted (all in sight, if nothing is said) only such as have days are opened.
        """
        from pia_wizard.exchange.calendar_file import calendar_file
        from pia_wizard.session.papers import now
        from pia_wizard.session.reminders import reminders

        found: list[Reminder] = []
        for summary in self.summaries(wanted or Wanted()):
            if summary.told and summary.tile.measure_due is None and summary.tile.review_due is None:
                continue
            opened = self.open_assessment(summary.id)
            last = opened.last_approved()
            found += reminders(opened.judged(), translator, last.at if last else None)
        title = translator.say("プライバシー影響評価の予定")
        found.sort(key=lambda reminder: (reminder.day, reminder.name))
        return calendar_file(found, title=title, language=translator.language, moment=moment or now())

    def archive(self, assessment_id: str) -> None:
        """Put an assessment away. Raises ``NoSuchAssessmentError``."""
        self._workspace.listing.archive(assessment_id, archived=True)

    def unarchive(self, assessment_id: str) -> None:
        """Bring an assessment back that was put away. Raises ``NoSuchAssessmentError``."""
        self._workspace.listing.archive(assessment_id, archived=False)

    def duplicate(self, assessment_id: str, title: str) -> str:
        """Begin an assessment that is like another one in everything but its history; return its id.

        Its content is that of the other, and so is its evidence. Comments and approvals are not taken over.
        """
        made = self._copied(assessment_id, title)
        self._workspace.add(made, self._workspace.sources(assessment_id))
        self._workspace.evidence.copy(assessment_id, made.id, who=self._who)
        return self._begun(made.id, assessment_id)

    def make_template(self, assessment_id: str, title: str) -> str:
        """Make a template of an assessment, which stays as it is; return the template's id.

        Evidence is left out, and so is what was decided: verdicts and levels set aside, acceptances.
        """
        made = msgspec.structs.replace(
            self._copied(assessment_id, title), overrides={}, level_overrides=(), acceptances=()
        )
        self._workspace.add(made, self._workspace.sources(assessment_id))
        self._workspace.listing.make_template(made.id, template=True)
        return self._begun(made.id)

    def from_template(self, template_id: str, title: str, *, client: str = "") -> str:
        """Begin an assessment from a template, with today's content; return its id.

        Its answers are marked as having been there from the beginning. Raises ``NoSuchAssessmentError``,
        UnknownGuidelineError and UnknownMethodError.
        """
        held = self._workspace.assessment(template_id)
        made = self._anew(held, title, held.answers, Origin.DEFAULT)
        return self._begun(made, client=client)

    def reassess(self, assessment_id: str, title: str) -> str:
        """Begin the assessment of this year from that of last year, with today's content; return its id.

        Answers are copied, to be confirmed, but for the days of the assessment; measures that were not
        dropped and own risks go on. Verdicts and levels set by hand, acceptances and evidence do not.
        Raises ``NoSuchAssessmentError``, UnknownGuidelineError and UnknownMethodError.
        """
        from pia_wizard.session.copying import NEVER_COPIED

        held = self._workspace.assessment(assessment_id)
        answers = {
            name: answer
            for name, answer in held.answers.items()
            if name not in NEVER_COPIED and not answer.unknown
        }
        made = self._anew(held, title, answers, Origin.COPIED)
        self._workspace.listing.follow(made, assessment_id)
        return self._begun(made, assessment_id)

    def _copied(self, assessment_id: str, title: str) -> Assessment:
        held = self._workspace.assessment(assessment_id)
        return msgspec.structs.replace(
            held, id=str(uuid4()), title=kept_text(title).strip(), created=datetime.now(UTC)
        )

    def _anew(self, held: Assessment, title: str, answers: dict[str, Answer], origin: Origin) -> str:
        """Store an assessment with today's content and what fits of these answers; return its id."""
        from pia_wizard.session.copying import copies

        compile_questionnaire(self.library, held.guidelines, held.method)  # or it could never be opened
        made = msgspec.structs.replace(
            held,
            id=str(uuid4()),
            title=kept_text(title).strip(),
            created=datetime.now(UTC),
            content=content_files(self.library),
            answers=copies(answers, self.library, origin=origin)[0],
            measures=tuple(measure for measure in held.measures if measure.status != "dropped"),
            overrides={},
            level_overrides=(),
            acceptances=(),
        )
        self._workspace.add(made, self.library.sources)
        return made.id

    def _begun(self, made: str, source: str = "", *, client: str = "") -> str:
        """Return the id of an assessment after the list is told how it stands, and for whom it is."""
        opened = self.open_assessment(made)
        name = client or (self._workspace.client(source) if source else "")
        if name:
            opened.set_client(name)
        opened.tell()
        return made
