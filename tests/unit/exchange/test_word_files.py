"""Word files read back with python-docx and as the package of parts that they are."""

import re
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import docx
import pytest
from docx.text.paragraph import Paragraph

from pia_wizard.exchange.word import word_file
from pia_wizard.manuscript import (
    Contents,
    Grid,
    Heading,
    Manuscript,
    Numbered,
    Span,
    Text,
    TitleBlock,
    plain,
)

MOMENT = datetime(2026, 11, 21, 9, 0, tzinfo=timezone(timedelta(hours=9)))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARTS = (
    TitleBlock("カメラ規程", (("設置者", "株式会社サンプル"),)),
    Contents("目次"),
    Heading("第1条（趣旨）", "article-aim"),
    Numbered("", plain("定める。")),
    Numbered("2", (Span("期間は"), Span("（未定：期間を決めてください）", marked=True), Span("とする。"))),
    Numbered("(1)", plain("法令に基づくとき"), depth=1),
    Heading("資料1　差", "annex-1", new_page=True),
    Text(plain("説明です。")),
    Grid("表1　差", ("条", "差"), ((plain("第1条"), plain("一行目\n二行目")),), (1, 3)),
)


def manuscript(*parts, title="カメラ規程", language="ja"):
    return Manuscript(title, language, "株式会社サンプル", "文書番号 1", parts or PARTS)


@pytest.fixture(scope="module")
def data():
    return word_file(manuscript(), moment=MOMENT)


@pytest.fixture(scope="module")
def read(data):
    return docx.Document(BytesIO(data))


def part(data, name):
    with ZipFile(BytesIO(data)) as package:
        return ET.fromstring(package.read(name))  # noqa: S314 - written by the program itself


def test_headings_are_headings_and_words_have_styles(read):
    styles = [(p.style.name, p.text) for p in read.paragraphs if p.text]
    assert ("Title", "カメラ規程") in styles
    assert ("Heading 1", "第1条（趣旨）") in styles
    assert ("Rule Clause", "\t定める。") in styles
    assert ("Rule Clause", "2\t期間は（未定：期間を決めてください）とする。") in styles
    assert ("Rule Item", "(1)\t法令に基づくとき") in styles
    assert ("Caption", "表1　差") in styles


def test_numbers_are_text_and_no_list_of_word(data):
    assert part(data, "word/document.xml").find(f".//{W}numPr") is None


def test_only_what_is_undecided_is_marked(read):
    marked = [r.text for p in read.paragraphs for r in p.runs if r.style.name == "To Decide"]
    assert marked == ["（未定：期間を決めてください）"]


def test_a_table_stands_under_its_caption_with_a_head_that_repeats(read):
    (table,) = read.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["条", "差"],
        ["第1条", "一行目\n二行目"],
    ]
    first = table.rows[0]._tr
    assert first.find(f".//{W}tblHeader") is not None
    assert table._tbl.find(f".//{W}tblCaption").get(f"{W}val") == "表1　差"
    assert Paragraph(table._tbl.getprevious(), None).text == "表1　差"


def test_japanese_fonts_are_named_for_japanese_characters(data):
    styles = part(data, "word/styles.xml")
    named = {
        style.get(f"{W}styleId"): style.find(f"./{W}rPr/{W}rFonts").attrib
        for style in styles.findall(f"./{W}style")
        if style.find(f"./{W}rPr/{W}rFonts") is not None
    }
    assert named["Normal"][f"{W}eastAsia"] == "游明朝"
    for name in ("Title", "Heading1", "Heading2", "Caption"):
        assert named[name][f"{W}eastAsia"] == "游ゴシック", name
        assert not [key for key in named[name] if key.endswith("Theme")], name
    language = styles.find(f"./{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert (language.get(f"{W}val"), language.get(f"{W}eastAsia")) == ("ja-JP", "ja-JP")


def test_the_contents_leads_to_every_heading_before_word_updates_it(data):
    body = part(data, "word/document.xml")
    links = {link.get(f"{W}anchor"): "".join(link.itertext()) for link in body.iter(f"{W}hyperlink")}
    marks = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
    assert links == {"_article_aim": "第1条（趣旨）", "_annex_1": "資料1　差"}
    assert set(links) <= marks
    kinds = [mark.get(f"{W}fldCharType") for mark in body.iter(f"{W}fldChar")]
    assert kinds == ["begin", "separate", "end"]


def test_every_bookmark_begins_once_and_ends_once(data):
    body = part(data, "word/document.xml")
    starts = [mark.get(f"{W}id") for mark in body.iter(f"{W}bookmarkStart")]
    assert starts == [mark.get(f"{W}id") for mark in body.iter(f"{W}bookmarkEnd")]
    assert len(set(starts)) == len(starts) == 2


def test_the_page_is_a4_with_its_number_at_the_foot(data, read):
    section = read.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    feet = [name for name in ZipFile(BytesIO(data)).namelist() if "footer" in name and "rels" not in name]
    foot = "".join(part(data, feet[0]).itertext())
    assert re.sub(r"\s+", " ", foot) == "文書番号 1 PAGE 1 / NUMPAGES 1"
    assert section.header.paragraphs[0].text == "カメラ規程"


def test_the_document_says_who_made_it_and_when(read):
    told = read.core_properties
    assert (told.title, told.author) == ("カメラ規程", "株式会社サンプル")
    assert told.created == datetime(2026, 11, 21, tzinfo=UTC)


def test_the_same_manuscript_and_moment_give_the_same_bytes(data):
    assert word_file(manuscript(), moment=MOMENT) == data
    with ZipFile(BytesIO(data)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_no_picture_of_another_document_travels_along(data):
    with ZipFile(BytesIO(data)) as package:
        assert not [name for name in package.namelist() if "thumbnail" in name]


def test_every_part_is_sound_xml_and_every_relation_has_its_target(data):
    with ZipFile(BytesIO(data)) as package:
        names = set(package.namelist())
        assert package.testzip() is None
        for name in names:
            if name.endswith((".xml", ".rels")):
                ET.fromstring(package.read(name))  # noqa: S314 - written by the program itself
        for relation in part(data, "word/_rels/document.xml.rels"):
            if relation.get("TargetMode") != "External":
                target = relation.get("Target")
                assert (f"word/{target}" if not target.startswith("../") else target[3:]) in names


@pytest.mark.parametrize("typed", ["<b>&\x00\x0b\ud800]]>", "𠮷野家 😀", "=1+1", "改行\nあり\r\nです"])
def test_typed_text_stays_text(typed):
    told = word_file(manuscript(Text(plain(typed)), title=typed), moment=MOMENT)
    expected = typed.replace("\r\n", "\n").translate({0: None, 0xB: None, 0xD800: None})
    assert docx.Document(BytesIO(told)).paragraphs[0].text == expected


def test_an_english_document_is_marked_as_english():
    styles = part(word_file(manuscript(language="en"), moment=MOMENT), "word/styles.xml")
    language = styles.find(f"./{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert language.get(f"{W}val") == "en-GB"
