"""What Tokyo's smart pole guideline demands, worked out by reading it clause by clause."""

from pathlib import Path

import pytest

from pia_wizard.questionnaire.compile import compile_questionnaire

GUIDELINE = ("tokyo_smart_pole",)
CLAUSE_IDS = Path(__file__).with_name("tsp_clause_ids.txt").read_text(encoding="utf-8").split()
COUNT_OF_CLAUSES = 91


def camera(**changes):
    return {
        "place": "ポールの上部",
        "direction": "歩道へ",
        "view": "歩道と横断歩道",
        "aim": "other_crime",
        "private_space": "none",
        "needless_area": False,
    } | changes


def flow():
    return {
        "source": "ポールのカメラ",
        "data": "counts",
        "destination": "管理室",
        "medium": "cable",
        "stored": True,
    }


WEB = [
    "purpose",
    "data",
    "discard",
    "camera_functions",
    "retention",
    "security",
    "requests",
    "contact",
]

EXEMPLARY = {
    "prefecture": "tokyo",
    "smart_pole": True,
    "purposes": ["crime_prevention", "people_counting", "attribute_estimation", "congestion"],
    "images_stored": True,
    "joint_use": False,
    "assessed_on": "2026-11-21",
    "plan_covers": ["purpose", "scope"],
    "flows": [flow()],
    "treatment_plan": "owner_and_date",
    "pia_actions": "done",
    "cameras": [camera(), camera(aim="analysis")],
    "recorded_data": ["images", "attributes", "counts"],
    "face_recognition": False,
    "connections": ["internet"],
    "searchable_by_person": False,
    "shared_camera": "shared_separated",
    "wifi": True,
    "wifi_operator": "other_agreed",
    "wifi_consent": "shown_recorded",
    "wifi_protections": ["encrypted", "access", "erased"],
    "people_appointed": ["manager"],
    "web_notice_url": "https://example.jp/pole",
    "web_says": WEB,
    "sign_places": ["near_cameras"],
    "sign_says": ["operating", "purpose"],
    "sign_visibility": "at_a_glance",
    "actual_uses": ["crime_prevention", "analysis"],
    "viewing_occasions": "incidents_only",
    "provision_cases": ["law", "investigation", "facility_request"],
    "provision_procedure": ["official_document", "identity_document"],
    "source_image_fate": "at_once",
    "person_identifier": "none",
    "retention_days": 14,
    "recorder_place": "locked",
    "monitor_place": "staff_only",
    "image_safeguards": ["limited_viewers", "fixed_device", "view_log"],
    "network_protections": ["passwords", "encrypted"],
    "inspections": ["daily", "rules"],
    "confidentiality_measures": ["rule", "no_private_use"],
    "staff_training": "done",
    "complaint_process": ["person", "record"],
    "outsourced": True,
    "contract_terms": ["guideline", "confidentiality"],
    "vendor_oversight": "done",
    "tokyo_audit": "done",
    "crowd_audit": ["process", "not_personal"],
}
"""An operator who does everything the guideline asks; each case below changes one or two facts of it."""

CROWD = ["people_counting", "attribute_estimation"]


def without(*words):
    return [word for word in WEB if word not in words]


