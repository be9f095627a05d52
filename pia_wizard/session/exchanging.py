"""What leaves an open assessment whole, and what comes into it from elsewhere, in one act each."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from pia_wizard.assessment.merging import Difference, Item, Side, differences, merged
from pia_wizard.assessment.model import Answer, Origin, Row
from pia_wizard.assessment.values import checked_value
from pia_wizard.exchange.portable_file import Attachment, Portable, write_portable
from pia_wizard.exchange.table_file import read_table
from pia_wizard.exchange.whole_file import write_whole
from pia_wizard.i18n import Translator
from pia_wizard.session.answer_import import (
    HEADS,
    Incoming,
    IncomingRows,
    incoming_answers,
    incoming_rows,
)
from pia_wizard.session.attaching import EvidenceOfAnswers
from pia_wizard.session.effect import Effect
from pia_wizard.session.papers import now


class Exchanging(EvidenceOfAnswers):
    """What ``AssessmentSession`` offers for exchange."""

    def portable(self) -> Portable:
        """Return the assessment with the content it is judged with and its evidence."""
        files = [
            Attachment(
                kept.question, kept.name, self._workspace.evidence.body(self.assessment.id, kept.sha256)
            )
            for kept in self.evidence()
        ]
        return Portable(self.judged().assessment, self.library.sources, tuple(files))

    def write_portable(self, path: Path) -> None:
        """Write the assessment as a portable file, whole or not at all; raises a ``WriteError``."""
        write_portable(path, self.portable())

    def differences_from(self, portable: Portable) -> tuple[Difference, ...]:
        """Return what another copy of this assessment says differently."""
        return differences(self.assessment, portable.assessment)

    def merge(self, portable: Portable, chosen: Mapping[Item, Side]) -> Effect:
        """Take from another copy what was chosen, and its evidence; undoing takes it back in one go.

        Raises FrozenEditionError, and what ``add_evidence`` raises.
        """
        after = merged(self.assessment, portable.assessment, chosen)
        files = self._kept_as((file.question, file.name, file.data) for file in portable.attachments)
        self._writable.put_merged(self.assessment, after, files, who=self._who)
        return self._reload()

    def write_answer_sheet(self, path: Path, translator: Translator) -> None:
        """Write all questions with their answers as a spreadsheet; raises a ``WriteError``."""
        from pia_wizard.documents.answer_sheet import answer_xlsx
        from pia_wizard.documents.material import Material

        judged, moment = self.judged(), now()
        material = Material(
            judged.assessment, judged.questionnaire, judged.evaluation, translator, moment, b""
        )
        write_whole(path, answer_xlsx(material, moment=moment))

    def answers_in(self, path: Path) -> Incoming:
        """Return what a sheet of answers would change; raises TableError, ReadError, NoAnswerColumnsError."""
        return incoming_answers(read_table(path, HEADS), self.questionnaire, dict(self.assessment.answers))

    def rows_in(self, path: Path, question_id: str) -> IncomingRows:
        """Return the rows a sheet brings for a table; raises TableError, ReadError, NoTableColumnsError."""
        return incoming_rows(read_table(path), self.questionnaire.questions[question_id])

    def take_answers(self, answers: Mapping[str, Answer]) -> Effect:
        """Store answers from a sheet in one act, marked as imported. Raises FrozenEditionError."""
        moment = datetime.now(UTC)
        given = {
            name: msgspec.structs.replace(answer, origin=Origin.IMPORTED, at=moment)
            for name, answer in answers.items()
        }
        self._writable.put_answers(self.assessment.id, given, who=self._who)
        return self._reload()

    def take_rows(self, question_id: str, rows: tuple[Row, ...], *, replace: bool) -> Effect:
        """Store rows of a table instead of those there, or after them. Raises ValueRefusedError."""
        held = self.assessment.answers.get(question_id, Answer())
        before = () if replace or not isinstance(held.value, tuple) else held.value
        value = checked_value(self.questionnaire.questions[question_id], (*before, *rows))
        return self.take_answers({question_id: Answer(value=value, note=held.note)})
