"""QR codes: the right level, the right size, and refusals in time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pia_wizard.signage.qr import QrEmptyError, QrTooLongError, dark_runs, qr_matrix

URL = "https://www.example.co.jp/privacy/camera"

LEVEL_Q = 0b11
"""The two bits of level Q in the format information (ISO/IEC 18004, table 25)."""


def level_bits(matrix):
    """Read the error correction level from the modules beside the upper left finder pattern."""
    return (matrix[8][0] << 1 | matrix[8][1]) ^ 0b10


def test_the_symbol_itself_says_that_it_corrects_a_quarter_of_its_codewords():
    assert level_bits(qr_matrix(URL)) == LEVEL_Q


def test_a_symbol_is_square_and_of_a_size_the_standard_knows():
    matrix = qr_matrix(URL)
    assert {len(row) for row in matrix} == {len(matrix)}
    assert (len(matrix) - 17) % 4 == 0


def test_a_symbol_has_three_finder_patterns_and_no_margin_of_its_own():
    matrix = qr_matrix(URL)
    finder = ("1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111")
    side = len(matrix)
    for top, left in ((0, 0), (0, side - 7), (side - 7, 0)):
        seen = tuple("".join("01"[m] for m in row[left : left + 7]) for row in matrix[top : top + 7])
        assert seen == finder


def test_the_longest_text_at_three_centimetres_is_258_bytes():
    assert len(qr_matrix("a" * 258)) == 73
    with pytest.raises(QrTooLongError):
        qr_matrix("a" * 259)


def test_a_larger_symbol_holds_a_longer_text():
    assert len(qr_matrix("a" * 400, side_mm=50)) > 73


@pytest.mark.parametrize("length", [1_700, 5_000, 1_000_000])
def test_a_text_no_symbol_can_hold_is_refused_and_not_a_crash(length):
    with pytest.raises(QrTooLongError) as refused:
        qr_matrix("a" * length, side_mm=1_000)
    assert str(length) in str(refused.value)


def test_no_text_is_refused():
    with pytest.raises(QrEmptyError):
        qr_matrix("")


@given(st.lists(st.lists(st.booleans(), min_size=1, max_size=9), min_size=1, max_size=9))
def test_runs_cover_the_dark_modules_and_nothing_else(rows):
    covered = {
        (y, x)
        for y, start, length in dark_runs(tuple(map(tuple, rows)))
        for x in range(start, start + length)
    }
    assert covered == {(y, x) for y, row in enumerate(rows) for x, dark in enumerate(row) if dark}
