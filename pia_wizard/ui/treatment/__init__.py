"""The views of the treatment step: what would help most, the plan of measures, and what has none.

Everything here renders an ``AssessmentSession``; what the user decides goes through ``Planning``.
"""
