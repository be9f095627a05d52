"""The files a notice can be saved as: the page as PDF or picture, and the words alone."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from pia_wizard.i18n import Translator
from pia_wizard.session import papers
from pia_wizard.signage.notice_file import TextFormat
from pia_wizard.ui.studio.drawing import Drawn

_DPI = (150, 300, 600)


@dataclass(frozen=True, slots=True)
class Export:
    """One kind of file: how its name ends, what it is called, and how it is made of what was drawn.

    ``words_only`` ones cannot be drafts. ``hangs`` tells that it is what will be hung, once final.
    """

    ending: str
    title: str
    content: Callable[[Drawn], bytes]
    words_only: bool = False
    hangs: bool = False


def exports(translator: Translator) -> tuple[tuple[Export, ...], ...]:
    """Return what a notice can be saved as, in groups."""
    say = translator.say
    pictures = [Export("png", say("画像 PNG（{dpi} dpi）…", dpi=dpi), partial(_picture, dpi)) for dpi in _DPI]
    page = (
        Export("pdf", say("PDF…"), lambda drawn: drawn.made.pdf, hangs=True),
        *pictures,
        Export("svg", say("画像 SVG…"), lambda drawn: drawn.made.svg().encode()),
    )
    texts = (
        (TextFormat.TEXT, "txt", say("文だけ：テキスト…")),
        (TextFormat.MARKDOWN, "md", say("文だけ：Markdown…")),
        (TextFormat.HTML, "html", say("文だけ：ウェブページに貼るHTML…")),
        (TextFormat.PAGE, "html", say("文だけ：HTMLのページ…")),
        (TextFormat.WORD, "docx", say("文だけ：Word…")),
    )
    words = (Export(ending, title, partial(_text, form), words_only=True) for form, ending, title in texts)
    return page, tuple(words)


def _picture(dpi: int, drawn: Drawn) -> bytes:
    return drawn.made.png(dpi)


def _text(form: TextFormat, drawn: Drawn) -> bytes:
    """Return a notice's words; raises NoticeIncompleteError, which names the clauses."""
    wanted = drawn.wanted
    return papers.notice_text(
        wanted.judged,
        wanted.notice,
        wanted.wish.languages,
        wanted.translator,
        form=form,
        moment=papers.now(),
    )
