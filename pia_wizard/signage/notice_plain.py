"""A notice as plain text and as Markdown (CommonMark); readings stand in brackets behind their kanji."""

import re
from collections.abc import Sequence

from pia_wizard.i18n.readings import pieces
from pia_wizard.signage.notice_sections import Item, Section

_MARKUP = re.compile(r"[\\`*_\[\]<>#|~&]")
_LINE_START = re.compile(r"^(\s*)([-+=]|[0-9]{1,9}[.)])", re.MULTILINE)


def plain_text(found: Sequence[Section]) -> str:
    """Return the sections as text in lines, parted by a rule."""
    return "\n----\n\n".join(_plain_section(section) for section in found)


def markdown(found: Sequence[Section]) -> str:
    """Return the sections as Markdown, with everything in them taken as text."""
    return "\n---\n\n".join(_marked_section(section) for section in found)


def spoken(text: str) -> str:
    """Return a text with each reading in brackets behind what it is for."""
    return "".join(f"{base}（{reading}）" if reading else base for base, reading in pieces(text))


def _plain_section(section: Section) -> str:
    lines = [spoken(section.headline), ""]
    for item in section.items:
        first, *others = spoken(item.text).splitlines()
        lines += [f"{spoken(item.label)}{section.colon}{first}", *(f"　{other}" for other in others)]
    return "".join(f"{line}\n" for line in lines)


def _marked_section(section: Section) -> str:
    items = (_marked_item(item, section.colon) for item in section.items)
    return "".join((f"# {_escaped(spoken(section.headline))}\n\n", *(f"- {item}\n" for item in items)))


def _marked_item(item: Item, colon: str) -> str:
    lines = (line.strip() for line in spoken(item.text).splitlines())
    text = "\\\n  ".join(_escaped(line) for line in lines if line)
    return f"**{_escaped(spoken(item.label))}**{colon}{text}"


def _escaped(line: str) -> str:
    """Return one line in which nothing is markup, neither in its middle nor at its start."""
    line = _MARKUP.sub(r"\\\g<0>", line)
    return _LINE_START.sub(lambda m: f"{m[1]}{m[2][:-1]}\\{m[2][-1]}", line)
