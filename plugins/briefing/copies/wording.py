"""Wording: which of several texts says the same in the most usual words, and so is least likely to be spun.

A spinner's synonyms make pairs of adjacent words that nobody writes ("starring
politicians", "base on a report"); how often a pair stands in other articles tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from ..ragged import spans
from .skeletons import Corpus, distinct

MARGIN = 0.01
"""By how much one wording must be more usual than another, in mean log frequency, to be called so. Without
evidence (a collection of five articles) all come to nought, and none is preferred."""

BITS = 24
"""Of a digest by which most pairs that nobody asks for are passed over: a table of 16 MB."""

SCATTER = np.uint64(0x9E3779B97F4A7C15)
"""An odd number that spreads codes over the table."""

BLOCK = 1 << 16
"""Words worked on at a time: what fits into the processor's cache."""

Told = Mapping[int, Sequence[int]]
"""Articles that hold one text, each with the sentences that it shares with the others."""


class Wordings:
    """How usual the wordings of some texts are, each held by several articles."""

    def __init__(self, corpus: Corpus, texts: Iterable[Told]) -> None:
        self._pairs: dict[int, np.ndarray] = {}
        differing = [np.zeros(0, np.int64)]
        for told in texts:
            self._pairs |= {article: np.sort(_pairs(corpus, held)) for article, held in told.items()}
            differing.append(_differing([distinct(self._pairs[article]) for article in told]))
        self._codes = distinct(np.concatenate(differing))
        self._times = _occurrences(corpus, self._codes)

    def most_usual(self, articles: Sequence[int]) -> list[int]:
        """Of articles that hold one of the texts, those with the most usual wording.

        The measure is the mean of log(1 + occurrences in other articles), over the pairs of adjacent words
        that not all of the articles have.
        """
        own = np.sort(np.concatenate([self._pairs[article] for article in articles]))
        each = [distinct(self._pairs[article]) for article in articles]
        differing = _differing(each)
        usual = [self._usage(np.intersect1d(differing, codes, assume_unique=True), own) for codes in each]
        best = max(usual)
        return [article for article, usage in zip(articles, usual, strict=True) if usage >= best - MARGIN]

    def _usage(self, codes: np.ndarray, own: np.ndarray) -> float:
        """The mean log frequency of pairs of words in the corpus, `own` occurrences not counted."""
        others = self._times[np.searchsorted(self._codes, codes)] - _count(own, codes)
        return float(np.log1p(np.maximum(0, others)).mean()) if len(codes) else 0.0


def _differing(pairs: Sequence[np.ndarray]) -> np.ndarray:
    """The codes that not all of several articles have, ascending; each article has each of its own once."""
    codes, holders = np.unique(np.concatenate(pairs), return_counts=True)
    return codes[holders < len(pairs)]


def _occurrences(corpus: Corpus, codes: np.ndarray) -> np.ndarray:
    """(codes,) how often each stands in the corpus.

    A table tells in which places others stand; so a third of all pairs are sorted rather than all.
    """
    asked = np.zeros(1 << BITS, bool)
    asked[_bucket(codes)] = True
    found = [np.zeros(0, np.int64)]
    for start in range(0, len(corpus.words), BLOCK):
        words = corpus.words[start : start + BLOCK + 1]
        pairs = _code(words[:-1], words[1:])
        found.append(pairs[asked[_bucket(pairs)]])
    return _count(np.sort(np.concatenate(found)), codes)


def _bucket(codes: np.ndarray) -> np.ndarray:
    """The places of codes in the table."""
    return (codes.view(np.uint64) * SCATTER) >> np.uint64(64 - BITS)


def _count(ordered: np.ndarray, codes: np.ndarray) -> np.ndarray:
    """How often each code stands in a sorted array."""
    return np.searchsorted(ordered, codes, "right") - np.searchsorted(ordered, codes, "left")


def _pairs(corpus: Corpus, sentences: Sequence[int]) -> np.ndarray:
    """The codes of the pairs of adjacent words within sentences."""
    chosen = np.array(sentences, np.int64)
    pairs = np.maximum(0, corpus.lengths[chosen] - 1)
    first = spans(corpus.bounds[chosen], pairs)
    return _code(corpus.words[first], corpus.words[first + 1])


def _code(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """A code for each word and the next."""
    return one.astype(np.int64) << 32 | other
