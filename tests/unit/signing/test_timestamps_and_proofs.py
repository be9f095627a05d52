"""Timestamps, revocation data and archives: what goes in, and what each failing server means."""

import socket
from datetime import UTC
from io import BytesIO

import pikepdf
import pytest
from asn1crypto import cms

from pia_wizard.i18n import translator
from pia_wizard.signing.evidence import Evidence, RevocationData, load_revocation
from pia_wizard.signing.evidence_errors import (
    NoPathError,
    NotATimestampError,
    RevocationFileError,
    RevocationUnknownError,
    RevokedCertificateError,
    ServerAddressError,
    ServerDownError,
    ServerNeededError,
    ServerSlowError,
    TimestampRefusedError,
)
from pia_wizard.signing.levels import Level
from pia_wizard.signing.roles import Role


def evidence(services, level, path="/tsa", **more) -> Evidence:
    """Return what the services of this computer can give at a level."""
    return Evidence(level, services.address + path, trusted=(services.root,), **more)


def signature(pdf: bytes, field: str = "Assessor") -> cms.SignedData:
    with pikepdf.open(BytesIO(pdf)) as opened:
        found = next(f for f in opened.Root.AcroForm.Fields if str(f.T) == field)
        return cms.ContentInfo.load(bytes(found.V.Contents))["content"]


def stamp_times(pdf: bytes, field: str = "Assessor") -> list:
    attributes = signature(pdf, field)["signer_infos"][0]["unsigned_attrs"]
    return [
        attribute["values"][0]["content"]["encap_content_info"]["content"].parsed["gen_time"].native
        for attribute in attributes
        if attribute["type"].native == "signature_time_stamp_token"
    ]


def store(pdf: bytes) -> dict[str, int]:
    with pikepdf.open(BytesIO(pdf)) as opened:
        held = opened.Root.get("/DSS", pikepdf.Dictionary())
        return {key: len(held[key]) for key in held}


def test_offline_signing_asks_nobody(form_pdf, services, signed_by, monkeypatch):
    def refuse(*_anything):
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    before = len(services.asked)
    signed_by(form_pdf, services.identity("listed"))
    assert len(services.asked) == before


def test_a_timestamp_of_the_named_server_is_inside_the_signature(form_pdf, services, signed_by):
    pdf = signed_by(form_pdf, services.identity("plain"), evidence=evidence(services, Level.T))
    assert stamp_times(pdf) == [services.time.astimezone(UTC)]
    assert store(pdf) == {}


def test_with_a_timestamp_alone_no_revocation_data_are_fetched(form_pdf, services, signed_by):
    services.asked.clear()
    signed_by(form_pdf, services.identity("listed"), evidence=evidence(services, Level.T))
    assert set(services.asked) == {"/tsa"}


def test_revocation_data_from_a_file_need_no_fetching(form_pdf, services, signed_by):
    services.asked.clear()
    supplied = load_revocation(services.folder / "root.crl")
    wanted = evidence(services, Level.LT, revocation=supplied)
    pdf = signed_by(form_pdf, services.identity("listed"), evidence=wanted)
    assert store(pdf)["/CRLs"] == 1
    assert store(pdf)["/Certs"] >= 2
    assert set(services.asked) == {"/tsa"}


@pytest.mark.parametrize(("name", "held"), [("listed", {"/CRLs"}), ("asked", {"/CRLs", "/OCSPs"})])
def test_revocation_data_are_fetched_where_that_is_allowed(form_pdf, services, signed_by, name, held):
    wanted = evidence(services, Level.LT, may_fetch=True)
    pdf = signed_by(form_pdf, services.identity(name), evidence=wanted)
    assert held <= set(store(pdf))


def test_an_archive_timestamp_fills_the_field_made_for_it(form_pdf, services, signed_by):
    wanted = evidence(services, Level.LTA, may_fetch=True)
    pdf = signed_by(form_pdf, services.identity("listed"), evidence=wanted)
    with pikepdf.open(BytesIO(pdf)) as opened:
        stamp = next(f.V for f in opened.Root.AcroForm.Fields if str(f.T) == "ArchiveTimestamp")
        assert (stamp.Type, stamp.SubFilter) == ("/DocTimeStamp", "/ETSI.RFC3161")
        assert sum(map(int, list(stamp.ByteRange)[2:])) == len(pdf)


def test_three_people_can_each_close_with_an_archive_timestamp(form_pdf, services, signed_by):
    wanted = evidence(services, Level.LTA, may_fetch=True)
    pdf = form_pdf
    for role in Role:
        pdf = signed_by(pdf, services.identity("listed"), role, wanted)
    with pikepdf.open(BytesIO(pdf)) as opened:
        filled = {str(f.T) for f in opened.Root.AcroForm.Fields if "/V" in f}
    stamps = {"ArchiveTimestamp", "ArchiveTimestamp2", "ArchiveTimestamp3"}
    assert filled == stamps | {role.field for role in Role}


