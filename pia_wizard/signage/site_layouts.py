"""Layouts for many sites that say the same but for a few texts: composed once for all that come out alike.

What a site's texts change in a layout is how many lines they take. So sites whose texts take as many lines,
at every scale that is tried, share one layout. It is the layout engine's own, not an estimate of it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil, inf

from pia_wizard.pdf import fonts
from pia_wizard.pdf.kinsoku import parts
from pia_wizard.signage.annotations import ANCHOR
from pia_wizard.signage.blocks import Block, text_block
from pia_wizard.signage.layout import Layout, Words, composed, filled_out, largest_layout
from pia_wizard.signage.legibility import Sizes
from pia_wizard.signage.measures import Measures
from pia_wizard.signage.rows import Cell, Table

_SAFE = 1e-3
"""Texts nearer than this to the full width, in points, are broken to be sure."""


_WIDEST_CHARACTER = 1.1
"""At a size of one point; full width is 1."""

_Step = tuple[float, float, int]
"""Scale, share of the panel, and modules along the QR code."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a varying text stands: the number of the row, and of the language in it."""

    row: int
    cell: int


class Advances(dict[str, float]):
    """How wide each character is at a size of one point, in one language."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def __missing__(self, character: str) -> float:
        self[character] = width = fonts.width(character, 1, language=self.language)
        return width

    def width(self, text: str) -> float:
        """Return a text's width on one line."""
        return sum(map(self.__getitem__, text))


@dataclass(slots=True)
class SiteText:
    """A varying text in one language, and its width on one line at a size of one point."""

    text: str
    advances: Advances
    width: float
    _spaces: float = -1.0
    _widest: float = 0.0

    def line_counts(self, limits: Sequence[float]) -> list[int]:
        """Return how many lines it takes, at each width in sizes; 0 where it has to be broken to know.

        Lines are filled as far as the next part that may not be cut allows. So a text has at least as many
        lines as its width without spaces fills, and at most as many as if each lacked the widest part.
        """
        if not self._plain:
            return [0] * len(limits)
        width, found = self.width, []
        for limit in limits:
            if width <= limit - _SAFE:
                found.append(1)
                continue
            if self._spaces < 0:
                self._measure()
            widest = self._widest
            if widest > limit / 2:
                found.append(0)
                continue
            least = ceil((width - self._spaces) / limit + _SAFE)
            found.append(least if least == ceil(width / (limit - widest) + _SAFE) else 0)
        return found

    @property
    def _plain(self) -> bool:
        return "\n" not in self.text and ANCHOR not in self.text

    def _measure(self) -> None:
        width = self.advances.width
        self._spaces = width(" ") * self.text.count(" ")
        self._widest = max((width(part) for part in parts(self.text) if len(part) > 1), default=0.0)
        self._widest = max(self._widest, _WIDEST_CHARACTER)


def site_text(text: str, advances: Advances) -> SiteText:
    """Return a text measured."""
    return SiteText(text, advances, advances.width(text))


class SiteLayouts:
    """The layouts of the sites of one notice on one sheet."""

    def __init__(self, places: Sequence[Place], sizes: Sizes, at: Measures) -> None:
        self._places = tuple(places)
        self._sizes = sizes
        self._at = at
        self._models: dict[_Step, Layout] = {}
        self._composed: dict[tuple[object, ...], Layout] = {}
        self._filled: dict[int, Layout] = {}
        self._known: dict[int, _Known] = {}

    def layout(
        self, words: Callable[[], Words], texts: Sequence[SiteText], code: int, address: float
    ) -> Layout:
        """Return the layout of a site; its texts are those of the first site that came out alike.

        ``words`` gives all that the site's poster says, asked for only if nothing alike came before. ``code``
        is the number of modules along its QR code, or 0, ``address`` the web address's width at a size of one
        point. ``spare`` < 0 means it does not fit.
        """
        known = self._known.setdefault(code, _Known())
        key = self._class_of(known, texts, address)
        found = known.layouts.get(key)
        if found is not None:
            return found

        def compose(scale: float, share: float) -> Layout:
            return self._alike(words, texts, address, (scale, share, code))

        best = largest_layout(compose, self._at)
        if id(best) not in self._filled:
            self._filled[id(best)] = filled_out(best)
        known.learn(self._models, self._places, self._sizes, code)
        known.layouts[self._class_of(known, texts, address)] = self._filled[id(best)]
        return self._filled[id(best)]

    def _class_of(self, known: "_Known", texts: Sequence[SiteText], address: float) -> tuple[object, ...]:
        """Return what a layout depends on: lines at every scale that was tried, and perhaps the address."""
        lines: list[int] = []
        for place, text, limits in zip(self._places, texts, known.limits, strict=False):
            counts = text.line_counts(limits)
            if 0 in counts:
                steps = zip(known.models, counts, strict=True)
                counts = [count or line_count(model, place, text) for model, count in steps]
            lines += counts
        return (0.0 if address <= known.address else address, *lines)

    def _alike(
        self, words: Callable[[], Words], texts: Sequence[SiteText], address: float, step: _Step
    ) -> Layout:
        model = self._models.get(step)
        if model is None:
            model = self._models[step] = self._composed_at(words, step)
        lines = [line_count(model, place, text) for place, text in zip(self._places, texts, strict=True)]
        key = (*step, self._web_key(model, address), *lines)
        found = self._composed.get(key)
        if found is None:
            found = self._composed[key] = self._composed_at(words, step)
        return found

    def _composed_at(self, words: Callable[[], Words], step: _Step) -> Layout:
        scale, share, _ = step
        return composed(words(), self._sizes, scale, self._at, share)

    def _web_key(self, model: Layout, address: float) -> float:
        return 0.0 if address <= _harmless_address(model, self._sizes) else address


