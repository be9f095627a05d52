"""Text as it is compared while searching."""

import unicodedata

_KANA_APART = ord("ァ") - ord("ぁ")


def folded(text: str) -> str:
    """Return the text without differences of width, case and kana kind: ｶﾒﾗ, カメラ and かめら are one."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(chr(ord(c) - _KANA_APART) if "ァ" <= c <= "ヶ" else c for c in plain)
