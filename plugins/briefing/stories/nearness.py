"""How near in time two articles are, where anything is known of their days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..records import Article

SAME = 1
"""Days that count as none: the other side of midnight, an agency's evening and a newspaper's morning."""

WINDOW = 10
"""From so many days on, two articles are of no common event, however alike: the rounds of one series of talks
lie weeks apart. The last report on a shooting or a storm is mostly within a week of the first."""

NEVER, EVER = 0, 10_000_000
"""Ordinals before and after all days: the span of an article of which nothing is known."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days on which a group's dated articles can have appeared, from first to last, as ordinals."""

    first: int
    last: int
    dated: bool = True

    def near(self, other: Span) -> bool:
        """Whether no silence of WINDOW days lies between; an undated group is near to every other."""
        apart = max(self.first - other.last, other.first - self.last)
        return apart < WINDOW or not (self.dated and other.dated)

    def joined(self, other: Span) -> Span:
        """The span of both groups together."""
        if not (self.dated and other.dated):
            return self if self.dated else other
        return Span(min(self.first, other.first), max(self.last, other.last))


class Nearness:
    """When each of many articles can have appeared, for comparing them all at once; known by their places."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._spans = [span(article) for article in articles]
        self._first = np.array([s.first for s in self._spans], dtype=np.int64)
        self._last = np.array([s.last for s in self._spans], dtype=np.int64)

    def __len__(self) -> int:
        return len(self._spans)

    def spans(self) -> Sequence[Span]:
        """Each article's days."""
        return self._spans

    def gaps(self, one: np.ndarray, other: np.ndarray) -> np.ndarray:
        """The fewest days that can lie between two articles; 0 where nothing is known of one of them."""
        apart = np.maximum(self._first[one] - self._last[other], self._first[other] - self._last[one])
        return np.maximum(0, apart)

    def __call__(self, one: np.ndarray, other: np.ndarray) -> np.ndarray:
        """1 for the same day or an unknown one, falling to 0 at WINDOW days."""
        return np.maximum(0.0, 1.0 - np.maximum(0, self.gaps(one, other) - SAME) / (WINDOW - SAME))


def span(article: Article) -> Span:
    """The days on which an article can have appeared; all days where nothing is known."""
    published = article.published
    first, last = published.earliest or published.day, published.latest or published.day
    dated = first is not None or last is not None
    return Span(first.toordinal() if first else NEVER, last.toordinal() if last else EVER, dated)
