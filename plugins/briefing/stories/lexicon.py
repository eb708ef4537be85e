"""The terms of a collection: which words are one term, how it is written, whether it is a name."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from .. import words
from .reading import Readings

CAPITALISED = 2
"""A term is a name if it is capitalised inside sentences more than twice as often as not."""


class Lexicon:
    """The terms, by number in the order of the alphabet; a term is a stem, stop words are none."""

    def __init__(self, readings: Readings) -> None:
        stems = [term_of(word, language) for word, language in readings.ways.known]
        self.terms = sorted(set(stems) - {""})
        self.places = {term: place for place, term in enumerate(self.terms)}
        self.of_word = np.array([self.places.get(stem, -1) for stem in stems], dtype=np.int32)
        """For each word of the vocabulary the number of its term, -1 where it is none."""
        inside = readings.ways.words[~readings.opening]
        written = np.bincount(inside, minlength=len(stems))
        self._written = written
        self._ways = [word for word, _ in readings.ways.known]
        self._forms: dict[int, str] = {}

    def names(self) -> np.ndarray:
        """For each term whether it is the name of someone, some place or some body."""
        capital = np.array([way[0].isupper() for way in self._ways], dtype=bool)
        return self._count(capital) > CAPITALISED * self._count(~capital)

    def numbers(self) -> np.ndarray:
        """For each term whether it is a number."""
        return np.array([term[0].isdigit() for term in self.terms], dtype=bool)

    def form(self, term: int) -> str:
        """A term as it is mostly written inside sentences, the first by the alphabet among equals."""
        if term not in self._forms:
            begin, end = self._begins[term : term + 2]
            ways = self._by_term[begin:end].tolist()
            self._forms[term] = min((-int(self._written[way]), self._ways[way]) for way in ways)[1]
        return self._forms[term]

    @cached_property
    def _by_term(self) -> np.ndarray:
        """The words, by number, in the order of their terms."""
        return np.argsort(self.of_word, kind="stable")

    @cached_property
    def _begins(self) -> list[int]:
        """Where the words of each term begin among these, and the last ones end."""
        return np.searchsorted(self.of_word[self._by_term], np.arange(len(self.terms) + 1)).tolist()

    def _count(self, chosen: np.ndarray) -> np.ndarray:
        """How often each term is written in one of the chosen ways."""
        kept = chosen & (self.of_word >= 0)
        return np.bincount(self.of_word[kept], self._written[kept], minlength=len(self.terms))


def term_of(word: str, language: str = "en") -> str:
    """A word's stem; a number as it stands; "" for a stop word or a single letter."""
    if word[0].isdigit():
        return word.lower() if len(word) > 1 else ""
    return "" if len(word) < 2 or words.is_stop(word, language) else words.stem(word, language)
