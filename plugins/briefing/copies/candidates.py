"""Candidates: pairs of sentences that share a shingle of their skeletons, found by one sort.

A shuffle by shingle: runs of sentences deal their shingles to parts by digest, and in each part the sentences
that hold one meet. Whatever the number of parts, all that hold a shingle are in one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from ..ragged import spans
from ..shuffles import Shuffle, in_one_part
from .skeletons import Corpus, distinct
from .sketches import SKETCH, Glance, sketches

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
"""Words of a run, or members of crowds, worked on at a time: what fits into the processor's cache."""

DIGEST, NUMBER = np.dtype("<u8"), np.dtype("<i8")
"""How digests and numbers stand in the bytes of a record, on every machine alike."""

Meeting = tuple[np.ndarray, np.ndarray]


@dataclass(frozen=True, slots=True)
class Run:
    """Some sentences of a corpus, in order."""

    sketches: bytes
    """(sentences,)"""
    lengths: bytes
    """(sentences,) their words."""
    words: bytes
    """(words,) digests of all, 0 for a blank."""
    bits: int
    """Of a code that a sentence's place takes."""


@dataclass(frozen=True, slots=True)
class Hand:
    """What a run deals to a part."""

    sketches: bytes
    """Of the sentences that have a shingle of this part, in order."""
    codes: bytes
    """Each shingle: its digest above, and below the place of its sentence's sketch."""
    bits: int
    """Of a code that the place takes."""


