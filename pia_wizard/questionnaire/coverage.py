"""Which lines of a clause inventory the guidelines cover, and which are still missing."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pia_wizard.errors import N_
from pia_wizard.questionnaire.faults import ContentFaultsError, Fault, fault
from pia_wizard.questionnaire.files import MOST_BYTES
from pia_wizard.questionnaire.model import Library
from pia_wizard.questionnaire.yaml_text import Mapping as MappingNode
from pia_wizard.questionnaire.yaml_text import Node, Scalar, Sequence, yaml_tree


@dataclass(frozen=True, slots=True)
class Share:
    """How far the lines whose ids share a prefix are covered."""

    covered: int
    statements: int
    missing: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """The lines of an inventory, in its order.

    ``covered`` are judged by a requirement, ``statements`` listed as asking nothing by themselves,
    ``missing`` neither. ``unknown`` are lines the guidelines name although the inventory, where it has
    lines of the same prefix, does not have them.
    """

    covered: tuple[str, ...]
    statements: tuple[str, ...]
    missing: tuple[str, ...]
    unknown: tuple[str, ...]

    def by_prefix(self) -> Mapping[str, Share]:
        """Return the counts for each document, by the part of its ids before the first hyphen."""
        counts = [Counter(map(prefix, ids)) for ids in (self.covered, self.statements, self.missing)]
        names = dict.fromkeys(name for count in counts for name in count)
        return {name: Share(*(count[name] for count in counts)) for name in names}


def prefix(clause: str) -> str:
    """Return the part of a line's id that names its document: "yam" of "yam-2-6-(3)-b"."""
    return clause.split("-", 1)[0]


def coverage(library: Library, ids: Collection[str]) -> Coverage:
    """Hold the library's guidelines against the ids of an inventory's lines."""
    judged, stated = _clauses(library)
    documents = {prefix(one) for one in ids}
    named = dict.fromkeys((*judged, *stated))
    held = frozenset(ids)
    return Coverage(
        covered=tuple(one for one in ids if one in judged),
        statements=tuple(one for one in ids if one in stated and one not in judged),
        missing=tuple(one for one in ids if one not in named),
        unknown=tuple(one for one in named if one not in held and prefix(one) in documents),
    )


def inventory_ids(path: Path) -> tuple[str, ...]:
    """Return the ids of an inventory: a YAML list of mappings with ``id``, each once.

    Raises ContentFaultsError for anything else.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError:
        raise ContentFaultsError([Fault(str(path), 1, 1, N_("ファイルを開けません。"))]) from None
    tree, faults = yaml_tree(data, str(path))
    ids, more = _ids(tree, str(path)) if tree is not None else ((), ())
    if faults or more:
        raise ContentFaultsError((*faults, *more))
    return ids


def _clauses(library: Library) -> tuple[dict[str, None], dict[str, None]]:
    """Return the lines that requirements judge and those that statements list, in order."""
    guidelines = library.guidelines.values()
    judged = (c for g in guidelines for r in g.requirements.values() for c in r.clauses)
    stated = (c for g in guidelines for s in g.statements for c in s.clauses)
    return dict.fromkeys(judged), dict.fromkeys(stated)


def _ids(tree: Node, path: str) -> tuple[tuple[str, ...], Iterable[Fault]]:
    if not isinstance(tree, Sequence):
        return (), [fault(path, tree.line, tree.column, N_("idを持つ行の一覧が必要です。"))]
    ids: dict[str, None] = {}
    faults: list[Fault] = []
    for item in tree.items:
        entry = item.entries.get("id") if isinstance(item, MappingNode) else None
        if entry is None or not isinstance(entry.value, Scalar) or not entry.value.text:
            faults.append(fault(path, item.line, item.column, N_("「{key}」がありません。"), key="id"))
        elif entry.value.text in ids:
            words = N_("id「{key}」が2回書かれています。")
            faults.append(fault(path, entry.value.line, entry.value.column, words, key=entry.value.text))
        else:
            ids[entry.value.text] = None
    return tuple(ids), faults
