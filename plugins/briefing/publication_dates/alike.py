"""Which articles are most alike, by the rare words and pairs of words that they share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from scipy.sparse import csr_array

    from .terms import Terms

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


def nearest(terms: Terms, asking: Sequence[int]) -> dict[int, list[Neighbour]]:
    """The neighbours of each article that asks, by its place, the most alike first; ties by place.

    Cosine of TF-IDF (log term frequency, discounted by place) over words and pairs of words; time grows
    with the number of articles times the neighbours that share a rare term, not with its square.
    """
    rows = terms.vectors(HEAVIEST)
    columns = rows.T.tocsr()
    found: dict[int, list[Neighbour]] = {}
    for start in range(0, len(asking), BATCH):
        batch = asking[start : start + BATCH]
        likeness = rows[batch] @ columns
        found |= {own: _top(likeness, row, own) for row, own in enumerate(batch)}
    return found


def _top(likeness: csr_array, row: int, own: int) -> list[Neighbour]:
    """The nearest articles of one row, without the article itself."""
    begin, end = likeness.indptr[row], likeness.indptr[row + 1]
    indices, values = likeness.indices[begin:end], np.round(likeness.data[begin:end], 9)
    order = np.lexsort((indices, -values))[: NEAREST + 1]
    pairs = ((int(indices[i]), float(values[i])) for i in order)
    return [Neighbour(index, value) for index, value in pairs if index != own][:NEAREST]
