"""The four colour schemes, two of them of high contrast, and the Qt palette made from one."""

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

from pia_wizard.ui.appearance.tokens import Colours

LIGHT = Colours(
    dark=False,
    window="#F4F6F9",
    surface="#FFFFFF",
    sunken="#EBEFF4",
    hairline="#D8DEE7",
    border="#7C8898",
    text="#18212D",
    muted="#515D6D",
    faint="#98A2B0",
    accent="#1F4788",
    accent_hover="#183A71",
    on_accent="#FFFFFF",
    accent_soft="#E4ECF8",
    focus="#2B6CD4",
    met="#1B6843",
    met_soft="#E3F2E9",
    partly="#7E5200",
    partly_soft="#FBF0D9",
    not_met="#AE231C",
    not_met_soft="#FBE8E6",
    undetermined="#515D6D",
    undetermined_soft="#EBEFF4",
)

DARK = Colours(
    dark=True,
    window="#13171D",
    surface="#1B212A",
    sunken="#10141A",
    hairline="#323B48",
    border="#748195",
    text="#E8ECF2",
    muted="#AAB5C4",
    faint="#647083",
    accent="#9ABCF7",
    accent_hover="#B4CDFA",
    on_accent="#0D1A30",
    accent_soft="#22324D",
    focus="#7FB0FF",
    met="#82D3A5",
    met_soft="#17332A",
    partly="#EBC172",
    partly_soft="#392D16",
    not_met="#F6A79F",
    not_met_soft="#42211F",
    undetermined="#AAB5C4",
    undetermined_soft="#262E39",
)

BLACK_ON_WHITE = Colours(
    dark=False,
    window="#FFFFFF",
    surface="#FFFFFF",
    sunken="#F0F0F0",
    hairline="#4D4D4D",
    border="#000000",
    text="#000000",
    muted="#262626",
    faint="#595959",
    accent="#00226B",
    accent_hover="#001A52",
    on_accent="#FFFFFF",
    accent_soft="#DCE8FF",
    focus="#0037B3",
    met="#003D1F",
    met_soft="#E6F5EC",
    partly="#4A2C00",
    partly_soft="#FFF3D6",
    not_met="#7A0000",
    not_met_soft="#FFE9E7",
    undetermined="#262626",
    undetermined_soft="#F0F0F0",
    high=True,
    ring=3,
)

WHITE_ON_BLACK = Colours(
    dark=True,
    window="#000000",
    surface="#000000",
    sunken="#141414",
    hairline="#B0B0B0",
    border="#FFFFFF",
    text="#FFFFFF",
    muted="#E2E2E2",
    faint="#9E9E9E",
    accent="#9CC8FF",
    accent_hover="#C4DFFF",
    on_accent="#000000",
    accent_soft="#06264D",
    focus="#FFDD33",
    met="#8CF0B4",
    met_soft="#06301A",
    partly="#FFD980",
    partly_soft="#332300",
    not_met="#FFC0BA",
    not_met_soft="#3D0A06",
    undetermined="#E2E2E2",
    undetermined_soft="#1F1F1F",
    high=True,
    ring=3,
)

SCHEMES = (LIGHT, DARK, BLACK_ON_WHITE, WHITE_ON_BLACK)
_BY_WINDOW = {QColor(scheme.window).rgb(): scheme for scheme in SCHEMES}

_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "not_met",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "hairline",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Dark: "border",
    QPalette.ColorRole.Shadow: "border",
}
_WRITING = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


def qt_palette(colours: Colours) -> QPalette:
    """Return the palette Fusion draws with; disabled writing is faint, the rest is as enabled."""
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(role, QColor(getattr(colours, name)))
    for role in _WRITING:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.faint))
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Highlight, QColor(colours.faint))
    return palette


def colours_of(widget: QWidget) -> Colours:
    """Return the scheme a widget is shown in, for widgets that paint themselves."""
    return scheme_of(widget.palette())


def scheme_of(palette: QPalette) -> Colours:
    """Return the scheme a palette was made from; of a palette not ours, the one as light or dark."""
    ground = palette.color(QPalette.ColorRole.Window)
    return _BY_WINDOW.get(ground.rgb()) or (DARK if ground.lightness() < 128 else LIGHT)
