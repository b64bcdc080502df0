"""A step that cannot be carried out, with the place where the rule stands."""

from __future__ import annotations

from viewer.errors import Problem, RuleError


class StepError(RuleError):
    """Raised while a rule is carried out.

    Attributes
    ----------
    problem : Problem
        File, place, and what is wrong.
    """

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem
