"""The annexes after the answers: the content files, and characters that could not be drawn."""

import unicodedata
from dataclasses import replace

from pia_wizard import __version__
from pia_wizard.documents.material import Material
from pia_wizard.pdf import fonts
from pia_wizard.pdf.blocks import Block
from pia_wizard.pdf.paragraphs import Paragraph
from pia_wizard.pdf.styles import CELL, INTRO
from pia_wizard.pdf.tables import TIGHT, Table, cell, head_row

_FINE = replace(CELL, size=7, leading=10.5, after=0)
_DIGEST = replace(_FINE, size=6)
"""So small that a fingerprint stands on one line."""

_GROUP = 8
_MOST_CHARACTERS = 200


def content_annex(material: Material) -> tuple[Block, ...]:
    """Return the files the assessment was judged with and their fingerprints."""
    files = material.assessment.content
    if not files:
        return (Paragraph(material.say("この評価には、用いたファイルの記録がありません。")),)
    lead = material.say(
        "判定に用いた質問票のファイルと、その内容を確かめるための値です。"
        "判定と作成には PIA Wizard {version} を使いました。",
        version=__version__,
    )
    rows = tuple((cell(Paragraph(f.path, _FINE)), cell(Paragraph(_parted(f.sha256), _DIGEST))) for f in files)
    titles = head_row(material.say("ファイル"), "SHA-256")
    return Paragraph(lead, INTRO), Table((3.3, 6.7), titles, rows, padding=TIGHT)


def _parted(digest: str) -> str:
    """Return a fingerprint in groups of eight, which are easier to compare by eye."""
    return " ".join(digest[at : at + _GROUP] for at in range(0, len(digest), _GROUP))


def undrawn_annex(material: Material) -> tuple[Block, ...]:
    """Return the characters no font has, by code and name; nothing if there are none."""
    missing = fonts.missing_characters(material.case.decode())
    if not missing:
        return ()
    lead = material.say(
        "次の文字は、この報告書の書体に形がないため □ で示しています。"
        "添付の評価データにはそのまま入っています。"
    )
    rows = tuple(
        (cell(f"U+{ord(c):04X}"), cell(unicodedata.name(c, material.say("名前のない文字"))))
        for c in missing[:_MOST_CHARACTERS]
    )
    return Paragraph(lead, INTRO), Table((2, 8), head_row(material.say("符号"), material.say("名前")), rows)
