"""Signed documents that were damaged, cut, spliced or made to do harm."""

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pia_wizard.i18n import translator
from pia_wizard.signing.verification import Result, result_text, verify_pdf

FOUND = {Result.CHANGED, Result.DAMAGED, Result.NOT_A_PDF}


def byte_ranges(pdf: bytes) -> list[tuple[int, int, int, int]]:
    """Return the ByteRange of each signature as it stands in the file."""
    return [tuple(map(int, m)) for m in re.findall(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]", pdf)]


def test_of_300_flipped_bits_under_the_signature_every_one_is_noticed(signed_once, signing_moment):
    ((_, before, after, rest),) = byte_ranges(signed_once)
    chance = random.Random(20261121)  # noqa: S311 - chance for places to damage, not for keys
    positions = chance.sample([*range(before), *range(after, after + rest)], 300)
    for position in positions:
        damaged = bytearray(signed_once)
        damaged[position] ^= 1 << chance.randrange(8)
        assert verify_pdf(bytes(damaged), moment=signing_moment).result in FOUND, position


def test_flipped_bits_in_the_signature_itself_are_noticed_or_change_nothing_of_what_is_said(
    form_pdf, self_made, signed_by, signing_moment
):
    """Padding, and members of the message that repeat others, may change without meaning anything."""
    pdf = signed_by(form_pdf, self_made)
    ((_, before, after, _),) = byte_ranges(pdf)
    message = len(pdf[before : after - 1].rstrip(b"0"))
    original = verify_pdf(pdf, moment=signing_moment)
    chance = random.Random(7)  # noqa: S311 - chance for places to damage, not for keys
    noticed = 0
    for position in chance.sample(range(before, before + message), 150):
        damaged = bytearray(pdf)
        damaged[position] ^= 1 << chance.randrange(7)
        found = verify_pdf(bytes(damaged), moment=signing_moment)
        assert found.result in FOUND or found == original, position
        noticed += found.result in FOUND
    assert noticed > 100


def test_a_document_cut_anywhere_is_not_taken_for_a_signed_one(signed_once, signing_moment):
    """Cut before the signature, the form as it was is left: unsigned. After that, the cut shows."""
    chance = random.Random(3)  # noqa: S311 - chance for places to damage, not for keys
    begun = signed_once.index(b"/ByteRange") + 12
    ends = [*chance.sample(range(len(signed_once)), 120), *range(len(signed_once) - 12, len(signed_once))]
    for end in ends:
        result = verify_pdf(signed_once[:end], moment=signing_moment).result
        assert result in (FOUND if end >= begun else FOUND | {Result.UNSIGNED}), end


def test_a_document_cut_back_to_an_earlier_signature_shows_the_empty_fields(signed_thrice, signing_moment):
    """The earlier state was valid, so it is valid; what is missing is named."""
    _, _, after, rest = byte_ranges(signed_thrice)[0]
    found = verify_pdf(signed_thrice[: after + rest], moment=signing_moment)
    assert found.result.unchanged
    assert len(found.signatures) == 1
    assert found.empty_fields == ("PrivacyOfficer", "Approver")


def test_a_signature_moved_to_another_document_does_not_hold(
    form_pdf, signed_once, self_made, signed_by, signing_moment
):
    other = signed_by(form_pdf, self_made)
    ((_, start, end, _),) = byte_ranges(signed_once)
    ((_, other_start, other_end, _),) = byte_ranges(other)
    message = signed_once[start:end].rstrip(b"0>").ljust(other_end - other_start - 1, b"0") + b">"
    forged = other[:other_start] + message[: other_end - other_start] + other[other_end:]
    assert len(forged) == len(other)
    assert verify_pdf(forged, moment=signing_moment).result in FOUND


@pytest.mark.parametrize(
    "forged",
    [b"[0 0 0 0]", b"[0 10 20 30]", b"[0 -1 5 99]", b"[1 2]", b"[]", b"[0 99999999 0 99999999]", b"7"],
)
def test_a_forged_byte_range_does_not_hold(signed_once, signing_moment, forged):
    ((start, end),) = [m.span(1) for m in re.finditer(rb"/ByteRange (\[[^\]]*\])", signed_once)]
    pdf = signed_once[:start] + forged.ljust(end - start) + signed_once[end:]
    assert verify_pdf(pdf, moment=signing_moment).result in FOUND


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([b"", b"%PDF-1.7\n", b"%PDF-2.0\n1 0 obj\n<<", b"%PDF-"]))
def test_garbage_always_gives_a_result(signing_moment, garbage, header):
    found = verify_pdf(header + garbage, moment=signing_moment)
    assert found.result in {Result.NOT_A_PDF, Result.DAMAGED, Result.UNSIGNED, Result.CHANGED}
    assert result_text(found, translator("ja"))


