"""How near in time two articles are, where anything is known of their days."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..records import Article

SAME = 1
"""Days that count as none: the other side of midnight, an agency's evening and a newspaper's morning."""

WINDOW = 10
"""From so many days on, two articles are of no common event, however alike: the rounds of one series of talks
lie weeks apart. Of 142 pairs of dated reports on one event in ECB+, 122 lie less than ten days apart."""

UNKNOWN = (0, 10_000_000)
"""The span of an article of which nothing is known: ordinals before and after all days."""


class Nearness:
    """When each of many articles can have appeared, for comparing them all at once; known by their places."""

    def __init__(self, articles: Sequence[Article]) -> None:
        spans = [span(article) for article in articles]
        self._first = np.array([first for first, _ in spans], dtype=np.int64)
        self._last = np.array([last for _, last in spans], dtype=np.int64)

    def dated(self, places: np.ndarray) -> np.ndarray:
        """Whether anything is known of the days of articles."""
        return (self._first[places] != UNKNOWN[0]) | (self._last[places] != UNKNOWN[1])

    def __len__(self) -> int:
        return len(self._first)

    def gaps(self, one: np.ndarray, other: np.ndarray) -> np.ndarray:
        """The fewest days that can lie between two articles; 0 where nothing is known of one of them."""
        apart = np.maximum(self._first[one] - self._last[other], self._first[other] - self._last[one])
        return np.maximum(0, apart)

    def __call__(self, one: np.ndarray, other: np.ndarray) -> np.ndarray:
        """1 for the same day or an unknown one, falling to 0 at WINDOW days."""
        return np.maximum(0.0, 1.0 - np.maximum(0, self.gaps(one, other) - SAME) / (WINDOW - SAME))


def span(article: Article) -> tuple[int, int]:
    """The first and last day, as ordinals, on which an article can have appeared."""
    published = article.published
    first, last = published.earliest or published.day, published.latest or published.day
    return (first.toordinal() if first else UNKNOWN[0], last.toordinal() if last else UNKNOWN[1])
