"""Candidates: articles that may be alike, found by the terms that tell most of them.

A shuffle by article: every part sees those few terms of all articles, and looks up the partners of its own.
What two have in common is a sum over terms; dealt by term, no part would know it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from ..rows import starts, weightiest
from ..shuffles import Shuffle

TELLING = 30
"""The weightiest terms of an article, by which others are found; the cosine is then taken over all."""

GLIMPSE = 0.05
"""What two articles must have in common in those terms for their cosine to be taken; .02 finds no more."""

POSTINGS = 1000
"""Articles of one telling term that are compared with one another; a longer list is cut into runs of
neighbours in time, or the work would grow with the square of the collection."""

ROWS = 1000
"""Articles of a block, whose partners are looked up at once: it bounds the memory, changes nothing else."""

NUMBER, WEIGHT = np.dtype("<i8"), np.dtype("<f8")
"""How numbers and weights stand in the bytes of a record, on every machine alike."""


@dataclass(frozen=True, slots=True)
class Block:
    """Some rows of a matrix, one after the other."""

    number: int
    """Which of the blocks it is."""
    lengths: bytes
    """(rows,) how many entries each has."""
    columns: bytes
    """(entries,)"""
    weights: bytes
    """(entries,)"""


@dataclass(frozen=True, slots=True)
class Hand:
    """What a part is dealt of a block."""

    block: Block
    is_own: bool
    """Whether this part looks up the partners of these articles."""


def candidates(terms: sparse.csr_array, shuffle: Shuffle) -> tuple[np.ndarray, np.ndarray]:
    """Articles with later ones that may be like them, as two arrays, in order."""
    telling = runs(weightiest(terms, TELLING))
    size = max(1, telling.shape[0])
    met = [np.frombuffer(codes, NUMBER) for codes in shuffle(deal, gather, blocks(telling))]
    codes = np.sort(np.concatenate(met))
    return codes // size, codes % size


def runs(rows: sparse.csr_array) -> sparse.csr_array:
    """The same rows, but a column with more than POSTINGS entries cut into columns of so many."""
    columns = sparse.csc_array(rows)
    counts = np.diff(columns.indptr)
    within = np.arange(columns.nnz) - np.repeat(columns.indptr[:-1], counts)
    begins = starts(np.maximum(1, -(-counts // POSTINGS)))
    column = np.repeat(begins[:-1], counts) + within // POSTINGS
    cut = sparse.coo_array((columns.data, (columns.indices, column)), shape=(rows.shape[0], int(begins[-1])))
    return sparse.csr_array(cut)


def blocks(rows: sparse.csr_array) -> Iterator[Block]:
    """The rows, block by block; an empty block where there are none."""
    for number, start in enumerate(range(0, max(1, rows.shape[0]), ROWS)):
        ends = rows.indptr[start : start + ROWS + 1]
        entries = slice(ends[0], ends[-1])
        yield Block(
            number,
            np.diff(ends).astype(NUMBER).tobytes(),
            rows.indices[entries].astype(NUMBER).tobytes(),
            rows.data[entries].astype(WEIGHT, copy=False).tobytes(),
        )


def deal(block: Block, parts: int) -> list[Hand]:
    """The block to every part, to one of them as its own."""
    return [Hand(block, block.number % parts == part) for part in range(parts)]


def gather(hands: Iterable[Hand]) -> bytes:
    """The pairs of a part's own articles with later ones, each as one number.

    That is the earlier article's times how many there are plus the later one's.
    """
    hands = list(hands)
    rows = _matrix([hand.block for hand in hands])
    codes = [np.empty(0, NUMBER)]
    for own in (hand.block.number for hand in hands if hand.is_own):
        start = own * ROWS
        met = sparse.coo_array(rows[start : start + ROWS] @ sparse.csr_array(rows[start:].T))
        alike = (met.data >= GLIMPSE) & (met.col > met.row)
        one, other = (places[alike].astype(NUMBER) + start for places in met.coords)
        codes.append(one * rows.shape[0] + other)
    return np.concatenate(codes).tobytes()


def _matrix(blocks: Sequence[Block]) -> sparse.csr_array:
    """All rows together."""
    lengths = np.frombuffer(b"".join(block.lengths for block in blocks), NUMBER)
    columns = np.frombuffer(b"".join(block.columns for block in blocks), NUMBER)
    weights = np.frombuffer(b"".join(block.weights for block in blocks), WEIGHT)
    ends = starts(lengths)
    shape = (len(lengths), int(columns.max(initial=0)) + 1)
    return sparse.csr_array((weights, columns.astype(ends.dtype), ends), shape=shape)
