"""What articles are about: their terms, weightier the earlier, the rarer, and for naming an event."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from ..ragged import Ragged
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
    rows = mentions(readings, lexicon)
    rows.data = np.log1p(rows.data) * weights(rows, lexicon)[rows.indices]
    return rows


def mentions(readings: Readings, lexicon: Lexicon) -> sparse.csr_array:
    """For each article and term the weights of its mentions, added up."""
    terms, added = Ragged(np.int32), Ragged(np.float64)
    for words, headline in zip(readings.words, readings.headlines, strict=True):
        own, weights = _mentions(lexicon.of_word[words], headline)
        terms.append(own)
        added.append(weights)
    starts = np.cumsum([0, *terms.lengths])
    shape = (len(terms), max(1, len(lexicon.terms)))
    return sparse.csr_array((added.whole, terms.whole, starts), shape=shape)


def _mentions(terms: np.ndarray, headline: int) -> tuple[np.ndarray, np.ndarray]:
    """One article's terms, ascending, and for each the weights of its mentions, added up.

    `terms` are those of its words, -1 where one is none. All of the headline, so many words, weighs as the
    first words of the body do.
    """
    in_body = np.arange(len(terms)) >= headline
    place = np.cumsum((terms >= 0) & in_body)
    kept = terms >= 0
    unique, where = np.unique(terms[kept], return_inverse=True)
    return unique, np.bincount(where, np.exp(-place[kept] / DECAY) + FLOOR, minlength=len(unique))


def weights(rows: sparse.csr_array, lexicon: Lexicon) -> np.ndarray:
    """Each term's weight: its rarity (inverse document frequency), more for names and numbers.

    Each text counts once, however many copies of it were read.
    """
    articles, terms = rows.shape
    frequency = np.maximum(1, np.bincount(rows.indices, minlength=terms))
    kind = np.where(lexicon.numbers(), NUMBER, np.where(lexicon.names(), NAME, 1.0))
    return np.log((articles + UNSEEN) / frequency) * np.resize(kind, terms)
