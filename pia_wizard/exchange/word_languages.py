"""Text of a Word file in another language than the document: its spelling, its voice and its shapes.

Chinese and Korean have fonts of their own, so that Word does not draw their characters as Japanese ones.
"""

from collections.abc import Iterable
from typing import Any

_LANGUAGES = {
    "ja": ("ja-JP", "游ゴシック"),
    "ja-Hira": ("ja-JP", "游ゴシック"),
    "en": ("en-GB", ""),
    "zh-Hans": ("zh-CN", "Microsoft YaHei"),
    "zh-Hant": ("zh-TW", "Microsoft JhengHei"),
    "ko": ("ko-KR", "Malgun Gothic"),
}
"""By the language of a manuscript: what Word calls it, and its font."""


def set_language(elements: Iterable[Any], language: str) -> None:
    """Mark every run below these elements with its language, and name a font that has its shapes."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    tag, font = _LANGUAGES[language]
    for element in elements:
        for run in element.iter(qn("w:r")):
            properties = run.get_or_add_rPr()
            if font:
                properties.get_or_add_rFonts().set(qn("w:eastAsia"), font)
            mark = OxmlElement("w:lang")
            mark.set(qn("w:val"), tag)
            mark.set(qn("w:eastAsia"), tag)
            properties.append(mark)
