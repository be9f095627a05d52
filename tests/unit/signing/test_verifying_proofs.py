"""Verification of timestamps, revocation and archives, and of what the pages print."""

from datetime import timedelta
from hashlib import sha256
from io import BytesIO

import msgspec
import pytest
from pyhanko.pdf_utils import generic

from pia_wizard.i18n import translator
from pia_wizard.signing.evidence import Evidence, load_revocation
from pia_wizard.signing.levels import Level
from pia_wizard.signing.pades import MetadataKeepingWriter
from pia_wizard.signing.records import Coverage, Result, Revocation
from pia_wizard.signing.roles import Role
from pia_wizard.signing.verification import held_against_print, result_text, verify_pdf

JA = translator("ja")


@pytest.fixture(scope="module")
def at_level(form_pdf, services, signed_by):
    """Return a function that signs the form as the assessor at a level."""

    def signed(
        level: Level, name: str = "listed", pdf: bytes = form_pdf, role: Role = Role.ASSESSOR
    ) -> bytes:
        wanted = Evidence(level, services.address + "/tsa", (services.root,), may_fetch=level.lasts)
        return signed_by(pdf, services.identity(name), role, wanted)

    return signed


@pytest.fixture(scope="module")
def archived(at_level) -> bytes:
    """Return the form signed by two people, each with an archive timestamp."""
    pdf = at_level(Level.LTA)
    return at_level(Level.LTA, "asked", pdf, Role.APPROVER)


def test_a_trusted_timestamp_proves_the_time(at_level, services, signing_moment):
    found = verify_pdf(at_level(Level.T), trusted=[services.root], moment=signing_moment)
    (check,) = found.signatures
    assert found.result is Result.VALID_TRUSTED
    assert (check.time_stamp.time, check.time_stamp.holds) == (services.time, True)
    assert check.judged_at == services.time
    assert check.revocation is Revocation.UNKNOWN
    assert "「試験用タイムスタンプ局」が2026年11月21日 10:30に" in result_text(found, JA)


def test_a_timestamp_of_a_stranger_proves_nothing(form_pdf, services, authority, signed_by, signing_moment):
    wanted = Evidence(Level.T, services.address + "/tsa")
    pdf = signed_by(form_pdf, authority.identity("officer"), evidence=wanted)
    found = verify_pdf(pdf, trusted=[authority.root], moment=signing_moment)
    (check,) = found.signatures
    assert (check.time_stamp.sound, check.time_stamp.trusted) == (True, False)
    assert check.judged_at == signing_moment
    assert "信頼する設定がありません" in result_text(found, JA)


def test_a_certificate_expired_since_stays_good_where_a_timestamp_proves_the_time(
    at_level, services, signing_moment
):
    later = signing_moment + timedelta(days=700)
    stamped = verify_pdf(at_level(Level.T), trusted=[services.root], moment=later)
    assert stamped.result is Result.VALID_TRUSTED
    assert stamped.signatures[0].in_period_now is False
    assert "有効期間内に署名されたことを示しています" in result_text(stamped, JA)
    bare = verify_pdf(at_level(Level.B), trusted=[services.root], moment=later)
    assert bare.result is Result.VALID_UNTRUSTED


def test_proofs_inside_show_that_nothing_was_revoked(at_level, services, signing_moment):
    found = verify_pdf(at_level(Level.LT), trusted=[services.root], moment=signing_moment)
    assert found.result is Result.VALID_TRUSTED
    assert found.signatures[0].revocation is Revocation.GOOD
    assert found.signatures[0].coverage is Coverage.LATER_SIGNATURES
    assert "失効していません" in result_text(found, JA)


def test_an_archive_with_two_signatures_holds_years_later(archived, services, signing_moment):
    for moment in (signing_moment, signing_moment + timedelta(days=2000)):
        found = verify_pdf(archived, trusted=[services.root], moment=moment)
        assert found.result is Result.VALID_TRUSTED
        assert [s.revocation for s in found.signatures] == [Revocation.GOOD, Revocation.GOOD]
        assert [(s.sound, s.trusted) for s in found.time_stamps] == [(True, True), (True, True)]
        assert not found.out_of_order


def test_an_archive_whose_timestamps_nobody_trusts_is_still_said_to_have_them(archived, signing_moment):
    found = verify_pdf(archived, moment=signing_moment)
    assert found.result is Result.VALID_UNTRUSTED
    assert [(s.sound, s.trusted) for s in found.time_stamps] == [(True, False), (True, False)]


def test_a_revoked_certificate_is_told_with_the_date(form_pdf, services, signed_by, signing_moment):
    pdf = signed_by(form_pdf, services.identity("revoked"))
    listed = load_revocation(services.folder / "root.crl")
    found = verify_pdf(pdf, trusted=[services.root], revocation=listed, moment=signing_moment)
    assert found.result is Result.VALID_UNTRUSTED
    assert found.signatures[0].revocation is Revocation.REVOKED
    assert "証明書は2026年11月21日に失効しています。" in result_text(found, JA)


