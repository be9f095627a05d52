"""Pages streamed into one tagged, archival PDF (PDF/A-3a, PDF/UA-1): memory does not grow with their number.

What many pages have in common is drawn once, as form XObjects; each font is embedded once, with the
characters of all pages; tags are rendered from a skeleton that pages of one shape share.
"""

from array import array
from collections.abc import Sequence
from datetime import datetime
from typing import BinaryIO

from pia_wizard.pdf import fonts
from pia_wizard.pdf.archive import archival_entries
from pia_wizard.pdf.embedding import Codes, embedded
from pia_wizard.pdf.object_log import ObjectLog, deflated
from pia_wizard.pdf.page_skeleton import LinkPlace, PageBoxes, PageSkeleton, Tag

_CATALOG, _PAGES, _TREE, _DOCUMENT, _PARENTS, _RESOURCES = range(1, 7)
_KEPT = 6
_BLOCK = 32
"""How many pages share a stream of objects and a node of the tree of pages."""


class PageFile:
    """A PDF being written to an open file; call ``finish`` when all pages are in."""

    def __init__(self, file: BinaryIO, *, language: str, title: str, author: str, moment: datetime) -> None:
        self._log = ObjectLog(file, kept=_KEPT)
        self._about = (title, author, language, moment)
        self._language = language
        self._codes: dict[str, tuple[str, Codes]] = {}
        self._main: dict[tuple[bool, str], str] = {}
        self._seen: dict[tuple[bool, str], set[str]] = {}
        self._forms: list[int] = []
        self._nodes = array("L")
        self._leaves: list[tuple[int, int, int]] = []
        self._sections = array("L")
        self._pages = array("L")
        self._parents: list[tuple[int, int]] = []
        self._node = 0
        self._key = 0
        self._count = 0

    @property
    def count(self) -> int:
        """How many pages are in."""
        return self._count

    def codes(self, font: str) -> tuple[str, Codes]:
        """Return the operand that selects a font, such as ``/F1``, and the codes of its characters."""
        if font not in self._codes:
            self._codes[font] = (f"/F{len(self._codes)}", Codes())
        return self._codes[font]

    def pieces(self, text: str, *, bold: bool, language: str) -> tuple[tuple[str, Codes, str], ...]:
        """Return a line of text as pieces, each with the operand that selects its font, and its codes."""
        seen = self._seen.setdefault((bold, language), set())
        if seen.issuperset(text) and (font := self._main.get((bold, language))):
            return ((*self.codes(font), text),)
        drawn = fonts.runs(text, bold=bold, language=language)
        if len(drawn) == 1 and drawn[0][1] == text:
            font = self._main.setdefault((bold, language), drawn[0][0])
            if font == drawn[0][0]:
                seen.update(text)
        return tuple((*self.codes(font), piece) for font, piece in drawn)

    def form(self, content: bytes, boxes: PageBoxes) -> bytes:
        """Write content that many pages draw; return the operators that draw it."""
        entries = b"/Type /XObject /Subtype /Form /BBox [0 0 %.4f %.4f] /Resources %d 0 R" % (
            boxes.width,
            boxes.height,
            _RESOURCES,
        )
        self._forms.append(self._log.add_stream(entries, deflated(content)))
        return b"/X%d Do " % (len(self._forms) - 1)

    def skeleton(self, tags: Sequence[Tag], boxes: PageBoxes) -> PageSkeleton:
        """Return what pages of one shape share, for ``add``."""
        return PageSkeleton(tags, boxes, resources=_RESOURCES, document=_DOCUMENT)

    def add(
        self,
        skeleton: PageSkeleton,
        content: bytes,
        *,
        alts: Sequence[str] = (),
        links: Sequence[LinkPlace] = (),
    ) -> None:
        """Write a page: its content, and the texts in which its tags differ from others of its shape."""
        if not self._node:
            self._node = self._log.reserve()
        drawn = self._log.add_stream(b"", deflated(content))
        first = self._log.next_number
        body, starts = skeleton.source(
            first, content=drawn, parent=self._node, key=self._key, alts=alts, links=links
        )
        self._log.add_group(body, starts)
        self._parents += skeleton.parents(first, self._key)
        self._key += 1 + len(links)
        self._pages.append(first)
        self._sections.append(first + 1)
        self._count += 1
        if len(self._pages) == _BLOCK:
            self._close_block()

    def finish(self) -> None:
        """Write what all pages share and the end of the file."""
        if self._pages:
            self._close_block()
        log = self._log
        given = {
            selected: embedded(n, fonts.face(n), c, self._refer) for n, (selected, c) in self._codes.items()
        }
        shown = b" ".join(b"%b %d 0 R" % (s.encode(), log.add_source(source)) for s, source in given.items())
        forms = b" ".join(b"/X%d %d 0 R" % pair for pair in enumerate(self._forms))
        log.keep(_RESOURCES, b"<< /Font << %b >> /XObject << %b >> >>" % (shown, forms))
        log.keep(_PAGES, b"<< /Type /Pages /Count %d /Kids [%b] >>" % (self._count, _references(self._nodes)))
        log.keep(
            _TREE,
            b"<< /Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d >>"
            % (_DOCUMENT, _PARENTS, self._key),
        )
        log.keep(
            _DOCUMENT,
            b"<< /Type /StructElem /S /Document /P %d 0 R /K [%b] >>" % (_TREE, _references(self._sections)),
        )
        log.keep(_PARENTS, b"<< /Kids [%b] >>" % b" ".join(b"%d 0 R" % leaf[2] for leaf in self._leaves))
        title, author, language, moment = self._about
        info, entries = archival_entries(
            self._refer, title=title, author=author, language=language, moment=moment
        )
        log.keep(_CATALOG, self._catalog(entries))
        log.finish(b"/Root %d 0 R /Info %b" % (_CATALOG, info.encode()))

    def close(self) -> None:
        """Close the file and what is kept beside it, finished or not."""
        self._log.close()

    def _catalog(self, entries: str) -> bytes:
        return (
            b"<< /Type /Catalog /Pages %d 0 R /StructTreeRoot %d 0 R /Lang (%b) /MarkInfo << /Marked true >>"
            b" /ViewerPreferences << /DisplayDocTitle true >>%b >>"
            % (_PAGES, _TREE, self._language.encode(), entries.encode())
        )

    def _close_block(self) -> None:
        kids = _references(self._pages)
        self._log.fill(
            self._node,
            b"<< /Type /Pages /Parent %d 0 R /Count %d /Kids [%b] >>" % (_PAGES, len(self._pages), kids),
        )
        entries = b" ".join(b"%d %d 0 R" % pair for pair in self._parents)
        low, high = self._parents[0][0], self._parents[-1][0]
        leaf = self._log.add_source(b"<< /Limits [%d %d] /Nums [%b] >>" % (low, high, entries))
        self._leaves.append((low, high, leaf))
        self._nodes.append(self._node)
        self._log.close_block()
        self._pages, self._parents, self._node = array("L"), [], 0

    def _refer(self, source: bytes) -> str:
        return f"{self._log.add_source(source)} 0 R"


def _references(numbers: Sequence[int]) -> bytes:
    return b" ".join(b"%d 0 R" % number for number in numbers)
