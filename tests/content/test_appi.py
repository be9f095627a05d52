"""What the personal information act asks of a camera operator, worked out article by article.

The amendment of 2026 is tested here too: it must not be a duty before it is in force.
"""

import re
from datetime import date

import pytest

from pia_wizard.i18n import translator
from pia_wizard.questionnaire.model import Confidence, Force, Obligation
from pia_wizard.session.suggestions import suggested_guidelines

LAW = ("appi",)
AMENDMENT = ("appi_2026",)
TODAY = "2026-11-21"
LATEST_START = "2028-07-16"


def camera(**changes):
    return {
        "place": "出入口",
        "direction": "内から外へ",
        "view": "ドア",
        "aim": "entry",
        "private_space": "none",
        "needless_area": False,
    } | changes


EXEMPLARY = {
    "assessed_on": TODAY,
    "operator_kind": "business",
    "purposes": ["crime_prevention", "service_improvement"],
    "actual_uses": ["crime_prevention", "service_improvement"],
    "reuse_consent": "declared",
    "cameras": [camera(), camera(place="売場", aim="theft")],
    "images_stored": True,
    "recorded_data": ["images", "face_features", "alerts"],
    "face_recognition": True,
    "searchable_by_person": True,
    "storage_media": ["recorder", "cloud"],
    "connections": ["internet"],
    "sign_places": ["every_entrance"],
    "sign_says": ["operating", "operator", "contact", "purpose", "face_recognition", "url"],
    "sign_visibility": "at_a_glance",
    "web_notice_url": "https://example.jp/camera",
    "web_says": ["purpose", "face_recognition", "requests", "contact", "operator_details"],
    "prior_notice_means": ["poster"],
    "prior_notice_says": ["operator", "purpose", "start"],
    "differential_treatment": "watch",
    "provision_cases": ["law", "emergency", "investigation", "subject", "public_health", "state_cooperation"],
    "provision_record_items": ["when", "who", "what", "why", "kept"],
    "watchlist": True,
    "watchlist_removal": ["period", "no_need", "mistake"],
    "unmatched_features": "at_once",
    "alert_response": ["human_check", "courteous"],
    "joint_use": True,
    "joint_notice": ["fact", "items", "range", "purpose", "responsible", "address", "representative"],
    "joint_agreement": ["scope", "changes"],
    "retention_days": 14,
    "retention_reason": "purpose",
    "deletion_method": "overwrite_checked",
    "features_deletion": "automatic",
    "disposal_method": "destroyed",
    "recorder_place": "locked",
    "monitor_place": "staff_only",
    "removable_media": "not_used",
    "image_safeguards": ["limited_viewers", "personal_accounts", "view_log"],
    "network_protections": ["passwords", "updates", "restricted"],
    "pc_protections": ["accounts", "os_updates"],
    "confidentiality_measures": ["rule", "pledge"],
    "staff_training": "done",
    "outsourced": True,
    "contract_terms": ["confidentiality", "return_erase"],
    "vendor_oversight": "done",
    "stored_abroad": "abroad_checked",
    "breach_response": ["contain", "authority", "persons"],
    "held_data_public": ["operator_details", "purposes", "procedure", "security", "complaints"],
    "subject_requests": ["desk", "identity", "disclosure", "correction", "stop", "reasons"],
    "complaint_process": ["person", "deadline", "record"],
}
"""A chain that tells faces apart, shares them jointly and does everything the act asks."""

NO_SIGN = {"sign_places": ["none"], "web_says": ["none"], "prior_notice_says": ["none"]}
UNSIGNED = {"sign_says": ["contact"], "web_says": ["contact"], "prior_notice_says": ["start"]}

