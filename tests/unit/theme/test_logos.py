"""Logos: what can be drawn is drawn, everything else is refused with the way out."""

import shutil
import struct
import subprocess
import tracemalloc
import zlib
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat

from pia_wizard.i18n import translator
from pia_wizard.pdf.branding import logo_pixels
from pia_wizard.theme import Logo
from pia_wizard.theme.errors import LogoError, LogoTooLargeError, NoPictureError, SvgPartError, UnsafeSvgError
from pia_wizard.theme.logos import logo_of, logo_picture


def svg(inside, *, area="0 0 100 50", head="", more=""):
    return f'{head}<svg xmlns="http://www.w3.org/2000/svg" viewBox="{area}" {more}>{inside}</svg>'.encode()


def png(size=(4, 2), colour=(200, 0, 0, 255)):
    file = BytesIO()
    Image.new("RGBA", size, colour).save(file, "PNG")
    return file.getvalue()


def page(data):
    """Return a logo as a page shows it, 400 pixels wide."""
    kind = "png" if data.startswith(b"\x89PNG") else "svg"
    pixels = logo_pixels(Logo(kind, data), 400)
    size = (pixels.width, pixels.height)
    return Image.frombytes("RGB", size, pixels.data, "raw", "RGBX", pixels.stride)


RED, WHITE = (255, 0, 0), (255, 255, 255)
BOX = '<rect width="50" height="50" fill="red"/>'
SHAPES = [
    BOX,
    f'<g transform="translate(50)">{BOX}</g>',
    f'<g transform="matrix(1 0 0 1 50 0) scale(.5)">{BOX}</g>',
    f'<g transform="rotate(30 50 25) skewX(20)">{BOX}</g>',
    f'<g display="none">{BOX}</g><circle cx="70" cy="20" r="9"/>',
    f'<g visibility="hidden">{BOX}</g><ellipse cx="50" cy="20" rx="40" ry="9"/>',
    '<rect width="900" height="900" x="50" rx="20" ry="10" fill="teal"/>',
    '<g fill="blue"><circle cx="25" cy="25" r="20"/><circle cx="75" cy="25" r="20" fill="#0f0"/></g>',
    '<g style="fill:blue"><rect style="fill: rgb(255,0,0)" width="90" height="50" rx="12"/></g>',
    (
        "<style>.a,.b{fill:#f00} .b{fill:blue}</style>"
        '<rect class="a" width="50" height="50"/><rect class="b" x="50" width="50" height="50"/>'
    ),
    '<path fill="red" fill-rule="evenodd" d="M0 0h100v50H0zM25 10h50v30H25z"/>',
    '<path fill="red" d="M0 0h100v50H0zM25 10v30h50V10z"/>',
    '<path fill="red" d="M50 0A50 25 30 0 1 50 50 10 8 0 1 0 60 40z"/>',
    '<path fill="red" d="M0 50Q50 -50 100 50T90 9zm9-9c5 0 5 9 30 0s10-9 20 0z"/>',
    '<path fill="none" stroke="blue" stroke-width="8" stroke-linejoin="round" d="M10 40L50 10 90 40"/>',
    '<g stroke="blue" stroke-width="10" stroke-linecap="round"><path fill="gold" d="M20 40V10h40"/></g>',
    '<g transform="scale(2)"><line x1="5" y1="12" x2="40" y2="9" stroke="navy" stroke-width="6"/></g>',
    '<polygon points="0,0 100,0 0,50" fill="red"/><polyline points="50,50 100,50 100,0"/>',
]


@pytest.mark.skipif(shutil.which("rsvg-convert") is None, reason="needs librsvg")
@pytest.mark.parametrize("inside", SHAPES)
def test_plain_shapes_look_as_another_program_draws_them(inside, tmp_path):
    source, drawn = tmp_path / "logo.svg", tmp_path / "logo.png"
    source.write_bytes(svg(inside))
    command = ["rsvg-convert", "-w", "400", "-h", "200", "-b", "white", "-o", drawn, source]
    subprocess.run(command, check=True, capture_output=True)
    ours = page(source.read_bytes())
    difference = ImageChops.difference(ours, Image.open(drawn).convert("RGB"))
    assert max(ImageStat.Stat(difference).mean) < 2
    assert max(ImageStat.Stat(ours).stddev) > 20


