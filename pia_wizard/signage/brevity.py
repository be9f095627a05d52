"""When a notice says too much for one legible page: which element to shorten, and by how much."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pia_wizard.errors import N_, RefusedError
from pia_wizard.i18n import Translator
from pia_wizard.signage.annotations import plain
from pia_wizard.signage.layout import Words, fits_at_floor
from pia_wizard.signage.legibility import Sizes
from pia_wizard.signage.measures import A4_MEASURES, Measures, measures
from pia_wizard.signage.sheet import A4_PORTRAIT, Format, Sheet

_MEASURED_AT_MOST = 8_000
"""A whole page of the narrowest letters holds fewer; measuring more would tell nothing."""


class NoticeTooLongError(RefusedError):
    """At the smallest legible letters the page is too full; ``detail`` says what to shorten."""

    what = N_("掲示物を作れませんでした。")
    why = N_("文章が長すぎて、離れて読める大きさの文字では{format}の1枚に収まりません。")
    do = N_("次のようにすると収まります。くわしい説明はウェブページに載せる方法もあります。")


@dataclass(frozen=True, slots=True)
class Cut:
    """How much shorter one element must become: its id, label, present length and excess, in characters."""

    element: str
    label: str
    length: int
    excess: int


def beyond_measure(words: Words) -> bool:
    """Tell whether a text is too long for any page, so that nothing needs to be measured."""
    return any(len(text) > _MEASURED_AT_MOST for text in _texts(words))


def _texts(words: Words) -> Iterator[str]:
    yield words.headline.text
    yield from (said.text for said in words.headline.further)
    for line in words.lines:
        yield from (line.label, line.text)
        yield from (text for said in line.further for text in (said.label, said.text))


def fits(words: Words, sizes: Sizes, at: Measures) -> bool:
    """Tell whether everything fits the page at the floor of legibility."""
    return not beyond_measure(words) and fits_at_floor(words, sizes, at)


def cuts(words: Words, sizes: Sizes, at: Measures = A4_MEASURES) -> tuple[Cut, ...]:
    """Return what to shorten so that the page fits at the floor of legibility, longest element first.

    Each element is cut only as far as needed, down to one character, before the next one is asked for.
    An empty result means that even the shortest texts do not fit: the page has too many elements.
    Further languages are taken as they are.
    """
    found: list[Cut] = []
    short = words
    for index, line in enumerate(words.lines):
        if len(line.text) > _MEASURED_AT_MOST:
            short = _with_text(short, index, _MEASURED_AT_MOST)
    for index in sorted(range(len(words.lines)), key=lambda i: -len(words.lines[i].text)):
        line = words.lines[index]
        kept = _longest_fitting(short, index, sizes, at)
        length = len(plain(line.text))
        found.append(Cut(line.element, line.label, length, length - max(kept, 1)))
        if kept:
            return tuple(found)
        short = _with_text(short, index, 1)
    return ()


def too_long(
    words: Words,
    sizes: Sizes,
    translator: Translator,
    *,
    sheet: Sheet = A4_PORTRAIT,
    at: Measures = A4_MEASURES,
) -> NoticeTooLongError:
    """Return the error that names what would help: shorter texts, or fewer languages, or larger paper."""
    named = tuple(
        translator.say(
            "「{label}」を{excess}文字以上短くしてください（今は{length}文字）。",
            label=plain(cut.label),
            excess=cut.excess,
            length=cut.length,
        )
        for cut in cuts(words, sizes, at)
        if cut.excess
    )
    fewer = translator.say("項目の数（今は{count}件）を減らしてください。", count=len(words.lines))
    languages = _languages_fitting(words, sizes, at)
    paper = _paper_fitting(words, sizes, at, sheet)
    others = []
    if languages:
        others.append(translator.say("または、言語を{count}つまでにしてください。", count=languages))
    if paper:
        others.append(
            translator.say("または、{format}の用紙にしてください。", format=translator.say(paper.title))
        )
    return NoticeTooLongError(
        detail=(*(named or (fewer,)), *others), format=translator.say(sheet.format.title)
    )


def _languages_fitting(words: Words, sizes: Sizes, at: Measures) -> int:
    """Return for how many languages there is room, if there is for fewer than asked; 0 for none."""
    asked = max((len(line.further) for line in words.lines), default=0)
    for count in range(asked - 1, -1, -1):
        lines = tuple(replace(line, further=line.further[:count]) for line in words.lines)
        headline = replace(words.headline, further=words.headline.further[:count])
        if fits(replace(words, lines=lines, headline=headline), sizes, at):
            return count + 1
    return 0


def _paper_fitting(words: Words, sizes: Sizes, at: Measures, sheet: Sheet) -> Format | None:
    """Return the next larger paper on which everything fits, letters as large as on the present one."""

    def area(format_: Format) -> int:
        return format_.width * format_.height

    if sheet.format.sticker:
        return None
    for paper in sorted((f for f in Format if not f.sticker and area(f) > area(sheet.format)), key=area):
        room = measures(replace(sheet, format=paper, paper=None), at.design, at.distance)
        if fits(words, sizes, room):
            return paper
    return None


def _with_text(words: Words, index: int, length: int) -> Words:
    shortened = replace(words.lines[index], text=plain(words.lines[index].text)[:length])
    return replace(words, lines=(*words.lines[:index], shortened, *words.lines[index + 1 :]))


def _longest_fitting(words: Words, index: int, sizes: Sizes, at: Measures) -> int:
    """Return how many characters of an element fit the page with all else as it is; 0 for none."""
    low, high = 0, len(words.lines[index].text)
    while low < high:
        middle = (low + high + 1) // 2
        if fits_at_floor(_with_text(words, index, middle), sizes, at):
            low = middle
        else:
            high = middle - 1
    return low
