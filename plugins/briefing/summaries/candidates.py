"""Candidates: the sentences of several articles, pooled, and what the rankers weigh."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterator, Mapping, Sequence

from msgspec import Struct

from ..readings import Reading, read
from ..records import Article, Place, Sentence

Repeated = Mapping[tuple[str, int], tuple[Place, ...]]
"""(article path, sentence number) -> the other places of that sentence."""


class Candidate(Struct, frozen=True):
    """A sentence that a summary may show, and what the rankers weigh."""

    sentence: Sentence
    article: Article
    position: int
    """Its place among the wanted sentences of its article, counting from 0."""
    previous: int | None
    """The candidate right before it in its article, as a place in the pool; an excerpt may lack it."""
    wanted: bool
    """Whether it is about the subject asked for; all are where none was."""
    eligible: bool
    """Whether it may be shown: it is wanted, reports, has a sensible length and no earlier twin."""
    also: tuple[Place, ...]
    """Where else it stands."""
    reading: Reading
    """What it tells by itself: its words, stems, concepts …"""

    @property
    def words(self) -> tuple[str, ...]:
        """Its words as they stand."""
        return self.reading.words

    @property
    def size(self) -> int:
        """Its words, as budgets count them."""
        return self.reading.size


def pool(
    articles: Sequence[Article],
    about: Container[tuple[str, int]] | None = None,
    repeated: Repeated | None = None,
) -> tuple[Candidate, ...]:
    """All sentences of the articles, by day, then path; of exact repetitions only the first is eligible."""
    ordered = in_order(articles)
    seen: set[str] = set()
    found: list[Candidate] = []
    for article in ordered:
        found += _of_article(article, len(found), seen, about, repeated or {})
    return tuple(found)


def in_order(articles: Sequence[Article]) -> list[Article]:
    """Articles by day (undated ones last), originals before copies, then path."""
    return sorted(articles, key=lambda a: (str(a.published.day or "~"), a.copy_of is not None, a.path))


def leading(articles: Sequence[Article], most: int) -> list[Article]:
    """As many first sentences of every article, equally many of each, as make at most `most` together."""
    lengths = [len(article.sentences) for article in articles]
    if sum(lengths) <= most:
        return list(articles)
    each = (
        bisect_right(range(max(lengths)), most, key=lambda n: sum(min(n, length) for length in lengths)) - 1
    )
    return [_first(article, max(1, each)) for article in in_order(articles)[:most]]


def _first(article: Article, number: int) -> Article:
    """The article with only its first sentences."""
    kept = {(s.article, s.number) for s in article.sentences[:number]}
    paragraphs = (
        p.changed(sentences=tuple(s for s in p.sentences if (s.article, s.number) in kept))
        for p in article.paragraphs
    )
    return article.holding(tuple(p for p in paragraphs if p.sentences))


def _of_article(
    article: Article,
    offset: int,
    seen: set[str],
    about: Container[tuple[str, int]] | None,
    repeated: Repeated,
) -> Iterator[Candidate]:
    """The candidates of one article, the first of which has the place `offset` in the pool."""
    readings = [read(sentence.text, article.language) for sentence in article.sentences]
    captions = _captions(readings)
    position, before = 0, None
    for place, (sentence, reading) in enumerate(zip(article.sentences, readings, strict=True)):
        name = (sentence.article, sentence.number)
        wanted = about is None or name in about
        eligible = wanted and reading.showable and place not in captions and reading.key not in seen
        yield Candidate(
            sentence=sentence,
            article=article,
            position=position,
            previous=offset + place - 1 if before == sentence.number - 1 else None,
            wanted=wanted,
            eligible=eligible,
            also=tuple(repeated.get(name, ())),
            reading=reading,
        )
        if eligible:
            seen.add(reading.key)
        position, before = position + wanted, sentence.number


def _captions(readings: Sequence[Reading]) -> set[int]:
    """The places of the sentences that repeat another one of the article after a label, as captions do."""
    labelled = {place: reading.unlabelled for place, reading in enumerate(readings) if reading.unlabelled}
    keys = {reading.key for reading in readings} if labelled else set()
    return {place for place, rest in labelled.items() if rest in keys}
