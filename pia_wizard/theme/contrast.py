"""Contrast of two colours as WCAG 2.2 defines it (1.4.3), and the nearest colour that has enough of it."""

import re

ENOUGH = 4.5
"""The least contrast of text with its ground (WCAG 2.2, 1.4.3, level AA)."""

_CODE = re.compile(r"#?[0-9A-Fa-f]{6}")
_STEPS = 255
Parts = tuple[float, float, float]


def colour_code(text: str) -> str:
    """Return a colour as six lower-case hexadecimal digits, or nothing if the text is none."""
    text = text.strip()
    return text.removeprefix("#").lower() if _CODE.fullmatch(text) else ""


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    lighter, darker = sorted((_luminance(_parts(one)), _luminance(_parts(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def nearest(ink: str, *grounds: str) -> str:
    """Return the first colour on the way from an ink to black or white with enough contrast on all grounds.

    Both ways are gone in steps of 1/255; nothing is returned if neither leads there.
    """
    start = _parts(ink)
    for step in range(_STEPS + 1):
        for end in (0.0, 1.0):
            share = step / _STEPS
            red, green, blue = (part + (end - part) * share for part in start)
            found = _code((red, green, blue))
            if all(contrast(found, ground) >= ENOUGH for ground in grounds):
                return found
    return ""


def _parts(code: str) -> Parts:
    red, green, blue = (int(code[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return red, green, blue


def _code(parts: Parts) -> str:
    return "".join(f"{round(part * 255):02x}" for part in parts)


def _luminance(parts: Parts) -> float:
    """Return the relative luminance (WCAG 2.2, definition)."""
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
