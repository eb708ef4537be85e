"""How near in time two articles are, where anything is known of their days."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..records import Article

SAME = 1
"""Days that count as none: the other side of midnight, an agency's evening and a newspaper's morning."""

WINDOW = 10
"""From so many days on, two articles are of no common event, however alike: the rounds of one series of talks
lie weeks apart. The last report on a shooting or a storm is mostly within a week of the first."""

_ANY = (np.iinfo(np.int32).min // 4, np.iinfo(np.int32).max // 4)


class Nearness:
    """The first and last day on which each article can have appeared, for comparing many at once."""

    def __init__(self, articles: Sequence[Article]) -> None:
        spans = [_span(article) for article in articles]
        self.earliest = np.array([first for first, _ in spans], dtype=np.int64)
        self.latest = np.array([last for _, last in spans], dtype=np.int64)

    def gaps(self, one: int | np.ndarray, others: np.ndarray) -> np.ndarray:
        """The fewest days that can lie between articles; 0 where nothing is known of one of them."""
        before = self.earliest[others] - self.latest[one]
        after = self.earliest[one] - self.latest[others]
        return np.maximum(0, np.maximum(before, after))

    def __call__(self, one: int | np.ndarray, others: np.ndarray) -> np.ndarray:
        """1 for the same day or an unknown one, falling to 0 at WINDOW days."""
        beyond = np.maximum(0, self.gaps(one, others) - SAME)
        return np.maximum(0.0, 1.0 - beyond / (WINDOW - SAME))


def _span(article: Article) -> tuple[int, int]:
    """The first and last possible day, as ordinals; everything where nothing is known."""
    published = article.published
    first, last = published.earliest or published.day, published.latest or published.day
    return (first.toordinal() if first else _ANY[0], last.toordinal() if last else _ANY[1])
