"""What stands on pages: blocks that tell their height, can be cut at a height, and draw themselves."""

from dataclasses import dataclass, field
from typing import Protocol

from pia_wizard.pdf.tags import TaggedCanvas


class Block(Protocol):
    """A piece of a page as wide as it is given; lengths are points.

    ``before`` and ``after`` are the least space to its neighbours. A block that ``keeps_with_next`` is
    never the last on its page.
    """

    @property
    def before(self) -> float:
        """The least space above."""

    @property
    def after(self) -> float:
        """The least space below."""

    @property
    def keeps_with_next(self) -> bool:
        """Whether the next block must start on the same page."""

    def height(self, width: float) -> float:
        """Return the height at a width, without the space around."""

    def split(self, width: float, height: float) -> "tuple[Block, Block] | None":
        """Return the block in two, the first at most ``height`` high; None if it cannot be cut there."""

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw the block with its upper left corner at (x, top)."""


@dataclass(frozen=True, slots=True)
class Space:
    """Empty space of a height; none at the top of a page."""

    size: float
    before: float = 0
    after: float = 0
    keeps_with_next: bool = False

    def height(self, width: float) -> float:  # noqa: ARG002 - as high at any width
        """Return the height."""
        return self.size

    def split(self, width: float, height: float) -> None:
        """Return None: space is not cut."""

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw nothing."""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""

    before: float = 0
    after: float = 0
    keeps_with_next: bool = False

    def height(self, width: float) -> float:  # noqa: ARG002 - as high at any width
        """Return 0."""
        return 0

    def split(self, width: float, height: float) -> None:
        """Return None."""

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw nothing."""


@dataclass(frozen=True, slots=True)
class Stack:
    """Blocks below each other, on one page where they fit on one; ``tag`` makes them one element.

    ``indent`` moves them to the right. Every block's own space is kept inside; the first one's space
    above and the last one's below are the stack's. A ``whole`` one is never cut: it fits on any page.
    """

    blocks: tuple[Block, ...]
    tag: str = ""
    indent: float = 0
    keeps_with_next: bool = False
    key: object = field(default_factory=object)
    whole: bool = False

    @property
    def before(self) -> float:
        """The first block's space above."""
        return self.blocks[0].before if self.blocks else 0

    @property
    def after(self) -> float:
        """The last block's space below."""
        return self.blocks[-1].after if self.blocks else 0

    def height(self, width: float) -> float:
        """Return the height of all blocks with the spaces between them."""
        if not self.blocks:
            return 0
        return offsets(self.blocks, width - self.indent)[-1]

    def split(self, width: float, height: float) -> "tuple[Stack, Stack] | None":
        """Return the stack cut between two blocks or inside one, headings staying with what follows."""
        if self.whole:
            return None
        first, rest = cut_blocks(self.blocks, width - self.indent, height)
        return (self._part(first), self._part(rest)) if first and rest else None

    def _part(self, blocks: tuple[Block, ...]) -> "Stack":
        return Stack(blocks, self.tag, self.indent, self.keeps_with_next, self.key)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw the blocks below each other."""
        if not self.tag:
            self._draw_blocks(canvas, x, top, width)
            return
        with canvas.tag(self.tag, leaf=False, key=self.key):
            self._draw_blocks(canvas, x, top, width)

    def _draw_blocks(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        places = offsets(self.blocks, width - self.indent)
        for block, place in zip(self.blocks, places, strict=False):
            block.draw(canvas, x + self.indent, top - place, width - self.indent)


def gap(above: Block | None, below: Block) -> float:
    """Return the space between two neighbours: the larger of what each asks for."""
    return max(above.after, below.before) if above is not None else 0


def offsets(blocks: tuple[Block, ...], width: float) -> list[float]:
    """Return how far below the first block's top each block starts, and last the height of all."""
    places, y = [], 0.0
    above: Block | None = None
    for block in blocks:
        y += gap(above, block)
        places.append(y)
        y += block.height(width)
        above = block
    return [*places, y]


Blocks = tuple[Block, ...]


def cut_blocks(blocks: Blocks, width: float, height: float) -> tuple[Blocks, Blocks]:
    """Return the blocks that fit in a height, and the rest; either may be empty.

    The block that crosses the edge is cut if it can be. Where it cannot, a block that keeps with the next
    goes along with it.
    """
    y = 0.0
    above: Block | None = None
    for index, block in enumerate(blocks):
        y += gap(above, block)
        end = y + block.height(width)
        if end > height + 1e-6:
            parts = block.split(width, height - y)
            if parts is not None:
                return (*blocks[:index], parts[0]), (parts[1], *blocks[index + 1 :])
            first = _without_headings(blocks[:index])
            return first, blocks[len(first) :]
        y, above = end, block
    return blocks, ()


def _without_headings(blocks: Blocks) -> Blocks:
    """Return the blocks without those at the end that keep with what follows."""
    end = len(blocks)
    while end and blocks[end - 1].keeps_with_next:
        end -= 1
    return blocks[:end]
