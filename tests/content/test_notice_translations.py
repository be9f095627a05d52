"""Translations of notices: complete, in the right script, with every place for an answer and every reading.

Which characters are simplified and which traditional is told by the character sets of the time before
Unicode: GB 2312 holds what mainland China writes, Big5 what Taiwan does.
"""

import re

import pytest
from babel.messages.pofile import read_po

from pia_wizard import resources
from pia_wizard.i18n import NOTICE_LANGUAGES, PLAIN_JAPANESE, translator
from pia_wizard.pdf import fonts
from pia_wizard.questionnaire.texts import notice_texts

FURTHER = tuple(language for language in NOTICE_LANGUAGES if language not in ("ja", "en"))
CODECS = {"zh-Hans": "gb2312", "zh-Hant": "big5", "ko": "euc_kr"}
PLACE = re.compile(r"\{[a-z0-9_]+\}")
KANJI = re.compile("[\u3005-\u3007\u3400-\u9fff]")
KANA = re.compile("[\u3041-\u30fa\u30fc-\u30ff]")
READ = re.compile("\ufff9([^\ufff9-\ufffb]+)\ufffa([^\ufff9-\ufffb]+)\ufffb")


@pytest.fixture(scope="module")
def catalogues():
    """Each language's translations by address and source, as they lie in the file."""
    found = {}
    for language in FURTHER:
        path = resources.locales() / language.replace("-", "_") / "LC_MESSAGES" / "notices.po"
        with path.open("rb") as file:
            found[language] = {(m.context, m.id): m.string for m in read_po(file) if m.id}
    return found


@pytest.mark.parametrize("language", FURTHER)
def test_every_text_that_can_stand_on_a_notice_is_translated(library, catalogues, language):
    texts = set(notice_texts(library))
    assert all(catalogues[language].get(text) for text in texts)
    assert {key for key in catalogues[language] if key[0]} == texts


@pytest.mark.parametrize("language", FURTHER)
def test_what_the_code_says_on_a_notice_is_translated_too(catalogues, language):
    """And each such text is one that the code really says."""
    said = "".join(p.read_text("utf-8") for p in resources.root().glob("pia_wizard/*/*.py"))
    texts = [source for context, source in catalogues[language] if context is None]
    assert len(texts) == 6
    assert all(f'say("{text}"' in said for text in texts)
    words = translator(language)
    assert words.say("カメラの図記号") != "カメラの図記号"
    assert "{" not in words.say("文書番号 {id}　掲示番号 {edition}", id="1", edition="2")


def test_english_has_words_for_every_text_too(library):
    words = translator("en")
    for address, text in notice_texts(library):
        said = words.content(address, text)
        assert said.isascii() or "’" in said, said


@pytest.mark.parametrize("language", FURTHER)
def test_every_place_for_an_answer_is_kept(catalogues, language):
    for (_, source), said in catalogues[language].items():
        assert sorted(PLACE.findall(said)) == sorted(PLACE.findall(source)), source


@pytest.mark.parametrize("language", CODECS)
def test_a_translation_has_only_characters_of_its_own_character_set(catalogues, language):
    for said in catalogues[language].values():
        said.replace("·", "").encode(CODECS[language])


def test_the_two_ways_of_writing_chinese_are_really_two(catalogues):
    both = zip(catalogues["zh-Hans"].values(), catalogues["zh-Hant"].values(), strict=True)
    pairs = [(plain, full) for plain, full in both if KANJI.search(plain)]
    for plain, full in pairs:
        # Simplified-only characters are in GB 2312 and not in Big5, traditional-only ones the other way.
        assert not [c for c in full if KANJI.match(c) and within(c, "gb2312") and not within(c, "big5")]
        assert not [c for c in plain if KANJI.match(c) and within(c, "big5") and not within(c, "gb2312")]
    assert sum(plain != full for plain, full in pairs) > 0.8 * len(pairs)


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "ko"])
def test_no_kana_is_left_over_and_no_kanji_in_korean(catalogues, language):
    for said in catalogues[language].values():
        assert not KANA.search(said), said
        assert language != "ko" or not KANJI.search(said), said


def test_plain_japanese_has_a_reading_in_kana_over_every_kanji(library):
    words = translator(PLAIN_JAPANESE)
    for address, text in notice_texts(library):
        said = words.content(address, text)
        assert not KANJI.search(READ.sub("", PLACE.sub("", said))), said
        assert all(KANJI.search(base) for base, _ in READ.findall(said)), said
        assert all(re.fullmatch("[ぁ-ゖー]+", reading) for _, reading in READ.findall(said)), said
        assert not set(said) & set("《》｜"), said


def test_plain_japanese_says_one_thing_in_a_sentence(catalogues):
    for said in catalogues[PLAIN_JAPANESE].values():
        for sentence in re.split("[。\n]", re.sub("《[^》]*》", "", PLACE.sub("", said))):
            assert len(sentence) <= 50, sentence


@pytest.mark.parametrize("language", FURTHER)
def test_the_bundled_fonts_have_every_character(library, language):
    words = translator(language)
    for address, text in notice_texts(library):
        assert fonts.missing_characters(words.content(address, text), language=language) == ""


def within(character, codec):
    try:
        character.encode(codec)
    except UnicodeEncodeError:
        return False
    return True
