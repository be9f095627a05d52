"""The identities this computer's user signs with."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_data_path

from pia_wizard.exchange.whole_file import made_folder

if TYPE_CHECKING:
    from pia_wizard.signing.identity import Identity


def default_path() -> Path:
    """Return where the identity that the program makes on first use is kept."""
    return user_data_path("PIA Wizard", appauthor=False) / "self-made.p12"


def load(path: Path, passphrase: bytes | None) -> "Identity":
    """Return the identity of a PKCS#12 file; the errors of ``pia_wizard.signing`` name each cause."""
    from pia_wizard.signing.identity import load_identity

    return load_identity(path, passphrase, moment=datetime.now(UTC))


def make(path: Path, name: str, organisation: str = "", passphrase: bytes | None = None) -> "Identity":
    """Make a self-made identity, readable by its owner only; it proves integrity, not who signed."""
    from pia_wizard.signing.identity import make_identity

    made_folder(path.parent)
    return make_identity(
        path, name=name, organisation=organisation, passphrase=passphrase, moment=datetime.now(UTC)
    )
