"""What two articles have in common, told as evidence: a sentence, or a few words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import islice

from ..records import Article, Evidence
from ..said import said
from ..words import is_stop, stem, stems, tokens

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


class Opening:
    """The first sentences of an article, taken apart as far as it is asked."""

    def __init__(self, article: Article) -> None:
        self.sentences = article.sentences[:READ_AT_MOST]
        self.language = article.language

    @cached_property
    def words(self) -> list[list[str]]:
        """The words of each sentence as they stand, in order."""
        return [tokens(sentence.text) for sentence in self.sentences]

    @cached_property
    def longest(self) -> list[str]:
        """Its words, each once, the longest first: those are seldom common."""
        return sorted({w for words in self.words for w in words}, key=lambda word: (-len(word), word))

    @cached_property
    def lowered(self) -> frozenset[str]:
        """Its words without case."""
        return frozenset(word.lower() for word in self.longest)

    @cached_property
    def terms(self) -> list[frozenset[str]]:
        """The terms of each sentence."""
        return [frozenset(stems(words, self.language)) for words in self.words]

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """The sentences in which each term stands, by number."""
        places: dict[str, list[int]] = defaultdict(list)
        for number, found in enumerate(self.terms):
            for term in found:
                places[term].append(number)
        return places

    def likest(self, sentence: frozenset[str]) -> float:
        """How alike the most alike of its sentences is: Jaccard's index; 0 for any below `SAME_SENTENCE`.

        A sentence that has so many terms in common lacks fewer than the rest, and so has one of any few more
        (prefix filtering, Chaudhuri and others 2006).
        """
        few = islice(sentence, int((1 - SAME_SENTENCE) * len(sentence)) + 1)
        numbers = {number for term in few for number in self.places.get(term, ())}
        share = max((_overlap(sentence, self.terms[number]) for number in numbers), default=0.0)
        return share if share >= SAME_SENTENCE else 0.0


class Openings:
    """The openings of the articles of a collection, each taken apart once, however often it is compared."""

    def __init__(self) -> None:
        self._openings: dict[str, Opening] = {}

    def told(self, article: Article, others: Sequence[tuple[Article, date, float]]) -> Iterator[Evidence]:
        """Why each neighbour, with its day and likeness, speaks for its day.

        A sentence that both have, or the words that they share.
        """
        for other, day, likeness in others:
            shared = self._sentence(article, other) if likeness >= MAY_SHARE else None
            yield _same(shared, other, day) if shared is not None else self._like(article, other, day)

    def _of(self, article: Article) -> Opening:
        if article.path not in self._openings:
            self._openings[article.path] = Opening(article)
        return self._openings[article.path]

    def _like(self, article: Article, other: Article, day: date) -> Evidence:
        """Nothing but words in common."""
        words = ", ".join(_words(self._of(article), self._of(other)))
        like = said("among dated articles it is most like one of %(day)s", day=day)
        both = said("%(said)s: both have %(words)s", said=like, words=words) if words else like
        return Evidence("neighbour", "", 0, both, day, day, other.path)

    def _sentence(self, article: Article, other: Article) -> tuple[float, str, int] | None:
        """How alike, words and line of the sentence that most nearly stands in the other article too."""
        own, theirs = self._of(article), self._of(other)
        best = (0.0, "", 0)
        for sentence, found in zip(own.sentences, own.terms, strict=True):
            if len(found) >= LONG_ENOUGH:
                share = theirs.likest(found)
                best = max(best, (share, sentence.text, sentence.line), key=lambda b: b[0])
        return best if best[0] else None


def _same(shared: tuple[float, str, int], other: Article, day: date) -> Evidence:
    share, quote, line = shared
    same = said("the same sentence stands in an article of %(day)s", day=day)
    nearly = said("nearly the same sentence stands in an article of %(day)s", day=day)
    return Evidence("copy", quote, line, same if share == 1 else nearly, day, day, other.path)


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Jaccard's index."""
    common = len(one & other)
    return common / (len(one) + len(other) - common)


def _words(own: Opening, other: Opening) -> list[str]:
    """A few words with a subject that both openings use, as they stand, the longest first."""
    found: dict[str, str] = {}
    both = (
        word
        for word in own.longest
        if word.lower() in other.lowered
        and not is_stop(word, own.language)
        and not is_stop(word, other.language)
    )
    while len(found) < WORDS and (word := next(both, "")):
        found.setdefault(stem(word, own.language), word)
    return list(found.values())
