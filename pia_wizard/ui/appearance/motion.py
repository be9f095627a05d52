"""Whether things may move by themselves, as the user chose or the system tells."""

SYSTEM, REDUCED, FULL = "system", "reduced", "full"
LONGEST = 140
"""Milliseconds: short enough that nobody waits, long enough for the eye to follow."""
_WITHOUT_SCREEN = frozenset({"offscreen", "minimal"})


class _Chosen:
    """What the user chose; one for the whole program, like the text size."""

    motion = SYSTEM


def use_motion(choice: str) -> None:
    """Move from now on as chosen: one of ``settings.MOTIONS``."""
    _Chosen.motion = choice


def duration() -> int:
    """Return how many milliseconds a change on screen may take; 0 if it is to be there at once.

    Without a choice of the user's the system decides: its style asks for no time where motion is to be
    reduced, and where there is no screen nobody sees any.
    """
    if _Chosen.motion != SYSTEM:
        return LONGEST if _Chosen.motion == FULL else 0
    from PySide6.QtWidgets import QApplication, QStyle  # not needed for the first paint

    if QApplication.platformName() in _WITHOUT_SCREEN:
        return 0
    asked = QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration)
    return min(LONGEST, max(0, asked))
