"""Articles as grouping sees them: every word by its number, and whether a capital there tells a name."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..ragged import Ragged
from ..records import Article
from ..texts import Texts, Words

LONGEST = 5000
"""Words read of one article; what follows would weigh nothing beside them, and may be endless."""

Way = tuple[str, str]
"""A way in which a word is written, and the language of which it is then a word."""


class Readings:
    """Articles as grouping sees them: each its headline, then its standfirst and body."""

    def __init__(self, articles: Sequence[Article], texts: Texts) -> None:
        languages = sorted({article.language for article in articles})
        self.words = Ragged(np.int32)
        """The numbers of each article's words."""
        self.opening = Ragged(bool)
        """Whether each opens a sentence or stands in the headline, where capitals do not tell a name."""
        self.headlines: list[int] = []
        """How many of each article's words are the headline's."""
        numbers = Ragged(np.int64)
        for article in articles:
            text = texts[article]
            numbers.append(_read(text) + languages.index(article.language) * len(texts.forms))
            self.opening.append(_opening(text))
            self.headlines.append(int(text.sizes[0]))
        used = np.zeros(len(languages) * len(texts.forms), bool)
        used[numbers.whole] = True
        self.ways = [
            (texts.forms[number % len(texts.forms)], languages[number // len(texts.forms)])
            for number in np.flatnonzero(used).tolist()
        ]
        """The words by number, each language by itself."""
        renumbered = np.cumsum(used, dtype=np.int32) - 1
        for own in numbers:
            self.words.append(renumbered[own])


def _read(text: Words) -> np.ndarray:
    """As many of a text's words as are read, sentence by sentence."""
    ends = np.cumsum(text.sizes)
    return text.numbers[: ends[min(len(ends) - 1, int(np.searchsorted(ends[1:], LONGEST, side="right")) + 1)]]


def _opening(text: Words) -> np.ndarray:
    """Which of the words that are read open a sentence or stand in the headline."""
    words = len(_read(text))
    opening = np.arange(words) < text.sizes[0]
    begins = np.cumsum(text.sizes)[:-1]
    opening[begins[begins < words]] = True
    return opening
