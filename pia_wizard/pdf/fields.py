"""The empty signature fields of a report, made once so that signing later adds nothing but signatures.

Field names are a contract with ``pia_wizard.signing``; the archive timestamp gets a field without size.
"""

from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Pdf, Stream

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


def give_appearances(pdf: Pdf) -> None:
    """Give every signature field with an area the look of an empty box (ISO 19005-3, 6.3.3)."""
    for field in pdf.Root.AcroForm.Fields if Name.AcroForm in pdf.Root else ():
        left, bottom, right, top = (float(edge) for edge in field.Rect)
        width, height = right - left, top - bottom
        if width and height:
            field.AP = Dictionary(N=pdf.make_indirect(_empty_box(pdf, width, height)))


def _empty_box(pdf: Pdf, width: float, height: float) -> Stream:
    lines = f"q 0.6 G 0.75 w [3 3] 0 d 1 1 {width - 2:.2f} {height - 2:.2f} re S Q"
    box = Stream(pdf, lines.encode())
    box.Type, box.Subtype = Name.XObject, Name.Form
    box.BBox = Array([0, 0, width, height])
    box.Resources = Dictionary()
    return box
