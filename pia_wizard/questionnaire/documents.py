"""Content files after conversion, and where in them each thing stands."""

from dataclasses import dataclass
from typing import cast

from pia_wizard.errors import N_
from pia_wizard.questionnaire.conversion import converted
from pia_wizard.questionnaire.expressions import ExpressionError
from pia_wizard.questionnaire.faults import Fault, fault
from pia_wizard.questionnaire.files import KINDS, kind_of
from pia_wizard.questionnaire.model import Record
from pia_wizard.questionnaire.sources import Found
from pia_wizard.questionnaire.yaml_text import Mapping, Node, Scalar, Sequence, yaml_tree


@dataclass(frozen=True, slots=True)
class Document:
    """One content file: its tree, and its record unless the top of the file is faulty.

    ``name`` is its path among the library's sources, ``path`` the one its faults show.
    """

    name: str
    path: str
    kind: str
    root: Node
    record: Record | None

    def keys(self, *way: str) -> tuple[str, ...]:
        """Return the keys written under ``way``, sound or not."""
        node = _walk(self.root, way)[0]
        return tuple(node.entries) if isinstance(node, Mapping) else ()

    def text(self, *way: str) -> str:
        """Return the text written at ``way``, or an empty one."""
        node = _walk(self.root, way)[0]
        return node.text if isinstance(node, Scalar) else ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a document: the way of keys and positions that leads there."""

    document: Document
    way: tuple[str | int, ...]

    def at(self, *more: str | int) -> "Place":
        """Return a place further down."""
        return Place(self.document, self.way + more)

    def fault(self, message: str, **values: object) -> Fault:
        """Return a fault at the value, or at the nearest thing above it that is written."""
        node = _walk(self.document.root, self.way)[0]
        return fault(self.document.path, node.line, node.column, message, **values)

    def key_fault(self, message: str, **values: object) -> Fault:
        """Return a fault at the key that leads to the value."""
        key = _walk(self.document.root, self.way)[1]
        return fault(self.document.path, key.line, key.column, message, **values)

    def expression_fault(self, error: ExpressionError) -> Fault:
        """Return a fault at the character of a condition where ``error`` stands."""
        return self.fault_within(error.column, error.source, **error.values)

    def fault_within(self, offset: int, message: str, **values: object) -> Fault:
        """Return a fault at a character of the text here, counted after its leading white space."""
        node = _walk(self.document.root, self.way)[0]
        column = node.column
        if isinstance(node, Scalar):
            column = node.column_of(offset + len(node.text) - len(node.text.lstrip()))
        return fault(self.document.path, node.line, column, message, **values)


def read_document(found: Found) -> tuple[Document | None, tuple[Fault, ...]]:
    """Parse and convert one file; the document is None if its YAML cannot be read at all."""
    path, kind = found.shown_path, cast("str", kind_of(found.source.path))
    tree, faults = yaml_tree(found.source.text, path)
    if tree is None:
        return None, faults
    if not isinstance(tree, Mapping):
        words = N_("ファイルの先頭には format: 1 と「{kind}:」が必要です。")
        return None, (*faults, fault(path, tree.line, tree.column, words, kind=kind))
    record, more = converted(KINDS[kind], tree, path)
    return Document(found.source.path, path, kind, tree, record), (*faults, *more)


def _walk(root: Node, way: tuple[str | int, ...]) -> tuple[Node, Node]:
    """Return the node at the end of ``way`` and its key; stop early where the way is not written."""
    node = key = root
    for step in way:
        if isinstance(node, Mapping) and step in node.entries:
            entry = node.entries[str(step)]
            node, key = entry.value, entry.key
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = key = node.items[step]
        else:
            return key, key
    return node, key
