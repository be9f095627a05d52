"""Signed reports judged by programs that share no code with ours: poppler, OpenSSL, qpdf, MuPDF."""

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from pia_wizard.signing.roles import Role
from pia_wizard.signing.verification import verify_pdf

needs_pdfsig = pytest.mark.skipif(shutil.which("pdfsig") is None, reason="poppler-utils is not installed")
needs_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
needs_qpdf = pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")


def pdfsig(pdf: bytes, folder: Path) -> list[str]:
    """Return what pdfsig says of each signature field."""
    path = folder / "signed.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(["pdfsig", "-nocert", path], capture_output=True, text=True, check=False)
    return re.split(r"Signature #\d+:", done.stdout)[1:]


def signatures(pdf: bytes) -> list[tuple[bytes, bytes]]:
    """Return each signature's CMS message and the bytes it covers, cut out by its ByteRange."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        dictionaries = [f.V for f in opened.Root.AcroForm.Fields if "/V" in f]
        found = []
        for dictionary in dictionaries:
            start, length, again, rest = (int(n) for n in dictionary.ByteRange)
            covered = pdf[start : start + length] + pdf[again : again + rest]
            found.append((bytes(dictionary.Contents), covered))
        return found


@needs_pdfsig
def test_poppler_finds_one_signature_valid_over_the_whole_file(signed_once, tmp_path):
    first, *others = pdfsig(signed_once, tmp_path)
    assert "Signature is Valid" in first
    assert "Total document signed" in first.splitlines()[-2] + first
    assert "Not total document signed" not in first
    assert "ETSI.CAdES.detached" in first
    assert all("is not signed" in other for other in others)


@needs_pdfsig
def test_poppler_finds_three_signatures_valid_and_the_last_over_the_whole_file(signed_thrice, tmp_path):
    judged = pdfsig(signed_thrice, tmp_path)
    assert len(judged) == 3
    assert all("Signature is Valid" in one for one in judged)
    assert ["Not total document signed" in one for one in judged] == [True, True, False]


@needs_pdfsig
def test_poppler_and_we_agree_that_a_changed_byte_breaks_the_signature(signed_once, tmp_path, signing_moment):
    position = signed_once.index(b"/Reason")
    changed = signed_once[:position] + b"/Reasoo" + signed_once[position + 7 :]
    assert "Digest Mismatch" in pdfsig(changed, tmp_path)[0]
    assert not verify_pdf(changed, moment=signing_moment).result.unchanged


@needs_openssl
@pytest.mark.parametrize("number", [0, 1, 2])
def test_openssl_verifies_the_message_over_the_covered_bytes(
    signed_thrice, authority, tmp_path, number, signing_moment
):
    message, covered = signatures(signed_thrice)[number]
    (tmp_path / "message.der").write_bytes(message)
    (tmp_path / "covered").write_bytes(covered)
    (tmp_path / "root.pem").write_bytes(authority.root.public_bytes(Encoding.PEM))
    verify = ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", tmp_path / "message.der"]
    verify += ["-content", tmp_path / "covered", "-CAfile", tmp_path / "root.pem", "-purpose", "any"]
    verify += ["-cades", "-attime", str(int(signing_moment.timestamp())), "-out", tmp_path / "out"]
    done = subprocess.run(verify, capture_output=True, text=True, check=False)
    assert "Verification successful" in done.stderr, done.stderr
    (tmp_path / "covered").write_bytes(covered[:-1] + b"x")
    assert subprocess.run(verify, capture_output=True, check=False).returncode != 0


@needs_openssl
def test_the_message_has_the_attributes_of_pades_baseline(signed_once, tmp_path):
    """EN 319 142-1, table 1: signing-certificate-v2 and no signing-time attribute; the time is /M."""
    message, _ = signatures(signed_once)[0]
    (tmp_path / "message.der").write_bytes(message)
    printed = subprocess.run(
        ["openssl", "cms", "-cmsout", "-print", "-inform", "DER", "-in", tmp_path / "message.der"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "id-smime-aa-signingCertificateV2" in printed
    assert "signingTime" not in printed


@needs_qpdf
def test_qpdf_finds_nothing_wrong_with_three_signatures(signed_thrice, tmp_path):
    path = tmp_path / "signed.pdf"
    path.write_bytes(signed_thrice)
    done = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@needs_qpdf
def test_the_metadata_packet_is_the_same_bytes_before_and_after(form_pdf, signed_thrice, tmp_path):
    def packet(pdf: bytes) -> bytes:
        path = tmp_path / "any.pdf"
        path.write_bytes(pdf)
        number = subprocess.run(
            ["qpdf", "--show-object=trailer", path], capture_output=True, text=True, check=True
        ).stdout
        root = re.search(r"/Root (\d+) 0 R", number)[1]
        catalog = subprocess.run(
            ["qpdf", f"--show-object={root}", path], capture_output=True, text=True, check=True
        ).stdout
        metadata = re.search(r"/Metadata (\d+) 0 R", catalog)[1]
        show = ["qpdf", f"--show-object={metadata}", "--raw-stream-data", path]
        return subprocess.run(show, capture_output=True, check=True).stdout

    assert "店舗カメラの評価".encode() in packet(form_pdf)
    assert packet(signed_thrice) == packet(form_pdf)


def test_every_role_has_its_own_field_in_the_signed_form(signed_thrice):
    with pikepdf.open(BytesIO(signed_thrice)) as opened:
        assert {str(f.T) for f in opened.Root.AcroForm.Fields if "/V" in f} == {role.field for role in Role}
