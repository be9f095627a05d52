"""A notice as manuscripts, one for each language, for the program it is to be worked on in."""

from collections.abc import Sequence

from pia_wizard.manuscript import Heading, Manuscript, Text, plain
from pia_wizard.signage.notice_plain import spoken
from pia_wizard.signage.notice_sections import Section

_OPERATOR = "operator"


def manuscripts(found: Sequence[Section], note: str) -> tuple[Manuscript, ...]:
    """Return each section under its headline, on a page of its own, with every label as a heading.

    ``note`` stands at the foot.
    """
    return tuple(_manuscript(section, note, new_page=number > 0) for number, section in enumerate(found))


def _manuscript(section: Section, note: str, *, new_page: bool) -> Manuscript:
    title = spoken(section.headline)
    parts: list[Heading | Text] = [Heading(title, "", new_page=new_page)]
    for item in section.items:
        parts += [Heading(spoken(item.label), "", level=2), Text(plain(spoken(item.text)))]
    author = next((item.text for item in section.items if item.element == _OPERATOR), "")
    return Manuscript(title, section.language, author, note, tuple(parts), chapters=True)