def test_pieces_of_signed_documents_put_together_at_random_always_give_a_result(
    signed_once, signed_thrice, signing_moment
):
    chance = random.Random(11)  # noqa: S311 - chance for places to damage, not for keys
    for _ in range(100):
        sources = [chance.choice((signed_once, signed_thrice)) for _ in range(3)]
        cuts = [sorted(chance.sample(range(len(source)), 2)) for source in sources]
        pieces = [source[a:b] for source, (a, b) in zip(sources, cuts, strict=True)]
        found = verify_pdf(b"%PDF-1.7\n" + b"".join(pieces), moment=signing_moment)
        assert not found.result.unchanged


def classic(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """Return a PDF with a plain cross-reference table over these objects; the first is the catalog."""
    pdf, offsets = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(pdf))
        pdf += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size, start = len(objects) + 1, len(pdf)
    end = b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n"
    return (
        pdf
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
        + end % (size, trailer.replace(b"START", b"%d" % start), start)
    )


CATALOG = b"<</Type/Catalog/Pages 2 0 R%s>>"
PAGES = b"<</Type/Pages/Kids[]/Count 0>>"

HARMFUL = {
    "revisions in a circle": classic([CATALOG % b"", PAGES], b"/Prev START"),
    "fields in a circle": classic(
        [CATALOG % b"/AcroForm<</Fields[3 0 R]>>", PAGES, b"<</T(a)/Kids[3 0 R]>>"]
    ),
    "fields in fields": classic(
        [
            CATALOG % b"/AcroForm<</Fields[3 0 R]>>",
            PAGES,
            *(b"<</T(a)/Kids[%d 0 R]>>" % (n + 4) for n in range(2000)),
            b"<</T(z)>>",
        ]
    ),
    "an object that is itself": classic([CATALOG % b"/AcroForm 3 0 R", PAGES, b"3 0 R"]),
    "arrays in arrays": classic([CATALOG % (b"/AcroForm" + b"[" * 50_000 + b"]" * 50_000), PAGES]),
    "dictionaries in dictionaries": classic(
        [CATALOG % (b"/AcroForm" + b"<</A" * 50_000 + b" 1" + b">>" * 50_000), PAGES]
    ),
    "an open string": classic([CATALOG % (b"/AcroForm<</Fields " + b"(" * 500_000), PAGES]),
    "files in a circle": classic([CATALOG % b"/Names<</EmbeddedFiles 3 0 R>>", PAGES, b"<</Kids[3 0 R]>>"]),
    "files that are no files": classic([CATALOG % b"/AF[1 2 0 R /x (y) null]", PAGES]),
    "a field without a value": classic(
        [CATALOG % b"/AcroForm<</Fields[3 0 R]>>", PAGES, b"<</T(a)/FT/Sig/V 9 0 R>>"]
    ),
    "a signature without a message": classic(
        [
            CATALOG % b"/AcroForm<</Fields[3 0 R]>>",
            PAGES,
            b"<</T(a)/FT/Sig/V 4 0 R>>",
            b"<</Type/Sig/SubFilter/ETSI.CAdES.detached/ByteRange[0 1 2 3]/Contents<00>>>",
        ]
    ),
}


@pytest.mark.parametrize("harm", HARMFUL)
def test_a_document_made_to_stall_its_reader_gets_a_result(harm, signing_moment):
    found = verify_pdf(HARMFUL[harm], moment=signing_moment)
    assert not found.result.unchanged
