"""Where everything goes on the sheet: the largest legible size at which all of it fits.

One number, the scale (1 generous … 0 the floor of legibility), drives letter size, row spacing and the
head panel together, so that the page keeps its proportions whether it says three things or twelve.
What is left over is shared out between rows, panel and gaps. An upright page has its panel above the
rows, one on its side has it at the left. Lengths are points.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from pia_wizard.signage.blocks import Block, Ink, text_block
from pia_wizard.signage.heads import Head, head, largest_headline
from pia_wizard.signage.legibility import MM, Sizes
from pia_wizard.signage.measures import A4_MEASURES, Measures
from pia_wizard.signage.notice_text import Headline, NoticeLine, Said
from pia_wizard.signage.qr import QUIET_MODULES, Matrix
from pia_wizard.signage.rows import Flow, Table, flow, further_size, natural_width, table

_STEPS = 33
_BESIDE_BELOW = 0.5
"""Below this scale the pictogram stands beside the headline instead of above it."""

_SOONER = 2.5
"""Only a page that is nearly too full has a headline smaller than its width allows."""

_SHARES = (0.34, 0.4, 0.46, 0.52)
"""Widths of the panel on a sheet on its side: the one with the largest letters and no word cut is taken."""


@dataclass(frozen=True, slots=True)
class Words:
    """Everything a poster says, already in plain printable text; ``matrix`` is None without a URL."""

    headline: Headline
    lines: tuple[NoticeLine, ...]
    url: str = ""
    caption: str = ""
    further_captions: tuple[Said, ...] = ()
    matrix: Matrix | None = None
    pictogram: str = "camera"


@dataclass(frozen=True, slots=True)
class Web:
    """The panel with the QR code: ``plate`` is the white square's side, ``module`` one module's.

    On a sticker the plate stands alone, beside the rows, and there are no words.
    """

    width: float
    height: float
    padding: float
    plate: float
    module: float
    matrix: Matrix
    words: tuple[Block, ...]
    captions: Flow


@dataclass(frozen=True, slots=True)
class Layout:
    """A page composed at one scale; ``spare`` is what is left of its height, negative for too much.

    ``left`` and ``top`` are where the rows' column begins, ``top`` counted from the upper edge.
    """

    measures: Measures
    head: Head
    table: Table
    web: Web | None
    size: float
    row_padding: float
    gap: float
    left: float
    top: float
    spare: float


Compose = Callable[[float, float], Layout]
"""Gives the layout at a scale and, on a sheet on its side, at a share of the panel."""


def best_layout(words: Words, sizes: Sizes, measures: Measures = A4_MEASURES) -> Layout:
    """Return the layout at the largest scale that fits; at the floor it may not fit (``spare`` < 0)."""

    def compose(scale: float, share: float) -> Layout:
        return composed(words, sizes, scale, measures, share)

    return filled_out(largest_layout(compose, measures))


def largest_layout(compose: Compose, measures: Measures) -> Layout:
    """Return the layout at the largest scale that fits, as ``compose`` gives it; see ``filled_out``."""
    if not measures.landscape:
        return _largest(compose, _SHARES[0])
    found = [_largest(compose, share) for share in _SHARES]
    fitting = [layout for layout in found if layout.spare >= 0]
    if not fitting:
        return max(found, key=lambda layout: layout.spare)

    def merit(layout: Layout) -> tuple[bool, float, float]:
        return layout.head.whole, layout.size, layout.head.headline[0].ink.size

    return max(fitting, key=merit)


def _largest(compose: Compose, share: float) -> Layout:
    low, high = 0, _STEPS
    best = compose(0, share)
    if best.spare < 0:
        return best
    while high - low > 1:
        middle = (low + high) // 2
        tried = compose(middle / (_STEPS - 1), share)
        if tried.spare >= 0:
            low, best = middle, tried
        else:
            high = middle
    return best


def fits_at_floor(words: Words, sizes: Sizes, measures: Measures) -> bool:
    """Tell whether everything fits at the floor of legibility."""
    shares = _SHARES if measures.landscape else _SHARES[:1]
    return any(composed(words, sizes, 0, measures, share).spare >= 0 for share in shares)


def composed(
    words: Words,
    sizes: Sizes,
    scale: float,
    measures: Measures = A4_MEASURES,
    share: float = _SHARES[0],
) -> Layout:
    """Return everything measured at one scale; ``share`` is the panel's on a sheet on its side."""
    if measures.landscape:
        return _on_its_side(words, sizes, scale, measures, share)
    return _upright(words, sizes, scale, measures)


def _upright(words: Words, sizes: Sizes, scale: float, at: Measures) -> Layout:
    beside = scale < _BESIDE_BELOW and (at.aside or not at.sticker)
    padding = _between(6.5, 10, scale) * at.unit
    pictogram = _between(28, 34, scale) * at.unit if beside else _between(8, 52, scale) * at.unit
    panel = head(
        words.headline,
        sizes,
        at,
        width=at.inner,
        padding=padding,
        pictogram=pictogram,
        beside=beside,
        most=_between(sizes.headline_least * 1.3, largest_headline(at.unit), min(1, _SOONER * scale)),
    )
    body = _body(words, sizes, scale, at, at.inner)
    gap = _between(3.5, 7, scale) * at.unit
    used = panel.height + _body_height(body, at) + 2 * gap
    return Layout(
        measures=at,
        head=panel,
        table=body.table,
        web=body.web,
        size=body.size,
        row_padding=body.row_padding,
        gap=gap,
        left=at.margin,
        top=at.margin + panel.height + gap,
        spare=at.height - 2 * at.margin - at.footer - used,
    )


