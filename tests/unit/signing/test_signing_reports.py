"""Signing: into which field, in which order, and what stays as it was."""

import re
from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from pia_wizard.pdf.pictures import page_picture
from pia_wizard.signing.pades import MetadataKeepingWriter
from pia_wizard.signing.roles import Role, role_of
from pia_wizard.signing.sign import (
    AlreadySignedError,
    ClosedToSignaturesError,
    NoSignatureFieldError,
    UnsignablePdfError,
)


def saved(pdf) -> bytes:
    written = BytesIO()
    pdf.save(written)
    return written.getvalue()


def carried_metadata(pdf: bytes) -> tuple[bytes, dict[str, str]]:
    with pikepdf.open(BytesIO(pdf)) as opened:
        info = {key: str(value) for key, value in opened.docinfo.items()}
        return opened.Root.Metadata.read_raw_bytes(), info


def signature_of(pdf: bytes, field: str) -> dict[str, str]:
    with pikepdf.open(BytesIO(pdf)) as opened:
        found = next(f for f in opened.Root.AcroForm.Fields if str(f.T) == field)
        return {key: str(value) for key, value in found.V.items() if key not in {"/Contents", "/Reference"}}


def test_signing_only_appends(form_pdf, signed_once, signed_thrice):
    assert signed_once.startswith(form_pdf)
    assert signed_thrice.startswith(form_pdf)


def test_signing_keeps_xmp_and_document_information_byte_for_byte(form_pdf, signed_thrice):
    assert carried_metadata(signed_thrice) == carried_metadata(form_pdf)


def test_pyhanko_left_to_itself_would_rewrite_the_metadata(form_pdf):
    """When this fails, pyHanko has changed: ``MetadataKeepingWriter`` is needless or without effect."""

    def revised(writer_class) -> bytes:
        writer, written = writer_class(BytesIO(form_pdf)), BytesIO()
        writer.update_root()
        writer.write(written)
        return written.getvalue()

    assert carried_metadata(revised(IncrementalPdfFileWriter)) != carried_metadata(form_pdf)
    assert carried_metadata(revised(MetadataKeepingWriter)) == carried_metadata(form_pdf)


def test_elliptic_curve_signatures_leave_the_document_at_pdf_1_7(signed_thrice):
    with pikepdf.open(BytesIO(signed_thrice)) as opened:
        assert opened.pdf_version == "1.7"
        assert opened.Root.get("/Version", Name("/1.7")) == Name("/1.7")
        assert set(opened.Root.Extensions.keys()) == {"/ESIC"}


def test_the_signing_time_is_the_moment_given_and_not_the_clock(signed_thrice):
    assert signature_of(signed_thrice, "Assessor")["/M"] == "D:20261121103000+09'00'"
    assert signature_of(signed_thrice, "Approver")["/M"] == "D:20261121103200+09'00'"


def test_a_signature_names_its_format_signer_and_reason(signed_once):
    signature = signature_of(signed_once, "Assessor")
    assert signature["/SubFilter"] == "/ETSI.CAdES.detached"
    assert (signature["/Name"], signature["/Reason"]) == ("officer", "内容を確認した")


def test_the_first_signature_certifies_and_permits_only_signatures(signed_thrice):
    with pikepdf.open(BytesIO(signed_thrice)) as opened:
        by_field = {str(f.T): f.V for f in opened.Root.AcroForm.Fields}
        certifying = opened.Root.Perms.DocMDP
        assert certifying.Reference[0].TransformParams.P == 2
        assert certifying.objgen == by_field["Assessor"].objgen
        assert "/Reference" not in by_field["Approver"]


def test_whoever_signs_first_certifies(form_pdf, self_made, signed_by):
    pdf = signed_by(form_pdf, self_made, Role.APPROVER)
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert str(opened.Root.Perms.DocMDP.Reason) == "内容を確認した"


