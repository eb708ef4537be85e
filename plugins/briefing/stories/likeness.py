"""How alike articles are: the cosine of their terms, with their neighbours' words, beside the crowding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from .nearness import WINDOW, Nearness

TELLING = 30
"""The weightiest terms of an article, by which others are found; the cosine is then taken over all."""

GLIMPSE = 0.05
"""What two articles must have in common in those terms for their cosine to be taken; .02 finds no more."""

POSTINGS = 1000
"""Articles of one telling term that are compared with one another; a longer list is cut into runs of
neighbours in time, or the work would grow with the square of the collection."""

ROWS = 1000
"""Articles whose candidates are looked up at once, pairs whose cosines are taken at once: it bounds the
memory, and changes nothing else."""

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
        upper = sparse.coo_array((self.score, (self.one, self.other)), shape=(size, size))
        return sparse.csr_array(upper + upper.T)


def likeness(terms: sparse.csr_array, nearness: Nearness) -> Pairs:
    """The likeness, 0 to 1, of all articles that have something in common; `terms` are rows of length 1.

    In three turns: plain cosines; cosines of articles expanded by their nearest neighbours' terms, so that
    one event told in different words comes together (Singhal and Pereira 1999, "Document expansion for speech
    retrieval"); and these scaled by how crowded either article's surroundings are, so that one threshold fits
    a lone report and two rival events of a kind (Zelnik-Manor and Perona 2004, "Self-tuning spectral
    clustering"; Conneau et al. 2018, "Word translation without parallel data").
    """
    near = neighbours(dimmed(cosines(terms), nearness), nearness)
    return dimmed(scaled(cosines(expanded(terms, near)), len(nearness)), nearness)


def unit(rows: sparse.csr_array) -> sparse.csr_array:
    """Each row divided by its length; an empty row stays empty."""
    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    scale = np.divide(1.0, lengths, out=np.zeros_like(lengths), where=lengths > 0)
    rows.data *= np.repeat(scale, np.diff(rows.indptr))
    return rows


def cosines(terms: sparse.csr_array) -> Pairs:
    """The cosines of all articles that share telling terms."""
    found = [Pairs(one, other, _products(terms, one, other)) for one, other in candidates(terms)]
    one, other, score = (
        np.concatenate([np.empty(0, kind), *(getattr(pairs, name) for pairs in found)])
        for name, kind in (("one", np.int64), ("other", np.int64), ("score", np.float64))
    )
    return _settled(Pairs(one, other, score))


def _products(terms: sparse.csr_array, one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """The products of the rows of each pair."""
    products = [np.empty(0)]
    for start in range(0, len(one), ROWS):
        some = slice(start, start + ROWS)
        products.append(np.asarray(terms[one[some]].multiply(terms[other[some]]).sum(axis=1)).ravel())
    return np.concatenate(products)


def _settled(pairs: Pairs) -> Pairs:
    """Scores up to 1, rounded so that no machine's last digits decide, without those that say nothing."""
    score = np.round(np.minimum(pairs.score, 1.0), 6)
    kept = score >= STRANGE
    return Pairs(pairs.one[kept], pairs.other[kept], score[kept])


def candidates(terms: sparse.csr_array) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Articles with later ones that may be like them, pair by pair, in order."""
    telling = runs(weightiest(terms, TELLING))
    lists = sparse.csr_array(telling.T)
    for start in range(0, telling.shape[0], ROWS):
        block = sparse.csr_array(telling[start : start + ROWS] @ lists)
        block.sort_indices()
        one = np.repeat(np.arange(start, start + block.shape[0]), np.diff(block.indptr))
        alike = (block.data >= GLIMPSE) & (block.indices > one)
        yield one[alike], block.indices[alike].astype(np.int64)


def weightiest(rows: sparse.csr_array, most: int) -> sparse.csr_array:
    """Each row's heaviest entries, the first by column of equals."""
    counts = np.diff(rows.indptr)
    kept = np.ones(rows.nnz, bool)
    for row in np.flatnonzero(counts > most).tolist():
        start, end = rows.indptr[row : row + 2]
        kept[start + np.argsort(-rows.data[start:end], kind="stable")[most:]] = False
    starts = np.concatenate(([0], np.cumsum(np.minimum(counts, most))))
    return sparse.csr_array((rows.data[kept], rows.indices[kept], starts), shape=rows.shape)


def runs(rows: sparse.csr_array) -> sparse.csr_array:
    """The same rows, but a column with more than POSTINGS entries cut into columns of so many."""
    columns = sparse.csc_array(rows)
    counts = np.diff(columns.indptr)
    within = np.arange(columns.nnz) - np.repeat(columns.indptr[:-1], counts)
    starts = np.concatenate([[0], np.cumsum(np.maximum(1, -(-counts // POSTINGS)))])
    column = np.repeat(starts[:-1], counts) + within // POSTINGS
    cut = sparse.coo_array((columns.data, (columns.indices, column)), shape=(rows.shape[0], int(starts[-1])))
    return sparse.csr_array(cut)


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
    return unit(sparse.csr_array(terms + BORROWED * (near @ terms)))


def dimmed(pairs: Pairs, nearness: Nearness) -> Pairs:
    """Likeness lessened by the days between articles."""
    return _settled(Pairs(pairs.one, pairs.other, pairs.score * nearness(pairs.one, pairs.other)))


def scaled(pairs: Pairs, size: int) -> Pairs:
    """Likeness beside crowding: more where either article has few others like it, less where it has many."""
    nearest = weightiest(pairs.matrix(size), CROWD)
    crowding = np.asarray(nearest.sum(axis=1)).ravel() / CROWD + EMPTY
    relative = np.sqrt(crowding[pairs.one] * crowding[pairs.other]) / TYPICAL
    return _settled(Pairs(pairs.one, pairs.other, pairs.score / relative**PRESSURE))
