"""The address a poster sends people to: plain enough to be printed, typed and encoded."""

from urllib.parse import urlsplit

from pia_wizard.errors import N_, UnusableError


class WebAddressError(UnusableError):
    """The address cannot be put on a poster."""

    what = N_("このURLは掲示物に使えません: {url}")
    why = N_("http:// または https:// で始まり、半角の英数字と記号だけでできたURLが必要です。")
    do = N_("ブラウザーのアドレス欄からURLをコピーして入力してください。")


def web_address(url: str) -> str:
    """Return the address without surrounding space, or "" for none; raises WebAddressError."""
    url = url.strip()
    if not url:
        return ""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:  # such as a broken IPv6 host
        usable = False
    if not usable or not url.isascii() or any(c <= " " or c in '\x7f<>"\\^`{|}' for c in url):
        raise WebAddressError(url=url[:80])
    return url