class _Known:
    """What was learnt of the sites with a QR code of one size, so that most need no search.

    ``models`` are layouts at the scales that were tried, ``limits`` the widths of their places in sizes;
    web addresses up to ``address`` change nothing.
    """

    def __init__(self) -> None:
        self.models: tuple[Layout, ...] = ()
        self.limits: tuple[tuple[float, ...], ...] = ()
        self.address = 0.0
        self.layouts: dict[tuple[object, ...], Layout] = {}

    def learn(self, models: Mapping[_Step, Layout], places: Sequence[Place], sizes: Sizes, code: int) -> None:
        """Take in the scales that were tried; with new ones, all must be classed again."""
        found = tuple(model for step, model in models.items() if step[2] == code)
        if len(found) == len(self.models):
            return
        self.models = found
        self.limits = tuple(tuple(_limit(model, place) for model in found) for place in places)
        self.address = min(_harmless_address(model, sizes) for model in found)
        self.layouts.clear()


def _limit(model: Layout, place: Place) -> float:
    block, room = _setting(model.table, place)
    return room / block.ink.size


def _harmless_address(model: Layout, sizes: Sizes) -> float:
    """Return the width up to which an address changes nothing, at a size of one point; 0 where it always may.

    That is so where the QR code is higher than the words beside it: the captions never vary, and an address
    on one line is at most as high as at the size of the rows.
    """
    web = model.web
    if web is None or not web.words:
        return inf
    caption, shown = web.words
    high = caption.height + web.captions.height + model.size * shown.ink.leading
    room = web.width - 3 * web.padding - web.plate
    return 0.998 * room / sizes.detail_least if high <= web.plate else 0


def line_count(model: Layout, place: Place, text: SiteText) -> int:
    """Return how many lines a text takes at its place in a layout."""
    block, room = _setting(model.table, place)
    return text.line_counts((room / block.ink.size,))[0] or len(_broken(text, block, room).lines)


def site_block(layout: Layout, place: Place, text: SiteText) -> Block:
    """Return a text set at its place in a layout."""
    block, room = _setting(layout.table, place)
    if text.line_counts((room / block.ink.size,)) == [1]:
        wide = text.width * block.ink.size
        return Block((text.text,), block.ink, wide, text.advances.language, (wide,))
    return _broken(text, block, room)


def _broken(text: SiteText, like: Block, room: float) -> Block:
    return text_block(text.text, like.ink, room, text.advances.language)


def _setting(table: Table, place: Place) -> tuple[Block, float]:
    cell = table.rows[place.row].cells[place.cell]
    return cell.text, table.width if cell.stacked else table.width - table.label_width - table.gap


def with_blocks(layout: Layout, blocks: dict[Place, Block]) -> Layout:
    """Return a layout with other texts of as many lines at some places."""
    rows = list(layout.table.rows)
    for place, block in blocks.items():
        cells = list(rows[place.row].cells)
        cells[place.cell] = _with_text(cells[place.cell], block)
        rows[place.row] = replace(rows[place.row], cells=tuple(cells))
    return replace(layout, table=replace(layout.table, rows=tuple(rows)))


def _with_text(cell: Cell, block: Block) -> Cell:
    return replace(cell, text=block)
