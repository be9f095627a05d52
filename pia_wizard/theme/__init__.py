"""How papers look for one client: name, logo, colours, texts; nothing of what the papers say."""

from pia_wizard.theme.model import PLAIN, Logo, Theme

__all__ = ["PLAIN", "Logo", "Theme"]
