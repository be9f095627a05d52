"""Days to remember as an iCalendar file (RFC 5545), which any calendar program takes in.

Each is an event of a whole day with two alarms: nine in the morning a week before, and of the day itself.
Taking a newer file in replaces the events of an older one, as their ids stay.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5

_LONGEST_LINE = 75
"""Octets of a line without its end (RFC 5545 3.1)."""

_IDS = UUID("6f4b4b1e-5d0c-5b0e-9c57-3c1f6d0a7e21")
_ALARMS = ("-P6DT15H", "PT9H")
"""From midnight at the beginning of the day: nine o'clock seven days before, and nine o'clock that day."""

_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


@dataclass(frozen=True, slots=True)
class Reminder:
    """A day to remember; ``name`` tells it from all others for good, such as assessment and measure."""

    name: str
    day: date
    title: str
    about: str = ""


def calendar_file(reminders: Iterable[Reminder], *, title: str, language: str, moment: datetime) -> bytes:
    """Return a calendar of reminders; same input, same bytes. ``moment`` tells newer files from older."""
    stamp = f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//PIA Wizard//Reminders//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text(title)}",
    ]
    for reminder in reminders:
        lines += _event(reminder, language, stamp)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _event(reminder: Reminder, language: str, stamp: str) -> Iterator[str]:
    """Yield the lines of one event; it is no time that others would find taken."""
    title = _text(reminder.title)
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid5(_IDS, reminder.name)}"
    yield f"DTSTAMP:{stamp}"
    yield f"LAST-MODIFIED:{stamp}"
    yield f"DTSTART;VALUE=DATE:{reminder.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{reminder.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY;LANGUAGE={language}:{title}"
    if reminder.about:
        yield f"DESCRIPTION;LANGUAGE={language}:{_text(reminder.about)}"
    yield "TRANSP:TRANSPARENT"
    for trigger in _ALARMS:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{title}"
        yield f"TRIGGER:{trigger}"
        yield "END:VALARM"
    yield "END:VEVENT"


def _text(said: str) -> str:
    """Return a text as a value: its marks escaped, and no control characters but line feeds and tabs."""
    lines = said.replace("\r\n", "\n").replace("\r", "\n")
    seen = "".join(c for c in lines if c in "\n\t" or (c >= " " and c != "\x7f"))
    return seen.translate(_ESCAPES)


def _folded(line: str) -> bytes:
    """Return a line with its end, folded so that no part is too long and no character is cut."""
    parts: list[bytes] = [b""]
    for character in line:
        octets = character.encode()
        if len(parts[-1]) + len(octets) > _LONGEST_LINE:
            parts.append(b" ")
        parts[-1] += octets
    return b"\r\n".join(parts) + b"\r\n"