BREACHES = [
    # requirement · what the operator does differently · the verdict a reader of the clause gives
    ("tsp-0-3", {"web_says": without("data", "security")}, "not_met"),
    ("tsp-0-3", {"web_says": without("security")}, "partly_met"),
    ("tsp-4.1-1", {"recorded_data": ["images", "audio"]}, "not_met"),
    ("tsp-4.1-1", {"recorded_data": ["images", "face_features"]}, "not_met"),
    ("tsp-4.1-1", {"face_recognition": True}, "not_met"),
    ("tsp-4.1-1", {"purposes": CROWD}, "not_met"),  # images kept, but not against crime
    ("tsp-4.1-1", {"purposes": ["crime_prevention", "staff_management"]}, "not_met"),
    ("tsp-4.1-1", {"purposes": ["crime_prevention", "service_improvement"]}, "not_met"),
    ("tsp-4.1-1", {"wifi_consent": "shown_only"}, "not_met"),
    ("tsp-4.2-1-a", {"wifi_consent": "shown_only"}, "not_met"),
    ("tsp-4.2-1-a", {"actual_uses": ["accident_safety"]}, "not_met"),
    (
        "tsp-4.2-1-a",
        {"actual_uses": ["service_improvement"], "reuse_consent": "declared"},  # to tell is not to be allowed
        "not_met",
    ),
    ("tsp-4.2-1-c", {"web_says": without("purpose"), "sign_says": ["operating"]}, "not_met"),
    ("tsp-4.2-2", {"face_recognition": True, "identity_links": "none"}, "not_met"),
    ("tsp-4.2-2", {"searchable_by_person": True}, "not_met"),
    ("tsp-4.2-2", {"person_identifier": "across_visits"}, "not_met"),
    ("tsp-4.2-2", {"purposes": ["crime_prevention", "repeat_analysis"]}, "not_met"),
    ("tsp-4.2-2", {"recorded_data": ["images", "alerts"], "identity_links": "by_rule"}, "not_met"),
    (
        "tsp-4.2-2",
        {"recorded_data": ["images", "alerts"], "watchlist": True, "identity_links": "none"},
        "not_met",
    ),
    ("tsp-4.2-3-a", {"provision_cases": ["law", "business_request"]}, "not_met"),
    ("tsp-4.2-3-a", {"provision_cases": ["private_request"]}, "not_met"),
    ("tsp-4.2-3-a", {"provision_cases": ["publicity"]}, "not_met"),
    ("tsp-4.2-3-a", {"provision_cases": ["emergency"]}, "not_met"),
    ("tsp-4.2-3-a", {"provision_cases": ["state_cooperation"]}, "not_met"),
    ("tsp-4.3-1-a", {"treatment_plan": "none"}, "not_met"),
    ("tsp-4.3-1-a", {"plan_covers": ["none"]}, "partly_met"),
    ("tsp-4.3-1-b", {"pia_actions": "not_done", "operation_start": "2027-04-01"}, "not_met"),
    ("tsp-4.3-1-b", {"pia_actions": "planned", "operation_start": "2026-04-01"}, "not_met"),
    # Before the pole runs a plan is as far as anybody can be.
    ("tsp-4.3-1-b", {"pia_actions": "planned", "operation_start": "2027-04-01"}, "partly_met"),
    ("tsp-4.3-1-b", {"pia_actions": "partly"}, "partly_met"),
    ("tsp-5.1-1-a", {"shared_camera": "shared_mixed"}, "not_met"),
    ("tsp-5.1-1-b", {"source_image_fate": "period"}, "not_met"),
    ("tsp-5.1-1-b", {"source_image_fate": "kept"}, "not_met"),
    ("tsp-5.1-1-c", {"web_says": without("camera_functions", "discard")}, "not_met"),
    ("tsp-5.1-1-c", {"web_says": without("camera_functions")}, "partly_met"),
    ("tsp-5.2-1-d", {"web_says": ["contact"]}, "not_met"),
    ("tsp-5.2-1-d", {"web_says": without("discard")}, "partly_met"),
    ("tsp-6.1-2-a", {"sign_places": ["none"], "web_says": without("data")}, "not_met"),
    ("tsp-6.1-2-a", {"sign_says": ["purpose"], "web_says": without("purpose")}, "not_met"),
    ("tsp-6.1-2-a", {"sign_places": ["inside"], "web_says": without("data")}, "partly_met"),
    ("tsp-6.1-2-b", {"sign_says": ["operating"], "web_says": without("purpose")}, "not_met"),
    ("tsp-6.1-2-b", {"sign_visibility": "hidden", "web_says": without("purpose")}, "partly_met"),
    ("tsp-6.1-3", {"recorded_data": ["images", "counts", "movements"]}, "not_met"),
    ("tsp-6.1-3", {"recorded_data": ["counts", "face_features"]}, "not_met"),
    ("tsp-6.1-3", {"purposes": ["crime_prevention", "repeat_analysis"]}, "not_met"),
    ("tsp-6.1-4", {"person_identifier": "across_visits"}, "not_met"),
    ("tsp-6.1-4", {"person_identifier": "one_visit"}, "not_met"),  # "in no case whatever"
    ("tsp-6.2-1", {"source_image_fate": "period"}, "not_met"),
    ("tsp-6.2-1", {"source_image_fate": "kept"}, "not_met"),
    ("tsp-6.2-1", {"source_image_fate": "promptly"}, "partly_met"),
    ("tsp-6.2-2-a", {"source_image_fate": "kept"}, "not_met"),
    ("tsp-6.2-2-a", {"recorded_data": ["images", "counts"], "purposes": CROWD}, "not_met"),
    ("tsp-6.2-2-a", {"recorded_data": ["counts", "face_features"]}, "not_met"),
    ("tsp-6.2-2-c", {"person_identifier": "across_visits"}, "not_met"),
    ("tsp-6.2-2-c", {"crowd_audit": ["process"]}, "partly_met"),
    ("tsp-6.2-3", {"purposes": ["crime_prevention", "movement_analysis"]}, "not_met"),
    ("tsp-6.2-3", {"purposes": ["crime_prevention", "repeat_analysis"]}, "not_met"),
    ("tsp-6.2-3", {"recorded_data": ["images", "counts", "movements"]}, "not_met"),
    ("tsp-6.2-3", {"person_identifier": "one_visit"}, "not_met"),
    ("tsp-6.3-1-a", {"staff_training": "planned"}, "not_met"),
    ("tsp-6.3-1-a", {"staff_training": "partly"}, "partly_met"),
    ("tsp-6.3-1-b", {"network_protections": ["none"]}, "not_met"),
    ("tsp-6.3-1-b", {"monitor_place": "public"}, "not_met"),
    ("tsp-6.3-1-b", {"network_protections": ["passwords"]}, "partly_met"),  # open to eavesdropping
    ("tsp-6.3-1-b", {"confidentiality_measures": ["rule"]}, "partly_met"),  # misuse is not forbidden
    ("tsp-7.1-1-a", {"cameras": [camera(aim="analysis"), camera(aim="unclear")]}, "not_met"),
    ("tsp-7.1-1-b", {"shared_camera": "shared_mixed"}, "not_met"),
    ("tsp-7.1-1-b", {"source_image_fate": "kept"}, "not_met"),
    ("tsp-7.1-1-b", {"source_image_fate": "promptly"}, "partly_met"),
    ("tsp-7.1-2", {"sign_places": ["none"]}, "not_met"),  # the web page does not stand in for this sign
    ("tsp-7.1-2", {"sign_says": ["purpose"]}, "not_met"),
    ("tsp-7.1-2", {"sign_places": ["inside"]}, "partly_met"),
    ("tsp-7.1-3", {"retention_days": 15, "retention_extension": "no_need"}, "not_met"),
    ("tsp-7.1-3", {"retention_days": 31, "retention_extension": "no_need"}, "not_met"),
    (
        "tsp-7.1-3",
        {"retention_days": 15, "retention_extension": "business"},
        "not_met",
    ),  # Yamagata's, not Tokyo's
    ("tsp-7.2-1", {"provision_procedure": ["identity_document"]}, "not_met"),  # asked without a document
    ("tsp-7.2-1", {"provision_procedure": ["none"]}, "not_met"),
    ("tsp-7.2-1", {"provision_cases": ["emergency"]}, "not_met"),
    ("tsp-7.2-1", {"provision_cases": ["public_health"]}, "not_met"),
    ("tsp-7.2-1", {"provision_cases": ["private_request"]}, "not_met"),
    ("tsp-7.2-1", {"provision_cases": ["business_request"]}, "not_met"),
    ("tsp-7.2-1", {"joint_use": True}, "not_met"),
    ("tsp-7.2-1", {"viewing_occasions": "anytime"}, "not_met"),
    (
        "tsp-7.2-1",
        {"provision_cases": ["law", "subject"]},
        "partly_met",
    ),  # disclosure by law, or mere consent
    ("tsp-7.2-2-a", {"actual_uses": ["crime_prevention", "staff_management"]}, "not_met"),
    ("tsp-7.2-2-a", {"actual_uses": ["service_improvement"], "reuse_consent": "consent"}, "not_met"),
    ("tsp-7.2-2-a", {"actual_uses": ["publicity"]}, "not_met"),
    (
        "tsp-7.2-2-a",
        {"shared_camera": "shared_mixed"},
        "not_met",
    ),  # counting from the images kept against crime
    ("tsp-7.2-2-a", {"provision_cases": ["publicity"]}, "not_met"),
    ("tsp-7.2-2-b", {"actual_uses": ["crime_prevention", "anonymised"]}, "not_met"),
    ("tsp-7.3-1-b", {"image_safeguards": ["none"]}, "not_met"),
    ("tsp-7.3-1-b", {"network_protections": ["none"]}, "not_met"),
    ("tsp-7.3-1-b", {"network_protections": ["passwords"]}, "partly_met"),
    ("tsp-7.3-1-b", {"image_safeguards": ["fixed_device"]}, "partly_met"),
    ("tsp-7.3-2-a", {"people_appointed": ["none"]}, "not_met"),
    ("tsp-7.3-2-a", {"people_appointed": ["manager_verbal"]}, "partly_met"),
    ("tsp-7.3-2-b", {"inspections": ["none"]}, "not_met"),
    ("tsp-7.3-2-b", {"people_appointed": ["none"], "inspections": ["daily"]}, "not_met"),
    ("tsp-7.3-2-b", {"inspections": ["daily"]}, "partly_met"),
    ("tsp-8.1-1-a", {"wifi_consent": "none"}, "not_met"),
    ("tsp-8.1-1-b", {"wifi_consent": "shown_only"}, "not_met"),
    ("tsp-8.1-1-c", {"wifi_consent": "shown_unrecorded"}, "not_met"),
    ("tsp-8.2-1", {"wifi_protections": ["none"]}, "not_met"),
    ("tsp-8.2-1", {"wifi_protections": ["encrypted"]}, "partly_met"),
    ("tsp-8.3-1", {"wifi_operator": "other"}, "not_met"),
    ("tsp-9.1-1-a", {"web_says": without("data", "purpose")}, "not_met"),
    ("tsp-9.1-1-a", {"web_says": without("purpose")}, "partly_met"),
    ("tsp-9.1-1-b", {"web_says": without("security")}, "not_met"),
    ("tsp-9.1-1-c", {"web_says": without("requests")}, "not_met"),
    ("tsp-9.1-1-d", {"web_says": without("contact")}, "not_met"),
    ("tsp-9.1-1-f", {"web_says": without("data")}, "not_met"),
    ("tsp-9.1-1-f", {"web_says": without("camera_functions")}, "partly_met"),
    ("tsp-9.1-2", {"complaint_process": ["none"]}, "not_met"),
    ("tsp-9.1-2", {"complaint_process": ["person"]}, "partly_met"),
    ("tsp-10.1-1-a", {"contract_terms": ["none"]}, "not_met"),
    ("tsp-10.1-1-a", {"contract_terms": ["confidentiality"]}, "partly_met"),
    ("tsp-10.1-1-b", {"vendor_oversight": "not_done"}, "not_met"),
    ("tsp-10.1-1-b", {"vendor_oversight": "partly"}, "partly_met"),
    ("tsp-11.1-1", {"tokyo_audit": "not_done"}, "not_met"),
    ("tsp-11.1-1", {"tokyo_audit": "partly"}, "partly_met"),
    ("tsp-11.1-2-a", {"crowd_audit": ["not_personal"]}, "not_met"),
    ("tsp-11.1-2-a", {"crowd_audit": ["none"]}, "not_met"),
    ("tsp-11.1-2-b", {"crowd_audit": ["process"]}, "not_met"),
    # each further part of a clause, by itself
    ("tsp-0-3", {"web_says": without("data")}, "partly_met"),
    ("tsp-4.1-1", {"purposes": ["crime_prevention", "accident_safety"]}, "not_met"),
    ("tsp-4.2-1-a", {"actual_uses": ["staff_management"], "reuse_consent": "none"}, "not_met"),
    ("tsp-4.2-1-a", {"actual_uses": ["publicity"]}, "not_met"),
    ("tsp-4.2-1-a", {"actual_uses": ["undeclared"], "reuse_consent": "none"}, "not_met"),
    ("tsp-4.2-2", {"recorded_data": ["images", "alerts"], "identity_links": "without_rule"}, "not_met"),
    ("tsp-4.2-3-a", {"provision_cases": ["public_health"]}, "not_met"),
    ("tsp-5.1-1-c", {"web_says": without("camera_functions", "data")}, "not_met"),
    ("tsp-5.2-1-d", {"web_says": without("purpose")}, "partly_met"),
    ("tsp-5.2-1-d", {"web_says": without("data")}, "partly_met"),
    ("tsp-5.2-1-d", {"web_says": ["purpose"]}, "partly_met"),
    ("tsp-5.2-1-d", {"web_says": ["data"]}, "partly_met"),
    ("tsp-5.2-1-d", {"web_says": ["discard"]}, "partly_met"),
    ("tsp-6.1-2-a", {"sign_visibility": "hidden", "web_says": without("data")}, "partly_met"),
    ("tsp-6.1-2-b", {"sign_places": ["inside"], "web_says": without("data")}, "partly_met"),
    ("tsp-6.1-4", {"recorded_data": ["counts", "face_features"]}, "not_met"),
    ("tsp-6.2-2-a", {"recorded_data": ["counts", "movements"]}, "not_met"),
    ("tsp-6.2-2-c", {"recorded_data": ["counts", "face_features"]}, "not_met"),
    ("tsp-6.3-1-b", {"network_protections": ["encrypted"]}, "partly_met"),
    ("tsp-7.1-1-b", {"shared_camera": "shared_mixed", "source_image_fate": "promptly"}, "not_met"),
    ("tsp-7.1-2", {"sign_visibility": "hidden"}, "partly_met"),
    ("tsp-7.2-1", {"provision_cases": ["state_cooperation"]}, "not_met"),
    (
        "tsp-7.2-1",
        {"provision_cases": ["investigation", "subject"], "provision_procedure": ["none"]},
        "not_met",
    ),
    (
        "tsp-7.2-1",
        {"provision_cases": ["investigation", "subject"], "provision_procedure": ["official_document"]},
        "partly_met",
    ),
    ("tsp-7.2-1", {"provision_cases": ["subject"], "provision_procedure": ["none"]}, "partly_met"),
    ("tsp-7.2-2-a", {"actual_uses": ["accident_safety"]}, "not_met"),
    ("tsp-7.2-2-a", {"actual_uses": ["undeclared"]}, "not_met"),
    (
        "tsp-7.3-1-b",
        {"recorder_place": "staff_only", "image_safeguards": ["limited_viewers"]},  # nothing against theft
        "partly_met",
    ),
    ("tsp-7.3-1-b", {"confidentiality_measures": ["rule"]}, "partly_met"),
    ("tsp-7.3-1-b", {"network_protections": ["encrypted"]}, "partly_met"),
    (
        "tsp-7.3-1-b",
        {"recorder_place": "reachable", "image_safeguards": ["limited_viewers"]},
        "not_met",
    ),
    ("tsp-7.3-1-b", {"connections": ["closed"], "confidentiality_measures": ["rule"]}, "partly_met"),
    ("tsp-6.3-1-b", {"connections": ["closed"], "confidentiality_measures": ["rule"]}, "partly_met"),
    ("tsp-7.3-2-b", {"people_appointed": ["none"]}, "not_met"),
    ("tsp-7.3-2-b", {"people_appointed": ["manager_verbal"], "inspections": ["yearly"]}, "partly_met"),
    ("tsp-8.2-1", {"wifi_protections": ["access"]}, "partly_met"),
    ("tsp-9.1-1-a", {"web_says": without("data")}, "partly_met"),
    ("tsp-9.1-2", {"complaint_process": ["record"]}, "not_met"),
]

