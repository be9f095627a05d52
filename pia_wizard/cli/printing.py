"""Results for people and for machines."""

import json
import sys
from collections.abc import Iterable

from pia_wizard.assessment.text import kept_text


def as_json(result: object) -> None:
    """Print a result as one JSON document in UTF-8, whatever the terminal's encoding."""
    if sys.stdout is None:  # a program without a console
        return
    sys.stdout.flush()
    text = json.dumps(result, ensure_ascii=False, indent=2)
    sys.stdout.buffer.write(text.encode(errors="replace") + b"\n")
    sys.stdout.buffer.flush()


def as_lines(lines: Iterable[str]) -> None:
    """Print lines; characters the terminal cannot show are replaced, never a reason to stop."""
    for line in lines:
        print(printable(line))


def printable(text: str) -> str:
    """Return text that cannot steer a terminal, wherever it came from: without control characters."""
    return kept_text(text)
