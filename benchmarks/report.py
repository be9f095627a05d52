"""The sample's report: ours tagged and archival, beside typst setting the same words; and how it grows.

typst gets its source ready-made and leaves pictures, links, page heads and the attachment out. We are timed
twice: from the judged answers, which is what a user waits for, and from the blocks, which is what typst does.
"""

import itertools
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Literal

import typst
from msgspec.structs import replace

from benchmarks.answering import filled
from benchmarks.generated import write_library
from benchmarks.measuring import interleaved, table
from benchmarks.typst_source import page_count, structured, unstructured
from pia_wizard import resources
from pia_wizard.assessment.canonical import canonical_json
from pia_wizard.assessment.model import Answer, Assessment
from pia_wizard.documents.material import Material
from pia_wizard.documents.paper import Paper
from pia_wizard.documents.report import report_paper
from pia_wizard.documents.report_manuscript import report_manuscript
from pia_wizard.documents.variant import Variant
from pia_wizard.exchange.case_file import read_case
from pia_wizard.i18n import Translator, translator
from pia_wizard.pdf.archive import archived
from pia_wizard.pdf.pages import Frame, PageNumbers, drawn
from pia_wizard.questionnaire.library import load_library
from pia_wizard.session import papers
from pia_wizard.session.content import shipped_library
from pia_wizard.session.judged import Judged, judged

PEER = "peer: typst, tables and all, PDF/A-3a"
PLAIN_PEER = "peer: typst, paragraphs only"
MOMENT = datetime(2026, 11, 21, 9, tzinfo=UTC)
RUNS = 9


def main() -> None:
    """Print the ratios, then how the time grows with the case."""
    words = translator("ja")
    start = time.perf_counter()
    case = judged(shipped_library(), read_case(resources.samples() / "shop_security_cameras.json"))
    loaded = time.perf_counter()
    pdf = papers.report(case, words, MOMENT)
    print(f"\nThe first report of a process: {(time.perf_counter() - loaded) * 1000:.0f} ms", end="")
    print(f", after {(loaded - start) * 1000:.0f} ms of loading and judging")
    _beside_typst(case, words, pdf)
    _growth(case, words)


def _beside_typst(case: Judged, words: Translator, pdf: bytes) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        manuscript = report_manuscript(_material(case, words))
        settings = _settings(case, words)
        rows = interleaved(
            {
                PEER: _typst(scratch, partial(structured, manuscript), "a-3a"),
                PLAIN_PEER: _typst(scratch, partial(unstructured, pdf), None),
                "ours: setting and drawing, tagged, PDF/A-3a": settings,
                "ours: the whole report from the answers": lambda: papers.report(case, words, MOMENT),
            },
            runs=RUNS,
        )
    table(f"A report of {page_count(pdf)} pages", rows, against=PEER, target="≤ 0.6 × typst")


def _typst(
    scratch: str, source: Callable[[int], str], standard: Literal["a-3a"] | None
) -> Callable[[], object]:
    path = Path(scratch, f"{len(list(Path(scratch).iterdir()))}.typ")
    path.touch()
    fonts = [str(resources.font("BIZUDPGothic-Regular.ttf").parent)]
    compiler = typst.Compiler(str(path), font_paths=fonts, ignore_system_fonts=True)
    # typst remembers paragraphs it has set: every run gets its own words.
    prepared = map(source, itertools.count())

    def compiled() -> object:
        path.write_text(next(prepared), encoding="utf-8")
        return compiler.compile(input=str(path), format="pdf", pdf_standards=standard)

    return compiled


def _material(case: Judged, words: Translator) -> Material:
    data = canonical_json(case.assessment)
    return Material(case.assessment, case.questionnaire, case.evaluation, words, MOMENT, data)


def _settings(case: Judged, words: Translator) -> Callable[[], object]:
    """Return work that sets and draws a report whose blocks are there already, and are fresh each time."""
    material = _material(case, words)
    made: list[tuple[Paper, PageNumbers]] = []
    for _ in range(RUNS + 1):
        numbers = PageNumbers()
        made.append((report_paper(material, Variant.FULL, numbers), numbers))

    def work() -> bytes:
        paper, numbers = made.pop()
        frame = Frame(paper.title, lambda page, count: f"{page} / {count}", case.assessment.id)
        return archived(
            drawn(paper.blocks, frame, numbers, language=words.language, sheet=paper.sheet),
            title=paper.title,
            author=paper.author,
            language=words.language,
            moment=MOMENT,
            attachment=material.case,
        )

    return work


def _growth(case: Judged, words: Translator) -> None:
    """Print how much longer a report takes when the case is twice as large: 2 is linear, 4 quadratic."""
    with tempfile.TemporaryDirectory() as scratch:
        cases = {
            "300 cameras": _with_cameras(case, 300),
            "600 cameras": _with_cameras(case, 600),
            "1,000 answers": _generated(Path(scratch, "1000"), 999),
            "2,000 answers": _generated(Path(scratch, "2000"), 1998),
        }
        rows = interleaved(
            {name: partial(papers.report, found, words, MOMENT) for name, found in cases.items()}, runs=3
        )
    small = {name: row for name, row in rows.items() if "cameras" in name}
    table("Twice as many cameras", small, against="300 cameras", target="not above 2.2 ×")
    table("Twice as many answers", {n: rows[n] for n in rows if n not in small}, against="1,000 answers")


def _with_cameras(case: Judged, count: int) -> Judged:
    given = case.assessment.answers["cameras"]
    rows = given.value
    if not isinstance(rows, tuple) or not isinstance(row := rows[0], dict):
        raise TypeError("the sample has no table of cameras")
    many = tuple({**row, "place": f"{n + 1}番通路の天井"} for n in range(count))
    answers = {**case.assessment.answers, "cameras": Answer(value=many)}
    return judged(shipped_library(), replace(case.assessment, answers=answers))


def _generated(folder: Path, questions: int) -> Judged:
    library = load_library([write_library(folder, questions=questions, requirements=questions // 3)])
    asked = [*(f"q{i}" for i in range(questions)), "assessed_on"]
    assessment = Assessment(
        id="benchmark",
        title="…",
        guidelines=("generated",),
        method="four",
        created=MOMENT,
        answers=filled(asked),
    )
    return judged(library, assessment)


if __name__ == "__main__":
    main()
