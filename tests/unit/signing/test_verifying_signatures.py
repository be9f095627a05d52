"""Verification: the verdict, whom it trusts, and what came after a signature."""

import json
from datetime import timedelta
from io import BytesIO

import msgspec
import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader

from pia_wizard.signing.identity import Identity
from pia_wizard.signing.pades import MetadataKeepingWriter
from pia_wizard.signing.roles import Role
from pia_wizard.signing.signer import KeySigner
from pia_wizard.signing.verification import Coverage, Problem, Result, verify_pdf


def revised(pdf: bytes, change, writer_class=MetadataKeepingWriter) -> bytes:
    """Return the document with an incremental update, as an attacker or another program would append it."""
    writer, written = writer_class(BytesIO(pdf)), BytesIO()
    change(writer)
    writer.write(written)
    return written.getvalue()


def repaint_page(writer) -> None:
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=b"1 0 0 rg 0 0 595 842 re f"))
    writer.update_container(page)


def replace_assessment(writer) -> None:
    files = writer.root["/AF"][0]["/EF"]
    files["/F"] = writer.add_object(generic.StreamObject(stream_data=b'{"id":"another"}'))
    writer.update_container(files)


def clear_assessor_field(writer) -> None:
    field = writer.root["/AcroForm"]["/Fields"][0]
    del field["/V"]
    writer.update_container(field)


def retitle(writer) -> None:
    """Let pyHanko rewrite the metadata, as other programs do when they sign."""
    writer.update_root()


def test_one_signature_of_a_trusted_authority_is_valid_and_trusted(signed_once, authority, signing_moment):
    found = verify_pdf(signed_once, trusted=[authority.root], moment=signing_moment)
    (signature,) = found.signatures
    assert found.result is Result.VALID_TRUSTED
    assert (signature.role, signature.who, signature.issuer) == (Role.ASSESSOR, "officer", "試験認証局")
    assert signature.coverage is Coverage.WHOLE_FILE
    assert signature.signed_at == signing_moment
    assert signature.certifies


def test_three_signatures_each_allow_the_next(signed_thrice, authority, signing_moment):
    found = verify_pdf(signed_thrice, trusted=[authority.root], moment=signing_moment)
    assert found.result is Result.VALID_TRUSTED
    assert [s.role for s in found.signatures] == list(Role)
    assert [s.coverage for s in found.signatures] == [
        Coverage.LATER_SIGNATURES,
        Coverage.LATER_SIGNATURES,
        Coverage.WHOLE_FILE,
    ]
    assert found.assessment_unchanged
    assert found.metadata_unchanged
    assert found.empty_fields == ()


def test_without_trusted_certificates_nobody_is_trusted(signed_once, signing_moment):
    found = verify_pdf(signed_once, moment=signing_moment)
    assert found.result is Result.VALID_UNTRUSTED
    assert found.empty_fields == ("PrivacyOfficer", "Approver")


def test_another_authority_is_not_the_one_trusted(signed_once, self_made, signing_moment):
    stranger = x509.load_der_x509_certificate(self_made.signer.signing_cert.dump())
    found = verify_pdf(signed_once, trusted=[stranger], moment=signing_moment)
    assert found.result is Result.VALID_UNTRUSTED


def test_a_self_made_identity_proves_only_that_nothing_changed(
    form_pdf, self_made, signed_by, signing_moment
):
    found = verify_pdf(signed_by(form_pdf, self_made), moment=signing_moment)
    assert found.result is Result.VALID_SELF_MADE
    assert found.signatures[0].fingerprint == self_made.fingerprint


def test_a_self_made_identity_can_be_trusted_by_its_certificate(
    form_pdf, self_made, signed_by, signing_moment
):
    certificate = x509.load_der_x509_certificate(self_made.signer.signing_cert.dump())
    found = verify_pdf(signed_by(form_pdf, self_made), trusted=[certificate], moment=signing_moment)
    assert found.result is Result.VALID_TRUSTED


def test_the_weakest_signature_decides(form_pdf, authority, self_made, signed_by, signing_moment):
    pdf = signed_by(form_pdf, authority.identity("officer"), Role.ASSESSOR)
    pdf = signed_by(pdf, self_made, Role.APPROVER)
    assert verify_pdf(pdf, trusted=[authority.root], moment=signing_moment).result is Result.VALID_SELF_MADE
    assert verify_pdf(pdf, moment=signing_moment).result is Result.VALID_UNTRUSTED


