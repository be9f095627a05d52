"""The operator's rules on paper, from shipped samples: what stands in them, and what accompanies them."""

import re
from datetime import UTC, date, datetime
from io import BytesIO

import pypdfium2
import pytest
from msgspec.structs import replace

from pia_wizard import resources
from pia_wizard.assessment.model import Answer
from pia_wizard.documents.material import Material
from pia_wizard.documents.rules_document import rules_manuscript, rules_pdf
from pia_wizard.evaluation.evaluate import evaluation_of
from pia_wizard.exchange.case_file import read_case
from pia_wizard.i18n import translator
from pia_wizard.manuscript import Contents, Grid, Heading, Numbered, told
from pia_wizard.questionnaire.compile import compile_questionnaire
from pia_wizard.questionnaire.library import load_library

MOMENT = datetime(2026, 11, 21, tzinfo=UTC)
BOOK = "camera_rules"


@pytest.fixture(scope="module")
def library():
    return load_library([resources.questionnaires()])


@pytest.fixture(scope="module")
def material(library):
    def read(name, language="ja", **answers):
        case = read_case(resources.samples() / f"{name}.json")
        case = replace(case, answers={**case.answers, **{n: Answer(value=v) for n, v in answers.items()}})
        questionnaire = compile_questionnaire(library, case.guidelines, case.method)
        evaluation = evaluation_of(questionnaire, case)
        return Material(case, questionnaire, evaluation, translator(language), MOMENT, b"")

    return read


@pytest.fixture(scope="module")
def manuscript(material):
    def write(name, effective=None, **answers):
        found = material(name, **answers)
        return rules_manuscript(found.questionnaire.rules[BOOK], found, effective=effective)

    return write


def headings(found):
    return [part.text for part in found.parts if isinstance(part, Heading)]


def body(found, name):
    """The numbered paragraphs below the heading of this place."""
    texts, inside = [], False
    for part in found.parts:
        if isinstance(part, Heading):
            inside = part.name == name
        elif inside and isinstance(part, Numbered):
            texts.append(f"{part.mark} {told(part.words)}".strip())
    return texts


def table(found, title):
    return next(part for part in found.parts if isinstance(part, Grid) and title in part.caption)


def test_articles_are_numbered_from_one_without_a_gap(manuscript):
    found = headings(manuscript("two_camera_shop"))
    numbers = [int(m[1]) for m in (re.match(r"第(\d+)条（", text) for text in found) if m]
    assert numbers == list(range(1, len(numbers) + 1))
    assert found[len(numbers)] == "附則"


def test_what_the_operator_answered_stands_in_the_articles(manuscript):
    found = manuscript("two_camera_shop")
    assert body(found, "article-retention")[0] == "画像の保存期間は、撮影した日から10日間とする。"
    assert body(found, "article-placement")[0].startswith("設置者が置くカメラは2台とし")
    assert "(2) 設置者の名称（株式会社サンプル）" in body(found, "article-sign")


def test_the_first_clause_bears_no_number_and_the_others_do(manuscript):
    marks = [text.split(" ")[0] for text in body(manuscript("two_camera_shop"), "article-secrecy")]
    assert marks[1:] == ["2", "3"]
    assert marks[0].startswith("従事者は")


def test_a_retention_that_a_guideline_forbids_is_not_written_down(manuscript):
    found = manuscript("two_camera_shop", retention_days=90, retention_extension="no_need")
    assert (
        body(found, "article-retention")[0] == "画像の保存期間は、撮影した日から1か月を超えないものとする。"
    )
    gaps = [told(row[0]) + told(row[2]) for row in table(found, "規程と現状との差").rows]
    assert any("保存期間" in row and "（現状との差：満たしていない）" in row for row in gaps)


def test_whoever_asks_is_not_written_into_the_rules_as_somebody_to_give_images_to(manuscript):
    found = manuscript("two_camera_shop", provision_cases=("law", "private_request"))
    text = "".join(body(found, "article-provision"))
    assert "画像等を外部の人に見せたり渡したりできるのは、法令に基づくとき" in text


def test_what_is_unanswered_is_marked_and_listed(material):
    found = material("two_camera_shop")
    case = replace(
        found.assessment, answers={n: a for n, a in found.assessment.answers.items() if n != "retention_days"}
    )
    found = Material(
        case, found.questionnaire, evaluation_of(found.questionnaire, case), found.translator, MOMENT, b""
    )
    written = rules_manuscript(found.questionnaire.rules[BOOK], found)
    assert (
        body(written, "article-retention")[0]
        == "画像の保存期間は、撮影した日から（未定：保存期間を決めてください）間とする。"
    )
    listed = [told(row[1]) for row in table(written, "まだ決めていないこと").rows]
    assert "保存期間" in listed


def test_the_day_from_which_the_rules_hold_is_undecided_until_it_is_given(manuscript):
    assert body(manuscript("two_camera_shop"), "supplement") == [
        "この規程は、（未定：施行する日を決めてください）から施行する。"
    ]
    found = manuscript("two_camera_shop", effective=date(2027, 1, 1))
    assert body(found, "supplement") == ["この規程は、2027年1月1日から施行する。"]
    assert "施行する日" not in [told(row[1]) for row in table(found, "まだ決めていないこと").rows]


def test_the_schedule_lists_every_camera(manuscript):
    grid = table(manuscript("two_camera_shop"), "カメラの設置場所、向き、映る範囲")
    assert grid.head == ("番号", "設置場所", "向き", "映る範囲")
    assert [told(row[1]) for row in grid.rows] == ["入口の天井", "レジの上"]


def test_the_table_of_sources_names_guideline_and_place(manuscript):
    rows = {told(row[0]): told(row[1]) for row in table(manuscript("two_camera_shop"), "対照表").rows}
    retention = next(places for article, places in rows.items() if "保存期間" in article)
    assert "山形県 防犯カメラ指針：第2-6(3)、第2-6(4)" in retention


def test_long_rules_have_a_contents_and_places_are_unique(manuscript):
    found = manuscript("face_recognition_shop")
    assert any(isinstance(part, Contents) for part in found.parts)
    names = [part.name for part in found.parts if isinstance(part, Heading)]
    assert len(names) == len(set(names))


def test_every_sample_gives_rules_in_which_no_template_is_left_open(manuscript):
    for path in resources.samples().glob("*.json"):
        found = manuscript(path.stem)
        words = [told(part.words) for part in found.parts if isinstance(part, Numbered)]
        assert len(headings(found)) > 10, path.stem
        assert not [text for text in words if "{" in text or "未回答" in text], path.stem


def test_an_answer_that_looks_like_a_template_is_text(manuscript):
    found = manuscript("two_camera_shop", operator_name="{retention_days} {x}")
    assert body(found, "article-purpose")[0].startswith("この規程は、{retention_days} {x}（以下")


def test_the_same_rules_are_the_same_bytes_and_carry_no_data(material):
    found = material("two_camera_shop")
    compiled = found.questionnaire.rules[BOOK]
    pdf = rules_pdf(compiled, found, moment=MOMENT)
    assert pdf == rules_pdf(compiled, found, moment=MOMENT)
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    assert document.count_attachments() == 0
    first = document[0].get_textpage().get_text_range()
    assert "防犯カメラ管理・運用規程" in first
    assert "株式会社サンプル" in first
