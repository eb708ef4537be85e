"""A collection read for grouping: its texts in their order, what each is about, and how alike they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

from ..records import Article
from .lexicon import lexicon
from .likeness import Pairs, likeness
from .nearness import Nearness
from .salience import read


class Collection:
    """Articles that each have a text of their own: copies are left out, so that origins count, not files.

    Place: an article's number in the order by day, then path, undated ones last.
    """

    def __init__(self, articles: Iterable[Article]) -> None:
        self.articles = in_order(articles)
        readings = [read(article) for article in self.articles]
        self.lexicon = lexicon(readings)
        self.vectors = [self.lexicon.vector(reading) for reading in readings]
        self.nearness = Nearness(self.articles)
        self.places: Mapping[str, int] = {a.path: place for place, a in enumerate(self.articles)}

    @cached_property
    def pairs(self) -> Pairs:
        """How alike the articles are that have something in common."""
        return likeness(self.vectors, self.nearness)

    @cached_property
    def scores(self) -> list[dict[int, float]]:
        """For each article the places of those that it has something in common with, and how much."""
        scores: list[dict[int, float]] = [{} for _ in self.articles]
        for one, other, score in self.pairs:
            scores[one][other] = scores[other][one] = score
        return scores

    def shared(self, one: int, other: int, most: int) -> tuple[str, ...]:
        """The terms that two articles share, as they are written, weightiest first."""
        first, second = self.vectors[one], self.vectors[other]
        weights = {term: first[term] * second[term] for term in first.keys() & second.keys()}
        ranked = sorted(weights, key=lambda term: (-round(weights[term], 6), term))
        return tuple(self.lexicon.forms.get(term, term) for term in ranked[:most])


def in_order(articles: Iterable[Article]) -> list[Article]:
    """Articles by day, then path, undated ones last."""
    return sorted(articles, key=rank)


def rank(article: Article) -> tuple[bool, date | None, str]:
    """What the order of articles goes by."""
    return (article.published.day is None, article.published.day, article.path)