BREACHES = [
    # requirement · what the chain does differently · the verdict a reader of the article gives
    ("appi-17-1", {"cameras": [camera(aim="unclear")]}, "not_met"),
    ("appi-17-1", {"cameras": [camera(), camera(aim="unclear")]}, "partly_met"),
    ("appi-17-1", {"actual_uses": ["crime_prevention", "undeclared"]}, "partly_met"),
    ("appi-17-1-face", {"sign_says": ["operating", "purpose"], "web_says": ["purpose"]}, "not_met"),
    ("appi-17-1-face", {"sign_says": ["face_recognition"], "web_says": ["face_recognition"]}, "partly_met"),
    ("appi-18-1", {"actual_uses": ["crime_prevention", "publicity"]}, "not_met"),
    ("appi-18-1", {"actual_uses": ["crime_prevention", "staff_management"]}, "not_met"),
    ("appi-18-1", {"actual_uses": ["accident_safety"]}, "not_met"),
    ("appi-18-1", {"actual_uses": ["analysis"]}, "not_met"),
    ("appi-18-1", {"actual_uses": ["undeclared"]}, "not_met"),
    ("appi-18-1", {"actual_uses": ["publicity", "undeclared"], "reuse_consent": "consent"}, "not_met"),
    ("appi-18-1", {"purposes": ["people_counting"], "actual_uses": ["crime_prevention"]}, "not_met"),
    ("appi-18-1-reuse", {"reuse_consent": "none"}, "not_met"),
    ("appi-18-1-outside", {"provision_cases": ["private_request"]}, "not_met"),
    ("appi-18-1-outside", {"provision_cases": ["law", "publicity"]}, "not_met"),
    ("appi-19", {"differential_treatment": "by_trait"}, "not_met"),
    ("appi-19", {"provision_cases": ["publicity"]}, "partly_met"),
    ("appi-20-1", NO_SIGN | {"camera_visible": "not_obvious"}, "not_met"),
    ("appi-20-1", NO_SIGN | {"camera_visible": "hidden"}, "not_met"),
    ("appi-20-1", {"sign_visibility": "hidden"}, "not_met"),
    ("appi-20-1", UNSIGNED, "not_met"),
    ("appi-20-1", {"sign_visibility": "close_up"}, "partly_met"),
    ("appi-20-1", {"sign_places": ["some_entrances"]}, "partly_met"),
    ("appi-21-1", UNSIGNED, "not_met"),
    ("appi-22-accuracy", {"watchlist_removal": ["period"], "alert_response": ["none"]}, "not_met"),
    ("appi-22-accuracy", {"alert_response": ["courteous"]}, "partly_met"),
    ("appi-22-erasure", {"deletion_method": "kept"}, "not_met"),
    ("appi-22-erasure", {"features_deletion": "kept"}, "not_met"),
    ("appi-22-erasure", {"unmatched_features": "kept"}, "not_met"),
    ("appi-22-erasure", {"deletion_method": "overwrite_unchecked"}, "partly_met"),
    ("appi-22-erasure", {"retention_reason": "capacity"}, "partly_met"),
    ("appi-22-erasure", {"watchlist_removal": ["none"]}, "partly_met"),
    ("appi-23-access", {"image_safeguards": ["none"]}, "not_met"),
    ("appi-23-access", {"image_safeguards": ["limited_viewers"]}, "partly_met"),
    ("appi-23-physical", {"recorder_place": "reachable"}, "not_met"),
    ("appi-23-physical", {"disposal_method": "formatted"}, "not_met"),
    ("appi-23-physical", {"monitor_place": "public"}, "partly_met"),
    ("appi-23-physical", {"removable_media": "unlocked"}, "partly_met"),
    # "Not used" cannot be right beside a card in a camera: the card is not known to be guarded.
    ("appi-23-physical", {"removable_media": "not_used", "storage_media": ["card"]}, "partly_met"),
    ("appi-23-technical", {"network_protections": ["none"]}, "not_met"),
    ("appi-23-technical", {"pc_protections": ["none"]}, "not_met"),
    ("appi-23-technical", {"network_protections": ["passwords"]}, "partly_met"),
    ("appi-24", {"staff_training": "planned", "confidentiality_measures": ["none"]}, "not_met"),
    ("appi-24", {"staff_training": "partly"}, "partly_met"),
    ("appi-24", {"confidentiality_measures": ["none"]}, "partly_met"),
    ("appi-25", {"contract_terms": ["none"], "vendor_oversight": "not_done"}, "not_met"),
    ("appi-25", {"vendor_oversight": "not_done"}, "partly_met"),
    ("appi-25", {"contract_terms": ["confidentiality"]}, "partly_met"),
    ("appi-26-1", {"breach_response": ["none"]}, "not_met"),
    ("appi-26-1", {"breach_response": ["contain"]}, "partly_met"),
    ("appi-26-2", {"breach_response": ["authority"]}, "not_met"),
    ("appi-26-2", {"breach_response": ["contain", "authority"]}, "partly_met"),
    ("appi-27-1", {"provision_cases": ["business_request"]}, "not_met"),
    ("appi-27-1", {"provision_cases": ["law", "private_request"]}, "not_met"),
    ("appi-27-1", {"provision_cases": ["facility_request"]}, "partly_met"),
    ("appi-27-5-3", {"joint_notice": ["none"]}, "not_met"),
    # The five items of old forms: the address and the representative's name were added later.
    ("appi-27-5-3", {"joint_notice": ["fact", "items", "range", "purpose", "responsible"]}, "partly_met"),
    (
        "appi-27-5-3",
        {"joint_notice": ["fact", "items", "range", "purpose", "responsible", "address"]},
        "partly_met",
    ),
    (
        "appi-27-5-3",
        {"joint_notice": ["fact", "items", "range", "purpose", "responsible", "representative"]},
        "partly_met",
    ),
    ("appi-27-6", {"joint_agreement": ["scope"]}, "not_met"),
    ("appi-28", {"stored_abroad": "abroad"}, "not_met"),
    ("appi-28", {"stored_abroad": "unknown"}, "not_met"),
    ("appi-29-1", {"provision_record_items": ["none"]}, "not_met"),
    ("appi-29-1", {"provision_record_items": ["when", "who"]}, "partly_met"),
    ("appi-29-2", {"provision_record_items": ["when", "who", "what"]}, "not_met"),
    ("appi-32-1", {"held_data_public": ["none"]}, "not_met"),
    ("appi-32-1", {"held_data_public": ["purposes", "procedure", "security", "complaints"]}, "partly_met"),
    ("appi-32-2", {"held_data_public": ["none"], "subject_requests": ["none"]}, "not_met"),
    ("appi-33", {"subject_requests": ["none"]}, "not_met"),
    ("appi-33", {"subject_requests": ["desk", "stop"]}, "partly_met"),
    ("appi-34", {"subject_requests": ["none"]}, "not_met"),
    ("appi-34", {"subject_requests": ["desk"]}, "partly_met"),
    ("appi-35", {"subject_requests": ["none"]}, "not_met"),
    ("appi-35", {"subject_requests": ["desk", "disclosure"]}, "partly_met"),
    ("appi-36", {"subject_requests": ["desk", "disclosure", "correction", "stop"]}, "not_met"),
    ("appi-40-1", {"complaint_process": ["record"]}, "not_met"),
    ("appi-40-1", {"complaint_process": ["person"]}, "partly_met"),
    ("appi-40-2", {"complaint_process": ["none"]}, "not_met"),
    ("appi-40-2", {"complaint_process": ["person"]}, "partly_met"),
]

