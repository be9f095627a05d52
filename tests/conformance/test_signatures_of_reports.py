"""The sample's real report, signed in all three roles, judged by poppler, veraPDF and ourselves."""

import shutil
import subprocess
from hashlib import sha256

import pytest

from pia_wizard import resources
from pia_wizard.assessment.canonical import canonical_json
from pia_wizard.exchange.case_file import read_case
from pia_wizard.i18n import translator
from pia_wizard.session import papers
from pia_wizard.session.content import shipped_library
from pia_wizard.session.judged import judged
from pia_wizard.signing.roles import Role
from pia_wizard.signing.verification import Result, verify_pdf


@pytest.fixture(scope="module")
def case():
    return judged(shipped_library(), read_case(resources.samples() / "shop_security_cameras.json"))


@pytest.fixture(scope="module")
def signed_report(case, authority, signing_moment) -> bytes:
    words = translator("ja")
    pdf = papers.report(case, words, signing_moment)
    for role in Role:
        pdf = papers.signed(pdf, authority.identity("officer"), role, words, signing_moment)
    return pdf


def test_our_verifier_finds_the_signed_report_and_the_case_inside_unchanged(
    case, signed_report, authority, signing_moment
):
    found = verify_pdf(signed_report, trusted=[authority.root], moment=signing_moment)
    assert found.result is Result.VALID_TRUSTED
    assert found.assessment_sha256 == sha256(canonical_json(case.assessment)).hexdigest()
    assert found.assessment_unchanged
    assert found.metadata_unchanged


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="poppler-utils is not installed")
def test_poppler_finds_all_three_signatures_of_the_report_valid(signed_report, tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(signed_report)
    said = subprocess.run(["pdfsig", "-nocert", path], capture_output=True, text=True, check=False).stdout
    assert said.count("Signature is Valid") == 3
    assert said.count("  - Total document signed") == 1
    assert said.count("Not total document signed") == 2


def test_signing_leaves_the_report_fit_for_archives_and_for_screen_readers(
    signed_report, tmp_path, vera_failures
):
    path = tmp_path / "report.pdf"
    path.write_bytes(signed_report)
    assert vera_failures(("3a", "3b", "ua1"), [path]) == []
