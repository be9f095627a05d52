"""Bring the fonts of ``resources/fonts`` from their published packages, reduced to the same bytes each time.

Run it with the ``dev`` environment and npm at hand: ``python tools/fetch_fonts.py``. Each package is named
with its version and SHA-256; a package with other bytes is refused. BIZ UDPGothic keeps every character
and loses what paper does not use (hinting programs, vertical metrics, layout features); each fallback
keeps only the characters that the fonts before it lack, and each font of another language the usual
character set of that language. ``fonts.json`` records what came out.
"""

import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
UNUSED_TABLES = ["vmtx", "vhea", "VORG", "meta", "DSIG", "BASE", "GSUB", "GPOS", "GDEF", "gasp", "STAT"]


@dataclass(frozen=True)
class Package:
    """A published font package: its npm name, version, and the SHA-256 of its archive."""

    name: str
    version: str
    sha256: str
    licence: str


@dataclass(frozen=True)
class Charset:
    """A part of a coded character set: the codec's name and its two-byte codes, first and last."""

    codec: str
    first: int
    last: int

    @property
    def characters(self) -> set[int]:
        """Its code points, with Latin letters and punctuation."""
        codes = (code.to_bytes(2, "big") for code in range(self.first, self.last + 1))
        decoded = (code.decode(self.codec, errors="ignore") for code in codes)
        return {ord(c) for c in decoded if len(c) == 1} | LATIN


LATIN = {*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2040), 0x20AC, 0x2122}


@dataclass(frozen=True)
class Font:
    """One font file to make: where it lies in its package, and the file it becomes."""

    file: str
    package: Package
    member: str
    family: str
    charset: "Charset | None" = None

    @property
    def is_fallback(self) -> bool:
        """Whether it only carries what the fonts before it lack."""
        return self.file.endswith("-Fallback.ttf")


BIZ = Package(
    "@expo-google-fonts/biz-udpgothic",
    "0.4.2",
    "25b7863372a51cbed767be911076ebdaeaae9a687bcb57e052286f43416d9ea3",
    "OFL-BIZUDPGothic.txt",
)
NOTO_JP = Package(
    "@expo-google-fonts/noto-sans-jp",
    "0.4.3",
    "563ee80509692e2b2f42ceae6a0b82afecb90daa1b3d025bcebdf3d9120f43a3",
    "OFL-NotoSansJP.txt",
)
NOTO_EMOJI = Package(
    "@expo-google-fonts/noto-emoji",
    "0.4.7",
    "6a25fd5a4da5bb34bbc2d300531bbf32de86afd866e119314d7e358f61a6104d",
    "OFL-NotoEmoji.txt",
)
NOTO_SC = Package(
    "@expo-google-fonts/noto-sans-sc",
    "0.4.3",
    "0d69d0f4971d2ff574e3d93cbc218dc950bf3f3f8f8e2c008d97687ed53aee59",
    "OFL-NotoSansSC.txt",
)
NOTO_TC = Package(
    "@expo-google-fonts/noto-sans-tc",
    "0.4.3",
    "e7532a3a43a6c660ee0351a167b99fe0da52f20b4940fb3fc067ed7c5bd594bf",
    "OFL-NotoSansTC.txt",
)
NOTO_KR = Package(
    "@expo-google-fonts/noto-sans-kr",
    "0.4.3",
    "7614af529705ea48e8b76cb3b056b92db66b7625ef3fc97ce76366063df94d3f",
    "OFL-NotoSansKR.txt",
)
GB_2312 = Charset("gb2312", 0xA1A1, 0xF7FE)
BIG5_COMMON = Charset("big5", 0xA140, 0xC67E)
KS_X_1001_HANGUL = Charset("euc_kr", 0xA1A1, 0xC8FE)
WANTED = (
    Font("BIZUDPGothic-Regular.ttf", BIZ, "400Regular/BIZUDPGothic_400Regular.ttf", "BIZ UDPGothic"),
    Font("BIZUDPGothic-Bold.ttf", BIZ, "700Bold/BIZUDPGothic_700Bold.ttf", "BIZ UDPGothic"),
    Font("NotoSansJP-Fallback.ttf", NOTO_JP, "400Regular/NotoSansJP_400Regular.ttf", "Noto Sans JP"),
    Font("NotoEmoji-Fallback.ttf", NOTO_EMOJI, "400Regular/NotoEmoji_400Regular.ttf", "Noto Emoji"),
    Font("NotoSansSC-Regular.ttf", NOTO_SC, "400Regular/NotoSansSC_400Regular.ttf", "Noto Sans SC", GB_2312),
    Font("NotoSansSC-Bold.ttf", NOTO_SC, "700Bold/NotoSansSC_700Bold.ttf", "Noto Sans SC", GB_2312),
    Font(
        "NotoSansTC-Regular.ttf", NOTO_TC, "400Regular/NotoSansTC_400Regular.ttf", "Noto Sans TC", BIG5_COMMON
    ),
    Font("NotoSansTC-Bold.ttf", NOTO_TC, "700Bold/NotoSansTC_700Bold.ttf", "Noto Sans TC", BIG5_COMMON),
    Font(
        "NotoSansKR-Regular.ttf",
        NOTO_KR,
        "400Regular/NotoSansKR_400Regular.ttf",
        "Noto Sans KR",
        KS_X_1001_HANGUL,
    ),
    Font("NotoSansKR-Bold.ttf", NOTO_KR, "700Bold/NotoSansKR_700Bold.ttf", "Noto Sans KR", KS_X_1001_HANGUL),
)


