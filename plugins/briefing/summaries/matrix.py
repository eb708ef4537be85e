"""The matrix of a pool: which sentences (rows) hold which stems and pairs of stems (columns).

All sums go in the order of the pool, one after another (`np.bincount`), so that they are the same to the last
bit wherever and by whichever numpy they are worked out; `np.sum` adds in an order of its own.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, chain, count, pairwise

import numpy as np

from ..readings import Concept, Reading


class Concepts:
    """What each reading of a pool has, as numbers: its stems that carry a subject, and their pairs."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        number: dict[Concept, int] = defaultdict(count().__next__)
        terms = [reading.terms for reading in readings]
        self.readings = readings
        self.terms = _numbers(number, terms)
        self.term_rows = np.repeat(np.arange(len(readings)), list(map(len, terms)))
        self.stems = len(number)
        """How many of the numbers are of stems; the pairs have those from here on."""
        both = [(*reading.terms, *reading.pairs) for reading in readings]
        lengths = list(map(len, both))
        self.numbers = _numbers(number, both)
        """All concepts of the first reading, then of the second …"""
        self.rows = np.repeat(np.arange(len(readings)), lengths)
        """For each of them the place of its reading."""
        self.distinct = len(number)
        self.ends = [0, *accumulate(lengths)]

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


def _numbers(number: Mapping[Concept, int], lists: Sequence[tuple[Concept, ...]]) -> np.ndarray:
    """The numbers of the concepts of several lists, one list after another."""
    return np.fromiter(map(number.__getitem__, chain.from_iterable(lists)), np.int64, sum(map(len, lists)))
