"""Articles as numbers: every word by its number in a vocabulary, so that a large collection stays small."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from .. import words
from ..records import Article

LONGEST = 5000
"""Words read of one article; what follows would weigh nothing beside them, and may be endless."""


class Vocabulary:
    """Every way in which a word is written, numbered as it is met, each language by itself."""

    def __init__(self) -> None:
        self.words: list[tuple[str, str]] = []
        """The words by number, each with its language."""
        self._languages: dict[str, _Numbers] = {}

    def numbers(self, found: Sequence[str], language: str) -> list[int]:
        """The numbers of words."""
        known = self._languages.get(language)
        if known is None:
            known = self._languages[language] = _Numbers(self.words, language)
        return [known[word] for word in found]


class _Numbers(dict[str, int]):
    """The numbers of one language's words; a new word gets the next."""

    def __init__(self, words: list[tuple[str, str]], language: str) -> None:
        super().__init__()
        self.words, self.language = words, language

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self.words)
        self.words.append((word, self.language))
        return number


@dataclass(frozen=True, slots=True)
class Reading:
    """One article as grouping sees it: its headline, then its standfirst and body."""

    words: np.ndarray
    """The number of each word."""
    opening: np.ndarray
    """Whether it opens a sentence or stands in the headline, where capitals do not tell a name."""
    headline: int
    """How many of the words are the headline's."""


def read(article: Article, vocabulary: Vocabulary) -> Reading:
    """The words of an article."""
    found = words.tokens(article.title)
    headline, openings = len(found), []
    for sentence in _sentences(article):
        openings.append(len(found))
        found += words.tokens(sentence)
        if len(found) > LONGEST:
            break
    numbers = np.array(vocabulary.numbers(found, article.language), dtype=np.int32)
    opening = np.arange(len(found)) < headline
    opening[[place for place in openings if place < len(found)]] = True
    return Reading(numbers, opening, headline)


def _sentences(article: Article) -> Iterator[str]:
    """The standfirst and the sentences of the body; a subhead counts as one."""
    if article.standfirst:
        yield article.standfirst
    for paragraph in article.paragraphs:
        if paragraph.sentences:
            yield from (sentence.text for sentence in paragraph.sentences)
        else:
            yield paragraph.text
