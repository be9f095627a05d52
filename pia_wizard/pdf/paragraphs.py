"""Paragraphs: text in lines of a width, with Japanese line breaking, font fallback and tags.

Text is text: there is no markup in it, so what a user types needs no escaping and always appears as
typed. Emphasis is a tuple of ``Span``.
"""

from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from pia_wizard.pdf import fonts
from pia_wizard.pdf.kinsoku import broken_lines, without_runt
from pia_wizard.pdf.phrases import phrase_lines
from pia_wizard.pdf.styles import BODY, Colour, TextStyle
from pia_wizard.pdf.tags import TaggedCanvas

_FEWEST_LINES = 2
"""A paragraph is cut so that at least this many lines stand on each side."""

_SHORTEST_LAST = 4
"""A last line should be at least this many ems long."""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a paragraph that looks different; None takes the paragraph's own look."""

    text: str
    bold: bool | None = None
    colour: Colour | None = None


Words = str | tuple[Span, ...]
"""What a paragraph says."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters start … end of a text in one font and colour."""

    start: int
    end: int
    font: str
    colour: Colour


@dataclass(frozen=True, slots=True)
class SetText:
    """A text ready to be broken: ``starts[i]`` is how far right character i begins on one long line."""

    text: str
    runs: tuple[Run, ...]
    starts: list[float]


def set_text(words: Words, style: TextStyle) -> SetText:
    """Return words as runs of fonts that have them, with the place of each character in points."""
    spans = (Span(words),) if isinstance(words, str) else words
    pieces: list[str] = []
    runs: list[Run] = []
    starts = [0.0]
    at = 0
    for span in spans:
        colour = style.colour if span.colour is None else span.colour
        for font, piece in fonts.runs(span.text, bold=style.bold if span.bold is None else span.bold):
            runs.append(Run(at, at + len(piece), font, colour))
            pieces.append(piece)
            at += len(piece)
            step = fonts.steps(font, style.size).__getitem__
            starts += accumulate(map(step, piece), initial=starts.pop())
    return SetText("".join(pieces), tuple(runs), starts)


_WHOLE = (0, None)
"""The part of a paragraph that is all of its lines."""