STILL_MET = [
    # Exceptions of the clauses and other ways of meeting them.
    ("tsp-4.1-1", {"purposes": CROWD, "images_stored": False}),
    ("tsp-4.1-1", {"wifi": False}),
    (
        "tsp-4.1-1",
        {"purposes": ["congestion", "accident_safety", "crime_prevention"]},
    ),  # crowd numbers for safety
    ("tsp-4.2-1-a", {"wifi_consent": "shown_unrecorded"}),
    ("tsp-4.2-1-a", {"wifi": False}),
    ("tsp-4.2-1-a", {"actual_uses": ["crime_prevention"]}),  # 4.2(1) proviso: the purpose is plain
    ("tsp-4.2-1-a", {"actual_uses": ["service_improvement"], "reuse_consent": "consent"}),
    ("tsp-4.2-1-c", {"web_says": without("purpose")}),
    ("tsp-4.2-1-c", {"sign_places": ["none"]}),
    ("tsp-4.2-2", {"purposes": ["crime_prevention"]}),
    ("tsp-4.2-3-a", {"provision_cases": ["none"]}),
    ("tsp-4.2-3-a", {"provision_cases": ["facility_request"]}),
    ("tsp-4.2-3-a", {"provision_cases": ["subject"]}),  # the person filmed is no third party
    ("tsp-4.3-1-a", {"treatment_plan": "listed"}),
    ("tsp-5.1-1-a", {"shared_camera": "separate"}),
    ("tsp-5.1-1-b", {"source_image_fate": "promptly"}),
    ("tsp-6.1-2-a", {"sign_places": ["none"]}),  # 6.1(2): easily known in another way
    ("tsp-6.1-2-b", {"sign_places": ["none"]}),
    ("tsp-6.1-2-a", {"web_says": without("data")}),
    ("tsp-6.1-2-b", {"web_says": without("data")}),
    ("tsp-6.3-1-b", {"connections": ["closed"]}),
    ("tsp-7.1-3", {"retention_days": 0}),
    ("tsp-7.1-3", {"retention_days": 14}),
    ("tsp-7.1-3", {"retention_days": 15, "retention_extension": "law"}),
    ("tsp-7.1-3", {"retention_days": 60, "retention_extension": "investigation"}),
    ("tsp-7.2-1", {"provision_cases": ["law"], "provision_procedure": ["none"]}),
    ("tsp-7.2-1", {"provision_cases": ["facility_request"], "provision_procedure": ["none"]}),
    ("tsp-7.2-1", {"provision_cases": ["none"]}),
    ("tsp-7.2-2-a", {"shared_camera": "separate"}),
    ("tsp-7.2-2-a", {"actual_uses": ["crime_prevention"], "shared_camera": "shared_mixed"}),
    ("tsp-7.3-1-b", {"connections": ["none"]}),
    ("tsp-7.3-1-b", {"recorder_place": "elsewhere", "image_safeguards": ["limited_viewers"]}),
    ("tsp-8.1-1-a", {"wifi_consent": "shown_only"}),
    ("tsp-8.1-1-b", {"wifi_consent": "shown_unrecorded"}),
    ("tsp-9.1-1-f", {"purposes": CROWD, "web_says": without("camera_functions")}),
    ("tsp-4.1-1", {"purposes": ["crime_prevention"]}),
    ("tsp-4.1-1", {"wifi_consent": "shown_unrecorded"}),
    ("tsp-4.3-1-a", {"treatment_plan": "some"}),
    ("tsp-6.1-2-b", {"sign_places": ["none"], "web_says": ["purpose", "data"]}),
    ("tsp-6.2-2-a", {"recorded_data": ["counts"], "purposes": CROWD}),
    ("tsp-6.2-2-a", {"source_image_fate": "promptly"}),
    ("tsp-6.3-1-b", {"monitor_place": "no_monitor"}),
    ("tsp-7.3-1-b", {"recorder_place": "staff_only"}),  # fixed in its place
    ("tsp-7.3-1-b", {"image_safeguards": ["limited_viewers"]}),  # behind a lock
    ("tsp-7.3-2-b", {"people_appointed": ["manager_verbal"]}),
    ("tsp-9.1-1-f", {"purposes": ["crime_prevention"], "web_says": without("camera_functions")}),
]

