"""Why an edition is not moved on, and a comment not made."""

from pia_wizard.errors import N_, RefusedError


class WrongStateError(RefusedError):
    """A step that the state of the edition does not allow; ``state`` and ``step`` are told in words."""

    what = N_("「{step}」はできませんでした。")
    why = N_("この版は今「{state}」です。")
    do = N_("評価者が確認を依頼し、個人情報保護管理者が確かめ、承認者が承認する、という順に進めてください。")


class CommentEmptyError(RefusedError):
    """A comment that says nothing."""

    what = N_("コメントが入力されていません。")
    why = N_("空のコメントは残せません。")
    do = N_("伝えたいことを短く入力してください。")


class NotOneLevelError(RefusedError):
    """An answer to an answer."""

    what = N_("返信への返信はできません。")
    why = N_("話の流れが追えるように、返信は一段だけにしています。")
    do = N_("もとのコメントに返信してください。")


class NotAnEditionError(RefusedError):
    """Nothing was approved yet."""

    what = N_("承認済みの版がありません。")
    why = N_("この評価は、まだ一度も承認されていません。")
    do = N_("承認すると、その時点の版と比べられるようになります。")
