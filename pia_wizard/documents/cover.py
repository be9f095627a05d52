"""The first page: what was assessed, for whom, by what, when."""

from dataclasses import dataclass, field, replace

from pia_wizard.documents.material import Material, shortened
from pia_wizard.pdf.blocks import Block, Space, offsets
from pia_wizard.pdf.branding import draw_band, logo_figure
from pia_wizard.pdf.pages import HEIGHT, MARGIN, TEXT_HEIGHT, TEXT_WIDTH, WIDTH
from pia_wizard.pdf.paragraphs import Paragraph
from pia_wizard.pdf.phrases import roughness
from pia_wizard.pdf.styles import BLUE, BODY, COVER_TITLE, RULE, SMALL
from pia_wizard.pdf.tags import TaggedCanvas
from pia_wizard.theme import Theme

_KIND = replace(BODY, size=12, leading=18, bold=True, colour=BLUE, after=14)
_NAME = replace(BODY, size=9, leading=16, bold=True, colour=BLUE)
_VALUE = replace(BODY, size=10.5, leading=16)
_NAME_WIDTH = 112.0
_HIGHEST_LEAD = 120.0
"""Empty space above the first words, where there is room for it, in points."""

_SIZES = ((26, 38), (22, 33), (19, 29), (17, 26))
"""Sizes of the title and its leadings, in points."""

_LARGE_TITLE = 40
"""A longer title is set in the smaller ones, in characters."""

_LONGEST_TITLE = 80
_LONGEST_FACT = 120
_MOST_LINES = 4
"""More guidelines than this stand side by side."""


@dataclass(frozen=True, slots=True)
class Band:
    """The coloured band at the head of the cover, with what a theme writes on it."""

    theme: Theme
    before: float = 0
    after: float = 0
    keeps_with_next: bool = False

    def height(self, width: float) -> float:  # noqa: ARG002 - as high at any width
        """Return 0: it stands in the page's margin."""
        return 0

    def split(self, width: float, height: float) -> None:
        """Return None."""

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:  # noqa: ARG002
        """Draw the band along the page's upper edge."""
        draw_band(canvas, self.theme, (0, HEIGHT - 28, WIDTH, 28), MARGIN)


@dataclass(frozen=True, slots=True)
class CoverFact:
    """A name and a value side by side, a hairline above; a list item for readers."""

    name: Paragraph
    value: Paragraph
    key: object
    before: float = 0
    after: float = 0
    keeps_with_next: bool = False
    item: object = field(default_factory=object)

    def height(self, width: float) -> float:
        """Return the height of the higher of the two."""
        return 14 + max(self.value.height(width - _NAME_WIDTH), self.name.height(_NAME_WIDTH - 8))

    def split(self, width: float, height: float) -> None:
        """Return None."""

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw hairline, name and value."""
        canvas.setStrokeColorRGB(*RULE)
        canvas.setLineWidth(0.5)
        canvas.line(x, top, x + width, top)
        with canvas.tag("L", leaf=False, key=self.key), canvas.tag("LI", leaf=False):
            with canvas.tag("Lbl"):
                self.name.draw_lines(canvas, x, top - 7, _NAME_WIDTH - 8)
            with canvas.tag("LBody"):
                self.value.draw_lines(canvas, x + _NAME_WIDTH, top - 7, width - _NAME_WIDTH)


def cover(material: Material) -> list[Block]:
    """Return the blocks of the cover."""
    title = shortened(material.assessment.title or material.fact("site_name"), _LONGEST_TITLE)
    blocks: list[Block] = [
        Paragraph(material.say("プライバシー影響評価　報告書"), _KIND),
        _title(title),
    ]
    blocks += _facts(material)
    if material.theme.cover_text:
        blocks.append(Paragraph(material.theme.cover_text, replace(BODY, before=26)))
    blocks.append(Paragraph(_disclaimer(material), replace(SMALL, before=26)))
    logo = logo_figure(material.theme, logo_words(material))
    spare = TEXT_HEIGHT - offsets((*logo, *blocks), TEXT_WIDTH)[-1]
    return [Band(material.theme), *logo, Space(max(0, min(_HIGHEST_LEAD, spare))), *blocks]


def _title(title: str) -> Paragraph:
    """Return the title in the largest type in which no line ends inside a word."""
    sizes = _SIZES if len(title) <= _LARGE_TITLE else _SIZES[2:]
    ways = [Paragraph(title, replace(COVER_TITLE, size=size, leading=leading)) for size, leading in sizes]
    return min(ways, key=lambda way: roughness(way.set_text().text, way.lines(TEXT_WIDTH)))


def logo_words(material: Material) -> str:
    """Return what a theme's logo shows, in words."""
    if not material.theme.name:
        return material.say("ロゴ")
    return material.say("{name}のロゴ", name=material.theme.name)


def _facts(material: Material) -> list[Block]:
    key = object()
    pairs = (
        (material.say("運用者"), material.fact("operator_name")),
        (material.say("設置場所"), _site(material)),
        (material.say("評価の基準"), _guidelines(material)),
        (material.say("評価日"), material.fact("assessed_on")),
        (material.say("評価者"), material.fact("assessor")),
        (material.say("版"), material.edition_name),
        (material.say("回答の状態"), _state(material)),
        (material.say("作成日時"), _made(material)),
        (material.say("文書番号"), material.assessment.id),
    )
    facts = [
        CoverFact(Paragraph(name, _NAME), Paragraph(shortened(value, _LONGEST_FACT), _VALUE), key)
        for name, value in pairs
        if value
    ]
    return [replace(fact, before=30) if number == 0 else fact for number, fact in enumerate(facts)]


def _site(material: Material) -> str:
    return "\n".join(filter(None, (material.fact("site_name"), material.fact("site_address"))))


def _guidelines(material: Material) -> str:
    """Return the short names of the guidelines; chapter 2 has titles and editions in full."""
    names = list(map(material.short_title, material.questionnaire.guidelines.values()))
    return ("\n" if len(names) <= _MOST_LINES else material.say("、")).join(names)


def _state(material: Material) -> str:
    left = len(material.open_questions)
    if not left:
        return material.say("必要な質問にすべて回答しています。")
    return material.translator.say_n(
        "未回答の質問が {n} 件あります。", "未回答の質問が {n} 件あります。", left
    )


def _made(material: Material) -> str:
    zone = material.moment.strftime("%z")
    return material.say(
        "{day} {time}（{zone}）",
        day=material.translator.date(material.moment.date()),
        time=material.translator.time(material.moment),
        zone=f"UTC{zone[:3]}:{zone[3:5]}" if zone.strip("+-0") else "UTC",
    )


def _disclaimer(material: Material) -> str:
    return material.say(
        "この報告書は、回答を基準と照らし合わせた結果をまとめたものです。判定は回答だけにもとづき、"
        "回答が事実と合っているかは確かめていません。法的な助言ではありません。"
        "構成は ISO/IEC 29134 の箇条7を参考にしています。"
    )
