"""How the window looks: readable in both schemes, and told by shape, not by colour alone."""

import itertools
import re

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPalette, QTextLayout
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pia_wizard import resources
from pia_wizard.ui.appearance.fonts import FAMILY, register_bold_font, register_text_font, text_font
from pia_wizard.ui.appearance.palettes import DARK, LIGHT, colours_of, qt_palette
from pia_wizard.ui.appearance.scheme import Appearance
from pia_wizard.ui.appearance.shapes import Shape, paint_shape
from pia_wizard.ui.appearance.stylesheet import style_sheet
from pia_wizard.ui.appearance.tokens import Colours

SCHEMES = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]
INKS = ("text", "muted", "accent", "met", "partly", "not_met", "undetermined")


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio as WCAG 2.2 defines it."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_contrast_formula_agrees_with_published_values():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("colours", SCHEMES)
@pytest.mark.parametrize("ground", ["window", "surface", "sunken", "accent_soft"])
@pytest.mark.parametrize("ink", INKS)
def test_text_can_be_read_on_every_ground(colours: Colours, ink: str, ground: str):
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("colours", SCHEMES)
@pytest.mark.parametrize("state", ["met", "partly", "not_met", "undetermined"])
def test_a_state_can_be_read_on_its_own_soft_ground(colours: Colours, state: str):
    assert contrast(getattr(colours, state), getattr(colours, f"{state}_soft")) >= 4.5
    assert contrast(colours.text, getattr(colours, f"{state}_soft")) >= 4.5


@pytest.mark.parametrize("colours", SCHEMES)
def test_primary_buttons_can_be_read_at_rest_and_under_the_mouse(colours: Colours):
    assert contrast(colours.on_accent, colours.accent) >= 4.5
    assert contrast(colours.on_accent, colours.accent_hover) >= 4.5


@pytest.mark.parametrize("colours", SCHEMES)
@pytest.mark.parametrize("line", ["border", "focus"])
def test_the_edges_of_controls_and_the_focus_ring_stand_out(colours: Colours, line: str):
    assert contrast(getattr(colours, line), colours.window) >= 3
    assert contrast(getattr(colours, line), colours.surface) >= 3


@pytest.mark.parametrize("colours", SCHEMES)
def test_every_picture_the_style_sheet_names_is_there(colours: Colours):
    sheet = style_sheet(colours)
    pictures = set(re.findall(r"url\(([^)]+)\)", sheet))
    assert pictures
    assert all(resources.Path(picture).is_file() for picture in pictures)
    assert "$" not in sheet


@pytest.mark.parametrize("colours", SCHEMES)
def test_qt_finds_no_fault_in_the_style_sheet(colours: Colours, qtbot: QtBot, qapp: QApplication):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.setStyleSheet(style_sheet(colours))
    widget.ensurePolished()  # Qt warns about what it cannot parse, and a warning fails the test


def test_the_application_follows_the_chosen_scheme_and_widgets_know_it(qtbot: QtBot, qapp: QApplication):
    before = qapp.palette()
    appearance = Appearance(qapp, "light")
    widget = QWidget()
    qtbot.addWidget(widget)
    assert colours_of(widget) is LIGHT
    with qtbot.waitSignal(appearance.changed):
        appearance.choose("dark")
    qtbot.waitUntil(lambda: colours_of(widget) is DARK)
    assert qapp.palette().color(QPalette.ColorRole.Base).name().upper() == DARK.surface
    qapp.setPalette(before)


def test_a_dark_system_gives_a_dark_window_unless_the_user_chose_otherwise(qapp: QApplication):
    before = qapp.palette()
    qapp.setPalette(qt_palette(DARK))
    assert Appearance(qapp, "system").colours is DARK
    qapp.setPalette(qt_palette(DARK))
    assert Appearance(qapp, "light").colours is LIGHT
    qapp.setPalette(before)


def test_japanese_is_drawn_with_the_bundled_typeface_in_both_weights(qapp: QApplication):
    register_text_font()
    register_bold_font()
    for bold, weight in ((False, 400), (True, 700)):
        font = text_font()
        font.setBold(bold)
        line = QTextLayout("直すと Qt", font)
        line.beginLayout()
        line.createLine()
        line.endLayout()
        drawn_with = {(run.rawFont().familyName(), run.rawFont().weight()) for run in line.glyphRuns()}
        assert drawn_with == {(FAMILY, weight)}


def drawn_black(shape: Shape) -> QImage:
    """A sign drawn large, with nothing but black and white."""
    one_ink = LIGHT._replace(**dict.fromkeys((*INKS, "border"), "#000000"))
    image = QImage(QSize(64, 64), QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    paint_shape(painter, QRectF(0, 0, 64, 64), shape, one_ink)
    painter.end()
    return image


@pytest.mark.parametrize(
    "pair", list(itertools.combinations(Shape, 2)), ids=lambda pair: f"{pair[0]}-{pair[1]}"
)
def test_signs_differ_without_any_colour(pair: tuple[Shape, Shape], qapp: QApplication):
    one, other = (bytes(drawn_black(shape).constBits()) for shape in pair)
    different = sum(abs(a - b) > 128 for a, b in zip(one, other, strict=True))
    assert different > 64 * 64 * 0.02