def test_pixels_are_drawn_and_what_is_transparent_is_white():
    image = Image.new("RGBA", (4, 2), (255, 0, 0, 255))
    image.paste((0, 0, 0, 0), (2, 0, 4, 2))
    file = BytesIO()
    image.save(file, "PNG")
    shown = page(file.getvalue())
    assert (shown.getpixel((40, 100)), shown.getpixel((360, 100))) == (RED, WHITE)


@pytest.mark.parametrize(
    "inside",
    [
        "<text>PIA</text>",
        '<image width="1" height="1"/>',
        '<linearGradient id="a"/><rect width="9" height="9" fill="url(#a)"/>',
        '<rect width="9" height="9" opacity=".5"/>',
        '<rect width="9" height="9" style="fill-opacity:0.5"/>',
        '<rect width="9" height="9" fill="#ff000080"/>',
        '<rect width="9" height="9" filter="url(#f)"/>',
        '<g mask="url(#m)"><rect width="9" height="9"/></g>',
        '<rect width="9" height="9" stroke="red" stroke-dasharray="2 1"/>',
        "<style>rect{fill:red}</style><rect width='9' height='9'/>",
        '<svg><rect width="9" height="9"/></svg>',
        '<g transform="scale(3 1)"><line x2="9" stroke="red"/></g>',
        '<clipPath id="c"/><rect width="9" height="9" clip-path="url(#c)"/>',
    ],
)
def test_what_would_be_drawn_wrong_is_refused_with_the_advice_to_use_png(inside):
    with pytest.raises(SvgPartError) as refused:
        logo_picture(Logo("svg", svg(inside)))
    assert "PNGで保存し直して" in translator("ja").error(refused.value).do


@pytest.mark.parametrize(
    "data",
    [
        svg("<script>alert(1)</script>"),
        svg('<rect width="9" height="9" onclick="x()"/>'),
        svg("<foreignObject/>"),
        svg('<a href="https://example.jp"><rect width="9" height="9"/></a>'),
        svg('<use xlink:href="#a" xmlns:xlink="http://www.w3.org/1999/xlink"/>'),
        svg("", head='<!DOCTYPE svg [<!ENTITY a "b">]>'),
        svg("<rect/>", head='<?xml-stylesheet href="a.css"?>'),
        svg("<!-- --><animate/>"),
    ],
)
def test_scripts_entities_and_references_are_refused(data):
    with pytest.raises(UnsafeSvgError):
        logo_picture(Logo("svg", data))


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


@pytest.mark.parametrize(
    ("at", "extra"),
    [
        (
            33,
            chunk(b"IHDR", struct.pack(">IIBBBBB", 12_000, 12_000, 8, 6, 0, 0, 0)),
        ),  # behind the first header
        (33, chunk(b"IHDR", b"\xff" * 13)),
        (-12, chunk(b"iCCP", b"no end")),  # before the end
    ],
)
def test_a_chunk_that_contradicts_the_header_is_no_picture(at, extra):
    whole = png()
    with pytest.raises(NoPictureError):
        logo_picture(Logo("png", whole[:at] + extra + whole[at:]))


MANY = 120_000


@pytest.mark.parametrize(
    "inside",
    [
        f"<style>{'a' * MANY}</style>",
        f"<style>{'/*' * MANY}</style>",
        f'<rect width="1{" " * MANY}x" height="1"/>',
        f'<rect width="{"1" * MANY}x" height="1"/>',
        f'<rect transform="{" " * MANY}x" width="1" height="1"/>',
        f'<rect transform="rotate({"1" * MANY}x)" width="1" height="1"/>',
    ],
)
def test_what_never_ends_in_an_svg_is_gone_through_once(inside):
    with pytest.raises(LogoError):
        logo_picture(Logo("svg", svg(inside)))


