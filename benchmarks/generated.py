"""A generated library as large as the targets speak of: deterministic, no two questions alike."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

GROUPS = ("scope", "system", "handling", "management")


class _Plain(yaml.SafeDumper):
    """Writes repeated lists out: the content format has no aliases."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - PyYAML's signature
        """Return that nothing is an alias."""
        return True


def write_library(
    folder: Path,
    *,
    questions: int,
    requirements: int,
    steps: Sequence[str] = GROUPS,
    more: Mapping[str, Mapping[str, object]] | None = None,
) -> Path:
    """Write a content folder with so many questions, and ``more``, and requirements; return it."""
    asked = {f"q{i}": _question(i, steps) for i in range(questions)} | dict(more or {})
    asked["assessed_on"] = {"step": "scope", "ask": "評価日", "type": "date"}
    judged = {f"r-{i}": _requirement(i, questions) for i in range(requirements)}
    judged |= {f"r-{name}": _answered(name) for name in more or {}}
    files = {
        "steps.yaml": {"steps": {name: {"title": name} for name in steps}},
        "questions/all.yaml": {"questions": asked},
        "guidelines/all.yaml": {
            "guideline": "generated",
            "title": "生成した基準",
            "short_title": "生成",
            "publisher": "試験",
            "force": "guideline",
            "applies_when": 'assessed_on >= "2020-01-01"',
            "requirements": judged,
        },
        "risks/all.yaml": {"risks": {f"risk_{i}": _risk(i, questions) for i in range(25)}},
        "methods/all.yaml": {"methods": {"four": METHOD}},
    }
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            yaml.dump({"format": 1, **content}, Dumper=_Plain, allow_unicode=True, sort_keys=False), "utf-8"
        )
    return folder


def _question(i: int, steps: Sequence[str]) -> dict[str, object]:
    asked: dict[str, object] = {
        "step": steps[i // 3 % len(steps)],
        "ask": f"質問 {i} の内容を答えてください。",
    }
    if i % 3 == 0:
        return asked | {"type": "yes_no"}
    if i % 3 == 1:
        return asked | {"type": "number", "min": 0, "max": 1000, "when": f"q{i - 1}"}
    return asked | {"type": "choice", "choices": {"a": "甲", "b": "乙", "c": "丙"}}


def _requirement(i: int, questions: int) -> dict[str, object]:
    base = (i * 3) % questions
    return {
        "clauses": [f"c-{i}"],
        "place": f"第{i}",
        "phase": "management",
        "obligation": "must",
        "says": f"要求 {i} を満たすこと。",
        "applies_when": f"q{base}",
        "met_when": f'q{base + 1} <= {i % 90 + 1} or (q{base + 2} == "a" and q{base})',
        "partly_when": f'q{base + 2} in ("a", "b")',
        "treats": {f"risk_{i % 25}": "likelihood"},
    }


def _answered(question: str) -> dict[str, object]:
    return {
        "clauses": [f"c-{question}"],
        "place": "別記",
        "phase": "management",
        "obligation": "must",
        "says": "答えること。",
        "met_when": f"answered({question})",
    }


def _risk(i: int, questions: int) -> dict[str, object]:
    asked = (i * 39) % (questions - 3)
    asked -= asked % 3
    change = {"when": f"q{asked}", "by": 1, "because": "広がるため"}
    level = {"level": 3, "changes": [change]}
    return {
        "title": f"リスク{i}",
        "event": "illegitimate_access",
        "story": "…",
        "impact": {"level": 2},
        "likelihood": level,
    }


_LEVELS = [{"name": str(i), "meaning": "…"} for i in range(1, 5)]
METHOD = {
    "title": "四段階",
    "impact_levels": _LEVELS,
    "likelihood_levels": _LEVELS,
    "bands": {name: {"name": name, "meaning": "…"} for name in ("low", "medium", "high")},
    "matrix": [["low", "low", "medium", "medium"]] * 2 + [["medium", "medium", "high", "high"]] * 2,
    "weights": {"must": 3, "should": 1, "prohibited": 3},
    "reductions": [{"share": 0.5, "by": -1}, {"share": 0.9, "by": -2}],
}
