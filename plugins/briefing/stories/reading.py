"""Articles as grouping sees them: every word by its number, and whether a capital there tells a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..records import Article
from ..texts import Texts, Words

LONGEST = 5000
"""Words read of one article; what follows would weigh nothing beside them, and may be endless."""

Way = tuple[str, str]
"""A way in which a word is written, and the language of which it is then a word."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One article as grouping sees it: its headline, then its standfirst and body."""

    words: np.ndarray
    """The number of each word."""
    opening: np.ndarray
    """Whether it opens a sentence or stands in the headline, where capitals do not tell a name."""
    headline: int
    """How many of the words are the headline's."""


def read(articles: Sequence[Article], texts: Texts) -> tuple[list[Way], list[Reading]]:
    """The readings of articles, and the words in their numbers' order, each language by itself."""
    languages = sorted({article.language for article in articles})
    readings = [_reading(texts[a], languages.index(a.language) * len(texts.forms)) for a in articles]
    used = np.zeros(len(languages) * len(texts.forms), bool)
    for reading in readings:
        used[reading.words] = True
    numbers = np.cumsum(used, dtype=np.int32) - 1
    ways = [
        (texts.forms[code % len(texts.forms)], languages[code // len(texts.forms)]) for code in _places(used)
    ]
    return ways, [Reading(numbers[one.words], one.opening, one.headline) for one in readings]


def _places(chosen: np.ndarray) -> list[int]:
    return np.flatnonzero(chosen).tolist()


def _reading(text: Words, before: int) -> Reading:
    """The reading of a text; so many numbers stand `before` those of its language."""
    headline, ends = int(text.sizes[0]), np.cumsum(text.sizes)
    parts = min(len(ends), int(np.searchsorted(ends[1:], LONGEST, side="right")) + 2)
    words = text.numbers[: ends[parts - 1]] + np.int64(before)
    opening = np.arange(len(words)) < headline
    begins = ends[: parts - 1]
    opening[begins[begins < len(words)]] = True
    return Reading(words, opening, headline)