def _on_its_side(words: Words, sizes: Sizes, scale: float, at: Measures, share: float) -> Layout:
    padding = _between(4.5, 4.5 if at.sticker else 9, scale) * at.unit
    width = at.inner * share
    panel = head(
        words.headline,
        sizes,
        at,
        width=width,
        padding=padding,
        pictogram=_between(18, 40, scale) * at.unit,
        beside=False,
        most=largest_headline(at.unit),
    )
    gap = _between(6, 9, scale) * at.unit
    body = _body(words, sizes, scale, at, at.inner - width - gap)
    high = at.height - 2 * at.margin
    body_gap = _between(3.5, 7, scale) * at.unit if body.web and not at.sticker else 0
    spare = min(high - panel.height, high - at.footer - _body_height(body, at) - body_gap)
    return Layout(
        measures=at,
        head=replace(panel, height=max(high, panel.height)),
        table=body.table,
        web=body.web,
        size=body.size,
        row_padding=body.row_padding,
        gap=body_gap,
        left=at.margin + width + gap,
        top=at.margin,
        spare=spare,
    )


@dataclass(frozen=True, slots=True)
class _Body:
    table: Table
    web: Web | None
    size: float
    row_padding: float


def _body(words: Words, sizes: Sizes, scale: float, at: Measures, width: float) -> _Body:
    size = _between(sizes.detail_least, sizes.detail_most, scale)
    web = _web(words, size, sizes, at, width)
    room = width - 2 * at.indent
    if at.aside and web:
        room -= web.width + 3 * at.unit
    rows = table(words.lines, sizes, size, room, at)
    padding = _between(1.2, 4, scale) * at.unit if not at.sticker else 0.8 * MM
    return _Body(rows, web, size, padding)


def _body_height(body: _Body, at: Measures) -> float:
    rows = body.table.height + 2 * body.row_padding * len(body.table.rows)
    web = body.web.height if body.web else 0
    return max(rows, web) if at.aside else rows + web


def filled_out(layout: Layout) -> Layout:
    """Share out the spare height: rows first, then the head panel with its pictogram, then the gaps."""
    if layout.spare < 0:
        return layout
    if layout.measures.landscape:
        return _filled_out_on_its_side(layout)
    unit, spare, count = layout.measures.unit, layout.spare, max(len(layout.table.rows), 1)
    rows_share, head_growth = (0.75, 0.2) if layout.head.beside else (0.5, 0.5)
    if layout.measures.sticker:
        rows_share, head_growth = 0.0, 2
    for_rows = min(spare * rows_share, count * 9 * unit)
    for_head = min(spare - for_rows, layout.head.height * head_growth)
    for_gaps = spare - for_rows - for_head
    grown = 0 if layout.head.beside else for_head * 0.6
    panel = replace(
        layout.head, height=layout.head.height + for_head, pictogram=layout.head.pictogram + grown
    )
    return replace(
        layout,
        head=panel,
        row_padding=layout.row_padding + for_rows / (2 * count),
        gap=layout.gap + for_gaps / 2,
        top=layout.top + for_head + for_gaps / 2,
        spare=0,
    )


def _filled_out_on_its_side(layout: Layout) -> Layout:
    """Let rows breathe and the pictogram grow; what then is left stays below the rows."""
    at, count = layout.measures, max(len(layout.table.rows), 1)
    web = layout.web.height if layout.web and not at.aside else 0
    used = layout.table.height + 2 * layout.row_padding * count + web + layout.gap
    free = at.height - 2 * at.margin - at.footer - used
    for_rows = min(free, count * (14 if not at.sticker else 6) * at.unit)
    panel = layout.head
    room = panel.height - 2.5 * panel.padding - panel.words_height
    pictogram = max(panel.pictogram, min((panel.width - 2 * panel.padding) * 0.8, room * 0.75))
    return replace(
        layout,
        head=replace(panel, pictogram=pictogram),
        row_padding=layout.row_padding + for_rows / (2 * count),
        spare=0,
    )


def _between(least: float, most: float, scale: float) -> float:
    return least + (most - least) * scale


def _web(words: Words, size: float, sizes: Sizes, at: Measures, width: float) -> Web | None:
    if words.matrix is None:
        return None
    module = at.qr_mm * MM / len(words.matrix)
    plate = module * (len(words.matrix) + 2 * QUIET_MODULES)
    if at.sticker:
        return Web(plate, plate, 0, plate, module, words.matrix, (), flow((), plate))
    padding = at.indent
    room = width - 3 * padding - plate
    caption = text_block(
        words.caption, Ink(size * 1.1, at.design.label, bold=True), room, words.headline.language
    )
    further = [
        text_block(
            said.text, Ink(further_size(size, said, at.distance), at.design.label), room, said.language
        )
        for said in words.further_captions
    ]
    letters = address_size(natural_width(words.url, "en"), size, sizes.detail_least, room)
    address = text_block(words.url, Ink(letters, at.design.ink), room, "en")
    captions = flow(further, room)
    height = 2 * padding + max(plate, caption.height + captions.height + address.height)
    return Web(width, height, padding, plate, module, words.matrix, (caption, address), captions)


def address_size(width: float, size: float, least: float, room: float) -> float:
    """Return the size of a web address, one line as far as ``least`` allows and no larger than ``size``.

    ``width`` is its width at a size of one point.
    """
    return max(least, min(size, 0.999 * room / width))
