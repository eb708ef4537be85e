"""Wording: which of several texts says the same in the most usual words, and so is the least likely to be spun.

A spinner's synonyms make pairs of words that nobody writes ("common-law opposition",
"take a firm bag"); how often a pair stands in the rest of the collection tells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from .skeletons import Corpus

MARGIN = 0.01
"""By how much a wording must be more usual than another, in mean log frequency, to be called so; without evidence
(a collection of five articles) all come to nought and none is preferred."""


def most_usual(corpus: Corpus, sentences: Mapping[int, Sequence[int]]) -> list[int]:
    """Of articles that hold one text, those whose wording is the most usual; `sentences` are those they share.

    The measure: of the pairs of adjacent words that not all of them have, the mean of log(1 + occurrences
    in other articles). On the scoring set's groups of an original and three spun copies it names the original in .94.
    """
    pairs = {article: Counter(_pairs(corpus, held)) for article, held in sentences.items()}
    common = set.intersection(*(set(counted) for counted in pairs.values()))
    own = sum(pairs.values(), Counter())
    usual = {article: _usage(corpus, sorted(counted.keys() - common), own) for article, counted in pairs.items()}
    best = max(usual.values())
    return [article for article, usage in usual.items() if usage >= best - MARGIN]


def _usage(corpus: Corpus, pairs: Sequence[int], own: Mapping[int, int]) -> float:
    """The mean log frequency of pairs of words in the rest of the corpus."""
    codes = np.array(pairs, np.int64)
    everywhere = corpus.adjacent
    counts = np.searchsorted(everywhere, codes, "right") - np.searchsorted(everywhere, codes, "left")
    others = counts - np.array([own[pair] for pair in pairs], np.int64)
    return float(np.log1p(np.maximum(0, others)).mean()) if pairs else 0.0


def _pairs(corpus: Corpus, sentences: Sequence[int]) -> list[int]:
    """The codes of the pairs of adjacent words within sentences."""
    spans = [slice(corpus.bounds[s], corpus.bounds[s + 1]) for s in sentences]
    return [code for span in spans for code in corpus.paired(corpus.words[span]).tolist()]