def test_without_the_list_a_revoked_certificate_is_said_to_be_unchecked(
    form_pdf, services, signed_by, signing_moment
):
    pdf = signed_by(form_pdf, services.identity("revoked"))
    found = verify_pdf(pdf, trusted=[services.root], moment=signing_moment)
    assert found.signatures[0].revocation is Revocation.UNKNOWN
    assert "確かめていません" in result_text(found, JA)


def test_a_page_repainted_under_an_archive_timestamp_is_a_change(archived, services, signing_moment):
    writer, written = MetadataKeepingWriter(BytesIO(archived)), BytesIO()
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=b"1 0 0 rg 0 0 9 9 re f"))
    writer.update_container(page)
    writer.write(written)
    found = verify_pdf(written.getvalue(), trusted=[services.root], moment=signing_moment)
    assert found.result is Result.CHANGED


def test_bytes_changed_under_an_archive_timestamp_alone_are_a_change(archived, services, signing_moment):
    """The last revision holds only the store and the timestamp: no signature of a person covers it."""
    changed = archived.replace(b"/ArchiveTimestamp2", b"/ArchiveTimestamp3")
    if changed == archived:  # names of fields are strings
        changed = archived.replace(b"(ArchiveTimestamp2)", b"(ArchiveTimestamp3)")
    assert changed != archived
    found = verify_pdf(changed, trusted=[services.root], moment=signing_moment)
    assert not found.result.unchanged


def test_a_store_full_of_certificates_is_not_searched(monkeypatch, archived, services, signing_moment):
    from pia_wizard.signing import trust

    monkeypatch.setattr(trust, "MOST_STORED", 2)
    found = verify_pdf(archived, trusted=[services.root], moment=signing_moment)
    assert found.result is Result.VALID_TRUSTED
    assert {s.revocation for s in found.signatures} == {Revocation.UNKNOWN}


def with_a_store(pdf: bytes, store) -> bytes:
    writer, written = MetadataKeepingWriter(BytesIO(pdf)), BytesIO()
    writer.root["/DSS"] = writer.add_object(store)
    writer.update_root()
    writer.write(written)
    return written.getvalue()


@pytest.mark.parametrize(
    "store",
    [
        generic.NullObject(),
        generic.ArrayObject(),
        generic.DictionaryObject({"/Certs": generic.NumberObject(1)}),
        generic.DictionaryObject({"/Certs": generic.ArrayObject([generic.NullObject()])}),
        generic.DictionaryObject({"/CRLs": generic.ArrayObject([generic.NumberObject(3)] * 3)}),
    ],
)
def test_a_store_of_nonsense_does_not_keep_from_verifying(signed_once, authority, signing_moment, store):
    pdf = with_a_store(signed_once, store)
    assert verify_pdf(pdf, trusted=[authority.root], moment=signing_moment).signatures[0].intact


def test_the_printed_hash_is_held_against_the_embedded_assessment(signed_once, authority, signing_moment):
    found = verify_pdf(signed_once, trusted=[authority.root], moment=signing_moment)
    same = held_against_print(found, frozenset({sha256(b'{"id":"sample"}').hexdigest()}))
    other = held_against_print(found, frozenset({sha256(b"{}").hexdigest()}))
    assert (same.result, same.assessment_printed) == (Result.VALID_TRUSTED, True)
    assert (other.result, other.assessment_printed) == (Result.MISMATCHED, False)
    assert not other.result.unchanged
    assert "紙面" in result_text(other, JA).splitlines()[0]
    assert held_against_print(found, frozenset()) == found


def test_a_verification_with_timestamps_is_plain_json(archived, services, signing_moment):
    found = verify_pdf(archived, trusted=[services.root], moment=signing_moment)
    assert msgspec.json.decode(msgspec.json.encode(found), type=type(found)) == found


def test_a_list_that_ran_out_no_longer_shows_a_certificate_good_but_still_revoked(
    form_pdf, services, signed_by, signing_moment
):
    listed = load_revocation(services.folder / "root.crl")
    later = signing_moment + timedelta(days=100)
    for name, verdict in {"listed": Revocation.UNKNOWN, "revoked": Revocation.REVOKED}.items():
        pdf = signed_by(form_pdf, services.identity(name))
        found = verify_pdf(pdf, trusted=[services.root], revocation=listed, moment=later)
        assert found.signatures[0].revocation is verdict
        assert found.signatures[0].trusted is (name == "listed")


def test_a_certificate_revoked_after_a_proved_time_leaves_the_signature_good(
    form_pdf, services, signed_by, signing_moment
):
    """The list says: revoked three hours before signing. The timestamp says: four hours before."""
    services.stamper.fixed_dt -= timedelta(hours=4)
    try:
        wanted = Evidence(Level.T, services.address + "/tsa", (services.root,))
        pdf = signed_by(form_pdf, services.identity("revoked"), evidence=wanted)
    finally:
        services.stamper.fixed_dt += timedelta(hours=4)
    listed = load_revocation(services.folder / "root.crl")
    found = verify_pdf(pdf, trusted=[services.root], revocation=listed, moment=signing_moment)
    assert found.result is Result.VALID_TRUSTED
    assert found.signatures[0].revocation is Revocation.GOOD
