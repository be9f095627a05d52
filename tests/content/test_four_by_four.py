"""The shipped method: its matrix, and when it says that an assessment is due."""

import itertools

import pytest

SHOP = {
    "prefecture": "yamagata",
    "site_kind": "shop",
    "operator_kind": "business",
    "purposes": ["crime_prevention"],
    "open_to_public": True,
    "images_stored": True,
    "joint_use": False,
    "assessed_on": "2026-11-02",
    "assessment_reasons": ["periodic"],
    "cameras": [{}] * 4,
    "recorded_data": ["images"],
    "face_recognition": False,
    "connections": ["none"],
    "operation_start": "2024-10-01",
}


def test_a_higher_level_never_leads_to_a_milder_band(library):
    method = library.methods["four_by_four"]
    order = list(method.bands)
    rank = [[order.index(band) for band in row] for row in method.matrix]
    for row in rank:
        assert row == sorted(row)
    for milder, graver in itertools.pairwise(rank):
        assert all(a <= b for a, b in zip(milder, graver, strict=True))
    assert (rank[0][0], rank[3][3]) == (0, len(order) - 1)


@pytest.mark.parametrize(
    ("changes", "decision"),
    [
        ({}, "recommended"),
        ({"images_stored": False}, "not_needed"),
        ({"face_recognition": True}, "required"),
        ({"recorded_data": ["images", "face_features"]}, "required"),
        ({"purposes": ["crime_prevention", "movement_analysis"]}, "required"),
        ({"site_kind": "medical"}, "required"),
        ({"cameras": [{}] * 20}, "required"),
        ({"assessment_reasons": ["incident"]}, "required"),
        ({"joint_use": True}, "required"),
        ({"prefecture": "tokyo", "smart_pole": True}, "required"),
        ({"prefecture": "tokyo", "smart_pole": False}, "recommended"),
        ({"images_stored": False, "recorded_data": ["audio"]}, "recommended"),
        ({"images_stored": False, "operation_start": "2026-12-01"}, "recommended"),
        ({"images_stored": False, "assessment_reasons": ["change"]}, "recommended"),
    ],
)
def test_the_threshold_decision_follows_the_circumstances(judged, changes, decision):
    evaluation = judged(("yamagata_cameras",), SHOP | changes)
    assert evaluation.threshold.decision == decision
