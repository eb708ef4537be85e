"""Links: which articles share sentences, and which sentences those are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from . import candidates
from .likeness import ALONE, likeness
from .skeletons import Corpus

HELD = 0.3
"""The share of the shorter article's words in shared sentences from which on two articles are aligned whole."""


@dataclass(frozen=True)
class Links:
    """The sentences of a corpus that stand in several places."""

    corpus: Corpus
    pairs: np.ndarray
    """(pairs, 2) sentences that are one, though not word for word; of sentences with the same words the first only."""
    likeness: np.ndarray
    """(pairs,) how alike they are word for word, 0 to 1."""

    @cached_property
    def family(self) -> np.ndarray:
        """(sentences,) for each the first of those that it is one with, at any remove; so often itself.

        Pairs that are alike in their skeletons only are left out: they need others to speak for them.
        """
        heads = np.arange(len(self.corpus.same))
        for one, other in self.pairs[self.likeness >= ALONE].tolist():
            low, high = sorted((_head(heads, one), _head(heads, other)))
            heads[high] = low
        while (further := heads[heads]).tolist() != heads.tolist():
            heads = further
        return np.where(self.corpus.lengths > 0, heads[self.corpus.same], np.arange(len(heads)))

    @cached_property
    def places(self) -> dict[int, np.ndarray]:
        """The sentences of each family that has several, by its first; of a crowd the first two, as in `met`."""
        order = np.argsort(self.family, kind="stable")
        heads, begins = np.unique(self.family[order], return_index=True)
        groups = np.split(order, begins[1:])
        several = ((int(head), group) for head, group in zip(heads, groups, strict=True) if len(group) > 1)
        return {head: group if len(group) <= candidates.CROWD else group[:2] for head, group in several}

    @cached_property
    def met(self) -> np.ndarray:
        """(pairs, 2) sentences of one family in different articles, the longer article's first."""
        order = np.argsort(self.family, kind="stable")
        begins = np.unique(self.family[order], return_index=True)[1]
        sizes = np.diff(np.append(begins, len(order)))
        owner = self.corpus.owner
        met = [np.stack(two, axis=1) for two in candidates.meetings(order, begins, sizes)]
        found = np.concatenate([*met, np.zeros((0, 2), np.int64)]).astype(np.int64)
        return found[owner[found[:, 0]] < owner[found[:, 1]]]

    def articles(self) -> list[tuple[int, int]]:
        """Pairs of articles that may be copies: the longer first, in the order of the corpus."""
        corpus, total = self.corpus, len(self.corpus.lengths)
        owner = corpus.owner.astype(np.int64)
        shared = np.concatenate((self.met, self.pairs[owner[self.pairs[:, 0]] < owner[self.pairs[:, 1]]]))
        codes = np.unique(owner[shared[:, 0]] * total + shared[:, 1])
        longer, sentence = codes // max(1, total), codes % max(1, total)
        pair, inverse = np.unique(longer * len(corpus.articles) + owner[sentence], return_inverse=True)
        words = np.bincount(inverse, corpus.lengths[sentence], len(pair))
        longer, shorter = pair // max(1, len(corpus.articles)), pair % max(1, len(corpus.articles))
        enough = words >= HELD * corpus.size[shorter]
        return list(zip(longer[enough].tolist(), shorter[enough].tolist(), strict=True))


def links(corpus: Corpus) -> Links:
    """The sentences of a corpus that are one, by index, then by alignment."""
    pairs = candidates.pairs(corpus)
    alike = likeness(corpus, pairs)
    return Links(corpus, pairs[alike > 0], alike[alike > 0])


def _head(heads: np.ndarray, sentence: int) -> int:
    """The first of a sentence's family so far, its way there shortened (Tarjan's path halving)."""
    while heads[sentence] != sentence:
        heads[sentence] = heads[heads[sentence]]
        sentence = heads[sentence]
    return int(sentence)
