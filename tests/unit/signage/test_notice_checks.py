"""The checks beside a notice: what is measured, against which limit, by whose rule."""

from datetime import UTC, datetime

import pytest

from pia_wizard.signage.brevity import NoticeTooLongError
from pia_wizard.signage.checking import CheckState
from pia_wizard.signage.design import HIGH_CONTRAST, company_design
from pia_wizard.signage.notice_poster import notice_edition, notice_pages
from pia_wizard.signage.readiness import NoticeIncompleteError
from pia_wizard.signage.sheet import Format, Orientation, Sheet

READY = {"operator": "株式会社サンプル", "contact": "03-0000-0000", "web": "https://example.jp/camera"}
MOMENT = datetime(2026, 11, 21, tzinfo=UTC)


@pytest.fixture
def notice(questionnaire, judged, japanese):
    def drawn(values=READY, **choices):
        answers, evaluation = judged(**values)
        return notice_pages(
            "entrance",
            questionnaire,
            evaluation,
            answers,
            japanese,
            document_id="3f9a21bc",
            moment=MOMENT,
            **choices,
        )

    return drawn


def checks(drawn):
    return {check.id: check for check in drawn.checks}


def states(drawn):
    return {check.id: check.state.value for check in drawn.checks}


def test_a_usual_notice_passes_everything_that_can_be_measured(notice):
    found = states(notice())
    assert {found[name] for name in found if not name.startswith("mounting")} <= {"passed", "advice"}
    for name in ("letters-headline", "letters-detail", "contrast-headline", "contrast-text", "qr-size"):
        assert found[name] == "passed"
    assert (found["qr-module"], found["qr-quiet-zone"], found["characters"]) == ("passed",) * 3


def test_every_check_says_what_was_measured_against_what_and_by_whose_rule(notice):
    for check in notice().checks:
        assert check.measured
        assert check.value
        assert check.source
        assert check.limit or check.id.startswith("mounting")


def test_letters_are_held_against_the_distance_that_was_chosen(notice):
    near, far = checks(notice(distance=2)), checks(notice(distance=20))
    assert near["letters-headline"].state is CheckState.PASSED
    assert "9.0 mm以上" in near["letters-headline"].limit  # the table's first row
    assert far["letters-headline"].state is CheckState.FAILED
    assert "80.0 mm以上" in far["letters-headline"].limit  # and its fourth
    assert far["letters-detail"].state is CheckState.FAILED


def test_a_company_that_insists_on_yellow_letters_on_white_is_told(notice):
    # yellow's light is 0.2126 + 0.7152 = 0.9278, so 1.05 / 0.9778 = 1.07 to one
    found = checks(notice(design=company_design("#FFFFFF", "#FFFF00")))
    assert found["contrast-headline"].state is CheckState.FAILED
    assert found["contrast-headline"].value.startswith("1.07")


def test_the_high_contrast_design_is_held_to_seven(notice):
    found = checks(notice(design=HIGH_CONTRAST))
    assert "7.0" in found["contrast-text"].limit
    assert "1.4.6" in found["contrast-text"].source
    assert found["contrast-text"].value.startswith("21.00")


def test_the_code_is_measured(notice):
    found = checks(notice(sheet=Sheet(Format.A3)))
    assert found["qr-size"].value.startswith("50.0 mm")
    assert found["qr-quiet-zone"].value.startswith("4マス")


def test_without_an_address_a_code_is_advised(notice):
    assert states(notice({k: v for k, v in READY.items() if k != "web"}))["qr-present"] == "advice"


def test_a_character_no_font_has_is_named(notice):
    found = checks(notice(READY | {"operator": "株式会社ไทย"}))
    assert found["characters"].state is CheckState.FAILED
    assert "ไ" in found["characters"].value


def test_who_demands_an_element_is_named(notice):
    found = checks(notice())
    assert found["element-contact"].state is CheckState.PASSED
    assert found["element-contact"].source == "見本県指針 第2-3"
    assert found["element-contact"].limit == "必要です"


def test_what_is_only_recommended_and_not_said_is_advice(notice):
    assert states(notice())["element-purpose"] == "advice"
    assert states(notice(READY | {"purpose": "防犯"}))["element-purpose"] == "passed"


def test_a_notice_that_lacks_what_is_demanded_is_refused_but_drawn_as_a_draft(notice):
    lacking = {"operator": "株式会社サンプル"}
    with pytest.raises(NoticeIncompleteError) as refused:
        notice(lacking)
    assert "見本県指針 第2-3" in refused.value.detail[0]
    draft = notice(lacking, draft=True)
    assert states(draft)["element-contact"] == "failed"
    contact = next(line for line in draft.poster.words.lines if line.element == "contact")
    assert contact.text == "（まだ回答がありません）"


def test_a_draft_of_nothing_at_all_can_be_drawn_on_every_sheet(notice):
    for format_ in Format:
        assert notice({}, draft=True, sheet=Sheet(format_, Orientation.LANDSCAPE)).pdf


def test_a_sticker_says_who_and_whom_to_ask_and_tells_what_it_leaves_out(notice):
    drawn = notice(READY | {"purpose": "防犯", "stored": True, "days": 7}, sheet=Sheet(Format.STICKER_100))
    assert [line.element for line in drawn.poster.words.lines] == ["operator", "contact"]
    assert set(drawn.left_out) == {"purpose", "retention"}


def test_a_paper_the_notice_is_not_made_for_is_pointed_out(notice):
    assert states(notice())["paper"] == "passed"
    assert states(notice(sheet=Sheet(Format.A2)))["paper"] == "advice"


def test_the_number_on_a_notice_is_that_of_its_words_on_whatever_sheet(notice, questionnaire, judged):
    answers, evaluation = judged(**READY)
    now = notice_edition("entrance", questionnaire, evaluation, answers)
    for choices in ({}, {"sheet": Sheet(Format.STICKER_100)}, {"languages": ("en", "ja")}, {"draft": True}):
        assert notice(**choices).edition == now
    answers, evaluation = judged(**(READY | {"contact": "06-0000-0000"}))
    assert notice_edition("entrance", questionnaire, evaluation, answers).id != now.id


def test_a_notice_is_in_the_languages_asked_for_japanese_first(notice):
    drawn = notice(languages=("ko", "en", "ja"))
    assert drawn.poster.words.headline.language == "ja"
    assert [said.language for said in drawn.poster.words.headline.further] == ["en", "ko"]


def test_too_much_for_a_sheet_is_refused_with_the_paper_on_which_it_would_fit(notice):
    long = READY | {"contact": "お客様相談室 電話 03-0000-0000、" * 40}
    with pytest.raises(NoticeTooLongError) as refused:
        notice(long, sheet=Sheet(Format.A5, Orientation.LANDSCAPE), languages=("ja", "en", "ko"))
    assert refused.value.detail


def test_the_same_notice_can_be_had_as_svg_and_as_a_picture(notice):
    assert notice().svg().startswith("<?xml")
    assert notice().png(72).startswith(b"\x89PNG")


def test_copies_side_by_side_do_not_run_into_each_other_for_want_of_bleed(notice):
    plain = notice(sheet=Sheet(Format.A5, paper=Format.A4))
    assert notice(sheet=Sheet(Format.A5, bleed=3, paper=Format.A4)).poster.page == plain.poster.page
