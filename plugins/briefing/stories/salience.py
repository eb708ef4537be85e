"""What an article is about: its terms, those of the headline and the first sentences weightiest."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import exp

from .. import words
from ..records import Article

DECAY = 50
"""After so many terms a mention weighs a third (1/e) as much. News puts the event first and its background
last; 30 to 50 grouped both scoring sets best, 70 and more joined neighbouring events by their background."""

FLOOR = 0.02
"""The least weight of a mention, however late: a stitched article has no order to go by."""

LONGEST = 3000
"""Terms read of one article; what follows weighs nothing beside them, and may be endless."""

WEIGHTS = tuple(exp(-place / DECAY) + FLOOR for place in range(10 * DECAY))


@dataclass(frozen=True, slots=True)
class Reading:
    """One article as grouping sees it."""

    salience: dict[str, float]
    """Each term (a stem) and the weights of its mentions, added up."""
    inside: Counter[str]
    """The words that open no sentence, as they stand: their capitals are those of names."""


def read(article: Article) -> Reading:
    """The terms and words of an article."""
    salience: dict[str, float] = defaultdict(float)
    inside: Counter[str] = Counter()
    for term in _terms(words.tokens(article.title), article.language):
        salience[term] += WEIGHTS[0]
    place = 0
    for sentence in _sentences(article):
        found = words.tokens(sentence)
        inside.update(found[1:])
        for term in _terms(found, article.language):
            place += 1
            salience[term] += WEIGHTS[place] if place < len(WEIGHTS) else FLOOR
        if place > LONGEST:
            break
    return Reading(dict(salience), inside)


def _sentences(article: Article) -> Iterator[str]:
    """The standfirst and the sentences of the body; a subhead counts as one."""
    if article.standfirst:
        yield article.standfirst
    for paragraph in article.paragraphs:
        if paragraph.sentences:
            yield from (sentence.text for sentence in paragraph.sentences)
        else:
            yield paragraph.text


def _terms(found: list[str], language: str) -> Iterator[str]:
    """The stems of words that say something."""
    return (term for word in found if (term := term_of(word, language)))


@lru_cache(maxsize=1 << 18)
def term_of(word: str, language: str = "en") -> str:
    """A word's stem; "" for a stop word or a single letter."""
    return "" if len(word) < 2 or words.is_stop(word, language) else words.stem(word, language)
