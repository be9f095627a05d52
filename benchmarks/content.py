"""Loading content: cold and checked, and from the cache, beside plain YAML loaders and hashing alone."""

import hashlib
import tempfile
from pathlib import Path

import yaml

from benchmarks.generated import write_library
from benchmarks.measuring import interleaved, table
from pia_wizard.questionnaire.library import load_library


def main() -> None:
    """Print the ratios."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = write_library(Path(scratch, "content"), questions=999, requirements=333)
        cache = Path(scratch, "cache")
        files = sorted(folder.rglob("*.yaml"))
        load_library([folder], cache=cache)
        rows = interleaved(
            {
                "floor: SHA-256 of the files": lambda: [
                    hashlib.sha256(f.read_bytes()).digest() for f in files
                ],
                "ours, from the cache": lambda: load_library([folder], cache=cache),
                "peer: CSafeLoader, nothing checked": lambda: [
                    yaml.load(f.read_bytes(), yaml.CSafeLoader) for f in files
                ],
                "peer: SafeLoader, nothing checked": lambda: [yaml.safe_load(f.read_bytes()) for f in files],
                "ours, cold and checked": lambda: load_library([folder]),
            },
            runs=5,
        )
        size = sum(f.stat().st_size for f in files) / 1024
    table(
        f"Content of {size:.0f} KB: 1,000 questions, 333 requirements",
        rows,
        against="floor: SHA-256 of the files",
        target="cached ≤ 5 ms, cold ≤ 150 ms per 300 KB",
    )


if __name__ == "__main__":
    main()
