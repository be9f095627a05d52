"""Plain text out of HTML that somebody else wrote: blocks become lines, everything else only its words.

Python's own parser is not used: on tags and comments that never end it takes time by the square of their
number, or fails.
"""

import re
from html import unescape

_BLOCKS = frozenset(
    {
        *("address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "hr", "li", "ol", "p", "pre"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "table", "td", "th", "tr", "ul"),
    }
)
_UNSEEN = frozenset({"script", "style", "template", "head", "title"})
_MARKUP = re.compile(r"<[A-Za-z/!]|&[A-Za-z#]")
_TAG = re.compile(
    r"""<(/?)([A-Za-z][A-Za-z0-9:-]{0,40})(?:[^<>"']|"[^"<]{0,2000}"|'[^'<]{0,2000}'|["'])*+>|<[!?][^<>]*>"""
)
"""A tag, with its name and whether it ends an element, or a declaration; found without going back."""


def plain_text(html: str) -> str:
    """Return the words of a piece of HTML, one line for each block, none of them empty.

    Text without any markup comes back as it is but for white space at the ends; nothing is ever run.
    """
    if not _MARKUP.search(html):
        return html.strip()
    lines = _marked_lines(_without_comments(html)).split("\n")
    return "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)


def _without_comments(html: str) -> str:
    """Return the text between comments; one that never ends hides all that follows."""
    kept, at = [], 0
    while (start := html.find("<!--", at)) >= 0:
        kept.append(html[at:start])
        end = html.find("-->", start + 4)
        at = end + 3 if end >= 0 else len(html)
    return "".join([*kept, html[at:]])


def _marked_lines(html: str) -> str:
    """Return what is seen, with line feeds where blocks begin and end, and a sign before items of lists."""
    told, at, unseen = [], 0, 0
    for tag in _TAG.finditer(html):
        if not unseen:
            told.append(_one_line(html[at : tag.start()]))
        at, name = tag.end(), (tag[2] or "").lower()
        if name in _UNSEEN:
            unseen = max(0, unseen - 1) if tag[1] else unseen + 1
        elif name in _BLOCKS:
            told.append("\n・" if name == "li" and not tag[1] else "\n")
    if not unseen:
        told.append(_one_line(html[at:]))
    return "".join(told)


def _one_line(text: str) -> str:
    """Return words as HTML means them: line ends in the source are but spaces."""
    return unescape(text).replace("\r", " ").replace("\n", " ")
