"""When a notice says too much for one legible page: which element to shorten, and by how much."""

from dataclasses import dataclass, replace

from pia_wizard.errors import N_, RefusedError
from pia_wizard.i18n import Translator
from pia_wizard.signage.layout import Words, composed
from pia_wizard.signage.legibility import Sizes

_MEASURED_AT_MOST = 8_000
"""A whole page of the narrowest letters holds fewer; measuring more would tell nothing."""


class NoticeTooLongError(RefusedError):
    """At the smallest legible letters the page is too full; ``detail`` says what to shorten."""

    what = N_("掲示物を作れませんでした。")
    why = N_("文章が長すぎて、離れて読める大きさの文字ではA4の1枚に収まりません。")
    do = N_("次の項目を短くしてください。くわしい説明はウェブページに載せる方法もあります。")


@dataclass(frozen=True, slots=True)
class Cut:
    """How much shorter one element must become: its id, label, present length and excess, in characters."""

    element: str
    label: str
    length: int
    excess: int


def beyond_measure(words: Words) -> bool:
    """Tell whether a text is too long for any page, so that nothing needs to be measured."""
    return any(len(line.text) > _MEASURED_AT_MOST for line in words.lines)


def fits(words: Words, sizes: Sizes) -> bool:
    """Tell whether everything fits the page at the floor of legibility."""
    return not beyond_measure(words) and composed(words, sizes, 0).spare >= 0


def cuts(words: Words, sizes: Sizes) -> tuple[Cut, ...]:
    """Return what to shorten so that the page fits at the floor of legibility, longest element first.

    Each element is cut only as far as needed, down to one character, before the next one is asked for.
    An empty result means that even the shortest texts do not fit: the page has too many elements.
    """
    found: list[Cut] = []
    short = words
    for index in range(len(words.lines)):
        short = _with_text(short, index, _MEASURED_AT_MOST)
    for index in sorted(range(len(words.lines)), key=lambda i: -len(words.lines[i].text)):
        line = words.lines[index]
        kept = _longest_fitting(short, index, sizes)
        found.append(Cut(line.element, line.label, len(line.text), len(line.text) - max(kept, 1)))
        if kept:
            return tuple(found)
        short = _with_text(short, index, 1)
    return ()


def too_long(words: Words, sizes: Sizes, translator: Translator) -> NoticeTooLongError:
    """Return the error that names the elements to shorten and by how many characters."""
    named = tuple(
        translator.say(
            "「{label}」を{excess}文字以上短くしてください（今は{length}文字）。",
            label=cut.label,
            excess=cut.excess,
            length=cut.length,
        )
        for cut in cuts(words, sizes)
        if cut.excess
    )
    fewer = translator.say("項目の数（今は{count}件）を減らしてください。", count=len(words.lines))
    return NoticeTooLongError(detail=named or (fewer,))


def _with_text(words: Words, index: int, length: int) -> Words:
    shortened = replace(words.lines[index], text=words.lines[index].text[:length])
    return replace(words, lines=(*words.lines[:index], shortened, *words.lines[index + 1 :]))


def _longest_fitting(words: Words, index: int, sizes: Sizes) -> int:
    """Return how many characters of an element fit the page with all else as it is; 0 for none."""
    low, high = 0, len(words.lines[index].text)
    while low < high:
        middle = (low + high + 1) // 2
        if composed(_with_text(words, index, middle), sizes, 0).spare >= 0:
            low = middle
        else:
            high = middle - 1
    return low
