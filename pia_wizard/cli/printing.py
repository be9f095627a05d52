"""Results for people and for machines."""

import json
import sys
from collections.abc import Iterable


def as_json(result: object) -> None:
    """Print a result as one JSON document in UTF-8, whatever the terminal's encoding."""
    sys.stdout.flush()
    text = json.dumps(result, ensure_ascii=False, indent=2)
    sys.stdout.buffer.write(text.encode() + b"\n")
    sys.stdout.buffer.flush()


def as_lines(lines: Iterable[str]) -> None:
    """Print lines; characters the terminal cannot show are replaced, never a reason to stop."""
    for line in lines:
        encoding = sys.stdout.encoding or "utf-8"
        print(line.encode(encoding, "replace").decode(encoding))