def main() -> int:
    """Write every font, its licence and ``fonts.json``; return the exit code."""
    FONTS.mkdir(parents=True, exist_ok=True)
    covered: set[int] = set()
    records = []
    with tempfile.TemporaryDirectory() as folder:
        unpacked = {p: _unpacked(p, Path(folder)) for p in dict.fromkeys(f.package for f in WANTED)}
        for font in WANTED:
            source = unpacked[font.package] / font.member
            records.append(_written(font, source, covered))
        for package, at in unpacked.items():
            licence = (at / "LICENSE_FONT").read_text(encoding="utf-8")
            lines = (line.rstrip() for line in licence.splitlines())
            (FONTS / package.licence).write_text("\n".join(lines) + "\n", encoding="utf-8")
    text = json.dumps({"fonts": records}, ensure_ascii=False, indent=2) + "\n"
    (FONTS / "fonts.json").write_text(text, encoding="utf-8")
    return 0


def _unpacked(package: Package, folder: Path) -> Path:
    """Download a package, check its bytes, unpack it and return the folder of its files."""
    at = folder / package.name.partition("/")[2]
    at.mkdir()
    wanted = f"{package.name}@{package.version}"
    subprocess.run(["npm", "pack", "--silent", wanted], cwd=at, check=True, stdout=subprocess.DEVNULL)
    archive = next(at.glob("*.tgz"))
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != package.sha256:
        sys.exit(f"{wanted}: SHA-256 is {found}, expected {package.sha256}")
    with tarfile.open(archive) as tar:
        tar.extractall(at, filter="data")
    return at / "package"


def _written(font: Font, source: Path, covered: set[int]) -> dict[str, object]:
    """Write one reduced font, add its characters to ``covered`` and return its record."""
    opened = TTFont(source, recalcTimestamp=False)
    if "glyf" not in opened or "fvar" in opened:
        sys.exit(f"{source.name}: not a static TrueType font")
    characters = set(opened.getBestCmap())
    if font.charset:
        characters &= font.charset.characters
    elif font.is_fallback:
        characters -= covered
    covered |= characters
    _reduce(opened, characters)
    path = FONTS / font.file
    opened.save(path)
    return {
        "file": font.file,
        "family": font.family,
        "version": opened["name"].getDebugName(5),
        "copyright": opened["name"].getDebugName(0),
        "licence": "OFL-1.1",
        "licence_file": font.package.licence,
        "origin": f"npm {font.package.name}@{font.package.version} {font.member}",
        "origin_sha256": hashlib.sha256(source.read_bytes()).hexdigest(),
        "characters": len(characters),
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
    }


def _reduce(opened: TTFont, characters: set[int]) -> None:
    """Keep only these characters and the tables that drawing on paper reads."""
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.glyph_names = False
    options.drop_tables = [*options.drop_tables, *UNUSED_TABLES]
    reducer = subset.Subsetter(options)
    reducer.populate(unicodes=characters)
    reducer.subset(opened)


if __name__ == "__main__":
    sys.exit(main())
