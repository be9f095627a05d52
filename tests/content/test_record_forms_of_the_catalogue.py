"""The shipped record forms: what the guidelines ask to be written down has a place, and room to write it."""

from datetime import UTC, datetime
from io import BytesIO
from itertools import pairwise

import pikepdf
import pypdfium2
import pytest

from pia_wizard import resources
from pia_wizard.exchange.case_file import read_case
from pia_wizard.i18n import translator
from pia_wizard.session.judged import judged as judged_case
from pia_wizard.session.records import RecordFormat, forms, record_form

MOMENT = datetime(2026, 11, 21, tzinfo=UTC)
NINE_MILLIMETRES = 9 / 25.4 * 72

ASKED = {
    # the five things of jeas 管理規定7④, and who was given what when (mun, yam 7(2))
    "image_provision": {
        "jeas-mgmt-7-record": {"at", "recipient", "images", "purpose", "reason"},
        "mun-2-7-2-c": {"at", "recipient"},
        "yam-2-7-2-c": {"at", "recipient"},
        "yam-2-7-2-b": {"identity"},
        "yam-2-7-2-a": {"reason", "decided_by"},
    },
    # the five items of the source, with the address and representative of article 27(5)(iii)
    "joint_use": {
        "jeas-ops-ju": {"fact", "items", "range", "purpose", "responsible"},
        "appi-27-5-3": {"fact", "items", "range", "purpose", "responsible", "address", "representative"},
        "appi-27-6": {"purpose", "responsible", "address", "representative"},
        "jeas-close-2": {"items", "range", "purpose", "responsible"},
    },
    "disposal": {"jeas-mgmt-9-b": {"method", "witness"}, "yam-2-6-5": {"medium", "method"}},
    "training": {"jeas-ops-8-b": {"on", "name", "content"}, "jeas-ops-8-a": {"pledge"}},
    "vendors": {"jeas-mgmt-9-a": {"secrecy"}, "yam-2-10-a": {"rules"}, "yam-2-10-b": {"checked_on"}},
    "watchlist": {"jeas-ops-7-a": {"on", "expires_on", "removed_on"}, "jeas-ops-7-b": {"removed_on"}},
}
"""What each clause names, read from the clause: the columns that must say so."""

OFFERED = {
    "two_camera_shop": {
        "image_provision",
        "inspection",
        "complaints",
        "subject_requests",
        "training",
        "disposal",
        "keys",
    },
    "face_recognition_shop": {
        "image_provision",
        "inspection",
        "complaints",
        "subject_requests",
        "vendors",
        "training",
        "disposal",
        "keys",
        "watchlist",
        "joint_use",
    },
    "case4_people_counting": {"inspection", "complaints", "training"},
}
"""By sample: no vendor and no list of faces; all of it; nothing kept and nobody outside."""


@pytest.mark.parametrize("form", ASKED)
def test_what_a_clause_asks_to_be_written_down_has_a_column_that_names_the_clause(library, form):
    columns = library.forms[form].columns
    for clause, wanted in ASKED[form].items():
        assert wanted <= {name for name, column in columns.items() if clause in column.asked_by}, clause


@pytest.mark.parametrize("sample", OFFERED)
def test_a_sample_is_offered_the_records_it_has_a_use_for(library, sample):
    case = judged_case(library, read_case(resources.samples() / f"{sample}.json"))
    assert {name for name, state in forms(case).items() if state.offered} == OFFERED[sample]


def drawn(library, form, language):
    case = judged_case(library, read_case(resources.samples() / "face_recognition_shop.json"))
    return record_form(case, form, RecordFormat.PDF, translator(language), MOMENT)


def horizontal_rules(page):
    """Return the heights of the lines drawn across at least half of the page, from the content stream."""
    here, found = (0.0, 0.0), set()
    _, _, width, _ = map(float, page.mediabox)
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) in ("m", "l"):
            there = tuple(map(float, operands))
            if str(operator) == "l" and there[1] == here[1] and there[0] - here[0] > width / 2:
                found.add(round(there[1], 2))
            here = there
    return sorted(found)


NAMES = [
    "image_provision",
    "inspection",
    "complaints",
    "subject_requests",
    "vendors",
    "training",
    "disposal",
    "keys",
    "watchlist",
    "joint_use",
]


def test_these_are_all_forms(library):
    assert list(library.forms) == NAMES


@pytest.mark.parametrize("form", NAMES)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_first_page_has_lines_a_hand_can_write_on_and_the_last_pages_explain(library, form, language):
    data = drawn(library, form, language)
    with pikepdf.open(BytesIO(data)) as pdf:
        rules = horizontal_rules(pdf.pages[0])
        # The table's head, the space above it and the line under the running title may be lower.
        high = [b - a for a, b in pairwise(rules) if b - a >= NINE_MILLIMETRES - 0.01]
        assert len(high) >= 6
        low = [b - a for a, b in pairwise(rules) if b - a < NINE_MILLIMETRES - 0.01]
        assert len(low) <= 2
        width, height = (float(pdf.pages[0].mediabox[i]) for i in (2, 3))
        assert (width > height) is (library.forms[form].layout == "lines")
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)]
    numbered = {"ja": "1 / {}", "en": "Page 1 of {}"}[language]
    assert numbered.format(len(pages)) in pages[0]
    assert 2 <= len(pages) <= 4


@pytest.mark.parametrize("form", NAMES)
def test_a_form_is_one_page_to_write_on_in_japanese(library, form):
    pages = [
        page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(drawn(library, form, "ja"))
    ]
    assert "書き方" in pages[1]
