"""Candidates: pairs of sentences that share a shingle of their skeletons, found by one sort."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from .skeletons import BLANK, Corpus, mixed

SHINGLE = 7
"""Words to a shingle. Of the shingles of a text, copies with nine of ten words swapped keep .58 (median; never fewer
than .48) where a shingle spans seven words of the skeleton, .66 with five; strangers come to share hundreds of five."""

FIXED = 2
"""Words of a shingle that must not be blanks: "· · · of · · ·" says nothing."""

CROWD = 20
"""Sentences that share a shingle and are still paired each with each. In a larger crowd each is paired with the first
two only (the longest articles'), so that no phrase, however common, costs more than its occurrences."""


def pairs(corpus: Corpus) -> np.ndarray:
    """(pairs, 2) numbers of sentences that may be copies of each other, the first before the second, sorted."""
    digests, holders = _shingles(corpus)
    order = np.argsort(digests, kind="stable")
    digests, holders = digests[order], holders[order]
    begins = np.flatnonzero(np.concatenate(([True], digests[1:] != digests[:-1]))) if len(digests) else order
    sizes = np.diff(np.append(begins, len(digests)))
    total = len(corpus.lengths)
    codes = [first.astype(np.int64) * total + second for first, second in meetings(holders, begins, sizes)]
    unique = np.unique(np.concatenate(codes)) if codes else np.zeros(0, np.int64)
    found = np.stack((unique // max(1, total), unique % max(1, total)), axis=1)
    return found[found[:, 0] < found[:, 1]]


def _shingles(corpus: Corpus) -> tuple[np.ndarray, np.ndarray]:
    """The digest of every shingle within a sentence, and the sentence; of sentences with the same words one only."""
    count = max(0, len(corpus.words) - SHINGLE + 1)
    sentence = np.repeat(np.arange(len(corpus.lengths), dtype=np.int32), corpus.lengths)
    digests, marks = np.zeros(count, np.uint64), mixed(corpus.masked)
    solid = np.zeros(count, np.int8)
    for step in range(SHINGLE):
        digests = digests * np.uint64(0x100000001B3) + marks[step : step + count]
        solid += corpus.masked[step : step + count] != BLANK
    kept = (sentence[:count] == sentence[SHINGLE - 1 :][:count]) & (solid >= FIXED)
    kept &= (corpus.same == np.arange(len(corpus.same)))[sentence[:count]]
    return digests[kept], sentence[:count][kept]


def meetings(holders: np.ndarray, begins: np.ndarray, sizes: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Sentences that meet in a shingle, as two parallel arrays at a time."""
    for size in range(2, CROWD + 1):
        crowd = holders[begins[sizes == size][:, None] + np.arange(size)]
        for one, other in zip(*np.triu_indices(size, 1), strict=True):
            yield crowd[:, one], crowd[:, other]
    large = sizes > CROWD
    members = np.repeat(begins[large], sizes[large]) + _counting(sizes[large])
    for rank in (0, 1):
        yield np.repeat(holders[begins[large] + rank], sizes[large]), holders[members]


def _counting(sizes: np.ndarray) -> np.ndarray:
    """0, 1 … size - 1 for each size in turn."""
    return np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
