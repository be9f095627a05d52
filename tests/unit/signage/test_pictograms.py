"""Pictograms: outlines that a pen can follow, inside their box, and no safety sign."""

import re
from typing import get_args

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from pia_wizard import resources
from pia_wizard.questionnaire.model import PictogramName
from pia_wizard.signage.pictograms import PICTOGRAMS, commands, pictogram


@pytest.mark.parametrize("name", PICTOGRAMS)
def test_a_pictogram_stays_inside_its_box_and_fills_most_of_it(name):
    shape = pictogram(name)
    points = [n for _, numbers in shape.commands for n in zip(numbers[::2], numbers[1::2], strict=True)]
    assert all(0 <= x <= shape.width and 0 <= y <= shape.height for x, y in points)
    assert max(x for x, _ in points) - min(x for x, _ in points) > 0.7 * shape.width
    assert max(y for _, y in points) - min(y for _, y in points) > 0.6 * shape.height


@pytest.mark.parametrize("name", PICTOGRAMS)
def test_every_outline_starts_with_a_move_and_is_closed(name):
    letters = "".join(letter for letter, _ in pictogram(name).commands)
    assert re.fullmatch(r"(M[LC]+Z)+", letters)


def test_every_shipped_pictogram_can_be_chosen_by_content_and_by_name():
    files = {file.stem for file in resources.file("pictograms").glob("*.svg")}
    assert files == set(PICTOGRAMS) == set(get_args(PictogramName))


@pytest.mark.parametrize("name", PICTOGRAMS)
def test_at_fifteen_millimetres_no_line_is_thinner_than_a_quarter_of_one(name):
    """A printer at 300 dpi keeps what is 0.25 mm wide; opening the shape by that leaves it whole."""
    pixels = 40  # a millimetre, on a picture of 15 mm
    side = 15 * pixels
    picture = drawn(pictogram(name), side)
    thin = 9  # pixels: 0.225 mm
    kept = picture.filter(ImageFilter.MinFilter(thin)).filter(ImageFilter.MaxFilter(thin))
    lost = ImageChops.subtract(picture, kept).filter(ImageFilter.MinFilter(5))
    assert lost.getbbox() is None


def drawn(shape, side):
    """Draw a pictogram white on black by fontTools' and Pillow's own means, by the even-odd rule."""
    picture = Image.new("L", (side, side), 0)
    scale = side / max(shape.width, shape.height)
    for outline in outlines(shape.commands, scale):
        layer = Image.new("L", (side, side), 0)
        ImageDraw.Draw(layer).polygon(outline, fill=255)
        picture = ImageChops.difference(picture, layer)
    return picture


def outlines(steps, scale):
    points = []
    for letter, numbers in steps:
        pairs = [(x * scale, y * scale) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        if letter == "C":
            start, (one, two, end) = points[-1], pairs
            for part in range(1, 17):
                t = part / 16
                points.append(
                    tuple(
                        (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t**2 * c + t**3 * d
                        for a, b, c, d in zip(start, one, two, end, strict=True)
                    )
                )
        elif letter == "Z":
            yield points
            points = []
        else:
            points += pairs


def test_a_pictogram_file_carries_no_colour_so_no_safety_colour():
    for file in resources.file("pictograms").glob("*.svg"):
        assert not re.search(r"#[0-9a-fA-F]{3,6}|rgb|red|yellow|stroke=", file.read_text(encoding="utf-8"))


def test_a_path_is_read_command_by_command():
    assert commands("M 0 0 L 10.5 -2 Z") == (("M", (0, 0)), ("L", (10.5, -2)), ("Z", ()))


@pytest.mark.parametrize("path", ["m 0 0", "M 0 0 A 1 1 0 0 0 2 2", "M 0", "M L", "0 0", "M 0 0 1e3 2"])
def test_a_path_with_anything_else_is_refused(path):
    with pytest.raises(ValueError, match="path has"):
        commands(path)
