"""Readings: what a sentence by itself tells the rankers, worked out once for all summaries that see it."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress, pairwise

from . import readability, words

Concept = str
"""A stem, or a pair of stems that stand side by side, a space between them."""

SHORTEST, LONGEST = 5, 70
"""Words of a sentence worth showing: shorter ones are fragments, longer ones lists or missed stops."""

NEITHER = re.compile(r"[\W_]+")
"""Neither letters nor digits."""

KEPT = 1 << 14
"""Readings that are kept, about 6 kB each. A story's page, its timeline and its briefs are written one after
another, a topic's summary before its timeline, so that hardly a sentence is read twice for one of them."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence, split into words and judged, whatever stands around it."""

    words: tuple[str, ...]
    content: frozenset[str]
    """The stems of those that are no stop words: what the sentence is about."""
    concepts: frozenset[Concept]
    """The stems that carry a subject, and the neighbours of which at least one does."""
    frequencies: tuple[tuple[str, float], ...]
    """For each stem of `content` 1 + the logarithm of how often it stands there."""
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


@lru_cache(maxsize=KEPT)
def read(text: str, language: str) -> Reading:
    """The reading of a sentence in a language."""
    tokens = tuple(words.tokens(text))
    stems = tuple([words.stem(word, language) for word in tokens])
    content_words = tuple(compress(stems, [not words.is_stop(word, language) for word in tokens]))
    content = frozenset(content_words)
    return Reading(
        words=tokens,
        content=content,
        concepts=content.union([f"{a} {b}" for a, b in pairwise(stems) if a in content or b in content]),
        frequencies=_frequencies(content_words),
        introduces=_surnames(tokens),
        key=_key(text),
        unlabelled=_key(readability.unlabelled(text)),
        leans=readability.leans(text),
        cut=readability.connective(text),
        showable=SHORTEST <= len(tokens) <= LONGEST and readability.is_reporting(text),
    )


def _key(text: str) -> str:
    return NEITHER.sub("", text).lower()


def _frequencies(stems: Sequence[str]) -> tuple[tuple[str, float], ...]:
    counted = Counter(stems)
    if len(counted) == len(stems):
        return tuple([(stem, 1.0) for stem in stems])
    return tuple([(stem, 1 + math.log(n)) for stem, n in counted.items()])


def _surnames(words: Sequence[str]) -> frozenset[str]:
    """The last of two neighbours that are written as names are: "John", "Kerry"; none of the first word."""
    named = [len(word) > 2 and word.istitle() for word in words]
    return frozenset(words[place] for place in range(2, len(words)) if named[place - 1] and named[place])
