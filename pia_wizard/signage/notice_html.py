"""A notice for the operator's site: an HTML fragment to put into a page, or a page of its own.

Each language is a section with its ``lang``; readings are ``<ruby>``; nothing that was typed is markup. There
is no script and nothing is loaded from elsewhere.
"""

from collections.abc import Sequence
from html import escape

from pia_wizard.i18n import NOTICE_LANGUAGES, PLAIN_JAPANESE
from pia_wizard.i18n.readings import pieces
from pia_wizard.signage.notice_sections import Item, Section
from pia_wizard.signage.web_address import WebAddressError, web_address

WEB = "web"
"""The element whose text is an address to go to."""

_STYLE = """
body { margin: 0; color: #1c2530; background: #fff; font-family: sans-serif; line-height: 1.7; }
main { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
section + section { margin-top: 3rem; border-top: 1px solid #56616e; }
h1, h2 { color: #1f4e79; font-size: 1.6rem; line-height: 1.4; }
dt { margin-top: 1rem; color: #1f4e79; font-weight: bold; }
dd { margin: 0; overflow-wrap: anywhere; }
a { color: #1f4e79; }
"""


def html_fragment(found: Sequence[Section]) -> str:
    """Return the sections as an HTML fragment whose headings are of the second level."""
    return _marked(found, "camera-notice", [2] * len(found))


def html_page(found: Sequence[Section]) -> str:
    """Return the sections as a whole HTML page; its title is the first headline."""
    levels = [1, *[2] * (len(found) - 1)]
    title = escape("".join(base for base, _ in pieces(found[0].headline)))
    return (
        f'<!DOCTYPE html>\n<html lang="{_tag(found[0].language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"{_marked(found, 'camera-notice', levels)}</main>\n</body>\n</html>\n"
    )


def _marked(found: Sequence[Section], name: str, levels: Sequence[int]) -> str:
    said = "".join(_section(section, name, level) for section, level in zip(found, levels, strict=True))
    return f'<div class="{name}">\n{_choice(found, name)}{said}</div>\n'


def _choice(found: Sequence[Section], name: str) -> str:
    """Return links to the sections, each with its language's own name, if there are several."""
    if len(found) == 1:
        return ""
    links = "".join(
        f'<li><a href="#{name}-{s.language}" lang="{_tag(s.language)}" hreflang="{_tag(s.language)}">'
        f"{NOTICE_LANGUAGES[s.language]}</a></li>\n"
        for s in found
    )
    return f'<ul class="{name}-languages">\n{links}</ul>\n'


def _section(section: Section, name: str, level: int) -> str:
    place = f"{name}-{section.language}"
    items = "".join(_item(item, section.language) for item in section.items)
    return (
        f'<section id="{place}" lang="{_tag(section.language)}" aria-labelledby="{place}-title">\n'
        f'<h{level} id="{place}-title">{_text(section.headline)}</h{level}>\n'
        f"<dl>\n{items}</dl>\n</section>\n"
    )


def _item(item: Item, around: str) -> str:
    tag = _tag(item.language)
    language = f' lang="{tag}"' if tag != _tag(around) else ""
    return f"<dt>{_text(item.label)}</dt>\n<dd{language}>{_link(item) or _text(item.text)}</dd>\n"


def _link(item: Item) -> str:
    """Return the address of the element that is one as a link; nothing for what is no web address."""
    try:
        address = web_address(item.text) if item.element == WEB else ""
    except WebAddressError:
        return ""
    return f'<a href="{escape(address)}">{escape(address)}</a>' if address else ""


def _text(text: str) -> str:
    """Return a text with its readings and line ends as markup and all else escaped."""
    return "".join(_ruby(escape(base), escape(reading)) for base, reading in pieces(text)).replace(
        "\n", "<br>\n"
    )


def _ruby(base: str, reading: str) -> str:
    return f"<ruby>{base}<rp>（</rp><rt>{reading}</rt><rp>）</rp></ruby>" if reading else base


def _tag(language: str) -> str:
    """Return the language a browser reads aloud: plain Japanese is Japanese."""
    return "ja" if language == PLAIN_JAPANESE else language
