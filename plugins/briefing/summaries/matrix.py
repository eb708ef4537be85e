"""The matrix of a pool: which sentences (rows) hold which stems and pairs of stems (columns).

All sums go in the order of the pool, one after another (`np.bincount`), so that they are the same to the last
bit wherever and by whichever numpy they are worked out; `np.sum` adds in an order of its own.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, count, pairwise

import numpy as np

from ..readings import Reading


class Concepts:
    """What each reading of a pool has, as numbers: its stems that carry a subject, and the pairs that do."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        number: dict[str, int] = defaultdict(count().__next__)
        self.readings = readings
        self.terms, self.term_rows = _numbered(number, [reading.terms for reading in readings])
        stems, rows = _numbered(number, [reading.stems for reading in readings])
        self.stems = len(number)
        """How many of the numbers are of stems; the pairs have those from here on."""
        carries = np.frombuffer(b"".join([reading.carries for reading in readings]), dtype=bool)
        pairs, pair_rows = _pairs(stems, rows, carries, self.stems)
        known, pairs = np.unique(pairs, return_inverse=True)
        self.distinct = self.stems + len(known)
        order = np.argsort(np.concatenate([self.term_rows, pair_rows]), kind="stable")
        self.numbers = np.concatenate([self.terms, self.stems + pairs])[order]
        """All concepts of the first reading, then of the second …"""
        self.rows = np.concatenate([self.term_rows, pair_rows])[order]
        """For each of them the place of its reading."""
        self.ends = np.searchsorted(self.rows, np.arange(len(readings) + 1)).tolist()

    def of(self, place: int) -> np.ndarray:
        """The numbers of the concepts of one reading."""
        return self.numbers[self.ends[place] : self.ends[place + 1]]

    def each(self, weights: np.ndarray) -> Iterator[list[float]]:
        """For each reading the weights of its concepts, from the weight of every number."""
        mine = weights[self.numbers].tolist()
        return (mine[begin:end] for begin, end in pairwise(self.ends))

    def centralities(self) -> np.ndarray:
        """The dot product of each sentence's unit vector (1 + log tf) × isf with the sum of them all."""
        total = len(self.readings)
        often = np.array(list(chain.from_iterable(reading.often for reading in self.readings)))
        carried_by = np.bincount(self.terms, minlength=self.stems)
        # The logarithm of "math", which numpy's need not equal in the last bit.
        isf = np.array([math.log((1 + total) / (1 + n)) + 1 for n in range(carried_by.max(initial=0) + 1)])
        weights = often * isf[carried_by[self.terms]]
        norms = np.sqrt(np.bincount(self.term_rows, weights * weights, minlength=total))
        norms[norms == 0] = 1
        unit = weights / norms[self.term_rows]
        centroid = np.bincount(self.terms, unit, minlength=self.stems)
        return np.bincount(self.term_rows, unit * centroid[self.terms], minlength=total)


def _numbered(number: Mapping[str, int], lists: Sequence[tuple[str, ...]]) -> tuple[np.ndarray, np.ndarray]:
    """The numbers of the stems of several lists, one after another, and for each of them its list."""
    lengths = list(map(len, lists))
    stems = map(number.__getitem__, chain.from_iterable(lists))
    return np.fromiter(stems, np.int64, sum(lengths)), np.repeat(np.arange(len(lists)), lengths)


def _pairs(
    stems: np.ndarray, rows: np.ndarray, carries: np.ndarray, distinct: int
) -> tuple[np.ndarray, np.ndarray]:
    """The neighbours of which one carries a subject, each pair once a row: as one number, and their rows."""
    neighbours = (rows[:-1] == rows[1:]) & (carries[:-1] | carries[1:])
    pairs = (stems[:-1] * distinct + stems[1:])[neighbours]
    rows = rows[:-1][neighbours]
    order = np.lexsort((pairs, rows))
    pairs, rows = pairs[order], rows[order]
    first = np.ones(len(pairs), dtype=bool)
    first[1:] = (pairs[1:] != pairs[:-1]) | (rows[1:] != rows[:-1])
    return pairs[first], rows[first]
