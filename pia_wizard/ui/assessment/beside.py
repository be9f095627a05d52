"""What lies beside the answers, files and comments: read once, kept in step with the disk."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal

from pia_wizard.assessment.review import Comment, EvidenceFile
from pia_wizard.session.assessment_session import AssessmentSession, Effect
from pia_wizard.session.commenting import About, Thread

Subject = tuple[About, str]


class Beside(QObject):
    """``evidence_changed`` carries the question, its effect and the names of files that came, if any.

    ``evidence_seen`` follows for whoever shows files, ``commented`` carries what a comment is about.
    """

    evidence_changed = Signal(str, object, object)
    evidence_seen = Signal(str)
    commented = Signal(str, str)
    comment_stored = Signal(object)

    def __init__(self, session: AssessmentSession, parent: QObject) -> None:
        super().__init__(parent)
        self.session = session
        self._files: dict[str, list[EvidenceFile]] = {}
        self._threads: dict[Subject, list[Thread]] = {}
        self.look()

    def look(self) -> None:
        """Read everything anew."""
        files: defaultdict[str, list[EvidenceFile]] = defaultdict(list)
        for file in self.session.evidence():
            files[file.question].append(file)
        self._files = files
        threads: defaultdict[Subject, list[Thread]] = defaultdict(list)
        for thread in self.session.comments():
            threads[thread.first.about, thread.first.subject].append(thread)
        self._threads = threads

    def files(self, question: str) -> tuple[EvidenceFile, ...]:
        """Return the evidence for an answer, the oldest first."""
        return tuple(self._files.get(question, ()))

    def threads(self, about: About, subject: str) -> tuple[Thread, ...]:
        """Return the comments on something, the oldest first."""
        return tuple(self._threads.get((about, subject), ()))

    def open_comments(self) -> dict[Subject, int]:
        """Return how many comments are open, by what they are about."""
        counts = {key: sum(thread.open for thread in found) for key, found in self._threads.items()}
        return {key: n for key, n in counts.items() if n}

    def add_files(self, question: str, paths: Iterable[Path]) -> None:
        """Keep copies of files as evidence; raises what the session raises."""
        given = list(paths)
        names = tuple(path.name for path in given)
        self._attach(question, lambda: self.session.add_evidence(question, given), names)

    def add_bytes(self, question: str, name: str, data: bytes) -> None:
        """Keep bytes as evidence, such as a picture from the clipboard; raises what the session raises."""
        self._attach(question, lambda: self.session.add_evidence_bytes(question, name, data), (name,))

    def remove_file(self, question: str, file: EvidenceFile) -> None:
        """Take a file away from an answer; raises what the session raises."""
        self._attach(question, lambda: self.session.remove_evidence(question, file.sha256), ())

    def add_comment(self, about: About, subject: str, text: str, answered: str = "") -> Comment:
        """Store a comment, or an answer to one; raises what the session raises."""
        if answered:
            return self._said(lambda: self.session.answer_comment(answered, text))
        return self._said(lambda: self.session.add_comment(about, subject, text))

    def change_comment(self, comment: Comment, text: str) -> Comment:
        """Store another text of a comment; raises what the session raises."""
        return self._said(lambda: self.session.change_comment(comment.id, text))

    def remove_comment(self, comment: Comment) -> None:
        """Remove a comment; raises what the session raises."""

        def remove() -> Comment:
            self.session.remove_comment(comment.id)
            return msgspec.structs.replace(comment, changed=datetime.now(UTC), resolved=None)

        self._said(remove)

    def resolve(self, comment: Comment, *, resolved: bool) -> None:
        """Close a comment, or open it again; raises what the session raises."""
        change = self.session.resolve_comment if resolved else self.session.reopen_comment
        self._said(lambda: change(comment.id))

    def _attach(self, question: str, act: Callable[[], Effect], came: tuple[str, ...]) -> None:
        effect = act()
        self.look()
        self.evidence_seen.emit(question)
        self.evidence_changed.emit(question, effect, came)

    def _said(self, act: Callable[[], Comment]) -> Comment:
        comment = act()
        self.look()
        self.commented.emit(comment.about, comment.subject)
        self.comment_stored.emit(comment.resolved or comment.changed or comment.at)
        return comment
