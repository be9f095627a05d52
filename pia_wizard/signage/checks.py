"""What is measured on a drawn notice: letters against distance, contrast, QR code, characters, margin."""

from collections.abc import Iterator
from dataclasses import dataclass

from pia_wizard.i18n import Translator
from pia_wizard.pdf import fonts
from pia_wizard.pdf.styles import PAPER, Colour
from pia_wizard.signage.annotations import plain
from pia_wizard.signage.blocks import Block
from pia_wizard.signage.checking import Check, CheckState
from pia_wizard.signage.design import Design, contrast
from pia_wizard.signage.layout import Layout, Words
from pia_wizard.signage.legibility import (
    DETAIL_SHARE,
    FURTHER_SHARE,
    MM,
    distance_m,
    has_ideographs,
    height_mm,
    letters_mm,
)
from pia_wizard.signage.measures import SAFE_MM, measures
from pia_wizard.signage.qr import QUIET_MODULES, SMALLEST_MODULE_MM
from pia_wizard.signage.sheet import Sheet

_ENOUGH = 0.02
"""Millimetres by which a letter may be smaller for nothing but rounding."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A notice as it was drawn, and from how many metres its headline is to be read."""

    words: Words
    layout: Layout
    sheet: Sheet
    distance: float


def sheet_checks(measured: Measured, translator: Translator) -> tuple[Check, ...]:
    """Return what can be measured on the sheet itself."""
    return (
        *_letters(measured, translator),
        *_contrasts(measured.layout.measures.design, translator, web=measured.layout.web is not None),
        *_code(measured, translator),
        _characters(measured.words, translator),
        _margin(measured, translator),
    )


def _letters(measured: Measured, translator: Translator) -> Iterator[Check]:
    say, layout = translator.say, measured.layout
    first, *others = layout.head.headline
    far, near = measured.distance, measured.distance * DETAIL_SHARE
    yield _letter("letters-headline", say("見出しの文字の高さ"), first, far, translator)
    cells = [cell for row in layout.table.rows for cell in row.cells[:1]]
    if cells:
        smallest = min((cell.text for cell in cells), key=lambda block: block.ink.size)
        yield _letter("letters-detail", say("本文の文字の高さ"), smallest, near, translator)
    further = [cell.text for row in layout.table.rows for cell in row.cells[1:]] + others
    for language in dict.fromkeys(block.language for block in further):
        blocks = [b for b in further if b.language == language and any(b.lines)]
        if blocks:
            smallest = min(blocks, key=lambda block: block.ink.size)
            name = say("併記する言語の文字の高さ（{language}）", language=language)
            yield _letter(f"letters-{language}", name, smallest, near * FURTHER_SHARE, translator)


def _letter(id_: str, name: str, block: Block, distance: float, translator: Translator) -> Check:
    """Return a block's letters held against the least height at a distance."""
    ideographs = any(map(has_ideographs, block.lines))
    least = height_mm(distance, ideographs=ideographs)
    found = letters_mm(block.ink.size, ideographs=ideographs)
    return Check(
        id=id_,
        state=CheckState.PASSED if found >= least - _ENOUGH else CheckState.FAILED,
        measured=name,
        value=translator.say(
            "{height} mm（約{distance} mまで読めます）",
            height=_one(found),
            distance=_one(distance_m(found, ideographs=ideographs)),
        ),
        limit=translator.say(
            "{distance} mから読むには{height} mm以上", distance=_one(distance), height=_one(least)
        ),
        source=translator.say("公共の案内サインで使われる、距離と文字の高さの目安"),
    )


def _contrasts(design: Design, translator: Translator, *, web: bool) -> Iterator[Check]:
    say = translator.say
    pairs = [(design.ink, PAPER), (design.label, PAPER), (design.quiet, PAPER)]
    if web:
        pairs += [(design.ink, design.tint), (design.label, design.tint)]
    yield _contrast(
        "contrast-headline",
        say("見出しと地の色の差"),
        [(design.on_ground, design.ground)],
        design,
        translator,
    )
    yield _contrast("contrast-text", say("本文と地の色の差（いちばん小さい組）"), pairs, design, translator)


