"""The numbers of an article that can be compared, each with what it counts and of what it is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..records import Article, Figure, Sentence
from ..words import stem, terms
from .numbers import Number, numbers
from .scope import Scope, clause, own_part, scope
from .subjects import STATUS, Subject, status, subject, uncertain

STATUS_STEMS = frozenset(stem(word) for word in STATUS)


@dataclass(frozen=True, slots=True)
class Finding:
    """A figure with all that decides whether it is of the same quantity as another."""

    figure: Figure
    subject: Subject
    scope: Scope
    context: frozenset[str]
    """Stems of its clause besides its own words."""
    origin: str
    """The path of the article whose text it is."""

    @property
    def key(self) -> tuple[str, str, frozenset[str]]:
        """Measure, noun and narrowing words: without these in common, two figures have nothing to compare."""
        return self.subject.measure, self.subject.noun, self.subject.narrowed

    def within(self, places: frozenset[str], common: frozenset[str]) -> Finding:
        """The finding as its story reads it: only places bound it, only uncommon words narrow it."""
        names = frozenset(name for name in self.scope.names if name == "*" or name in places)
        named = self.scope.named - common
        counted = self.subject
        if counted.measure:
            counted = replace(counted, narrowed=counted.narrowed - common)
        return replace(self, subject=counted, scope=replace(self.scope, names=names, named=named))


@dataclass(frozen=True, slots=True)
class Count:
    """A number of a sentence and what it counts, before the words around it are looked at."""

    article: Article
    sentence: Sentence
    number: Number
    others: tuple[Number, ...]
    """All numbers of the sentence."""
    subject: Subject


def counts(article: Article) -> Iterator[Count]:
    """What an article counts, in order; portions and rates are left out."""
    for sentence in article.sentences:
        if sentence.text.endswith("?"):
            continue
        found = tuple(numbers(sentence.text))
        for number in found:
            counted = subject(sentence.text, number)
            if counted is not None:
                yield Count(article, sentence, number, found, counted)


def finding(count: Count) -> Finding | None:
    """A count with the place, time and voice around it; None for a guess, a plan, a denial or a rate."""
    text, number, counted, article = count.sentence.text, count.number, count.subject, count.article
    begin, stop = clause(text, number.start, number.end)
    whole = text[begin:stop]
    if uncertain(whole):
        return None
    part = own_part(text, number, count.others)
    said = scope(part, whole, text[number.end : stop], article.published.day)
    words = text[number.start : counted.end].strip(" ,")
    figure = Figure(
        words, number.low, number.high, number.relation, count.sentence, said.says, article.published.day
    )
    around = text[begin : number.start] + " " + text[counted.end : stop]
    if counted.measure:
        narrowed = (counted.narrowed - STATUS_STEMS) | status(part)
        counted = replace(counted, narrowed=narrowed)
    return Finding(figure, counted, said, frozenset(terms(around, article.language)), article.origin)
