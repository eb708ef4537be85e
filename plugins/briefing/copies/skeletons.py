"""Skeletons: a collection's sentences as arrays of word numbers, what a spinner may swap blanked out.

A spinner trades content words for synonyms; it leaves alone names, numbers and
function words, and their order. A sentence's skeleton keeps these and puts
one blank for every other word: "He was taken away in a van outside one of his
Prince hotels in Tokyo" becomes "he was · away in a · outside one of his prince · in tokyo".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from itertools import groupby, pairwise

import numpy as np

from ..ragged import spans
from ..records import Article, Place
from ..texts import Texts, Words
from ..words import ENGLISH, is_stop, primary

BLANK = 0
"""The number of every word that a spinner may swap."""

KNOWN = 0.2
"""The share of function words from which on a language explains a text. English news has .5 (never below .3);
by the lists of five other languages it has .09 at the most."""

FIGURE = re.compile(r"(\d[\d.,:/]{0,30})-[^\W\d].*")
"""A number with a word joined to it: "24-hour"; of a longer one its end, so that no search runs on."""

SORTS = np.array([0, 0x9FB21C651E98DF25, 0, 0xD6E8FEB86659FD93], np.uint64)
"""What a digest of a sentence adds for a word that is a blank, fixed, (never), and a name or number: random
numbers, since in another article the same words may be of other sorts."""

BLOCK = 1 << 11
"""Sentences worked on at a time: what fits into the processor's cache."""

SURROGATES = range(0xD800, 0xE000)
CODE_POINTS = 0x110000 - len(SURROGATES)
"""How many distinct words the strings of `Corpus` can tell apart; more would share characters, harmlessly."""


class Strings:
    """Sentences as strings of one character a word, for rapidfuzz, which compares strings fastest.

    They are made when asked for: those of all sentences would take more memory than anything else here.
    """

    def __init__(self, numbers: np.ndarray, bounds: np.ndarray) -> None:
        self._numbers, self._bounds = numbers, bounds
        points = np.arange(numbers.max(initial=0) + 1, dtype="<u4") % CODE_POINTS
        points[points >= SURROGATES.start] += len(SURROGATES)
        self._points = points

    @property
    def lengths(self) -> np.ndarray:
        """(sentences,) their characters."""
        return np.diff(self._bounds)

    def __getitem__(self, span: slice) -> list[str]:
        """The sentences of a span."""
        ends = self._bounds[span.start : span.stop + 1]
        return self._cut(self._numbers[ends[0] : ends[-1]], ends - ends[0])

    def take(self, sentences: np.ndarray) -> list[str]:
        """The sentences of these numbers; of one that is asked for often the same string each time."""
        asked, places = np.unique(sentences, return_inverse=True)
        begins = self._bounds[asked]
        lengths = self._bounds[asked + 1] - begins
        cut = np.empty(len(asked), object)
        cut[:] = self._cut(self._numbers[spans(begins, lengths)], starts(lengths))
        return cut[places].tolist()

    def _cut(self, numbers: np.ndarray, ends: np.ndarray) -> list[str]:
        """Words as strings, cut at these places."""
        text = self._points[numbers].tobytes().decode("utf-32-le")
        return [text[start:end] for start, end in pairwise(ends.tolist())]


