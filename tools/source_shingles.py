"""Keep the fingerprints of source documents, so that no sentence of theirs is shipped as ours.

The guidelines are judged in our own words, and some of them may not be reused. Their text cannot be part
of the project, but its fingerprints can: every run of 14 letters or digits, hashed. Given the documents as
UTF-8 text, this writes ``tests/content/source_shingles.bin``, which the tests hold every text against.

    tools/source_shingles.py guideline-1.txt guideline-2.txt
"""

import argparse
import sys
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "tests" / "content" / "source_shingles.bin"
LENGTH = 14
"""Letters in a run; shorter ones in common are mostly the subject's own words."""
SIZE = 6
"""Bytes of a fingerprint: an accidental match is out of the question."""


def letters(text: str) -> str:
    """Return only the letters and digits, as one writes them today: layout and signs hide nothing."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text) if sign.isalnum())


def runs(text: str) -> Iterator[str]:
    """Give every run of LENGTH letters, overlapping; none if the text is shorter."""
    kept = letters(text)
    return (kept[start : start + LENGTH] for start in range(len(kept) - LENGTH + 1))


def fingerprint(run: str) -> bytes:
    """Return SIZE bytes from which the run cannot be read back."""
    return blake2b(run.encode(), digest_size=SIZE).digest()


def packed(texts: Iterable[str]) -> bytes:
    """Return the fingerprints of all runs of the texts, sorted, each once, compressed."""
    found = {fingerprint(run) for text in texts for run in runs(text)}
    return zlib.compress(b"".join(sorted(found)), 9)


def unpacked(data: bytes) -> frozenset[bytes]:
    """Return the fingerprints that ``packed`` wrote."""
    plain = zlib.decompress(data)
    return frozenset(plain[start : start + SIZE] for start in range(0, len(plain), SIZE))


def borrowed(text: str, known: frozenset[bytes], allowed: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the runs of a text that a source has too, in order.

    ``allowed`` are official titles and terms, longest first, that anyone has to write like this: they are
    cut out, and no run reaches across the gap.
    """
    pieces = [letters(text)]
    for title in allowed:
        pieces = [part for piece in pieces for part in piece.split(letters(title))]
    return tuple(run for piece in pieces for run in runs(piece) if fingerprint(run) in known)


def main() -> int:
    """Write the fingerprints of the documents named."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("documents", type=Path, nargs="+", help="the sources as UTF-8 text")
    data = packed(path.read_text(encoding="utf-8") for path in parser.parse_args().documents)
    KEPT.write_bytes(data)
    print(f"{KEPT.relative_to(ROOT)}: {len(unpacked(data))} runs, {len(data)} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
