"""The page to sign on: three fields, what a signature proves, and room to sign by hand."""

from dataclasses import dataclass
from hashlib import sha256

from pia_wizard.documents.material import Material
from pia_wizard.pdf.blocks import Block, Stack
from pia_wizard.pdf.fields import APPROVER, ARCHIVE_TIMESTAMP, ASSESSOR, PRIVACY_OFFICER, SignatureField
from pia_wizard.pdf.paragraphs import ListItem, Paragraph
from pia_wizard.pdf.styles import HEADING_3, ITEM, QUIET, SMALL
from pia_wizard.pdf.tags import TaggedCanvas

_SIDE = 96.0
_BESIDE = 18.0


@dataclass(frozen=True, slots=True)
class SignatureRow:
    """A signature field with the role, what it stands for, and lines to sign on paper."""

    field: SignatureField
    words: Stack
    lines: tuple[Paragraph, ...]
    before: float = 14
    after: float = 14
    keeps_with_next: bool = False

    def height(self, width: float) -> float:
        """Return the height of the field, or of the words where they need more."""
        return max(_SIDE, self.words.height(width - _SIDE - _BESIDE) + 34)

    def split(self, width: float, height: float) -> None:
        """Return None: field and words stay together."""

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw words, lines and field; what the field is for is read before it."""
        left = x + _SIDE + _BESIDE
        right = x + width
        self.words.draw(canvas, left, top, right - left)
        bottom = top - self.height(width)
        step = (right - left) / len(self.lines)
        for number, line in enumerate(self.lines):
            start = left + number * step
            line.draw(canvas, start, bottom + 15, step)
            canvas.setStrokeColorRGB(*QUIET)
            canvas.setLineWidth(0.5)
            canvas.line(start + line.natural_width() + 6, bottom + 2, start + step - 10, bottom + 2)
        self.field.draw(canvas, x, top, width)


def signature_page(material: Material) -> tuple[Block, ...]:
    """Return the page's blocks; the archive timestamp has a field without size at the end."""
    say = material.say
    digest = sha256(material.case).hexdigest()
    return (
        *_meaning(material),
        _row(
            material, ASSESSOR, say("評価者"), say("回答と判定を確かめ、この評価を実施したことを示します。")
        ),
        _row(
            material,
            PRIVACY_OFFICER,
            say("個人情報保護管理者"),
            say("評価の内容と計画した対策を確かめたことを示します。"),
        ),
        _row(material, APPROVER, say("承認者"), say("残るリスクを受け入れ、運用を承認したことを示します。")),
        Paragraph(say("評価データ assessment.json の SHA-256"), SMALL),
        Paragraph(digest, SMALL),
        SignatureField(ARCHIVE_TIMESTAMP, say("保管用タイムスタンプの欄"), 0, 0),
    )


def _meaning(material: Material) -> list[Block]:
    key = object()
    lead = material.say("電子署名をすると、次のことを後から確かめられます。")
    points = (
        material.say("署名した人の電子証明書で、この報告書に署名したこと。"),
        material.say("署名の後に、報告書と添付の評価データ（assessment.json）が書き換えられていないこと。"),
    )
    limit = material.say("署名は、回答の内容が事実であることや、法令に適合していることまでは証明しません。")
    return [
        Paragraph(lead),
        *(ListItem("・", Paragraph(point, ITEM), key) for point in points),
        Paragraph(limit, SMALL),
    ]


def _row(material: Material, name: str, role: str, meaning: str) -> SignatureRow:
    about = material.say("{role}の署名欄", role=role)
    words = Stack((Paragraph(role, HEADING_3), Paragraph(meaning)))
    lines = (Paragraph(material.say("氏名"), SMALL), Paragraph(material.say("日付"), SMALL))
    return SignatureRow(SignatureField(name, about, _SIDE, _SIDE), words, lines)