@dataclass(frozen=True)
class Corpus:
    """The sentences of a collection, flattened: sentence i holds words bounds[i] to bounds[i + 1].

    Articles stand in an order that depends on their texts alone, longest first.
    """

    articles: tuple[Article, ...]
    owner: np.ndarray
    """(sentences,) the place in `articles` of the article that holds it."""
    bounds: np.ndarray
    """(sentences + 1,)"""
    words: np.ndarray
    """(words,) the number of each lower-cased word, from 1."""
    marks: np.ndarray
    """(words,) the same, but of a number only its figures count: a spinner makes "24-hour" "24-hr"."""
    fixed: np.ndarray
    """(words,) whether a spinner leaves the word alone."""
    anchored: np.ndarray
    """(words,) whether it is a name or a number."""
    numeric: np.ndarray
    """(words,) whether it is a number in figures."""
    spelling: np.ndarray
    """(numbers,) a 64-bit digest of each word by its number, the same in every collection."""

    @cached_property
    def masked(self) -> np.ndarray:
        """(words,) the number of each fixed word, BLANK for the others."""
        return self.marks * self.fixed

    @cached_property
    def lengths(self) -> np.ndarray:
        """(sentences,) their words."""
        return np.diff(self.bounds)

    @cached_property
    def size(self) -> np.ndarray:
        """(articles,) their words."""
        return np.bincount(self.owner, self.lengths, len(self.articles)).astype(np.int64)

    @cached_property
    def first(self) -> np.ndarray:
        """(articles + 1,) the sentence with which each article begins."""
        return np.searchsorted(self.owner, np.arange(len(self.articles) + 1))

    @cached_property
    def same(self) -> np.ndarray:
        """(sentences,) for each the first sentence that has the same words, so often itself."""
        _, first, inverse = np.unique(self._wording, return_index=True, return_inverse=True)
        return first[inverse]

    @cached_property
    def digests(self) -> np.ndarray:
        """(sentences,) a digest of all that two sentences are compared by, the same in every collection."""
        return self._summed(
            lambda words: (
                self.spelling[self.words[words]]
                + SORTS[self.fixed[words] + 2 * self.anchored[words].astype(np.int8)]
            )
        )

    @cached_property
    def _wording(self) -> np.ndarray:
        """(sentences,) a digest of each sentence's words in their order."""
        return self._summed(lambda words: self.spelling[self.words[words]])

    def _summed(self, digests: Callable[[slice], np.ndarray]) -> np.ndarray:
        """(sentences,) the digests of each sentence's words, added up, each times a number of its place."""
        times = mixed(np.arange(self.lengths.max(initial=0))) | np.uint64(1)
        found = np.zeros(len(self.lengths), np.uint64)
        for start in range(0, len(found), BLOCK):
            bounds = self.bounds[start : start + BLOCK + 1]
            words = slice(bounds[0], bounds[-1])
            place = np.arange(words.start, words.stop) - np.repeat(bounds[:-1], np.diff(bounds))
            found[start : start + BLOCK] = _reduced(np.add, digests(words) * times[place], bounds - bounds[0])
        return found

    @cached_property
    def literals(self) -> Strings:
        """Each sentence as a string of one character a word."""
        return Strings(self.words, self.bounds)

    @cached_property
    def skeletons(self) -> Strings:
        """Each sentence likewise, its blanks all one character."""
        return Strings(self.masked, self.bounds)

    @cached_property
    def anchors(self) -> Strings:
        """The names and numbers of each sentence likewise."""
        return self._chosen(self.anchored)

    @cached_property
    def figures(self) -> Strings:
        """The numbers of each sentence likewise."""
        return self._chosen(self.numeric)

    @cached_property
    def signatures(self) -> np.ndarray:
        """(sentences,) 64 bits, of which each name or number sets one: what sets others is not there."""
        bits = np.uint64(1) << (mixed(np.arange(self.marks.max(initial=0) + 1)) >> np.uint64(58))
        return _reduced(np.bitwise_or, bits[self.marks[self.anchored]], counted(self.anchored, self.bounds))

    def _chosen(self, chosen: np.ndarray) -> Strings:
        """The chosen words of each sentence, as strings."""
        return Strings(self.marks[chosen], counted(chosen, self.bounds))

    def span(self, article: int) -> slice:
        """The sentences of an article."""
        return slice(int(self.first[article]), int(self.first[article + 1]))

    def place(self, sentence: int) -> Place:
        """Where a sentence stands, for the records."""
        article = int(self.owner[sentence])
        return Place(self.articles[article].path, sentence - int(self.first[article]))


def corpus(articles: Sequence[Article], texts: Texts) -> Corpus:
    """The articles' sentences as arrays; the same whatever the order in which the articles come."""
    ordered = _longest_first(articles, texts)
    found = [texts[article].sentences() for article in ordered]
    forms = np.concatenate([np.zeros(0, np.int32), *(words for words, _ in found)])
    lengths = np.concatenate([np.zeros(0, np.int64), *(sizes for _, sizes in found)])
    owner = np.repeat(np.arange(len(ordered)), [len(sizes) for _, sizes in found])
    bounds = starts(lengths)
    vocabulary = texts.forms
    lowered, marks, spelling = _renumbered(vocabulary)
    named = np.array([_namelike(word) for word in vocabulary], np.int8)
    numeric = np.array([_has_digit(word) for word in vocabulary], bool)[forms]
    opening = np.zeros(len(forms), bool)
    opening[bounds[:-1][lengths > 0]] = True
    ends = np.concatenate(([0], np.cumsum([words.size for words, _ in found], dtype=np.int64)))
    stopped = _function_words(vocabulary, forms, ends, [article.language for article in ordered])
    anchored = numeric | (named[forms] > opening) & ~stopped
    return Corpus(
        ordered, owner, bounds, lowered[forms], marks[forms],
        anchored | stopped, anchored, numeric, spelling,
    )  # fmt: skip


