"""Sketches: what tells at a glance that two sentences cannot be one, without a look at their words."""

from __future__ import annotations

import numpy as np

from .likeness import ANCHORS, SKELETON, WORDS
from .skeletons import Corpus

TRAITS = np.dtype([("words", "<i2"), ("least", "<i2"), ("names", "<i2"), ("fewest", "<i2")])
"""How many words, and names and numbers, a sentence has, and how many one with it must have at least."""

SKETCH = np.dtype([("sentence", "<i8"), ("traits", "<i8"), ("signs", "<u8")])
"""A sentence by its number; its `TRAITS` as one number, which is looked up in a third of the time; and 64
bits, of which each of its names and numbers sets one."""

LONGEST = 10_000
"""Words from which on sentences count as equally long here; their likeness is worked out anyway."""


def sketches(corpus: Corpus) -> np.ndarray:
    """(sentences,) the `SKETCH` of each."""
    traits = np.zeros(len(corpus.lengths), TRAITS)
    traits["words"] = np.minimum(corpus.lengths, LONGEST)
    traits["least"] = np.ceil(np.maximum(WORDS, SKELETON * traits["words"]))
    traits["names"] = np.minimum(corpus.anchors.lengths, LONGEST)
    traits["fewest"] = np.ceil(ANCHORS * traits["names"])
    found = np.empty(len(traits), SKETCH)
    found["sentence"] = np.arange(len(traits))
    found["traits"] = traits.view("<i8")
    found["signs"] = corpus.signatures
    return found


class Glance:
    """Which pairs of some sentences can be one at all."""

    def __init__(self, sketches: np.ndarray) -> None:
        self._traits = sketches["traits"].copy()
        self._signs = sketches["signs"].copy()
        self._edits = ((1 - ANCHORS) * self._traits.view(TRAITS)["names"]).astype(np.int32)

    def __call__(self, left: np.ndarray, right: np.ndarray) -> np.ndarray:
        """(kept,) the places of those pairs, given by the places of their sketches in two arrays.

        Both are long enough, near enough in length, and have enough names and numbers in common.
        """
        one, other = self._traits[left].view(TRAITS), self._traits[right].view(TRAITS)
        near = (one["words"] >= other["least"]) & (other["words"] >= one["least"])
        near &= (one["names"] >= other["fewest"]) & (other["names"] >= one["fewest"])
        kept = np.flatnonzero(near)
        left, right = left[kept], right[kept]
        # Each sign that only one of them has is an edit at least.
        ours, theirs = self._signs[left], self._signs[right]
        lacking = np.maximum(np.bitwise_count(ours & ~theirs), np.bitwise_count(theirs & ~ours))
        return kept[lacking <= np.maximum(self._edits[left], self._edits[right])]
