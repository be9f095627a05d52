"""The one place where a poster's drawing meets the tags of ``pia_wizard.pdf``."""

from collections.abc import Iterator
from contextlib import contextmanager

from reportlab.pdfgen.canvas import Canvas


@contextmanager
def tagged(
    canvas: Canvas,
    tag: str,
    *,
    leaf: bool = True,
    alt: str = "",
    box: tuple[float, float, float, float] | None = None,
) -> Iterator[None]:
    """Draw what follows inside a structure element."""
    yield
