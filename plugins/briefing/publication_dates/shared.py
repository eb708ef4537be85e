"""What two articles have in common, told as evidence: a sentence, or a few words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ..records import Article, Evidence
from ..words import stem, terms, tokens
from .phrases import in_words

SAME_SENTENCE = 0.7
"""Of the words of two sentences together, this share must be common for them to be called one sentence."""
LONG_ENOUGH = 6
"""Words that a sentence needs before it tells anything to be shared."""
MAY_SHARE = 0.08
"""Articles less alike than this have no sentence in common that is worth looking for."""
READ_AT_MOST = 60
"""Sentences of an article that are compared."""
WORDS = 4
"""Shared words that are named."""


def told(article: Article, others: Sequence[tuple[Article, date, float]]) -> Iterator[Evidence]:
    """Why each neighbour, with its day and likeness, speaks for its day.

    A sentence that both have, or the words that they share.
    """
    own = _sets(article) if any(likeness >= MAY_SHARE for _, _, likeness in others) else []
    for other, day, likeness in others:
        shared = _sentence(article, own, _sets(other)) if likeness >= MAY_SHARE else None
        yield _same(shared, other, day) if shared is not None else _like(article, other, day)


def _same(shared: tuple[float, str, int], other: Article, day: date) -> Evidence:
    share, quote, line = shared
    nearly = "" if share == 1 else "nearly "
    says = f"{nearly}the same sentence stands in {other.path}, of {in_words(day)}"
    return Evidence("copy", quote, line, says, day, day, other.path)


def _like(article: Article, other: Article, day: date) -> Evidence:
    words = ", ".join(_words(article, other))
    says = f"among dated articles it is most like {other.path}, of {in_words(day)}"
    return Evidence("neighbour", "", 0, f"{says}: both have {words}" if words else says, day, day, other.path)


def _sets(article: Article) -> list[set[str]]:
    """The terms of each sentence."""
    return [set(terms(s.text, article.language)) for s in article.sentences[:READ_AT_MOST]]


def _sentence(
    article: Article, own: Sequence[set[str]], theirs: Sequence[set[str]]
) -> tuple[float, str, int] | None:
    """How alike, words and line of the sentence that most nearly stands in the other article too."""
    best = (0.0, "", 0)
    for sentence, found in zip(article.sentences, own, strict=False):
        if len(found) >= LONG_ENOUGH:
            share = max((_overlap(found, t) for t in theirs), default=0.0)
            best = max(best, (share, sentence.text, sentence.line), key=lambda b: b[0])
    return best if best[0] >= SAME_SENTENCE else None


def _overlap(one: set[str], other: set[str]) -> float:
    """Jaccard's index; 0 without counting where the sizes already rule it out."""
    if min(len(one), len(other)) < SAME_SENTENCE * max(len(one), len(other)):
        return 0.0
    common = len(one & other)
    return common / (len(one) + len(other) - common)


def _words(article: Article, other: Article) -> list[str]:
    """A few words that both articles use, as they stand; the longest, as those are seldom common."""
    theirs = {word.lower() for word in tokens(_opening(other))}
    both = {word for word in tokens(_opening(article)) if word.lower() in theirs}
    found: dict[str, str] = {}
    for word in sorted(both, key=lambda w: (-len(w), w)):
        found.setdefault(stem(word, article.language), word)
    return list(found.values())[:WORDS]


def _opening(article: Article) -> str:
    """The words of an article that are compared."""
    return " ".join(s.text for s in article.sentences[:READ_AT_MOST])
