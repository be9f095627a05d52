"""The square company seal: everything inside the frame, columns from the right, nothing but paths."""

import re
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pia_wizard.pdf.pictures import page_picture
from pia_wizard.signing.company_seal import LONGEST, company_seal_drawing, seal_columns
from pia_wizard.signing.roles import Role
from pia_wizard.signing.sign import sign_pdf
from pia_wizard.signing.verification import verify_pdf


def points(drawing: bytes) -> list[tuple[float, float]]:
    """Return the points of the characters: everything after the frame."""
    numbers = [float(n) for n in re.findall(r"-?\d+\.\d\d\b", drawing.decode().split("re S", 1)[1])]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("山田商店", ("山田", "商店")),
        ("株式会社サンプル", ("株式会", "社サン", "プル印")),  # nine cells, eight characters: one to fill
        ("サンプル駅前商店街", ("サンプ", "ル駅前", "商店街")),
        ("サンプル市役所", ("サンプ", "ル市役", "所之印")),  # two to fill
        ("サンプル市長之印", ("サンプ", "ル市長", "之印")),  # a name that ends as a seal gets no second 印
        ("株式会社 サン", ("株式会", "社サン")),
        ("一", ("一", "印")),
        ("", ()),
    ],
)
def test_a_name_is_set_in_columns_and_what_remains_is_filled_as_seal_cutters_do(name, columns):
    assert seal_columns(name) == columns


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from("株式会社サンプルー（二）ッAg.一𠮷"), min_size=2, max_size=LONGEST))
def test_a_seal_has_two_to_four_columns_that_hold_the_whole_name(name):
    columns = seal_columns(name)
    assert 2 <= len(columns) <= 4
    assert "".join(columns).startswith(name)
    assert len("".join(columns)) - len(name) <= 2


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x9FFF), max_size=90))
def test_no_ink_touches_the_frame(name):
    for x, y in points(company_seal_drawing(name)):
        assert 6 < x < 94
        assert 6 < y < 94


def test_the_first_character_stands_at_the_top_right():
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(100, 100))
    page.Contents = pdf.make_stream(company_seal_drawing("一口口口"))
    written = BytesIO()
    pdf.save(written)
    picture = page_picture(written.getvalue(), dpi=144).convert("L")

    def ink(box) -> int:
        return sum(picture.crop(box).histogram()[:200])

    first, others = ink((102, 14, 186, 98)), [ink((102, 102, 186, 186)), ink((14, 14, 98, 98))]
    assert 0 < first < min(others)


def test_a_long_vowel_stands_upright_in_vertical_writing():
    spots = points(company_seal_drawing("ーー"))
    lowest, highest = min(y for x, y in spots if x > 50), max(y for x, y in spots if x > 50)
    left, right = min(x for x, _ in spots if x > 50), max(x for x, _ in spots if x > 50)
    assert highest - lowest > 3 * (right - left)


def test_the_drawing_needs_no_fonts_images_or_transparency():
    operators = set(re.findall(r"[A-Za-z]+", company_seal_drawing("株式会社サンプル").decode()))
    assert operators <= {"q", "Q", "RG", "rg", "w", "m", "l", "c", "h", "re", "S", "f"}


def test_the_company_s_seal_stands_in_the_field_and_the_signature_holds(form_pdf, self_made, signing_moment):
    pdf = sign_pdf(
        form_pdf,
        self_made,
        Role.APPROVER,
        moment=signing_moment,
        seal_name="",
        seal_top="",
        reason="",
        company="株式会社サンプル",
    )
    assert verify_pdf(pdf, moment=signing_moment).result.unchanged
    box = page_picture(pdf, dpi=72).crop((360, 642, 460, 742))
    pixels = [box.getpixel((x, y)) for x in range(100) for y in range(100)]
    assert sum(red > 180 and green < 110 for red, green, _ in pixels) > 1500