def test_a_certificate_expired_since_is_no_longer_trusted_but_was_in_its_period(
    signed_once, authority, signing_moment
):
    later = signing_moment + timedelta(days=700)
    found = verify_pdf(signed_once, trusted=[authority.root], moment=later)
    (signature,) = found.signatures
    assert found.result is Result.VALID_UNTRUSTED
    assert (signature.in_period_when_signed, signature.in_period_now) == (True, False)


def test_an_expired_self_made_certificate_trusted_by_name_expires_too(
    form_pdf, self_made, signed_by, signing_moment
):
    certificate = x509.load_der_x509_certificate(self_made.signer.signing_cert.dump())
    later = signing_moment + timedelta(days=6 * 365)
    found = verify_pdf(signed_by(form_pdf, self_made), trusted=[certificate], moment=later)
    assert found.result is Result.VALID_SELF_MADE


def test_a_page_repainted_after_signing_is_a_change(signed_thrice, authority, signing_moment):
    pdf = revised(signed_thrice, repaint_page)
    found = verify_pdf(pdf, trusted=[authority.root], moment=signing_moment)
    assert found.result is Result.CHANGED
    assert all(s.coverage is Coverage.OTHER_CHANGES for s in found.signatures)
    assert all(s.intact for s in found.signatures)


def test_a_page_repainted_between_two_signatures_is_a_change(
    signed_once, self_made, signed_by, signing_moment
):
    pdf = signed_by(revised(signed_once, repaint_page), self_made, Role.APPROVER)
    found = verify_pdf(pdf, moment=signing_moment)
    assert found.result is Result.CHANGED
    assert [s.allowed for s in found.signatures] == [False, True]


def test_an_assessment_exchanged_after_signing_is_a_change(signed_once, signing_moment):
    found = verify_pdf(revised(signed_once, replace_assessment), moment=signing_moment)
    assert found.result is Result.CHANGED
    assert found.assessment_unchanged is False
    assert found.assessment_sha256 != verify_pdf(signed_once, moment=signing_moment).assessment_sha256


def test_the_hash_is_of_the_assessment_inside(signed_once, signing_moment):
    found = verify_pdf(signed_once, moment=signing_moment)
    # printf '{"id":"sample"}' | sha256sum
    assert found.assessment_sha256 == "1bfb3e997ffc69bff94a42cdcbe2beb7640fb7672642b6e9b62ae804095a3452"


def test_a_signature_removed_by_an_update_is_a_change(signed_once, signing_moment):
    found = verify_pdf(revised(signed_once, clear_assessor_field), moment=signing_moment)
    assert found.result is Result.CHANGED
    assert found.signature_removed
    assert found.signatures == ()


def test_a_signature_removed_among_others_is_a_change(signed_thrice, signing_moment):
    found = verify_pdf(revised(signed_thrice, clear_assessor_field), moment=signing_moment)
    assert found.result is Result.CHANGED
    assert len(found.signatures) == 2


def test_metadata_rewritten_by_another_program_are_mentioned(signed_once, signing_moment):
    found = verify_pdf(
        revised(signed_once, retitle, writer_class=IncrementalPdfFileWriter), moment=signing_moment
    )
    assert found.result.unchanged
    assert found.metadata_unchanged is False
    assert found.assessment_unchanged


def test_white_space_after_the_end_is_shown_as_appended(signed_once, signing_moment):
    found = verify_pdf(signed_once + b"\n \r\n", moment=signing_moment)
    assert found.result is Result.VALID_UNTRUSTED
    assert found.signatures[0].coverage is Coverage.APPENDED_BYTES


@pytest.mark.parametrize("appended", [b"x", b"\n% a comment\n", b"\nstartxref\n0\n%%EOF\n", b"<script>"])
def test_anything_else_after_the_end_is_no_valid_document(signed_once, signing_moment, appended):
    assert verify_pdf(signed_once + appended, moment=signing_moment).result in {
        Result.CHANGED,
        Result.DAMAGED,
    }


def test_a_document_nobody_signed_is_unsigned(form_pdf, signing_moment):
    found = verify_pdf(form_pdf, moment=signing_moment)
    assert found.result is Result.UNSIGNED
    assert found.empty_fields == ("Assessor", "PrivacyOfficer", "Approver")
    assert found.assessment_unchanged is None


@pytest.mark.parametrize("content", [b"", b"text", b"PK\x03\x04", b" " * 2000 + b"%PDF-1.7"])
def test_what_has_no_pdf_header_is_no_pdf(content, signing_moment):
    assert verify_pdf(content, moment=signing_moment).result is Result.NOT_A_PDF