def _longest_first(articles: Sequence[Article], texts: Texts) -> tuple[Article, ...]:
    """The articles by length, then text, then path; the text itself is looked at where it has to decide."""
    rank = {article.path: _rank(texts[article]) for article in articles}
    ordered: list[Article] = []
    for _, some in groupby(sorted(articles, key=lambda a: rank[a.path]), key=lambda a: rank[a.path]):
        alike = list(some)
        ordered += sorted(alike, key=lambda a: (a.text, a.path)) if len(alike) > 1 else alike
    return tuple(ordered)


def _has_digit(word: str) -> bool:
    """Whether a word is, or holds, a number in figures."""
    return not word.isalpha() and any(map(str.isdigit, word))


def _rank(words: Words) -> tuple[int, str]:
    """What the order of articles goes by as long as it decides: the length, then how the text begins."""
    return -words.length, words.opening


def _renumbered(vocabulary: Sequence[str]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """For each form the numbers of its lower-cased word and of its mark, from 1; and these words' digests."""
    lower: dict[str, int] = {}
    lowered = [word.lower() for word in vocabulary]
    marks = [FIGURE.sub(r"\1", word) if "-" in word else word for word in lowered]
    words = [lower.setdefault(word, len(lower) + 1) for word in lowered]
    numbered = [lower.setdefault(mark, len(lower) + 1) for mark in marks]
    spelling = np.array([0, *map(_digest, lower)], np.uint64)
    return np.array(words, np.uint32), np.array(numbered, np.uint32), spelling


def _digest(word: str) -> int:
    """A number of 64 bits for a word."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def _namelike(word: str) -> int:
    """How surely a word is a name: 2 with a capital inside ("ISIL", "al-Assad"), 1 with one at its start.

    The latter is no name where it opens a sentence, as every word there has a capital.
    """
    return 2 if word[1:] != word[1:].lower() else int(word[0] != word[0].lower())


def _function_words(
    vocabulary: Sequence[str], forms: np.ndarray, ends: np.ndarray, languages: Sequence[str]
) -> np.ndarray:
    """(words,) which are function words in their article's language, or in English where that explains more.

    `ends` are (articles + 1,) where in `forms` each article begins and the last ends. A language is often
    mistaken (Nigerian Pidgin for English), and two copies need skeletons of one kind. Where neither explains
    a text, all its words count as fixed; only verbatim and near copies match.
    """
    articles = [slice(*span) for span in pairwise(ends.tolist())]
    spoken: dict[str, list[slice]] = defaultdict(list)
    for article, language in zip(articles, languages, strict=True):
        spoken[primary(language)].append(article)
    found = _stops(vocabulary, forms, articles, ENGLISH)[forms]
    for language in spoken.keys() - {ENGLISH}:
        stops = _stops(vocabulary, forms, spoken[language], language)
        for article in spoken[language]:
            own = stops[forms[article]]
            if np.count_nonzero(own) >= np.count_nonzero(found[article]):
                found[article] = own
    for article in articles:
        if np.count_nonzero(found[article]) < KNOWN * (article.stop - article.start):
            found[article] = True
    return found


def _stops(
    vocabulary: Sequence[str], forms: np.ndarray, articles: Iterable[slice], language: str
) -> np.ndarray:
    """(vocabulary,) which forms are function words of a language, as far as the articles have them."""
    used = np.zeros(len(vocabulary), bool)
    for article in articles:
        used[forms[article]] = True
    for form in np.flatnonzero(used).tolist():
        used[form] = is_stop(vocabulary[form], language)
    return used


def mixed(numbers: np.ndarray) -> np.ndarray:
    """Numbers scattered over 64 bits, on every machine alike (SplitMix64's finalizer, Steele et al. 2014)."""
    z = (numbers.astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def distinct(numbers: np.ndarray) -> np.ndarray:
    """The numbers, each once, ascending.

    By sorting: the hash table of `numpy.unique` takes four to seven times as long (3,000,000 codes).
    """
    ordered = np.sort(numbers)
    return ordered[np.concatenate((np.ones(min(1, len(ordered)), bool), ordered[1:] != ordered[:-1]))]


def starts(lengths: np.ndarray) -> np.ndarray:
    """(lengths + 1,) where each of several runs begins and the last ends."""
    return np.concatenate(([0], np.cumsum(lengths, dtype=np.int64)))


def counted(chosen: np.ndarray, bounds: np.ndarray) -> np.ndarray:
    """(bounds,) how many of the words are chosen before each bound."""
    return np.searchsorted(np.flatnonzero(chosen), bounds)


def _reduced(together: np.ufunc, numbers: np.ndarray, bounds: np.ndarray) -> np.ndarray:
    """(bounds - 1,) the numbers of each run together, 0 for an empty one."""
    found = np.zeros(len(bounds) - 1, numbers.dtype)
    some = bounds[1:] > bounds[:-1]
    if some.any():
        found[some] = together.reduceat(numbers, bounds[:-1][some])
    return found
