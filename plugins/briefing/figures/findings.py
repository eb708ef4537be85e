"""The numbers of an article that can be compared, each with what it counts and of what it is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..records import Article, Figure, Sentence
from ..words import is_english, terms
from .lexicon import STATUS_STEMS
from .numbers import Number, numbers
from .refusals import partial, uncertain
from .scope import WHOLE_WORLD, Scope, clause, own_part, scope
from .subjects import Subject, status, subject

LONGEST = 1000
"""Characters; a longer sentence is a list or a table, whose numbers are about many things."""
PRONOUN = re.compile(r"\W*(?:It|They)\b(?! is| was| are| were)")
"""What a clause counts that begins so stands in the sentence before, which is not read."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A figure with all that decides whether it is of the same quantity as another."""

    figure: Figure
    subject: Subject
    scope: Scope
    context: frozenset[str]
    """Stems of its clause besides its own words, where no measure tells what is counted."""
    origin: str
    """The path of the article whose text it is."""
    floating: bool
    """Whether its clause is about "it", which only the sentence before could tell."""

    @property
    def key(self) -> tuple[str, str, frozenset[str]]:
        """Measure, noun and narrowing words: without these in common, two figures have nothing to compare."""
        return self.subject.measure, self.subject.noun, self.subject.narrowed

    def within(self, places: frozenset[str], common: frozenset[str]) -> Finding:
        """The finding as its story reads it: only places bound it, only uncommon words narrow it."""
        bounds = replace(
            self.scope, names=self.scope.names & (places | WHOLE_WORLD), named=self.scope.named - common
        )
        counted = self.subject
        if counted.measure:
            counted = replace(counted, narrowed=counted.narrowed - common)
        return replace(self, subject=counted, scope=bounds)


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
    """What an article in English counts; parts, ages and wants, and what a question asks, are left out.

    The word lists are English, and elsewhere "250.000" is a quarter of a million.
    """
    if not is_english(article.language):
        return
    for sentence in article.sentences:
        text = sentence.text
        if len(text) > LONGEST or text.endswith("?"):
            continue
        found = tuple(numbers(text))
        for number in found:
            counted = None if number.plain or partial(text, number) else subject(text, number)
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
    said = scope(part, text[begin : number.end], text[number.end : stop], article.published.day)
    context: list[str] = []
    if counted.measure:
        counted = replace(counted, narrowed=(counted.narrowed - STATUS_STEMS) | status(part))
    else:
        context = terms(f"{text[begin : number.start]} {text[counted.end : stop]}", article.language)
    return Finding(
        figure=_figure(count, said.says),
        subject=counted,
        scope=said,
        context=frozenset(context),
        origin=article.origin,
        floating=PRONOUN.match(whole) is not None,
    )


def _figure(count: Count, says: str) -> Figure:
    """The record of a count, in the words of its article."""
    number = count.number
    words = count.sentence.text[number.start : count.subject.end].strip(" ,")
    day = count.article.published.day
    return Figure(words, number.low, number.high, number.relation, count.sentence, says, day)