@pytest.mark.parametrize("level", [Level.LT, Level.LTA])
def test_proofs_leave_the_metadata_alone(form_pdf, services, signed_by, level):
    def packet(pdf: bytes) -> tuple[bytes, str]:
        with pikepdf.open(BytesIO(pdf)) as opened:
            return opened.Root.Metadata.read_raw_bytes(), str(dict(opened.docinfo.items()))

    wanted = evidence(services, level, may_fetch=True)
    pdf = signed_by(form_pdf, services.identity("listed"), evidence=wanted)
    assert packet(pdf) == packet(form_pdf)


def test_a_self_made_identity_gets_proofs_too(form_pdf, services, self_made, signed_by):
    wanted = evidence(services, Level.LT, may_fetch=True)
    assert store(signed_by(form_pdf, self_made, evidence=wanted))["/CRLs"] == 1


@pytest.mark.parametrize(
    ("path", "error"),
    [
        ("/page", NotATimestampError),
        ("/another", NotATimestampError),
        ("/broken", NotATimestampError),
        ("/endless", NotATimestampError),
        ("/refusing", TimestampRefusedError),
        ("/silent", ServerSlowError),
    ],
)
def test_a_server_that_fails_leaves_no_signature_and_is_told_by_its_cause(
    form_pdf, services, signed_by, path, error
):
    wanted = evidence(services, Level.T, path, seconds=0.5 if path == "/silent" else 20)
    with pytest.raises(error) as caught:
        signed_by(form_pdf, services.identity("plain"), evidence=wanted)
    words = str(translator("ja").error(caught.value))
    assert services.address + path in words
    assert "署名していません" in words


def test_the_reason_of_a_refusal_is_passed_on(form_pdf, services, signed_by):
    with pytest.raises(TimestampRefusedError, match="契約がありません"):
        signed_by(form_pdf, services.identity("plain"), evidence=evidence(services, Level.T, "/refusing"))


def test_a_server_that_is_down_is_told(form_pdf, services, signed_by):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # not listening, and taken by nobody else
        wanted = Evidence(Level.T, f"http://127.0.0.1:{taken.getsockname()[1]}/")
        with pytest.raises(ServerDownError):
            signed_by(form_pdf, services.identity("plain"), evidence=wanted)


@pytest.mark.parametrize(
    "address", ["tsa", "ftp://example.com", "file:///etc/passwd", "http://", "http://[", "http://x:99999"]
)
def test_an_address_that_is_none_is_refused_before_anything_happens(address):
    with pytest.raises(ServerAddressError):
        Evidence(Level.T, address)


@pytest.mark.parametrize("level", [Level.T, Level.LT, Level.LTA])
def test_without_a_server_there_are_no_timestamps(level):
    with pytest.raises(ServerNeededError):
        Evidence(level)


def test_without_revocation_data_there_is_no_lasting_proof(form_pdf, services, signed_by):
    with pytest.raises(RevocationUnknownError):
        signed_by(form_pdf, services.identity("listed"), evidence=evidence(services, Level.LT))


def test_a_certificate_that_names_no_source_of_revocation_data_has_no_lasting_proof(
    form_pdf, services, signed_by
):
    wanted = evidence(services, Level.LT, may_fetch=True)
    with pytest.raises(RevocationUnknownError):
        signed_by(form_pdf, services.identity("plain"), evidence=wanted)


def test_without_the_root_of_the_timestamp_server_there_is_no_lasting_proof(
    form_pdf, services, self_made, signed_by
):
    wanted = Evidence(Level.LT, services.address + "/tsa", may_fetch=True)
    with pytest.raises(NoPathError):
        signed_by(form_pdf, self_made, evidence=wanted)


@pytest.mark.parametrize("level", [Level.B, Level.T, Level.LT])
def test_a_revoked_certificate_does_not_sign_where_the_list_is_at_hand(form_pdf, services, signed_by, level):
    supplied = load_revocation(services.folder / "root.crl")
    with pytest.raises(RevokedCertificateError) as caught:
        signed_by(
            form_pdf, services.identity("revoked"), evidence=evidence(services, level, revocation=supplied)
        )
    assert "2026-11-21" in translator("ja").error(caught.value).why


def test_a_revoked_certificate_is_found_by_fetching(form_pdf, services, signed_by):
    wanted = evidence(services, Level.LT, may_fetch=True)
    with pytest.raises(RevokedCertificateError):
        signed_by(form_pdf, services.identity("revoked"), evidence=wanted)


def test_a_list_of_another_authority_says_nothing(form_pdf, services, authority, signed_by):
    wanted = Evidence(revocation=load_revocation(services.folder / "root.crl"))
    assert signed_by(form_pdf, authority.identity("officer"), evidence=wanted)


def test_revocation_files_are_read_as_pem_and_der(services, tmp_path):
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import Encoding

    path = tmp_path / "root.crl.pem"
    path.write_bytes(x509.load_der_x509_crl(services.crl()).public_bytes(Encoding.PEM))
    assert load_revocation(path).crls[0].startswith(b"\x30")
    assert not RevocationData()


@pytest.mark.parametrize("content", [None, b"", b"text", b"\x30\x03\x02\x01\x03"])
def test_a_file_that_is_no_revocation_data_is_refused(tmp_path, content):
    path = tmp_path / "list.crl"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(RevocationFileError):
        load_revocation(path)
