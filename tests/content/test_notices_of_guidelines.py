"""The shipped notices: what each clause demands of them, and that they say nothing untrue of the system.

The tables were written by reading the clauses (dossier of signs by source), not by running the program.
"""

from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pia_wizard import resources
from pia_wizard.assessment.model import Answer
from pia_wizard.evaluation import evaluate
from pia_wizard.exchange.case_file import read_case
from pia_wizard.i18n import translator
from pia_wizard.questionnaire.compile import compile_questionnaire
from pia_wizard.session.judged import judged as judged_case
from pia_wizard.signage.notice_text import headline, notice_lines
from pia_wizard.signage.readiness import missing_elements
from pia_wizard.signage.sheet import Format

JOINT_FIVE = ("fact", "items", "range", "purpose", "responsible")

DEMANDS = {
    # The prefectures' signs: cameras are there, whose they are, whom to ask.
    "yam-2-3-a": {"entrance": ("operating",)},
    "yam-2-3-b": {"entrance": ("operator",)},
    "yam-2-3-c": {"entrance": ("contact",)},
    "mun-2-3-a": {"entrance": ("operating",)},
    "mun-2-3-b": {"entrance": ("operator",)},
    "mun-2-3-c": {"entrance": ("contact",)},
    "aichi-sign": {"entrance": ("operating",)},
    "yokohama-sign": {"entrance": ("operating",)},
    # Two cities want the responsible manager named as well.
    "komae-sign": {"entrance": ("operating", "manager")},
    "ichikawa-sign": {"entrance": ("operating", "manager", "contact")},
    # JEAS: a sign that tells of cameras against crime; with faces the four items, here or on the web.
    "jeas-intro-5": {"entrance": ("operating",), "camera_sign": ("operating",)},
    "jeas-mgmt-2": {"entrance": ("operating", "purpose"), "camera_sign": ("operating", "purpose")},
    "jeas-qa-1-11-f": {"entrance": ("operating",), "camera_sign": ("operating",)},
    "jeas-qa-1-11-h": {"entrance": ("purpose", "operator", "contact", "recorded", "generated")},
    "jeas-qa-1-11-e": {"entrance": ("purpose", "face_recognition"), "web": ("purpose", "face_recognition")},
    # Joint use: five items after JEAS; the law of today adds address and representative.
    "jeas-ops-ju": {"joint_use": JOINT_FIVE, "web": ("joint_use",)},
    "appi-27-5-3": {"joint_use": (*JOINT_FIVE, "address", "representative"), "web": ("joint_use",)},
    # The law: purpose, face recognition as part of it, and who holds personal data.
    "appi-17-1-face": {
        "entrance": ("purpose", "face_recognition"),
        "web": ("purpose", "face_recognition"),
    },
    "appi-32-1": {
        "web": ("operator", "operator_details", "contact", "purpose", "security", "rights", "procedure"),
    },
    # The amendment to come: near the camera and on the web.
    "appi26-notice-near": {
        "entrance": ("purpose", "face_recognition", "rights", "opt_out"),
        "camera_sign": ("purpose", "face_recognition", "rights", "opt_out"),
    },
    "appi26-notice-web": {"web": ("purpose", "face_recognition", "rights")},
    # The guidebook: before the start, during filming, and case by case.
    "cgb2-2-3-2-content": {"prior_notice": ("purpose", "operator", "contact", "recorded", "generated")},
    "cgb2-2-3-2-period": {"prior_notice": ("start",)},
    "cgb2-2-3-3": {
        "entrance": ("purpose", "contact"),
        "camera_sign": ("purpose", "contact"),
        "smart_pole": ("purpose", "contact"),
    },
    "cgb2-case-1-notice": {
        "prior_notice": ("purpose", "contact", "generated", "discard"),
        "web": ("contact", "purpose", "generated", "discard"),
    },
    "cgb2-case-2-notice": {"prior_notice": ("purpose", "generated"), "web": ("purpose", "generated")},
    "cgb2-case-3-notice": {
        "prior_notice": ("features_retention", "linking", "stores", "opt_out"),
        "web": ("features_retention", "linking", "stores", "rights", "opt_out"),
    },
    "cgb2-case-4-notice": {"prior_notice": ("place", "generated"), "web": ("place", "generated")},
    "cgb2-case-5-web": {
        "prior_notice": ("place", "purpose", "contact"),
        "web": ("place", "contact", "purpose"),
    },
    "cgb2-case-6-notice": {"prior_notice": ("purpose", "generated"), "web": ("purpose", "generated")},
    # Tokyo's smart poles: at the pole that and why devices work; the rest on the web.
    "tsp-6.1-2-a": {"smart_pole": ("operating", "wifi")},
    "tsp-6.1-2-b": {"smart_pole": ("wifi", "purpose")},
    "tsp-7.1-2": {"smart_pole": ("operating",), "entrance": ("operating",), "camera_sign": ("operating",)},
    "tsp-5.1-1-c": {"web": ("camera_functions",), "smart_pole": ("camera_functions",)},
    "tsp-5.2-1-d": {"web": ("purpose", "generated", "discard")},
    "tsp-9.1-1-a": {"web": ("purpose", "recorded", "generated")},
    "tsp-9.1-1-b": {"web": ("security",)},
    "tsp-9.1-1-c": {"web": ("rights",)},
    "tsp-9.1-1-d": {"web": ("contact",)},
}

