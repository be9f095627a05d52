"""What verifying a file found, all that its page shows; made in another thread."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pia_wizard.i18n import Translator
from pia_wizard.session import papers, verifying
from pia_wizard.signing.records import Result, Verification
from pia_wizard.signing.wording import Told
from pia_wizard.ui.appearance.shapes import Shape

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

SHAPES = {
    Result.VALID_TRUSTED: Shape.MET,
    Result.VALID_SELF_MADE: Shape.PARTLY,
    Result.VALID_UNTRUSTED: Shape.PARTLY,
    Result.MISMATCHED: Shape.NOT_MET,
    Result.CHANGED: Shape.NOT_MET,
    Result.DAMAGED: Shape.NOT_MET,
    Result.UNSIGNED: Shape.UNDETERMINED,
    Result.NOT_A_PDF: Shape.UNDETERMINED,
}
GROUNDS = {
    Shape.MET: "notice",
    Shape.PARTLY: "warning",
    Shape.NOT_MET: "problem",
    Shape.UNDETERMINED: "inset",
}


@dataclass(frozen=True, slots=True)
class Findings:
    """A verification, when it was made, and the certificates that could be trusted because of it."""

    path: Path
    moment: datetime
    verification: Verification
    anchors: "tuple[Certificate, ...]"

    @property
    def shape(self) -> Shape:
        """The sign of the verdict."""
        return SHAPES[self.verification.result]

    @property
    def has_assessment(self) -> bool:
        """Whether an assessment lies in the file."""
        return bool(self.verification.assessment_sha256)

    @property
    def can_be_signed(self) -> bool:
        """Whether it is one of our reports, unchanged, with fields that are still empty."""
        from pia_wizard.signing.roles import role_of

        sound = self.verification.result.unchanged or self.verification.result is Result.UNSIGNED
        return sound and any(map(role_of, self.verification.empty_fields))

    def told(self, translator: Translator) -> Told:
        """Return what was found in sentences."""
        return verifying.in_sentences(self.verification, translator)

    def details(self, translator: Translator) -> list[str]:
        """Return the technical particulars."""
        return verifying.details(self.verification, translator)

    def text(self, translator: Translator) -> str:
        """Return all of it as a text to keep."""
        return verifying.as_text(self.path, self.verification, self.moment, translator)


def findings(path: Path) -> Findings:
    """Verify a file with what this computer's user trusts. Raises the subclasses of ``ReadError``."""
    verification = verifying.verified(path)
    anchors = verifying.unknown_anchors(path) if verification.signatures else ()
    return Findings(path, papers.now(), verification, anchors)
