"""What a second look sees of a line: what the first look found on its page.

Whether a line is body depends on what else is, which one look cannot know; a second, fitted to what the first
found, can (stacked sequential learning, Cohen and Carvalho, IJCAI 2005).
"""

from __future__ import annotations

import numpy as np

from .context import running_sums, shared, window
from .features import Table
from .paths import split
from .subjects import Numbers
from .vocabulary import Vocabulary

AGAIN = ("found likely", "words found", "subjects of what was found within five")
"""The features in the order of `again`."""
SUREST = 8.0
"""Log-odds beyond which the first look is not believed further."""


def again(words: Vocabulary, numbers: Numbers, odds: np.ndarray) -> Table:
    """The features named in `AGAIN`, for the lines with these numbers; `odds`: theirs at the first look."""
    found = np.zeros(len(words.texts), bool)
    found[numbers] = split((1 / (1 + np.exp(-odds))).tolist())
    count = words.counts[numbers].astype(float)
    share, _ = shared(words.subjects, words.subjects.about(found), found)
    told, near = running_sums(share[numbers] * count, count)
    low, high = window(np.arange(len(numbers)), 5)
    table = np.empty((len(numbers), len(AGAIN)))
    table[:, 0] = np.clip(odds, -SUREST, SUREST)
    table[:, 1] = np.log1p(words.counts[found].sum())
    table[:, 2] = (told[high] - told[low]) / np.maximum(1, near[high] - near[low])
    return table
