"""What a list of sites may say of languages and sizes, in words that people write."""

import re
import unicodedata

from pia_wizard.errors import N_
from pia_wizard.exchange.site_errors import RowError
from pia_wizard.i18n import NOTICE_LANGUAGES
from pia_wizard.signage.sheet import Format

_PARTS = re.compile(r"[\s,、，;；/・+＋]+")
_LANGUAGES = {
    "ja": "日本語 japanese jp",
    "en": "英語 english 英",
    "zh-Hans": "中国語 中国語(簡体字) 簡体字 簡体 簡体中文 简体中文 中文 simplifiedchinese chinese zh zh-cn",
    "zh-Hant": "中国語(繁体字) 繁体字 繁体 繁體字 繁體中文 traditionalchinese zh-tw",
    "ko": "韓国語 韓国・朝鮮語 한국어 korean kr",
    "ja-Hira": "やさしい日本語 plainjapanese easyjapanese",
}


class UnknownLanguageError(RowError):
    """A language no notice is written in."""

    why = N_("「{given}」という言語では作れません。使えるもの: {allowed}")
    do = N_("使える言語を、読点かコンマで区切って書いてください。")


class UnknownSizeError(RowError):
    """A size of paper we do not lay out."""

    why = N_("「{given}」という大きさでは作れません。使えるもの: {allowed}")
    do = N_("使える大きさの中から書いてください。")


def languages_in(text: str) -> tuple[str, ...]:
    """Return the languages a cell names, as BCP 47 tags; raises UnknownLanguageError."""
    known = {_folded(word): tag for tag, words in _LANGUAGES.items() for word in (tag, *words.split())}
    found = []
    for part in _PARTS.split(text.strip()):
        tag = known.get(_folded(part))
        if part and tag is None:
            raise UnknownLanguageError(given=part[:20], allowed=", ".join(NOTICE_LANGUAGES))
        if tag:
            found.append(tag)
    return tuple(dict.fromkeys(found))


def format_in(text: str) -> Format:
    """Return the size a cell names, such as "A4" or "100x100"; raises UnknownSizeError."""
    wanted = (
        _folded(text).replace("×", "x").replace("mm", "").replace("判", "").replace("ステッカー", "sticker-")
    )
    known = {_folded(size.key): size for size in Format}
    known |= {key.removeprefix("sticker-"): size for key, size in known.items()}
    if wanted not in known:
        raise UnknownSizeError(given=text[:20], allowed=sizes())
    return known[wanted]


def sizes() -> str:
    """Return the names of all sizes."""
    return ", ".join(size.key for size in Format)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().replace(" ", "").strip()
