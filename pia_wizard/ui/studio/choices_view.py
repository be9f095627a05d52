"""All that can be chosen about a notice, card below card."""

from PySide6.QtCore import Signal

from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.session.notice_wishes import FORMATS, NoticeWish
from pia_wizard.signage.sheet import Format
from pia_wizard.ui.assessment.scrolling import ScrollPage
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.studio.design_card import DesignCard
from pia_wizard.ui.studio.languages_card import LanguagesCard
from pia_wizard.ui.studio.paper_card import PaperCard
from pia_wizard.ui.studio.shop_card import ShopCard


class ChoicesView(ScrollPage):
    """``changed`` follows each choice of the user; ``wish`` is what is chosen now."""

    changed = Signal()

    def __init__(self, translator: Translator) -> None:
        super().__init__(margin=0)
        self.about = TextLabel(look="caption")
        self.paper, self.design = PaperCard(translator), DesignCard(translator)
        self.languages, self.shop = LanguagesCard(translator), ShopCard(translator)
        self._wish = NoticeWish()
        self._translator = translator
        self.column.setContentsMargins(0, 8, 10, 12)
        self.column.setSpacing(10)
        self.column.addWidget(self.about)
        for card in (self.paper, self.design, self.languages, self.shop):
            self.column.addWidget(card)
            card.changed.connect(self.changed)
        self.column.addStretch(1)

    @property
    def wish(self) -> NoticeWish:
        """What is chosen."""
        wish = self._wish
        for card in (self.paper, self.design, self.languages, self.shop):
            wish = card.given(wish)
        return wish

    def put(self, session: AssessmentSession, notice: str, wish: NoticeWish, used: Format | None) -> None:
        """Show what is chosen for a notice; ``used`` is the paper it came to, if it is known."""
        held, state = session.questionnaire.notices[notice].notice, session.evaluation.notices[notice]
        paper = FORMATS.get(wish.format) or used or FORMATS[held.formats[0]]
        self._wish = wish
        about = self._translator.content(f"notice.{notice}.about", held.about)
        self.about.say(about)
        self.about.setVisible(bool(about))
        self.paper.put(wish, paper, held.formats)
        self.design.put(wish)
        self.languages.put(wish, held, state)
        self.shop.put(wish, paper, must_be_draft=not state.ready)

    def retranslate(self, translator: Translator) -> None:
        """Set all words."""
        self._translator = translator
        for card in (self.paper, self.design, self.languages, self.shop):
            card.retranslate(translator)