CRIME_PART = [
    "tsp-7.1-1-a", "tsp-7.1-1-b", "tsp-7.1-2", "tsp-7.1-3", "tsp-7.2-1",
    "tsp-7.2-2-a", "tsp-7.2-2-b", "tsp-7.3-1-b", "tsp-7.3-2-a", "tsp-7.3-2-b",
]  # fmt: skip
CROWD_PART = [
    "tsp-5.1-1-b", "tsp-5.2-1-d", "tsp-6.1-3", "tsp-6.1-4", "tsp-6.2-1", "tsp-6.2-2-a",
    "tsp-6.2-2-c", "tsp-6.2-3", "tsp-6.3-1-b", "tsp-11.1-2-a", "tsp-11.1-2-b",
]  # fmt: skip
BOTH_PARTS = ["tsp-5.1-1-a", "tsp-5.1-1-c", "tsp-7.1-1-b"]
WIFI_PART = ["tsp-8.1-1-a", "tsp-8.1-1-b", "tsp-8.1-1-c", "tsp-8.2-1", "tsp-8.3-1"]
NO_IMAGES_KEPT = ["tsp-7.1-3", "tsp-7.2-1", "tsp-7.3-1-b"]


def statuses(evaluation):
    return {name: verdict.status.value for name, verdict in evaluation.verdicts.items()}


