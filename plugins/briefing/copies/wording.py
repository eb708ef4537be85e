"""Wording: which of several texts says the same in the most usual words, and so is least likely to be spun.

A spinner's synonyms make pairs of adjacent words that nobody writes ("starring
politicians", "base on a report"); how often a pair stands in other articles tells.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from .skeletons import Corpus, distinct

MARGIN = 0.01
"""By how much one wording must be more usual than another, in mean log frequency, to be called so. Without
evidence (a collection of five articles) all come to nought, and none is preferred."""


def most_usual(corpus: Corpus, sentences: Mapping[int, Sequence[int]]) -> list[int]:
    """Of articles that hold one text, those with the most usual wording; `sentences` are those they share.

    The measure is the mean of log(1 + occurrences in other articles), over the pairs of adjacent words
    that not all of the articles have.
    """
    pairs = {article: _pairs(corpus, held) for article, held in sentences.items()}
    own = np.sort(np.concatenate(list(pairs.values())))
    each = {article: distinct(codes) for article, codes in pairs.items()}
    everyone = np.sort(np.concatenate(list(each.values())))
    usual = {
        article: _usage(corpus, codes[_count(everyone, codes) < len(pairs)], own)
        for article, codes in each.items()
    }
    best = max(usual.values())
    return [article for article, usage in usual.items() if usage >= best - MARGIN]


def _usage(corpus: Corpus, codes: np.ndarray, own: np.ndarray) -> float:
    """The mean log frequency of pairs of words in the corpus, `own` occurrences not counted."""
    others = _count(corpus.adjacent, codes) - _count(own, codes)
    return float(np.log1p(np.maximum(0, others)).mean()) if len(codes) else 0.0


def _count(ordered: np.ndarray, codes: np.ndarray) -> np.ndarray:
    """How often each code stands in a sorted array."""
    return np.searchsorted(ordered, codes, "right") - np.searchsorted(ordered, codes, "left")


def _pairs(corpus: Corpus, sentences: Sequence[int]) -> np.ndarray:
    """The codes of the pairs of adjacent words within sentences."""
    bounds = corpus.bounds
    codes = [corpus.paired(corpus.words[bounds[s] : bounds[s + 1]]) for s in sentences]
    return np.concatenate([*codes, np.zeros(0, np.int64)])
