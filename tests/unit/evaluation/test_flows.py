"""The map of information flows: small ones worked out by hand, and what holds for any."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pia_wizard.evaluation import evaluate
from pia_wizard.evaluation.flow_picture import Measures, flow_picture
from pia_wizard.evaluation.flow_words import kept_lines, map_text
from pia_wizard.evaluation.flows import flow_map, parted
from pia_wizard.i18n import translator
from pia_wizard.questionnaire.compile import compile_questionnaire
from pia_wizard.questionnaire.model import (
    Column,
    Force,
    Guideline,
    Level,
    LevelRule,
    Library,
    Method,
    Obligation,
    Phase,
    Question,
    QuestionType,
    Requirement,
    Risk,
    Step,
)

DATA = {"images": "映像", "stills": "静止画"}
MEDIA = {"cable": "有線", "internet": "インターネット"}
NARROW = Measures(
    width=400, narrowest=60, widest=120, gap=40, widest_gap=80, pitch=14, number=16, arrow=8, space=10
)


def column(name, kind, **rest):
    return Column(id=name, ask=name, type=QuestionType(kind), **rest)


FLOWS = Question(
    id="flows",
    step="s",
    ask="流れ",
    type=QuestionType.TABLE,
    columns={
        "source": column("source", "text", required=True),
        "data": column("data", "choice", required=True, choices=DATA),
        "destination": column("destination", "text", required=True),
        "medium": column("medium", "choice", required=True, choices=MEDIA),
        "stored": column("stored", "yes_no", required=True),
        "days": column("days", "number", unit="日"),
    },
)


def risk(name, at_flows, applies_when=""):
    rule = LevelRule(level=1)
    return Risk(
        id=name,
        title=name,
        event="illegitimate_access",
        story="…",
        at_flows=at_flows,
        applies_when=applies_when,
        impact=rule,
        likelihood=rule,
    )


REQUIREMENT = Requirement(
    id="r",
    clauses=("r",),
    place="1",
    phase=Phase.PROCESS,
    obligation=Obligation.MUST,
    says="…",
    met_when="count(flows) >= 1 and wanted",
)


@pytest.fixture(scope="module")
def asked():
    """The questionnaire of a guideline that wants the flows, with three risks."""
    library = Library(
        steps={"s": Step(id="s", title="s")},
        questions={
            "flows": FLOWS,
            "wanted": Question(id="wanted", step="s", ask="？", type=QuestionType.YES_NO),
        },
        guidelines={
            "g": Guideline(
                id="g",
                title="g",
                short_title="g",
                publisher="g",
                force=Force.STANDARD,
                requirements={"r": REQUIREMENT},
            )
        },
        risks={
            "intrusion": risk("intrusion", 'row.medium == "internet"'),
            "kept_long": risk("kept_long", "row.stored and row.days > 31"),
            "elsewhere": risk("elsewhere", "row.stored", applies_when="not wanted"),
        },
        methods={
            "m": Method(
                id="m",
                title="m",
                impact_levels=(Level(name="1", meaning=""),),
                likelihood_levels=(Level(name="1", meaning=""),),
                bands={},
                matrix=(("b",),),
                weights={},
                reductions=(),
            )
        },
        notices={},
    )
    return compile_questionnaire(library, ["g"], "m")


@pytest.fixture
def mapped(asked, said):
    """Rows → their map, with the question ``wanted`` answered yes."""

    def build(*rows, **more):
        answers = said(flows=rows, **{"wanted": True} | more) if rows else said(wanted=True)
        return flow_map(asked, evaluate(asked, answers))

    return build


def flow(source, destination, **cells):
    return {"source": source, "data": "images", "destination": destination, "medium": "cable", **cells}


def cells(flows):
    return {node.name: (node.column, node.row) for node in flows.nodes}


def ends(flows):
    return [(flows.nodes[e.source].name, flows.nodes[e.destination].name) for e in flows.edges]


def test_without_rows_there_is_no_map(mapped):
    assert mapped() == type(mapped())()


def test_one_flow_leads_from_the_left_to_the_right(mapped):
    flows = mapped(flow("カメラ", "録画装置", stored=True, days=30))
    assert cells(flows) == {"カメラ": (0, 0), "録画装置": (1, 0)}
    edge = flows.edges[0]
    assert (edge.number, edge.data, edge.medium, edge.stored, edge.days) == (1, "images", "cable", True, 30)


def test_a_place_spaced_differently_is_the_same_place(mapped):
    flows = mapped(flow("店の  カメラ", "録画装置"), flow(" 店の\u3000カメラ ", "画面"))
    assert sorted(cells(flows)) == ["店の カメラ", "画面", "録画装置"]


def test_a_place_stands_right_of_everything_that_leads_to_it(mapped):
    flows = mapped(flow("A", "B"), flow("B", "C"), flow("A", "C"), flow("C", "D"))
    assert {name: cell[0] for name, cell in cells(flows).items()} == {"A": 0, "B": 1, "C": 2, "D": 3}
    [passing] = flows.edges[2].way
    assert passing[0] == 1
    assert passing != cells(flows)["B"]


def test_a_circle_is_opened_where_it_closes(mapped):
    flows = mapped(flow("A", "B"), flow("B", "C"), flow("C", "A"))
    assert {name: cell[0] for name, cell in cells(flows).items()} == {"A": 0, "B": 1, "C": 2}
    assert [cell[0] for cell in flows.edges[2].way] == [1]


def test_rows_are_swapped_where_lines_would_cross(mapped):
    rows = cells(mapped(flow("A", "X"), flow("B", "Y"), flow("C", "X")))
    assert abs(rows["A"][1] - rows["C"][1]) == 1
    assert (rows["X"][1] < rows["Y"][1]) == (rows["A"][1] < rows["B"][1])


def test_a_flow_back_to_its_own_place_and_two_between_the_same_places_all_count(mapped):
    flows = mapped(flow("A", "A"), flow("A", "B"), flow("A", "B", medium="internet"))
    assert cells(flows) == {"A": (0, 0), "B": (1, 0)}
    assert ends(flows) == [("A", "A"), ("A", "B"), ("A", "B")]


def test_places_without_a_name_are_not_taken_for_the_same(mapped):
    flows = mapped({"source": "A"}, {"source": "A"})
    assert sorted(node.name for node in flows.nodes) == ["", "", "A"]


def test_each_flow_names_the_risks_that_apply_and_come_up_there(mapped):
    flows = mapped(
        flow("A", "B", medium="internet", stored=True, days=60),
        flow("A", "C", stored=True, days=31),
        flow("A", "D"),
        wanted=True,
    )
    assert [edge.risks for edge in flows.edges] == [("intrusion", "kept_long"), (), ()]


def test_a_risk_that_may_yet_apply_is_named_too(mapped):
    flows = mapped(flow("A", "B", stored=True), wanted=None)
    assert flows.edges[0].risks == ("elsewhere",)


def test_the_map_in_words_tells_every_flow(asked, mapped):
    flows = mapped(
        flow("カメラ", "録画装置", stored=True, days=30),
        flow("録画装置", "警察", data="stills", stored=False),
    )
    assert map_text(asked, flows, translator("ja")) == (
        "情報の流れの図。1：カメラから録画装置へ、映像（有線、保存 30日）。"
        "2：録画装置から警察へ、静止画（有線、保存しない）。"
    )


def test_a_box_tells_flow_by_flow_what_is_kept_for_different_times(asked, mapped):
    flows = mapped(
        flow("A", "Z", stored=True, days=7),
        flow("B", "Z", stored=True, days=30),
        flow("C", "Z", stored=False),
    )
    node = next(number for number, node in enumerate(flows.nodes) if node.name == "Z")
    assert kept_lines(asked, flows, node, translator("ja")) == ("1：7日", "2：30日")


def test_sixty_flows_come_in_parts_that_fit_and_lose_none(mapped):
    whole = mapped(*(flow(f"人{n // 2}", f"人{n}") for n in range(1, 61)))

    def fits(part):
        drawn = flow_picture(part, NARROW, lambda _node, _width: 30)
        return drawn.fits and drawn.height <= 500

    parts = parted(whole, fits)
    assert len(parts) > 1
    assert all(fits(part) for part in parts)
    assert [edge.number for part in parts for edge in part.edges] == list(range(1, 61))
    assert [pair for part in parts for pair in ends(part)] == ends(whole)


PLACES = st.one_of(st.sampled_from("ABCDEF"), st.text(max_size=12))
ROWS = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "source": PLACES,
            "destination": PLACES,
            "data": st.sampled_from(sorted(DATA)),
            "medium": st.sampled_from(sorted(MEDIA)),
            "stored": st.booleans(),
            "days": st.integers(0, 36500),
        },
    ),
    min_size=1,
    max_size=40,
)
ANY_MAP = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@ANY_MAP
@given(rows=ROWS)
def test_every_row_is_a_flow_and_no_two_things_share_a_cell(mapped, rows):
    flows = mapped(*rows)
    assert [edge.number for edge in flows.edges] == list(range(1, len(rows) + 1))
    taken = [(node.column, node.row) for node in flows.nodes] + [c for e in flows.edges for c in e.way]
    assert len(taken) == len(set(taken))
    for row, edge in zip(rows, flows.edges, strict=True):
        assert (
            flows.nodes[edge.source].name.split() == row.get("source", "").split()
            or not flows.nodes[edge.source].name
        )


@ANY_MAP
@given(rows=ROWS)
def test_the_same_rows_always_give_the_same_map(mapped, rows):
    assert mapped(*rows) == mapped(*rows)


@ANY_MAP
@given(rows=ROWS)
def test_every_line_runs_from_its_box_to_its_box_and_passes_the_columns_between(asked, mapped, rows):
    flows = mapped(*rows)
    picture = flow_picture(flows, NARROW, lambda _node, _width: 30)
    for line in picture.lines:
        for spot, node in ((line.start, line.edge.source), (line.end, line.edge.destination)):
            box = picture.boxes[node]
            assert spot[0] in (pytest.approx(box.x), pytest.approx(box.x + box.width))
            assert box.y <= spot[1] <= box.y + box.height
    for one, other in ((a, b) for a in picture.boxes for b in picture.boxes if a is not b):
        apart_x = one.x + one.width <= other.x + 1e-6 or other.x + other.width <= one.x + 1e-6
        apart_y = one.y + one.height <= other.y + 1e-6 or other.y + other.height <= one.y + 1e-6
        assert apart_x or apart_y
    starts = [line.start for line in picture.lines]
    assert len({(round(x, 3), round(y, 3)) for x, y in starts}) == len(starts)
    assert map_text(asked, flows, translator("ja")).startswith("情報の流れの図。")
