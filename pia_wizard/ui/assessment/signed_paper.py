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

    The passphrase is not shown by ``repr``.
    """

    role: str
    name: str = ""
    organisation: str = ""
    file: Path | None = None
    passphrase: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class SignedPaper:
    """A signed report on disk and what verifying it says, in sentences."""

    path: Path
    verification: tuple[str, ...]


def signed_paper(
    session: AssessmentSession, paper: Translator, words: Translator, order: SignOrder, path: Path
) -> SignedPaper:
    """Make, sign, save and verify the report; raises PiaError with nothing half-written."""
    from pia_wizard.session import verifying
    from pia_wizard.signing.roles import Role

    pdf = session.signed_report(paper, _identity(order), Role(order.role))
    write_whole(path, pdf)
    return SignedPaper(path, tuple(verifying.lines(verifying.verified(path), words)))


def _identity(order: SignOrder) -> "Identity":
    from pia_wizard.session import identities

    secret = order.passphrase.encode() or None
    if order.file is not None:
        return identities.load(order.file, secret)
    path = identities.default_path()
    if path.exists():
        return identities.load(path, secret)
    return identities.make(path, order.name, order.organisation, secret)
