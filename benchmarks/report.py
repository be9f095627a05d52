"""The sample's report: ours tagged and archival, beside typst setting the same words."""

import itertools
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import typst

from benchmarks.measuring import interleaved, table
from pia_wizard import resources
from pia_wizard.exchange.case_file import read_case
from pia_wizard.i18n import translator
from pia_wizard.session import papers
from pia_wizard.session.content import shipped_library
from pia_wizard.session.judged import judged

PEER = "peer: typst, the same words as plain paragraphs"
MOMENT = datetime(2026, 11, 21, 9, tzinfo=UTC)


def main() -> None:
    """Print the ratios."""
    case = judged(shipped_library(), read_case(resources.samples() / "shop_security_cameras.json"))
    words = translator("ja")
    pages = _words(papers.report(case, words, MOMENT))
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch, "report.typ")
        source.touch()
        fonts = [str(resources.font("BIZUDPGothic-Regular.ttf").parent)]
        compiler = typst.Compiler(str(source), font_paths=fonts, ignore_system_fonts=True)
        runs = itertools.count()

        def peer() -> object:
            # typst remembers paragraphs it has set: every run gets its own words.
            source.write_text(_typst_source(pages, next(runs)), encoding="utf-8")
            return compiler.compile(input=str(source))

        rows = interleaved(
            {
                PEER: peer,
                "ours, the whole report, tagged": lambda: papers.report(case, words, MOMENT),
            },
            runs=7,
        )
    table(f"A report of {len(pages)} pages", rows, against=PEER, target="≤ 0.6 × typst")


def _typst_source(pages: list[list[str]], run: int) -> str:
    """Return the words of our own report as typst paragraphs, page by page."""
    lines = ['#set text(font: "BIZ UDPGothic", lang: "ja", size: 10pt)', "#outline()"]
    for number, page in enumerate(pages):
        lines.append(f"= {number}")
        lines += [f"{_quoted(line)}{run}\n" for line in page]
    return "\n".join(lines)


def _words(pdf: bytes) -> list[list[str]]:
    """Return the lines of each page as they are drawn."""
    document = pypdfium2.PdfDocument(pdf)
    texts = [document[i].get_textpage().get_text_range() for i in range(len(document))]
    document.close()
    return [[line for line in text.splitlines() if line.strip()] for text in texts]


def _quoted(text: str) -> str:
    return '#"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'


if __name__ == "__main__":
    main()
