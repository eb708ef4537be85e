"""Skeletons: a collection's sentences as arrays of word numbers, what a spinner may swap blanked out.

A spinner trades content words for synonyms; it leaves alone names, numbers and
function words, and their order. A sentence's skeleton keeps these and puts
one blank for every other word: "He was taken away in a van outside one of his
Prince hotels in Tokyo" becomes "he was · away in a · outside one of his prince · in tokyo".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from ..records import Article, Place, Sentence
from ..texts import Texts
from ..words import is_stop

BLANK = 0
"""The number of every word that a spinner may swap."""

KNOWN = 0.2
"""The share of function words from which on a language explains a text. English news has .5 (never below .3);
by the lists of five other languages it has .09 at the most."""

FIGURE = re.compile(r"(\d[\d.,:/]{0,30})-[^\W\d].*")
"""A number with a word joined to it: "24-hour"; of a longer one its end, so that no search runs on."""

SURROGATES = range(0xD800, 0xE000)
CODE_POINTS = 0x110000 - len(SURROGATES)
"""How many distinct words the strings of `Corpus` can tell apart; more would share characters, harmlessly."""


class Strings:
    """Sentences as strings of one character a word, for rapidfuzz, which compares strings fastest.

    They are cut from one long string when asked for: a million small ones would take ten times the memory.
    """

    def __init__(self, numbers: np.ndarray, bounds: np.ndarray) -> None:
        points = numbers % CODE_POINTS
        points += (points >= SURROGATES.start) * np.uint32(len(SURROGATES))
        self._text = points.astype("<u4").tobytes().decode("utf-32-le")
        self._bounds = bounds

    @property
    def lengths(self) -> np.ndarray:
        """(sentences,) their characters."""
        return np.diff(self._bounds)

    def __getitem__(self, span: slice) -> list[str]:
        """The sentences of a span."""
        ends = self._bounds[span.start : span.stop + 1].tolist()
        return [self._text[start:end] for start, end in pairwise(ends)]

    def take(self, sentences: np.ndarray) -> list[str]:
        """The sentences of these numbers."""
        starts, ends = self._bounds[sentences].tolist(), self._bounds[sentences + 1].tolist()
        return [self._text[start:end] for start, end in zip(starts, ends, strict=True)]


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

    @cached_property
    def masked(self) -> np.ndarray:
        """(words,) the number of each fixed word, BLANK for the others."""
        return np.where(self.fixed, self.marks, BLANK).astype(np.uint32)

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
        digests = _digests(self.words, self.bounds)
        _, first, inverse = np.unique(digests, return_index=True, return_inverse=True)
        return first[inverse]

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

    def _chosen(self, chosen: np.ndarray) -> Strings:
        """The chosen words of each sentence, as strings."""
        counted = np.concatenate(([0], np.cumsum(chosen)))
        return Strings(self.marks[chosen], counted[self.bounds])

    @cached_property
    def adjacent(self) -> np.ndarray:
        """The codes of all pairs of adjacent words, sorted, for counting by bisection."""
        return np.sort(self.paired(self.words))

    def paired(self, words: np.ndarray) -> np.ndarray:
        """(words - 1,) a code for each word and the next."""
        return words[:-1].astype(np.int64) << 32 | words[1:]

    def span(self, article: int) -> slice:
        """The sentences of an article."""
        return slice(int(self.first[article]), int(self.first[article + 1]))

    def sentence(self, sentence: int) -> Sentence:
        """The record of a sentence."""
        article = int(self.owner[sentence])
        return self.articles[article].sentences[sentence - int(self.first[article])]

    def place(self, sentence: int) -> Place:
        """Where a sentence stands, for the records."""
        article = int(self.owner[sentence])
        return Place(self.articles[article].path, sentence - int(self.first[article]))


def corpus(articles: Iterable[Article], texts: Texts) -> Corpus:
    """The articles' sentences as arrays; the same whatever the order in which the articles come."""
    ordered = tuple(sorted(articles, key=lambda a: (-sum(len(p.text) for p in a.paragraphs), a.text, a.path)))
    found = [texts[article].sentences() for article in ordered]
    forms = np.concatenate([np.zeros(0, np.int32), *(words for words, _ in found)])
    lengths = np.concatenate([np.zeros(0, np.int64), *(sizes for _, sizes in found)])
    owner = np.repeat(np.arange(len(ordered)), [len(sizes) for _, sizes in found])
    bounds = np.concatenate(([0], np.cumsum(lengths)))
    vocabulary = texts.forms
    lowered, marks = _renumbered(vocabulary)
    named = np.array([_namelike(word) for word in vocabulary], np.int8)
    numeric = np.array([_has_digit(word) for word in vocabulary], bool)[forms]
    opening = np.zeros(len(forms), bool)
    opening[bounds[:-1][lengths > 0]] = True
    stopped = _function_words(vocabulary, forms, np.repeat(owner, lengths), ordered)
    anchored = numeric | (named[forms] > opening) & ~stopped
    return Corpus(ordered, owner, bounds, lowered[forms], marks[forms], anchored | stopped, anchored, numeric)


