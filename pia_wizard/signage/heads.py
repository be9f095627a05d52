"""The panel that tells at a glance what a notice is about: pictogram and headline."""

from dataclasses import dataclass

from pia_wizard.signage.blocks import Block, Ink, text_block
from pia_wizard.signage.legibility import MM, Sizes, font_size, has_ideographs, height_mm
from pia_wizard.signage.measures import Measures
from pia_wizard.signage.notice_text import Headline, Said
from pia_wizard.signage.phrases import parted_lines
from pia_wizard.signage.rows import natural_width

_LINES = 2
"""A headline on more lines is set smaller first, as long as it stays well above the floor."""

_FEW = 3
_WELL_ABOVE = 1.3
_LEADING = 1.25
_NARROWER = tuple(1 - 0.04 * step for step in range(1, 12))
_PARTED = ("ja", "ja-Hira")
_FURTHER = (0.72, 0.72, 0.6, 0.52)
"""Sizes of further headlines against the first, by how many there are."""

_FURTHER_DISTANCE = 0.55
"""Further headlines are read from nearer than the first."""


@dataclass(frozen=True, slots=True)
class Head:
    """The panel: its size, the pictogram's side, and the headline's blocks in their languages.

    With ``beside`` the pictogram stands left of the words, else above them. ``whole`` is false where a
    headline had to be cut inside a word, and where one in a language other than Japanese has many lines.
    """

    width: float
    height: float
    padding: float
    pictogram: float
    beside: bool
    headline: tuple[Block, ...]
    whole: bool = True

    @property
    def words_height(self) -> float:
        """The height of the headline's blocks."""
        return sum(block.height for block in self.headline)


def head(
    headline: Headline,
    sizes: Sizes,
    at: Measures,
    *,
    width: float,
    padding: float,
    pictogram: float,
    beside: bool,
    most: float,
) -> Head:
    """Return the panel as high as its contents need; ``most`` is the largest headline in points."""
    room = width - 2 * padding - (pictogram + padding if beside else 0)
    blocks = [_block(headline.text, headline.language, room, (sizes.headline_least, most), at)]
    share = _FURTHER[min(len(headline.further), len(_FURTHER) - 1)]
    for said in headline.further:
        least = _further_least(said, at.distance)
        largest = max(least, blocks[0].ink.size * share)
        blocks.append(_block(said.text, said.language, room, (least, largest), at))
    words = sum(block.height for block in blocks)
    inner = max(pictogram, words) if beside else pictogram + 0.5 * padding + words
    whole = _is_whole(headline, blocks[0])
    return Head(width, inner + 2 * padding, padding, pictogram, beside, tuple(blocks), whole)


def _is_whole(headline: Headline, block: Block) -> bool:
    if headline.language in _PARTED:
        return len(block.lines) <= parted_lines(headline.text).count("\n") + 1
    return len(block.lines) <= _FEW and " ".join(block.lines).split() == headline.text.split()


def _further_least(said: Said, distance: float) -> float:
    ideographs = has_ideographs(said.text)
    return font_size(height_mm(distance * _FURTHER_DISTANCE, ideographs=ideographs), ideographs=ideographs)


def _block(text: str, language: str, width: float, range_: tuple[float, float], at: Measures) -> Block:
    """Return a headline on one line if that leaves it well above the floor, else larger on several."""
    least, most = range_

    def block(said: str, size: float) -> Block:
        ink = Ink(size, at.design.on_ground, bold=True, leading=_LEADING)
        set_ = text_block(said, ink, width, language)
        return set_ if language in _PARTED else _balanced(set_, said, width)

    def natural(said: str) -> float:
        return min(most, 0.999 * width / (natural_width(said, language, bold=True) or 1))

    if language not in _PARTED:  # no word is wider than the panel
        longest = max(natural_width(word, language, bold=True) for word in text.split() or [text])
        most = max(least, min(most, 0.999 * width / (longest or 1)))
    size = natural(text)
    parted = parted_lines(text) if language in _PARTED else text
    larger = natural(parted)
    if larger >= least and larger > size and (size < least * _WELL_ABOVE or at.landscape):
        return block(parted, larger)
    if size < least * _WELL_ABOVE:
        size = max(least, min(most, size * 1.7))
        while size > least * _WELL_ABOVE and len(block(text, size).lines) > _LINES:
            size *= 0.96
    return block(text, size)


def _balanced(block: Block, text: str, width: float) -> Block:
    """Return a headline of several lines with its lines as even as can be, on no more of them."""
    for share in _NARROWER:
        narrower = text_block(text, block.ink, width * share, block.language)
        if len(narrower.lines) > len(block.lines):
            break
        block = narrower
    return block


def largest_headline(unit: float) -> float:
    """Return the largest headline on a sheet, in points."""
    return max(24 * unit, 12 * MM)
