"""A text that is cut still ends in a word that can be read."""

import pytest

from pia_wizard.documents.material import shortened


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("短い文です。", 6, "短い文です。"),
        ("保存は31日以内にします。", 8, "保存は31日以内…"),
        ("設置者、運用者の名前", 4, "設置者…"),
        ("Images are kept for a month", 13, "Images are..."),
        ("Images are kept for a month", 10, "Images are..."),
        ("Internationalisation", 8, "Internat..."),
        ("「Do you keep images", 4, "「Do..."),
    ],
)
def test_a_cut_text_ends_with_a_whole_word_and_dots(text, most, shown):
    assert shortened(text, most) == shown
