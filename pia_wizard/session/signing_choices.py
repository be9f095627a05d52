"""How this computer's user signed the last time, so that it need not be typed again. Never a secret."""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from urllib.parse import urlsplit

from pia_wizard.session.settings import settings_file

_MOST_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class SigningChoices:
    """What is remembered: paths and names as text, all may be empty.

    ``kind`` is which kind of identity was used, ``module`` the driver of a token, ``server`` the address of
    a timestamp server.
    """

    kind: str = ""
    role: str = ""
    file: str = ""
    module: str = ""
    token: str = ""
    certificate: str = ""
    level: str = ""
    server: str = ""
    seal: str = ""
    company: str = ""


def choices_file() -> Path:
    """Return where they are kept, beside the settings."""
    return settings_file().with_name("signing.json")


def load_choices() -> SigningChoices:
    """Return what is remembered; what is missing or makes no sense is empty."""
    try:
        with choices_file().open("rb") as file:
            held = json.loads(file.read(_MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return SigningChoices()
    if not isinstance(held, dict):
        return SigningChoices()
    names = {field.name for field in fields(SigningChoices)}
    return SigningChoices(**{name: text for name, text in held.items() if name in names and _is_line(text)})


def keep_choices(choices: SigningChoices) -> None:
    """Remember choices; an address that carries a password is left out. Where it cannot be, nothing is."""
    from pia_wizard.storage.durable_file import put_whole

    held = asdict(choices)
    if _carries_secret(choices.server):
        held["server"] = ""
    path = choices_file()
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        put_whole(path, json.dumps(held, indent=2).encode())


def _carries_secret(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return True
    return parts.username is not None or parts.password is not None or bool(parts.query)


def _is_line(value: object) -> bool:
    return isinstance(value, str) and len(value) < 4096 and "\0" not in value and "\n" not in value
