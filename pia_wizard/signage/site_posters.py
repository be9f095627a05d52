"""One notice for many sites, page after page into one file: a poster each, as ``signage.poster`` draws it."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from datetime import datetime

from pia_wizard.i18n import Translator
from pia_wizard.pdf.page_file import PageFile
from pia_wizard.signage.blocks import Block, Ink, text_block
from pia_wizard.signage.design import INFORMATION_BLUE, Design
from pia_wizard.signage.drawing import Alternatives, drawn
from pia_wizard.signage.edition import Edition, edition
from pia_wizard.signage.imposition import page
from pia_wizard.signage.layout import Layout, Words, address_size
from pia_wizard.signage.legibility import Sizes, has_ideographs
from pia_wizard.signage.measures import Measures, measures
from pia_wizard.signage.notice_text import Headline, NoticeLine
from pia_wizard.signage.poster import numbers_line, poster_sizes, poster_words
from pia_wizard.signage.printable import paragraphs
from pia_wizard.signage.qr import QrTooLongError
from pia_wizard.signage.qr_series import QrBits, QrSeries
from pia_wizard.signage.sheet import Sheet
from pia_wizard.signage.site_layouts import (
    Advances,
    Place,
    SiteLayouts,
    SiteText,
    site_block,
    site_text,
    with_blocks,
)
from pia_wizard.signage.site_page import ADDRESS, CAPTION, CODE_ALT, SitePage, SiteWords, WebModel, marks


@dataclass(frozen=True, slots=True)
class Manner:
    """What all posters of a run have in common besides their words."""

    document_id: str
    moment: datetime
    design: Design = INFORMATION_BLUE
    distance: float | None = None


@dataclass(frozen=True, slots=True)
class SiteNotice:
    """What one site's notice says: its headline, its lines and its web address or "".

    ``varying`` are the numbers of the lines that differ between sites of the same ``shape``.
    """

    shape: Hashable
    translator: Translator
    headline: Headline
    lines: tuple[NoticeLine, ...]
    varying: tuple[int, ...]
    url: str
    sheet: Sheet
    said: Edition
    pictogram: str = "camera"


class SitePosters:
    """Draws posters into a file; each QR code is read back before its page is written."""

    def __init__(self, manner: Manner) -> None:
        self._manner = manner
        self._codes = QrSeries()
        self._shapes: dict[Hashable, _Shape] = {}
        self._file: PageFile | None = None

    def begin(self, file: PageFile) -> None:
        """Draw into a file from now on; what was learnt of the layouts of sites is kept."""
        self.leave()
        self._file = file

    def leave(self) -> None:
        """Let go of the present file, whether it was finished or not."""
        if self._file is not None:
            self._file.close()
        self._file = None
        for shape in self._shapes.values():
            shape.forget_pages()

    def add(self, notice: SiteNotice) -> bool:
        """Write a site's page; False if its words do not fit, and nothing is written.

        Raises QrTooLongError, QrUnreadableError and SheetUnusableError.
        """
        if self._file is None:
            raise ValueError("no file to draw into")
        key = (notice.shape, notice.sheet, bool(notice.url))
        shape = self._shapes.get(key)
        if shape is None:
            shape = self._shapes[key] = _Shape(notice, self._manner)
        code = self._code(notice, shape.at)
        found = shape.layout(notice, code)
        if found is None:
            return False
        layout, texts = found
        site = shape.words(layout, texts, notice, code)
        shape.page(layout, self._file, site.address).add(site)
        return True

    def _code(self, notice: SiteNotice, at: Measures) -> QrBits | None:
        """Return the QR code; a sticker goes without one that it has no room for."""
        if not notice.url:
            return None
        try:
            return self._codes.bits(notice.url, at.qr_mm)
        except QrTooLongError:
            if at.sticker:
                return None
            raise


class _Shape:
    """What the sites of one shape on one sheet share, taken from the first of them."""

    def __init__(self, notice: SiteNotice, manner: Manner) -> None:
        self._manner = manner
        self._say = notice.translator
        self._sheet = notice.sheet
        self.at: Measures = measures(notice.sheet, manner.design, manner.distance)
        words = poster_words(notice.lines, notice.headline, notice.url, notice.translator, notice.sheet)
        self._model: Words = replace(words, pictogram=notice.pictogram)
        rows = {line.element: number for number, line in enumerate(words.lines)}
        elements = {number: notice.lines[number].element for number in notice.varying}
        self._rows = {number: rows[element] for number, element in elements.items() if element in rows}
        self._cells = {number: len(_said(words.lines[row])) for number, row in self._rows.items()}
        self._places = tuple(
            Place(row, cell) for number, row in self._rows.items() for cell in range(self._cells[number])
        )
        self._layouts: dict[Sizes, SiteLayouts] = {}
        self._advances: dict[str, Advances] = {}
        self._sizes: Sizes | None = None
        self._least = 0.0
        varying = set(self._rows.values())
        self._same = [words.headline.text]
        for row, line in enumerate(words.lines):
            self._same += [line.label] if row in varying else [line.label, line.text]
        self._pages: dict[tuple[int, float], SitePage] = {}

    def layout(self, notice: SiteNotice, code: QrBits | None) -> tuple[Layout, tuple[SiteText, ...]] | None:
        """Return the layout of the first site that came out like this one, and this one's texts."""

        def words() -> Words:
            return self._words_of(notice, code)

        layouts = self._layouts_for(words)
        texts = tuple(
            site_text(paragraphs(text), self._advances_in(language))
            for number in self._rows
            for text, language in _said(notice.lines[number])[: self._cells[number]]
        )
        side = code.side if code else 0
        layout = layouts.layout(words, texts, side, self._address_width(notice.url) if code else 0.0)
        if layout.spare < 0 and self.at.sticker and code:
            code = None
            layout = layouts.layout(words, texts, 0, 0.0)
        return (layout, texts) if layout.spare >= 0 else None

    def _advances_in(self, language: str) -> Advances:
        if language not in self._advances:
            self._advances[language] = Advances(language)
        return self._advances[language]

    def _address_width(self, url: str) -> float:
        return self._advances_in("en").width(url)

    def _layouts_for(self, words: Callable[[], Words]) -> SiteLayouts:
        """Return the layouts for a site's letter sizes, which its own texts seldom decide."""
        if self._sizes is not None:
            return self._layouts[self._sizes]
        sizes = poster_sizes(words(), self.at.distance)
        if sizes not in self._layouts:
            self._layouts[sizes] = SiteLayouts(self._places, sizes, self.at)
        if any(map(has_ideographs, self._same)):
            self._sizes = sizes
        self._least = sizes.detail_least
        return self._layouts[sizes]

    def _words_of(self, notice: SiteNotice, code: QrBits | None) -> Words:
        lines = list(self._model.lines)
        for number, row in self._rows.items():
            line = notice.lines[number]
            further = tuple(replace(said, text=paragraphs(said.text)) for said in line.further)
            kept = lines[row].further and further
            lines[row] = replace(lines[row], text=paragraphs(line.text), further=kept)
        matrix = ((False,) * code.side,) * code.side if code else None
        return replace(self._model, lines=tuple(lines), url=notice.url, matrix=matrix)

    def forget_pages(self) -> None:
        """Drop the pages compiled for a file."""
        self._pages.clear()

    def page(self, layout: Layout, file: PageFile, address: Block | None) -> SitePage:
        """Return the page compiled from a layout.

        Where readings stand over the words above the address, these do not move with it, so that each
        size of the address has its own page.
        """
        moving = _moving(layout)
        key = (id(layout), 0.0 if moving or address is None else address.height)
        if key not in self._pages:
            self._pages[key] = self._compiled(layout, file, address, moving=moving)
        return self._pages[key]

    def _compiled(self, layout: Layout, file: PageFile, address: Block | None, *, moving: bool) -> SitePage:
        rows = layout.table.rows
        blocks = {p: marks(f"{p.row}.{p.cell}", rows[p.row].cells[p.cell].text) for p in self._places}
        model, web = with_blocks(layout, blocks), None
        if layout.web and address:
            caption = layout.web.words[0]
            web = WebModel((caption,) if moving else (), address)
            above = marks(f"{CAPTION}0", caption) if moving else caption
            model = replace(model, web=replace(layout.web, matrix=(), words=(above, marks(ADDRESS, address))))
        elif layout.web:
            model = replace(model, web=replace(layout.web, matrix=()))
        numbers = self._numbers(edition("", (), ""))
        picture = self._say.say("カメラの図記号")
        day = self._say.date(self._manner.moment.date())
        drawing = drawn(model, self._model, Alternatives(picture, CODE_ALT, numbers, day))
        return SitePage(file, page(drawing, self._sheet), numbers, web)

    def words(
        self,
        layout: Layout,
        texts: tuple[SiteText, ...],
        notice: SiteNotice,
        code: QrBits | None,
    ) -> SiteWords:
        """Return what a site's page says of its own, set as its layout has it."""
        lines: dict[str, str] = {}
        for place, text in zip(self._places, texts, strict=True):
            block = site_block(layout, place, text)
            lines |= {f"{place.row}.{place.cell}.{i}": line for i, line in enumerate(block.lines)}
        address = self._address(layout, notice.url) if layout.web and layout.web.words else None
        about = self._say.say("{url} を開くQRコード", url=notice.url) if code else ""
        return SiteWords(lines, self._numbers(notice.said), notice.url, about, address, code)

    def _address(self, layout: Layout, url: str) -> Block | None:
        if layout.web is None:
            return None
        room = layout.web.width - 3 * layout.web.padding - layout.web.plate
        natural = self._address_width(url)
        ink = Ink(address_size(natural, layout.size, self._least, room), self.at.design.ink)
        wide = natural * ink.size
        if wide < room:
            return Block((url,), ink, wide, "en", (wide,))
        return text_block(url, ink, room, "en")

    def _numbers(self, said: Edition) -> str:
        return numbers_line(said, self._manner.document_id, self._say, draft=False)


def _moving(layout: Layout) -> bool:
    """Tell whether the words above the address can be moved as they are: one caption without readings."""
    web = layout.web
    return web is not None and bool(web.words) and not web.words[0].readings and not web.captions.blocks


def _said(line: NoticeLine) -> list[tuple[str, str]]:
    """Return a line's text in each language in which it is set: what is empty repeats what was said."""
    further = [(said.text, said.language) for said in line.further if said.text]
    return [(line.text, line.language), *further]
