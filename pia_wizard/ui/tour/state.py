"""Whether the tour was left once, in a small file beside the settings."""

from pathlib import Path

from pia_wizard.session.settings import settings_file


def tour_was_left() -> bool:
    """Return whether the tour was left on this computer."""
    return _file().is_file()


def remember_tour_left() -> None:
    """Keep that the tour was left; where it cannot be written, the next start offers it again."""
    try:
        _file().parent.mkdir(parents=True, exist_ok=True)
        _file().write_text('{"left": true}\n', "utf-8")
    except OSError:
        return


def _file() -> Path:
    return settings_file().with_name("tour.json")
