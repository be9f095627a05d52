"""sign, trust and verify as commands: many reports, one identity, and what is said of each."""

import os
import tracemalloc
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from io import BytesIO

import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, pkcs12
from cryptography.x509.oid import NameOID

from pia_wizard import resources
from pia_wizard.i18n import translator
from pia_wizard.session import signing
from pia_wizard.signing.roles import Role

SHOP = resources.samples() / "shop_security_cameras.json"


@pytest.fixture
def reports(form_pdf, tmp_path):
    """Return three unsigned reports as files."""
    folder = tmp_path / "reports"
    folder.mkdir()
    paths = [folder / f"store-{number}.pdf" for number in range(3)]
    for path in paths:
        path.write_bytes(form_pdf)
    return paths


@pytest.fixture
def secret(authority, tmp_path):
    """Return a file with the passphrase of the authorities' identities."""
    path = tmp_path / "secret"
    path.write_bytes(authority.passphrase + b"\n")
    return path


@pytest.fixture
def officer(authority, secret):
    """Return the options that name the officer of the authority."""
    return ("--identity", authority.file("officer"), "--passphrase-file", secret)


def test_many_reports_are_signed_with_one_identity(command, reports, officer, tmp_path):
    done = command("sign", *reports, "-o", tmp_path / "signed", *officer)
    assert (done.code, done.err) == (0, "")
    assert done.out.count("署名しました: ") == 3
    assert "3件のうち3件に署名しました。" in done.out
    for path in reports:
        assert command("verify", tmp_path / "signed" / path.name).code == 0


def test_a_report_that_cannot_be_signed_does_not_keep_the_others_from_it(
    command, reports, officer, signed_once, tmp_path
):
    reports[0].write_text("PDFではありません")
    reports[1].write_bytes(signed_once)
    done = command("sign", *reports, tmp_path / "gone.pdf", "-o", tmp_path / "signed", *officer, "--json")
    assert done.code == 1
    errors = [one["error"] for one in done.json]
    assert errors == ["UnsignablePdfError", "AlreadySignedError", None, "NoSuchFileError"]
    assert [path.name for path in (tmp_path / "signed").iterdir()] == ["store-2.pdf"]


def test_signing_replaces_no_file(command, reports, officer):
    before = reports[0].read_bytes()
    done = command("sign", reports[0], "-o", reports[0].parent, *officer)
    assert done.code == 1
    assert "同じ名前のファイルがあります" in done.out
    assert reports[0].read_bytes() == before


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this user may write anywhere")
def test_a_folder_nobody_may_write_to_ends_the_work_in_words(command, reports, officer, tmp_path):
    folder = tmp_path / "signed"
    folder.mkdir(mode=0o500)
    done = command("sign", *reports, "-o", folder, *officer)
    assert done.code == 1
    assert "残りの2件は試していません" in done.out


def test_a_read_only_target_is_left_as_it_is(command, reports, officer, tmp_path):
    folder = tmp_path / "signed"
    folder.mkdir()
    target = folder / reports[0].name
    target.write_bytes(b"older")
    target.chmod(0o400)
    assert command("sign", reports[0], "-o", folder, *officer).code == 1
    assert target.read_bytes() == b"older"


def test_a_timestamp_server_that_is_down_ends_the_work_and_leaves_nothing(
    command, reports, officer, tmp_path
):
    folder = tmp_path / "signed"
    server = ("--level", "b-t", "--timestamp-server", "http://127.0.0.1:9/")
    done = command("sign", *reports, "-o", folder, *officer, *server)
    assert done.code == 1
    assert "接続できませんでした" in done.out
    assert "残りの2件は試していません" in done.out
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("level", ["b-t", "b-lt", "b-lta"])
def test_a_level_without_a_server_is_refused(command, reports, officer, tmp_path, level):
    done = command("sign", *reports, "-o", tmp_path / "signed", *officer, "--level", level)
    assert done.code == 2
    assert "タイムスタンプ局のアドレス" in done.err


def test_who_signs_must_be_said_and_only_once(command, reports, officer, tmp_path):
    folder = tmp_path / "signed"
    assert "どちらか一方" in command("sign", *reports, "-o", folder).err
    assert "両方" in command("sign", *reports, "-o", folder, *officer, "--token", "any.so").err
    missing = command("sign", *reports, "-o", folder, "--token", tmp_path / "driver.so")
    assert (missing.code, "driver.so" in missing.err) == (2, True)


def test_the_company_s_seal_is_said_to_be_decoration(command, reports, officer, tmp_path):
    done = command("sign", reports[0], "-o", tmp_path / "out", *officer, "--company-seal", "株式会社サンプル")
    assert done.code == 0
    assert "印影そのものは何も証明しません" in done.out


