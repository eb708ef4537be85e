"""Ways: how words are written, each language's by themselves, numbered as far as articles use them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

Way = tuple[str, str]
"""A way in which a word is written, and the language of which it is then a word."""


class Ways:
    """The words of some articles, one article after the other."""

    def __init__(self, read: Sequence[np.ndarray], languages: Sequence[str], forms: Sequence[str]) -> None:
        """`read` holds the words of each article by their numbers among the `forms`."""
        known = sorted(set(languages))
        self.lengths = np.array([len(words) for words in read], np.int64)
        """(articles,) how many words each has."""
        first = {language: place * len(forms) for place, language in enumerate(known)}
        used = np.zeros(len(known) * len(forms), bool)
        kind = np.int32 if len(used) <= np.iinfo(np.int32).max else np.int64
        ways = np.repeat(np.array([first[language] for language in languages], kind), self.lengths)
        ways += np.concatenate([np.empty(0, np.int32), *read])
        used[ways] = True
        self.known: list[Way] = [
            (forms[number % len(forms)], known[number // len(forms)])
            for number in np.flatnonzero(used).tolist()
        ]
        """The ways by number."""
        self.words = (np.cumsum(used, dtype=np.int32) - 1)[ways]
        """(words,) the number of each word's."""
