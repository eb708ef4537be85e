"""Links: which sentences stand in several articles, and which articles may be copies for sharing so many."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..memory import Memory
from ..shuffles import Shuffle
from . import candidates
from .likeness import ALONE
from .remembered import likeness_of
from .skeletons import Corpus, distinct

HELD = 0.3
"""The share of the shorter article's words in shared sentences from which on two are aligned whole."""


@dataclass(frozen=True)
class Links:
    """The sentences of a corpus that are one, or may be."""

    corpus: Corpus
    pairs: np.ndarray
    """(pairs, 2) sentences alike though not word for word; of those with the same words only the first."""
    likeness: np.ndarray
    """(pairs,) how alike they are word for word, 0 to 1."""

    @cached_property
    def family(self) -> np.ndarray:
        """(sentences,) for each the first of those that it is one with, at any remove; so often itself.

        Pairs that are alike in their skeletons only do not count: they need others to speak for them.
        """
        heads = np.arange(len(self.corpus.lengths))
        for one, other in self.pairs[self.likeness >= ALONE].tolist():
            low, high = sorted((_head(heads, one), _head(heads, other)))
            heads[high] = low
        while not np.array_equal(further := heads[heads], heads):
            heads = further
        return np.where(self.corpus.lengths > 0, heads[self.corpus.same], np.arange(len(heads)))

    @cached_property
    def places(self) -> dict[int, np.ndarray]:
        """The sentences of each family that has several, by its first; of a crowd the first two only."""
        order, begins = self._families
        sizes = np.diff(np.append(begins, len(order)))
        told = np.where(sizes <= candidates.CROWD, sizes, 2)
        several = sizes > 1
        return {
            int(order[begin]): order[begin : begin + size]
            for begin, size in zip(begins[several].tolist(), told[several].tolist(), strict=True)
        }

    @cached_property
    def met(self) -> np.ndarray:
        """(pairs, 2) sentences of one family in different articles, the longer article's first."""
        found = [np.zeros((0, 2), np.int64)]
        found += [np.stack(two, axis=1) for two in candidates.meetings(*self._families)]
        return self._apart(np.concatenate(found))

    def articles(self) -> list[tuple[int, int]]:
        """Pairs of articles that may be copies, the longer first, in the order of the corpus."""
        corpus, owner = self.corpus, self.corpus.owner
        sentences, articles = max(1, len(corpus.lengths)), max(1, len(corpus.articles))
        shared = np.concatenate((self.met, self._apart(self.pairs)))
        codes = distinct(owner[shared[:, 0]] * sentences + shared[:, 1])
        longer, sentence = codes // sentences, codes % sentences
        pair, inverse = np.unique(longer * articles + owner[sentence], return_inverse=True)
        words = np.bincount(inverse, corpus.lengths[sentence], len(pair))
        pair = pair[words >= HELD * corpus.size[pair % articles]]
        return list(zip((pair // articles).tolist(), (pair % articles).tolist(), strict=True))

    @cached_property
    def _families(self) -> tuple[np.ndarray, np.ndarray]:
        """The sentences, family by family, and where each family begins."""
        order = np.argsort(self.family, kind="stable")
        return order, np.flatnonzero(np.diff(self.family[order], prepend=-1))

    def _apart(self, pairs: np.ndarray) -> np.ndarray:
        """The pairs of sentences that stand in two articles, the longer article's first."""
        owner = self.corpus.owner
        return pairs[owner[pairs[:, 0]] < owner[pairs[:, 1]]]


def links(corpus: Corpus, memory: Memory, shuffle: Shuffle) -> Links:
    """The sentences of a corpus that are one: candidates by index, then alignment."""
    pairs = candidates.pairs(corpus, shuffle)
    alike = likeness_of(corpus, pairs, memory)
    return Links(corpus, pairs[alike > 0], alike[alike > 0])


def _head(heads: np.ndarray, sentence: int) -> int:
    """The first of a sentence's family so far, by path halving (Tarjan and van Leeuwen 1984)."""
    while heads[sentence] != sentence:
        heads[sentence] = heads[heads[sentence]]
        sentence = int(heads[sentence])
    return sentence
