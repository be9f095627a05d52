"""What the user sees when the program itself is wrong: that the answers are safe, and where."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QWidget

from pia_wizard.errors import PiaError
from pia_wizard.i18n import ErrorText, Translator

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


class DefectHook:
    """A ``sys.excepthook`` that tells about a defect once at a time.

    ``place`` gives the workspace's file, or None while none is open. Interrupts are passed on.
    """

    def __init__(
        self, window: QWidget, translator: Callable[[], Translator], place: Callable[[], Path | None]
    ) -> None:
        self._window = window
        self._translator = translator
        self._place = place
        self._telling = False
        self._before: Hook = sys.excepthook

    def install(self) -> None:
        """Take over from the interpreter's own hook."""
        self._before = sys.excepthook
        sys.excepthook = self

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Print the defect as usual, then tell the user; what a user can mend is told as such."""
        if isinstance(error, PiaError):
            self._explain(error)
            return
        self._before(kind, error, trace)
        if self._telling or not issubclass(kind, Exception):
            return
        import traceback

        self._telling = True
        try:
            self._tell("".join(traceback.format_exception(kind, error, trace)))
        finally:
            self._telling = False

    def _explain(self, error: PiaError) -> None:
        from pia_wizard.ui.messages import show_error

        show_error(self._window, error, self._translator())

    def _tell(self, trace: str) -> None:
        from pia_wizard.ui.appearance.shapes import Shape
        from pia_wizard.ui.messages import Message

        translator = self._translator()
        text = defect_text(translator, self._place(), trace)
        dialog = Message(self._window, Shape.PROBLEM, text, translator)
        dialog.button(translator.say("閉じる"), "primary", accepts=True).setDefault(True)
        dialog.exec()
        dialog.deleteLater()


def defect_text(translator: Translator, place: Path | None, trace: str) -> ErrorText:
    """Return the words for a defect; the trace is detail for whoever repairs the program."""
    safe = (
        translator.say("確定した回答は、すべて次の場所に保存されています: {place}", place=place)
        if place
        else translator.say("保存場所を開く前の不具合のため、失われた回答はありません。")
    )
    return ErrorText(
        translator.say("プログラムの不具合で、操作を終えられませんでした。"),
        safe,
        translator.say(
            "いったん終了して、開き直してください。続く場合は、詳細を添えて管理者に知らせてください。"
        ),
        tuple(trace.splitlines()),
    )
