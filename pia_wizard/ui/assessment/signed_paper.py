"""Signing a report and proving it at once: what was saved is read back and verified."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pia_wizard.exchange.whole_file import write_whole
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession

if TYPE_CHECKING:
    from pia_wizard.signing.identity import Identity


@dataclass(frozen=True, slots=True)
class SignOrder:
    """Who signs in which role. Without ``file`` the self-made identity is used, made on first use.

    With ``on_token`` the file is the PKCS#11 module of a token and the passphrase its PIN. ``company`` is
    the name for a square seal. ``agreed``: private facts in the certificate may be spread. The passphrase
    is not shown by ``repr``.
    """

    role: str
    name: str = ""
    organisation: str = ""
    file: Path | None = None
    passphrase: str = field(default="", repr=False)
    on_token: bool = False
    company: str = ""
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class SignedPaper:
    """A signed report on disk and what verifying it says, in sentences."""

    path: Path
    verification: tuple[str, ...]


def signed_paper(
    session: AssessmentSession, paper: Translator, words: Translator, order: SignOrder, path: Path
) -> SignedPaper:
    """Make, sign, save and verify the report; raises PiaError with nothing half-written."""
    from pia_wizard.session import identities, papers, verifying
    from pia_wizard.signing.roles import Role

    identity, moment = _identity(order), papers.now()
    identities.require_agreed(identity, words, agreed=order.agreed)
    report = session.report(paper, moment)
    pdf = papers.signed(report, identity, Role(order.role), paper, moment, company=order.company)
    write_whole(path, pdf)
    return SignedPaper(path, tuple(verifying.lines(verifying.verified(path), words)))


def _identity(order: SignOrder) -> "Identity":
    from pia_wizard.session import identities

    secret = order.passphrase.encode() or None
    if order.file is not None and order.on_token:
        return identities.on_token(order.file, order.passphrase or None)
    if order.file is not None:
        return identities.load(order.file, secret)
    path = identities.default_path()
    if path.exists():
        return identities.load(path, secret)
    return identities.make(path, order.name, order.organisation, secret)
