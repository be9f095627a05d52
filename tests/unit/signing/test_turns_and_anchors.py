"""Whose turn it is to sign a report that exists, and to which roots its signatures lead."""

import pytest

from pia_wizard.signing.anchors import anchors
from pia_wizard.signing.evidence import Evidence, RevocationData
from pia_wizard.signing.levels import Level
from pia_wizard.signing.order import AlreadySignedError, ApprovedError, TurnPassedError
from pia_wizard.signing.roles import Role
from pia_wizard.signing.sign import NoSignatureFieldError, UnsignablePdfError
from pia_wizard.signing.turns import turns

EVERYONE = {Role.ASSESSOR, Role.PRIVACY_OFFICER, Role.APPROVER}


def may(pdf: bytes) -> set[Role]:
    return {role for role, refusal in turns(pdf).items() if refusal is None}


def test_before_anyone_signed_everyone_may(form_pdf):
    assert may(form_pdf) == EVERYONE


def test_who_signed_is_told_and_those_above_may_still(signed_once):
    assert may(signed_once) == EVERYONE - {Role.ASSESSOR}
    assert isinstance(turns(signed_once)[Role.ASSESSOR], AlreadySignedError)


def test_a_turn_that_passed_is_told_as_that(form_pdf, signed_by, self_made):
    found = turns(signed_by(form_pdf, self_made, Role.PRIVACY_OFFICER))
    assert isinstance(found[Role.ASSESSOR], TurnPassedError)
    assert found[Role.APPROVER] is None


def test_after_the_approver_nobody_signs(form_pdf, signed_by, self_made):
    found = turns(signed_by(form_pdf, self_made, Role.APPROVER))
    assert isinstance(found[Role.ASSESSOR], ApprovedError)
    assert may(signed_by(form_pdf, self_made, Role.APPROVER)) == set()


@pytest.mark.parametrize("content", [b"", b"text", b"%PDF-1.7\n" + bytes(100)])
def test_what_is_no_pdf_cannot_be_signed(content):
    with pytest.raises(UnsignablePdfError):
        turns(content)


def test_a_pdf_without_our_fields_is_no_report():
    from io import BytesIO

    import pikepdf

    pdf, written = pikepdf.new(), BytesIO()
    pdf.add_blank_page()
    pdf.save(written)
    with pytest.raises(NoSignatureFieldError):
        turns(written.getvalue())


def test_the_root_is_found_where_the_signature_brings_it_along(signed_once, authority):
    assert anchors(signed_once) == (authority.root,)


def test_a_self_made_certificate_is_its_own_root(form_pdf, signed_by, self_made):
    assert anchors(signed_by(form_pdf, self_made)) == (self_made.signer.certificate,)


def test_the_root_of_the_timestamps_is_found_too(form_pdf, signed_by, self_made, services):
    means = Evidence(Level.T, f"{services.address}/tsa", (), RevocationData())
    found = anchors(signed_by(form_pdf, self_made, Role.ASSESSOR, means))
    assert self_made.signer.certificate in found
    assert set(found) <= {self_made.signer.certificate, services.root}


@pytest.mark.parametrize("cut", [0, 1, 200, 900, 5000])
def test_what_is_damaged_leads_nowhere_and_raises_nothing(signed_once, cut):
    assert anchors(signed_once[:-cut] if cut else b"") in {(), anchors(signed_once)}
