"""Record forms are archival and accessible files, blank as they are: veraPDF judges them."""

import json
from datetime import UTC, datetime

import pytest

from pia_wizard import resources
from pia_wizard.assessment.canonical import assessment_from_json
from pia_wizard.i18n import translator
from pia_wizard.session.content import shipped_library
from pia_wizard.session.judged import judged
from pia_wizard.session.records import RecordFormat, record_form

MOMENT = datetime(2026, 11, 21, tzinfo=UTC)
HOSTILE = {"operator_name": "<設置者> & 𠮷 😀 한 \u202e( \\ ) {site_name}", "site_name": "=1+1 " + "長" * 300}


@pytest.fixture(scope="module")
def case():
    text = (resources.samples() / "face_recognition_shop.json").read_text(encoding="utf-8")

    def with_answers(**answers):
        record = json.loads(text)
        record["answers"] |= {name: {"value": value} for name, value in answers.items()}
        return judged(shipped_library(), assessment_from_json(json.dumps(record).encode()))

    return with_answers


def test_every_form_passes_for_archives_and_for_screen_readers(case, tmp_path, vera_failures):
    files = []
    plain, hostile = case(), case(**HOSTILE)
    for form in plain.questionnaire.forms:
        for name, told, language in (("ja", plain, "ja"), ("en", plain, "en"), ("hostile", hostile, "ja")):
            files.append(tmp_path / f"{form}-{name}.pdf")
            files[-1].write_bytes(record_form(told, form, RecordFormat.PDF, translator(language), MOMENT))
    assert vera_failures(("3a", "ua1"), files) == []
