"""Pictograms: outlines that a pen can follow, inside their box, and no safety sign."""

import re

import pytest

from pia_wizard import resources
from pia_wizard.signage.pictograms import commands, pictogram


def test_the_camera_stays_inside_its_box():
    camera = pictogram("camera")
    for _, numbers in camera.commands:
        assert all(0 <= x <= camera.width for x in numbers[::2])
        assert all(0 <= y <= camera.height for y in numbers[1::2])


def test_every_outline_of_the_camera_starts_with_a_move_and_is_closed():
    letters = "".join(letter for letter, _ in pictogram("camera").commands)
    assert re.fullmatch(r"(M[LC]+Z)+", letters)


def test_a_pictogram_file_carries_no_colour_so_no_safety_colour():
    for file in resources.file("pictograms").glob("*.svg"):
        assert not re.search(r"#[0-9a-fA-F]{3,6}|rgb|red|yellow|stroke=", file.read_text(encoding="utf-8"))


def test_a_path_is_read_command_by_command():
    assert commands("M 0 0 L 10.5 -2 Z") == (("M", (0, 0)), ("L", (10.5, -2)), ("Z", ()))


@pytest.mark.parametrize("path", ["m 0 0", "M 0 0 A 1 1 0 0 0 2 2", "M 0", "M L", "0 0", "M 0 0 1e3 2"])
def test_a_path_with_anything_else_is_refused(path):
    with pytest.raises(ValueError, match="path has"):
        commands(path)
