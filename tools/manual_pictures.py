"""Make the manual's pictures from the running program, or check that they still show it.

    python tools/manual_pictures.py                     # write docs/manual/images
    python tools/manual_pictures.py --check             # fail with a line for each picture to be remade
    python tools/manual_pictures.py --check risks list  # look at these alone

The window runs offscreen over a workspace of its own, with a clock that stands still and ids in a row, so
that the same program draws the same pictures everywhere; what letters differ by from one system to another
is let pass.
"""

import argparse
import io
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["TZ"] = "Asia/Tokyo"
os.environ.pop("SOURCE_DATE_EPOCH", None)
if hasattr(time, "tzset"):
    time.tzset()

from datetime import datetime, tzinfo

from PIL import Image, ImageChops
from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProgressBar, QWidget

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "manual" / "images"
SIZE = (1280, 720)
COLOURS = 256
"""Colours of a picture: windows have few, and a palette keeps the files small."""
DIFFERENT = 40
"""From so far apart (of 255, in any colour) two points count as different."""
MOST_DIFFERENT = 0.006
"""The share of a picture that may differ: letters on another system do, another button is more."""
VARIES = {"verify": 0.03}
"""The share that may differ where a key made for the picture shows its fingerprint."""
NOW = datetime.fromisoformat("2026-11-20T14:30:00+09:00")
PATIENCE = 60.0
PAINTED = 120
"""A page has more colours than this, smoothed letters included; an empty one only a few."""
TITLES = {
    "shop_security_cameras.json": ("サンプル駅前店の防犯カメラ", "Security cameras, Sample station shop"),
    "two_camera_shop.json": ("サンプル本町店の防犯カメラ", "Security cameras, Sample Honcho shop"),
    "case2_movement_analysis.json": ("サンプル雑貨店の動線分析", "Flow lines in Sample variety shop"),
    "face_recognition_shop.json": ("サンプル百貨店の顔識別", "Face recognition, Sample department store"),
    "case4_people_counting.json": ("サンプル通りの通行人数の計測", "Counting people on Sample Street"),
}
CLIENTS = (("株式会社サンプル", "サンプル商店会"), ("Sample Co., Ltd.", "Sample merchants"))
REPORT = ("評価報告書.pdf", "assessment report.pdf")
PHOTO = ("録画装置の設定画面.png", "recorder settings.png")
REMARK = ("夜間の運用を確かめてください。", "Please check how it runs at night.")
Shot = tuple[str, QWidget]


def main() -> int:
    """Write the pictures, or compare them with those that are there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("names", nargs="*", help="these pictures alone")
    wanted = parser.parse_args()
    faults = []
    for language, name, picture in pictures(frozenset(wanted.names)):
        place = IMAGES / language / f"{name}.png"
        if not wanted.check:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(small(picture))
            print(place.relative_to(IMAGES), f"{place.stat().st_size // 1024} KB")
        elif not alike(place, picture):
            faults.append(
                f"{place.relative_to(IMAGES)}: to be remade (python tools/manual_pictures.py {name})"
            )
    print("\n".join(faults), end="\n" if faults else "")
    return 1 if faults else 0


def pictures(wanted: frozenset[str] = frozenset()) -> Iterator[tuple[str, str, Image.Image]]:
    """Give the pictures in both languages: language, name, picture."""
    stand_still()
    QScreen.availableSize = lambda _screen: QSize(*SIZE)  # type: ignore[method-assign]
    application = QApplication.instance() or dressed()
    assert isinstance(application, QApplication)  # noqa: S101 - narrows Qt's type
    for language in ("ja", "en"):
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
            for name, widget in Visit(application, language, Path(scratch), wanted).shots():
                yield language, name, picture_of(widget)


def alike(place: Path, picture: Image.Image) -> bool:
    """Return whether a picture is there and shows the same."""
    if not place.is_file():
        return False
    held = Image.open(place).convert("RGB")
    now = Image.open(io.BytesIO(small(picture))).convert("RGB")
    if held.size != now.size:
        return False
    return difference(held, now) <= VARIES.get(place.stem, MOST_DIFFERENT)


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return the share of points that differ between two pictures of one size."""
    apart = ImageChops.difference(one, other).convert("L").point(lambda level: 255 * (level > DIFFERENT))
    return apart.histogram()[255] / (one.width * one.height)


def small(picture: Image.Image) -> bytes:
    """Return a picture as a small PNG."""
    kept = io.BytesIO()
    palette = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    palette.save(kept, "PNG", optimize=True)
    return kept.getvalue()


