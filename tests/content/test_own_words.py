"""What we ship is said in our own words: no long run of letters is that of a source document.

The sources cannot be part of the project; their fingerprints are (see tools/source_shingles.py).
"""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from pia_wizard.questionnaire.texts import translatable_texts

TOOLS = Path(__file__).resolve().parents[2] / "tools"

OFFICIAL = (
    "山形県防犯カメラの管理及び運用に関する指針",
    "防犯カメラの設置及び運用に関するガイドライン",
    "防犯カメラや画像認識システムの安全利用のお勧め",
    "東京都スマートポール プライバシーガイドライン",
    "スマートポール運営事業者向け",
    "カメラ画像利活用ガイドブックver2.0",
    "カメラ画像利活用ガイドブック",
    "個人情報の保護に関する法律",
    "工業会日本万引防止システム協会",
    "IoT推進コンソーシアム",
    "ISO/IEC 29134:2017",
)
"""Titles and names as they are written officially, longest first."""

PARAGRAPH = """
録画した画像は、店長が鍵を持つ
棚の中の装置に、１０日のあいだだけ残す。
"""


def tool(name):
    specification = spec_from_file_location(f"tools_{name}", TOOLS / f"{name}.py")
    module = module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def shingles():
    return tool("source_shingles")


@pytest.fixture(scope="module")
def known(shingles):
    return shingles.unpacked(shingles.KEPT.read_bytes())


def test_no_text_of_the_content_repeats_a_source(library, shingles, known):
    found = {
        address: runs
        for address, text, _ in translatable_texts(library)
        if (runs := shingles.borrowed(text, known, OFFICIAL))
    }
    assert not found


@pytest.mark.parametrize("domain", ["interface", "documents"])
def test_no_sentence_of_the_program_repeats_a_source(shingles, known, domain):
    found = {
        message.id: runs
        for message in tool("texts").template(domain)
        if (runs := shingles.borrowed("".join(message.id), known, OFFICIAL))
    }
    assert not found


def test_the_fingerprints_are_those_of_the_documents(shingles, known):
    """Each title stands in its document, so all its runs are known; the file is not an empty promise."""
    for title in (OFFICIAL[0], OFFICIAL[2], OFFICIAL[3], OFFICIAL[5]):
        assert shingles.borrowed(title, known) == tuple(shingles.runs(title))
    assert len(known) > 10_000


@pytest.mark.parametrize(
    "pasted",
    [
        "録画した画像は、店長が鍵を持つ棚の中の装置に、10日のあいだだけ残す。",
        "大切なことは三つあります。録画した画像は店長が鍵を持つ棚に置くことです。",
        "「画像」は店長が鍵を持つ、棚の中の装置 に 置いてください。",
        "装置に、１０日の あいだだけ残す(原則)。",
    ],
)
def test_a_pasted_piece_is_caught_whatever_its_layout(shingles, pasted):
    source = shingles.unpacked(shingles.packed([PARAGRAPH]))
    assert shingles.borrowed(pasted, source)


def test_the_same_matter_in_other_words_is_not_caught(shingles):
    source = shingles.unpacked(shingles.packed([PARAGRAPH]))
    assert not shingles.borrowed("画像は10日で消し、装置は鍵のかかる棚に置きます。", source)


def test_a_run_does_not_reach_across_an_official_title(shingles):
    source = shingles.unpacked(shingles.packed(["この県の個人情報の保護に関する法律をよく読む"]))
    assert shingles.borrowed("県の個人情報の保護に関する法律をよく", source)
    assert not shingles.borrowed("県の個人情報の保護に関する法律をよく", source, OFFICIAL)
