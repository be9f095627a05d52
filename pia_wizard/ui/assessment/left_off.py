"""The place in an open assessment, to be remembered and shown again."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QTabBar, QWidget

from pia_wizard.evaluation.model import Visibility
from pia_wizard.session.left_off import LeftOff
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.assessment.gradual import Gradual
from pia_wizard.ui.assessment.scrolling import ScrollPage, lay_out
from pia_wizard.ui.assessment.step_page import StepPage
from pia_wizard.ui.risks.page import RisksPage

if TYPE_CHECKING:
    from pia_wizard.ui.assessment.page import AssessmentPage

_SETTLING = 400
"""Milliseconds in which a page just shown finds its height."""


def place_in(page: "AssessmentPage") -> LeftOff:
    """Return where the user is: step, tabs, the question or risk looked at, how far it is scrolled down."""
    step = page.page(page.step)
    area, tabs = _scrolled(step), _inner_tabs(step)
    risks = step.result if isinstance(step.result, RisksPage) and not step.asks else None
    return LeftOff(
        assessment=page.session.assessment.id,
        step=page.step,
        subject=risks.risk if risks is not None else page.why.question,
        tab=max(0, step.tabs.currentIndex()),
        view=max(0, tabs.currentIndex()) if tabs is not None else 0,
        scrolled=round(area.verticalScrollBar().value() * 100 / tokens.grown(100)) if area is not None else 0,
        why=page.why_wanted,
    )


def go_on_at(page: "AssessmentPage", place: LeftOff) -> None:
    """Show a place again, as far as it is still there."""
    page.want_why(place.why)
    if page.step != place.step:
        return
    step = page.page(place.step)
    step.tabs.setCurrentIndex(place.tab)  # Qt leaves alone what has no such tab
    if (tabs := _inner_tabs(step)) is not None:
        tabs.setCurrentIndex(place.view)
    area = _scrolled(step) if place.scrolled else None
    for building in area.findChildren(Gradual) if area is not None else ():
        building.finish()
    _look_at(page, step, place.subject)
    if area is not None:
        _show_built(area)
        _ScrollingBack(area, tokens.grown(place.scrolled))


def _show_built(area: ScrollPage) -> None:
    """Show what was just built before anything is painted: by itself Qt shows it an event later."""
    page = area.widget() or area
    for built in page.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if not built.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            built.show()
    lay_out()


def _look_at(page: "AssessmentPage", step: StepPage, subject: str) -> None:
    asked, risks = page.session.evaluation.questions, page.session.evaluation.risks
    if step.asks and step.questions is not None and subject in step.questions.questions:
        if asked[subject].visibility is Visibility.SHOWN:
            page.attend(subject)
    elif isinstance(step.result, RisksPage) and subject in risks and subject != step.result.risk:
        step.result.show_risk(subject)


def _inner_tabs(step: StepPage) -> QTabBar | None:
    """Return the tabs inside what follows from the answers, where it has some."""
    return None if step.result is None or isinstance(step.result, RisksPage) else step.result.tabs


def _scrolled(step: StepPage) -> ScrollPage | None:
    """Return what of a step is scrolled, of that which is in view."""
    view: QWidget | None = step.questions if step.asks else step.result
    if view is None or isinstance(view, ScrollPage):
        return view
    return next((area for area in view.findChildren(ScrollPage) if area.isVisibleTo(view)), None)


class _ScrollingBack(QObject):
    """Keeps a page at a place in pixels while the page is shown for the first time and still grows."""

    def __init__(self, area: QScrollArea, place: int) -> None:
        super().__init__(area)
        self._bar, self._place = area.verticalScrollBar(), place
        self._bar.rangeChanged.connect(self._scroll)
        self._scroll()
        QTimer.singleShot(_SETTLING, self, self.deleteLater)

    def _scroll(self) -> None:
        self._bar.setValue(self._place)