STILL_MET = [
    ("appi-17-1-face", {"sign_says": ["operating"]}),
    ("appi-18-1", {"actual_uses": ["undeclared"], "reuse_consent": "consent"}),
    ("appi-18-1", {"actual_uses": ["crime_prevention", "anonymised"]}),
    ("appi-18-1", {"purposes": ["people_counting"], "actual_uses": ["analysis"]}),
    ("appi-18-1-reuse", {"reuse_consent": "consent"}),
    # 18(3) and 27(1): law; life, body or property; public health and children; public bodies.
    *(
        (name, {"provision_cases": [case]})
        for name in ("appi-18-1-outside", "appi-27-1")
        for case in ("law", "emergency", "investigation", "subject", "public_health", "state_cooperation")
    ),
    ("appi-18-1-outside", {"provision_cases": ["facility_request"]}),
    ("appi-19", {"differential_treatment": "service"}),
    ("appi-20-1", NO_SIGN | {"camera_visible": "obvious"}),
    ("appi-20-1", {"sign_places": ["near_cameras"], "sign_says": ["generated"]}),
    ("appi-21-1", {"sign_says": ["operating"]}),
    ("appi-21-1", {"web_says": ["contact"]}),
    ("appi-23-physical", {"recorder_place": "elsewhere", "removable_media": "locked_unlogged"}),
    ("appi-23-technical", {"connections": ["closed"]}),
    ("appi-23-technical", {"pc_protections": ["not_used"]}),
    (
        "appi-27-5-3",
        {
            "operator_kind": "individual",
            "joint_notice": ["fact", "items", "range", "purpose", "responsible", "address"],
        },
    ),
    ("appi-32-2", {"subject_requests": ["none"]}),
    ("appi-32-2", {"held_data_public": ["none"]}),
    ("appi-40-2", {"sign_says": ["operating"], "held_data_public": ["none"]}),
]

