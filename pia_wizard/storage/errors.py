"""What can go wrong with a workspace, in the user's words. ``path`` is the workspace file."""

from pia_wizard.errors import N_, RefusedError, UnusableError


class WorkspaceError(UnusableError):
    """A workspace that cannot be used now, for a reason the database gives (``reason``)."""

    what = N_("ワークスペース「{path}」を使えませんでした。")
    why = N_("データベースから次の理由が返されました: {reason}")
    do = N_(
        "これまでに保存された回答は失われていません。ファイルのある場所を確かめて、もう一度開いてください。"
    )


class WorkspaceDiskFullError(WorkspaceError):
    """No space left, or a quota reached."""

    what = N_("今の変更をワークスペース「{path}」に保存できませんでした。")
    why = N_("ディスクの空き容量が足りません。")
    do = N_(
        "これまでに保存された回答は失われていません。"
        "不要なファイルを片付けて空きを作ってから、同じ操作をもう一度行ってください。"
    )


class WorkspaceReadOnlyError(WorkspaceError):
    """No permission to write, or a read-only medium."""

    what = N_("ワークスペース「{path}」に書き込めませんでした。")
    why = N_("ファイルかフォルダーへの書き込みが許可されていません。")
    do = N_(
        "これまでに保存された回答は失われていません。"
        "書き込みの権限を確かめるか、ファイルを書き込める場所にコピーしてから開いてください。"
    )


class WorkspaceBusyError(WorkspaceError):
    """Another program, not ours, keeps the database locked."""

    why = N_("ほかのプログラム（バックアップなど）がファイルを使っています。")
    do = N_("これまでに保存された回答は失われていません。少し待ってから、もう一度行ってください。")


class WorkspaceUnreachableError(WorkspaceError):
    """Reading or writing failed: a stick pulled out, a share gone, a failing disk."""

    what = N_("ワークスペース「{path}」を読み書きできませんでした。")
    why = N_("ディスク、USB メモリー、または共有フォルダーとのやり取りに失敗しました。")
    do = N_(
        "これまでに保存された回答は失われていません。接続を確かめて、プログラムを開き直してください。"
        "続けて起きるときは、ファイルを別のディスクにコピーしてください。"
    )


class WorkspaceNotFoundError(WorkspaceError):
    """The folder cannot be made or the file cannot be reached."""

    why = N_("フォルダーを作れないか、ファイルを開けません。")
    do = N_("場所の名前と権限を確かめるか、別の場所を選んでください。")


class DamagedWorkspaceError(WorkspaceError):
    """Cut off or overwritten in part."""

    why = N_("ファイルが途中で切れているか、壊れています。")
    do = N_("ファイルには手を加えていません。控え（バックアップ）のファイルを開いてください。")


class NotAWorkspaceError(WorkspaceError):
    """A file of something else."""

    why = N_("PIA Wizard のワークスペースではありません。")
    do = N_("ファイルには手を加えていません。別のファイルか、別の名前を選んでください。")


class NewerWorkspaceError(WorkspaceError):
    """Written by a newer program; ``theirs`` and ``ours`` are revisions."""

    why = N_(
        "新しい版の PIA Wizard で作られています"
        "（ファイルの形式は {theirs}、この PIA Wizard が扱えるのは {ours} までです）。"
    )
    do = N_("ファイルには手を加えていません。PIA Wizard を新しい版に更新してから開いてください。")


class WorkspaceInUseError(WorkspaceError):
    """Another program of ours holds it; ``host``, ``user``, ``pid`` and ``since`` say which."""

    why = N_(
        "ほかの PIA Wizard が使っています（コンピューター {host}、{user} さん、番号 {pid}、{since} から）。"
    )
    do = N_("そちらを閉じてから開いてください。回答が失われることはありません。")


class NoSuchAssessmentError(UnusableError):
    """No assessment of that id; ``id`` is what was asked for."""

    what = N_("評価「{id}」を開けませんでした。")
    why = N_("このワークスペースにありません。削除されたか、別のワークスペースにあります。")
    do = N_("一覧から選び直してください。")


class AlreadyThereError(RefusedError):
    """An assessment of that id is already there."""

    what = N_("評価「{id}」を追加できませんでした。")
    why = N_("同じ評価がすでにこのワークスペースにあります。")
    do = N_("今ある評価を開くか、複製として取り込んでください。")


class ChangedElsewhereError(RefusedError):
    """Someone else changed the same row between reading and writing it."""

    what = N_("「{subject}」の変更を保存できませんでした。")
    why = N_("同じ項目が、ほかの人によって先に変更されました。")
    do = N_("新しい内容を確かめてから、もう一度入力してください。")


class NoSuchEditionError(UnusableError):
    """No approved edition of that number."""

    what = N_("第{number}版を開けませんでした。")
    why = N_("この評価に、その番号の承認済みの版がありません。")
    do = N_("版の一覧から選び直してください。")


class NoSuchCommentError(UnusableError):
    """A comment that is not there any more."""

    what = N_("コメントを変更できませんでした。")
    why = N_("そのコメントはもうありません。")
    do = N_("コメントの一覧を開き直してください。")


class NoSuchEvidenceError(UnusableError):
    """An evidence file that is not there (any more); ``name`` is what is known of it."""

    what = N_("証拠のファイル「{name}」を開けませんでした。")
    why = N_("ファイルの中身が、このワークスペースにありません。完全に削除されたか、外されています。")
    do = N_("必要なら、元のファイルをもう一度添付してください。")
