"""The terms of a collection: words and pairs of words, and how much each tells of an article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from scipy.sparse import csc_array, csr_array, get_index_dtype

from ..records import Article
from ..rows import in_order, starts, unit, weightiest
from ..texts import Texts
from ..ways import Ways
from ..words import stems

LEAD = 150
"""Terms after which a term counts half: the lead tells what is new, the end what was known before."""
BATCH = 1 << 18
"""Uses of words reckoned at a time, at least: it bounds the memory, and changes nothing else."""
NONE = -1
"""The number of a word that is no term: a stop word or a single letter."""


class Terms:
    """The words and pairs of words that two articles at least have.

    Weight: the product of the term's rarity and the logarithm of its count, discounted by place.
    """

    def __init__(self, articles: Sequence[Article], texts: Texts, most: int) -> None:
        """`most` terms of each article are kept, the heaviest."""
        self._words, stemmed, lengths = _stemmed(articles, texts)
        self._rows = weightiest(_weighed(_Uses(stemmed, lengths, len(self._words))), most)

    def vectors(self, heaviest: int) -> csr_array:
        """A row of length 1 for each article, of so many terms at most; a column for each term."""
        return unit(weightiest(self._rows, heaviest))

    def word(self, term: int) -> str:
        """The word that a term is; "" for a pair."""
        return self._words[term] if term < len(self._words) else ""


def _stemmed(articles: Sequence[Article], texts: Texts) -> tuple[list[str], np.ndarray, np.ndarray]:
    """The stems of all words in the order of the alphabet; the words of the articles, one after the other, by
    the numbers of these; (articles,) how many each has. What is no term is left out.
    """
    read = [texts[article].whole for article in articles]
    ways = Ways(read, [article.language for article in articles], texts.forms)
    stem_of = ["".join(stems((word,), language)) for word, language in ways.known]
    words = sorted(set(stem_of) - {""})
    numbers = {word: number for number, word in enumerate(words)}
    stemmed = np.array([numbers.get(stem, NONE) for stem in stem_of], np.int32)[ways.words]
    is_term = stemmed != NONE
    before = np.zeros(len(stemmed) + 1, get_index_dtype(maxval=len(stemmed)))
    np.cumsum(is_term, out=before[1:])
    return words, stemmed[is_term], np.diff(before[np.cumsum(ways.lengths)], prepend=0)


def _weighed(uses: _Uses) -> csr_array:
    """The terms of articles by weight: a column for each word, then for each pair."""
    weights, users, times = (
        np.concatenate(parts) for parts in zip(*uses.of_words(), *uses.of_pairs(), strict=True)
    )
    rarity = np.log((uses.articles + 1) / np.maximum(1, times))
    np.log1p(weights, out=weights)
    weights *= np.repeat(rarity, times)
    # Rounded, so that two machines whose logarithms differ in the last digit order terms alike.
    np.round(weights, 12, out=weights)
    shape = (uses.articles, len(times))
    return csc_array((weights, users, starts(times)), shape=shape).tocsr()


Postings = tuple[np.ndarray, np.ndarray, np.ndarray]
"""Of terms in their order: how much each counts in each article that has it; these articles; (terms,) how
many they are."""


class _Uses:
    """The words of a collection, one after the other; each use of a word is known by its place among them."""

    def __init__(self, words: np.ndarray, lengths: np.ndarray, size: int) -> None:
        """`words` are numbers below `size`, all of them used; `lengths` (articles,) how many each has."""
        self.words, self.size = words, size
        self.articles = len(lengths)
        self._ends = np.cumsum(lengths)
        self._first = self._ends - lengths
        self._article = np.repeat(np.arange(self.articles, dtype=np.int32), lengths)
        """(uses,) whose each is."""
        self._by_word = self._in_parts()
        """The uses in the order of their words, those of some words at a time."""

    def of_words(self) -> Iterator[Postings]:
        """The postings of each word, of some words at a time; none where only one article has it."""
        for uses in self._by_word:
            counts, articles, times = self._postings(uses, _begins(self.words[uses]))
            yield counts, articles, np.where(times > 1, times, 0)

    def of_pairs(self) -> Iterator[Postings]:
        """The postings of pairs that several articles have, of those that some words begin at a time."""
        following = np.append(self.words[1:], NONE)
        following[self._ends[self._ends > 0] - 1] = NONE
        for uses in self._by_word:
            uses = uses[following[uses] != NONE]
            first, second = self.words[uses], following[uses]
            order = in_order(second, self.size)
            least = first.min(initial=self.size)
            order = order[in_order(first[order] - least, int(first.max(initial=least) - least) + 1)]
            begins = _begins(first[order], second[order])
            alone = begins & np.append(begins[1:], True)
            counts, articles, times = self._postings(uses[order[~alone]], begins[~alone])
            yield counts, articles, times[times > 1]

    def _in_parts(self) -> list[np.ndarray]:
        ends = np.cumsum(np.bincount(self.words, minlength=self.size))
        by_word = in_order(self.words, self.size)
        cuts = ends[np.searchsorted(ends, np.arange(BATCH, len(self.words), BATCH))]
        return np.split(by_word, np.unique(cuts))

    def _postings(self, uses: np.ndarray, begins: np.ndarray) -> Postings:
        """The postings of terms that several articles have; `begins` tells where in `uses` each begins.

        How often a term occurs is told of all.
        """
        articles = self._article[uses]
        posting = begins | _begins(articles)
        weights = LEAD / (LEAD + uses - self._first[articles])
        counts = np.bincount(np.cumsum(posting) - 1, weights).astype(float, copy=False)  # ints of nothing
        times = np.diff(np.flatnonzero(begins[posting]), append=len(counts))
        shared = np.repeat(times > 1, times)
        return counts[shared], articles[posting][shared], times


def _begins(*ordered: np.ndarray) -> np.ndarray:
    """Where something else stands than before in any of some ordered arrays of one length."""
    begins = np.ones(len(ordered[0]), bool)
    begins[1:] = np.any([own[1:] != own[:-1] for own in ordered], axis=0)
    return begins