NOT_APPLICABLE = [
    ("appi-18-1-reuse", {"actual_uses": ["crime_prevention"]}),
    ("appi-18-1-outside", {"provision_cases": ["none"]}),
    ("appi-27-1", {"provision_cases": ["none"]}),
    ("appi-22-accuracy", {"watchlist": False}),
    ("appi-25", {"outsourced": False, "storage_media": ["recorder"]}),
    ("appi-27-5-3", {"joint_use": False}),
    ("appi-27-6", {"joint_use": False}),
    ("appi-28", {"stored_abroad": "japan"}),
    ("appi-28", {"outsourced": False, "storage_media": ["recorder"]}),
    # 29(1), proviso: no record for the exceptions of 27(1), and none at all where nothing is provided.
    ("appi-29-1", {"provision_cases": ["law", "emergency", "investigation"]}),
    ("appi-29-1", {"provision_cases": ["public_health", "state_cooperation"]}),
    ("appi-29-2", {"provision_cases": ["law"]}),
    ("appi-29-2", {"provision_cases": ["none"]}),
]

PERSONAL_DATA_ONLY = {
    *("appi-22-accuracy", "appi-22-erasure", "appi-23-access", "appi-23-physical", "appi-23-technical"),
    *("appi-24", "appi-25", "appi-26-1", "appi-26-2", "appi-27-1", "appi-27-5-3", "appi-27-6", "appi-28"),
    *("appi-29-1", "appi-29-2", "appi-32-1", "appi-32-2", "appi-33", "appi-34", "appi-35", "appi-36"),
}
"""The duties on personal data and held personal data (articles 22 to 36 with 40 left out)."""

CONVENTIONAL = EXEMPLARY | {
    "purposes": ["crime_prevention"],
    "actual_uses": ["crime_prevention"],
    "recorded_data": ["images"],
    "face_recognition": False,
    "searchable_by_person": False,
    "sign_says": ["operating"],
    "web_says": ["none"],
    "prior_notice_says": ["none"],
    "watchlist": None,
    "joint_use": False,
    "outsourced": False,
    "storage_media": ["recorder"],
}
"""A shop with two ordinary cameras: no faces, nothing to be searched by person, and one sign."""


def statuses(evaluation):
    return {name: verdict.status.value for name, verdict in evaluation.verdicts.items()}


def test_a_chain_that_does_everything_meets_every_duty(judged):
    assert {n: s for n, s in statuses(judged(LAW, EXEMPLARY)).items() if s != "met"} == {}


def test_every_duty_has_a_case_that_fails_it(library):
    failed = {name for name, _changes, status in BREACHES if status == "not_met"}
    assert failed == set(library.guidelines["appi"].requirements)


