"""Selection: what may still be picked under a word budget, by the rules of readability."""

from __future__ import annotations

from collections.abc import Sequence

from ..words import is_stop, stem, tokens
from .candidates import Candidate

SAME = 0.5
"""Share of the shorter sentence's content words above which two sentences say the same."""


class Selection:
    """The candidates picked so far; `allows` says which may follow."""

    def __init__(self, candidates: Sequence[Candidate], budget: int) -> None:
        self.candidates = candidates
        self.left = budget
        self.picked: list[int] = []
        self._contents: dict[int, frozenset[str]] = {}

    def allows(self, index: int) -> bool:
        """Whether this candidate may be picked now."""
        candidate = self.candidates[index]
        return (
            candidate.eligible
            and index not in self.picked
            and (not candidate.leans or candidate.previous in self.picked)
            and candidate.size <= self.left
            and not self.repeats(index)
        )

    def repeats(self, index: int) -> bool:
        """Whether a picked sentence says the same."""
        mine = self._content(index)
        for other in self.picked:
            theirs = self._content(other)
            if len(mine & theirs) > SAME * max(1, min(len(mine), len(theirs))):
                return True
        return False

    def take(self, index: int) -> None:
        """Pick a candidate."""
        self.picked.append(index)
        self.left -= self.candidates[index].size

    def _content(self, index: int) -> frozenset[str]:
        if index not in self._contents:
            text = self.candidates[index].sentence.text
            self._contents[index] = frozenset(stem(w) for w in tokens(text) if not is_stop(w))
        return self._contents[index]


class WordBudget:
    """A `sentences_count` for sumy's summarizers: the best rated sentences that the budget and the rules allow."""

    def __init__(self, candidates: Sequence[Candidate], budget: int) -> None:
        self.selection = Selection(candidates, budget)

    def __call__(self, infos: Sequence) -> list:
        taken = []
        found = True
        while found:
            found = next((info for info in infos if self.selection.allows(info.order)), None)
            if found:
                self.selection.take(found.order)
                taken.append(found)
        return taken
