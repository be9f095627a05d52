"""Words that lead elsewhere in the document: named places, page numbers, and links inside a paragraph."""

from dataclasses import dataclass

from pia_wizard.pdf import fonts
from pia_wizard.pdf.pages import PageNumbers
from pia_wizard.pdf.paragraphs import Paragraph, draw_line
from pia_wizard.pdf.tags import TaggedCanvas


@dataclass(slots=True)
class PageLink(Paragraph):
    """The number of the page of a named place, leading there; it is known by the time it is drawn."""

    name: str = ""
    numbers: PageNumbers | None = None

    def height(self, width: float) -> float:  # noqa: ARG002 - one line at any width
        """Return the height of one line."""
        return self.style.leading

    def split(self, width: float, height: float) -> None:
        """Return None: a number stays whole."""

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw the number as a link, at the right."""
        if self.numbers is None:
            return
        number = str(self.numbers.of(self.name))
        wide = fonts.width(number, self.style.size, bold=self.style.bold)
        with canvas.tag("P", leaf=False), canvas.tag("Link", leaf=False):
            with canvas.tag("Span"):
                Paragraph(number, self.style).draw_lines(canvas, x + width - wide, top, wide + 1)
            box = (x + width - wide, top - self.style.leading, wide, self.style.leading)
            canvas.link(box, f"#{self.name}", number)


@dataclass(slots=True)
class LinkedParagraph(Paragraph):
    """A paragraph of pieces, some of which lead to named places; ``targets`` are those, in their order.

    ``words`` must be spans; the target of a span that leads nowhere is empty.
    """

    targets: tuple[str, ...] = ()

    def split(self, width: float, height: float) -> None:
        """Return None: such a paragraph is short and stays whole."""

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw the lines piece by piece."""
        text, style = self.set_text(), self.style
        with canvas.tag(self.tag, leaf=False, key=self.key):
            for number, (start, end) in enumerate(self.lines(width)):
                y = top - number * style.leading
                for first, last, target in self._pieces(start, end):
                    left = x + style.indent + text.starts[first] - text.starts[start]
                    self._draw_piece(canvas, (first, last), (left, y), target)

    def _pieces(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """Return the parts of a line that belong to one span each, with where they lead."""
        pieces, at = [], 0
        for span, target in zip(self._spans(), self.targets, strict=True):
            first, last = max(at, start), min(at + len(span), end)
            if first < last:
                pieces.append((first, last, target))
            at += len(span)
        return pieces

    def _spans(self) -> list[str]:
        return [self.words] if isinstance(self.words, str) else [span.text for span in self.words]

    def _draw_piece(
        self, canvas: TaggedCanvas, span: tuple[int, int], at: tuple[float, float], target: str
    ) -> None:
        text, style = self.set_text(), self.style
        baseline = at[1] - (style.leading - style.size) / 2 - fonts.ASCENT * style.size
        if not target:
            with canvas.tag("Span"):
                draw_line(canvas, text, span, (at[0], baseline), style.size)
            return
        with canvas.tag("Link", leaf=False):
            with canvas.tag("Span"):
                draw_line(canvas, text, span, (at[0], baseline), style.size)
            wide = text.starts[span[1]] - text.starts[span[0]]
            said = text.text[span[0] : span[1]].strip()
            canvas.link((at[0], at[1] - style.leading, wide, style.leading), f"#{target}", said)