@pytest.mark.parametrize(("name", "changes", "expected"), BREACHES)
def test_a_breach_of_the_act_is_judged_as_the_article_reads(judged, name, changes, expected):
    assert statuses(judged(LAW, EXEMPLARY | changes))[name] == expected


@pytest.mark.parametrize(("name", "changes"), STILL_MET)
def test_exceptions_and_other_ways_meet_the_article_too(judged, name, changes):
    assert statuses(judged(LAW, EXEMPLARY | changes))[name] == "met"


@pytest.mark.parametrize(("name", "changes"), NOT_APPLICABLE)
def test_an_article_without_its_condition_does_not_apply(judged, name, changes):
    assert statuses(judged(LAW, EXEMPLARY | changes))[name] == "not_applicable"


def test_a_conventional_shop_has_only_the_duties_on_personal_information(judged):
    found = statuses(judged(LAW, CONVENTIONAL))
    others = PERSONAL_DATA_ONLY | {"appi-17-1-face", "appi-18-1-reuse", "appi-21-1"}
    assert {name for name, status in found.items() if status == "not_applicable"} == others
    # The one thing left to do: say on the sign whom to complain to.
    assert {name: found[name] for name in set(found) - others if found[name] != "met"} == {
        "appi-40-2": "partly_met"
    }


@pytest.mark.parametrize(
    "changes",
    [
        {"searchable_by_person": True},
        {"recorded_data": ["images", "face_features"], "features_deletion": "automatic"},
        {"face_recognition": True},
    ],
)
def test_each_way_of_finding_a_person_brings_the_duties_on_personal_data(judged, changes):
    found = statuses(judged(LAW, CONVENTIONAL | {"watchlist": False} | changes))
    for name in ("appi-22-erasure", "appi-23-access", "appi-24", "appi-26-1", "appi-27-1", "appi-32-1"):
        assert found[name] != "not_applicable", name


def test_the_purpose_is_obvious_only_for_crime_prevention_without_faces(judged):
    """Article 21(4)(iv) as the Q&A 1-13 and 1-14 read it."""
    assert statuses(judged(LAW, CONVENTIONAL))["appi-21-1"] == "not_applicable"
    for purpose in ("people_counting", "service_improvement", "staff_management", "accident_safety"):
        facts = CONVENTIONAL | {"purposes": ["crime_prevention", purpose]}
        assert statuses(judged(LAW, facts))["appi-21-1"] == "not_met"
    with_faces = CONVENTIONAL | {"face_recognition": True, "watchlist": False}
    found = statuses(judged(LAW, with_faces))
    assert (found["appi-21-1"], found["appi-17-1-face"]) == ("not_met", "not_met")


def test_live_images_that_are_not_kept_leave_the_duties_on_acquisition(judged):
    found = statuses(judged(LAW, CONVENTIONAL | {"images_stored": False, "recorded_data": ["none"]}))
    assert (found["appi-20-1"], found["appi-24"]) == ("met", "not_applicable")


def test_public_bodies_are_under_another_chapter(judged):
    found = statuses(judged(LAW, EXEMPLARY | {"operator_kind": "public_body"}))
    assert set(found.values()) == {"not_applicable"}


def test_nothing_of_the_act_is_judged_before_anything_is_answered(judged):
    assert set(statuses(judged(LAW, {})).values()) == {"undetermined"}


def test_duties_of_effort_are_not_called_duties(library):
    """Articles 22, 36 and 40 ask to endeavour."""
    found = library.guidelines["appi"].requirements
    efforts = {name for name, r in found.items() if r.obligation is Obligation.SHOULD}
    assert efforts == {"appi-22-accuracy", "appi-22-erasure", "appi-36", "appi-40-1", "appi-40-2"}


def test_every_place_names_the_article_of_its_id(library):
    for name, requirement in library.guidelines["appi"].requirements.items():
        article = re.match(r"appi-(\d+)", name).group(1)
        assert f"{article}条" in requirement.place, name


def test_the_numbers_of_a_breach_report_are_told(library):
    said = library.guidelines["appi"].requirements["appi-26-1"].says
    for number in ("1,000人", "3〜5日", "30日", "60日"):
        assert number in said


