"""Candidates: pairs of sentences that share a shingle of their skeletons, found by one sort."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from .skeletons import BLANK, Corpus, distinct, mixed

SHINGLE = 7
"""Words to a shingle. With nine of ten words swapped a copy and its origin share .71 of their shingles of
seven words (median; never under .48). Of five words strangers share several five times as often."""

FIXED = 2
"""Words of a shingle that must not be blanks: "· · · of · · ·" says nothing."""

CROWD = 20
"""Sentences that share a shingle and are still paired each with each. In a larger crowd each is paired with
the first two only (the longest articles'), so that no phrase costs more than its occurrences."""

BASE = 0x100000001B3
"""The base of the rolling hash: odd, so that no word is lost modulo 2^64."""

Meeting = tuple[np.ndarray, np.ndarray]


def pairs(corpus: Corpus) -> np.ndarray:
    """(pairs, 2) numbers of sentences that may be one, the smaller first, sorted."""
    digests, holders = _shingles(corpus)
    order = np.argsort(digests, kind="stable")
    digests, holders = digests[order], holders[order]
    begins = np.flatnonzero(np.diff(digests, prepend=~digests[:1]))
    total = max(1, len(corpus.lengths))
    codes = [one.astype(np.int64) * total + other for one, other in meetings(holders, begins)]
    unique = distinct(np.concatenate(codes))
    found = np.stack((unique // total, unique % total), axis=1)
    return found[found[:, 0] < found[:, 1]]


def meetings(holders: np.ndarray, begins: np.ndarray) -> Iterator[Meeting]:
    """Sentences that meet, as two parallel arrays at a time; `begins` is where each group of holders does."""
    sizes = np.diff(np.append(begins, len(holders)))
    for size in range(2, CROWD + 1):
        group = holders[begins[sizes == size][:, None] + np.arange(size)]
        for one, other in zip(*np.triu_indices(size, 1), strict=True):
            yield group[:, one], group[:, other]
    large, begins = sizes[sizes > CROWD], begins[sizes > CROWD]
    inside = np.arange(large.sum()) - np.repeat(np.cumsum(large) - large, large)
    members = holders[np.repeat(begins, large) + inside]
    for rank in (0, 1):
        yield np.repeat(holders[begins + rank], large), members


def _shingles(corpus: Corpus) -> Meeting:
    """The digest of every shingle inside a sentence, and the sentence; of the same ones only the first."""
    count = max(0, len(corpus.words) - SHINGLE + 1)
    sentence = np.repeat(np.arange(len(corpus.lengths), dtype=np.int32), corpus.lengths)
    digests, marks = np.zeros(count, np.uint64), mixed(corpus.masked)
    solid = np.zeros(count, np.int8)
    for step in range(SHINGLE):
        digests = digests * np.uint64(BASE) + marks[step : step + count]
        solid += corpus.masked[step : step + count] != BLANK
    first = corpus.same == np.arange(len(corpus.same))
    start = sentence[:count]
    kept = (start == sentence[SHINGLE - 1 :]) & (solid >= FIXED) if count else np.zeros(0, bool)
    kept &= first[start]
    return digests[kept], start[kept]
