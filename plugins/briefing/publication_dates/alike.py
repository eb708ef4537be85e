"""Which articles are most alike, by the rare words and pairs of words that they share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..ragged import Ragged
from ..records import Article
from ..texts import Texts
from ..words import stems

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

LEAD = 150
"""Terms after which a term counts half: the lead tells what is new, the end what was known before."""
HEAVIEST = 100
"""Terms of an article that count. More gain nothing (50: .567, 100: .579, 200: .578 within a day), and with
100 the common ones, whose long lists would make the search quadratic, drop out."""
NEAREST = 40
"""Neighbours kept for an article; 10 to 40 date equally well, and half of them may be undated."""
KEPT = 300
"""Terms of an article that are kept, for whoever wants most."""
NONE = -1
"""The number of a word that is no term: a stop word or a single letter."""
PAIR = 1 << 31
"""More words than a collection has; the code of a pair is so many times the first one's number and the
second's."""
BEYOND = PAIR * PAIR
"""No code of a pair."""
BATCH = 512
"""Articles compared at a time, to bound memory."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another article, by its place in the list, and how alike it is, 0 to 1."""

    index: int
    likeness: float


class Terms:
    """The terms of articles, each a run of codes and one of counts or weights."""

    def __init__(self, found: Iterable[tuple[np.ndarray, np.ndarray]]) -> None:
        self.codes, self.weights = Ragged(np.int64), Ragged(np.float64)
        for codes, weights in found:
            self.codes.append(codes)
            self.weights.append(weights)

    def __iter__(self) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        return zip(self.codes, self.weights, strict=True)


class Weighed:
    """The terms of a collection, words and pairs of words, that two articles at least have, by weight.

    Weight: the product of the term's rarity and the logarithm of its count, discounted by place.
    """

    def __init__(self, articles: Sequence[Article], texts: Texts) -> None:
        self.words, found = _stemmed(articles, texts)
        """The words of the collection, in the order of the alphabet: the first terms; pairs follow."""
        words, pairs = Terms(map(_counted, found)), Terms(_counted(_paired(own)) for own in found)
        self.pairs, rarity = _rarity(words, pairs, len(self.words))
        """(pairs + 1,) the code of each pair, ascending, and one beyond all."""
        self.articles = Terms(
            self._heaviest(*own, *other, rarity) for own, other in zip(words, pairs, strict=True)
        )
        """For each article its heaviest terms by number, the heaviest first; their weights."""

    def vectors(self, heaviest: int) -> tuple[csr_matrix, np.ndarray]:
        """One row of unit length for each article, of so many terms at most; the term of each column."""
        from scipy.sparse import csr_matrix  # a tenth of a second that `clean` need not pay

        kept = Terms(
            (terms[:heaviest], weights[:heaviest] / np.linalg.norm(weights[:heaviest]))
            for terms, weights in self.articles
        )
        terms, columns = np.unique(kept.codes.whole, return_inverse=True)
        ends = np.cumsum([0, *kept.codes.lengths])
        shape = (len(kept.codes), max(1, len(terms)))
        return csr_matrix((kept.weights.whole, columns, ends), shape=shape), terms

    def word(self, term: int) -> str:
        """The word that a term is; "" for a pair."""
        return self.words[term] if term < len(self.words) else ""

    def _heaviest(
        self,
        words: np.ndarray,
        times: np.ndarray,
        pairs: np.ndarray,
        together: np.ndarray,
        rarity: np.ndarray,
    ) -> tuple[np.ndarray, np.ndarray]:
        """Of an article's words and pairs, with their counts, the heaviest terms and their weights."""
        places = np.searchsorted(self.pairs, pairs)
        shared = self.pairs[places] == pairs
        terms = np.concatenate((words, places[shared] + len(self.words)))
        counts = np.concatenate((times, together[shared]))
        # Rounded, so that two machines whose logarithms differ in the last digit order terms alike.
        weights = np.round(np.log1p(counts) * rarity[terms], 12)
        terms, weights = terms[weights > 0], weights[weights > 0]
        order = np.argsort(-weights, kind="stable")[:KEPT]
        return terms[order], weights[order]


def nearest(weighed: Weighed, asking: Sequence[int]) -> dict[int, list[Neighbour]]:
    """The neighbours of each article that asks, by its place, the most alike first; ties by place.

    Cosine of TF-IDF (log term frequency, discounted by place) over words and pairs of words; time grows
    with the number of articles times the neighbours that share a rare term, not with its square.
    """
    rows, _ = weighed.vectors(HEAVIEST)
    columns = rows.T.tocsr()
    found: dict[int, list[Neighbour]] = {}
    for start in range(0, len(asking), BATCH):
        batch = asking[start : start + BATCH]
        likeness = rows[batch] @ columns
        found |= {own: _top(likeness, row, own) for row, own in enumerate(batch)}
    return found


def _stemmed(articles: Sequence[Article], texts: Texts) -> tuple[list[str], Ragged]:
    """The stems of all words in the order of the alphabet, and for each article its own by their numbers."""
    numbers: dict[str, int] = {}
    stems_of: dict[str, np.ndarray] = {}
    for language in sorted({article.language for article in articles}):
        used = np.zeros(len(texts.forms), bool)
        for article in articles:
            if article.language == language:
                used[texts[article].whole] = True
        stem_of = stems_of[language] = np.full(len(texts.forms), NONE)
        for form in np.flatnonzero(used).tolist():
            for stem in stems((texts.forms[form],), language):
                stem_of[form] = numbers.setdefault(stem, len(numbers))
    words = sorted(numbers)
    places = np.empty(len(words), np.int64)
    places[[numbers[word] for word in words]] = np.arange(len(words))
    found = Ragged(np.int64)
    for article in articles:
        own = stems_of[article.language][texts[article].whole]
        found.append(places[own[own != NONE]])
    return words, found


def _paired(words: np.ndarray) -> np.ndarray:
    """The code of each word with the next."""
    return words[:-1] * PAIR + words[1:]


def _counted(codes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The terms of an article by their codes, ascending, each once; their counts, discounted by place."""
    own, places = np.unique(codes, return_inverse=True)
    return own, np.bincount(places, LEAD / (LEAD + np.arange(len(codes))), len(own))


def _rarity(words: Terms, pairs: Terms, size: int) -> tuple[np.ndarray, np.ndarray]:
    """The codes of the pairs that two articles have, one beyond all; the rarity of each word and such pair.

    A word that only one article has tells nothing: 0.
    """
    codes, times = np.unique(pairs.codes.whole, return_counts=True)
    frequency = np.concatenate((np.bincount(words.codes.whole, minlength=size), times[times > 1]))
    rarity = np.where(frequency > 1, np.log((len(words.codes) + 1) / frequency), 0.0)
    return np.append(codes[times > 1], BEYOND), rarity


def _top(likeness: csr_matrix, row: int, own: int) -> list[Neighbour]:
    """The nearest articles of one row, without the article itself."""
    begin, end = likeness.indptr[row], likeness.indptr[row + 1]
    indices, values = likeness.indices[begin:end], np.round(likeness.data[begin:end], 9)
    order = np.lexsort((indices, -values))[: NEAREST + 1]
    pairs = ((int(indices[i]), float(values[i])) for i in order)
    return [Neighbour(index, value) for index, value in pairs if index != own][:NEAREST]
