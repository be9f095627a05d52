"""Exports of the CNIL's software are read whatever they lack, and told apart from anything else."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pia_wizard.exchange.cnil_pia import MOST_BYTES, CnilFileError, CnilFileTooLargeError, read_cnil
from pia_wizard.exchange.html_text import plain_text

WHOLE = {
    "pia": {"id": 3, "name": "Caméras du magasin", "author_name": "Responsable", "status": 1},
    "answers": [
        {
            "reference_to": 111,
            "data": {"text": "<p>Filmer l&#39;entrée</p><p>Deux caméras</p>", "gauge": None, "list": []},
        },
        {"reference_to": "215", "data": {"text": "30 jours", "gauge": "", "list": None}},
        {"reference_to": 321, "data": {"text": None, "gauge": None, "list": ["Vol d'identité", "Gêne"]}},
        {"reference_to": 325, "data": {"text": "<div>grave</div>", "gauge": 3, "list": []}},
        {"reference_to": 326, "data": {"text": "", "gauge": "2", "list": []}},
    ],
    "measures": [{"id": 7, "title": "Chiffrement", "content": "<ul><li>AES</li><li>clés</li></ul>"}],
    "evaluations": [{"reference_to": "3.1.7", "action_plan_comment": "Avant mai", "gauges": {"x": 2}}],
    "comments": [{"reference_to": "111", "description": "Préciser"}],
}


@pytest.fixture
def written(tmp_path):
    def write(tree):
        path = tmp_path / "pia.json"
        path.write_text(tree if isinstance(tree, str) else json.dumps(tree, ensure_ascii=False), "utf-8")
        return path

    return write


def test_an_export_is_read_with_its_words_freed_of_markup(written):
    (pia,) = read_cnil(written(WHOLE))
    answers = {answer.reference: answer for answer in pia.answers}
    assert pia.title == "Caméras du magasin"
    assert answers[111].text == "Filmer l'entrée\nDeux caméras"
    assert answers[215].text == "30 jours"
    assert answers[321].items == ("Vol d'identité", "Gêne")
    assert (answers[325].gauge, answers[325].text, answers[326].gauge) == (3, "grave", 2)
    assert pia.measures[0].text == "・AES\n・clés"
    assert pia.evaluations[0].text == "Avant mai"
    assert pia.comments[0].reference == "111"


def test_a_bare_list_holds_several(written):
    older = {"pia": {"name": "旧"}, "answers": None}
    assert [pia.title for pia in read_cnil(written([WHOLE, older, 3]))] == ["Caméras du magasin", "旧"]


@pytest.mark.parametrize("gauge", [0, 5, -1, 2.5, True, "drei", [3], {"n": 3}, "³"])
def test_a_level_that_is_none_counts_as_not_given(written, gauge):
    tree = {"pia": {}, "answers": [{"reference_to": 325, "data": {"text": "x", "gauge": gauge}}]}
    assert read_cnil(written(tree))[0].answers[0].gauge is None


@pytest.mark.parametrize("text", ["", "[]", "{}", "nonsense", '{"pia": 3}', "[" * 100_000, '{"pia": NaN}'])
def test_what_is_no_export_is_refused(written, text):
    with pytest.raises(CnilFileError):
        read_cnil(written(text))


def test_a_file_too_large_is_refused_before_it_is_parsed(tmp_path):
    path = tmp_path / "pia.json"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(CnilFileTooLargeError):
        read_cnil(path)


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)


@given(
    answers=anything, measures=anything, data=anything, head=st.dictionaries(st.text(max_size=6), anything)
)
def test_no_shape_stops_the_reading(tmp_path_factory, answers, measures, data, head):
    path = tmp_path_factory.mktemp("cnil") / "pia.json"
    tree = {"pia": head, "answers": answers, "measures": measures, "comments": [{"reference_to": data}]}
    more = {
        "pia": head,
        "answers": [{"reference_to": 111, "data": data}, {"reference_to": 325, "data": {"gauge": data}}],
    }
    path.write_text(json.dumps([tree, more]))
    assert len(read_cnil(path)) == 2


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("2 < 3 & 4", "2 < 3 & 4"),
        ("<script>alert(1)</script>中", "中"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<b>太い</b>字 &amp; 記号", "太い字 & 記号"),
        ("<p>閉じない<p>段落", "閉じない\n段落"),
        ("<!-- 見えない <p> -->見える<!-- 終わらない <p>中", "見える"),
        ("<a title=\"a > b\" class='c'>リンク</a>", "リンク"),
        ("<![if IE]>条件<![endif]><!DOCTYPE html><?xml?>", "条件"),
        ("<p>一行&#10;のまま&nbsp;&lt;b&gt;</p>", "一行 のまま <b>"),
        ("<ul><li>一つ<li>二つ</ul>後", "・一つ\n・二つ\n後"),
    ],
)
def test_html_becomes_its_words(html, words):
    assert plain_text(html) == words


@pytest.mark.parametrize(
    "piece", ["<a ", "<a/", "<a b='", '<a b="', "<a <", "<!--", "<![", "</a\t", "<a b=\"x'", "<?", "&#"]
)
def test_markup_that_never_ends_is_gone_through_once(piece):
    assert plain_text("前<p>" + piece * (400_000 // len(piece))).startswith("前")


def test_numbers_keep_all_their_digits(tmp_path):
    path = tmp_path / "pia.json"
    path.write_text(json.dumps({"pia": {"name": 20261121}}))
    assert read_cnil(path)[0].title == "20261121"
