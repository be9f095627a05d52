"""Write ``docs/schema/assessment-1.json`` from the types; a test holds the file against them."""

import json
from pathlib import Path

from pia_wizard.assessment.schema import NAME, case_schema

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "schema"


def main() -> None:
    """Write the schema, indented for people to read."""
    text = json.dumps(case_schema(), ensure_ascii=False, indent=2)
    (FOLDER / NAME).write_text(f"{text}\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
