"""Text as it is compared while searching."""

import unicodedata
from functools import lru_cache

_KANA_APART = ord("ァ") - ord("ぁ")
_HIRAGANA = {kana: kana - _KANA_APART for kana in range(ord("ァ"), ord("ヶ") + 1)}


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """Return the text without differences of width, case and kana kind: ｶﾒﾗ, カメラ and かめら are one.

    What was folded is kept: every key typed into a search looks at the same texts.
    """
    return unicodedata.normalize("NFKC", text).casefold().translate(_HIRAGANA)
