"""A table of contents whose page numbers are known by the time it is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pia_wizard.pdf import fonts
from pia_wizard.pdf.pages import PageNumbers
from pia_wizard.pdf.paragraphs import Heading, Paragraph
from pia_wizard.pdf.styles import BODY, CELL, QUIET, RULE, TextStyle
from pia_wizard.pdf.tags import TaggedCanvas

_NUMBER_WIDTH = 34
_CHAPTER = replace(BODY, size=9.5, leading=14.5, bold=True, before=6, after=1)
_SECTION = replace(CELL, size=8.5, leading=12.5, indent=18, after=0)


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """One line: a heading's words, a leader, its page; all of it leads there."""

    title: Paragraph
    name: str
    numbers: PageNumbers
    key: object

    @property
    def before(self) -> float:
        """The style's space above."""
        return self.title.before

    @property
    def after(self) -> float:
        """The style's space below."""
        return self.title.after

    @property
    def keeps_with_next(self) -> bool:
        """Lines stand for themselves."""
        return False

    def height(self, width: float) -> float:
        """Return the height of the title, which may need more than one line."""
        return self.title.height(width - _NUMBER_WIDTH)

    def split(self, width: float, height: float) -> None:
        """Return None: a line of contents stays whole."""

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw title, leader and page number, the whole line being a link."""
        height = self.height(width)
        with (
            canvas.tag("TOC", leaf=False, key=self.key),
            canvas.tag("TOCI", leaf=False),
            canvas.tag("Link", leaf=False),
        ):
            self._draw_leader(canvas, x, top - height, width)
            with canvas.tag("Span"):
                self.title.draw_lines(canvas, x, top, width - _NUMBER_WIDTH)
                self._draw_number(canvas, x + width, top - height)
            canvas.link((x, top - height, width, height), f"#{self.name}", self.title.set_text().text)

    def _baseline(self, bottom: float) -> float:
        style = self.title.style
        return bottom + style.leading - (style.leading - style.size) / 2 - fonts.ASCENT * style.size

    def _draw_number(self, canvas: TaggedCanvas, right: float, bottom: float) -> None:
        number, style = str(self.numbers.of(self.name)), self.title.style
        x = right - fonts.width(number, style.size, bold=style.bold)
        fonts.draw(canvas, x, self._baseline(bottom), number, style.size, bold=style.bold)

    def _draw_leader(self, canvas: TaggedCanvas, x: float, bottom: float, width: float) -> None:
        text = self.title.set_text()
        inside = width - _NUMBER_WIDTH
        start, end = self.title.lines(inside)[-1]
        left = x + self.title.style.indent + text.starts[end] - text.starts[start] + 8
        right = x + width - 20
        if left < right:
            canvas.setStrokeColorRGB(*(QUIET if self.title.style.bold else RULE))
            canvas.setLineWidth(0.5)
            canvas.setDash([0.5, 3])
            canvas.line(left, self._baseline(bottom), right, self._baseline(bottom))
            canvas.setDash()


def contents_lines(headings: Sequence[Heading], numbers: PageNumbers) -> list[ContentsLine]:
    """Return a line for every heading of the first two levels."""
    key = object()
    return [
        ContentsLine(Paragraph(heading.words, _style(heading)), heading.name, numbers, key)
        for heading in headings
        if heading.level <= 2
    ]


def _style(heading: Heading) -> TextStyle:
    return _CHAPTER if heading.level == 1 else _SECTION