def test_the_seal_appears_on_the_page_in_the_role_s_field(form_pdf, signed_once):
    def red_pixels(pdf: bytes) -> int:
        pixels = page_picture(pdf, dpi=72).crop((60, 642, 160, 742)).load()
        return sum(pixels[x, y][0] > 200 and pixels[x, y][1] < 100 for x in range(100) for y in range(100))

    assert red_pixels(form_pdf) == 0
    assert red_pixels(signed_once) > 500


def test_a_field_is_signed_once(signed_once, self_made, signed_by):
    with pytest.raises(AlreadySignedError) as caught:
        signed_by(signed_once, self_made, Role.ASSESSOR)
    assert "Assessor" in str(caught.value)


def test_a_document_without_the_role_s_field_is_refused(form_pdf, self_made, signed_by):
    with pikepdf.open(BytesIO(form_pdf)) as opened:
        opened.Root.AcroForm.Fields = opened.pages[0].Annots = Array(list(opened.pages[0].Annots)[:1])
        pdf = saved(opened)
    with pytest.raises(NoSignatureFieldError):
        signed_by(pdf, self_made, Role.APPROVER)


def test_a_document_without_any_form_is_refused(self_made, signed_by):
    pdf = pikepdf.new()
    pdf.add_blank_page()
    with pytest.raises(NoSignatureFieldError):
        signed_by(saved(pdf), self_made)


def test_a_document_certified_against_every_change_is_refused(signed_once, self_made, signed_by):
    """The permission is patched in place: whether the signature still holds is not what is asked."""
    closed = signed_once.replace(b"/P 2", b"/P 1")
    assert closed != signed_once
    with pytest.raises(ClosedToSignaturesError):
        signed_by(closed, self_made, Role.APPROVER)


@pytest.mark.parametrize("content", [b"", b"text", b"%PDF-1.7\n%%EOF\n"])
def test_what_is_no_pdf_cannot_be_signed(content, self_made, signed_by):
    with pytest.raises(UnsignablePdfError):
        signed_by(content, self_made)


def test_an_encrypted_document_cannot_be_signed(form_pdf, self_made, signed_by):
    with pikepdf.open(BytesIO(form_pdf)) as opened:
        written = BytesIO()
        opened.save(written, encryption=pikepdf.Encryption(owner="o", user="u"))
    with pytest.raises(UnsignablePdfError):
        signed_by(written.getvalue(), self_made)


def test_a_document_with_a_classic_cross_reference_table_is_signed_too(form_pdf, self_made, signed_by):
    with pikepdf.open(BytesIO(form_pdf)) as opened:
        written = BytesIO()
        opened.save(written, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert b"\nxref\n" in written.getvalue()
    assert signature_of(signed_by(written.getvalue(), self_made), "Assessor")["/Filter"] == "/Adobe.PPKLite"


def test_the_same_identity_signs_any_number_of_documents(form_pdf, self_made, signed_by):
    first, second = (signed_by(form_pdf, self_made) for _ in range(2))
    assert len(first) == len(second)


def test_every_field_belongs_to_one_role():
    assert [role_of(role.field) for role in Role] == list(Role)
    assert role_of("Signature1") is None
    assert len({role.label for role in Role}) == 3


def test_the_hidden_field_of_another_program_does_not_disturb(form_pdf, self_made, signed_by):
    with pikepdf.open(BytesIO(form_pdf)) as opened:
        text = opened.make_indirect(Dictionary(FT=Name.Tx, T=String("note"), V=String("x")))
        opened.Root.AcroForm.Fields.append(text)
        pdf = saved(opened)
    assert re.search(rb"/ByteRange\s*\[", signed_by(pdf, self_made))


def test_a_role_signs_with_the_date_of_its_own_time_zone(form_pdf, self_made, signing_moment):
    from datetime import UTC

    from pia_wizard.signing.sign import sign_pdf

    evening = signing_moment.astimezone(UTC) + timedelta(hours=20)
    pdf = sign_pdf(form_pdf, self_made, Role.ASSESSOR, moment=evening, seal_name="x", seal_top="y", reason="")
    assert signature_of(pdf, "Assessor")["/M"].startswith("D:20261121213000")
    assert "/Reason" not in signature_of(pdf, "Assessor")
