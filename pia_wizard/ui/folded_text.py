"""Text as it is compared while searching."""

import unicodedata

_KANA_APART = ord("ァ") - ord("ぁ")
_HIRAGANA = {kana: kana - _KANA_APART for kana in range(ord("ァ"), ord("ヶ") + 1)}


def folded(text: str) -> str:
    """Return the text without differences of width, case and kana kind: ｶﾒﾗ, カメラ and かめら are one."""
    return unicodedata.normalize("NFKC", text).casefold().translate(_HIRAGANA)
