"""Write the JSON Schemas of the content and of ``case.json``; ``--check`` only compares."""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from pia_wizard.assessment.schema import NAME, case_schema
from pia_wizard.questionnaire.json_schema import write_schemas

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "questionnaires" / "schema"
CASE = ROOT / "docs" / "schema" / NAME


def outdated() -> list[Path]:
    """Return the committed schema files that differ from what the types give."""
    with tempfile.TemporaryDirectory() as folder:
        write_schemas(Path(folder))
        fresh = {CONTENT / path.name: path.read_bytes() for path in Path(folder).iterdir()}
    fresh[CASE] = _case()
    stale = [path for path, data in fresh.items() if not path.is_file() or path.read_bytes() != data]
    return stale + [path for path in CONTENT.glob("*.json") if path not in fresh]


def _case() -> bytes:
    return (json.dumps(case_schema(), ensure_ascii=False, indent=2) + "\n").encode()


def main() -> int:
    """Write or compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    if not parser.parse_args().check:
        CONTENT.mkdir(exist_ok=True)
        CASE.parent.mkdir(parents=True, exist_ok=True)
        write_schemas(CONTENT)
        CASE.write_bytes(_case())
    stale = outdated()
    for path in stale:
        print(f"{path.relative_to(ROOT)}: not what the types say; run make schemas")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
