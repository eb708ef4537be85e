"""The matrix of a pool: which sentences (rows) hold which stems and pairs of stems (columns).

All sums go in the order of the pool, one after another (`np.bincount`), so that they are the same to the last
bit wherever and by whichever numpy they are worked out; `np.sum` adds in an order of its own.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from ..readings import Reading


class Concepts:
    """What each reading of a pool has, as numbers: its stems that carry a subject, and the pairs that do."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        words = _Words(readings)
        self.readings = readings
        self.stems = words.distinct
        """How many of the numbers are of stems; the pairs have those from here on."""
        self.terms, self.term_rows, self.often = words.terms()
        pairs, pair_rows, distinct = words.pairs()
        self.distinct = self.stems + distinct
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
        carried_by = np.bincount(self.terms, minlength=self.stems)
        # The logarithms of "math", which numpy's need not equal in the last bit.
        tf = np.array([1 + math.log(n or 1) for n in range(self.often.max(initial=0) + 1)])
        isf = np.array([math.log((1 + total) / (1 + n)) + 1 for n in range(carried_by.max(initial=0) + 1)])
        weights = tf[self.often] * isf[carried_by[self.terms]]
        norms = np.sqrt(np.bincount(self.term_rows, weights * weights, minlength=total))
        norms[norms == 0] = 1
        unit = weights / norms[self.term_rows]
        centroid = np.bincount(self.terms, unit, minlength=self.stems)
        return np.bincount(self.term_rows, unit * centroid[self.terms], minlength=total)


class _Words:
    """The words of several readings, one after another."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        numbers = np.frombuffer(b"".join([reading.numbers for reading in readings]), np.int64)
        known, self.stems = np.unique(numbers, return_inverse=True)
        """For each word the number of its stem."""
        self.distinct = len(known)
        self.rows = np.repeat(np.arange(len(readings)), [reading.size for reading in readings])
        """For each word the place of its reading."""
        self.content = np.frombuffer(b"".join([reading.carries for reading in readings]), bool)
        """For each word whether it is no stop word."""
        self.keys, self.places = np.unique(self.rows * self.distinct + self.stems, return_inverse=True)
        """Every stem once a row, as one number; for each word the place of its own."""
        self.often = np.bincount(self.places[self.content], minlength=len(self.keys))
        """For each of `keys` how many words of its row have the stem and are no stop words."""

    def terms(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """The stems that carry a subject, each once a row, in the order of the text; rows; how often."""
        places = self.places[self.content]
        first = np.empty(len(self.keys), np.int64)
        first[places[::-1]] = np.arange(len(places))[::-1]  # of several assignments the last holds
        found = np.flatnonzero(self.often)
        found = found[np.argsort(first[found])]
        rows, stems = np.divmod(self.keys[found], self.distinct)
        return stems, rows, self.often[found]

    def pairs(self) -> tuple[np.ndarray, np.ndarray, int]:
        """The neighbours of which one carries a subject, numbered, each once a row; rows; how many."""
        stems, rows, carries = self.stems, self.rows, self.often[self.places] > 0
        neighbours = (rows[:-1] == rows[1:]) & (carries[:-1] | carries[1:])
        pairs = (stems[:-1] * self.distinct + stems[1:])[neighbours]
        known, numbers = np.unique(pairs, return_inverse=True)
        distinct = max(1, len(known))
        keys = np.sort(rows[:-1][neighbours] * distinct + numbers)
        first = np.ones(len(keys), bool)
        first[1:] = keys[1:] != keys[:-1]
        rows, numbers = np.divmod(keys[first], distinct)
        return numbers, rows, len(known)
