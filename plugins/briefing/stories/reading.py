"""Articles as grouping sees them: every word by its number, and whether a capital there tells a name."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..ragged import spans
from ..records import Article
from ..rows import starts
from ..texts import Texts, Words
from ..ways import Ways

LONGEST = 5000
"""Words read of one article; what follows would weigh nothing beside them, and may be endless."""


class Readings:
    """Articles as grouping sees them: each its headline, then its standfirst and body."""

    def __init__(self, articles: Sequence[Article], texts: Texts) -> None:
        read = [_read(texts[article]) for article in articles]
        languages = [article.language for article in articles]
        self.ways = Ways([numbers for numbers, _ in read], languages, texts.forms)
        self.headlines = np.array([sizes[0] for _, sizes in read], np.int64)
        """(articles,) how many of each article's words are its headline's."""
        self.opening = _opening([sizes for _, sizes in read], self.ways.lengths, self.headlines)
        """(words,) whether each opens a sentence or stands in the headline, where capitals do not tell a
        name."""


def _read(text: Words) -> tuple[np.ndarray, np.ndarray]:
    """As many of a text's words as are read, sentence by sentence, and how many each part of it has."""
    if len(text.numbers) <= LONGEST:
        return text.numbers, text.sizes
    ends = np.cumsum(text.sizes)
    last = min(len(ends) - 1, int(np.searchsorted(ends[1:], LONGEST, side="right")) + 1)
    return text.numbers[: ends[last]], text.sizes[: last + 1]


def _opening(sizes: Sequence[np.ndarray], lengths: np.ndarray, headlines: np.ndarray) -> np.ndarray:
    """(words,) which words open a part of their article or stand in its headline."""
    words = int(lengths.sum())
    parts = np.concatenate([np.empty(0, np.int64), *sizes])
    opening = np.zeros(words, bool)
    begins = starts(parts)
    opening[begins[begins < words]] = True
    opening[spans(starts(lengths)[:-1], headlines)] = True
    return opening
