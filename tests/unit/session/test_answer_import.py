"""A sheet of answers written by one person and filled in by another comes back as what it says."""

from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

from pia_wizard import resources
from pia_wizard.assessment.model import Answer, Practice
from pia_wizard.documents.answer_sheet import answer_xlsx
from pia_wizard.documents.material import Material
from pia_wizard.exchange.case_file import read_case
from pia_wizard.exchange.table_file import read_table, table_in
from pia_wizard.i18n import translator
from pia_wizard.questionnaire.model import QuestionType
from pia_wizard.session.answer_import import (
    HEADS,
    NoAnswerColumnsError,
    NoTableColumnsError,
    incoming_answers,
    incoming_rows,
)
from pia_wizard.session.content import shipped_library
from pia_wizard.session.judged import judged

MOMENT = datetime(2026, 11, 21, tzinfo=UTC)
SAMPLES = sorted(path.stem for path in resources.samples().glob("*.json"))


@pytest.fixture(scope="module")
def shop():
    return judged(shipped_library(), read_case(resources.samples() / "two_camera_shop.json"))


def sheet(case, language):
    material = Material(
        case.assessment, case.questionnaire, case.evaluation, translator(language), MOMENT, b""
    )
    return answer_xlsx(material, moment=MOMENT)


def csv(*lines):
    return table_in("\n".join(lines).encode(), HEADS)


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("name", SAMPLES)
def test_a_sheet_taken_in_again_changes_nothing_it_can_tell(name, language):
    case = judged(shipped_library(), read_case(resources.samples() / f"{name}.json"))
    found = incoming_answers(
        table_in(sheet(case, language), HEADS), case.questionnaire, case.assessment.answers
    )
    assert found.faults == ()
    for question, answer in found.answers.items():  # since when and the evidence are not in the sheet
        before = case.assessment.answers[question].value
        assert isinstance(before, Practice)
        assert (answer.value.state, answer.value.how) == (before.state, before.how)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_sheet_taken_into_an_empty_assessment_gives_the_same_answers(shop, language):
    found = incoming_answers(table_in(sheet(shop, language), HEADS), shop.questionnaire, {})
    for name, answer in shop.assessment.answers.items():
        if shop.questionnaire.questions[name].type in {QuestionType.TABLE, QuestionType.PRACTICE}:
            continue
        if answer.value is not None:
            assert found.answers[name].value == answer.value, name


def test_what_somebody_typed_into_the_sheet_comes_in(shop, tmp_path: Path):
    path = tmp_path / "answers.xlsx"
    path.write_bytes(sheet(shop, "ja"))
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    for row in page.iter_rows(min_row=4):
        if row[0].value == "retention_days":
            row[3].value = "２１"
            row[4].value = "店長に確認した。"
    book.save(path)
    found = incoming_answers(read_table(path, HEADS), shop.questionnaire, shop.assessment.answers)
    changed = {name: answer for name, answer in found.answers.items() if name == "retention_days"}
    assert changed["retention_days"].value == 21
    assert changed["retention_days"].note == "店長に確認した。"


def test_csv_with_words_of_either_language(shop):
    found = incoming_answers(
        csv(
            "id,answer,note", "images_stored,はい,", "open_to_public,no,", "retention_days,I don't know yet,"
        ),
        shop.questionnaire,
        {},
    )
    assert found.answers["images_stored"].value is True
    assert found.answers["open_to_public"].value is False
    assert found.answers["retention_days"].unknown


def test_an_empty_cell_changes_nothing(shop):
    held = {"retention_days": Answer(value=10, note="装置の設定")}
    assert incoming_answers(csv("id,回答", "retention_days,"), shop.questionnaire, held).answers == {}


def test_what_does_not_fit_is_told_by_its_row_and_the_rest_is_taken(shop):
    found = incoming_answers(
        csv("id,回答", "retention_days,たくさん", "no_such,1", "images_stored,はい"), shop.questionnaire, {}
    )
    assert [fault.row for fault in found.faults] == [2, 3]
    assert "no_such" in str(found.faults[1].error)
    assert list(found.answers) == ["images_stored"]


def test_a_table_of_something_else_is_refused_with_its_headings(shop):
    with pytest.raises(NoAnswerColumnsError, match="店名"):
        incoming_answers(csv("店名,住所", "本店,東京"), shop.questionnaire, {})


def test_rows_of_cameras_come_in_under_the_words_the_window_shows(shop):
    question = shop.questionnaire.questions["cameras"]
    titles = [column.ask for column in question.columns.values()]
    keys = list(question.columns)
    cells = {
        name: (next(iter(column.choices.values())) if column.choices else "入口")
        if column.type not in {QuestionType.YES_NO, QuestionType.NUMBER}
        else ("はい" if column.type is QuestionType.YES_NO else "1")
        for name, column in question.columns.items()
    }
    lines = ["\t".join([*titles, "備考"])] + ["\t".join([*cells.values(), "x"])] * 300
    found = incoming_rows(table_in("\n".join(lines).encode()), question)
    assert found.faults == ()
    assert found.unknown_titles == ("備考",)
    assert len(found.rows) == 300
    assert set(found.rows[0]) == set(keys)


def test_rows_without_a_known_heading_are_refused_with_the_headings_there_are(shop):
    question = shop.questionnaire.questions["cameras"]
    with pytest.raises(NoTableColumnsError, match=next(iter(question.columns.values())).ask[:4]):
        incoming_rows(csv("a,b", "1,2"), question)


def test_labels_that_hold_a_comma_themselves_are_understood_in_a_line(shop):
    from pia_wizard.evaluation.answer_words import value_of

    for question in shop.questionnaire.questions.values():
        if question.type is QuestionType.CHOICES:
            line = "、".join(question.choices.values())
            assert value_of(question, line) == tuple(question.choices), question.id
