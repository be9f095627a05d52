"""The hash that stands on the pages, read as anyone would copy it."""

import random
from hashlib import sha256
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from pia_wizard.pdf.printed import printed_digests

FIRST, LAST = (sha256(text).hexdigest() for text in (b"first", b"last"))


def pages(*texts: str) -> bytes:
    written = BytesIO()
    canvas = Canvas(written)
    for text in texts:
        canvas.drawString(40, 700, text)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def test_the_hash_nearest_the_end_is_the_one_printed():
    assert printed_digests(pages(FIRST, f"SHA-256: {LAST}.", "end")) == {LAST}


@pytest.mark.parametrize("text", ["", FIRST[:63], FIRST + "0", FIRST.upper(), "g" * 64])
def test_what_is_no_hash_is_not_taken_for_one(text):
    assert printed_digests(pages(text)) == frozenset()


@pytest.mark.parametrize("content", [b"", b"text", b"%PDF-1.7\n", b"%PDF-1.7\ntrailer<</Root 1 0 R>>\n%%EOF"])
def test_what_is_no_document_prints_nothing(content):
    assert printed_digests(content) == frozenset()


def test_a_damaged_document_gives_a_result():
    whole = pages(FIRST, LAST)
    chance = random.Random(5)  # noqa: S311 - chance for places to damage, not for keys
    for _ in range(60):
        damaged = bytearray(whole[: chance.randrange(len(whole))])
        for position in chance.sample(range(len(damaged)), min(8, len(damaged))):
            damaged[position] = chance.randrange(256)
        assert all(len(digest) == 64 for digest in printed_digests(bytes(damaged)))
