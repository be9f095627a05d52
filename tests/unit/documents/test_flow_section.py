"""The flows of information in the report: the picture's words, its parts, and the table under it."""

from datetime import UTC, datetime
from io import BytesIO

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pia_wizard import resources
from pia_wizard.assessment.model import Answer, Assessment
from pia_wizard.documents.flows import flow_section
from pia_wizard.documents.material import Material
from pia_wizard.evaluation import evaluate
from pia_wizard.i18n import translator
from pia_wizard.pdf.figures import Figure
from pia_wizard.pdf.pages import TEXT_HEIGHT, TEXT_WIDTH, Frame, PageNumbers, drawn
from pia_wizard.pdf.paragraphs import heading
from pia_wizard.pdf.styles import HEADING_1
from pia_wizard.pdf.tables import Table
from pia_wizard.questionnaire.compile import compile_questionnaire
from pia_wizard.questionnaire.library import load_library

MOMENT = datetime(2026, 11, 21, tzinfo=UTC)
SHOP = (
    ("売場のカメラ", "images", "事務所の録画装置", "cable", True, 30),
    ("入口のカメラ", "images", "事務所の録画装置", "wireless", True, 30),
    ("事務所の録画装置", "stills", "警察署", "media", True, None),
    ("事務所の録画装置", "images", "保守の業者", "internet", False, None),
    ("事務所の録画装置", "images", "事務所の録画装置", "cable", True, 400),
)


@pytest.fixture(scope="module")
def questionnaire():
    return compile_questionnaire(
        load_library([resources.questionnaires()]), ["camera_guidebook"], "four_by_four"
    )


def rows_of(flows):
    names = ("source", "data", "destination", "medium", "stored", "days")
    return tuple({n: v for n, v in zip(names, flow, strict=True) if v not in (None, "")} for flow in flows)


@pytest.fixture
def section(questionnaire):
    """Give a function: flows and other answers → the blocks of their section."""

    def build(flows, language="ja", **values):
        given_ = {"images_stored": True, **values} | ({"flows": rows_of(flows)} if flows else {})
        answers = {name: Answer(value=value) for name, value in given_.items()}
        record = Assessment(
            id="a", title="a", guidelines=("camera_guidebook",), method="m", created=MOMENT, answers=answers
        )
        evaluation = evaluate(questionnaire, answers)
        return flow_section(Material(record, questionnaire, evaluation, translator(language), MOMENT, b"{}"))

    return build


def written(blocks):
    """Return the text of each page, without white space."""
    blocks = [heading("章", 1, HEADING_1, name="chapter"), *blocks]
    pdf = drawn(blocks, Frame("", lambda _page, _count: ""), PageNumbers(), language="ja")
    return ["".join(p.get_textpage().get_text_bounded().split()) for p in pypdfium2.PdfDocument(BytesIO(pdf))]


def figures(blocks):
    return [block for block in blocks if isinstance(block, Figure)]


def cells(blocks):
    [table] = [block for block in blocks if isinstance(block, Table)]
    return [["".join(b.set_text().text for b in cell.blocks) for cell in row] for row in table.rows]


def test_without_flows_there_is_no_section(section):
    assert section(()) == ()


def test_picture_and_table_name_every_place(section):
    blocks = section(SHOP)
    text = "".join(written(blocks))
    for place in ("売場のカメラ", "入口のカメラ", "事務所の録画装置", "警察署", "保守の業者"):
        assert text.count(place) >= 2, place
    for sign in ("有線", "無線", "メモリーカードなどの媒体", "インターネット", "受け取った側で保存する"):
        assert sign in text


def test_the_text_alternative_tells_every_flow(section):
    [figure] = figures(section(SHOP))
    assert "1：売場のカメラから事務所の録画装置へ、映像（有線、保存 30日）。" in figure.alt
    assert "3：事務所の録画装置から警察署へ、静止画（メモリーカードなどの媒体、保存する）。" in figure.alt
    assert "4：事務所の録画装置から保守の業者へ、映像（インターネット、保存しない）。" in figure.alt


def test_a_row_of_the_table_names_the_risks_that_come_up_there(section):
    rows = cells(section(SHOP, connections=("internet",), outsourced=False))
    labels = {row[0]: row[6] for row in rows}
    assert labels["4"] != "なし"
    assert "R1" in labels["4"].split("、")
    assert "R1" not in labels["1"].split("、")


def test_an_unfinished_row_is_drawn_as_far_as_it_goes(section):
    [row] = cells(section([("入口のカメラ", "", "", "", None, None)]))
    assert row[1:6] == ["入口のカメラ", "未回答", "（未記入）", "未回答", "保存は未回答"]


def test_sixty_flows_are_cut_into_pictures_that_fit_a_page(section):
    flows = [(f"場所{n // 3}", "images", f"場所{n}", "cable", False, None) for n in range(1, 61)]
    blocks = section(flows)
    assert len(figures(blocks)) > 1
    assert all(figure.height(TEXT_WIDTH) <= TEXT_HEIGHT for figure in figures(blocks))
    told = "".join(figure.alt for figure in figures(blocks))
    assert all(f"{n}：場所" in told for n in range(1, 61))
    assert "番号1から" in "".join(written(blocks))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    flows=st.lists(
        st.tuples(
            st.one_of(st.text(max_size=80), st.sampled_from("甲乙丙")),
            st.sampled_from(["", "images", "counts"]),
            st.one_of(st.text(max_size=80), st.sampled_from("甲乙丙")),
            st.sampled_from(["", "internet", "spoken"]),
            st.sampled_from([None, True, False]),
            st.sampled_from([None, 0, 7, 36500]),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_any_text_can_be_drawn(section, flows):
    blocks = section(flows)
    assert all(figure.height(TEXT_WIDTH) <= TEXT_HEIGHT for figure in figures(blocks))
    assert written(blocks)
