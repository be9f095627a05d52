"""What is asked before signing, as one record; how to come from it to an identity and a manner."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from pia_wizard.i18n import Translator
from pia_wizard.session.signing_choices import SigningChoices

if TYPE_CHECKING:
    from pia_wizard.session.signing import Manner
    from pia_wizard.signing.identity import Identity


class Kind(StrEnum):
    """With what someone signs."""

    SELF_MADE = "self_made"
    FILE = "file"
    TOKEN = "token"  # noqa: S105 - a kind of device, no secret


class Seal(StrEnum):
    """What the signature looks like on the page."""

    DATE = "date"
    COMPANY = "company"


@dataclass(frozen=True, slots=True)
class SignOrder:
    """Who signs in which role, and how.

    ``file`` is a PKCS#12 file, or the PKCS#11 module of a token; the self-made identity needs none, and is
    made on first use with ``name``, ``organisation`` and the secret as its passphrase. The ``secret`` (a
    passphrase or PIN) is not shown by ``repr``. ``lists`` are files of revocation data.
    """

    role: str
    kind: Kind = Kind.SELF_MADE
    name: str = ""
    organisation: str = ""
    file: Path | None = None
    token: str = ""
    certificate: str = ""
    secret: str = field(default="", repr=False)
    level: str = "b-b"
    server: str = ""
    lists: tuple[Path, ...] = ()
    may_fetch: bool = False
    seal: Seal = Seal.DATE
    company: str = ""

    def choices(self, before: SigningChoices) -> SigningChoices:
        """Return what of it is remembered, with what was before where this says nothing about it."""
        file = str(self.file or "")
        return SigningChoices(
            kind=self.kind,
            role=self.role,
            file=file if self.kind is Kind.FILE else before.file,
            module=file if self.kind is Kind.TOKEN else before.module,
            token=self.token if self.kind is Kind.TOKEN else before.token,
            certificate=self.certificate if self.kind is Kind.TOKEN else before.certificate,
            level=self.level,
            server=self.server or before.server,
            seal=self.seal,
            company=self.company or before.company,
        )


def identity_of(order: SignOrder) -> "Identity":
    """Return the identity ordered, fit to sign; raises what opening or making it refuses."""
    from pia_wizard.session import identities

    secret = order.secret.encode() or None
    if order.kind is Kind.TOKEN and order.file is not None:
        return identities.on_token(order.file, order.secret or None, order.token, order.certificate)
    if order.kind is Kind.FILE and order.file is not None:
        return identities.load(order.file, secret)
    path = identities.default_path()
    if path.exists():
        return identities.load(path, secret)
    return identities.make(path, order.name, order.organisation, secret)


def manner_of(order: SignOrder, paper: Translator) -> "Manner":
    """Return how to sign; raises what reading revocation data, or a missing server, refuses."""
    from pia_wizard.session import signing
    from pia_wizard.signing.levels import Level
    from pia_wizard.signing.roles import Role

    means = signing.evidence(
        Level(order.level), server=order.server, lists=order.lists, may_fetch=order.may_fetch
    )
    company = order.company if order.seal is Seal.COMPANY else ""
    return signing.Manner(Role(order.role), paper, means, company)
