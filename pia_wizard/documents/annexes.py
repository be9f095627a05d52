"""The annexes after the answers: the method, the content files, and characters that could not be drawn."""

import unicodedata
from dataclasses import replace

from pia_wizard import __version__
from pia_wizard.documents.chapters import section
from pia_wizard.documents.material import Material
from pia_wizard.documents.matrix import band_tint
from pia_wizard.evaluation.wording import obligation_text
from pia_wizard.pdf import fonts
from pia_wizard.pdf.blocks import Block
from pia_wizard.pdf.paragraphs import ListItem, Paragraph
from pia_wizard.pdf.styles import CELL, CELL_BOLD, INTRO, ITEM, LABEL_LARGE
from pia_wizard.pdf.tables import Row, Table, cell, head_row
from pia_wizard.questionnaire.model import Level

_FINE = replace(CELL, size=8, leading=12)
_MOST_CHARACTERS = 200


def method_annex(material: Material) -> tuple[Block, ...]:
    """Return how levels are measured and combined."""
    say, method = material.say, material.questionnaire.method
    address = f"method.{method.id}"
    blocks: list[Block] = [Paragraph(material.content(f"{address}.title", method.title), LABEL_LARGE)]
    if method.source_note:
        blocks.append(Paragraph(material.content(f"{address}.source_note", method.source_note)))
    for title, kind, levels in (
        (say("影響度"), "impact_levels", method.impact_levels),
        (say("起こりやすさ"), "likelihood_levels", method.likelihood_levels),
    ):
        blocks += [section(title, f"method-{kind}"), _levels(material, f"{address}.{kind}", levels)]
    blocks += [section(say("リスクの区分"), "method-bands"), _bands(material)]
    return (*blocks, section(say("対策の効き方"), "method-reductions"), *_reductions(material))


def _levels(material: Material, address: str, levels: tuple[Level, ...]) -> Table:
    def row(number: int, level: Level) -> Row:
        name = material.content(f"{address}.{number - 1}.name", level.name)
        meaning = material.content(f"{address}.{number - 1}.meaning", level.meaning)
        return cell(Paragraph(str(number), CELL_BOLD)), cell(name), cell(meaning)

    titles = head_row(material.say("段階"), material.say("名称"), material.say("意味"))
    return Table((1, 2.4, 6.6), titles, tuple(row(n, level) for n, level in enumerate(levels, 1)))


def _bands(material: Material) -> Table:
    method = material.questionnaire.method

    def row(name: str) -> Row:
        band, address = method.bands[name], f"method.{method.id}.bands.{name}"
        title = Paragraph(material.content(f"{address}.name", band.name), CELL_BOLD)
        meaning = material.content(f"{address}.meaning", band.meaning)
        accept_by = material.content(f"{address}.accept_by", band.accept_by)
        return cell(title, fill=band_tint(method, name)), cell(meaning), cell(accept_by)

    titles = head_row(material.say("区分"), material.say("意味"), material.say("受け入れの判断"))
    return Table((1.6, 5.4, 3), titles, tuple(row(name) for name in method.bands))


def _reductions(material: Material) -> list[Block]:
    method = material.questionnaire.method
    weights = material.say("、").join(
        f"{obligation_text(obligation, material.translator)} {weight}"
        for obligation, weight in method.weights.items()
    )
    lead = material.say(
        "リスクを下げる要求事項を重み付きで数え、満たしている割合に応じて段階を下げます。"
        "重みは、{weights}です。一部満たしているものは {share} として数えます。",
        weights=weights,
        share=material.translator.number(method.partly_share),
    )
    key = object()
    steps = (
        material.translator.say_n(
            "割合が {share}% 以上のとき、{n} 段階下げます。",
            "割合が {share}% 以上のとき、{n} 段階下げます。",
            -reduction.by,
            share=material.translator.number(round(reduction.share * 100)),
        )
        for reduction in method.reductions
    )
    return [Paragraph(lead, INTRO), *(ListItem("・", Paragraph(step, ITEM), key) for step in steps)]


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
