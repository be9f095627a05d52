"""Posters for many sites: one file of all, and a file each, beside the plain way, typst and the floor.

The plain way draws every poster with reportlab and every QR code with segno (``pip install segno`` for this
benchmark only; without it the QR codes of the plain way come from zxing-cpp, which flatters it).
"""

import resource
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

MOMENT = datetime(2026, 11, 21, 9, tzinfo=UTC)
MANY, SINGLE = 5000, 1000
PLAIN_SHARE = 10
"""The plain way and typst draw every tenth poster in one run; their time is multiplied. Both are linear."""

TOWNS = ("山形市", "米沢市", "鶴岡市", "酒田市", "新庄市", "寒河江市")
QUARTERS = ("駅前", "中央", "南", "バイパス沿い", "ショッピングセンター内")
Site = tuple[str, str, str]
"""Name and address, contact, web address."""


def sites(count: int) -> list[Site]:
    """Return so many sites, no two alike: one line or two, addresses of several lengths."""
    return [_site(i) for i in range(count)]


def _site(i: int) -> Site:
    town, quarter = TOWNS[i % len(TOWNS)], QUARTERS[i % len(QUARTERS)]
    name = f"サンプル{town}{quarter}{i + 1}号店　山形県{town}本町{i % 9 + 1}丁目{i % 20 + 1}番{i % 7 + 1}号"
    contact = f"023-{i // 1000:03d}-{i % 10000:04d}（平日 9時から17時）"
    return name, contact, f"https://www.example.co.jp/shops/{i:05d}/camera"


LINES = (
    ("お知らせ", "この場所では防犯カメラが作動しています。"),
    ("目的", "犯罪の防止、事故や災害の際の安全確保"),
    ("設置者", "株式会社サンプル"),
    ("記録する内容", "映像"),
    ("保存期間", "30日"),
)


def ours(path: Path, count: int) -> None:
    """Write our file of posters."""
    from pia_wizard.pdf.page_file import PageFile
    from pia_wizard.signage.site_posters import Manner, SitePosters

    posters = SitePosters(Manner("3f9a21bc", MOMENT))
    pages = PageFile(
        path.open("wb"), language="ja", title="入口掲示", author="株式会社サンプル", moment=MOMENT
    )
    posters.begin(pages)
    for site in sites(count):
        assert posters.add(_notice(site))
    pages.finish()
    posters.leave()


def ours_each(folder: Path, count: int) -> None:
    """Write a file of ours for each site."""
    from pia_wizard.pdf.page_file import PageFile
    from pia_wizard.signage.site_posters import Manner, SitePosters

    posters = SitePosters(Manner("3f9a21bc", MOMENT))
    for number, site in enumerate(sites(count)):
        file = (folder / f"{number}.pdf").open("wb")
        pages = PageFile(file, language="ja", title="入口掲示", author="株式会社サンプル", moment=MOMENT)
        posters.begin(pages)
        assert posters.add(_notice(site))
        pages.finish()
    posters.leave()


def _notice(site: Site) -> "object":
    from pia_wizard.i18n import translator
    from pia_wizard.signage.edition import edition
    from pia_wizard.signage.notice_text import Headline, NoticeLine
    from pia_wizard.signage.sheet import A4_PORTRAIT
    from pia_wizard.signage.site_posters import SiteNotice

    name, contact, url = site
    lines = (
        *(NoticeLine(label, label, text) for label, text in LINES),
        NoticeLine("place", "場所", name),
        NoticeLine("contact", "問い合わせ先", contact),
        NoticeLine("web", "詳しいお知らせ", url),
    )
    said = edition("防犯カメラ作動中", lines, url)
    varying = (len(LINES), len(LINES) + 1)
    return SiteNotice(
        "a", translator("ja"), Headline("防犯カメラ作動中"), lines, varying, url, A4_PORTRAIT, said
    )


def plain(path: Path, count: int) -> None:
    """Write posters the plain way: everything drawn on every page."""
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path), pagesize=(595.3, 841.9), pageCompression=1)
    _register()
    for site in sites(count):
        _plain_page(canvas, site)
        canvas.showPage()
    canvas.save()


def plain_each(folder: Path, count: int) -> None:
    """Write a file for each site the plain way."""
    from reportlab.pdfgen.canvas import Canvas

    _register()
    for number, site in enumerate(sites(count)):
        canvas = Canvas(str(folder / f"{number}.pdf"), pagesize=(595.3, 841.9), pageCompression=1)
        _plain_page(canvas, site)
        canvas.save()


def _register() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    from pia_wizard import resources

    for name in ("BIZUDPGothic-Regular", "BIZUDPGothic-Bold"):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(resources.font(f"{name}.ttf"))))


def _plain_page(canvas: "object", site: Site) -> None:
    name, contact, url = site
    canvas.setFillColorRGB(0.12, 0.31, 0.47)
    canvas.roundRect(40, 560, 515, 240, 14, fill=1, stroke=0)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.setFont("BIZUDPGothic-Bold", 60)
    canvas.drawCentredString(297, 600, "防犯カメラ作動中")
    y = 530
    for label, text in (
        *LINES,
        ("場所", name.split("　")[0]),
        ("", name.split("　")[1]),
        ("問い合わせ先", contact),
    ):
        canvas.setFillColorRGB(0.12, 0.31, 0.47)
        canvas.setFont("BIZUDPGothic-Bold", 14)
        canvas.drawString(54, y, label)
        canvas.setFillColorRGB(0.1, 0.1, 0.1)
        canvas.setFont("BIZUDPGothic-Regular", 17)
        canvas.drawString(160, y, text)
        canvas.line(40, y - 14, 555, y - 14)
        y -= 40
    canvas.setFont("BIZUDPGothic-Regular", 12)
    canvas.drawString(54, 100, url)
    _plain_code(canvas, url)


