"""Which words a printed notice carries: a short id, and what has changed since.

The id depends on nothing but what the notice says in Japanese and its web address: the same words on another
sheet, in another colour or in other languages are the same edition.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pia_wizard.signage.notice_text import NoticeLine

HEADLINE = "headline"
WEB = "web"
_DIGITS = 8


@dataclass(frozen=True, slots=True)
class Edition:
    """The id printed on a notice (8 hexadecimal digits), and a digest of what each element says."""

    id: str
    elements: tuple[tuple[str, str], ...]


def edition(headline: str, lines: Sequence[NoticeLine], url: str) -> Edition:
    """Return the edition of a notice; white space at the ends of a text makes no difference."""
    said = [(HEADLINE, headline), *((line.element, line.text) for line in lines if line.element != WEB)]
    if url:
        said.append((WEB, url))
    elements = tuple((element, _digest(text.strip())) for element, text in said)
    whole = _digest("\n".join(f"{element} {digest}" for element, digest in elements))
    return Edition(whole, elements)


def changed_elements(before: Edition, after: Edition) -> tuple[str, ...]:
    """Return the elements that say something else now, are new or are gone, in reading order."""
    old, new = dict(before.elements), dict(after.elements)
    names = dict.fromkeys((*new, *old))
    return tuple(name for name in names if old.get(name) != new.get(name))


@lru_cache(maxsize=1024)
def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
