"""Evidence files: kept inside the workspace beside the answer they prove, opened as copies."""

import shutil
import stat
import tempfile
import weakref
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from pia_wizard.assessment.review import EvidenceFile
from pia_wizard.errors import N_, RefusedError
from pia_wizard.exchange.file_kinds import kind_of_bytes, safe_name
from pia_wizard.exchange.whole_file import read_bounded
from pia_wizard.session.effect import Effect
from pia_wizard.session.opened import OpenAssessment
from pia_wizard.storage.errors import NoSuchEvidenceError

LARGEST_FILE = 20 * 1024 * 1024
"""The most bytes of one evidence file."""

MOST_FILES = 30
"""The most evidence files of one answer."""


class EvidenceTooLargeError(RefusedError):
    """A file larger than is kept."""

    what = N_("「{name}」を添付できませんでした。")
    why = N_("大きさが {most} MB を超えています。")
    do = N_("必要なページや場面だけを取り出すか、画像を縮小してから添付してください。")


class EmptyEvidenceError(RefusedError):
    """A file with nothing in it."""

    what = N_("「{name}」を添付できませんでした。")
    why = N_("中身が空のファイルです。")
    do = N_("元のファイルを確かめてください。")


class TooMuchEvidenceError(RefusedError):
    """More files than one answer has."""

    what = N_("ファイルを添付できませんでした。")
    why = N_("1 つの質問に添付できるのは {most} 個までです。")
    do = N_("いらないファイルを外すか、1 つの PDF にまとめてください。")


class EvidenceOfAnswers(OpenAssessment):
    """What ``AssessmentSession`` offers for evidence."""

    def evidence(self, question_id: str | None = None) -> tuple[EvidenceFile, ...]:
        """Return the files kept as evidence for an answer, or for all; the oldest first."""
        found = self._workspace.evidence.of(self.assessment.id)
        return tuple(file for file in found if question_id in (None, file.question))

    def add_evidence(self, question_id: str, paths: Iterable[Path]) -> Effect:
        """Keep copies of files as evidence for an answer: all of them, in one act, or none.

        Raises a ``ReadError``, EvidenceTooLargeError, EmptyEvidenceError, TooMuchEvidenceError,
        UnknownKindError.
        """
        read = [(question_id, path.name, read_bounded(path, LARGEST_FILE)) for path in paths]
        return self.add_evidence_files(read)

    def add_evidence_bytes(self, question_id: str, name: str, data: bytes) -> Effect:
        """Keep bytes as evidence, such as a pasted picture. Raises what ``add_evidence`` raises."""
        return self.add_evidence_files([(question_id, name, data)])

    def add_evidence_files(self, given: Iterable[tuple[str, str, bytes]]) -> Effect:
        """Keep files, each told by question, name and bytes: all of them, in one act, or none.

        Raises what ``add_evidence`` raises.
        """
        self._writable.evidence.add(self.assessment.id, self._kept_as(given), who=self._who)
        return self._reload()

    def remove_evidence(self, question_id: str, digest: str) -> Effect:
        """Take a file away from an answer; this can be undone. Raises ``NoSuchEvidenceError``."""
        self._writable.evidence.remove(self.assessment.id, question_id, digest, who=self._who)
        return self._reload()

    def forget_evidence(self, digest: str) -> Effect:
        """Erase a file that should never have been kept; what was done before cannot be undone any more.

        Raises ``NoSuchEvidenceError``.
        """
        self._writable.evidence.forget(self.assessment.id, digest, who=self._who)
        return self._reload()

    def evidence_copy(self, question_id: str, digest: str) -> Path:
        """Return a read-only copy of a file to look at, gone when the program ends.

        Raises ``NoSuchEvidenceError`` and the errors of the workspace.
        """
        held = next((file for file in self.evidence(question_id) if file.sha256 == digest), None)
        if held is None:
            raise NoSuchEvidenceError(name=digest[:12])
        body = self._workspace.evidence.body(self.assessment.id, digest)
        folder = Path(tempfile.mkdtemp(prefix="pia-wizard-"))
        weakref.finalize(self, _erase, folder)
        copy = folder / safe_name(held.name, Path(held.name).suffix)
        copy.write_bytes(body)
        copy.chmod(stat.S_IRUSR)
        return copy

    def _kept_as(self, given: Iterable[tuple[str, str, bytes]]) -> list[tuple[EvidenceFile, bytes]]:
        """Return files as they are kept, none of them an answer has already; raises what is refused."""
        held = {(file.question, file.sha256) for file in self.evidence()}
        files = {
            (file.question, file.sha256): (file, data)
            for file, data in ((self._file(*one), one[2]) for one in given)
            if (file.question, file.sha256) not in held
        }
        counts = Counter(question for question, _ in (*held, *files))
        if any(counts[question] > MOST_FILES for question, _ in files):
            raise TooMuchEvidenceError(most=MOST_FILES)
        return list(files.values())

    def _file(self, question_id: str, name: str, data: bytes) -> EvidenceFile:
        if len(data) > LARGEST_FILE:
            raise EvidenceTooLargeError(name=name, most=LARGEST_FILE >> 20)
        if not data:
            raise EmptyEvidenceError(name=name)
        kind = kind_of_bytes(data, name)
        return EvidenceFile(
            question=question_id,
            sha256=sha256(data).hexdigest(),
            name=safe_name(name, kind.ending),
            kind=kind.media_type,
            size=len(data),
            by=self._who,
            at=datetime.now(UTC),
        )


def _erase(folder: Path) -> None:
    """Remove copies that were looked at; Windows removes only what may be written."""
    for copy in folder.glob("*"):
        with suppress(OSError):
            copy.chmod(stat.S_IRUSR | stat.S_IWUSR)
    shutil.rmtree(folder, ignore_errors=True)
