"""Who may sign when: assessor, privacy officer, approver, each once, and nobody after the approver."""

from io import BytesIO
from itertools import permutations

import pytest
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

from pia_wizard.errors import RefusedError
from pia_wizard.i18n import translator
from pia_wizard.signing.order import ApprovedError, NotCertifiedError, TurnPassedError
from pia_wizard.signing.pades import MetadataKeepingWriter
from pia_wizard.signing.roles import Role
from pia_wizard.signing.verification import verify_pdf


@pytest.mark.parametrize("role", [Role.ASSESSOR, Role.PRIVACY_OFFICER])
def test_after_the_approver_nobody_signs(form_pdf, self_made, signed_by, role):
    approved = signed_by(form_pdf, self_made, Role.APPROVER)
    with pytest.raises(ApprovedError) as caught:
        signed_by(approved, self_made, role)
    assert "承認者がすでに署名しています" in translator("ja").error(caught.value).why


def test_the_assessor_does_not_sign_what_the_privacy_officer_signed(form_pdf, self_made, signed_by):
    checked = signed_by(form_pdf, self_made, Role.PRIVACY_OFFICER)
    with pytest.raises(TurnPassedError):
        signed_by(checked, self_made, Role.ASSESSOR)


def test_of_all_orders_of_three_only_one_gets_all_three_signatures(form_pdf, self_made, signed_by):
    complete = []
    for order in permutations(Role):
        pdf = form_pdf
        try:
            for role in order:
                pdf = signed_by(pdf, self_made, role)
        except RefusedError:
            continue
        complete.append(order)
    assert complete == [(Role.ASSESSOR, Role.PRIVACY_OFFICER, Role.APPROVER)]


@pytest.fixture
def approved_by_another_program(form_pdf, self_made) -> bytes:
    """Return the form with a plain approval signature of the privacy officer, first and not certifying."""
    metadata = PdfSignatureMetadata(field_name="PrivacyOfficer", md_algorithm="sha256")
    signer = PdfSigner(metadata, signer=self_made.signer)
    return signer.sign_pdf(MetadataKeepingWriter(BytesIO(form_pdf))).getvalue()


def test_a_document_signed_first_without_certifying_it_takes_no_signature(
    approved_by_another_program, self_made, signed_by
):
    with pytest.raises(NotCertifiedError):
        signed_by(approved_by_another_program, self_made, Role.APPROVER)


def test_signatures_out_of_order_are_reported(approved_by_another_program, self_made, signing_moment):
    metadata = PdfSignatureMetadata(field_name="Assessor", md_algorithm="sha256")
    writer = MetadataKeepingWriter(BytesIO(approved_by_another_program))
    pdf = PdfSigner(metadata, signer=self_made.signer).sign_pdf(writer).getvalue()
    found = verify_pdf(pdf, moment=signing_moment)
    assert [check.role for check in found.signatures] == [Role.PRIVACY_OFFICER, Role.ASSESSOR]
    assert found.out_of_order


def test_signatures_in_order_are_not_reported_as_out_of_order(signed_thrice, signing_moment):
    assert not verify_pdf(signed_thrice, moment=signing_moment).out_of_order
