"""Candidates: pairs of sentences that share a shingle of their skeletons, found by one sort."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from .skeletons import BLANK, Corpus, distinct

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

BLOCK = 1 << 16
"""Shingles, or members of crowds, worked on at a time: what fits into the processor's cache."""

Meeting = tuple[np.ndarray, np.ndarray]
Promising = Callable[[np.ndarray, np.ndarray], np.ndarray]


def pairs(corpus: Corpus, promising: Promising) -> np.ndarray:
    """(pairs, 2) numbers of promising sentences that may be one, the smaller first, sorted.

    `promising` tells of pairs, given as two arrays, which are worth a look: (kept,) their places.
    """
    total = max(1, len(corpus.lengths))
    codes = [np.zeros(0, np.int64)]
    for one, other in meetings(*_crowds(corpus)):
        kept = promising(one, other)
        one, other = one[kept], other[kept]
        codes.append((one * total + other)[one < other])
    unique = distinct(np.concatenate(codes))
    return np.stack((unique // total, unique % total), axis=1)


def meetings(holders: np.ndarray, begins: np.ndarray) -> Iterator[Meeting]:
    """Sentences that meet, as two parallel arrays at a time; `begins` is where each group of holders does."""
    sizes = np.diff(np.append(begins, len(holders)))
    for size in range(2, CROWD + 1):
        ranked = holders[begins[sizes == size] + np.arange(size)[:, None]]
        for one, other in zip(*np.triu_indices(size, 1), strict=True):
            yield ranked[one], ranked[other]
    large, begins = sizes[sizes > CROWD], begins[sizes > CROWD]
    inside = np.arange(large.sum()) - np.repeat(np.cumsum(large) - large, large)
    members = holders[np.repeat(begins, large) + inside]
    for rank in (0, 1):
        first = np.repeat(holders[begins + rank], large)
        for start in range(0, len(members), BLOCK):
            yield first[start : start + BLOCK], members[start : start + BLOCK]


def _crowds(corpus: Corpus) -> Meeting:
    """The sentences that hold each shingle, group by group, each in order; and where each group begins.

    Digest and sentence are sorted as one number, which is twice as fast as finding the order and applying
    it. A digest has 45 bits left in 10,000 articles, 40 in 300,000: the few that meet by chance are no more
    than a few pairs that are compared in vain.
    """
    bits = np.uint64(max(1, len(corpus.lengths)).bit_length())
    codes = _shingles(corpus, bits)
    codes.sort()
    alike = codes >> bits
    begins = np.flatnonzero(alike[1:] != alike[:-1]) + 1
    begins = np.concatenate((np.zeros(min(1, len(codes)), np.int64), begins))
    codes &= (np.uint64(1) << bits) - np.uint64(1)
    return codes.view(np.int64), begins


def _shingles(corpus: Corpus, bits: np.uint64) -> np.ndarray:
    """Every shingle inside a sentence: its digest above so many bits, and below the sentence's number.

    Of sentences with the same words only the first is looked at.
    """
    whole = _whole(corpus)
    sentences = np.repeat(np.arange(len(corpus.lengths), dtype=np.uint32), corpus.lengths)
    codes = [np.zeros(0, np.uint64)]
    for start in range(0, len(whole), BLOCK):
        words = corpus.masked[start : start + BLOCK + SHINGLE - 1]
        kept = whole[start : start + BLOCK] & (_solid(words) >= FIXED)
        digests = _rolled(corpus.spelling[words])[kept]
        codes.append(digests >> bits << bits | sentences[start : start + BLOCK][: len(kept)][kept])
    return np.concatenate(codes)


def _whole(corpus: Corpus) -> np.ndarray:
    """(shingles,) which of the runs of words, one from each word on, lie in one sentence to be looked at."""
    first = corpus.same == np.arange(len(corpus.same))
    whole = np.repeat(first, corpus.lengths)
    for before in range(1, SHINGLE):
        ends = corpus.bounds[1:] - before
        whole[ends[ends >= 0]] = False
    return whole[: max(0, len(whole) - SHINGLE + 1)]


def _solid(words: np.ndarray) -> np.ndarray:
    """How many words of each run are no blanks."""
    before = np.concatenate((np.zeros(1, np.int32), np.cumsum(words != BLANK, dtype=np.int32)))
    return before[SHINGLE:] - before[:-SHINGLE]


def _rolled(words: np.ndarray) -> np.ndarray:
    """The digest of each run of words, by theirs."""
    count = len(words) - SHINGLE + 1
    digests = words[:count].copy()
    for step in range(1, SHINGLE):
        digests *= np.uint64(BASE)
        digests += words[step : step + count]
    return digests
