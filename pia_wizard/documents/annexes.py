"""The annexes after the answers: the content files, and characters that could not be drawn."""

import unicodedata
from dataclasses import replace

from pia_wizard import __version__
from pia_wizard.documents.material import Material
from pia_wizard.pdf import fonts
from pia_wizard.pdf.blocks import Block
from pia_wizard.pdf.paragraphs import Paragraph
from pia_wizard.pdf.styles import CELL, INTRO
from pia_wizard.pdf.tables import Table, cell, head_row

_FINE = replace(CELL, size=8, leading=12)
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
    rows = tuple((cell(f.path), cell(Paragraph(_halved(f.sha256), _FINE))) for f in files)
    return Paragraph(lead, INTRO), Table((4.6, 5.4), head_row(material.say("ファイル"), "SHA-256"), rows)


def _halved(digest: str) -> str:
    """Return a fingerprint on two equal lines, which are easier to compare by eye."""
    middle = len(digest) // 2
    return f"{digest[:middle]}\n{digest[middle:]}"


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