def picture_of(widget: QWidget) -> Image.Image:
    """Return what a widget shows."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    widget.grab().save(buffer, "PNG")
    return Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB")


def stand_still() -> None:
    """Let every module of the program read one moment from the clock, and get ids in a row."""
    import pkgutil
    from importlib import import_module

    import pia_wizard

    for module in pkgutil.walk_packages(pia_wizard.__path__, "pia_wizard."):
        if not module.name.endswith("__main__") and ".migrations" not in module.name:
            import_module(module.name)
    numbers = count(1)
    for name, loaded in list(sys.modules.items()):
        if name.startswith("pia_wizard") and getattr(loaded, "datetime", None) is datetime:
            loaded.datetime = StillClock  # type: ignore[attr-defined]
        if name.startswith("pia_wizard") and hasattr(loaded, "uuid4"):
            loaded.uuid4 = lambda: UUID(int=next(numbers) << 96 | 0x1234 << 64)


class _AnyDatetime(type):
    """Lets ``isinstance`` hold for every datetime, and makes nothing but plain ones."""

    def __call__(cls, *parts: object, **named: object) -> datetime:  # type: ignore[override]
        return datetime(*parts, **named)  # type: ignore[arg-type]  # noqa: DTZ001 - as the caller has it

    def __instancecheck__(cls, one: object) -> bool:
        return isinstance(one, datetime)


class StillClock(datetime, metaclass=_AnyDatetime):
    """The clock of the program while pictures are taken."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        """Return the moment all pictures are of."""
        return NOW.astimezone(tz) if tz else NOW.replace(tzinfo=None)


def dressed() -> QApplication:
    """Return Qt's application as the program dresses it."""
    from pia_wizard.ui.application import dressed_application

    return dressed_application(["pia-wizard"])


def until(ready: Callable[[], object]) -> None:
    """Let the window work until something is there; raises TimeoutError."""
    end = time.monotonic() + PATIENCE
    while not ready():
        QTest.qWait(10)
        if time.monotonic() > end:
            raise TimeoutError


def until_quiet(widget: QWidget) -> None:
    """Let the window work until nothing in a part of it shows that it is at work, and pages are painted."""
    QTest.qWait(50)
    until(
        lambda: not any(bar.maximum() == 0 and bar.isVisible() for bar in widget.findChildren(QProgressBar))
    )
    QTest.qWait(700)


def until_drawn(view: QWidget) -> None:
    """Let the window work until a page is painted that is not blank."""
    until(lambda: len(picture_of(view).getcolors(1 << 20) or ()) > PAINTED)
    QTest.qWait(300)


