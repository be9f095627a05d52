"""Draw every kind of notice on every sheet, in every design and set of languages, and put them side by side.

One picture for each kind and design under ``docs/images/contact_sheets/``: languages downward, sheets
across. A grey field names what does not fit legibly there. ``--only KIND`` draws one kind.
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from pia_wizard import resources
from pia_wizard.exchange.case_file import read_case
from pia_wizard.i18n import translator
from pia_wizard.pdf.pictures import page_picture
from pia_wizard.session.content import shipped_library
from pia_wizard.session.judged import Judged, judged
from pia_wizard.signage.brevity import NoticeTooLongError
from pia_wizard.signage.checking import CheckState
from pia_wizard.signage.design import HIGH_CONTRAST, INFORMATION_BLUE, Design, company_design
from pia_wizard.signage.notice_poster import DrawnNotice, notice_pages
from pia_wizard.signage.sheet import Format, Orientation, Sheet

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "images" / "contact_sheets"
MOMENT = datetime(2026, 11, 21, tzinfo=UTC)
LANGUAGES = (
    ("ja",),
    ("en",),
    ("ja", "en"),
    ("ja", "ja-Hira"),
    ("ja", "en", "zh-Hans", "ko"),
    ("ja", "en", "zh-Hans", "zh-Hant", "ko", "ja-Hira"),
)
DESIGNS: tuple[Design, ...] = (INFORMATION_BLUE, HIGH_CONTRAST, company_design("#B3261E"))
BLEEDING = (Format.A3, Format.A2)
"""Sheets for a print shop: drawn with bleed and crop marks."""

_HEIGHT, _GAP, _COLOURS = 118, 6, 12
_WIDEST = 118


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of notice and the sample it is drawn from."""

    name: str
    case: Judged


def main() -> int:
    """Draw and write; the exit code is 1 if a drawn notice fails one of its checks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="")
    only = parser.parse_args().only
    FOLDER.mkdir(parents=True, exist_ok=True)
    failures = 0
    for kind in kinds():
        if not only or kind.name == only:
            failures += _write(kind)
    return 1 if failures else 0


def kinds() -> Iterator[Kind]:
    """Yield each kind of notice with the first sample in which it is offered and ready."""
    library = shipped_library()
    paths = sorted(resources.samples().glob("*.json"))
    cases = [judged(library, read_case(path)) for path in paths]
    for name in library.notices:
        for case in cases:
            state = case.evaluation.notices.get(name)
            if state is not None and state.offered and state.ready:
                yield Kind(name, case)
                break
        else:
            print(f"{name}: no sample offers it")


def sheets() -> tuple[Sheet, ...]:
    """Return every format both ways, a square one once, the largest as a print shop wants them."""
    return tuple(
        Sheet(format_, way, bleed=3 if format_ in BLEEDING else 0, crop_marks=format_ in BLEEDING)
        for format_, way in product(Format, Orientation)
        if not (format_.width == format_.height and way is Orientation.LANDSCAPE)
    )


def drawn(kind: Kind, sheet: Sheet, design: Design, languages: tuple[str, ...]) -> DrawnNotice:
    """Return one notice; raises NoticeTooLongError."""
    case = kind.case
    return notice_pages(
        kind.name,
        case.questionnaire,
        case.evaluation,
        case.assessment.answers,
        translator("ja"),
        document_id=case.assessment.id[:8],
        moment=MOMENT,
        sheet=sheet,
        design=design,
        languages=languages,
    )


def _write(kind: Kind) -> int:
    return sum(_write_design(kind, design) for design in DESIGNS)


def _write_design(kind: Kind, design: Design) -> int:
    rows: list[list[Image.Image]] = []
    failed = 0
    for languages in LANGUAGES:
        row = []
        for sheet in sheets():
            try:
                notice = drawn(kind, sheet, design, languages)
            except NoticeTooLongError:
                row.append(_refused(sheet))
                continue
            wrong = [c.id for c in notice.checks if c.state is CheckState.FAILED]
            if wrong:
                failed += 1
                print(f"{kind.name} {sheet.format.key} {sheet.orientation} {design.key} {languages}: {wrong}")
            row.append(_thumbnail(notice, sheet))
        rows.append(row)
    path = FOLDER / f"{kind.name}-{design.key}.png"
    _side_by_side(rows).quantize(_COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path.name}: {path.stat().st_size // 1000} kB")
    return failed


def _thumbnail(notice: DrawnNotice, sheet: Sheet) -> Image.Image:
    width, height = _size(sheet)
    dpi = height / sheet.height_mm * 25.4
    picture = page_picture(notice.pdf, dpi=dpi * 3)
    return picture.resize((width, height), Image.Resampling.LANCZOS)


def _refused(sheet: Sheet) -> Image.Image:
    size = _size(sheet)
    picture = Image.new("RGB", size, "#c9ced3")
    pen = ImageDraw.Draw(picture)
    font = ImageFont.truetype(str(resources.font("BIZUDPGothic-Regular.ttf")), 9)
    pen.text((4, 4), "文が長すぎる", fill="#404040", font=font)
    return picture


def _size(sheet: Sheet) -> tuple[int, int]:
    scale = min(_HEIGHT / sheet.height_mm, _WIDEST / sheet.width_mm)
    return round(sheet.width_mm * scale), round(sheet.height_mm * scale)


def _side_by_side(rows: list[list[Image.Image]]) -> Image.Image:
    widths = [max(row[i].width for row in rows) for i in range(len(rows[0]))]
    heights = [max(cell.height for cell in row) for row in rows]
    whole = Image.new(
        "RGB",
        (sum(widths) + _GAP * (len(widths) + 1), sum(heights) + _GAP * (len(heights) + 1)),
        "#8a8f94",
    )
    y = _GAP
    for row, height in zip(rows, heights, strict=True):
        x = _GAP
        for cell, width in zip(row, widths, strict=True):
            whole.paste(cell, (x, y))
            x += width + _GAP
        y += height + _GAP
    return whole


if __name__ == "__main__":
    sys.exit(main())
