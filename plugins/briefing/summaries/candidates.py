"""Candidates: the sentences of several articles, pooled, each known by the origins that carry it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from .. import words
from ..records import Article, Place, Sentence
from . import readability

SHORTEST, LONGEST = 5, 70
"""Words of a sentence worth showing: shorter ones are fragments, longer ones lists or missed stops."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that a summary may show, and what the rankers weigh."""

    sentence: Sentence
    article: Article
    origins: frozenset[str]
    """The origins that carry it: copies count once."""
    position: int
    """Its place in its article, counting from 0."""
    previous: int | None
    """The candidate before it in its article, as a place in the pool."""
    eligible: bool
    """Whether it may be shown: it reports, has a sensible length and is about the subject."""
    leans: bool
    """Whether it cannot be understood without the sentence before it."""
    cut: str
    """The connective that is cut when the sentence before it is not shown."""
    also: tuple[Place, ...]

    @property
    def size(self) -> int:
        """Its words, as budgets count them."""
        return words.count(self.sentence.text)


def pool(
    articles: Sequence[Article],
    about: Container[tuple[str, int]] | None = None,
    repeated: Mapping[tuple[str, int], tuple[Place, ...]] | None = None,
) -> tuple[Candidate, ...]:
    """All sentences of the articles, by day, then path; an exact repetition stands once."""
    return tuple(_candidates(in_order(articles), about, repeated or {}))


def in_order(articles: Sequence[Article]) -> list[Article]:
    """Articles by day (undated ones last), originals before copies, then path."""
    return sorted(articles, key=lambda a: (str(a.published.day or "~"), a.copy_of is not None, a.path))


def _candidates(articles: Sequence[Article], about, repeated) -> Iterator[Candidate]:
    carriers = _carriers(articles)
    seen: set[str] = set()
    index = 0
    for article in articles:
        previous = None
        for position, sentence in enumerate(article.sentences):
            key = _key(sentence.text)
            wanted = about is None or (sentence.article, sentence.number) in about
            yield Candidate(
                sentence=sentence,
                article=article,
                origins=frozenset(carriers[key]),
                position=position,
                previous=previous,
                eligible=wanted and key not in seen and _showable(sentence.text),
                leans=readability.leans(sentence.text),
                cut=readability.connective(sentence.text),
                also=tuple(repeated.get((sentence.article, sentence.number), ())),
            )
            seen.add(key)
            previous, index = index, index + 1


def _carriers(articles: Sequence[Article]) -> dict[str, set[str]]:
    carriers: dict[str, set[str]] = {}
    for article in articles:
        for sentence in article.sentences:
            carriers.setdefault(_key(sentence.text), set()).add(article.origin)
    return carriers


def _key(text: str) -> str:
    """What two exact repetitions share: their letters and digits."""
    return "".join(words.tokens(text)).lower()


def _showable(text: str) -> bool:
    return SHORTEST <= words.count(text) <= LONGEST and readability.is_reporting(text)