@dataclass(slots=True)
class Paragraph:
    """A block of text in one style, tagged as ``tag``; ``link`` makes all of it lead somewhere.

    ``link`` is a web address or "#" and a bookmark's key. Made paragraphs are not changed; what is
    computed for a width is kept.
    """

    words: Words
    style: TextStyle = BODY
    tag: str = "P"
    link: str = ""
    key: object = field(default_factory=object)
    _part: tuple[int, int | None] = _WHOLE
    _text: SetText | None = None
    _lines: dict[float, list[tuple[int, int]]] = field(default_factory=dict)

    @property
    def before(self) -> float:
        """The style's space above."""
        return self.style.before

    @property
    def after(self) -> float:
        """The style's space below."""
        return self.style.after

    @property
    def keeps_with_next(self) -> bool:
        """Whether the style keeps it with what follows."""
        return self.style.keep_with_next

    def set_text(self) -> SetText:
        """Return the text with its fonts and places."""
        if self._text is None:
            self._text = set_text(self.words, self.style)
        return self._text

    def lines(self, width: float) -> list[tuple[int, int]]:
        """Return the (start, end) of this part's lines in ``set_text().text`` at a width."""
        found = self._lines.get(width)
        if found is None:
            found = self._lines[width] = self._broken(width - self.style.indent)
        return found if self._part == _WHOLE else found[slice(*self._part)]

    def _broken(self, width: float) -> list[tuple[int, int]]:
        text, style = self.set_text(), self.style
        if style.phrases:
            return phrase_lines(text.text, text.starts, width)
        lines = broken_lines(text.text, text.starts, width - style.first_indent, width)
        return without_runt(text.text, text.starts, lines, min(_SHORTEST_LAST * style.size, width / 3))

    def height(self, width: float) -> float:
        """Return the height of the lines."""
        return len(self.lines(width)) * self.style.leading

    def natural_width(self) -> float:
        """Return the width of the text on one line."""
        text = self.set_text()
        cuts = [-1, *(i for i, c in enumerate(text.text) if c == "\n"), len(text.text)]
        widest = max(text.starts[b] - text.starts[a + 1] for a, b in pairwise(cuts))
        return widest + self.style.indent + self.style.first_indent

    def split(self, width: float, height: float) -> "tuple[Paragraph, Paragraph] | None":
        """Return the paragraph in two parts, neither of them a lonely line."""
        count = len(self.lines(width))
        fit = min(int((height + 1e-6) / self.style.leading), count - _FEWEST_LINES)
        if fit < _FEWEST_LINES:
            return None
        first, last = self._part
        return self._cut(first, first + fit), self._cut(first + fit, last)

    def _cut(self, first: int, last: int | None) -> "Paragraph":
        return type(self)(
            self.words, self.style, self.tag, self.link, self.key, (first, last), self._text, self._lines
        )

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw the lines; the text of a link is a "Link" inside the paragraph's element."""
        if not self.link:
            with canvas.tag(self.tag, key=self.key):
                self.draw_lines(canvas, x, top, width)
            return
        with canvas.tag(self.tag, leaf=False, key=self.key):
            self._draw_link(canvas, x, top, width)

    def _draw_link(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        with canvas.tag("Link", leaf=False, key=(self.key, "link")):
            with canvas.tag("Span"):
                self.draw_lines(canvas, x, top, width)
            height = self.height(width)
            canvas.link((x, top - height, width, height), self.link, self.set_text().text)

    def draw_lines(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw the lines without any tag, for a caller that has tagged them."""
        text, style = self.set_text(), self.style
        y = top - (style.leading - style.size) / 2 - fonts.ASCENT * style.size
        for number, (start, end) in enumerate(self.lines(width), self._part[0]):
            left = x + style.indent + (style.first_indent if number == 0 else 0)
            left += self._shift(start, end, x + width - left)
            draw_line(canvas, text, (start, end), (left, y), style.size)
            y -= style.leading

    def _shift(self, start: int, end: int, room: float) -> float:
        """Return how far a line moves to the right for its alignment."""
        if self.style.align == "left":
            return 0
        text = self.set_text()
        ink = start + len(text.text[start:end].rstrip(" "))
        free = room - (text.starts[ink] - text.starts[start])
        return free if self.style.align == "right" else free / 2


def draw_line(
    canvas: TaggedCanvas, text: SetText, span: tuple[int, int], at: tuple[float, float], size: float
) -> None:
    """Draw the characters of a span on one line, the left end of its baseline at a point; without a tag."""
    start, end = span
    code = [f"BT 1 0 0 1 {at[0]:.2f} {at[1]:.2f} Tm"]
    for run in text.runs:
        if run.end <= start or run.start >= end:
            continue
        selected, codes = canvas.codes(run.font)
        shown = codes.string(text.text[max(run.start, start) : min(run.end, end)])
        code.append(f"{canvas.inked(run.colour)} rg {selected} {size:g} Tf {shown} Tj")
    canvas.write(" ".join([*code, "ET"]))


@dataclass(slots=True)
class Heading(Paragraph):
    """A heading that is also a place to go to: in the outline, and for links to "#" and ``name``.

    ``outline`` is what the outline says instead of the heading's own words.
    """

    level: int = 1
    name: str = ""
    outline: str = ""

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw the heading and set its bookmark."""
        if self.name:
            canvas.bookmark(self.name, self.outline or self.set_text().text, self.level - 1, top + 12)
        Paragraph.draw(self, canvas, x, top, width)

    def split(self, width: float, height: float) -> None:
        """Return None: a heading stays whole."""


@dataclass(slots=True)
class Anchor(Paragraph):
    """A paragraph that is a place to go to for links to "#" and ``name``, and is in no outline."""

    name: str = ""

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw the paragraph and make its place known."""
        canvas.bookmarkHorizontalAbsolute(self.name, top + 4)
        Paragraph.draw(self, canvas, x, top, width)

    def split(self, width: float, height: float) -> None:
        """Return None: a place is where its words begin, so they stay together."""


@dataclass(slots=True)
class ListItem:
    """One item of a list: a label, such as "・" or "1.", and the paragraph it belongs to.

    Items with the same ``list_key`` are one list for readers.
    """

    label: str
    body: Paragraph
    list_key: object
    label_width: float = 14
    key: object = field(default_factory=object)
    continued: bool = False

    @property
    def before(self) -> float:
        """The body's space above."""
        return self.body.before

    @property
    def after(self) -> float:
        """The body's space below."""
        return self.body.after

    @property
    def keeps_with_next(self) -> bool:
        """Whether the body keeps with what follows."""
        return self.body.keeps_with_next

    def height(self, width: float) -> float:
        """Return the body's height."""
        return self.body.height(width - self.label_width)

    def split(self, width: float, height: float) -> "tuple[ListItem, ListItem] | None":
        """Return the item cut inside its body; the label stays with the first part."""
        parts = self.body.split(width - self.label_width, height)
        if parts is None:
            return None
        return self._with(parts[0], continued=self.continued), self._with(parts[1], continued=True)

    def _with(self, body: Paragraph, *, continued: bool) -> "ListItem":
        return ListItem(self.label, body, self.list_key, self.label_width, self.key, continued)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw label and body as one item of the list."""
        with canvas.tag("L", leaf=False, key=self.list_key), canvas.tag("LI", leaf=False, key=self.key):
            if not self.continued:
                label = Paragraph(self.label, self.body.style, "Lbl")
                label.draw(canvas, x, top, self.label_width)
            with canvas.tag("LBody", key=(self.key, "body")):
                self.body.draw_lines(canvas, x + self.label_width, top, width - self.label_width)


def heading(text: str, level: int, style: TextStyle, *, name: str = "", outline: str = "") -> Heading:
    """Return a heading of a level from 1; ``name`` makes it a place to go to."""
    return Heading(text, style, f"H{level}", level=level, name=name, outline=outline)
