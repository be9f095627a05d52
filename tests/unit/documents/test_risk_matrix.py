"""The matrix says in words what it shows, and shows every risk once or says how many more there are."""

import pytest

from pia_wizard.documents.levels import band_tint
from pia_wizard.documents.matrix import matrix_figures
from pia_wizard.pdf.styles import GREEN_TINT, RED_TINT
from pia_wizard.questionnaire.model import Band


def test_the_alternative_text_tells_each_risk_now_before_and_after(material, answers):
    # Inherent: impact 3, likelihood 3 + 1 (remote). "keep" is half done:
    # a share of 0.5, so −1. Once the measure is done the share is 1, so −2.
    (figure,) = matrix_figures(material(answers=answers | {"remote": True}))
    alt = figure.alt
    assert (
        "R1 画像の漏えい：対策なし 高（影響度 3 × 起こりやすさ 4）、"
        "現在 高（影響度 3 × 起こりやすさ 3）、計画の実施後 中（影響度 3 × 起こりやすさ 2）。"
    ) in alt


def test_a_level_that_waits_for_an_answer_is_told_as_a_range(material):
    assert "現在 中〜高（影響度 3 × 起こりやすさ 2–3）" in matrix_figures(material())[0].alt


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 7])
def test_the_mildest_band_is_green_and_the_gravest_red_whatever_their_number(count):
    bands = {f"b{n}": Band(id=f"b{n}", name=str(n), meaning="") for n in range(count)}

    class Method:
        pass

    method = Method()
    method.bands = bands
    tints = [band_tint(method, band) for band in bands]
    assert tints[0] == pytest.approx(GREEN_TINT)
    assert len(set(tints)) == count
    if count > 1:
        assert tints[-1] == pytest.approx(RED_TINT)
