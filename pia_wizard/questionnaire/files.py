"""The kinds of content file: what stands at the top of each, and where each kind lies."""

from collections.abc import Mapping
from typing import Literal

from pia_wizard.questionnaire.model import (
    Condition,
    Difference,
    Guideline,
    Method,
    Notice,
    Publication,
    Question,
    Record,
    RecordForm,
    Risk,
    RuleBook,
    Step,
)

FORMAT = 1
MOST_BYTES = 1024 * 1024
"""Of one file."""
SLUG = r"[a-z][a-z0-9_]{0,63}"
"""Ids that may stand in expressions and addresses."""
REQUIREMENT_ID = r"[a-z][a-z0-9_.()ぁ-ゖァ-ヶー\-]{0,79}"
"""Ids of requirements follow the clause inventory, such as yam-2-7-(1)-ア."""


class StepsFile(Record, kw_only=True, frozen=True):
    """The pages of the assessment window, in order (steps.yaml)."""

    format: Literal[1]
    steps: dict[str, Step]


class QuestionsFile(Record, kw_only=True, frozen=True):
    """Questions, each fact asked once (questions/*.yaml)."""

    format: Literal[1]
    questions: dict[str, Question]


class ConditionsFile(Record, kw_only=True, frozen=True):
    """Named conditions that other expressions use (conditions/*.yaml)."""

    format: Literal[1]
    conditions: dict[str, Condition]


class GuidelineFile(Guideline, kw_only=True, frozen=True, rename={"id": "guideline"}):
    """One source document as a list of requirements (guidelines/*.yaml)."""

    format: Literal[1]
    id: str


class DifferencesFile(Record, kw_only=True, frozen=True):
    """Matters on which guidelines differ, strictest position first (differences/*.yaml)."""

    format: Literal[1]
    differences: dict[str, Difference]


class RisksFile(Record, kw_only=True, frozen=True):
    """What could happen to the people filmed (risks/*.yaml)."""

    format: Literal[1]
    risks: dict[str, Risk]


class MethodsFile(Record, kw_only=True, frozen=True):
    """How levels combine (methods/*.yaml)."""

    format: Literal[1]
    methods: dict[str, Method]


class NoticesFile(Record, kw_only=True, frozen=True):
    """What a notice must say (notices/*.yaml)."""

    format: Literal[1]
    notices: dict[str, Notice]


class RulesFile(Record, kw_only=True, frozen=True):
    """The operator's own rules, written from the answers (rules/*.yaml)."""

    format: Literal[1]
    rules: dict[str, RuleBook]


class FormsFile(Record, kw_only=True, frozen=True):
    """Records an operator keeps, to be filled in (forms/*.yaml)."""

    format: Literal[1]
    forms: dict[str, RecordForm]


class PublicationFile(Record, kw_only=True, frozen=True):
    """What of an assessment may be published, and in which words (publication/*.yaml)."""

    format: Literal[1]
    publication: dict[str, Publication]


KINDS: Mapping[str, type[Record]] = {
    "steps": StepsFile,
    "questions": QuestionsFile,
    "conditions": ConditionsFile,
    "guidelines": GuidelineFile,
    "differences": DifferencesFile,
    "risks": RisksFile,
    "methods": MethodsFile,
    "notices": NoticesFile,
    "rules": RulesFile,
    "forms": FormsFile,
    "publication": PublicationFile,
}
"""Kind of file by the folder it lies in; ``steps`` is the single file steps.yaml."""


def kind_of(path: str) -> str | None:
    """Return the kind of a content file from its path below the content folder, or None."""
    *folders, name = path.split("/")
    if name == "steps.yaml" and (not folders or folders[-1] not in KINDS):
        return "steps"
    folder = folders[-1] if folders else ""
    return folder if name.endswith(".yaml") and folder in KINDS and folder != "steps" else None
