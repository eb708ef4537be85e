"""Selection: what may still be picked under a word budget, by the rules of readability."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import inf
from typing import TYPE_CHECKING

from .candidates import Candidate

if TYPE_CHECKING:
    from sumy.summarizers._summarizer import SentenceInfo

SAME = 0.5
"""Share of the shorter sentence's content words above which two sentences say the same: at .4 ROUGE-2 of
articles falls by 1.8, from .6 on spun twins pass ("key global backer", "key worldwide backer")."""


class Selection:
    """The candidates picked so far, by their places in the pool; `allows` says which may follow."""

    def __init__(self, candidates: Sequence[Candidate], budget: float = inf) -> None:
        self.candidates = candidates
        self.left = budget
        self.picked: list[int] = []
        self._contents: list[frozenset[str]] = []
        self._places: set[tuple[str, int]] = set()

    def allows(self, place: int) -> bool:
        """Whether this candidate may be picked now."""
        candidate = self.candidates[place]
        return (
            candidate.eligible
            and candidate.size <= self.left
            and place not in self.picked
            and (not candidate.reading.leans or self.follows(candidate))
            and not self.has_said(candidate)
        )

    def follows(self, candidate: Candidate) -> bool:
        """Whether the sentence before it is picked, and speaks of the same: what shares no word with its
        predecessor was stitched in by a scraper as likely as not."""
        if candidate.previous not in self.picked:
            return False
        before = self.candidates[candidate.previous]
        return not candidate.reading.content.isdisjoint(before.reading.content)

    def has_said(self, candidate: Candidate) -> bool:
        """Whether a picked sentence says the same, in another place or other words."""
        if any((place.article, place.number) in self._places for place in candidate.also):
            return True
        mine = candidate.reading.content if self.picked else frozenset()
        return any(len(mine & said) > SAME * min(len(mine), len(said)) for said in self._contents)

    def take(self, place: int) -> None:
        """Pick a candidate."""
        candidate = self.candidates[place]
        self.picked.append(place)
        self.left -= candidate.size
        self._contents.append(candidate.reading.content)
        self._places.add((candidate.sentence.article, candidate.sentence.number))

    def followers(self) -> dict[int, list[int]]:
        """For each candidate those that lean on it; -1 stands for none."""
        found = defaultdict(list)
        for place, candidate in enumerate(self.candidates):
            if candidate.reading.leans:
                found[-1 if candidate.previous is None else candidate.previous].append(place)
        return found


class WordBudget:
    """A `sentences_count` for sumy's summarizers: the best rated sentences that budget and rules allow."""

    def __init__(self, selection: Selection) -> None:
        self.selection = selection

    def __call__(self, infos: Sequence[SentenceInfo]) -> list[SentenceInfo]:
        """Those that are shown of the rated sentences, best first; a pick may let in its follower."""
        shown = []
        while chosen := next((info for info in infos if self.selection.allows(info.order)), None):
            self.selection.take(chosen.order)
            shown.append(chosen)
        return shown
