"""The dialog that signs: who, in which role, how; it stays until a paper is signed or the user leaves.

Whatever is refused is told in the dialog, beside what was typed, so that nothing has to be typed again.
"""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from pia_wizard.errors import PiaError
from pia_wizard.i18n import Translator
from pia_wizard.session import identities
from pia_wizard.session.cancelling import CancelledError, Cancelling
from pia_wizard.session.signing_choices import keep_choices, load_choices
from pia_wizard.signing.order import AlreadySignedError
from pia_wizard.signing.roles import Role
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.room import screen_room
from pia_wizard.ui.appearance.scrolled_dialog import FormScroll
from pia_wizard.ui.assessment.background import Job
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import CalmBox, framed, push_button
from pia_wizard.ui.signing.fault import Fault
from pia_wizard.ui.signing.identity_part import IdentityPart
from pia_wizard.ui.signing.manner_part import MannerPart
from pia_wizard.ui.signing.order import SignOrder, identity_of, manner_of
from pia_wizard.ui.signing.private_facts import agreed
from pia_wizard.ui.signing.rows import AskedField
from pia_wizard.ui.signing.works import SignedPaper, Turns, Work, signed_paper

if TYPE_CHECKING:
    from pia_wizard.session.signing import Manner
    from pia_wizard.signing.identity import Identity

_COLUMN = 420
_FOOT = 120
"""What the buttons, and a fault above them, take below the form."""


class Opened(NamedTuple):
    """An identity ready to sign, how it will, and what of its holder's private life it would tell."""

    identity: "Identity"
    manner: "Manner"
    facts: tuple[str, ...]


