"""An organisation's own method: nothing of the four levels is wired in."""

import itertools

import pytest

from pia_wizard import resources
from pia_wizard.evaluation import evaluate
from pia_wizard.exchange.case_file import read_case
from pia_wizard.questionnaire.compile import compile_questionnaire


@pytest.fixture(scope="module")
def shop():
    return read_case(resources.samples() / "shop_security_cameras.json")


@pytest.fixture(scope="module")
def five(library):
    return compile_questionnaire(library, ("yamagata_cameras", "appi"), "five_by_five")


def test_a_higher_level_never_leads_to_a_milder_band(library):
    method = library.methods["five_by_five"]
    rank = [[list(method.bands).index(band) for band in row] for row in method.matrix]
    assert all(row == sorted(row) for row in rank)
    for milder, graver in itertools.pairwise(rank):
        assert all(a <= b for a, b in zip(milder, graver, strict=True))


def test_whoever_may_accept_a_graver_band_may_accept_a_milder_one(library):
    for method in library.methods.values():
        entitled = [set(band.acceptable_to) for band in method.bands.values()]
        assert all(graver <= milder for milder, graver in itertools.pairwise(entitled)), method.id


def test_every_risk_stands_where_the_scale_says(library, five, shop):
    levels = evaluate(five, shop.answers).risks
    for name, risk in library.risks.items():
        base = {c.axis: c.low for c in levels[name].inherent.contributions if c.kind == "base"}
        scale = [1, 2, 4, 5]  # the catalogue's four, as the method's author reads them
        assert base == {
            "impact": scale[risk.impact.level - 1],
            "likelihood": scale[risk.likelihood.level - 1],
        }


def test_new_assessments_are_judged_by_the_marked_method(library):
    assert [name for name, method in library.methods.items() if method.default] == ["four_by_four"]
