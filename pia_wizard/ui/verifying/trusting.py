"""Asking before a certificate is trusted: the fingerprint has to be held against the one published."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QCheckBox, QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pia_wizard.errors import PiaError
from pia_wizard.i18n import Translator
from pia_wizard.session import trusted
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.scrolled_dialog import FittedDialog
from pia_wizard.ui.appearance.shapes import Shape
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.messages import Sign, show_error
from pia_wizard.ui.pieces import framed, push_button

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

    from pia_wizard.signing.certificates import CertificateFacts

_WIDTH = 612
_GROUP = 4


class TrustDialog(FittedDialog):
    """Lists certificates, each to be chosen; none is chosen beforehand where there are several."""

    def __init__(
        self, facts: Sequence["CertificateFacts"], translator: Translator, parent: QWidget | None
    ) -> None:
        super().__init__(_WIDTH, parent)
        say = translator.say
        self.setWindowTitle(say("証明書を信頼する"))
        self.boxes = [QCheckBox(fact.name.replace("&", "&&")) for fact in facts]
        for box in self.boxes:
            box.setChecked(len(self.boxes) == 1)
            box.toggled.connect(lambda _on: self._allow())
        self.agree, self.cancel = push_button("danger"), push_button()
        self.agree.setText(say("信頼する"))
        self.cancel.setText(say("信頼しない"))
        self.agree.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.cancel.setDefault(True)
        heading = say("次の証明書を、これから信頼しますか。")
        why = say(
            "信頼すると、この証明書につながる署名はすべて「信頼する認証局の証明書で署名」と表示されます。"
            "下の指紋を、発行元がウェブサイトや書面で公表しているものと見比べてから信頼してください。"
            "メールや報告書に書かれた指紋では確かめたことになりません。"
        )
        self.setAccessibleDescription(f"{heading} {why}")
        cards = [_card(fact, box, translator) for fact, box in zip(facts, self.boxes, strict=True)]
        words = QVBoxLayout()
        words.setSpacing(12)
        for widget in (TextLabel(heading, look="heading"), TextLabel(why), *cards):
            words.addWidget(widget)
        top = QHBoxLayout()
        top.setSpacing(tokens.SPACE)
        top.addWidget(Sign(Shape.PROBLEM, 28, self), 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        foot = QHBoxLayout()
        foot.setSpacing(tokens.GAP)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.agree)
        self.form.addLayout(top)
        self.foot.addLayout(foot)
        self.cancel.setFocus()
        self._allow()

    def chosen(self) -> list[int]:
        """Return the places of those chosen."""
        return [place for place, box in enumerate(self.boxes) if box.isChecked()]

    def _allow(self) -> None:
        self.agree.setEnabled(bool(self.chosen()))


def trusted_after_asking(
    certificates: Sequence["Certificate"], translator: Translator, parent: QWidget
) -> bool:
    """Show certificates and trust those the user chooses; return whether any was."""
    from pia_wizard.signing.certificates import certificate_facts

    facts = [certificate_facts(certificate) for certificate in certificates]
    dialog = TrustDialog(facts, translator, parent)
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    chosen = [certificates[place] for place in dialog.chosen()] if agreed else []
    dialog.deleteLater()
    if not chosen:
        return False
    try:
        trusted.trust_certificates(chosen)
    except PiaError as error:
        show_error(parent, error, translator)
        return False
    return True


def spelled(fingerprint: str) -> str:
    """Return a fingerprint in groups, as it is read aloud over the telephone."""
    upper = fingerprint.upper()
    return " ".join(upper[start : start + _GROUP] for start in range(0, len(upper), _GROUP))


def _card(fact: "CertificateFacts", box: QCheckBox, translator: Translator) -> QFrame:
    say = translator.say
    card = framed("card")
    column = QVBoxLayout(card)
    column.setContentsMargins(12, 8, 12, 10)
    column.setSpacing(2)
    column.addWidget(box)
    told = [fact.organisation] if fact.organisation else []
    told.append(say("有効期限: {date}", date=translator.date(fact.not_after.date())))
    if not fact.self_made:
        told.append(say("発行者: {value}", value=fact.issuer))
    column.addWidget(TextLabel("\n".join(told), look="caption"))
    finger = TextLabel(spelled(fact.fingerprint))
    finger.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPixelSize(tokens.CAPTION_SIZE)
    finger.setFont(font)
    finger.setAccessibleName(say("指紋（SHA-256）: {value}", value=spelled(fact.fingerprint)))
    column.addWidget(TextLabel(say("指紋（SHA-256）"), look="caption"))
    column.addWidget(finger)
    return card
