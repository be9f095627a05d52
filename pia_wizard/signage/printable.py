"""Text as it can stand on a sheet: no empty lines, no control characters, readings kept."""

import re
from dataclasses import replace

from pia_wizard.pdf import fonts
from pia_wizard.signage.annotations import ANCHOR, SEPARATOR, TERMINATOR
from pia_wizard.signage.notice_text import Headline, NoticeLine, Said

_MARK = re.compile(f"([{ANCHOR}{SEPARATOR}{TERMINATOR}])")


def printable_line(line: NoticeLine) -> NoticeLine:
    """Return a line with label and texts cleaned in all languages."""
    return replace(
        line,
        label=one_line(line.label),
        text=paragraphs(line.text),
        further=tuple(map(_said, line.further)),
    )


def printable_headline(headline: Headline) -> Headline:
    """Return a headline cleaned in all languages; one that is empty in a language is left out there."""
    further = (_said(said) for said in headline.further)
    return replace(
        headline, text=paragraphs(headline.text), further=tuple(said for said in further if said.text)
    )


def one_line(text: str) -> str:
    """Return a text on one line."""
    return " ".join(_cleaned(text).split())


def paragraphs(text: str) -> str:
    """Return the text without empty lines: white space on a poster is the layout's to give."""
    return "\n".join(part for part in (line.strip() for line in _cleaned(text).split("\n")) if part)


def _said(said: Said) -> Said:
    return replace(said, label=one_line(said.label), text=paragraphs(said.text))


def _cleaned(text: str) -> str:
    """Return cleaned text with the marks of readings, which cleaning would take for format characters."""
    if ANCHOR not in text:
        return fonts.cleaned(text)
    return "".join(part if _MARK.fullmatch(part) else fonts.cleaned(part) for part in _MARK.split(text))
