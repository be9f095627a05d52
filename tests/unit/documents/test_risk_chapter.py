"""The chapter on risks: criteria, levels in words, reasons, decisions of people, methods of any size."""

from datetime import UTC, date, datetime

import msgspec
import pypdfium2
import pytest

from pia_wizard.assessment.model import Acceptance, LevelOverride, Measure, OwnLevel, OwnRisk
from pia_wizard.documents.matrix import matrix_figures
from pia_wizard.pdf.pages import TEXT_HEIGHT
from pia_wizard.questionnaire.model import Affected, Asset, Axis, Event, Source, Threat

FOOT = 60.0
"""What stands lower than this is at the foot of a page, in points."""

DAY = datetime(2026, 11, 20, tzinfo=UTC)
OWN = OwnRisk(
    id="own_drone",
    title="ドローンでの撮影",
    event=Event.EXCESSIVE_COLLECTION,
    story="上空から住まいの窓が映った。",
    sources=(Source.OUTSIDER,),
    threats=(Threat(asset=Asset.PREMISES, says="屋上から飛ばせる"),),
    affected=(Affected.NEIGHBOURS,),
    impact=OwnLevel(level=2, because="窓の中まで見えるため"),
    likelihood=OwnLevel(level=2),
)
GUARD = Measure(id="guard", title="装置を金庫に入れる", lowers={"leak": Axis.LIKELIHOOD})


@pytest.fixture
def said(report, pages, answers):
    """Give a function: changes → the text of a report in which every question is answered."""

    def read(**changes):
        changes.setdefault("answers", answers | {"remote": True})
        return "".join(pages(report(**changes)))

    return read


def accepted(role, band):
    return (
        Acceptance(risk="leak", role=role, on=date(2026, 11, 20), reason="見張りを置くため。", band=band),
    )


def test_the_criteria_are_the_methods_own_tables(said):
    text = said()
    assert "3影響3影響の意味3" in text
    assert "1頻度1頻度の意味1" in text
    assert "4影響4中高高高" in text  # the row of the gravest impact, as the method's matrix has it
    assert "高すぐに対策する。経営者できる役割：会社の代表" in text
    assert "割合が90%以上のとき、起こりやすさを2段階下げます。" in text
    assert "リスクを直接下げる対策は、一つにつき影響度と起こりやすさのどちらかを1段階下げます。" in text


def test_each_point_is_told_by_band_and_by_both_levels_in_words(said):
    # Inherent 3 × (3 + 1); "keep" is half done, so −1; once its measure is done −2.
    text = said()
    assert "R1画像の漏えい高3×4高3×3中3×2" in text
    for point in ("対策なし高3影響3×4頻度4", "現在高3影響3×3頻度3", "計画の実施後中3影響3×2頻度2"):
        assert point in text


def test_each_reason_stands_beside_the_point_it_changes(said):
    text = said()
    part = text[text.rindex("R1画像の漏えい装置が") :]
    assert "外からつながるため（起こりやすさ+1）現在高" in part
    assert "満たしている要求事項1件により、起こりやすさ−1（見本県の指針の略：第1条）計画の実施後中" in part
    assert "対策で満たす予定の要求事項1件により、起こりやすさ−2（見本県の指針の略：第1条）受け入れ" in part


def test_a_measure_that_lowers_a_risk_itself_is_named_with_its_effect(said):
    assert "対策「装置を金庫に入れる」により、起こりやすさ−1" in said(measures=(GUARD,))


def test_a_plan_that_changes_nothing_says_so(said):
    assert "計画した対策では、現在から変わりません。" in said(measures=())


def test_a_level_of_the_assessors_own_stands_with_reason_and_computed_level(said):
    override = LevelOverride(
        risk="leak", point="current", impact=4, likelihood=1, reason="前例が重い。", by="委員会", at=DAY
    )
    text = said(level_overrides=(override,), measures=())
    assert "中4影響4×1頻度1評価者が変更" in text
    assert "評価者が変更した理由：前例が重い。（委員会、2026年11月20日）" in text
    assert "回答による大きさ：高（影響度3影響3、起こりやすさ3頻度3）" in text