class SignDialog(QDialog):
    """Signs ``work`` and holds the ``signed`` paper; without work it yields ``identity`` and ``manner``."""

    def __init__(self, parent: QWidget | None, translator: Translator, work: Work | None = None) -> None:
        super().__init__(parent)
        self.translator, self.work = translator, work
        self.signed: SignedPaper | None = None
        self.identity: Identity | None = None
        self.manner: Manner | None = None
        self._choices = load_choices()
        self._working: Cancelling | None = None
        self.role = CalmBox()
        self._order_told = TextLabel(look="caption")
        self.who = IdentityPart(translator, self._choices)
        self.how = MannerPart(translator, self._choices)
        self.fault = Fault(translator)
        self._busy, self._busy_told = QProgressBar(), TextLabel(look="muted")
        self.sign, self.cancel = push_button("primary"), push_button()
        self._offer_roles(work.turns if work is not None else {})
        self._lay_out()
        self._say()
        self.who.kind.focus()
        self.who.refused.connect(self._tell)
        self.sign.clicked.connect(self._begin)
        self.cancel.clicked.connect(self.reject)
        self.sign.setDefault(True)
        self._show_busy("")

    def order(self) -> SignOrder:
        """Return what is chosen and typed now."""
        return SignOrder(
            role=str(self.role.currentData()),
            kind=self.who.chosen,
            name=self.who.name.text().strip(),
            organisation=self.who.organisation.text().strip(),
            file=self.who.path,
            token=str(self.who.token.currentData() or ""),
            certificate=str(self.who.certificate.currentData() or ""),
            secret=self.who.secret.text(),
            level=self.how.chosen_level.value,
            server=self.how.server.text().strip(),
            lists=self.how.lists,
            may_fetch=self.how.may_fetch.isChecked(),
            seal=self.how.chosen_seal,
            company=self.how.company.text().strip(),
        )

    def reject(self) -> None:
        """Leave; while work is done, stop that first and stay with all that was typed."""
        if self._working is None:
            self.who.forget_secrets()
            super().reject()
        elif self._working.cancel():
            self._working = None
            self._show_busy("")
            self._tell(CancelledError())

    def _offer_roles(self, turns: Turns) -> None:
        say = self.translator.say
        model = self.role.model()
        for role in Role:
            refusal = turns.get(role)
            label = say(role.label)
            self.role.addItem(
                say("{role}（今は署名できません）", role=label) if refusal else label, role.value
            )
            if refusal is not None and isinstance(model, QStandardItemModel):
                model.item(self.role.count() - 1).setEnabled(False)
        open_rows = [row for row, role in enumerate(Role) if turns.get(role) is None]
        remembered = self.role.findData(self._choices.role)
        start = remembered if not turns and remembered in open_rows else next(iter(open_rows), -1)
        self.role.setCurrentIndex(start)
        self.sign.setEnabled(bool(open_rows))
        whys = dict.fromkeys(self._why_not(role, error) for role, error in turns.items() if error)
        order = say("評価者、個人情報保護管理者、承認者の順に署名します。途中の立場は省けます。")
        self._order_told.say("\n".join((*whys, order)))

    def _why_not(self, role: Role, error: PiaError) -> str:
        if isinstance(error, AlreadySignedError):
            return self.translator.say(
                "{role}は、すでに署名しています。", role=self.translator.say(role.label)
            )
        return self.translator.error(error).why

    def _lay_out(self) -> None:
        self._role_row = AskedField(self.role)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, widgets in (
            (left, (self.who,)),
            (right, (self._role_row, self._order_told, self.how)),
        ):
            column.setSpacing(tokens.GAP)
            for widget in widgets:
                widget.setFixedWidth(tokens.grown(_COLUMN))
                column.addWidget(widget)
            column.addStretch(1)
        self._form = QWidget()
        columns = QHBoxLayout(self._form)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(tokens.SECTION)
        columns.addLayout(left)
        parting = framed("parting")
        parting.setFixedWidth(1)
        columns.addWidget(parting)
        columns.addLayout(right)
        if 2 * tokens.grown(_COLUMN) + 4 * tokens.SECTION > screen_room(self).width():
            columns.setDirection(QHBoxLayout.Direction.TopToBottom)
            parting.hide()
        foot = QHBoxLayout()
        foot.setSpacing(tokens.GAP)
        foot.addWidget(self._busy_told, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.sign)
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        whole = QVBoxLayout(self)
        margin = tokens.SECTION
        whole.setContentsMargins(margin, margin, margin, margin - 4)
        whole.setSpacing(12)
        whole.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        whole.addWidget(FormScroll(self._form, tokens.grown(_FOOT), self))
        whole.addWidget(self.fault)
        whole.addWidget(self._busy)
        whole.addLayout(foot)

    def _say(self) -> None:
        say = self.translator.say
        self.setWindowTitle(say("報告書に署名する"))
        self._role_row.ask(say("署名する立場"))
        self._busy.setAccessibleName(say("進み具合"))
        self.sign.setText(say("署名して保存…") if self.work is not None else say("署名する…"))

    def _begin(self) -> None:
        """Open the identity; whatever it needs is asked of the user before anything is signed."""
        lack = self.who.lacking() or self.how.lacking()
        if lack is not None:
            self._point_at(*lack)
            return
        self.fault.hide()
        order = self.order()
        if self.who.makes and self.work is not None:  # nothing is made before it is known where to save
            self._sign(order, self.work, None)
        else:
            self._open(order)

    def _open(self, order: SignOrder) -> None:
        """Open the identity in another thread: a token or its driver may take its time."""
        words = self.translator
        paper = self.work.paper if self.work is not None else words
        self._working = working = Cancelling()
        self._show_busy(words.say("電子証明書を開いています…"))

        def opened() -> Opened:
            manner = manner_of(order, paper)
            identity = identity_of(order)
            if working.cancelled:
                identities.leave(identity)
            working.require_wanted()
            return Opened(identity, manner, identities.private_facts(identity, words))

        job = Job(opened)
        job.done.connect(lambda found: self._take_identity(working, order, found))
        job.refused.connect(lambda error: self._refuse(working, error))
        job.start()

    def _take_identity(self, working: Cancelling, order: SignOrder, found: "Opened") -> None:
        if working is not self._working:  # cancelled in the meantime
            identities.leave(found.identity)
            return
        self._working = None
        self._show_busy("")
        if not agreed(found.facts, self.translator, self):
            identities.leave(found.identity)
        elif self.work is not None:
            self._sign(order, self.work, found)
        else:
            self.identity, self.manner = found.identity, found.manner
            self._finish(order)

    def _sign(self, order: SignOrder, work: Work, found: "Opened | None") -> None:
        """Ask where to save, then sign in another thread; without an identity, make the self-made one."""
        words = self.translator
        path = work.chosen_target(self, words)
        if path is None:
            if found is not None:
                identities.leave(found.identity)
            return
        self._working = working = Cancelling()
        self._show_busy(words.say("署名して保存しています…"))

        def signed() -> SignedPaper:
            manner = found.manner if found is not None else manner_of(order, work.paper)
            identity = found.identity if found is not None else identity_of(order)
            try:
                return signed_paper(work, identity, manner, path, words=words, cancelling=working)
            finally:
                identities.leave(identity)

        job = Job(signed)
        job.done.connect(lambda paper: self._take_paper(order, paper))
        job.refused.connect(lambda error: self._refuse(working, error))
        job.start()

    def _take_paper(self, order: SignOrder, paper: SignedPaper) -> None:
        self._working = None
        self.signed = paper
        self._finish(order)

    def _finish(self, order: SignOrder) -> None:
        keep_choices(order.choices(self._choices))
        self.who.forget_secrets()
        self.accept()

    def _refuse(self, working: Cancelling, error: PiaError) -> None:
        if working is self._working:
            self._working = None
            self._show_busy("")
            self.who.now_exists()
            self._tell(error)

    def _tell(self, error: PiaError) -> None:
        from pia_wizard.signing import evidence_errors, identity_errors, token_errors

        self.fault.tell(error)
        secret = (
            identity_errors.WrongPassphraseError,
            token_errors.WrongPinError,
            token_errors.PinNeededError,
        )
        server = (
            evidence_errors.ServerAddressError,
            evidence_errors.ServerDownError,
            evidence_errors.ServerSlowError,
            evidence_errors.NotATimestampError,
            evidence_errors.TimestampRefusedError,
        )
        if isinstance(error, secret):
            self.who.secret.selectAll()
            self.who.secret.setFocus()
        elif isinstance(error, server):
            self.how.server.setFocus()
        else:
            self.sign.setFocus(Qt.FocusReason.OtherFocusReason)

    def _point_at(self, field: QLineEdit, fault: str) -> None:
        self.fault.say(fault)
        field.setAccessibleDescription(fault)
        field.setFocus()

    def _show_busy(self, told: str) -> None:
        say = self.translator.say
        self._busy_told.say(told)
        self._busy.setVisible(bool(told))
        self._form.setEnabled(not told)
        self.sign.setVisible(not told)
        self.cancel.setText(say("中止") if told else say("キャンセル"))
        if told:
            self.fault.hide()
            announce(self, told)