class Visit:
    """A way through the window in one language; ``shots`` gives what to take pictures of."""

    def __init__(
        self, application: QApplication, language: str, scratch: Path, wanted: frozenset[str]
    ) -> None:
        from pia_wizard.session.settings import Settings
        from pia_wizard.ui.appearance.scheme import Appearance
        from pia_wizard.ui.language import QtWords
        from pia_wizard.ui.main_window import MainWindow

        os.environ["PIA_WIZARD_WORKSPACE"] = str(scratch / "cameras.pia-workspace")
        os.environ["PIA_WIZARD_SETTINGS"] = str(scratch / "settings.json")
        self.scratch, self.wanted = scratch, wanted
        self.place = 0 if language == "ja" else 1
        settings = Settings(language=language, appearance="light")
        self.window = MainWindow(settings, Appearance(application, "light"), QtWords(application))
        self.window.setFixedSize(*SIZE)

    def shots(self) -> Iterator[Shot]:
        """Go through the window; only what is wanted is waited for."""
        self.window.show()
        until(lambda: self.window.pages)
        self.pages = self.window.pages
        self.window.status.show_location(Path("~/Documents/PIA Wizard/workspace.pia-workspace"))
        ways = (
            self._home_empty,
            self._new,
            self._list,
            self._questions,
            self._risks,
            self._measures,
            self._notices,
            self._papers,
            self._signing,
            self._review,
            self._merge,
            self._settings,
        )
        for way in ways:
            for name, widget in way():
                if not self.wanted or name in self.wanted:
                    QTest.qWait(150)
                    yield name, widget
        self.window.close()
        self.window.deleteLater()
        QTest.qWait(10)

    def _home_empty(self) -> Iterator[Shot]:
        yield "home-empty", self.window

    def _new(self) -> Iterator[Shot]:
        from pia_wizard.ui.new_assessment.wizard import NewAssessmentWizard

        wizard = NewAssessmentWizard(self.pages.session, self.window.translator, self.window)
        wizard.show()
        answers = {
            "site_name": ("サンプル駅前店", "Sample station shop")[self.place],
            "operator_kind": "business",
            "site_kind": "shop",
            "prefecture": "yamagata",
            "open_to_public": True,
            "purposes": ("crime_prevention",),
            "images_stored": True,
            "recorded_data": ("images",),
            "face_recognition": False,
        }
        for page in (wizard.what, wizard.where, wizard.why, wizard.guidelines):
            for field in getattr(page, "fields", ()):
                if field.question.id in answers:
                    field.editor.committed.emit(answers[field.question.id])
            if page is wizard.where:
                yield "new-where", wizard
            if page is wizard.guidelines:
                yield "new-guidelines", wizard
            wizard.next()
        wizard.close()
        wizard.deleteLater()

    def _list(self) -> Iterator[Shot]:
        from pia_wizard import resources

        session = self.pages.session
        for number, (sample, titles) in enumerate(TITLES.items()):
            made = session.import_case(resources.samples() / sample)
            opened = session.open_assessment(made)
            opened.rename(titles[self.place])
            opened.set_client(CLIENTS[self.place][number % 2])
        self.pages.refresh()
        yield "list", self.window

    def _open(self, sample: str) -> None:
        title = TITLES[sample][self.place]
        found = next(held.id for held in self.pages.session.summaries() if held.title == title)
        self.pages.open_assessment(found)
        self.page = self.pages.page

    def _questions(self) -> Iterator[Shot]:
        self._open("shop_security_cameras.json")
        page = self.page
        page.show_step("management")
        shown = page.page("management")
        shown.go_to("retention_days")
        QTest.qWait(300)
        yield "questions", self.window
        yield "why", page.why.parentWidget()
        photo = self.scratch / PHOTO[self.place]
        Image.new("RGB", (640, 480), "white").save(photo)
        page.attach("retention_days", [photo])
        card = shown.questions.cards["retention_days"]
        card.unfold("evidence")
        QTest.qWait(300)
        yield "card", card
        page.taking_back.bar.hide()

    def _risks(self) -> Iterator[Shot]:
        self.page.show_step("risks")
        QTest.qWait(300)
        self.page.page("risks").result.show_risk("unlawful_disclosure")
        yield "risks", self.window

    def _measures(self) -> Iterator[Shot]:
        if self.wanted and "measures" not in self.wanted:
            return
        self.page.show_step("treatment")
        shown = self.page.page("treatment")
        shown.show_result()
        shown.result.show_tab(0)
        until_quiet(self.window)
        yield "measures", self.window

    def _notices(self) -> Iterator[Shot]:
        if self.wanted.isdisjoint(("notices", "wall")) and self.wanted:
            return
        self.page.show_step("notices")
        shown = self.page.page("notices")
        shown.show_result()
        until_drawn(shown.result.preview.page_view)
        yield "notices", self.window
        shown.result.preview.on_wall.click()
        until(lambda: shown.result.preview.drawn)
        QTest.qWait(1000)
        yield "wall", self.window

    def _papers(self) -> Iterator[Shot]:
        self.page.show_step("review")
        self.page.page("review").result.show_tab(3)
        if not self.wanted or "papers" in self.wanted:
            until_quiet(self.window)
            until_drawn(self.page.page("review").result.export.preview.view)
        yield "papers", self.window

    def _signing(self) -> Iterator[Shot]:
        from pia_wizard.session import identities
        from pia_wizard.signing.roles import Role
        from pia_wizard.ui.signing.dialog import SignDialog
        from pia_wizard.ui.verifying.dialog import VerifyingDialog

        sign = SignDialog(self.page, self.window.translator)
        sign.show()
        yield "sign", sign
        sign.close()
        sign.deleteLater()
        if self.wanted and "verify" not in self.wanted:
            return
        name = ("個人情報保護担当", "Privacy office")[self.place]
        who = identities.make(self.scratch / "me.p12", name)
        os.chdir(self.scratch)
        report = Path(REPORT[self.place])
        report.write_bytes(self.page.session.signed_report(self.window.translator, who, Role.ASSESSOR))
        verify = VerifyingDialog(self.window.translator, self.window)
        verify.show()
        verify.verify(report)
        until_quiet(verify)
        yield "verify", verify
        os.chdir(IMAGES)
        verify.close()
        verify.deleteLater()

    def _review(self) -> Iterator[Shot]:
        self._open("two_camera_shop.json")
        session, page = self.page.session, self.page
        session.submit()
        session.approve(REMARK[self.place])
        session.answer("retention_days", 30)
        session.dont_know("local_rules")
        page.show_step("review")
        review = page.page("review").result
        review.show_approval()
        review.refresh()
        yield "review", self.window
        from pia_wizard.ui.comparing.dialog import CompareDialog

        dialog = CompareDialog(session, self.window.translator, self.window)
        dialog.show()
        yield "compare", dialog
        dialog.close()
        dialog.deleteLater()

    def _merge(self) -> Iterator[Shot]:
        from pia_wizard.ui.exchanging.merge_dialog import MergeDialog

        session = self.page.session
        before = session.portable()
        session.answer("retention_days", 14)
        session.answer("site_name", ("サンプル本町二丁目店", "Sample Honcho 2-chome shop")[self.place])
        found = session.differences_from(before)
        dialog = MergeDialog(found, session.questionnaire, self.window.translator, self.window)
        dialog.show()
        yield "merge", dialog
        dialog.close()
        dialog.deleteLater()

    def _settings(self) -> Iterator[Shot]:
        from pia_wizard.ui.palette.dialog import PaletteDialog
        from pia_wizard.ui.palette.places import window_places
        from pia_wizard.ui.settings.dialog import SettingsDialog

        words = self.window.translator
        settings = SettingsDialog(self.window.settings, self.window.location, words, self.window)
        settings.show()
        yield "settings", settings
        settings.close()
        settings.deleteLater()
        palette = PaletteDialog(window_places(self.window), words, self.window)
        palette.show()
        palette.line.insert(("保存", "retention")[self.place])
        yield "palette", palette
        palette.close()
        palette.deleteLater()


if __name__ == "__main__":
    sys.exit(main())
