"""One line that leads everywhere: commands, steps, questions, clauses, risks and assessments."""
