"""Average linkage: clusters grown by joining, again and again, the two most alike on average."""

from __future__ import annotations

import heapq
from collections import defaultdict

from .likeness import Pairs

ALIKE = 0.29
"""Two groups are one story if their articles are so much alike on average, pairs with nothing in common
counted as 0. One setting for all collections; .25 to .33 do nearly as well on all sets measured."""


def clusters(pairs: Pairs, size: int, alike: float = ALIKE) -> list[list[int]]:
    """The articles 0 … size - 1 in groups, each in ascending order, the groups by their first article.

    Method: unweighted average linkage (Sokal and Michener 1958) on a sparse graph. Of equal joins the one of
    the earliest articles is made, so the outcome depends on the scores alone.
    """
    links = _Links(pairs, alike)
    members = {place: [place] for place in range(size)}
    while (joined := links.join()) is not None:
        kept, gone = joined
        members[kept] += members.pop(gone)
    return [sorted(members[place]) for place in sorted(members)]


class _Links:
    """The sums of likeness between groups; a group is known by its first article."""

    def __init__(self, pairs: Pairs, alike: float) -> None:
        self.alike = alike
        self.sums: dict[int, dict[int, float]] = defaultdict(dict)
        self.sizes: dict[int, int] = defaultdict(lambda: 1)
        self.heap: list[tuple[float, int, int]] = []
        for one, other, score in pairs:
            self.sums[one][other] = self.sums[other][one] = score
            if score >= alike:
                self.heap.append((-score, one, other))
        heapq.heapify(self.heap)

    def join(self) -> tuple[int, int] | None:
        """Join the two groups most alike: who stays, who is gone; None if none are alike enough."""
        while self.heap:
            score, one, other = heapq.heappop(self.heap)
            if other not in self.sums.get(one, ()):
                continue
            now = self._average(one, other)
            if now == -score:
                self._merge(one, other)
                return one, other
            if now < -score:
                self._offer(one, other)
        return None

    def _average(self, one: int, other: int) -> float:
        return round(self.sums[one][other] / (self.sizes[one] * self.sizes[other]), 9)

    def _offer(self, one: int, other: int) -> None:
        """Put two groups up for joining, if they are alike enough."""
        score = self._average(one, other)
        if score >= self.alike:
            heapq.heappush(self.heap, (-score, min(one, other), max(one, other)))

    def _merge(self, one: int, other: int) -> None:
        """Let `one` take in `other`."""
        gone = self.sums.pop(other)
        del self.sums[one][other], gone[one]
        self.sizes[one] += self.sizes.pop(other, 1)
        for third, score in gone.items():
            del self.sums[third][other]
            total = self.sums[one].get(third, 0.0) + score
            self.sums[one][third] = self.sums[third][one] = total
            self._offer(one, third)