ANYWHERE = {"entrance", "camera_sign", "sticker", "web"}

WITHOUT_CRIME_PREVENTION = (
    "case1_attribute_estimation",
    "case2_movement_analysis",
    "case3_repeat_analysis",
    "case4_people_counting",
    "case5_scenery",
    "case6_station_congestion",
)


@pytest.mark.parametrize("name", DEMANDS)
def test_a_clause_is_named_at_just_the_elements_it_asks_for(library, name):
    named = {
        kind: tuple(key for key, element in notice.elements.items() if name in element.asked_by)
        for kind, notice in library.notices.items()
    }
    expected = {kind: set(elements) for kind, elements in DEMANDS[name].items()}
    assert {kind: set(elements) for kind, elements in named.items() if elements} == expected


@pytest.fixture(scope="module")
def samples(library):
    folder = resources.samples()
    return {p.stem: judged_case(library, read_case(p)) for p in sorted(folder.glob("*.json"))}


def said_by(case, kind, language="ja"):
    """Return everything a notice says: headline, labels and texts."""
    words, notice, state = (
        translator(language),
        case.questionnaire.notices[kind],
        case.evaluation.notices[kind],
    )
    lines = notice_lines(notice, state, case.questionnaire, case.assessment.answers, words)
    return [headline(notice.notice, state, words).replace("\n", ""), *(f"{x.label}：{x.text}" for x in lines)]


@pytest.mark.parametrize("name", WITHOUT_CRIME_PREVENTION)
def test_no_notice_of_the_guidebooks_cases_speaks_of_crime_prevention(samples, name):
    case = samples[name]
    for kind in case.questionnaire.notices:
        assert "防犯" not in "".join(said_by(case, kind)), kind


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("case1_attribute_estimation", "カメラで年代などを推定しています"),
        ("case2_movement_analysis", "カメラで動線を計測しています"),
        ("case3_repeat_analysis", "顔識別カメラ作動中"),
        ("case4_people_counting", "カメラで人や車の数を計測しています"),
        ("case5_scenery", "風景や道路などを撮影しています"),
        ("case6_station_congestion", "カメラで混み具合を計測しています"),
        ("face_recognition_shop", "顔識別機能のある防犯カメラ作動中"),
        ("shop_security_cameras", "防犯カメラ作動中"),
        ("smart_pole", "カメラ作動中"),
        ("two_camera_shop", "防犯カメラ作動中"),
    ],
)
def test_the_headline_at_the_entrance_tells_what_kind_of_cameras_these_are(samples, name, said):
    assert said_by(samples[name], "entrance")[0] == said


