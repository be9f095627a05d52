"""Columns are recognised by their titles, named by hand where not, and rows that are no site are told."""

import pytest

from pia_wizard.exchange import site_errors as errors
from pia_wizard.exchange.site_list import SiteList, columns_of, guessed_columns, site_list
from pia_wizard.exchange.table_errors import FormulaCellError, NumberNotTextError
from pia_wizard.exchange.table_file import Cell, Table, TableRow, table_in

ASKS = {
    "site_name": "カメラを設置する場所の名前は何ですか。",
    "site_address": "所在地はどこですか。",
    "operator_contact": "問い合わせ先はどこですか。",
    "web_notice_url": "詳しいお知らせを載せたページのURLは何ですか。",
    "retention_days": "映像を保存する日数は何日ですか。",
}


def sites(text: str) -> SiteList:
    table = table_in(text.encode())
    return site_list(table, columns_of(table.titles, ASKS, {}))


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        ("店舗名,住所,電話番号,URL", ["site_name", "site_address", "operator_contact", "web_notice_url"]),
        ("店名,所在地,TEL,ホームページ", ["site_name", "site_address", "operator_contact", "web_notice_url"]),
        ("Name,Address,Phone,Website", ["site_name", "site_address", "operator_contact", "web_notice_url"]),
        (
            "ＵＲＬ,shop name,E-mail,用紙サイズ,言語",
            ["web_notice_url", "site_name", None, "size", "languages"],
        ),
        ("No.,店舗の正式な店舗名,店舗住所,代表電話", [None, "site_name", "site_address", "operator_contact"]),
        ("site_name,retention_days", ["site_name", "retention_days"]),
        ("名称,映像を保存する日数は何日ですか。", ["site_name", "retention_days"]),
        ("website,メールアドレス,開店日", ["web_notice_url", None, None]),
    ],
)
def test_titles_in_either_language_tell_what_their_columns_are(titles: str, expected: list[str]) -> None:
    names = titles.split(",")
    found = guessed_columns(names, ASKS)
    assert {i: target for target, i in found.items()} == {i: t for i, t in enumerate(expected) if t}


def test_a_column_named_by_hand_replaces_the_guess() -> None:
    titles = ("店舗名", "掲示名", "電話", "携帯")
    found = columns_of(titles, ASKS, {"name": "掲示名", "phone": "携帯"})
    assert found == {"site_name": 1, "operator_contact": 3}


def test_a_guess_can_be_taken_away() -> None:
    assert columns_of(("店舗名", "電話"), ASKS, {"phone": ""}) == {"site_name": 0}


@pytest.mark.parametrize(
    ("titles", "named", "cause"),
    [
        (("コード", "電話"), {}, errors.NoNameColumnError),
        (("店舗名",), {"name": "店名"}, errors.NoSuchColumnError),
        (("店舗名",), {"purposes": "店舗名"}, errors.NoSuchTargetError),
    ],
)
def test_a_mapping_that_cannot_be_is_refused(titles, named, cause) -> None:
    with pytest.raises(cause):
        columns_of(titles, ASKS, named)


def test_rows_give_their_values_by_target() -> None:
    found = sites("コード,店舗名,電話\n1,甲店,023-1\n2,乙店,\n")
    assert [(row.number, row.name, row.values["operator_contact"]) for row in found.rows] == [
        (2, "甲店", "023-1"),
        (3, "乙店", ""),
    ]
    assert not found.faults


@pytest.mark.parametrize(
    ("text", "number", "column", "cause"),
    [
        ("店舗名,電話\n甲,1\n,2\n", 3, "店舗名", errors.EmptyCellError),
        ("店舗名,電話\n甲,1\n\n甲,2\n", 4, "店舗名", errors.SameSiteError),
        ("店舗名,住所\nサンプル　駅前店,東京\nｻﾝﾌﾟﾙ駅前店,東京\n", 3, "店舗名", errors.SameSiteError),
        ("店舗名,電話\n甲,=A2\n", 2, "電話", FormulaCellError),
    ],
)
def test_a_row_that_is_no_site_is_told_with_number_and_column(text, number, column, cause) -> None:
    (fault,) = sites(text).faults
    assert (fault.number, fault.column, type(fault.cause)) == (number, column, cause)


def test_the_same_name_at_two_addresses_is_two_sites() -> None:
    assert len(sites("店舗名,住所\n駅前店,東京\n駅前店,大阪\n").rows) == 2


def test_a_fault_in_a_column_nobody_uses_matters_to_nobody() -> None:
    assert len(sites("店舗名,備考\n甲,=1/0\n").rows) == 1


def test_a_telephone_number_kept_as_a_number_is_told() -> None:
    table = Table(("店舗名", "電話"), (TableRow(2, (Cell("甲"), Cell("230000001", numeric=True))),))
    (fault,) = site_list(table, {"site_name": 0, "operator_contact": 1}).faults
    assert isinstance(fault.cause, NumberNotTextError)
