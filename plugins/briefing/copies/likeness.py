"""Likeness: whether two sentences are one, and how much of one article stands in another, by aligning words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist, cpdist

from .skeletons import Corpus, Strings

SKELETON = 0.7
"""The likeness of skeletons from which on two sentences may be one. With nine of ten words swapped, 99 of 100
sentences of 12 words and more reach .75; of strangers' nearest sentences 1 of 1000 reaches .57."""

LITERAL = 0.3
"""The likeness of the words themselves that is asked for besides: all but the most spun reach .44, no stranger .33."""

ANCHORS = 0.5
"""The likeness of names and numbers, in order, that two sentences, or two articles, must have besides."""

ALONE = 0.5
"""The likeness of words that is asked of two sentences where no others speak for them. Below it, real reports of one
event met in formulas: "The situation is evolving and the virus is changing", "The posting is good and the points made valid"."""

FIGURES = 0.6
"""The likeness of numbers alone that two articles must have: a market report or a bulletin of small earthquakes
repeats its words and even its names every day; only its numbers are new."""

DOUBT = 2
"""Numbers that may differ before it counts: with fewer, one that was mangled would decide."""

WORDS = 5
"""Sentences shorter than this are one only where they are the same, word for word."""

EDITED = 0.5
"""The likeness of words from which on two sentences of a copy and its origin are shown as one, edited."""


PART = 1 << 16
"""Pairs compared at a time, for memory's sake."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which sentences of one article stand in another."""

    pairs: tuple[tuple[int, int], ...]
    """(number in the article, number in the other), by the former; sentences without a partner are not listed."""
    share: float
    """The share of the article's words that stand in those sentences, 0 to 1; 0 where names or numbers differ."""
    literal: float = 0.0
    """How alike those sentences are word for word, 0 to 1."""
    swapped: float = 0.0
    """The share of the words in those sentences that stand where the other has different ones, 0 to 1:
    a spinner's work. Names, numbers and function words that differ do not count, nor words added or dropped."""


def likeness(corpus: Corpus, pairs: np.ndarray) -> np.ndarray:
    """(pairs,) how alike two sentences are word for word, 0 to 1; 0 for those that are not one."""
    parts = [_likeness(corpus, pairs[start : start + PART]) for start in range(0, len(pairs), PART)]
    return np.concatenate([*parts, np.zeros(0, np.float32)])


def _likeness(corpus: Corpus, pairs: np.ndarray) -> np.ndarray:
    """The same for a part of the pairs."""
    left, right = pairs[:, 0], pairs[:, 1]
    found = (np.minimum(corpus.lengths[left], corpus.lengths[right]) >= WORDS).astype(np.float32)
    for strings, least in ((corpus.skeletons, SKELETON), (corpus.anchors, ANCHORS), (corpus.literals, LITERAL)):
        asked = np.flatnonzero(found)
        alike = _similarity(strings, left[asked], right[asked])
        found[asked] = np.where(alike >= least, alike, 0)
    return found


def align(corpus: Corpus, article: int, other: int) -> tuple[Alignment, Alignment]:
    """Where the sentences of an article stand in another, and those of the other in it."""
    ours, theirs = corpus.span(article), corpus.span(other)
    skeleton = _matrix(corpus.skeletons[ours], corpus.skeletons[theirs])
    literal = _matrix(corpus.literals[ours], corpus.literals[theirs])
    score = np.where(_one(corpus, skeleton, literal, ours, theirs), skeleton + literal, 0)
    there = _alignment(corpus, score, skeleton, literal, ours, theirs)
    return there, _alignment(corpus, score.T, skeleton.T, literal.T, theirs, ours)


def edited(corpus: Corpus, alignment: Alignment, article: int, other: int) -> tuple[tuple[int, int], ...]:
    """The alignment's pairs and, of the sentences without a partner, those that were only edited."""
    ours, theirs = corpus.span(article), corpus.span(other)
    left = sorted(set(range(ours.stop - ours.start)) - {i for i, _ in alignment.pairs})
    right = sorted(set(range(theirs.stop - theirs.start)) - {j for _, j in alignment.pairs})
    if not left or not right:
        return alignment.pairs
    literal = _matrix(
        corpus.literals.take(ours.start + i for i in left), corpus.literals.take(theirs.start + j for j in right)
    )
    best = literal.argmax(1)
    more = [(i, right[j]) for i, j, row in zip(left, best, literal, strict=True) if row[j] >= EDITED]
    return tuple(sorted([*alignment.pairs, *more]))


def _one(corpus: Corpus, skeleton: np.ndarray, literal: np.ndarray, ours: slice, theirs: slice) -> np.ndarray:
    """(our sentences, their sentences) which two are one; names and numbers are judged over the whole article."""
    long = np.minimum(corpus.lengths[ours][:, None], corpus.lengths[theirs][None, :]) >= WORDS
    same = corpus.same[ours][:, None] == corpus.same[theirs][None, :]
    return (skeleton >= SKELETON) & (literal >= LITERAL) & long | same


def _alignment(
    corpus: Corpus, score: np.ndarray, skeleton: np.ndarray, literal: np.ndarray, ours: slice, theirs: slice
) -> Alignment:
    """Each of our sentences with the best of theirs."""
    if not score.size:
        return Alignment((), 0.0)
    rows, best = np.arange(len(score)), score.argmax(1)
    found = np.flatnonzero(score[rows, best] > 0)
    left, right = found + ours.start, best[found] + theirs.start
    agree = _agreement(corpus.anchors, left, right) >= ANCHORS and _agreement(corpus.figures, left, right, DOUBT) >= FIGURES
    share = corpus.lengths[left].sum() / max(1, corpus.lengths[ours].sum()) if agree else 0.0
    weight = np.maximum(corpus.lengths[left], corpus.lengths[right])
    weight = weight / max(1, weight.sum())
    exact, outline = (float(weight @ matrix[found, best[found]]) for matrix in (literal, skeleton))
    return Alignment(tuple(zip(found.tolist(), best[found].tolist(), strict=True)), float(share), exact, outline - exact)


def _matrix(ones: Sequence[str], others: Sequence[str]) -> np.ndarray:
    """(ones, others) the likeness of each with each: 1 less the edits between them by the longer's length."""
    return cdist(ones, others, scorer=Levenshtein.normalized_similarity, dtype=np.float32)


def _similarity(strings: Strings, left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """(pairs,) the likeness of each with its partner."""
    return cpdist(strings.take(left), strings.take(right), scorer=Levenshtein.normalized_similarity, dtype=np.float32)


def _agreement(strings: Strings, left: np.ndarray, right: np.ndarray, doubt: int = 0) -> float:
    """The likeness of all the partners taken together, with so many words more that agree; 1 where there are none."""
    pairs = zip(strings.take(left), strings.take(right), strict=True)
    longer = np.array([max(len(one), len(other)) for one, other in pairs])
    total = longer.sum() + doubt
    return float((longer @ _similarity(strings, left, right) + doubt) / total) if total else 1.0
