"""A notice in several languages: the same things in the same order, in each as it is written there."""

import pytest

from pia_wizard import resources
from pia_wizard.assessment.model import Answer
from pia_wizard.evaluation import evaluate
from pia_wizard.questionnaire.compile import compile_questionnaire
from pia_wizard.questionnaire.library import load_library
from pia_wizard.signage.languages import (
    UnknownLanguageError,
    notice_in,
    ordered_languages,
    without_repeats,
)

ALL = ("ja", "en", "zh-Hans", "zh-Hant", "ko", "ja-Hira")
SHOP = {
    "purposes": ("crime_prevention",),
    "operator_name": "株式会社サンプル",
    "operator_contact": "店舗管理部",
    "recorded_data": ("images", "audio"),
    "face_recognition": False,
    "images_stored": True,
    "retention_days": 7,
}


@pytest.fixture(scope="module")
def shop():
    library = load_library([resources.questionnaires()])
    return compile_questionnaire(library, ("jeas_cameras",), "four_by_four")


def entrance(questionnaire, languages, **changed):
    answers = {name: Answer(value=value) for name, value in (SHOP | changed).items()}
    state = evaluate(questionnaire, answers).notices["entrance"]
    headline, lines = notice_in(questionnaire.notices["entrance"], state, questionnaire, answers, languages)
    return headline, {line.element: line for line in lines}


def test_japanese_comes_first_however_the_languages_are_given(shop):
    headline, lines = entrance(shop, ("ko", "zh-Hans", "ja", "en"))
    assert (headline.language, headline.text) == ("ja", "防犯カメラ作動中")
    assert [said.language for said in headline.further] == ["en", "zh-Hans", "ko"]
    assert all([s.language for s in line.further] == ["en", "zh-Hans", "ko"] for line in lines.values())


def test_every_language_says_each_line_in_its_own_words(shop):
    _, lines = entrance(shop, ALL)
    purpose = lines["purpose"]
    assert (purpose.label, purpose.text) == ("目的", "犯罪の防止")
    assert [(said.label, said.text) for said in purpose.further] == [
        ("Purpose", "Crime prevention"),
        ("目的", "预防犯罪"),
        ("目的", "預防犯罪"),
        ("목적", "범죄 예방"),
        ("\ufff9目的\ufffaもくてき\ufffb", "\ufff9犯罪\ufffaはんざい\ufffbを\ufff9防\ufffaふせ\ufffbぐこと"),
    ]


def test_a_list_is_joined_as_the_language_does(shop):
    _, lines = entrance(shop, ALL)
    texts = [said.text for said in lines["recorded"].further]
    assert texts[:4] == ["Video images, sound", "影像、声音", "影像、聲音", "영상, 음성"]


def test_seven_days_are_read_as_they_are_spoken(shop):
    _, lines = entrance(shop, ("ja-Hira",))
    assert lines["retention"].text == "\ufff97日\ufffaなのか\ufffb"


def test_one_language_alone_is_the_first(shop):
    headline, lines = entrance(shop, ("zh-Hant",))
    assert (headline.text, headline.language, headline.further) == ("安全監視攝影機運作中", "zh-Hant", ())
    assert lines["retention"].label == "保存期間"


def test_what_was_typed_is_the_same_everywhere_and_can_be_said_once(shop):
    _, lines = entrance(shop, ALL)
    assert {said.text for said in lines["operator"].further} == {"株式会社サンプル"}
    assert {said.text for said in without_repeats(lines["operator"]).further} == {""}
    assert all(said.text for said in without_repeats(lines["purpose"]).further)


def test_what_was_typed_is_never_read_as_a_reading_or_as_a_place(shop):
    typed = "甲《こう》\ufff9乙\ufffaおつ\ufffb{purposes}"
    _, lines = entrance(shop, ("ja-Hira",), operator_name=typed)
    assert lines["operator"].text == "甲《こう》乙おつ{purposes}"


@pytest.mark.parametrize("given", [["fr"], ["ja", "<b>"], []])
def test_a_language_without_reviewed_words_is_refused_with_those_there_are(given):
    with pytest.raises(UnknownLanguageError) as caught:
        ordered_languages(given)
    assert "zh-Hans" in caught.value.values["known"]


def test_a_language_may_be_written_in_any_case():
    assert ordered_languages(["ZH-hant", "JA", "ja"]) == ("ja", "zh-Hant")
