"""Timestamped and archived reports judged by programs that share no code with ours."""

import re
import shutil
import subprocess
from io import BytesIO

import pikepdf
import pytest
from asn1crypto import cms

from pia_wizard import resources
from pia_wizard.exchange.case_file import read_case
from pia_wizard.i18n import translator
from pia_wizard.session import papers
from pia_wizard.session.content import shipped_library
from pia_wizard.session.judged import judged
from pia_wizard.signing.evidence import Evidence
from pia_wizard.signing.levels import Level
from pia_wizard.signing.roles import Role
from pia_wizard.signing.verification import Result, verify_pdf

needs_pdfsig = pytest.mark.skipif(shutil.which("pdfsig") is None, reason="poppler-utils is not installed")
needs_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
needs_qpdf = pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")


@pytest.fixture(scope="module")
def archived(services, signing_moment) -> bytes:
    """Return the sample's report, signed by all three, each with an archive timestamp."""
    words = translator("ja")
    case = judged(shipped_library(), read_case(resources.samples() / "shop_security_cameras.json"))
    means = Evidence(Level.LTA, services.address + "/tsa", (services.root,), may_fetch=True)
    pdf = papers.report(case, words, signing_moment)
    for role, name in zip(Role, ("listed", "asked", "listed"), strict=True):
        company = "株式会社サンプル" if role is Role.APPROVER else ""
        signer = services.identity(name)
        pdf = papers.signed(pdf, signer, role, words, signing_moment, evidence=means, company=company)
    return pdf


def field(pdf: bytes, name: str) -> tuple[bytes, bytes]:
    """Return the CMS message of a field and the bytes it covers, cut out by its ByteRange."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        value = next(f for f in opened.Root.AcroForm.Fields if str(f.T) == name).V
        start, length, again, rest = (int(n) for n in value.ByteRange)
        return bytes(value.Contents), pdf[start : start + length] + pdf[again : again + rest]


def openssl(*arguments: object) -> subprocess.CompletedProcess[str]:
    line = ["openssl", *map(str, arguments)]
    return subprocess.run(line, capture_output=True, text=True, check=False)


def stamp_holds(folder, token: bytes, covered: bytes, root, moment) -> bool:
    """Return whether OpenSSL finds a timestamp token to be of these bytes and made under the root."""
    (folder / "token.der").write_bytes(token)
    (folder / "covered").write_bytes(covered)
    done = openssl(
        *("ts", "-verify", "-token_in", "-in", folder / "token.der", "-data", folder / "covered"),
        *("-CAfile", root, "-attime", int(moment.timestamp())),
    )
    return "Verification: OK" in done.stdout + done.stderr


@needs_openssl
@pytest.mark.parametrize("role", list(Role))
def test_openssl_finds_the_timestamp_in_each_signature_to_be_of_that_signature(
    archived, services, signing_moment, tmp_path, role
):
    message, _ = field(archived, role.field)
    signer = cms.ContentInfo.load(message)["content"]["signer_infos"][0]
    token = next(
        attribute["values"][0].dump()
        for attribute in signer["unsigned_attrs"]
        if attribute["type"].native == "signature_time_stamp_token"
    )
    signature, root = signer["signature"].native, services.folder / "root.pem"
    assert stamp_holds(tmp_path, token, signature, root, signing_moment)
    assert not stamp_holds(tmp_path, token, signature[:-1] + bytes([signature[-1] ^ 1]), root, signing_moment)


@needs_openssl
@pytest.mark.parametrize("name", ["ArchiveTimestamp", "ArchiveTimestamp2", "ArchiveTimestamp3"])
def test_openssl_finds_each_archive_timestamp_to_be_of_the_document_until_there(
    archived, services, signing_moment, tmp_path, name
):
    message, covered = field(archived, name)
    token = cms.ContentInfo.load(message).dump()
    root = services.folder / "root.pem"
    assert stamp_holds(tmp_path, token, covered, root, signing_moment)
    assert not stamp_holds(tmp_path, token, covered[:-1] + b"x", root, signing_moment)


@needs_openssl
def test_openssl_finds_the_certificates_good_with_the_data_inside_alone(
    archived, services, signing_moment, tmp_path
):
    """The list in the document's store suffices for a revocation check of the first signer."""
    with pikepdf.open(BytesIO(archived)) as opened:
        crl = bytes(opened.Root.DSS.CRLs[0].read_bytes())
    (tmp_path / "list.der").write_bytes(crl)
    openssl("crl", "-inform", "DER", "-in", tmp_path / "list.der", "-out", tmp_path / "list.pem")
    message, covered = field(archived, "Assessor")
    (tmp_path / "message.der").write_bytes(message)
    (tmp_path / "covered").write_bytes(covered)
    (tmp_path / "trust.pem").write_bytes(
        (services.folder / "root.pem").read_bytes() + (tmp_path / "list.pem").read_bytes()
    )
    done = openssl(
        *("cms", "-verify", "-binary", "-inform", "DER", "-in", tmp_path / "message.der", "-cades"),
        *("-content", tmp_path / "covered", "-CAfile", tmp_path / "trust.pem", "-purpose", "any"),
        *("-crl_check", "-attime", int(signing_moment.timestamp()), "-out", tmp_path / "out"),
    )
    assert "Verification successful" in done.stderr, done.stderr


@needs_pdfsig
def test_poppler_finds_every_signature_valid_beside_the_timestamps(archived, tmp_path):
    """Poppler names document timestamps and does not judge them; OpenSSL does, above."""
    path = tmp_path / "archived.pdf"
    path.write_bytes(archived)
    said = subprocess.run(["pdfsig", "-nocert", path], capture_output=True, text=True, check=False).stdout
    judged_fields = re.split(r"Signature #\d+:", said)[1:]
    assert len(judged_fields) == 6
    persons = [one for one in judged_fields if "ETSI.CAdES.detached" in one]
    assert ["Signature is Valid" in one for one in persons] == [True, True, True]
    assert said.count("  - Total document signed") == 1


@needs_qpdf
def test_qpdf_finds_nothing_wrong_with_six_revisions(archived, tmp_path):
    path = tmp_path / "archived.pdf"
    path.write_bytes(archived)
    done = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_we_find_it_trusted_in_order_and_as_printed(archived, services, signing_moment):
    found = verify_pdf(archived, trusted=[services.root], moment=signing_moment)
    assert found.result is Result.VALID_TRUSTED
    assert not found.out_of_order
    assert found.metadata_unchanged


def test_timestamps_and_proofs_leave_the_report_fit_for_archives_and_for_screen_readers(
    archived, tmp_path, vera_failures
):
    path = tmp_path / "archived.pdf"
    path.write_bytes(archived)
    assert vera_failures(("3a", "3b", "ua1"), [path]) == []
