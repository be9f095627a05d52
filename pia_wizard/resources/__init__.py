"""Where the bundled files lie: the one place that knows a checkout from an installed package."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def root() -> Path:
    """Return the folder of ``questionnaires/``, ``locales/``, ``resources/``, ``samples/``, ``docs/manual/``.

    An installed package carries them in ``_bundled``; a checkout uses the folders as they lie.
    """
    bundled = _PACKAGE / "_bundled"
    return bundled if bundled.is_dir() else _PACKAGE.parent


def questionnaires() -> Path:
    """Return the folder of the shipped content (questions, guidelines, risks, methods, notices)."""
    return root() / "questionnaires"


def locales() -> Path:
    """Return the folder of the gettext catalogues."""
    return root() / "locales"


def samples() -> Path:
    """Return the folder of complete example assessments."""
    return root() / "samples"


def manual() -> Path:
    """Return the folder of the manual: one folder of chapters for each language, and ``images/``."""
    return root() / "docs" / "manual"


def font(name: str) -> Path:
    """Return the path of a bundled font file."""
    return root() / "resources" / "fonts" / name


def file(*parts: str) -> Path:
    """Return the path of any other file below ``resources/``."""
    return (root() / "resources").joinpath(*parts)
