"""Candidates: the sentences of several articles, pooled, and what the rankers weigh."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import compress

from .. import words
from ..records import Article, Place, Sentence
from . import readability

SHORTEST, LONGEST = 5, 70
"""Words of a sentence worth showing: shorter ones are fragments, longer ones lists or missed stops."""

Repeated = Mapping[tuple[str, int], tuple[Place, ...]]
"""(article path, sentence number) -> the other places of that sentence."""


@dataclass(frozen=True, slots=True)
class Candidate:
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
    leans: bool
    """Whether it cannot be understood without the sentence before it."""
    cut: str
    """The connective that is cut when the sentence before it is not shown."""
    also: tuple[Place, ...]
    """Where else it stands."""
    words: tuple[str, ...]
    stems: tuple[str, ...]
    """A stem for each of `words`."""
    content_words: tuple[str, ...]
    """The stems of those that are no stop words, in order."""
    content: frozenset[str]
    """The same as a set: what the sentence is about."""

    @property
    def size(self) -> int:
        """Its words, as budgets count them."""
        return len(self.words)


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
        replace(p, sentences=tuple(s for s in p.sentences if (s.article, s.number) in kept))
        for p in article.paragraphs
    )
    return replace(article, paragraphs=tuple(p for p in paragraphs if p.sentences))


def _of_article(
    article: Article,
    offset: int,
    seen: set[str],
    about: Container[tuple[str, int]] | None,
    repeated: Repeated,
) -> Iterator[Candidate]:
    """The candidates of one article, the first of which has the place `offset` in the pool."""
    captions = _captions(article)
    position, before = 0, None
    for place, sentence in enumerate(article.sentences):
        name, key = (sentence.article, sentence.number), _key(sentence.text)
        wanted = about is None or name in about
        tokens = tuple(words.tokens(sentence.text))
        stems = tuple([words.stem(word, article.language) for word in tokens])
        carries = [not words.is_stop(word, article.language) for word in tokens]
        content_words = tuple(compress(stems, carries))
        first = key not in seen and sentence.number not in captions
        eligible = wanted and first and _showable(sentence.text, tokens)
        yield Candidate(
            sentence=sentence,
            article=article,
            position=position,
            previous=offset + place - 1 if before == sentence.number - 1 else None,
            wanted=wanted,
            eligible=eligible,
            leans=readability.leans(sentence.text),
            cut=readability.connective(sentence.text),
            also=tuple(repeated.get(name, ())),
            words=tokens,
            stems=stems,
            content_words=content_words,
            content=frozenset(content_words),
        )
        if eligible:
            seen.add(key)
        position, before = position + wanted, sentence.number


def _captions(article: Article) -> set[int]:
    """The numbers of the sentences that repeat another one of the article after a label, as captions do."""
    labelled = {s.number: rest for s in article.sentences if (rest := readability.unlabelled(s.text))}
    keys = {_key(sentence.text) for sentence in article.sentences} if labelled else set()
    return {number for number, rest in labelled.items() if _key(rest) in keys}


def _key(text: str) -> str:
    """What two exact repetitions share: their letters and digits."""
    return "".join(filter(str.isalnum, text)).lower()


def _showable(text: str, tokens: Sequence[str]) -> bool:
    return SHORTEST <= len(tokens) <= LONGEST and readability.is_reporting(text)
