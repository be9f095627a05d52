"""How the window looks: readable in both schemes, and told by shape, not by colour alone."""

import itertools
import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPalette, QTextLayout
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pia_wizard import resources
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.fonts import FAMILY, register_bold_font, register_text_font, text_font
from pia_wizard.ui.appearance.palettes import (
    BLACK_ON_WHITE,
    DARK,
    LIGHT,
    WHITE_ON_BLACK,
    colours_of,
    qt_palette,
    scheme_of,
)
from pia_wizard.ui.appearance.scheme import Appearance
from pia_wizard.ui.appearance.shapes import Shape, paint_shape
from pia_wizard.ui.appearance.stylesheet import style_sheet
from pia_wizard.ui.appearance.tokens import Colours

HIGH = [
    pytest.param(BLACK_ON_WHITE, id="black on white"),
    pytest.param(WHITE_ON_BLACK, id="white on black"),
]
SCHEMES = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark"), *HIGH]
GROUNDS = ("window", "surface", "sunken", "accent_soft", "met_soft", "partly_soft", "not_met_soft")
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


@pytest.mark.parametrize("colours", HIGH)
def test_high_contrast_writes_with_seven_to_one_on_every_ground(colours: Colours):
    told = {
        (ink, ground): contrast(getattr(colours, ink), getattr(colours, ground))
        for ink, ground in itertools.product(INKS, GROUNDS)
    }
    assert {pair: ratio for pair, ratio in told.items() if ratio < 7} == {}
    assert contrast(colours.on_accent, colours.accent) >= 7
    assert contrast(colours.on_accent, colours.accent_hover) >= 7
    assert contrast(colours.surface, colours.not_met) >= 7


@pytest.mark.parametrize("colours", HIGH)
@pytest.mark.parametrize("sign", ["border", "focus", "hairline", "faint"])
def test_high_contrast_draws_lines_and_faint_signs_that_stand_out(colours: Colours, sign: str):
    for ground in ("window", "surface", "sunken"):
        assert contrast(getattr(colours, sign), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("colours", HIGH)
def test_high_contrast_has_focus_rings_of_three_pixels(colours: Colours):
    rings = re.findall(r"(\d)px solid " + colours.focus, style_sheet(colours))
    assert rings
    assert set(rings) == {"3"}


@pytest.mark.parametrize("colours", SCHEMES)
def test_a_scheme_is_known_again_by_its_palette(colours: Colours):
    assert scheme_of(qt_palette(colours)) is colours


@pytest.fixture
def text_size() -> Iterator[Callable[[int], None]]:
    yield tokens.use_text_size
    tokens.use_text_size(100)


@pytest.mark.parametrize("per_cent", [100, 125, 150, 200])
def test_letters_and_controls_grow_with_the_text_size_and_gaps_half_as_much(
    text_size: Callable[[int], None], per_cent: int
):
    text_size(per_cent)
    assert pytest.approx(14 * per_cent / 100, abs=0.5) == tokens.TEXT_SIZE
    assert pytest.approx(36 * per_cent / 100, abs=0.5) == tokens.CONTROL_HEIGHT
    assert pytest.approx(16 * (1 + (per_cent / 100 - 1) / 2), abs=0.5) == tokens.SPACE
    sheet = style_sheet(LIGHT)
    assert f"font-size: {tokens.TITLE_SIZE}px" in sheet
    assert "1px solid" in sheet


@pytest.mark.parametrize("per_cent", [100, 150, 200])
@pytest.mark.parametrize("colours", [LIGHT, BLACK_ON_WHITE])
def test_nothing_moves_when_a_control_takes_the_focus(
    text_size: Callable[[int], None], qtbot: QtBot, colours: Colours, per_cent: int
):
    text_size(per_cent)
    place = QWidget()
    place.setStyleSheet(style_sheet(colours))
    for kind in (QPushButton, QLineEdit):
        control = kind(place)
        control.setText("確かめる")
    qtbot.addWidget(place)
    place.show()
    for control in place.findChildren(QWidget):
        before = control.sizeHint()
        control.setFocus()
        qtbot.waitUntil(control.hasFocus)
        assert control.sizeHint() == before


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