def test_classes_and_their_declarations_do_not_multiply():
    names = ",".join(f".c{n}" for n in range(2000))
    style = f"{names}{{{''.join(f'p{n}:1;' for n in range(1500))}fill:red}}"
    tracemalloc.start()
    try:
        picture = logo_picture(
            Logo("svg", svg(f'<style>{style}</style><rect class="c7" width="9" height="9"/>'))
        )
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()
    assert [shape.fill for shape in picture.shapes] == ["ff0000"]


def test_comments_in_a_style_are_passed_over():
    style = "/* one */ .a /* two */ { fill: red; /* fill: blue */ } /* never ends"
    picture = logo_picture(Logo("svg", svg(f'<style>{style}</style><rect class="a" width="9" height="9"/>')))
    assert [shape.fill for shape in picture.shapes] == ["ff0000"]


def test_a_billion_laughs_end_at_the_first():
    rows = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    data = svg("<title>&l9;</title>", head=f'<!DOCTYPE svg [<!ENTITY l0 "ha">{rows}]>')
    with pytest.raises(UnsafeSvgError):
        logo_picture(Logo("svg", data))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg",
        b"<html/>",
        svg(""),
        svg('<path d="M0 0L"/>'),
        svg('<path d="nonsense"/>'),
        svg('<path d="M1e300 1e300L1 1"/>'),
        svg('<rect width="10%" height="9"/>'),
        svg('<rect width="9" height="9" transform="evil(1)"/>'),
        svg('<rect width="9" height="9"/>', area="0 0 0 0"),
        svg('<rect width="9" height="9"/>', area="0 0 nan 1"),
        svg('<rect width="9" height="9"/>', area="0 0 100000 1"),
        b"\x89PNG\r\n\x1a\n",
        png()[:40],
        png()[:-30],
        b"GIF89a",
    ],
)
def test_what_is_no_picture_is_refused(data):
    with pytest.raises(LogoError):
        logo_picture(Logo("png" if data.startswith((b"\x89", b"GIF")) else "svg", data))


def test_a_picture_of_too_many_pixels_is_refused_by_its_header_alone():
    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", 60000, 60000, 8, 6, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")
    with pytest.raises(LogoTooLargeError):
        logo_picture(Logo("png", bomb))


@pytest.mark.parametrize(
    "data",
    [
        svg("<g>" * 100 + "</g>" * 100),
        svg('<rect width="1" height="1"/>' * 4000),
        svg(f'<path d="M0 0{"l1 1" * 5000}"/>'),
        svg(f"<title>{'x' * 300_000}</title>"),
        png() + b"\0" * 1_100_000,
    ],
)
def test_what_is_too_deep_too_fine_or_too_long_is_refused(data):
    with pytest.raises(LogoTooLargeError):
        logo_picture(Logo("png" if data.startswith(b"\x89") else "svg", data))


def test_a_file_is_known_by_its_content_and_not_by_its_name():
    assert logo_of(png(), Path("logo.svg")).kind == "png"
    assert logo_of(svg('<rect width="9" height="9"/>'), Path("logo")).kind == "svg"
    with pytest.raises(NoPictureError):
        logo_of(b"%PDF-1.7", Path("logo.png"))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_damage_is_refused_or_drawn_and_never_a_defect(data):
    whole = data.draw(
        st.sampled_from([png(), svg('<g transform="scale(2)"><path d="M0 0a5 5 0 1 0 9 9z" class="a"/></g>')])
    )
    at = data.draw(st.integers(0, len(whole) - 1))
    damaged = bytearray(whole)
    damaged[at] = data.draw(st.integers(0, 255))
    kind = "png" if whole.startswith(b"\x89") else "svg"
    with suppress(LogoError):
        logo_picture(Logo(kind, bytes(damaged)))
