"""What articles are about: their terms, weightier the earlier, the rarer, and for naming an event."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from .. import rows
from .lexicon import Lexicon
from .reading import Readings

DECAY = 50
"""After so many terms a mention weighs a third (1/e) as much. News puts the event first and its background
last; 30 to 50 grouped both scoring sets best, 70 and more joined neighbouring events by their background."""

FLOOR = 0.02
"""The least weight of a mention, however late: a stitched article has no order to go by."""

UNSEEN = 30
"""Articles on other matters that stand behind every collection, so that in one of five a word of all five
still says something, and rarity hardly moves with one article more. 15 to 60 do equally well."""

NAME = 1.2
"""A name weighs a fifth more than another word as rare; 1.5 joined events of the same places and people."""

NUMBER = 2.0
"""A number weighs double: tolls, sums, days and years tell one earthquake from the next, and few numbers are
shared by chance. 1 and 3 lost .01 to .02 B-cubed F1 on the scoring sets."""


def salience(readings: Readings, lexicon: Lexicon) -> sparse.csr_array:
    """A row of weights for each article, a column for each term."""
    found = mentions(readings, lexicon)
    found.data = np.log1p(found.data) * weights(found, lexicon)[found.indices]
    return found


def mentions(readings: Readings, lexicon: Lexicon) -> sparse.csr_array:
    """For each article and term the weights of its mentions, added up."""
    words, lengths = readings.ways.words, readings.ways.lengths
    ends = np.concatenate(([0], np.cumsum(lengths)))
    width = max(1, len(lexicon.terms))
    found = [sparse.csr_array((0, width))]
    for some in rows.blocks(len(lengths)):
        terms = lexicon.of_word[words[ends[some.start] : ends[some.stop]]]
        found.append(_mentions(terms, lengths[some], readings.headlines[some], width))
    return sparse.vstack(found, "csr")


def _mentions(terms: np.ndarray, lengths: np.ndarray, headlines: np.ndarray, width: int) -> sparse.csr_array:
    """For some articles and each term the weights of its mentions, added up.

    `terms` are those of their words, -1 where one is none; `lengths` and `headlines` (articles,) say how
    many words each has and how many of them are its headline's. All of the headline weighs as the first
    words of the body do.
    """
    article = np.repeat(np.arange(len(lengths)), lengths)
    begins = np.cumsum(lengths) - lengths
    in_body = np.arange(len(terms)) >= (begins + headlines)[article]
    kept = terms >= 0
    before = np.concatenate(([0], np.cumsum(kept & in_body)))
    place = (before[1:] - before[begins][article])[kept]
    counts = np.bincount(article[kept], minlength=len(lengths))
    return rows.added_up(terms[kept], counts, np.exp(-place / DECAY) + FLOOR, width)


def weights(found: sparse.csr_array, lexicon: Lexicon) -> np.ndarray:
    """Each term's weight: its rarity (inverse document frequency), more for names and numbers.

    Each text counts once, however many copies of it were read.
    """
    articles, terms = found.shape
    frequency = np.maximum(1, np.bincount(found.indices, minlength=terms))
    kind = np.where(lexicon.numbers(), NUMBER, np.where(lexicon.names(), NAME, 1.0))
    return np.log((articles + UNSEEN) / frequency) * np.resize(kind, terms)
