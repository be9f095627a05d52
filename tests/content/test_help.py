"""Whoever answers is helped: what is meant, what counts as evidence, how to answer the doubtful cases."""


def test_every_question_and_every_column_has_help(library):
    asked = {name: question.help for name, question in library.questions.items()}
    asked |= {
        f"{name}.{column}": cell.help
        for name, question in library.questions.items()
        for column, cell in question.columns.items()
    }

    assert [name for name, told in asked.items() if len(told) < 10] == []


def test_no_question_asks_whether_a_clause_is_obeyed(library):
    words = ("条項", "基準を守", "指針を守", "ガイドラインを守", "遵守")

    asking = {name: question.ask for name, question in library.questions.items()}

    assert {name: ask for name, ask in asking.items() if any(word in ask for word in words)} == {}