def test_each_kind_is_offered_only_where_it_makes_sense(samples):
    further = {
        name: {kind for kind, state in case.evaluation.notices.items() if state.offered} - ANYWHERE
        for name, case in samples.items()
    }
    # Two systems have not started yet, one stands on smart poles, one shares its list with other companies.
    assert {name: kinds for name, kinds in further.items() if kinds} == {
        "case6_station_congestion": {"prior_notice"},
        "smart_pole": {"prior_notice", "smart_pole"},
        "face_recognition_shop": {"joint_use"},
    }


def test_a_mixed_pole_tells_apart_what_is_kept_and_what_is_not(samples):
    said = said_by(samples["smart_pole"], "smart_pole")
    assert "お知らせ：防犯と分析のためのカメラが作動しています。" in said
    assert "働きごとの扱い：防犯のための映像は20日保存し、分析のための映像は処理と同時に消します。" in said
    assert "Wi-Fi：Wi-Fiの提供や計測のための機器も作動しています。" in said


def test_joint_use_is_told_with_all_seven_items(samples):
    labels = [line.split("：")[0] for line in said_by(samples["face_recognition_shop"], "joint_use")[1:8]]
    assert labels == [
        "お知らせ",
        "共同で使う項目",
        "使う者の範囲",
        "共同で使う目的",
        "管理の責任者",
        "責任者の住所",
        "責任者の代表者",
    ]


# --- what is demanded and cannot be said keeps the notice back ---


def lacking(library, guidelines, kind, facts):
    questionnaire = compile_questionnaire(library, guidelines, "four_by_four")
    answers = {name: Answer(value=tuple(v) if isinstance(v, list) else v) for name, v in facts.items()}
    state = evaluate(questionnaire, answers).notices[kind]
    missing = missing_elements(questionnaire, state, translator("ja"))
    return state.ready, {m.element: m.clauses for m in missing}


KOMAE = {
    "prefecture": "tokyo",
    "municipality": "komae",
    "local_filing": "filed_early",
    "purposes": ["crime_prevention"],
    "face_recognition": False,
    "recorded_data": ["images"],
    "images_stored": True,
}


def test_where_the_city_wants_the_managers_name_the_notice_waits_for_it(library):
    ready, missing = lacking(library, ("komae_cameras",), "entrance", KOMAE)
    assert not ready
    assert set(missing) == {"manager"}
    assert "狛江市" in missing["manager"][0]
    ready, missing = lacking(library, ("komae_cameras",), "entrance", KOMAE | {"manager_title": "店長"})
    assert (ready, missing) == (True, {})


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("tourism", {"en", "zh-Hans", "zh-Hant", "ko"}),
        ("transport", {"en", "zh-Hans", "zh-Hant", "ko"}),
        ("medical", {"en", "ja-Hira"}),
        ("parking", set()),
    ],
)
def test_the_place_tells_which_languages_a_notice_is_advised_to_have(library, place, expected):
    questionnaire = compile_questionnaire(library, tuple(library.guidelines), "four_by_four")
    states = evaluate(questionnaire, {"site_kind": Answer(value=place)}).notices
    for kind, state in states.items():
        advice = questionnaire.notices[kind].notice.languages
        assert {language for i in state.languages for language in advice[i].languages} == expected, kind


def test_every_kind_says_where_to_hang_it_and_on_which_papers(library):
    papers = {paper.key for paper in Format}
    for kind, notice in library.notices.items():
        assert notice.mounting, kind
        assert set(notice.formats) <= papers, kind
    assert {paper for notice in library.notices.values() for paper in notice.formats} == papers


def test_where_nobody_wants_the_managers_name_it_is_not_asked_for(library):
    for guideline in library.guidelines:
        asked = compile_questionnaire(library, (guideline,), "four_by_four").questions
        assert ("manager_title" in asked) == (guideline in {"komae_cameras", "ichikawa_cameras"})


