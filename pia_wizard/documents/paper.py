"""A variant of the report before it is drawn: what stands on its pages, and what travels along."""

from collections.abc import Sequence
from dataclasses import dataclass

from pia_wizard.pdf.blocks import Block
from pia_wizard.pdf.pages import PORTRAIT, Sheet


@dataclass(frozen=True, slots=True)
class Paper:
    """The blocks of a document with its ``title`` and who is named as its ``author``.

    Only where ``attached`` does the case travel along. With a ``cover`` the first page has no running title.
    """

    title: str
    author: str
    blocks: Sequence[Block]
    cover: bool = False
    attached: bool = True
    sheet: Sheet = PORTRAIT
