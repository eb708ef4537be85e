"""Likeness: whether two sentences are one, and how much of one article stands in another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist, cpdist

from .skeletons import Corpus, Strings

SKELETON = 0.7
"""The likeness of skeletons from which on two sentences may be one. With nine of ten words swapped, 99 of 100
sentences of 12 words and more reach .75; of strangers' nearest sentences 1 of 1000 reaches .57."""

LITERAL = 0.3
"""The likeness of the words themselves that is asked for besides, in an article whose other sentences agree:
99 of 100 of the most spun sentences of 12 words reach .44, and 1 of 100 strangers .23."""

ALONE = 0.5
"""The likeness of words that is asked of two sentences where no others speak for them. Below it, real reports
meet in formulas: "The situation is evolving and the …", "The posting is good and the …"."""

ANCHORS = 0.5
"""The likeness of names and numbers, in order, that two sentences, or two articles, must have besides."""

FIGURES = 0.6
"""The likeness of numbers alone that two articles must have: a market report or an earthquake bulletin
repeats its words and even its names every day; only its numbers are new."""

DOUBT = 2
"""Numbers that count as agreeing whatever they are, so that one that was mangled does not decide."""

WORDS = 5
"""Sentences shorter than this are one only where they are the same, word for word."""

EDITED = 0.5
"""The likeness of words from which on two sentences of a copy and its origin are shown as one, edited."""

CELLS = 4_000_000
"""Pairs of sentences up to which two articles are aligned in full: two thousand sentences each, more than any
article has. What is longer (a book, a log, an attack) is aligned by the sentences that are the same."""

PART = 1 << 16
"""Pairs compared at a time, for memory's sake."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which sentences of one article stand in another."""

    pairs: tuple[tuple[int, int], ...]
    """(number in the article, number in the other), by the former; what has no partner is not listed."""
    share: float
    """The share of the article's words that stand in them, 0 to 1; 0 where names or numbers differ."""
    literal: float
    """How alike those sentences are word for word, 0 to 1."""
    swapped: float
    """The share of their words that differ where the skeletons agree, 0 to 1: a spinner's work.
    Names, numbers and function words that differ do not count, nor words added or dropped."""


class Partners(NamedTuple):
    """Sentences of one article that stand in another, as four arrays of one length."""

    ours: np.ndarray
    """Their numbers, ascending."""
    theirs: np.ndarray
    """The numbers of their partners."""
    skeleton: np.ndarray
    literal: np.ndarray


def likeness(corpus: Corpus, pairs: np.ndarray) -> np.ndarray:
    """(pairs,) how alike two promising sentences are word for word, 0 to 1; 0 for those that are not one."""
    parts = [_likeness(corpus, *pairs[start : start + PART].T) for start in range(0, len(pairs), PART)]
    return np.concatenate([*parts, np.zeros(0, np.float32)])


def align(corpus: Corpus, article: int, other: int) -> tuple[Alignment, Alignment]:
    """Where the sentences of an article stand in another, and those of the other in it."""
    ours, theirs = corpus.span(article), corpus.span(other)
    if (ours.stop - ours.start) * (theirs.stop - theirs.start) > CELLS:
        there, back = _verbatim(corpus.same[ours], corpus.same[theirs])
    else:
        there, back = _nearest(corpus, ours, theirs)
    return _alignment(corpus, ours, theirs, there), _alignment(corpus, theirs, ours, back)


def edited(corpus: Corpus, alignment: Alignment, article: int, other: int) -> tuple[tuple[int, int], ...]:
    """The alignment's pairs and, of the sentences without a partner, those that were only edited."""
    ours, theirs = corpus.span(article), corpus.span(other)
    left = sorted(set(range(ours.stop - ours.start)) - {i for i, _ in alignment.pairs})
    right = sorted(set(range(theirs.stop - theirs.start)) - {j for _, j in alignment.pairs})
    if not 0 < len(left) * len(right) <= CELLS:
        return alignment.pairs
    literals = corpus.literals
    alike = _each_with_each(
        literals.take(np.array(left) + ours.start), literals.take(np.array(right) + theirs.start)
    )
    best = alike.argmax(1).tolist()
    more = [(i, right[j]) for i, j, row in zip(left, best, alike, strict=True) if row[j] >= EDITED]
    return tuple(sorted([*alignment.pairs, *more]))


