"""The page of one assessment: steps on the left, questions in the middle, why we ask on the right.

Everything here renders an ``AssessmentSession`` and hands what the user does back to it; no verdict or
level is computed in the window.
"""
