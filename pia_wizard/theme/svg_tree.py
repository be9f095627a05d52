"""An SVG file as elements, read as hostile input: bounded, and without entities, scripts or other files."""

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from pia_wizard.errors import N_, Term
from pia_wizard.theme.errors import LogoTooLargeError, NoPictureError, SvgPartError, UnsafeSvgError

MOST_BYTES = 256 * 1024
_MOST_ELEMENTS = 3000
_DEEPEST = 40
_SVG = "http://www.w3.org/2000/svg"
_REFERENCE = re.compile(r"url\s*\(|@import|expression\s*\(", re.IGNORECASE)
_SCRIPTS = frozenset({"script", "foreignObject", "iframe", "handler", "set", "animate", "animateTransform"})


@dataclass(slots=True)
class Element:
    """An element of SVG; elements of other namespaces are left out with all that is in them."""

    name: str
    attributes: dict[str, str]
    children: "list[Element]" = field(default_factory=list)
    text: str = ""


def svg_tree(data: bytes) -> Element:
    """Return the root element. Raises NoPictureError, LogoTooLargeError, UnsafeSvgError and SvgPartError."""
    if len(data) > MOST_BYTES:
        raise LogoTooLargeError
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)  # noqa: FBT003 - expat takes it by place only
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise NoPictureError from error
    if reader.root is None or reader.root.name != "svg":
        raise NoPictureError
    return reader.root


class _Reader:
    """Builds the tree while the parser reads."""

    def __init__(self) -> None:
        self.root: Element | None = None
        self._open: list[Element] = []
        self._count = 0
        self._foreign = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True  # or every line of a text would come on its own
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._data
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.EntityDeclHandler = self._entity
        self.parser.ProcessingInstructionHandler = self._instruction

    def _start(self, qualified: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > _MOST_ELEMENTS or len(self._open) + self._foreign > _DEEPEST:
            raise LogoTooLargeError
        space, _, name = qualified.rpartition(" ")
        if name in _SCRIPTS:
            raise UnsafeSvgError(part=f"<{name}>")
        if self._foreign or space not in {"", _SVG}:
            self._foreign += 1
            return
        element = Element(name, _safe(attributes))
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)

    def _end(self, _qualified: str) -> None:
        if self._foreign:
            self._foreign -= 1
        else:
            self._open.pop()

    def _data(self, text: str) -> None:
        if self._open and not self._foreign:
            self._open[-1].text += text

    def _doctype(self, _name: str, _system: str | None, _public: str | None, inside: bool) -> None:  # noqa: FBT001 - called by expat
        if inside:
            raise UnsafeSvgError(part="<!DOCTYPE [ ]>")

    def _entity(self, *_: object) -> None:
        raise UnsafeSvgError(part="<!ENTITY>")

    def _instruction(self, target: str, _data: str) -> None:
        raise UnsafeSvgError(part=f"<?{target}?>")


def _safe(attributes: dict[str, str]) -> dict[str, str]:
    """Return the attributes of SVG itself; refuse those that call scripts or other files."""
    kept = {}
    for qualified, value in attributes.items():
        space, _, name = qualified.rpartition(" ")
        if name.lower().startswith("on") or name == "href":
            raise UnsafeSvgError(part=name[:20])
        refuse_references(value)
        if not space:
            kept[name] = value
    return kept


def refuse_references(text: str) -> None:
    """Raise SvgPartError for what refers to something else: gradients, masks, other files."""
    if _REFERENCE.search(text):
        raise SvgPartError(part=Term(N_("url() による参照")))
