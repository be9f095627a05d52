"""The identities this computer's user signs with."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_data_path

from pia_wizard.errors import N_
from pia_wizard.exchange.whole_file import made_folder
from pia_wizard.i18n import Translator

if TYPE_CHECKING:
    from pia_wizard.signing.identity import Identity
    from pia_wizard.signing.tokens import TokenContents

SELF_MADE_PROVES = N_(
    "この証明書は、署名後に書類が変わっていないことを示します。署名した人が誰かは証明しません。"
)
"""What has to be said wherever a self-made identity is used."""


def default_path() -> Path:
    """Return where the identity that the program makes on first use is kept."""
    return user_data_path("PIA Wizard", appauthor=False) / "self-made.p12"


def load(path: Path, passphrase: bytes | None) -> "Identity":
    """Return the identity of a PKCS#12 file; the errors of ``pia_wizard.signing`` name each cause."""
    from pia_wizard.signing.identity import load_identity

    return load_identity(path, passphrase, moment=datetime.now(UTC))


def on_token(module: Path, pin: str | None, token: str = "", certificate: str = "") -> "Identity":
    """Return the identity on an IC card or token; the errors of ``pia_wizard.signing`` name each cause."""
    from pia_wizard.signing.tokens import load_token_identity

    return load_token_identity(
        module, pin, token=token, certificate=certificate, moment=datetime.now(UTC).astimezone()
    )


def tokens_there(module: Path) -> "tuple[TokenContents, ...]":
    """Return the tokens that are there and what certificates they show; asks for no PIN.

    Raises TokenModuleError or NoTokenError.
    """
    from pia_wizard.signing.tokens import token_contents

    return token_contents(module)


def private_facts(identity: "Identity", translator: Translator) -> tuple[str, ...]:
    """Return, as lines, what signing would tell every reader of the holder's private life; () for nothing."""
    from pia_wizard.signing.personal import attribute_lines, personal_attributes

    return attribute_lines(personal_attributes(identity.signer.certificate), translator)


def require_agreed(identity: "Identity", translator: Translator, *, agreed: bool) -> None:
    """Raise PersonalAttributesError, naming them, for private facts to whose spreading nobody agreed."""
    facts = private_facts(identity, translator)
    if facts and not agreed:
        from pia_wizard.signing.personal import PersonalAttributesError

        raise PersonalAttributesError(detail=facts)


def make(path: Path, name: str, organisation: str = "", passphrase: bytes | None = None) -> "Identity":
    """Make a self-made identity, readable by its owner only; it proves integrity, not who signed."""
    from pia_wizard.signing.identity import make_identity

    made_folder(path.parent)
    return make_identity(
        path, name=name, organisation=organisation, passphrase=passphrase, moment=datetime.now(UTC)
    )


def leave(identity: "Identity") -> None:
    """Have a token ask for its PIN again; an identity from a file has nothing to be left."""
    close = getattr(identity.signer, "close", None)
    if close is not None:
        close()
