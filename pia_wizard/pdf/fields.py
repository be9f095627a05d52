"""The empty signature fields of a report, made once so that signing later adds nothing but signatures.

Field names are a contract with ``pia_wizard.signing``; the archive timestamp gets a field without size.
"""

from dataclasses import dataclass

from pia_wizard.pdf.tags import TaggedCanvas

ASSESSOR = "Assessor"
PRIVACY_OFFICER = "PrivacyOfficer"
APPROVER = "Approver"
ARCHIVE_TIMESTAMP = "ArchiveTimestamp"


@dataclass(frozen=True, slots=True)
class SignatureField:
    """A place to sign: a square at the left of its line, as a block; ``about`` is what readers hear."""

    name: str
    about: str
    width: float = 96
    size: float = 96
    before: float = 0
    after: float = 6
    keeps_with_next: bool = False

    def height(self, width: float) -> float:  # noqa: ARG002 - as high at any width
        """Return the height."""
        return self.size

    def split(self, width: float, height: float) -> None:
        """Return None: a field stays whole."""

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:  # noqa: ARG002
        """Put the field on the page."""
        canvas.signature_field(self.name, self.about, (x, top - self.size, self.width, self.size))
