"""Three fields to sign side by side, for a page that has little room."""

from dataclasses import dataclass, replace
from hashlib import sha256

from pia_wizard.documents.material import Material
from pia_wizard.pdf.blocks import Block
from pia_wizard.pdf.fields import APPROVER, ARCHIVE_TIMESTAMP, ASSESSOR, PRIVACY_OFFICER, SignatureField
from pia_wizard.pdf.paragraphs import Paragraph
from pia_wizard.pdf.styles import CELL_BOLD, QUIET, SMALL
from pia_wizard.pdf.tags import TaggedCanvas

_SIDE = 58.0
_GAP = 10.0
_ROLE = replace(CELL_BOLD, after=0)
_LINE = replace(SMALL, size=8, leading=11)


@dataclass(frozen=True, slots=True)
class Signer:
    """A field with the role it is for."""

    role: Paragraph
    field: SignatureField
    lines: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class SignatureTrio:
    """The fields beside each other, each below its role and left of lines to sign on paper."""

    signers: tuple[Signer, ...]
    before: float = 4
    after: float = 6
    keeps_with_next: bool = False

    def height(self, width: float) -> float:
        """Return the height of the roles and the fields below them."""
        return self._head(width) + _SIDE

    def split(self, width: float, height: float) -> None:
        """Return None: the fields stay together."""

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw each role, then its lines, then its field."""
        part = self._part(width)
        for number, signer in enumerate(self.signers):
            left = x + number * (part + _GAP)
            signer.role.draw(canvas, left, top, part)
            _draw_lines(canvas, signer.lines, left + _SIDE + 8, left + part, top - self._head(width))
            signer.field.draw(canvas, left, top - self._head(width), part)

    def _part(self, width: float) -> float:
        return (width - _GAP * (len(self.signers) - 1)) / len(self.signers)

    def _head(self, width: float) -> float:
        return max(signer.role.height(self._part(width)) for signer in self.signers) + 3


def _draw_lines(
    canvas: TaggedCanvas, lines: tuple[Paragraph, ...], left: float, right: float, top: float
) -> None:
    step = _SIDE / len(lines)
    for number, line in enumerate(lines):
        bottom = top - (number + 1) * step
        line.draw(canvas, left, bottom + line.style.leading + 1, right - left)
        canvas.setStrokeColorRGB(*QUIET)
        canvas.setLineWidth(0.5)
        canvas.line(left, bottom, right, bottom)


def signature_trio(material: Material) -> list[Block]:
    """Return the fields, what signing means, the fingerprint of the case, and the timestamp's field."""
    say = material.say
    roles = (
        (ASSESSOR, say("評価者")),
        (PRIVACY_OFFICER, say("個人情報保護管理者")),
        (APPROVER, say("承認者")),
    )
    meaning = say(
        "承認者の署名は、残るリスクを受け入れ、運用を承認したことを示します。根拠は報告書（全体）にあります。"
    )
    rests = say("判定は回答だけにもとづいています。法的な助言ではありません。")
    digest = say("評価データ assessment.json の SHA-256") + "\n" + sha256(material.case).hexdigest()
    return [
        Paragraph(material.sentences(meaning, rests), replace(SMALL, after=2)),
        SignatureTrio(tuple(_signer(material, name, role) for name, role in roles)),
        Paragraph(digest, replace(SMALL, size=7.5, leading=11, after=0)),
        SignatureField(ARCHIVE_TIMESTAMP, say("保管用タイムスタンプの欄"), 0, 0, after=0),
    ]


def _signer(material: Material, name: str, role: str) -> Signer:
    about = material.say("{role}の署名欄", role=role)
    lines = (Paragraph(material.say("氏名"), _LINE), Paragraph(material.say("日付"), _LINE))
    return Signer(Paragraph(role, _ROLE), SignatureField(name, about, _SIDE, _SIDE), lines)
