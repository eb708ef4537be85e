"""Novelty: the sentences of each day that say what no earlier source said."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from datetime import date

from ..readings import read
from ..records import Article, Sentence
from .memory import Memory

__all__ = ["new_sentences"]

SURE = ("stated", "derived")
"""What a day must be for "new on this day" to be said: who may have written later may have copied."""


def new_sentences(
    articles: Sequence[Article], about: Container[tuple[str, int]] | None = None
) -> dict[date, tuple[Sentence, ...]]:
    """For each day but the first on which something was published, in order, what it adds to those before.

    A sentence is new where most of its pairs of words stand in no article that may be older, no sentence of
    these has more than a third of its words, and it has names or numbers that they lack, or else hardly any
    word that they lack: see `Memory`. In doubt an article counts as older: an undated one is older than all,
    one that is dated to a range is as old as the range allows and adds nothing itself; nor does a copy.
    `about` limits what may be new to sentences given by path and number.
    """
    days = sorted({article.published.day for article in articles if article.published.day})
    if len(days) < 2:
        return {}
    waiting = sorted(articles, key=first_possible, reverse=True)
    memory = Memory()
    found = {}
    for day in days:
        while waiting and first_possible(waiting[-1]) < day:
            memory.learn(waiting.pop())
        if day > days[0]:
            todays = (a for a in articles if a.published.day == day and adds(a))
            found[day] = tuple(s for a in todays for s in additions(a, memory, about))
    return found


def first_possible(article: Article) -> date:
    """The first day on which an article can have been published."""
    return article.published.earliest or article.published.day or date.min


def adds(article: Article) -> bool:
    """Whether an article may say something first: it is nobody's copy, and its day is known."""
    return article.copy_of is None and article.published.certainty in SURE


def additions(
    article: Article, memory: Memory, about: Container[tuple[str, int]] | None
) -> Iterator[Sentence]:
    """The sentences of an article that report, are about what is asked for and not remembered."""
    for sentence in article.sentences:
        if about is None or (sentence.article, sentence.number) in about:
            reports = read(sentence.text, article.language).showable
            if reports and memory.lacks(sentence.text, article.language):
                yield sentence
