"""Groups: the articles that hold one text, gathered around the one in which all the others are found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from .likeness import Alignment
from .links import Links
from .remembered import Alignments
from .skeletons import Corpus

COPY = 0.7
"""The share of an article's words that stand in another from which on it is a copy. Spun copies reach .89 and
more, strangers .17; between .5 and .7 lie mostly one agency's reports of one event, with news of its own."""

WHOLLY = 0.9
"""The share, and the likeness word for word, asked of an article with few sentences in common with another:
a brief may quote two of a report, and one may be a formula ("… presents an appeal on behalf of …")."""

FEW = 2
"""Sentences in common that are few."""

SHORT = 20
"""Words below which an article is a copy only if text and headline are the same, word for word."""


@dataclass(frozen=True)
class Aligner:
    """What tells of two articles whether one holds the other."""

    links: Links
    alignments: Alignments

    @property
    def corpus(self) -> Corpus:
        """The articles."""
        return self.links.corpus

    def __call__(self, article: int, other: int) -> Alignment:
        """Where an article's sentences stand in another."""
        return self.alignments(article, other)

    def holds(self, other: int, article: int) -> bool:
        """Whether the article is a copy of the other, or of a part of it."""
        if self.corpus.size[article] < SHORT:
            headlines = {self.corpus.articles[one].title for one in (article, other)}
            return len(headlines) == 1 and self.same(article, other)
        alignment = self(article, other)
        if len(alignment.pairs) <= FEW:
            return min(alignment.share, alignment.literal) >= WHOLLY
        return alignment.share >= COPY

    def same(self, one: int, other: int) -> bool:
        """Whether two articles have the same words in the same sentences."""
        same = self.corpus.same
        return np.array_equal(same[self.corpus.span(one)], same[self.corpus.span(other)])


def held(aligner: Aligner) -> dict[int, set[int]]:
    """For each article those that are copies of it, as far as two texts alone can tell."""
    found: dict[int, set[int]] = defaultdict(set)
    for one, other in aligner.links.articles():
        if aligner.holds(one, other):
            found[one].add(other)
        if aligner.holds(other, one):
            found[other].add(one)
    return found


def twins(held: Mapping[int, set[int]], article: int) -> set[int]:
    """Those that hold the article and are held by it."""
    return {other for other in held.get(article, ()) if article in held.get(other, ())}


def groups(aligner: Aligner, held: Mapping[int, set[int]], stitched: Collection[int]) -> list[list[int]]:
    """Every article in one group, the group's centre first: the others are copies of it, so nothing chains.

    Centres are chosen as in star clustering (Aslam, Pelekhov and Rus 2004): whoever holds most others first,
    but nobody whom a centre holds; the others go to the centre that holds most of their text. One more
    article reshuffles at most those that share its text. A stitched article is no centre for its sources.
    """
    articles = range(len(aligner.corpus.articles))
    reach = {a: twins(held, a) if a in stitched else held.get(a, set()) for a in articles}
    centres: dict[int, list[int]] = {a: [] for a in articles}
    found: dict[int, list[int]] = {}
    for article in sorted(articles, key=lambda a: (-len(reach[a]), a)):
        if not centres[article]:
            found[article] = [article]
            for other in reach[article]:
                centres[other].append(article)
    for article in articles:
        if article not in found:
            best = min(centres[article], key=lambda c: (-aligner(article, c).share, c))
            found[best].append(article)
    return list(found.values())