def _plain_code(canvas: "object", url: str) -> None:
    rows = _segno_rows(url)
    side = 85 / len(rows)
    canvas.setFillColorRGB(0, 0, 0)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                canvas.rect(440 + x * side, 160 - y * side, side, side, fill=1, stroke=0)


def _segno_rows(url: str) -> Sequence[Sequence[int]]:
    try:
        import segno
    except ImportError:
        from pia_wizard.signage.qr import qr_matrix

        return qr_matrix(url)
    return segno.make(url, error="q", micro=False, boost_error=False).matrix


def typst_pages(path: Path, count: int) -> None:
    """Set ``typst_source`` with typst; QR codes are pictures that were made before and are not counted."""
    del count  # that of the source
    import typst

    from pia_wizard import resources

    fonts = [str(resources.font("BIZUDPGothic-Regular.ttf").parent)]
    typst.compile(str(path.with_suffix(".typ")), output=str(path), font_paths=fonts, ignore_system_fonts=True)


def typst_source(path: Path, count: int) -> None:
    """Write what typst sets: the same words, rows and QR codes."""
    from pia_wizard.signage.qr import qr_matrix

    rows = "".join(f"[{label}], [{text}], " for label, text in LINES)
    head = (
        '#set page(width: 210mm, height: 297mm, margin: 14mm)\n#set text(font: "BIZ UDPGothic", lang: "ja")\n'
        "#let code(name) = image(name, width: 30mm)\n"
    )
    parts = [head]
    for number, (name, contact, url) in enumerate(sites(count)):
        picture = path.with_name(f"{number}.svg")
        picture.write_text(_svg(qr_matrix(url)), encoding="utf-8")
        parts.append(
            "#block(fill: rgb(31,78,121), radius: 5mm, width: 100%, inset: 10mm)"
            "[#align(center)[#text(60pt, white)[防犯カメラ作動中]]]\n"
            f"#grid(columns: (40mm, 1fr), row-gutter: 6mm, {rows}"
            f"[場所], [{name}], [問い合わせ先], [{contact}])\n"
            f'#text(12pt)[#"{url}"]\n#code("{picture.name}")\n#pagebreak(weak: true)\n'
        )
    path.with_suffix(".typ").write_text("".join(parts), encoding="utf-8")


def _svg(matrix: Sequence[Sequence[bool]]) -> str:
    side = len(matrix)
    path = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"><path d="{path}"/></svg>'


def floor(path: Path, count: int) -> None:
    """Deflate as many bytes as our pages hold, and write them: what no writer can go below."""
    page = b" ".join(b"%d %d m" % (i, i * 7 % 83) for i in range(60))
    with path.open("wb") as file:
        for number in range(count):
            file.write(zlib.compress(page + b"%d" % number, 4))


WAYS: dict[str, Callable[[Path, int], None]] = {
    "ours": ours,
    "ours-each": ours_each,
    "plain": plain,
    "plain-each": plain_each,
    "typst": typst_pages,
    "typst-source": typst_source,
    "floor": floor,
}


def main() -> None:
    """Print the ratios; each way runs in a process of its own, so that its memory is its own."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        fair = MANY // PLAIN_SHARE
        plain_way = [_measured("plain", folder / "plain.pdf", fair) for _ in range(3)]
        typst_source(folder / "typst.pdf", MANY)
        peer = [_measured("typst", folder / "typst.pdf", MANY)]
        mine = [_measured("ours", folder / "ours.pdf", MANY) for _ in range(3)]
        least = [_measured("floor", folder / "floor", MANY) for _ in range(3)]
        few = _measured("ours", folder / "few.pdf", fair)
        base = _middle(plain_way)[0] * PLAIN_SHARE
        print(f"\n{MANY} different A4 posters in one file   (target: ≤ 0.05 × plain, ahead of typst)")
        _row("plain reportlab + segno (a tenth, times ten)", (base, _middle(plain_way)[1]), base)
        _row("typst, QR codes made before", _middle(peer), base)
        _row("ours, tagged and archival, QR codes read back", _middle(mine), base)
        _row("floor: deflate and write", _middle(least), base)
        print(f"  memory of ours: {few[1]:.0f} MiB at {fair} sites, {_middle(mine)[1]:.0f} MiB at {MANY}")
        each = folder / "each"
        each.mkdir()
        base = _measured("plain-each", each, SINGLE // PLAIN_SHARE)[0] * PLAIN_SHARE
        print(f"\n{SINGLE} files of one poster")
        _row("plain reportlab + segno (a tenth, times ten)", (base, 0), base)
        _row("ours, tagged and archival, QR codes read back", _measured("ours-each", each, SINGLE), base)


def _row(name: str, found: tuple[float, float], base: float) -> None:
    print(f"  {name:<48} {found[0]:8.2f} s   {found[0] / base:7.4f} ×   {found[1]:6.0f} MiB")


def _middle(found: list[tuple[float, float]]) -> tuple[float, float]:
    return sorted(found)[len(found) // 2]


def _measured(way: str, path: Path, count: int) -> tuple[float, float]:
    """Return seconds and MiB of one way in a process of its own; imports are not counted."""
    command = [sys.executable, "-m", "benchmarks.posters", way, str(path), str(count)]
    shown = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    seconds, memory = map(float, shown.split())
    return seconds, memory


def _alone(way: str, path: Path, count: int) -> None:
    work = WAYS[way]
    warm = path / "warm" if way.endswith("each") else path.with_name("warm.pdf")
    if way.endswith("each"):
        warm.mkdir(exist_ok=True)
    if not way.startswith("typst"):
        work(warm, 3)
    start = time.perf_counter()
    work(path, count)
    print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        _alone(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
    else:
        main()
