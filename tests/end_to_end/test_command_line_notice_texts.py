"""``pia-wizard notices`` in several languages: as posters and, with ``--text``, the words alone."""

import subprocess

import pytest

from pia_wizard import resources

CASE = resources.samples() / "two_camera_shop.json"


@pytest.mark.parametrize("form", ["txt", "md", "html", "page", "docx"])
def test_every_offered_notice_is_written_in_the_languages_asked_for(command, tmp_path, form):
    done = command("notices", CASE, "--text", form, "--languages", "ko,ja", "-o", tmp_path / "out")
    assert done.code == 0
    ending = {"page": "page.html"}.get(form, form)
    kinds = ("entrance", "camera_sign", "sticker", "web")
    assert {p.name for p in (tmp_path / "out").iterdir()} == {f"{kind}-ja-ko.{ending}" for kind in kinds}
    assert done.out.count("掲示の文を書き出しました") == 4


def test_without_languages_it_is_the_language_of_the_papers(command, tmp_path):
    command("notices", CASE, "--text", "txt", "--lang", "en", "-o", tmp_path)
    assert (tmp_path / "entrance-en.txt").read_text().startswith("Security cameras in operation\n")


def test_an_unknown_language_is_refused_before_anything_is_written(command, tmp_path):
    done = command("notices", CASE, "--text", "txt", "--languages", "ja,fr", "-o", tmp_path / "out")
    assert done.code != 0
    assert "fr" in done.err
    assert "zh-Hant" in done.err
    assert not (tmp_path / "out").exists()


def test_the_posters_too_are_in_the_languages_asked_for(command, tmp_path):
    done = command("notices", CASE, "--languages", "zh-Hant,ja,ja-Hira", "-o", tmp_path)
    assert done.code == 0
    made = {path.stem: path for path in tmp_path.glob("*.pdf")}
    assert set(made) == {
        f"{kind}-ja-zh-Hant-ja-Hira" for kind in ("entrance", "camera_sign", "sticker", "web")
    }
    read = ["pdftotext", "-layout", made["entrance-ja-zh-Hant-ja-Hira"], "-"]
    text = subprocess.run(read, check=True, capture_output=True, encoding="utf-8").stdout
    said = [
        "防犯カメラ作動中",
        "安全監視攝影機運作中",
        "この場所では防犯カメラが作動しています。",
        "此處有安全監視攝影機正在運作。",
    ]
    assert [text.index(line) for line in said] == sorted(text.index(line) for line in said)
