"""At which flows of information the risks of the catalogue come up, and who is asked for the flows at all.

For each flow the risks were worked out by hand: what could go wrong there with the people who are in it.
"""

import pytest

from pia_wizard.evaluation.flows import flow_map
from pia_wizard.questionnaire.compile import compile_questionnaire

FACES = {
    "purposes": ["crime_prevention", "repeat_analysis", "movement_analysis"],
    "operator_kind": "business",
    "site_kind": "mall",
    "open_to_public": True,
    "images_stored": True,
    "recorded_data": ["images", "face_features", "attributes", "movements", "counts"],
    "face_recognition": True,
    "watchlist": True,
    "storage_media": ["recorder", "cloud"],
    "connections": ["internet", "wireless"],
    "outsourced": True,
    "joint_use": True,
    "actual_uses": ["crime_prevention"],
}
"""A shopping mall where every risk of the catalogue may come up."""

EXPECTED = {
    # data, medium, stored, days: the risks at that flow
    ("images", "cable", False, None): set(),
    ("images", "cable", True, 30): {"recorder_theft", "insider_misuse"},
    ("images", "cable", True, 32): {"recorder_theft", "insider_misuse", "excess_retention"},
    ("images", "cable", True, None): {"recorder_theft", "insider_misuse", "excess_retention"},
    ("images", "wireless", False, None): {"network_intrusion"},
    ("images", "internet", False, None): {"network_intrusion", "staff_surveillance"},
    ("images", "internet", True, 7): {
        *("network_intrusion", "staff_surveillance", "vendor_leak", "recorder_theft", "insider_misuse"),
    },
    ("images", "media", False, None): {
        *("recorder_theft", "disposed_media", "image_tampering", "unlawful_disclosure"),
    },
    ("images", "spoken", False, None): {"insider_misuse", "unlawful_disclosure"},
    ("stills", "paper", False, None): {
        *("disposed_media", "image_tampering", "unlawful_disclosure", "social_media_posting"),
    },
    ("stills", "internet", False, None): {
        *("network_intrusion", "cross_company_linkage", "social_media_posting"),
    },
    ("face_features", "cable", False, None): {
        *("features_leak", "misidentification", "discriminatory_treatment"),
    },
    ("face_features", "cable", True, 400): {
        *("features_leak", "misidentification", "discriminatory_treatment", "recorder_theft"),
        *("insider_misuse", "wrongful_listing", "cross_visit_tracking"),
    },
    ("movements", "cable", True, 90): {"cross_visit_tracking"},
    ("attributes", "cable", False, None): {"discriminatory_treatment", "reidentification"},
    ("counts", "internet", True, 365): {"network_intrusion", "vendor_leak", "reidentification"},
    ("identifiers", "internet", False, None): {"network_intrusion", "cross_company_linkage"},
    ("reports", "paper", True, 365): set(),
}


def row(data, medium, stored, days):
    cells = {"source": "甲", "data": data, "destination": "乙", "medium": medium, "stored": stored}
    return cells if days is None else {**cells, "days": days}


@pytest.fixture(scope="module")
def risks_at(library, judged):
    """Give a function: one flow of the mall → the risks named there."""
    guidelines = ("camera_guidebook",)
    questionnaire = compile_questionnaire(library, guidelines, "four_by_four")

    def risks(*flow):
        [edge] = flow_map(questionnaire, judged(guidelines, FACES | {"flows": [row(*flow)]})).edges
        return set(edge.risks)

    return risks


@pytest.mark.parametrize(
    ("flow", "risks"), EXPECTED.items(), ids=["-".join(map(str, flow)) for flow in EXPECTED]
)
def test_a_flow_names_the_risks_that_come_up_there(risks_at, flow, risks):
    assert risks_at(*flow) == risks


def test_every_risk_that_tells_its_flows_has_one_here(library):
    telling = {name for name, risk in library.risks.items() if risk.at_flows}
    assert telling == set().union(*EXPECTED.values())


def test_a_small_shop_is_not_asked_where_information_flows(library):
    questions = compile_questionnaire(library, ("yamagata_cameras",), "four_by_four").questions
    assert "flows" not in questions


def test_the_standard_on_assessments_asks_where_information_flows(library):
    questions = compile_questionnaire(library, ("yamagata_cameras", "iso_29134"), "four_by_four").questions
    assert questions["flows"].step == "system"
