"""Which articles are most alike, by the rare words and pairs of words that they share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from math import log
from typing import TYPE_CHECKING

import numpy as np

from ..records import Article
from ..words import terms

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

READ_AT_MOST = 12_000
"""Characters of an article that are compared."""
LEAD = 150
"""Terms after which a term counts half: the lead tells what is new, the end what was known before."""
HEAVIEST = 100
"""Terms of an article that count. More gain nothing (50: .567, 100: .579, 200: .578 within a day), and with
100 the common ones, whose long lists would make the search quadratic, drop out."""
NEAREST = 40
"""Neighbours kept for an article; 10 to 40 date equally well, and half of them may be undated."""
BATCH = 512
"""Articles compared at a time, to bound memory."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another article, by its place in the list, and how alike it is, 0 to 1."""

    index: int
    likeness: float


Counts = Mapping[str, float]
"""The terms of an article, words and pairs of words, with their counts, discounted by place."""
Weighed = Sequence[tuple[str, float]]
"""The terms of an article that another one has too, with their weights, the heaviest first."""


def nearest(weighed: Sequence[Weighed], asking: Sequence[int]) -> dict[int, list[Neighbour]]:
    """The neighbours of each article that asks, by its place, the most alike first; ties by place.

    Cosine of TF-IDF (log term frequency, discounted by place) over words and pairs of words; time grows
    with the number of articles times the neighbours that share a rare term, not with its square.
    """
    rows, _ = vectors(weighed, HEAVIEST)
    columns = rows.T.tocsr()
    found: dict[int, list[Neighbour]] = {}
    for start in range(0, len(asking), BATCH):
        batch = asking[start : start + BATCH]
        likeness = rows[batch] @ columns
        found |= {own: _top(likeness, row, own) for row, own in enumerate(batch)}
    return found


def weighed_terms(articles: Sequence[Article]) -> list[Weighed]:
    """The terms of each article by weight; those of one article alone tell nothing and are left out."""
    counts = [_counts(article) for article in articles]
    frequency = Counter(chain.from_iterable(counts))
    rarity = {times: log((len(counts) + 1) / times) for times in set(frequency.values())}
    rare = {term: rarity[times] for term, times in frequency.items() if times > 1}
    return [_weighed(article, rare) for article in counts]


def vectors(weighed: Sequence[Weighed], heaviest: int) -> tuple[csr_matrix, list[str]]:
    """One row of unit length for each article, of its heaviest terms; with it the term of each column."""
    from scipy.sparse import csr_matrix  # a tenth of a second that `clean` need not pay

    numbers: dict[str, int] = {}
    data: list[float] = []
    columns: list[int] = []
    ends = [0]
    for article in weighed:
        kept = article[:heaviest]
        length = sum(w * w for _, w in kept) ** 0.5
        data += [w / length for _, w in kept]
        columns += [numbers.setdefault(term, len(numbers)) for term, _ in kept]
        ends.append(len(columns))
    rows = csr_matrix((data, columns, ends), shape=(len(weighed), max(1, len(numbers))))
    return rows, list(numbers)


def _counts(article: Article) -> Counts:
    """The terms of an article with their discounted counts."""
    text = "\n".join((article.title, article.standfirst, article.text))[:READ_AT_MOST]
    found = terms(text, article.language)
    weights = [LEAD / (LEAD + place) for place in range(len(found))]
    counts: dict[str, float] = defaultdict(float)
    for term, weight in zip(found, weights, strict=True):
        counts[term] += weight
    for pair, weight in zip(pairwise(found), weights, strict=False):
        counts[" ".join(pair)] += weight
    return counts


def _weighed(article: Counts, rarity: Mapping[str, float]) -> Weighed:
    """The terms of an article that have a rarity, by the product of that and their log count."""
    found = sorted(
        (-log(1 + count) * rarity[term], term) for term, count in article.items() if term in rarity
    )
    return [(term, -weight) for weight, term in found]


def _top(likeness: csr_matrix, row: int, own: int) -> list[Neighbour]:
    """The nearest articles of one row, without the article itself."""
    begin, end = likeness.indptr[row], likeness.indptr[row + 1]
    indices, values = likeness.indices[begin:end], np.round(likeness.data[begin:end], 9)
    order = np.lexsort((indices, -values))[: NEAREST + 1]
    pairs = ((int(indices[i]), float(values[i])) for i in order)
    return [Neighbour(index, value) for index, value in pairs if index != own][:NEAREST]
