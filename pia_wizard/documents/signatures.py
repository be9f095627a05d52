"""The page to sign on: three fields, what a signature proves, and room to sign by hand."""

from dataclasses import dataclass, replace
from hashlib import sha256

from pia_wizard.documents.chapters import section
from pia_wizard.documents.material import Material
from pia_wizard.pdf.blocks import Block, Stack
from pia_wizard.pdf.fields import APPROVER, ARCHIVE_TIMESTAMP, ASSESSOR, PRIVACY_OFFICER, SignatureField
from pia_wizard.pdf.paragraphs import Paragraph
from pia_wizard.pdf.styles import BODY, HEADING_3, QUIET, SMALL
from pia_wizard.pdf.tags import TaggedCanvas

_SIDE = 76.0
"""Side of a field in points: 27 mm, well above the size of a date stamp."""

_LINES = 26.0
"""Room for the lines to sign on."""

_BESIDE = 18.0
_MEANING = replace(BODY, size=9.5, leading=14)


@dataclass(frozen=True, slots=True)
class SignatureRow:
    """A signature field with the role, what it stands for, and lines to sign on paper."""

    field: SignatureField
    words: Stack
    lines: tuple[Paragraph, ...]
    before: float = 9
    after: float = 9
    keeps_with_next: bool = True

    def height(self, width: float) -> float:
        """Return the height of the field, or of the words where they need more."""
        return max(_SIDE, self.words.height(width - _SIDE - _BESIDE) + _LINES)

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
    """Return what is signed, on one page; the archive timestamp has a field without size at the end."""
    say = material.say
    digest = sha256(material.case).hexdigest()
    signed = (
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
        Paragraph(
            say("評価データ assessment.json の SHA-256") + "\n" + digest, replace(SMALL, size=8, leading=12)
        ),
    )
    timestamp = SignatureField(ARCHIVE_TIMESTAMP, say("保管用タイムスタンプの欄"), 0, 0)
    return Stack(signed, whole=True), timestamp


def _meaning(material: Material) -> list[Block]:
    meaning = material.say(
        "電子署名があれば、どの電子証明書で署名したかと、署名した後に報告書と添付の評価データ"
        "（assessment.json）が変わっていないかを、後から確かめられます。署名は、回答が事実であることや、"
        "法令に適合していることを証明しません。自作の証明書による署名は、署名した人がだれかを証明しません。"
        "タイムスタンプがない署名の日時は、署名したコンピューターの時計によります。"
    )
    return [
        section(material.say("署名"), "signing"),
        Paragraph(meaning, replace(SMALL, keep_with_next=True)),
    ]


def _row(material: Material, name: str, role: str, meaning: str) -> SignatureRow:
    about = material.say("{role}の署名欄", role=role)
    words = Stack((Paragraph(role, HEADING_3), Paragraph(meaning, _MEANING)))
    lines = (Paragraph(material.say("氏名"), SMALL), Paragraph(material.say("日付"), SMALL))
    return SignatureRow(SignatureField(name, about, _SIDE, _SIDE), words, lines)
