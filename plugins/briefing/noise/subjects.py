"""What the lines of a page may be about: the words of each that can tell a subject."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Subjects:
    """Every line with every subject that it may tell, once each, in the order of the lines."""

    lines: int
    """How many lines the page has."""
    names: Numbers
    """The lexicon's numbers of all subjects on the page, in order; below they are named by their places."""
    line: Numbers
    subject: Numbers

    @classmethod
    def of(cls, lines: int, line: Numbers, told: Numbers) -> Subjects:
        """From the lines of all telling words and the lexicon's numbers of what they tell."""
        names = np.flatnonzero(np.bincount(told))
        places = np.empty(int(told.max(initial=0)) + 1, np.intp)
        places[names] = np.arange(len(names))
        pairs = np.sort(line * len(names) + places[told])
        pairs = pairs[starts(pairs)]  # for so few faster than np.unique
        return cls(lines, names, *np.divmod(pairs, max(1, len(names))))

    @cached_property
    def counts(self) -> Numbers:
        """How many each line may tell."""
        return np.bincount(self.line, minlength=self.lines)

    def about(self, lines: NDArray[np.bool_]) -> Numbers:
        """For each subject, how many of these lines may tell it."""
        return np.bincount(self.subject[lines[self.line]], minlength=len(self.names))

    def summed(self, values: np.ndarray) -> np.ndarray:
        """For each line the sum of the values of its subjects, which are given in the order of `subject`."""
        return np.bincount(self.line, values, minlength=self.lines)

    def of_line(self, number: int) -> Numbers:
        """What one line may tell."""
        first, last = np.searchsorted(self.line, (number, number + 1))
        return self.subject[first:last]

    def has(self, told: Numbers) -> NDArray[np.bool_]:
        """For each subject, whether it is one of these numbers of the lexicon."""
        return np.isin(self.names, told)


def starts(numbers: Numbers) -> NDArray[np.bool_]:
    """Where a number differs from the one before; `np.diff` takes five times as long for so few."""
    found = np.ones(len(numbers), bool)
    np.not_equal(numbers[1:], numbers[:-1], out=found[1:])
    return found
