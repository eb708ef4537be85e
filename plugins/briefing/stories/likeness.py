"""How alike articles are: the cosine of their terms, with their neighbours' words, beside the crowding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from ..rows import unit, weightiest
from ..shuffles import Shuffle, in_one_part
from .candidates import candidates
from .nearness import WINDOW, Nearness

PAIRS = 1000
"""Pairs whose cosines are taken at once: it bounds the memory, and changes nothing else."""

BACKGROUND = 0.12
"""A cosine up to this says nothing. In ECB+ 99 of 100 pairs of reports on unlike events have less than .08 in
common, events of one kind .10 at the median, reports on one event .36, nine in ten of these more than .20."""

STRANGE = 0.1
"""Two articles less alike than this count as having nothing in common; .05 to .15 do equally well."""

NEIGHBOURS = 5
"""An article borrows words from so many articles most like it; 3 to 7 do equally well."""

BORROWED = 2.5
"""The weight of a neighbour's terms beside its own, times how far their cosine is above the background."""

CROWD = 10
"""Over so many places for neighbours is crowding measured; a smaller event leaves the rest empty."""

EMPTY = 0.05
"""The crowding of an article that is like no other."""

TYPICAL = 0.2
"""The crowding at which likeness is the plain cosine."""

PRESSURE = 0.5
"""How far crowding counts: 0 not at all, 1 in full. .3 to .7 do equally well; in full, unlike articles that
are each like no other come together (B-cubed F1 among unrelated pages .70 and .77 for .82 and .87)."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Articles that have something in common, each two once, by place: `one` < `other`."""

    one: np.ndarray
    other: np.ndarray
    score: np.ndarray

    def __iter__(self) -> Iterator[tuple[int, int, float]]:
        """Each pair with its score."""
        return zip(self.one.tolist(), self.other.tolist(), self.score.tolist(), strict=True)

    def matrix(self, size: int) -> sparse.csr_array:
        """The scores as a symmetric matrix, its diagonal empty."""
        kind = sparse.get_index_dtype(maxval=size)
        places = (self.one.astype(kind), self.other.astype(kind))
        upper = sparse.coo_array((self.score, places), shape=(size, size))
        return sparse.csr_array(upper + upper.T)


def likeness(terms: sparse.csr_array, nearness: Nearness, shuffle: Shuffle = in_one_part) -> Pairs:
    """The likeness, 0 to 1, of all articles that have something in common; `terms` are rows of length 1.

    In three turns: plain cosines; cosines of articles expanded by their nearest neighbours' terms, so that
    one event told in different words comes together (Singhal and Pereira 1999, "Document expansion for speech
    retrieval"); and these scaled by how crowded either article's surroundings are, so that one threshold fits
    a lone report and two rival events of a kind (Zelnik-Manor and Perona 2004, "Self-tuning spectral
    clustering"; Conneau et al. 2018, "Word translation without parallel data").
    """
    one, other = candidates(terms, shuffle)
    now = nearness(one, other) > 0
    near = neighbours(dimmed(cosines(terms, one[now], other[now]), nearness), nearness)
    more = expanded(terms, near)
    return dimmed(scaled(cosines(more, *candidates(more, shuffle)), len(nearness)), nearness)


def cosines(terms: sparse.csr_array, one: np.ndarray, other: np.ndarray) -> Pairs:
    """The cosines of pairs of articles, as far as they say something; `one` ascends."""
    return _settled(Pairs(one, other, _products(terms, one, other)))


def _products(terms: sparse.csr_array, one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """The products of the rows of each pair; `one` ascends.

    Each row of `one` is spread out over all columns once, where the rows that it meets find it at once.
    """
    spread = np.zeros(terms.shape[1])
    products = [np.empty(0)]
    for start in range(0, len(one), PAIRS):
        some = one[start : start + PAIRS]
        met = terms[other[start : start + PAIRS]]
        firsts = np.flatnonzero(np.diff(some, prepend=-1))
        for row, first, last in zip(some[firsts], firsts, [*firsts[1:], len(some)], strict=True):
            own = slice(terms.indptr[row], terms.indptr[row + 1])
            theirs = slice(met.indptr[first], met.indptr[last])
            spread[terms.indices[own]] = terms.data[own]
            met.data[theirs] *= spread[met.indices[theirs]]
            spread[terms.indices[own]] = 0.0
        products.append(met.sum(axis=1))
    return np.concatenate(products)


def _settled(pairs: Pairs) -> Pairs:
    """Scores up to 1, rounded so that no machine's last digits decide, without those that say nothing."""
    score = np.round(np.minimum(pairs.score, 1.0), 6)
    kept = score >= STRANGE
    return Pairs(pairs.one[kept], pairs.other[kept], score[kept])


def neighbours(plain: Pairs, nearness: Nearness) -> sparse.csr_array:
    """For each article a row of those most like it, by how far they are so above the background.

    An undated article may be like articles of two times, and would tie two events together: only those of the
    time that it is more like on the whole, and undated ones, are its neighbours.
    """
    near = plain.matrix(len(nearness))
    near.data = np.maximum(0.0, near.data - BACKGROUND)
    near.eliminate_zeros()
    near = weightiest(near, NEIGHBOURS)
    for start, end in zip(near.indptr, near.indptr[1:], strict=False):
        others, weight = near.indices[start:end], near.data[start:end]
        together = nearness.gaps(others[:, None], others[None, :]) < WINDOW
        if not together.all():
            support = np.round(together @ weight, 6) * nearness.dated(others)
            weight *= together[np.argmax(support)]
    return near


def expanded(terms: sparse.csr_array, near: sparse.csr_array) -> sparse.csr_array:
    """Each article with its neighbours' terms added."""
    own = sparse.eye_array(terms.shape[0], format="csr")
    return unit((own + BORROWED * near) @ terms)


def dimmed(pairs: Pairs, nearness: Nearness) -> Pairs:
    """Likeness lessened by the days between articles."""
    return _settled(Pairs(pairs.one, pairs.other, pairs.score * nearness(pairs.one, pairs.other)))


def scaled(pairs: Pairs, size: int) -> Pairs:
    """Likeness beside crowding: more where either article has few others like it, less where it has many."""
    nearest = weightiest(pairs.matrix(size), CROWD)
    crowding = np.asarray(nearest.sum(axis=1)).ravel() / CROWD + EMPTY
    relative = np.sqrt(crowding[pairs.one] * crowding[pairs.other]) / TYPICAL
    return _settled(Pairs(pairs.one, pairs.other, pairs.score / relative**PRESSURE))
