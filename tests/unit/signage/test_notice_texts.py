"""The words of a notice as text, Markdown, HTML and Word, read back by the parsers of each.

The notices are the samples', with hostile names put in: nothing that was typed may become markup.
"""

from datetime import UTC, datetime
from html.parser import HTMLParser
from io import BytesIO

import docx
import lxml.html
import pytest
from docx.oxml.ns import qn
from markdown_it import MarkdownIt
from msgspec.structs import replace

from pia_wizard import resources
from pia_wizard.assessment.model import Answer
from pia_wizard.exchange.case_file import read_case
from pia_wizard.i18n import translator
from pia_wizard.i18n.readings import without_marks
from pia_wizard.questionnaire.library import load_library
from pia_wizard.session.judged import judged
from pia_wizard.signage.languages import notice_in
from pia_wizard.signage.notice_file import TextFormat, notice_file, written
from pia_wizard.signage.notice_plain import spoken
from pia_wizard.signage.notice_sections import Item, Section, sections
from pia_wizard.signage.readiness import NoticeIncompleteError

ALL = ("ja", "en", "zh-Hans", "zh-Hant", "ko", "ja-Hira")
MOMENT = datetime(2026, 11, 21, tzinfo=UTC)
HOSTILE = (
    "<script>alert(1)</script> \"甲\" & '乙' </dd></dl> &lt; ]]>",
    "# 題\n- 一\n1. 二\n---\n=== \n*太* _字_ `code` [a](http://b) <http://c> | ~~d~~ \\*",
    "\u202e逆 𠮷野家 😀 葛\U000e0100",
    "《よみ》\ufff9漢\ufffaかん\ufffb{purposes}",
)


@pytest.fixture(scope="module")
def library():
    return load_library([resources.questionnaires()])


@pytest.fixture(scope="module")
def shop(library):
    return judged(library, read_case(resources.samples() / "two_camera_shop.json"))


def named(library, name):
    """The shop with another operator and contact."""
    case = read_case(resources.samples() / "two_camera_shop.json")
    answers = {**case.answers, **dict.fromkeys(("operator_name", "operator_contact"), Answer(value=name))}
    return judged(library, replace(case, answers=answers))


def made(case, form, languages=ALL, kind="entrance"):
    return notice_file(
        kind,
        case.questionnaire,
        case.evaluation,
        case.assessment.answers,
        translator("ja"),
        languages=languages,
        form=form,
        document_id="4f2a",
        moment=MOMENT,
    )


def told(case, languages=ALL, kind="entrance"):
    """What a poster of the same notice says, section by section."""
    notice, state = case.questionnaire.notices[kind], case.evaluation.notices[kind]
    return sections(*notice_in(notice, state, case.questionnaire, case.assessment.answers, languages))


def html_of(case, form=TextFormat.HTML, **how):
    text = made(case, form, **how).decode()
    return lxml.html.document_fromstring(text) if form is TextFormat.PAGE else lxml.html.fromstring(text)