def idle(judged, changes):
    """Return the requirements that do not apply once the facts are changed."""
    found = statuses(judged(GUIDELINE, EXEMPLARY | changes))
    return {name for name, status in found.items() if status == "not_applicable"}


def test_every_line_of_the_smart_pole_guideline_is_covered_and_none_is_made_up(library):
    guideline = library.guidelines["tokyo_smart_pole"]
    covered = [clause for r in guideline.requirements.values() for clause in r.clauses]
    covered += [clause for statement in guideline.statements for clause in statement.clauses]
    assert len(CLAUSE_IDS) == COUNT_OF_CLAUSES
    assert sorted(covered) == sorted(CLAUSE_IDS)


def test_each_exception_is_tied_to_the_requirement_it_softens(library):
    guideline = library.guidelines["tokyo_smart_pole"]
    softened = {clause: s.requirement for s in guideline.statements for clause in s.clauses if s.requirement}
    assert softened == {
        "tsp-4.1-1-1": "tsp-4.1-1",
        "tsp-4.1-1-2": "tsp-4.1-1",
        "tsp-4.2-1-b": "tsp-4.2-1-a",
        "tsp-4.2-3-b": "tsp-4.2-3-a",
        "tsp-6.1-2-c": "tsp-6.1-2-a",
        "tsp-7.1-4": "tsp-7.1-3",
        "tsp-7.1-4-1": "tsp-7.1-3",
        "tsp-7.1-4-2": "tsp-7.1-3",
        "tsp-7.2-1-1": "tsp-7.2-1",
        "tsp-7.2-1-2": "tsp-7.2-1",
        "tsp-7.2-1-3": "tsp-7.2-1",
    }


