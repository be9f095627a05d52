"""Methods and the levels of risks: dimensions, ranges and bands."""

from collections.abc import Iterator

from pia_wizard.errors import N_
from pia_wizard.errors.spelling import nearest
from pia_wizard.questionnaire.content import Content
from pia_wizard.questionnaire.documents import Place
from pia_wizard.questionnaire.faults import Fault, listing
from pia_wizard.questionnaire.model import CATALOGUE_LEVELS, LevelRule, Method, Obligation

MOST_LEVELS = 9
OWN = "own_"
"""How the ids of an assessor's own risks begin; the catalogue keeps clear of them."""


def method_faults(content: Content) -> Iterator[Fault]:
    """Give the faults of every method, and of risks whose levels no method has."""
    for name, method in content.library.methods.items():
        place = content.places["methods"][name]
        yield from _level_faults(method, place)
        yield from _matrix_faults(method, place)
        yield from _weight_faults(method, place)
        yield from _reduction_faults(method, place)
        yield from _role_faults(method, place)
        yield from _scale_faults(method, place)
    for name, risk in content.library.risks.items():
        place = content.places["risks"][name]
        if name.startswith(OWN):
            words = N_("{own} で始まるidは、評価者が加えるリスクのためのものです。")
            yield place.key_fault(words, own=OWN)
        yield from _rule_faults(risk.impact, place.at("impact"))
        yield from _rule_faults(risk.likelihood, place.at("likelihood"))


def _level_faults(method: Method, place: Place) -> Iterator[Fault]:
    for key, levels in (
        ("impact_levels", method.impact_levels),
        ("likelihood_levels", method.likelihood_levels),
    ):
        if not 2 <= len(levels) <= MOST_LEVELS:
            yield place.at(key).key_fault(N_("段階は2から{most}までにしてください。"), most=MOST_LEVELS)


def _matrix_faults(method: Method, place: Place) -> Iterator[Fault]:
    rows, columns = len(method.impact_levels), len(method.likelihood_levels)
    if len(method.matrix) != rows:
        words = N_("matrix には影響の段階と同じ{rows}行が必要です（今は{found}行）。")
        yield place.at("matrix").key_fault(words, rows=rows, found=len(method.matrix))
    for i, row in enumerate(method.matrix):
        if len(row) != columns:
            words = N_("この行には起こりやすさの段階と同じ{columns}個が必要です（今は{found}個）。")
            yield place.at("matrix", i).fault(words, columns=columns, found=len(row))
        for j, band in enumerate(row):
            if band not in method.bands:
                yield _unknown_band(method, band, place.at("matrix", i, j))


def _unknown_band(method: Method, band: str, place: Place) -> Fault:
    if guess := nearest(band, method.bands):
        return place.fault(N_("区分「{key}」はありません。もしかして: {guess}"), key=band, guess=guess)
    return place.fault(
        N_("区分「{key}」はありません。ある区分: {known}"), key=band, known=listing(method.bands)
    )


def _weight_faults(method: Method, place: Place) -> Iterator[Fault]:
    for obligation in Obligation:
        if obligation not in method.weights:
            yield place.at("weights").key_fault(N_("weights に「{key}」の重みがありません。"), key=obligation)
        elif not 0 <= method.weights[obligation] <= 100:
            yield place.at("weights", obligation).fault(N_("重みは0から100までにしてください。"))
    if not 0 <= method.partly_share <= 1:
        yield place.at("partly_share").fault(N_("割合は0から1までにしてください。"))


def _reduction_faults(method: Method, place: Place) -> Iterator[Fault]:
    for key in ("reductions", "impact_reductions"):
        for i, reduction in enumerate(getattr(method, key) or ()):
            if not 0 < reduction.share <= 1:
                yield place.at(key, i, "share").fault(N_("割合は0より大きく1までにしてください。"))
            if not -MOST_LEVELS <= reduction.by <= -1:
                yield place.at(key, i, "by").fault(N_("by は段階を下げる負の整数にしてください。"))
    if not -MOST_LEVELS <= method.measure_by <= -1:
        yield place.at("measure_by").fault(N_("measure_by は段階を下げる負の整数にしてください。"))


def _role_faults(method: Method, place: Place) -> Iterator[Fault]:
    for name, band in method.bands.items():
        for i, role in enumerate(band.acceptable_to):
            if role not in method.roles:
                words = N_("役割「{key}」はありません。ある役割: {known}")
                there = place.at("bands", name, "acceptable_to", i)
                yield there.fault(words, key=role, known=listing(method.roles))


def _scale_faults(method: Method, place: Place) -> Iterator[Fault]:
    """Give what keeps the catalogue's four levels from being mapped to the method's."""
    axes = (("impact", method.impact_levels), ("likelihood", method.likelihood_levels))
    if method.scale is None:
        if any(len(levels) != CATALOGUE_LEVELS for _, levels in axes):
            words = N_(
                "scale がありません。リスクの{most}段階が、この方法のどの段階に当たるかを書いてください。"
            )
            yield place.key_fault(words, most=CATALOGUE_LEVELS)
        return
    for axis, levels in axes:
        scale, here = getattr(method.scale, axis), place.at("scale", axis)
        if len(scale) != CATALOGUE_LEVELS:
            words = N_("リスクの段階と同じ{most}個が必要です（今は{found}個）。")
            yield here.fault(words, most=CATALOGUE_LEVELS, found=len(scale))
        elif list(scale) != sorted(scale) or not 1 <= scale[0] <= scale[-1] <= len(levels):
            words = N_("1から{most}までの段階を、小さい順に書いてください。")
            yield here.fault(words, most=len(levels))


def _rule_faults(rule: LevelRule, place: Place) -> Iterator[Fault]:
    if not 1 <= rule.level <= CATALOGUE_LEVELS:
        words = N_("段階は1から{most}までにしてください。")
        yield place.at("level").fault(words, most=CATALOGUE_LEVELS)
    for i, change in enumerate(rule.changes):
        if not 1 <= abs(change.by) <= MOST_LEVELS:
            words = N_("by は0以外の、-{most}から{most}までの整数にしてください。")
            yield place.at("changes", i, "by").fault(words, most=MOST_LEVELS)