def test_an_encrypted_document_is_unreadable(form_pdf, signing_moment):
    with pikepdf.open(BytesIO(form_pdf)) as opened:
        written = BytesIO()
        opened.save(written, encryption=pikepdf.Encryption(owner="o", user="u"))
    found = verify_pdf(written.getvalue(), moment=signing_moment)
    assert (found.result, found.problem) == (Result.DAMAGED, Problem.UNREADABLE)


def test_a_signature_resting_on_a_weak_hash_is_not_valid(form_pdf, self_made, signing_moment):
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

    metadata = PdfSignatureMetadata(field_name="Assessor", md_algorithm="sha1")
    signer = PdfSigner(metadata, signer=self_made.signer)
    pdf = signer.sign_pdf(MetadataKeepingWriter(BytesIO(form_pdf))).getvalue()
    found = verify_pdf(pdf, moment=signing_moment)
    assert found.result is Result.DAMAGED
    assert (found.signatures[0].intact, found.signatures[0].valid) == (True, False)


def test_a_signature_in_an_unknown_format_is_not_passed_over(signed_once, signing_moment):
    pdf = signed_once.replace(b"/SubFilter /ETSI.CAdES.detached", b"/SubFilter /ETSI.CAdES.detacheX")
    found = verify_pdf(pdf, moment=signing_moment)
    assert found.result is Result.DAMAGED
    assert [s.readable for s in found.signatures] == [False]


def test_a_verification_is_plain_json(signed_thrice, signing_moment):
    found = verify_pdf(signed_thrice, moment=signing_moment)
    text = json.dumps(msgspec.to_builtins(found), ensure_ascii=False)
    assert msgspec.json.decode(text, type=type(found)) == found


def test_certificates_that_could_all_be_each_other_s_issuer_are_not_tried_in_every_order(
    form_pdf, signed_by, signing_moment
):
    """With nine of them the search for a path takes more than a minute, and each more tenfold."""
    keys = [ec.generate_private_key(ec.SECP256R1()) for _ in range(6)]
    name = x509.Name([x509.NameAttribute(x509.oid.NameOID.COMMON_NAME, "同名")])
    certificates = [
        x509.CertificateBuilder(name, name, key.public_key(), 1 + i)
        .not_valid_before(signing_moment - timedelta(days=1))
        .not_valid_after(signing_moment + timedelta(days=1))
        .sign(keys[i - 1], hashes.SHA256())
        for i, key in enumerate(keys)
    ]
    signer = KeySigner(keys[0], certificates[0], certificates[1:])
    identity = Identity("同名", "", signing_moment, signing_moment, "", False, signer)
    found = verify_pdf(signed_by(form_pdf, identity), moment=signing_moment)
    assert found.result is Result.DAMAGED
    assert not found.signatures[0].readable


def test_objects_declared_for_nothing_are_refused_before_they_are_counted():
    """When this fails, pyHanko no longer reads through the bounded function (see ``bounds``)."""
    start = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n"
    entries = b"<</Type/XRef/W[0 0 0]/Index[0 1000000]/Size 1000000/Root 1 0 R/Length 0>>"
    pdf = b"%s2 0 obj\n%sstream\n\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % (start, entries, len(start))
    with pytest.raises(PdfReadError, match="no width"):
        PdfFileReader(BytesIO(pdf))


def test_more_objects_than_a_document_has_are_refused(monkeypatch, form_pdf, signing_moment):
    from pia_wizard.signing import bounds

    monkeypatch.setattr(bounds, "MOST_OBJECTS", 5)
    assert verify_pdf(form_pdf, moment=signing_moment).problem is Problem.UNREADABLE


@pytest.mark.parametrize(
    ("bound", "problem"),
    [
        ("LARGEST_PDF", Problem.TOO_LARGE),
        ("MOST_SIGNATURES", Problem.TOO_MANY_SIGNATURES),
        ("MOST_REVISIONS", Problem.TOO_MANY_REVISIONS),
    ],
)
def test_a_document_beyond_the_bounds_is_not_verified(
    monkeypatch, signed_thrice, signing_moment, bound, problem
):
    from pia_wizard.signing import verification

    monkeypatch.setattr(verification, bound, 2)
    found = verify_pdf(signed_thrice, moment=signing_moment)
    assert (found.result, found.problem) == (Result.DAMAGED, problem)