def test_what_binds_only_tokyo_itself_asks_nothing_of_the_operator(library):
    guideline = library.guidelines["tokyo_smart_pole"]
    told = {clause for s in guideline.statements if s.why == "information" for clause in s.clauses}
    assert {"tsp-0-c", "tsp-0-4"} <= told


def test_an_operator_who_does_everything_meets_every_requirement(judged):
    assert set(statuses(judged(GUIDELINE, EXEMPLARY)).values()) == {"met"}


def test_every_smart_pole_requirement_has_a_case_that_fails_it(library):
    failed = {name for name, _changes, status in BREACHES if status == "not_met"}
    assert failed == set(library.guidelines["tokyo_smart_pole"].requirements)


@pytest.mark.parametrize(("name", "changes", "expected"), BREACHES)
def test_a_breach_by_the_operator_is_judged_as_the_clause_reads(judged, name, changes, expected):
    assert statuses(judged(GUIDELINE, EXEMPLARY | changes))[name] == expected


@pytest.mark.parametrize(("name", "changes"), STILL_MET)
def test_exceptions_and_other_ways_still_meet_the_clause(judged, name, changes):
    assert statuses(judged(GUIDELINE, EXEMPLARY | changes))[name] == "met"


def test_without_crime_prevention_only_its_part_falls_away(judged):
    assert idle(judged, {"purposes": CROWD}) == {*CRIME_PART, *BOTH_PARTS}


