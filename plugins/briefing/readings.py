"""Readings: what a sentence by itself tells the rankers, worked out once for all summaries that see it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import compress, pairwise
from operator import and_, or_

from . import readability, words

Concept = str
"""A stem, or a pair of stems that stand side by side, a space between them."""

SHORTEST, LONGEST = 5, 70
"""Words of a sentence worth showing: shorter ones are fragments, longer ones lists or missed stops."""

KEPT = 1 << 14
"""Readings that are kept, about 6 kB each. A story's page, its timeline and its briefs are written one after
another, a topic's summary before its timeline, so that hardly a sentence is read twice for one of them."""


@dataclass(frozen=True)
class Reading:
    """A sentence, split into words and judged, whatever stands around it."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    """Of every word."""
    content: frozenset[str]
    """The stems of those that are no stop words: what the sentence is about."""
    carries: bytes
    """For each word 1 where its stem is in `content`, else 0."""
    terms: tuple[str, ...]
    """The stems of `content` in the order of the sentence."""
    often: tuple[float, ...]
    """For each of `terms` 1 + the logarithm of how often it stands there."""
    introduces: frozenset[str]
    """The surnames that it gives with a first name."""
    key: str
    """What two exact repetitions share: their letters and digits."""
    unlabelled: str
    """The key of what follows a label, "Online savvy: …", or ""."""
    leans: bool
    """Whether it cannot be understood without the sentence before it."""
    cut: str
    """The connective that is cut when the sentence before it is not shown."""
    showable: bool
    """Whether it reports and has a sensible length."""

    @cached_property
    def pairs(self) -> frozenset[Concept]:
        """The neighbours of which at least one carries a subject."""
        joined = map(or_, self.carries, self.carries[1:])
        return frozenset([f"{a} {b}" for a, b in compress(pairwise(self.stems), joined)])


@lru_cache(maxsize=KEPT)
def read(text: str, language: str) -> Reading:
    """The reading of a sentence in a language."""
    whole = words.vocabulary(language).whole(text)
    carrying = whole.content
    content = frozenset(carrying)
    repeats = len(content) < len(carrying)
    counted = Counter(carrying) if repeats else dict.fromkeys(carrying, 1)
    return Reading(
        words=whole.words,
        stems=whole.stems,
        content=content,
        carries=bytes(map(content.__contains__, whole.stems)),
        terms=tuple(counted),
        often=tuple([1.0 if n == 1 else 1 + math.log(n) for n in counted.values()])
        if repeats
        else (1.0,) * len(counted),
        introduces=_surnames(whole.words, whole.titled),
        key=whole.letters,
        unlabelled=_key(readability.unlabelled(text)),
        leans=readability.leans(text, language),
        cut=readability.connective(text),
        showable=SHORTEST <= len(whole.words) <= LONGEST and readability.is_reporting(text),
    )


def _key(text: str) -> str:
    """The letters and digits of a text, stretch by stretch."""
    return "".join([words.NEITHER.sub("", stretch).lower() for stretch in text.split()])


def _surnames(words: Sequence[str], titled: Sequence[bool]) -> frozenset[str]:
    """The last of two neighbours that are written as names are: "John", "Kerry"; none of the first word."""
    return frozenset(compress(words[2:], map(and_, titled[1:], titled[2:])))