def _contrast(
    id_: str, name: str, pairs: list[tuple[Colour, Colour]], design: Design, translator: Translator
) -> Check:
    found = min(contrast(one, other) for one, other in pairs)
    rule = (
        translator.say("WCAG 2.2 達成基準1.4.6（高度なコントラスト）")
        if design.least_contrast >= 7
        else translator.say("WCAG 2.2 達成基準1.4.3（最低限のコントラスト）")
    )
    return Check(
        id=id_,
        state=CheckState.PASSED if found >= design.least_contrast else CheckState.FAILED,
        measured=name,
        value=translator.say("{ratio}：1", ratio=f"{int(found * 100) / 100:.2f}"),
        limit=translator.say("{ratio}：1以上", ratio=f"{design.least_contrast:.1f}"),
        source=rule,
    )


def _code(measured: Measured, translator: Translator) -> Iterator[Check]:
    say, web, at = translator.say, measured.layout.web, measured.layout.measures
    if web is None:
        yield Check(
            "qr-present",
            CheckState.ADVICE,
            say("QRコード"),
            say("ありません"),
            say("くわしい告知のウェブページへの案内があると親切です"),
            say("カメラ画像利活用ガイドブック（段階に分けた告知）"),
        )
        return
    side = len(web.matrix) * web.module / MM
    due = measures(measured.sheet).qr_mm
    yield Check(
        "qr-size",
        CheckState.PASSED if side >= due - 0.1 else CheckState.FAILED,
        say("QRコードの一辺"),
        say("{side} mm（約{reach} cmから読み取れます）", side=_one(side), reach=round(side)),
        say("{reach} cmから読み取るには{side} mm以上", reach=round(due), side=_one(due)),
        say("読み取る距離の10分の1という目安"),
    )
    module = web.module / MM
    yield Check(
        "qr-module",
        CheckState.PASSED if module >= SMALLEST_MODULE_MM - 1e-6 else CheckState.FAILED,
        say("QRコードの1マスの大きさ"),
        say("{side} mm", side=f"{module:.2f}"),
        say("{side} mm以上", side=SMALLEST_MODULE_MM),
        say("事務用プリンターと携帯電話のカメラで見分けられる大きさ"),
    )
    quiet = (web.plate - len(web.matrix) * web.module) / 2 / web.module
    yield Check(
        "qr-quiet-zone",
        CheckState.PASSED if quiet >= QUIET_MODULES - 1e-6 else CheckState.FAILED,
        say("QRコードのまわりの余白"),
        say("{modules}マス（{side} mm）", modules=round(quiet), side=_one(quiet * module)),
        say("{modules}マス以上", modules=QUIET_MODULES),
        say("ISO/IEC 18004"),
    )
    if not at.sticker:
        return
    yield Check(
        "qr-url",
        CheckState.ADVICE,
        say("URLの文字"),
        say("ステッカーには載せていません"),
        say("QRコードを使えない人には、入口掲示にURLを文字でも示してください"),
        say("情報への多様な到達手段の確保"),
    )


def _characters(words: Words, translator: Translator) -> Check:
    """Return whether every character can be printed, in each language's own font."""
    said = [(words.headline.text, words.headline.language), (words.caption, words.headline.language)]
    said += [(further.text, further.language) for further in words.headline.further]
    for line in words.lines:
        said += [(text, line.language) for text in (line.label, line.text)]
        said += [(text, f.language) for f in line.further for text in (f.label, f.text)]
    missing = dict.fromkeys(
        c for text, language in said for c in fonts.missing_characters(plain(text), language=language)
    )
    return Check(
        "characters",
        CheckState.FAILED if missing else CheckState.PASSED,
        translator.say("印刷できない文字"),
        translator.say("、").join(missing) if missing else translator.say("ありません"),
        translator.say("ないこと（□と印刷されます）"),
        translator.say("このプログラムが持つ字形"),
    )


def _margin(measured: Measured, translator: Translator) -> Check:
    margin = measured.layout.measures.margin / MM
    return Check(
        "margin",
        CheckState.PASSED if margin >= SAFE_MM else CheckState.FAILED,
        translator.say("文字や図と紙の端の間"),
        translator.say("{side} mm", side=_one(margin)),
        translator.say("{side} mm以上", side=_one(SAFE_MM)),
        translator.say("家庭用・事務用プリンターが印刷できない余白と、断ち切りのずれ"),
    )


def _one(value: float) -> str:
    """Return a number with one decimal, cut off rather than rounded up."""
    return f"{int(value * 10 + 1e-6) / 10:.1f}"
