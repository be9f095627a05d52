"""Keep the samples as the program writes them, and the table in their README true; ``--check`` only compares.

Run it when the content changed. It makes every ``samples/*.json`` canonical, without answers to questions
that are no longer shown, and names those that are shown but not answered.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from pia_wizard import resources
from pia_wizard.assessment.canonical import canonical_json
from pia_wizard.evaluation import Evaluation, Status, Visibility
from pia_wizard.exchange.case_file import read_case
from pia_wizard.session.content import shipped_library
from pia_wizard.session.judged import Judged, judged

README = resources.samples() / "README.md"
BEGIN, END = "<!-- numbers: tools/samples.py -->", "<!-- end of numbers -->"
GRAVEST = 3
_COLUMNS = (
    "見本<br>sample",
    "基準<br>guidelines",
    "質問<br>questions",
    "満たす・一部・満たさない・該当しない・未確定<br>met · partly · not met · n/a · undetermined",
    "評価の要否<br>threshold",
    "今の大きいリスク（影響×起こりやすさ）<br>gravest risks now (impact × likelihood)",
)


def main() -> int:
    """Write or compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    cases = {path: judged(shipped_library(), read_case(path)) for path in _paths()}
    fresh = {path: _canonical(case) for path, case in cases.items()}
    fresh[README] = _readme(README.read_text("utf-8"), cases).encode()
    stale = [path for path, data in fresh.items() if path.read_bytes() != data]
    if parser.parse_args().check:
        for path in stale:
            print(f"samples/{path.name}: out of date; run python tools/samples.py")
        return 1 if stale else 0
    for path in stale:
        path.write_bytes(fresh[path])
    for path, case in cases.items():
        for name in _unanswered(case):
            print(f"samples/{path.name}: {name} is shown but has no answer")
    return 0


def gravest(case: Judged) -> list[str]:
    """Return the ids of the gravest risks of today, the gravest first, those that apply or may apply."""
    bands = list(case.questionnaire.method.bands)

    def gravity(name: str) -> tuple[int, int]:
        now = case.evaluation.risks[name].current
        return -bands.index(now.band_high), -now.impact.high * now.likelihood.high

    applying = [name for name, level in case.evaluation.risks.items() if level.applies is not False]
    return sorted(applying, key=gravity)[:GRAVEST]


def _paths() -> list[Path]:
    return sorted(resources.samples().glob("*.json"))


def _canonical(case: Judged) -> bytes:
    """Return the case without pins: samples go with whatever content they are shipped with."""
    return canonical_json(msgspec.structs.replace(case.assessment, content=()))


def _readme(text: str, cases: dict[Path, Judged]) -> str:
    before, rest = text.split(BEGIN)
    rows = [_row(path.stem, case) for path, case in cases.items()]
    return (
        "\n".join([f"{before}{BEGIN}", _line(_COLUMNS), _line(["---"] * len(_COLUMNS)), *rows, END])
        + rest.split(END)[1]
    )


def _row(name: str, case: Judged) -> str:
    cells = (
        f"`{name}`",
        " ".join(f"`{guideline}`" for guideline in case.assessment.guidelines),
        str(sum(state.visibility is Visibility.SHOWN for state in case.evaluation.questions.values())),
        _verdicts(case.evaluation),
        f"`{case.evaluation.threshold.decision}`",
        "<br>".join(_risks(case)),
    )
    return _line(cells)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _verdicts(evaluation: Evaluation) -> str:
    counts = Counter(verdict.status for verdict in evaluation.verdicts.values())
    return " · ".join(str(counts[status]) for status in Status)


def _risks(case: Judged) -> Iterator[str]:
    for name in gravest(case):
        now = case.evaluation.risks[name].current
        yield f"`{name}` {now.impact.high}×{now.likelihood.high} `{now.band_high}`"


def _unanswered(case: Judged) -> list[str]:
    shown = [n for n, s in case.evaluation.questions.items() if s.visibility is Visibility.SHOWN]
    required = case.questionnaire.questions
    return [n for n in shown if n not in case.assessment.answers and required[n].required]


if __name__ == "__main__":
    sys.exit(main())
