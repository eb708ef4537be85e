"""A collection read for grouping: its texts in their order, what each is about, and how alike they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property

import numpy as np

from ..records import Article
from ..rows import unit
from ..shuffles import Shuffle, in_one_part
from ..texts import Texts
from .lexicon import Lexicon
from .likeness import Pairs, likeness
from .nearness import Nearness
from .reading import Readings
from .salience import salience


class Collection:
    """Articles that each have a text of their own: copies are left out, so that origins count, not files.

    Place: an article's number in the order by day, then path, undated ones last.
    """

    def __init__(
        self, articles: Iterable[Article], texts: Texts | None = None, shuffle: Shuffle = in_one_part
    ) -> None:
        self._shuffle = shuffle
        self.articles = in_order(articles)
        self.places = {article.path: place for place, article in enumerate(self.articles)}
        self.nearness = Nearness(self.articles)
        readings = Readings(self.articles, texts or Texts(self.articles))
        self.lexicon = Lexicon(readings)
        self.terms = unit(salience(readings, self.lexicon))
        """A row of length 1 for each article, a column for each term of the lexicon."""

    @cached_property
    def pairs(self) -> Pairs:
        """How alike the articles are that have something in common."""
        return likeness(self.terms, self.nearness, self._shuffle)

    @cached_property
    def scores(self) -> list[dict[int, float]]:
        """For each article the places of those that it has something in common with, and how much."""
        scores: list[dict[int, float]] = [{} for _ in self.articles]
        for one, other, score in self.pairs:
            scores[one][other] = scores[other][one] = score
        return scores

    def shared(self, one: int, other: int, most: int) -> tuple[str, ...]:
        """The terms that two articles share, as they are written, weightiest first."""
        terms, theirs = self._columns(one), self._columns(other)
        places = np.searchsorted(theirs, terms)
        both = np.flatnonzero(theirs.take(places, mode="clip") == terms) if len(theirs) else places[:0]
        weight = np.round(self._weights(one)[both] * self._weights(other)[places[both]], 6)
        weightiest = terms[both[np.argsort(-weight, kind="stable")[:most]]]
        return tuple(map(self.lexicon.form, weightiest.tolist()))

    def centroid(self, places: Sequence[int]) -> np.ndarray:
        """The terms of several articles, added up."""
        columns, weights = map(self._columns, places), map(self._weights, places)
        return np.bincount(
            np.concatenate(list(columns)), np.concatenate(list(weights)), minlength=len(self.lexicon.terms)
        )

    def _columns(self, place: int) -> np.ndarray:
        return self.terms.indices[self.terms.indptr[place] : self.terms.indptr[place + 1]]

    def _weights(self, place: int) -> np.ndarray:
        return self.terms.data[self.terms.indptr[place] : self.terms.indptr[place + 1]]


def in_order(articles: Iterable[Article]) -> list[Article]:
    """Articles by day, then path, undated ones last."""
    return sorted(articles, key=rank)


def rank(article: Article) -> tuple[bool, date | None, str]:
    """What the order of articles goes by."""
    return (article.published.day is None, article.published.day, article.path)