def test_no_requirement_cites_an_article_by_its_number_before_2022(library):
    """Old 18(4)(iv), 16(1) and 23(5)(iii) are now 21(4)(iv), 18(1) and 27(5)(iii)."""
    for requirement in library.guidelines["appi"].requirements.values():
        for old in ("18条4項4号", "16条1項", "23条5項"):
            assert old not in requirement.says + requirement.advice + requirement.place


PREPARED = EXEMPLARY | {
    "assessed_on": LATEST_START,
    "sign_places": ["every_entrance", "near_cameras"],
    "opt_out": ["stop_request", "erase_request"],
}
"""The chain once it is ready for the amendment, on the day by which it must be in force."""

AMENDMENT_BREACHES = [
    ("appi26-notice-near", {"sign_says": ["operating", "purpose"]}, "not_met"),
    ("appi26-notice-near", {"sign_places": ["every_entrance"]}, "partly_met"),
    ("appi26-notice-near", {"sign_says": ["face_recognition", "purpose"]}, "partly_met"),
    ("appi26-notice-web", {"web_says": ["purpose", "requests"]}, "not_met"),
    ("appi26-notice-web", {"web_says": ["purpose", "face_recognition"]}, "partly_met"),
    ("appi26-no-opt-out-provision", {"provision_cases": ["business_request"]}, "not_met"),
    ("appi26-use-stop", {"subject_requests": ["desk"]}, "not_met"),
    ("appi26-use-stop", {"opt_out": ["none"]}, "partly_met"),
    ("appi26-use-stop", {"opt_out": ["avoid_area"]}, "partly_met"),
]


@pytest.mark.parametrize("day", [TODAY, "2026-07-17", "2027-01-17", "2028-07-15"])
def test_the_amendment_is_no_duty_before_it_is_in_force(judged, day):
    for facts in (PREPARED, PREPARED | {"sign_places": ["none"], "subject_requests": ["none"]}):
        found = statuses(judged(AMENDMENT, facts | {"assessed_on": day}))
        assert set(found.values()) == {"not_applicable"}


def test_the_amendment_is_judged_from_the_latest_day_on(judged):
    assert set(statuses(judged(AMENDMENT, PREPARED)).values()) == {"met"}


@pytest.mark.parametrize(("name", "changes", "expected"), AMENDMENT_BREACHES)
def test_a_breach_of_the_amendment_is_judged_once_it_is_in_force(judged, name, changes, expected):
    assert statuses(judged(AMENDMENT, PREPARED | changes))[name] == expected


def test_every_duty_of_the_amendment_has_a_case_that_fails_it(library):
    failed = {name for name, _changes, status in AMENDMENT_BREACHES if status == "not_met"}
    assert failed == set(library.guidelines["appi_2026"].requirements)


def test_the_amendment_concerns_only_those_who_handle_face_data(judged):
    for changes in (CONVENTIONAL, PREPARED | {"operator_kind": "public_body"}):
        found = statuses(judged(AMENDMENT, changes | {"assessed_on": LATEST_START}))
        assert set(found.values()) == {"not_applicable"}


def test_the_amendment_owns_up_what_is_not_settled_yet(library):
    amendment = library.guidelines["appi_2026"]
    assert amendment.force is Force.LAW
    assert amendment.confidence is Confidence.SECONDARY
    assert amendment.in_force.since == date.fromisoformat(LATEST_START)
    for told in ("2026年7月17日", "2027年1月17日", "2028年7月16日", "2026年9月16日", "政令で定める日"):
        assert told in amendment.source_note


def test_the_amendment_is_shown_as_to_come_and_not_chosen_today(library):
    facts = {"assessed_on": TODAY, "operator_kind": "business", "face_recognition": True}
    suggested = suggested_guidelines(library, facts, translator("ja"))
    assert (suggested["appi_2026"].to_come, suggested["appi_2026"].chosen) == (True, False)
    assert suggested["appi"].chosen