def test_without_an_analysis_only_the_crowd_part_falls_away(judged):
    assert idle(judged, {"purposes": ["crime_prevention"]}) == {*CROWD_PART, *BOTH_PARTS}


def test_without_wifi_only_its_part_falls_away(judged):
    assert idle(judged, {"wifi": False}) == set(WIFI_PART)


def test_where_nothing_is_recorded_keeping_and_handing_over_fall_away(judged):
    assert idle(judged, {"images_stored": False}) == set(NO_IMAGES_KEPT)


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"shared_camera": "separate"}, "tsp-7.1-1-b"),
        ({"wifi_operator": "same"}, "tsp-8.3-1"),
        ({"outsourced": False}, "tsp-10.1-1-a"),
        ({"outsourced": False}, "tsp-10.1-1-b"),
    ],
)
def test_a_smart_pole_clause_without_its_condition_does_not_apply(judged, changes, name):
    assert name in idle(judged, changes)


@pytest.mark.parametrize("changes", [{"smart_pole": False}, {"prefecture": "osaka"}])
def test_cameras_outside_the_smart_pole_project_are_not_judged(judged, changes):
    assert set(statuses(judged(GUIDELINE, EXEMPLARY | changes)).values()) == {"not_applicable"}


@pytest.mark.parametrize(("days", "visibility"), [(14, "hidden"), (15, "shown")])
def test_why_images_are_kept_longer_is_asked_from_the_fifteenth_day(judged, days, visibility):
    questions = judged(GUIDELINE, EXEMPLARY | {"retention_days": days}).questions
    assert questions["retention_extension"].visibility.value == visibility