def pairs(corpus: Corpus, shuffle: Shuffle = in_one_part) -> np.ndarray:
    """(pairs, 2) numbers of sentences that may be one, the smaller first, sorted.

    Of sentences with the same words only the first is looked at.
    """
    total = max(1, len(corpus.lengths))
    codes = [np.zeros(0, NUMBER)]
    for one, other in shuffle(deal, gather, runs(corpus)):
        codes.append(np.frombuffer(one, NUMBER) * total + np.frombuffer(other, NUMBER))
    unique = distinct(np.concatenate(codes))
    return np.stack((unique // total, unique % total), axis=1)


def runs(corpus: Corpus) -> Iterator[Run]:
    """The sentences of a corpus, each once, in runs of about BLOCK words."""
    first = corpus.same == np.arange(len(corpus.same))
    told, lengths = sketches(corpus)[first], corpus.lengths[first].astype(NUMBER)
    words = corpus.masked[np.repeat(first, corpus.lengths)]
    ends = np.cumsum(lengths)
    bits = len(corpus.lengths).bit_length()
    start = begin = 0
    while start < len(ends):
        stop = max(start + 1, int(np.searchsorted(ends, begin + BLOCK, "right")))
        end = int(ends[stop - 1])
        digests = corpus.spelling[words[begin:end]].astype(DIGEST, copy=False)
        yield Run(told[start:stop].tobytes(), lengths[start:stop].tobytes(), digests.tobytes(), bits)
        start, begin = stop, end


def deal(run: Run, parts: int) -> list[Hand]:
    """The shingles of a run, to parts by their digests.

    Digest and sentence are one number, which is sorted twice as fast as an order is found and applied. A
    digest has 45 bits left in 10,000 articles, 40 in 300,000: the few that meet by chance are no more than a
    few pairs that are compared in vain.
    """
    told, lengths = np.frombuffer(run.sketches, SKETCH), np.frombuffer(run.lengths, NUMBER)
    digests, places = _shingles(np.frombuffer(run.words, DIGEST), lengths)
    part = (digests >> np.uint64(32)) * np.uint64(parts) >> np.uint64(32)
    hands = []
    for number in range(parts):
        mine = part == number if parts > 1 else slice(None)
        used, renumbered = _used(places[mine], len(told))
        codes = digests[mine] >> run.bits << run.bits | renumbered.astype(DIGEST)
        hands.append(Hand(told[used].tobytes(), codes.tobytes(), run.bits))
    return hands


def gather(hands: Iterable[Hand]) -> tuple[bytes, bytes]:
    """The pairs of sentences that meet in a part and can be one at a glance, as two arrays of numbers."""
    told, codes = bytearray(), bytearray()
    bits = 0
    for hand in hands:
        before = np.uint64(len(told) // SKETCH.itemsize)
        codes += (np.frombuffer(hand.codes, DIGEST) + before).tobytes()
        told += hand.sketches
        bits = hand.bits
    sketches = np.frombuffer(told, SKETCH)
    glance, size = Glance(sketches), max(1, len(sketches))
    met = [np.zeros(0, NUMBER)]
    for one, other in meetings(*_crowds(np.frombuffer(codes, DIGEST), bits)):
        kept = glance(one, other)
        one, other = one[kept].astype(NUMBER), other[kept]
        met.append((one * size + other)[one < other])
    pairs = distinct(np.concatenate(met))
    numbers = sketches["sentence"]
    return numbers[pairs // size].tobytes(), numbers[pairs % size].tobytes()


def meetings(holders: np.ndarray, begins: np.ndarray) -> Iterator[Meeting]:
    """Sentences that meet, as two parallel arrays at a time; `begins` is where each group of holders does."""
    sizes = np.diff(np.append(begins, len(holders)))
    for size in range(2, CROWD + 1):
        ranked = holders[begins[sizes == size] + np.arange(size)[:, None]]
        for one, other in zip(*np.triu_indices(size, 1), strict=True):
            yield ranked[one], ranked[other]
    large, begins = sizes[sizes > CROWD], begins[sizes > CROWD]
    members = holders[spans(begins, large)]
    for rank in (0, 1):
        first = np.repeat(holders[begins + rank], large)
        for start in range(0, len(members), BLOCK):
            yield first[start : start + BLOCK], members[start : start + BLOCK]


def _crowds(codes: np.ndarray, bits: int) -> Meeting:
    """The sentences that hold each shingle, group by group, each in order; and where each group begins.

    They are put in the place of the codes, which may take more memory than anything else here.
    """
    codes.sort()
    place = np.uint64((1 << bits) - 1)
    begins = [np.zeros(min(1, len(codes)), np.int64)]
    for start in range(1, len(codes), BLOCK):
        last, now = codes[start - 1 : start + BLOCK - 1], codes[start : start + BLOCK]
        begins.append(np.flatnonzero((last[: len(now)] ^ now) > place) + start)
    codes &= place
    return codes.view(np.int64), np.concatenate(begins)


def _used(places: np.ndarray, sentences: int) -> tuple[np.ndarray, np.ndarray]:
    """Which sentences hold any of some shingles, and these shingles' places among those."""
    used = np.zeros(sentences, bool)
    used[places] = True
    return used, (np.cumsum(used) - 1)[places]


def _shingles(words: np.ndarray, lengths: np.ndarray) -> Meeting:
    """The digest of every shingle inside a sentence, and the place of the sentence among those of the run."""
    kept = _whole(lengths) & (_solid(words) >= FIXED)
    places = np.repeat(np.arange(len(lengths)), lengths)[: len(kept)]
    return _rolled(words)[kept], places[kept]


def _whole(lengths: np.ndarray) -> np.ndarray:
    """(shingles,) which of the runs of words, one from each word on, lie in one sentence."""
    ends = np.cumsum(lengths)
    total = int(lengths.sum())
    whole = np.ones(total, bool)
    for before in range(1, SHINGLE):
        last = ends - before
        whole[last[last >= 0]] = False
    return whole[: max(0, total - SHINGLE + 1)]


def _solid(words: np.ndarray) -> np.ndarray:
    """How many words of each run are no blanks."""
    before = np.concatenate((np.zeros(1, np.int32), np.cumsum(words != 0, dtype=np.int32)))
    return before[SHINGLE:] - before[:-SHINGLE]


def _rolled(words: np.ndarray) -> np.ndarray:
    """The digest of each run of words, by theirs."""
    count = max(0, len(words) - SHINGLE + 1)
    digests = words[:count].copy()
    for step in range(1, SHINGLE):
        digests *= np.uint64(BASE)
        digests += words[step : step + count]
    return digests