def _likeness(corpus: Corpus, left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """The likeness of each sentence with its partner, what cannot be one dropped as early as can be."""
    found = np.zeros(len(left), np.float32)
    asked = np.arange(len(left))
    alike = found
    for strings, least in (
        (corpus.anchors, ANCHORS),
        (corpus.skeletons, SKELETON),
        (corpus.literals, LITERAL),
    ):
        alike = _each_with_its_own(strings, left[asked], right[asked], least)
        asked, alike = asked[alike >= least], alike[alike >= least]
    found[asked] = alike
    return found


def _nearest(corpus: Corpus, ours: slice, theirs: slice) -> tuple[Partners, Partners]:
    """Each of our sentences with the nearest of theirs that is one with it, and the other way round."""
    skeleton = _each_with_each(corpus.skeletons[ours], corpus.skeletons[theirs])
    literal = _each_with_each(corpus.literals[ours], corpus.literals[theirs])
    long = np.minimum.outer(corpus.lengths[ours], corpus.lengths[theirs]) >= WORDS
    same = np.equal.outer(corpus.same[ours], corpus.same[theirs])
    one = (skeleton >= SKELETON) & (literal >= LITERAL) & long | same
    score = np.where(one, skeleton + literal, 0)
    return _best(score, skeleton, literal), _best(score.T, skeleton.T, literal.T)


def _best(score: np.ndarray, skeleton: np.ndarray, literal: np.ndarray) -> Partners:
    """The best column of every row that has one."""
    if not score.size:
        return Partners(*np.zeros((2, 0), np.int64), *np.zeros((2, 0)))
    rows = np.flatnonzero(score.max(1) > 0)
    columns = score[rows].argmax(1)
    return Partners(rows, columns, skeleton[rows, columns], literal[rows, columns])


def _verbatim(ours: np.ndarray, theirs: np.ndarray) -> tuple[Partners, Partners]:
    """The same for sentences that are the same, word for word."""
    _, left, right = np.intersect1d(ours, theirs, return_indices=True)
    both = []
    for one, other, places in ((ours, theirs, right), (theirs, ours, left)):
        rows = np.flatnonzero(np.isin(one, other))
        columns = places[np.searchsorted(other[places], one[rows])]
        both.append(Partners(rows, columns, np.ones(len(rows)), np.ones(len(rows))))
    return both[0], both[1]


def _alignment(corpus: Corpus, ours: slice, theirs: slice, partners: Partners) -> Alignment:
    """What the partners of our sentences say of the whole article."""
    left, right = partners.ours + ours.start, partners.theirs + theirs.start
    share = corpus.lengths[left].sum() / max(1, corpus.lengths[ours].sum())
    weight = np.maximum(corpus.lengths[left], corpus.lengths[right])
    weight = weight / max(1, weight.sum())
    exact, outline = float(weight @ partners.literal), float(weight @ partners.skeleton)
    pairs = tuple(zip(partners.ours.tolist(), partners.theirs.tolist(), strict=True))
    return Alignment(pairs, float(share) if _agree(corpus, left, right) else 0.0, exact, outline - exact)


def _agree(corpus: Corpus, left: np.ndarray, right: np.ndarray) -> bool:
    """Whether partners, taken together, have the same names and numbers."""
    return (
        _agreement(corpus.anchors, left, right) >= ANCHORS
        and _agreement(corpus.figures, left, right, DOUBT) >= FIGURES
    )


def _agreement(strings: Strings, left: np.ndarray, right: np.ndarray, doubt: int = 0) -> float:
    """The likeness of partners taken together, so many words more agreeing; 1 where there are no words."""
    pairs = zip(strings.take(left), strings.take(right), strict=True)
    longer = np.array([max(len(one), len(other)) for one, other in pairs])
    total = longer.sum() + doubt
    return float((longer @ _each_with_its_own(strings, left, right) + doubt) / total) if total else 1.0


def _each_with_each(ones: Sequence[str], others: Sequence[str]) -> np.ndarray:
    """(ones, others) the likeness of each with each: 1 less the edits between them by the longer's length."""
    return cdist(ones, others, scorer=Levenshtein.normalized_similarity, dtype=np.float32)


def _each_with_its_own(
    strings: Strings, left: np.ndarray, right: np.ndarray, least: float = 0.0
) -> np.ndarray:
    """(pairs,) the likeness of each with its partner; 0, which is found sooner, below the least asked."""
    ones, others = strings.take(left), strings.take(right)
    return cpdist(
        ones, others, scorer=Levenshtein.normalized_similarity, score_cutoff=least, dtype=np.float32
    )
