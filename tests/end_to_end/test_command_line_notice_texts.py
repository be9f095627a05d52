"""``pia-wizard notices --text``: the words of the notices, as a person at a terminal gets them."""

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
