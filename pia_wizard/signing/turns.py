"""Whose turn it is to sign a report that exists, asked before anyone is bothered for a passphrase."""

from io import BytesIO

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, enumerate_sig_fields
from pyhanko.sign.validation import read_certification_data

import pia_wizard.signing.bounds  # noqa: F401 - bounds what pyHanko reads
from pia_wizard.errors import PiaError
from pia_wizard.signing.order import NotCertifiedError, require_turn
from pia_wizard.signing.roles import Role, role_of
from pia_wizard.signing.sign import ClosedToSignaturesError, NoSignatureFieldError, UnsignablePdfError


def turns(pdf: bytes) -> dict[Role, PiaError | None]:
    """Return of each role why it cannot sign now, or None if it can.

    Raises UnsignablePdfError, or NoSignatureFieldError for what is no report with signature fields.
    """
    try:
        reader = PdfFileReader(BytesIO(pdf))
        values = {str(name): value is not None for name, value, _ in enumerate_sig_fields(reader)}
        certified = read_certification_data(reader)
    except Exception as error:  # whatever pyHanko meets in a foreign file
        raise UnsignablePdfError from error
    if not any(role_of(name) for name in values):
        raise NoSignatureFieldError(field=Role.ASSESSOR.field)
    signed = [name for name, filled in values.items() if filled]
    roles = [role for role in map(role_of, signed) if role]
    if certified is None and signed:
        return dict.fromkeys(Role, NotCertifiedError())
    if certified is not None and certified.permission == MDPPerm.NO_CHANGES:
        return dict.fromkeys(Role, ClosedToSignaturesError())
    return {role: _refusal(role, roles, values) for role in Role}


def _refusal(role: Role, signed: list[Role], fields: dict[str, bool]) -> PiaError | None:
    if role.field not in fields:
        return NoSignatureFieldError(field=role.field)
    try:
        require_turn(role, signed)
    except PiaError as error:
        return error
    return None
