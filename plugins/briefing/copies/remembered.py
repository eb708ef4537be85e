"""Remembered: how alike sentences are, and how articles align, as earlier builds found.

Both rest on the words of two sentences, or of two articles, alone, so on their digests.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

import numpy as np

from ..memory import Memory
from .likeness import Alignment, align, likeness
from .skeletons import Corpus, mixed

SENTENCES, ARTICLES = "likeness of sentences", "alignments of articles"
"""The names under which both are kept."""

KEYS, LIKENESS = np.dtype("<u8"), np.dtype("<f4")
"""How they stand in the bytes of a record, on every machine alike."""

SPARE = 2
"""What is kept is written anew without what nobody asked for once it is so many times what was asked for."""


@dataclass(frozen=True, slots=True)
class AlikeSentences:
    """How alike pairs of sentences are."""

    keys: bytes = b""
    """A digest of each pair, ascending."""
    likeness: bytes = b""
    """(pairs,) 0 to 1."""


def likeness_of(corpus: Corpus, pairs: np.ndarray, memory: Memory) -> np.ndarray:
    """(pairs,) the `likeness` of promising sentences; that of new pairs only is worked out."""
    scattered = mixed(corpus.digests)
    keys = scattered[pairs[:, 0]] + scattered[pairs[:, 1]]
    order = np.argsort(keys)
    keys, pairs = keys[order], pairs[order]
    kept = memory.recall(SENTENCES, AlikeSentences) or AlikeSentences()
    known = np.frombuffer(kept.keys, KEYS)
    places = np.searchsorted(known, keys)
    is_known = np.append(known, KEYS.type(0))[places] == keys
    is_known &= places < len(known)
    alike = np.zeros(len(keys), LIKENESS)
    alike[is_known] = np.frombuffer(kept.likeness, LIKENESS)[places[is_known]]
    alike[~is_known] = likeness(corpus, pairs[~is_known])
    if not is_known.all() or len(known) > SPARE * len(keys):
        memory.keep(SENTENCES, AlikeSentences(keys.tobytes(), alike.tobytes()))
    found = np.empty_like(alike)
    found[order] = alike
    return found


@dataclass(frozen=True, slots=True)
class AlignedArticles:
    """Alignments of pairs of articles."""

    keys: tuple[bytes, ...] = ()
    """A digest of each pair."""
    both: tuple[tuple[Alignment, Alignment], ...] = ()
    """Where the one stands in the other, and the other way round."""


class Alignments:
    """Alignments of a corpus' articles, each made once."""

    def __init__(self, corpus: Corpus, memory: Memory) -> None:
        self._corpus, self._memory = corpus, memory
        kept = memory.recall(ARTICLES, AlignedArticles) or AlignedArticles()
        self._known = dict(zip(kept.keys, kept.both, strict=True))
        self._asked: dict[bytes, tuple[Alignment, Alignment]] = {}
        self._made: dict[tuple[int, int], Alignment] = {}

    def __call__(self, article: int, other: int) -> Alignment:
        """Where an article's sentences stand in another."""
        if (article, other) not in self._made:
            one, two = sorted((article, other))
            self._made[one, two], self._made[two, one] = self._both(one, two)
        return self._made[article, other]

    def keep(self) -> None:
        """Have the alignments that were asked for remembered."""
        if self._asked.keys() - self._known.keys() or len(self._known) > SPARE * len(self._asked):
            self._memory.keep(ARTICLES, AlignedArticles(tuple(self._asked), tuple(self._asked.values())))

    def _both(self, one: int, two: int) -> tuple[Alignment, Alignment]:
        key = blake2b(digest_size=16)
        for article in (one, two):
            digests = self._corpus.digests[self._corpus.span(article)]
            key.update(len(digests).to_bytes(8, "little") + digests.astype(KEYS).tobytes())
        place = key.digest()
        self._asked[place] = self._known.get(place) or align(self._corpus, one, two)
        return self._asked[place]
