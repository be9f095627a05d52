"""The warning before a certificate is used that tells its holder's private life to every reader."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from pia_wizard.i18n import Translator
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.shapes import Shape
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.messages import Sign
from pia_wizard.ui.pieces import framed, push_button

_WIDTH = 460


class PrivateFactsDialog(QDialog):
    """Shows the facts letter by letter; the safe button has the focus."""

    def __init__(self, facts: tuple[str, ...], translator: Translator, parent: QWidget | None) -> None:
        super().__init__(parent)
        say = translator.say
        self.setWindowTitle(say("署名する前の確認"))
        heading = say("この電子証明書には、私的な情報が入っています。")
        why = say(
            "署名すると、次の内容が報告書の中に残り、受け取る人全員に見えます。あとから取り除くことはできません。"
        )
        instead = say("組織が発行した証明書か、このパソコンで作った証明書なら、私的な情報は入りません。")
        listed = framed("warning")
        inside = QVBoxLayout(listed)
        inside.setContentsMargins(12, 10, 12, 10)
        for fact in facts:
            inside.addWidget(TextLabel(fact, look="strong"))
        self.setAccessibleDescription("\n".join((heading, why, *facts)))
        words = QVBoxLayout()
        words.setSpacing(tokens.GAP)
        for widget in (TextLabel(heading, look="heading"), TextLabel(why), listed, TextLabel(instead)):
            widget.setFixedWidth(tokens.grown(_WIDTH))
            words.addWidget(widget)
        self.cancel, self.agree = push_button(), push_button("danger")
        self.cancel.setText(say("署名しない"))
        self.agree.setText(say("承知して署名する"))
        self.cancel.clicked.connect(self.reject)
        self.agree.clicked.connect(self.accept)
        self.cancel.setDefault(True)
        self.cancel.setFocus()
        top = QHBoxLayout()
        top.setSpacing(tokens.SPACE)
        top.addWidget(Sign(Shape.PROBLEM, 28, self), 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(tokens.GAP)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.agree)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(tokens.SECTION, tokens.SECTION, tokens.SECTION, tokens.SECTION)
        whole.setSpacing(tokens.SECTION)
        whole.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        whole.addLayout(top)
        whole.addLayout(buttons)


def agreed(facts: tuple[str, ...], translator: Translator, parent: QWidget) -> bool:
    """Return whether the user lets these facts be spread; nothing has to be asked where there are none."""
    if not facts:
        return True
    dialog = PrivateFactsDialog(facts, translator, parent)
    answer = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return answer
