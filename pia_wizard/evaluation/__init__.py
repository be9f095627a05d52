"""Verdicts, risk levels, notices and the threshold, from a questionnaire and answers: pure."""