class Balance(HTMLParser):
    """Notes every tag, and fails on one that is closed without being open."""

    def __init__(self):
        super().__init__()
        self.tags, self.open = set(), []

    def handle_starttag(self, tag, _attrs):
        self.tags.add(tag)
        if tag not in ("br", "meta"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


# --- HTML ---


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("form", [TextFormat.HTML, TextFormat.PAGE])
def test_what_was_typed_is_never_markup(library, name, form):
    parser = Balance()
    parser.feed(made(named(library, name), form).decode())
    assert parser.open == []
    page = {"html", "head", "meta", "title", "style", "body", "main", "h1"}
    allowed = {"div", "ul", "li", "a", "section", "h2", "dl", "dt", "dd", "ruby", "rp", "rt", "br"}
    assert parser.tags <= allowed | (page if form is TextFormat.PAGE else set())


@pytest.mark.parametrize("name", HOSTILE)
def test_what_was_typed_is_read_as_it_was_typed(library, name):
    tree = html_of(named(library, name), languages=("ja",))
    values = [dd.text_content() for dd in tree.iter("dd")]
    assert "\n".join(line.strip() for line in without_marks(name).splitlines()) in [
        "\n".join(line.strip() for line in value.splitlines()) for value in values
    ]


def test_each_language_is_a_section_that_says_so(shop):
    found = html_of(shop).findall(".//section")
    assert [s.get("lang") for s in found] == ["ja", "en", "zh-Hans", "zh-Hant", "ko", "ja"]
    assert [s.get("id") for s in found] == [f"camera-notice-{language}" for language in ALL]
    for section in found:
        heading = section.find(".//h2")
        assert section.get("aria-labelledby") == heading.get("id")


def test_the_languages_are_offered_by_their_own_names(shop):
    links = html_of(shop).findall(".//ul//a")
    assert [a.text for a in links] == [
        "日本語",
        "English",
        "简体中文",
        "繁體中文",
        "한국어",
        "やさしい日本語",
    ]
    assert html_of(shop, languages=("ko",)).find(".//ul") is None


def test_every_link_inside_leads_to_a_place_and_every_place_has_one_name(shop):
    tree = html_of(shop)
    names = tree.xpath("//@id")
    assert len(names) == len(set(names))
    assert {a.get("href") for a in tree.findall(".//ul//a")} <= {f"#{name}" for name in names}


def test_a_name_that_stays_japanese_says_so_in_another_language(shop):
    found = {dt.text: dt.getnext() for dt in html_of(shop, languages=("ja", "ko")).iter("dt")}
    assert (found["설치자"].get("lang"), found["설치자"].text) == ("ja", "株式会社サンプル")
    assert found["목적"].get("lang") is None


def test_readings_are_ruby_with_brackets_for_those_who_have_none(shop):
    ruby = html_of(shop, languages=("ja-Hira",)).find(".//dt/ruby")
    assert [(child.tag, child.text) for child in ruby] == [("rp", "（"), ("rt", "し"), ("rp", "）")]
    assert ruby.text == "知"


def test_a_page_has_a_language_a_title_and_one_main_heading(shop):
    tree = html_of(shop, TextFormat.PAGE)
    assert tree.get("lang") == "ja"
    assert tree.find(".//title").text == tree.find(".//h1").text == "防犯カメラ作動中"
    assert len(tree.findall(".//h1")) == 1
    assert not tree.xpath("//script|//link|//@src|//@onclick")


def test_only_an_address_of_the_web_becomes_a_link():
    def linked(text):
        items = (Item("web", "詳しいお知らせ", text, "ja"),)
        html = written((Section("ja", "題", items),), TextFormat.HTML, document_id="", moment=MOMENT)
        return lxml.html.fromstring(html.decode()).xpath("//a/@href")

    assert linked("https://example.jp/camera?a=1&b=2") == ["https://example.jp/camera?a=1&b=2"]
    assert linked("javascript:alert(1)") == []
    assert linked('https://example.jp/"onclick="x') == []


# --- the same order everywhere ---


@pytest.mark.parametrize("kind", ["entrance", "camera_sign", "sticker", "web"])
def test_all_forms_say_what_the_poster_says_in_its_order(shop, kind):
    expected = [
        line
        for section in told(shop, kind=kind)
        for line in (section.headline, *(part for item in section.items for part in (item.label, item.text)))
    ]
    tree = html_of(shop, kind=kind)
    for rp in tree.xpath("//rp|//rt"):
        rp.drop_tree()
    html = [e.text_content() for e in tree.iter("h2", "dt", "dd")]
    assert html == [base_only(line) for line in expected]
    word = docx.Document(BytesIO(made(shop, TextFormat.WORD, kind=kind)))
    assert [p.text for p in word.paragraphs] == [spoken(line) for line in expected]
    text = made(shop, TextFormat.TEXT, kind=kind).decode()
    at = [text.index(spoken(part), 0) for part in expected[: len(expected) // len(ALL)]]
    assert at == sorted(at)


def base_only(text):
    """A text without readings, by hand: what stands between U+FFFA and U+FFFB is dropped."""
    kept, reading = "", False
    for c in text:
        reading = c == "\ufffa" or (reading and c != "\ufffb")
        kept += "" if reading or c in "\ufff9\ufffb" else c
    return kept


# --- Markdown ---


@pytest.mark.parametrize("name", HOSTILE)
def test_markdown_takes_what_was_typed_as_text(library, name):
    case = named(library, name)
    tokens = (
        MarkdownIt()
        .enable("strikethrough")
        .enable("table")
        .parse(made(case, TextFormat.MARKDOWN, languages=("ja",)).decode())
    )
    kinds = [token.type for token in tokens]
    assert kinds.count("heading_open") == kinds.count("bullet_list_open") == 1
    assert set(kinds) <= {
        f"{kind}_{side}"
        for kind in ("heading", "bullet_list", "list_item", "paragraph")
        for side in ("open", "close")
    } | {"inline"}
    inline = [token for token in tokens if token.type == "inline"]
    inner = {child.type for token in inline for child in token.children}
    assert inner <= {"text", "text_special", "strong_open", "strong_close", "hardbreak", "softbreak"}
    shown = [
        "".join("\n" if c.type == "hardbreak" else c.content for c in token.children) for token in inline
    ]
    typed = "\n".join(line.strip() for line in without_marks(name).splitlines())
    assert f"設置者：{typed}" in shown


def test_markdown_in_several_languages_has_a_heading_for_each(shop):
    tokens = MarkdownIt().parse(made(shop, TextFormat.MARKDOWN).decode())
    heads = [tokens[i + 1].content for i, token in enumerate(tokens) if token.type == "heading_open"]
    assert heads == [spoken(section.headline) for section in told(shop)]


# --- plain text and Word ---


def test_plain_text_puts_readings_in_brackets(shop):
    text = made(shop, TextFormat.TEXT, languages=("ja-Hira",)).decode()
    assert text.startswith("犯罪（はんざい）を防（ふせ）ぐカメラが動（うご）いています\n\n")
    assert not set(text) & set("\ufff9\ufffa\ufffb《》")


def test_word_marks_the_language_of_every_run_and_names_a_font_with_its_shapes(shop):
    found = docx.Document(BytesIO(made(shop, TextFormat.WORD)))
    runs = [run for paragraph in found.paragraphs for run in paragraph.runs]
    tagged = {}
    for run in runs:
        properties = run._r.rPr
        lang = None if properties is None else properties.find(qn("w:lang"))
        if lang is not None:
            fonts = properties.rFonts
            tagged[lang.get(qn("w:val"))] = None if fonts is None else fonts.get(qn("w:eastAsia"))
    assert tagged == {
        "en-GB": None,
        "zh-CN": "Microsoft YaHei",
        "zh-TW": "Microsoft JhengHei",
        "ko-KR": "Malgun Gothic",
        "ja-JP": "游ゴシック",
    }


@pytest.mark.parametrize("form", list(TextFormat))
def test_the_same_notice_gives_the_same_bytes(shop, form):
    assert made(shop, form) == made(shop, form)


@pytest.mark.parametrize("form", list(TextFormat))
def test_a_notice_that_lacks_what_is_demanded_is_not_written(library, form):
    case = read_case(resources.samples() / "face_recognition_shop.json")
    answers = {name: answer for name, answer in case.answers.items() if name != "joint_purpose"}
    with pytest.raises(NoticeIncompleteError):
        made(judged(library, replace(case, answers=answers)), form, kind="joint_use")
