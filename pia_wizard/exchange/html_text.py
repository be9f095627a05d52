"""Plain text out of HTML that somebody else wrote: blocks become lines, everything else only its words."""

import re
from html.parser import HTMLParser

_BLOCKS = frozenset(
    {
        *("address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "hr", "li", "ol", "p", "pre"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "table", "td", "th", "tr", "ul"),
    }
)
_UNSEEN = frozenset({"script", "style", "template", "head", "title"})
_MARKUP = re.compile(r"<[A-Za-z/!]|&[A-Za-z#]")


def plain_text(html: str) -> str:
    """Return the words of a piece of HTML, one line for each block, none of them empty.

    Text without any markup comes back as it is but for white space at the ends; nothing is ever run.
    """
    if not _MARKUP.search(html):
        return html.strip()
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = "".join(reader.told).split("\n")
    return "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)


class _Reader(HTMLParser):
    """Gathers the words and where lines end."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.told: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line at a block, with a sign for an item of a list."""
        del attrs
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag in _BLOCKS:
            self.told.append("\n・" if tag == "li" else "\n")

    def handle_endtag(self, tag: str) -> None:
        """End a line with its block."""
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _BLOCKS:
            self.told.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep words; line ends in the source mean nothing in HTML."""
        if not self._unseen:
            self.told.append(data.replace("\r", " ").replace("\n", " "))