def test_an_own_risk_is_marked_and_told_like_any_other(said):
    text = said(own_risks=(OWN,))
    assert "ドローンでの撮影評価者が加えたリスク" in text  # in the overview
    assert "ドローンでの撮影（評価者が加えたリスク）上空から住まいの窓が映った。" in text
    assert "影響を受ける人近隣の人もたらす人や物外部の人起こり方場所と設備：屋上から飛ばせる" in text
    assert "影響度の出発点は2です。窓の中まで見えるため" in text


def test_the_gravest_that_remains_comes_first(material, answers):
    grave = OWN.__class__(
        id="own_grave",
        title="重いこと",
        event=Event.NO_CONTROL,
        impact=OwnLevel(level=4),
        likelihood=OwnLevel(level=4),
    )
    made = material(answers=answers | {"remote": True}, own_risks=(OWN, grave))
    assert [level.risk for _, level in made.risks] == ["own_grave", "leak", "own_drone"]


def test_an_acceptance_is_told_with_role_day_and_reason(said):
    text = said(acceptances=accepted("owner", "high"), measures=())
    assert (
        "受け入れ済み会社の代表が2026年11月20日に、大きさ「高」で受け入れました。理由：見張りを置くため。"
        in text
    )
    assert "残るリスク1件のうち、受け入れを決めたもの1件、見直しが必要なもの0件" in text


def test_an_acceptance_by_somebody_who_may_not_is_shown_as_void(said):
    text = said(acceptances=accepted("keeper", "high"), measures=())
    assert "ただし、受け入れた役割では「高」を受け入れることができません。" in text
    assert "見直しが必要なもの1件" in text


def test_an_acceptance_of_less_than_what_remains_is_shown_as_void(said):
    text = said(acceptances=accepted("owner", "low"), measures=())
    assert "受け入れたあとに、残る大きさが「高」に上がりました。" in text


def test_what_nobody_accepted_says_who_could(said):
    assert "受け入れまだ決めていない「高」の受け入れの判断：経営者" in said(measures=())


@pytest.mark.parametrize(("method", "impacts", "likelihoods"), [("wide", 5, 5), ("narrow", 3, 2)])
def test_a_method_of_another_size_makes_a_whole_report(said, method, impacts, likelihoods):
    text = said(method=method)
    assert f"{impacts}重さ{impacts}重さの意味{impacts}" in text
    assert f"区分b{impacts + likelihoods - 2}" in text


@pytest.mark.parametrize("method", ["four", "wide", "narrow"])
@pytest.mark.parametrize("count", [0, 24, 300])
def test_each_of_many_risks_is_in_a_picture_that_fits_on_a_page(material, answers, method, count):
    own = tuple(
        OwnRisk(
            id=f"own_{n}",
            title=f"その{n}",
            event=Event.LINKAGE,
            impact=OwnLevel(level=n % 3 + 1),
            likelihood=OwnLevel(level=n % 2 + 1),
        )
        for n in range(count)
    )
    figures = matrix_figures(material(answers=answers, own_risks=own, method=method))
    assert all(figure.size < TEXT_HEIGHT for figure in figures)
    told = "".join(figure.alt for figure in figures)
    assert sum(f"R{n} " in told for n in range(1, count + 2)) == count + 1


@pytest.mark.parametrize("count", [5, 12, 18, 20])
def test_no_page_of_the_levels_ends_half_empty_before_the_matrix(report, count):
    risks = tuple(msgspec.structs.replace(OWN, id=f"own_{n}", title=f"独自のリスク{n}") for n in range(count))
    document = pypdfium2.PdfDocument(report(own_risks=risks))
    told = [page.get_textpage() for page in document]
    first, last = (
        next(n for n, text in enumerate(told) if title in text.get_text_bounded() and n > 1)
        for title in ("リスクの一覧", "リスクごとの説明")
    )
    for text in told[first:last]:
        lowest = min(y for n in range(text.count_chars()) if (y := text.get_charbox(n)[1]) > FOOT)
        assert lowest < FOOT + TEXT_HEIGHT / 2