SHARING = {
    "operator_kind": "business",
    "purposes": ["crime_prevention"],
    "face_recognition": True,
    "recorded_data": ["images", "face_features"],
    "joint_use": True,
}


def test_each_item_of_joint_use_that_is_not_answered_is_named_with_the_article(library):
    ready, missing = lacking(library, ("appi",), "joint_use", SHARING)
    assert not ready
    assert set(missing) == {"items", "range", "purpose", "responsible", "address", "representative"}
    assert all("27条" in " ".join(clauses) for clauses in missing.values())


def test_a_person_who_answers_for_joint_use_has_no_representative_to_name(library):
    _, missing = lacking(library, ("appi",), "joint_use", SHARING | {"operator_kind": "individual"})
    assert "representative" not in missing
    assert "address" in missing


def test_no_kind_of_notice_asks_whether_it_is_needed(library):
    """A shop in Tokyo that chose only the guidelines of crime cameras is not asked about Wi-Fi on poles."""
    asked = compile_questionnaire(library, ("jeas_cameras",), "four_by_four").questions
    assert not {"wifi", "municipality", "opt_out", "incidental_people"} & set(asked)


def test_questions_only_notices_need_are_all_asked_on_a_condition(library):
    """So that no assessment becomes longer by its notices, unless its system is of that kind."""
    for name in (
        "manager_title",
        "operator_details",
        "joint_items",
        "joint_range",
        "joint_purpose",
        "joint_responsible",
        "joint_address",
        "joint_representative",
    ):
        assert library.questions[name].when, name


# --- true of any system ---

PURPOSES = (
    "crime_prevention",
    "accident_safety",
    "staff_management",
    "service_improvement",
    "attribute_estimation",
    "movement_analysis",
    "repeat_analysis",
    "people_counting",
    "congestion",
    "scenery",
)
ANALYSES = set(PURPOSES[4:9])
some = st.sets(st.sampled_from(PURPOSES), min_size=1, max_size=4)
data = st.sets(
    st.sampled_from(("images", "face_features", "attributes", "counts", "plates")), min_size=1, max_size=3
)


@pytest.fixture(scope="module")
def everything(library):
    return compile_questionnaire(library, tuple(library.guidelines), "four_by_four")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    purposes=some,
    recorded=data,
    face=st.booleans(),
    stored=st.booleans(),
    joint=st.booleans(),
    fate=st.sampled_from(("at_once", "promptly", "period", "kept")),
    shares=st.sampled_from((("none",), ("law",), ("subject", "publicity"))),
)
def test_whatever_the_system_is_no_notice_says_what_is_not_true_of_it(
    everything, purposes, recorded, face, stored, joint, fate, shares
):
    facts = {
        "purposes": tuple(p for p in PURPOSES if p in purposes),
        "recorded_data": tuple(sorted(recorded)),
        "face_recognition": face,
        "images_stored": stored,
        "joint_use": joint,
        "source_image_fate": fate,
        "provision_cases": shares,
        "person_identifier": "none",
        "operator_name": "甲",
        "retention_days": 7,
    }
    answers = {name: Answer(value=value) for name, value in facts.items()}
    case = SimpleNamespace(
        questionnaire=everything,
        evaluation=evaluate(everything, answers),
        assessment=SimpleNamespace(answers=answers),
    )
    for kind in everything.notices:
        said = said_by(case, kind)
        told = "".join(line for line in said if not line.startswith(("目的：", "記録")))
        assert ("crime_prevention" in purposes) or "防犯" not in told
        assert face or not any(word in told for word in ("顔識別", "人を見分け", "照らし合わせ"))
        assert face or "face_features" in recorded or "顔" not in told
        assert purposes & ANALYSES or not any(word in told for word in ("計測", "推定", "分析に使う"))
        assert purposes & ANALYSES or "作るデータ" not in told
        assert fate == "at_once" or "どこにも保存されません" not in told
        assert not joint or "見せたり渡したりしません" not in told
        assert shares == ("none",) or "見せたり渡したりしません" not in told
        assert "scenery" in purposes or "風景" not in told