def test_fifteen_days_without_a_stated_reason_are_not_judged_yet(judged):
    verdict = judged(GUIDELINE, EXEMPLARY | {"retention_days": 15}).verdicts["tsp-7.1-3"]
    assert (verdict.status.value, verdict.missing) == ("undetermined", ("retention_extension",))


@pytest.mark.parametrize("missing", ["assessed_on", "flows"])
def test_an_assessment_is_not_counted_as_done_before_its_date_and_flows_are_told(judged, missing):
    verdict = judged(GUIDELINE, EXEMPLARY | {missing: None}).verdicts["tsp-4.3-1-a"]
    assert (verdict.status.value, verdict.missing) == ("undetermined", (missing,))


def test_a_page_that_says_nothing_of_this_leaves_the_web_notice_unmet(judged, library):
    found = statuses(judged(GUIDELINE, EXEMPLARY | {"web_says": ["none"]}))
    web = [
        name for name in library.guidelines["tokyo_smart_pole"].requirements if name.startswith("tsp-9.1-1")
    ]
    assert {found[name] for name in web} == {"not_met"}


def test_nothing_is_judged_met_before_the_operator_answers(judged):
    assert set(statuses(judged(GUIDELINE, {})).values()) == {"undetermined"}


SHARED_PLACE = EXEMPLARY | {"open_to_public": True, "operator_kind": "business"}
SOURCES = ("tokyo_smart_pole", "prefectural_cameras", "camera_guidebook")


def longest(judged, guideline, requirement, facts):
    """Return the most days that images may be kept without a special reason."""
    days = range(10, 40)
    facts = EXEMPLARY | facts | {"retention_extension": "no_need"}
    kept = [judged((guideline,), facts | {"retention_days": n}).verdicts[requirement].status for n in days]
    return max(n for n, status in zip(days, kept, strict=True) if status.value == "met")


def test_tokyo_allows_two_weeks_and_yamagata_a_month_so_tokyo_stands_before_it(judged, library):
    yamagata = {"prefecture": "yamagata", "smart_pole": None, "open_to_public": True}
    assert longest(judged, "tokyo_smart_pole", "tsp-7.1-3", {}) == 14
    assert longest(judged, "yamagata_cameras", "yam-2-6-3-b", yamagata) == 31
    order = [position.requirement for position in library.differences["retention"].positions]
    assert order.index("tsp-7.1-3") < order.index("yam-2-6-3-b")


def test_on_a_smart_pole_its_limit_is_the_strictest_and_elsewhere_the_prefectures(judged):
    here = judged(SOURCES, SHARED_PLACE).disagreements["retention"]
    elsewhere = judged(SOURCES, SHARED_PLACE | {"smart_pole": False}).disagreements["retention"]
    assert (here.strictest, here.differs) == ("tsp-7.1-3", True)
    assert (elsewhere.strictest, elsewhere.differs) == ("mun-2-6-3", False)


def test_following_people_is_conditional_in_a_shop_and_forbidden_on_a_smart_pole(judged):
    facts = SHARED_PLACE | {
        "purposes": ["movement_analysis"],
        "person_identifier": "one_visit",
        "recorded_data": ["movements"],
        "identity_links": None,
    }
    found = judged(SOURCES, facts)
    assert found.disagreements["people_flow"].strictest == "tsp-6.2-3"
    assert statuses(found)["tsp-6.2-3"] == "not_met"
    assert statuses(found)["cgb2-case-2-discard"] != "not_met"


def test_a_request_by_voice_from_the_police_is_enough_for_the_prefecture_but_not_for_tokyo(judged):
    found = judged(
        SOURCES,
        SHARED_PLACE | {"provision_procedure": ["identity_document"], "provision_cases": ["investigation"]},
    )
    assert statuses(found)["mun-2-7-1-b"] == "met"
    assert statuses(found)["tsp-7.2-1"] == "not_met"
    assert found.disagreements["provision"].strictest == "tsp-7.2-1"


def test_each_difference_is_between_at_least_two_guidelines(library):
    whose = {name: g.id for g in library.guidelines.values() for name in g.requirements}
    for difference in library.differences.values():
        assert len({whose[position.requirement] for position in difference.positions}) > 1, difference.id


def test_the_strictest_position_is_judged_by_the_fact_that_the_difference_is_about(library):
    chosen = compile_questionnaire(library, tuple(library.guidelines), "four_by_four")
    for difference in library.differences.values():
        strictest = difference.positions[0].requirement
        assert difference.question in chosen.requirements[strictest].reads, difference.id
