"""One editor for each way of asking: what is typed goes in, a value of the assessment comes out.

Every editor is an ``Editor``: it takes a value with ``set_value``, gives one with ``committed`` and keeps
what was typed when that does not fit. None of them knows a session or a questionnaire. ``by_type.editor_for``
makes them. Importing this package loads none: the list of assessments needs only its labels.
"""