def _has_digit(word: str) -> bool:
    """Whether a word is, or holds, a number in figures."""
    return not word.isalpha() and any(map(str.isdigit, word))


def _renumbered(vocabulary: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """For each form the numbers of its lower-cased word and of its mark, from 1."""
    lower: dict[str, int] = {}
    lowered = [word.lower() for word in vocabulary]
    marks = [FIGURE.sub(r"\1", word) if "-" in word else word for word in lowered]
    words = [lower.setdefault(word, len(lower) + 1) for word in lowered]
    numbered = [lower.setdefault(mark, len(lower) + 1) for mark in marks]
    return np.array(words, np.uint32), np.array(numbered, np.uint32)


def _namelike(word: str) -> int:
    """How surely a word is a name: 2 with a capital inside ("ISIL", "al-Assad"), 1 with one at its start.

    The latter is no name where it opens a sentence, as every word there has a capital.
    """
    return 2 if word[1:] != word[1:].lower() else int(word[0] != word[0].lower())


def _function_words(
    vocabulary: Sequence[str], forms: np.ndarray, owner: np.ndarray, articles: Sequence[Article]
) -> np.ndarray:
    """(words,) which are function words in their article's language, or in English where that explains more.

    A language is often mistaken (Nigerian Pidgin for English), and two copies need skeletons of one kind.
    Where neither explains a text, all its words count as fixed; only verbatim and near copies match.
    """
    stated = _in_languages(vocabulary, forms, owner, [article.language for article in articles])
    english = _in_languages(vocabulary, forms, owner, ["en"] * len(articles))
    size, own, other = (np.bincount(owner, words, len(articles)) for words in (None, stated, english))
    chosen = np.where((other > own)[owner], english, stated)
    return chosen | (np.maximum(own, other) < KNOWN * size)[owner]


def _in_languages(
    vocabulary: Sequence[str], forms: np.ndarray, owner: np.ndarray, languages: Sequence[str]
) -> np.ndarray:
    """(words,) which are function words, given each article's language."""
    names = sorted(set(languages))
    spoken = np.array([names.index(language) for language in languages], np.int64)[owner]
    found = np.zeros(len(forms), bool)
    for number, name in enumerate(names):
        here = np.flatnonzero(spoken == number)
        used = np.flatnonzero(np.bincount(forms[here], minlength=len(vocabulary)))
        stops = np.zeros(len(vocabulary), bool)
        stops[used] = [is_stop(vocabulary[form], name) for form in used]
        found[here] = stops[forms[here]]
    return found


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


def _digests(words: np.ndarray, bounds: np.ndarray) -> np.ndarray:
    """(sentences,) a 64-bit digest of each sentence's words and their order."""
    place = np.arange(len(words), dtype=np.uint64) - np.repeat(bounds[:-1], np.diff(bounds)).astype(np.uint64)
    summed = np.concatenate((np.zeros(1, np.uint64), np.cumsum(mixed(mixed(words) + place))))
    return summed[bounds[1:]] - summed[bounds[:-1]]
