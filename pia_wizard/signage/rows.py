"""The labelled lines of a notice: each in its languages, label beside the text or above it."""

from collections.abc import Sequence
from dataclasses import dataclass

from pia_wizard.signage.blocks import Block, Ink, text_block
from pia_wizard.signage.legibility import Sizes, further_least
from pia_wizard.signage.measures import Measures
from pia_wizard.signage.notice_text import NoticeLine, Said

_FURTHER = 0.72
"""Size of a further language against the first."""

_LABEL = 0.85
_ANY_WIDTH = 1e6
_NARROW = 15
"""A column of fewer letters than this has its labels above the texts."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A label and a text in one language; ``drop`` brings the label's baseline down to the text's."""

    label: Block
    text: Block
    drop: float
    stacked: bool

    @property
    def height(self) -> float:
        """The height of both."""
        if self.stacked:
            return self.label.height + self.text.height
        return max(self.label.height + self.drop, self.text.height)


@dataclass(frozen=True, slots=True)
class Flow:
    """Short texts after each other on one line, or on several: each with its place from the upper left."""

    blocks: tuple[Block, ...]
    places: tuple[tuple[float, float], ...]
    height: float


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled line in all its languages, with ``gap`` points between them.

    ``names`` are labels in further languages whose text is the same in all of them, such as a name.
    """

    element: str
    cells: tuple[Cell, ...]
    names: Flow
    gap: float

    @property
    def height(self) -> float:
        """The row's height without padding."""
        cells = sum(cell.height for cell in self.cells) + self.gap * (len(self.cells) - 1)
        return cells + self.names.height


@dataclass(frozen=True, slots=True)
class Table:
    """All rows of a notice in a column ``width`` points wide, of which labels take ``label_width``."""

    rows: tuple[Row, ...]
    width: float
    label_width: float
    gap: float

    @property
    def height(self) -> float:
        """The height of all rows without padding."""
        return sum(row.height for row in self.rows)


@dataclass(frozen=True, slots=True)
class _Setting:
    size: float
    width: float
    label_width: float
    text_width: float
    gap: float
    stacked: bool
    at: Measures


def table(lines: Sequence[NoticeLine], sizes: Sizes, size: float, width: float, at: Measures) -> Table:
    """Return the rows set in a column, the first language at ``size`` points."""
    gap = size * 1.1
    widest = max((_label_width(line, sizes, size, at.distance) for line in lines), default=0.0) + 1
    label_width = min(widest, width * 0.3)
    text_width = width - label_width - gap
    stacked = text_width < _NARROW * size
    if stacked:
        label_width, text_width, gap = width, width, 0
    setting = _Setting(size, width, label_width, text_width, gap, stacked, at)
    return Table(tuple(_row(line, sizes, setting) for line in lines), width, label_width, gap)


def _row(line: NoticeLine, sizes: Sizes, setting: _Setting) -> Row:
    first = Said(line.language, line.label, line.text)
    cells = [_cell(first, setting.size, max(sizes.detail_least, setting.size * _LABEL), setting)]
    names = []
    for said in line.further:
        size = further_size(setting.size, said, setting.at.distance)
        if said.text:
            cells.append(_cell(said, size, size, setting))
        elif said.label:
            ink = Ink(size, setting.at.design.label, bold=True)
            names.append(text_block(said.label, ink, setting.width, said.language))
    return Row(line.element, tuple(cells), flow(names, setting.width), setting.size * 0.12)


def flow(blocks: Sequence[Block], width: float) -> Flow:
    """Return short texts set after each other on one baseline, with a letter's space between them."""
    lines: list[list[tuple[Block, float]]] = []
    x = 0.0
    for block in blocks:
        if not lines or x + block.width > width:
            lines.append([])
            x = 0.0
        lines[-1].append((block, x))
        x += block.width + block.ink.size
    places, y = [], 0.0
    for line in lines:
        baseline = max(block.baseline for block, _ in line)
        places += [(start, y + baseline - block.baseline) for block, start in line]
        y += max(baseline - block.baseline + block.height for block, _ in line)
    return Flow(tuple(blocks), tuple(places), y)


def _cell(said: Said, size: float, label_size: float, setting: _Setting) -> Cell:
    label_ink = Ink(label_size, setting.at.design.label, bold=True)
    label = text_block(said.label, label_ink, setting.label_width, said.language)
    text = text_block(said.text, Ink(size, setting.at.design.ink), setting.text_width, said.language)
    drop = 0.0 if setting.stacked else text.baseline - label.baseline
    return Cell(label, text, max(drop, 0), setting.stacked)


def _label_width(line: NoticeLine, sizes: Sizes, size: float, distance: float) -> float:
    said = [(Said(line.language, line.label, ""), max(sizes.detail_least, size * _LABEL))]
    said += [(f, further_size(size, f, distance)) for f in line.further if f.text]
    return max(natural_width(one.label, one.language, bold=True) * at for one, at in said)


def further_size(size: float, said: Said, distance: float) -> float:
    """Return the size of a further language: smaller, but with a floor of its own."""
    return max(size * _FURTHER, further_least(distance, said.label, said.text))


def natural_width(text: str, language: str, *, bold: bool = False) -> float:
    """Return how wide a text's longest line is at a size of one point, its line ends kept."""
    return text_block(text, Ink(100, (0, 0, 0), bold), _ANY_WIDTH, language).width / 100