def test_roots_once_trusted_are_trusted_in_every_verification(command, reports, officer, authority, tmp_path):
    assert command("sign", reports[0], "-o", tmp_path / "out", *officer).code == 0
    signed, root = tmp_path / "out" / reports[0].name, tmp_path / "root.pem"
    root.write_bytes(authority.root.public_bytes(Encoding.PEM))
    assert command("verify", signed, "--json").json["result"] == "valid_untrusted"
    added = command("trust", "add", root)
    fingerprint = sha256(authority.root.public_bytes(Encoding.DER)).hexdigest()
    assert (added.code, fingerprint in added.out) == (0, True)
    root.unlink()
    assert command("verify", signed, "--json").json["result"] == "valid_trusted"
    assert command("trust", "list", "--json").json[0]["fingerprint"] == fingerprint
    assert command("trust", "remove", fingerprint[:8]).code == 0
    assert command("verify", signed, "--json").json["result"] == "valid_untrusted"
    assert command("trust", "remove", fingerprint[:8]).code == 1


def test_what_is_no_certificate_is_not_trusted(command, tmp_path):
    path = tmp_path / "root.pem"
    path.write_text("-----BEGIN CERTIFICATE-----")
    refused = command("trust", "add", path)
    assert (refused.code, "証明書として読めませんでした" in refused.err) == (2, True)
    assert "まだありません" in command("trust", "list").out


def test_details_are_told_on_demand(command, reports, officer, authority, tmp_path):
    assert command("sign", reports[0], "-o", tmp_path / "out", *officer).code == 0
    path = tmp_path / "out" / reports[0].name
    fingerprint = authority.identity("officer").fingerprint
    assert fingerprint not in command("verify", path).out
    assert fingerprint in command("verify", path, "--detail").out


def test_a_real_report_prints_the_hash_of_what_it_embeds(command, officer, tmp_path):
    path = tmp_path / "report.pdf"
    assert command("report", SHOP, "-o", path, *officer).code == 0
    found = command("verify", path, "--json").json
    assert found["assessment_printed"] is True
    assert found["out_of_order"] is False


@pytest.fixture
def card(tmp_path):
    """Return a PKCS#12 file whose certificate has a home address, as one on a My Number card."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "20260101000000000ABCDEFGHIJ000A")])
    address = "サンプル県サンプル市1-2-3".encode()
    fact = x509.OtherName(
        x509.ObjectIdentifier("1.2.392.200149.8.5.5.5"), bytes([12, len(address)]) + address
    )
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), 7)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([fact]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path / "card.p12"
    path.write_bytes(pkcs12.serialize_key_and_certificates(b"", key, certificate, None, NoEncryption()))
    return path


@pytest.mark.parametrize("signing_command", ["sign", "report"])
def test_a_home_address_in_the_certificate_is_shown_before_it_is_spread(
    command, reports, card, tmp_path, signing_command
):
    source = reports[0] if signing_command == "sign" else SHOP
    line = (signing_command, source, "-o", tmp_path / "out", "--identity", card)
    refused = command(*line)
    assert refused.code == 1
    assert "住所: サンプル県サンプル市1-2-3" in refused.err
    assert not (tmp_path / "out").exists()
    assert command(*line, "--accept-personal-attributes").code == 0


def test_signing_can_be_stopped_between_two_reports(reports, authority, tmp_path):
    manner = signing.Manner(Role.ASSESSOR, translator("ja"))
    asked = iter([False, False, True])
    done = list(
        signing.sign_files(
            reports,
            tmp_path / "out",
            authority.identity("officer"),
            manner,
            cancelled=lambda: next(asked),
        )
    )
    assert [(one.number, one.total, one.error) for one in done] == [(1, 3, None), (2, 3, None)]
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_memory_does_not_grow_with_the_number_of_reports(form_pdf, authority, tmp_path):
    with pikepdf.open(BytesIO(form_pdf)) as opened:
        opened.Root.Ballast = opened.make_stream(os.urandom(400_000))
        opened.save(tmp_path / "0.pdf")
    sources = [tmp_path / f"{number}.pdf" for number in range(24)]
    for path in sources[1:]:
        path.write_bytes(sources[0].read_bytes())
    identity = authority.identity("officer")
    manner = signing.Manner(Role.ASSESSOR, translator("ja"))
    assert all(o.target for o in signing.sign_files(sources[:4], tmp_path / "first", identity, manner))
    tracemalloc.start()
    try:
        peaks = []
        for number in (4, 24):
            tracemalloc.reset_peak()
            for _ in signing.sign_files(sources[:number], tmp_path / str(number), identity, manner):
                pass
            peaks.append(tracemalloc.get_traced_memory()[1])
    finally:
        tracemalloc.stop()
    assert peaks[1] < 1.5 * peaks[0]
