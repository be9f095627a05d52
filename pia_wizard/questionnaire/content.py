"""All documents joined to one library, with the place of everything that has an id."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pia_wizard.errors import N_
from pia_wizard.questionnaire.documents import Document, Place
from pia_wizard.questionnaire.faults import Fault
from pia_wizard.questionnaire.files import GuidelineFile
from pia_wizard.questionnaire.model import Guideline, Library, SourceFile

_TOPS = {
    "steps": "steps",
    "questions": "questions",
    "risks": "risks",
    "methods": "methods",
    "notices": "notices",
    "conditions": "conditions",
    "differences": "differences",
    "rules": "rules",
    "forms": "forms",
    "publication": "publication",
    "guidelines": "requirements",
}
"""Kind of file: the key its ids stand under."""


@dataclass(frozen=True, slots=True)
class Content:
    """A library before its cross-checks.

    ``places`` and ``declared`` are kept by kind (steps, questions, guidelines, requirements, risks,
    methods, notices, rules, forms, publication). ``declared`` also holds ids whose own entry is faulty, so
    that one fault is not reported again wherever the id is used.
    """

    library: Library
    places: Mapping[str, Mapping[str, Place]]
    declared: Mapping[str, frozenset[str]]

    @property
    def broken_questions(self) -> frozenset[str]:
        """Return questions that are written, but could not be converted."""
        return self.declared["questions"] - self.library.questions.keys()

    @property
    def whole(self) -> bool:
        """Tell whether everything declared could be converted."""
        return all(names <= self.places[kind].keys() for kind, names in self.declared.items())


def joined(documents: Sequence[Document], sources: Iterable[SourceFile]) -> tuple[Content, tuple[Fault, ...]]:
    """Join documents in their order; an id that is already taken is a fault and changes nothing."""
    joining = _Joining()
    for document in documents:
        joining.add(document)
    places = joining.places
    parts: dict[str, Any] = {
        kind: joining.records[kind] for kind in joining.records if kind != "requirements"
    }
    library = Library(**parts, sources=tuple(sources))
    declared = {kind: frozenset(names) for kind, names in joining.declared.items()}
    return Content(library, places, declared), tuple(joining.faults)


class _Joining:
    """Collects records, places and faults while documents are added."""

    def __init__(self) -> None:
        kinds = (*_TOPS, "requirements")
        self.records: dict[str, dict[str, Any]] = {kind: {} for kind in kinds}
        self.places: dict[str, dict[str, Place]] = {kind: {} for kind in kinds}
        self.declared: dict[str, dict[str, Document]] = {kind: {} for kind in kinds}
        self.faults: list[Fault] = []

    def add(self, document: Document) -> None:
        """Add one document's ids and records."""
        if document.kind == "guidelines":
            return self._add_guideline(document)
        top = _TOPS[document.kind]
        for name in document.keys(top):
            self._declare(document.kind, name, Place(document, (top, name)))
        for name, record in getattr(document.record, top, {}).items():
            self._keep(document.kind, name, record, Place(document, (top, name)))
        return None

    def _add_guideline(self, document: Document) -> None:
        name = document.text("guideline").strip()
        if name:
            self._declare("guidelines", name, Place(document, ("guideline",)))
        for key in document.keys("requirements"):
            self._declare("requirements", key, Place(document, ("requirements", key)))
        if not isinstance(document.record, GuidelineFile):
            return
        own = {
            key: requirement
            for key, requirement in document.record.requirements.items()
            if self.declared["requirements"][key] is document
        }
        for key, requirement in own.items():
            self._keep("requirements", key, requirement, Place(document, ("requirements", key)))
        values = {field: getattr(document.record, field) for field in Guideline.__struct_fields__}
        self._keep("guidelines", name, Guideline(**values | {"requirements": own}), Place(document, ()))

    def _declare(self, kind: str, name: str, place: Place) -> None:
        first = self.declared[kind].setdefault(name, place.document)
        if first is not place.document:
            words = N_("「{key}」はすでに {first} で使われています。別の名前にしてください。")
            found = place.fault if kind == "guidelines" else place.key_fault
            self.faults.append(found(words, key=name, first=first.name))

    def _keep(self, kind: str, name: str, record: object, place: Place) -> None:
        if self.declared[kind][name] is place.document:
            self.records[kind][name] = record
            self.places[kind][name] = place
