"""Readings: what a sentence by itself tells the rankers, worked out once for all summaries that see it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import compress, pairwise
from operator import and_, or_

from msgspec import Struct

from . import readability, words
from .words import Stretch

Concept = str
"""A stem, or a pair of stems that stand side by side, a space between them."""

SHORTEST, LONGEST = 5, 70
"""Words of a sentence worth showing: shorter ones are fragments, longer ones lists or missed stops."""

FULL_NAME = bytes((1, 1))
"""Two neighbours that are written as names are, in `Stretch.titled`."""

KEPT = 1 << 14
"""Readings that are kept: 1 kB each, 4 kB once words and pairs were asked for. A story's page, its timeline
and its briefs are written one after another, a topic's summary before its timeline, so that hardly a sentence
is read twice for one of them."""


class Reading(Struct, frozen=True, eq=False, dict=True):
    """A sentence, split into stretches and judged, whatever stands around it.

    Its words and stems are put together when they are asked for: most sentences are only weighed, by the
    numbers that their pool gives the stretches.
    """

    stretches: tuple[Stretch, ...]
    """What stands between its white spaces; by these its `numbers` hold."""
    numbers: bytes
    """The number of the stem of every word: see `Stretch.numbers`."""
    carries: bytes
    """For each word 1 where it is no stop word, else 0."""
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

    @property
    def size(self) -> int:
        """Its words, as budgets count them."""
        return len(self.carries)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words as they stand."""
        return tuple([word for stretch in self.stretches for word in stretch.words])

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The stem of every word."""
        return tuple([stem for stretch in self.stretches for stem in stretch.stems])

    @cached_property
    def content(self) -> frozenset[str]:
        """The stems of those that are no stop words: what the sentence is about."""
        return frozenset([stem for stretch in self.stretches for stem in stretch.content])

    @cached_property
    def pairs(self) -> frozenset[Concept]:
        """The neighbours of which at least one carries a subject."""
        carries = list(map(self.content.__contains__, self.stems))
        joined = map(or_, carries, carries[1:])
        return frozenset([f"{a} {b}" for a, b in compress(pairwise(self.stems), joined)])


@lru_cache(maxsize=KEPT)
def read(text: str, language: str) -> Reading:
    """The reading of a sentence in a language."""
    stretches = words.vocabulary(language).stretches(text)
    titled = b"".join([stretch.titled for stretch in stretches])
    return Reading(
        stretches=stretches,
        numbers=b"".join([stretch.numbers for stretch in stretches]),
        carries=b"".join([stretch.carries for stretch in stretches]),
        introduces=_surnames(stretches, titled),
        key="".join([stretch.letters for stretch in stretches]),
        unlabelled=_key(readability.unlabelled(text)),
        leans=readability.leans(text, language),
        cut=readability.connective(text),
        showable=SHORTEST <= len(titled) <= LONGEST and readability.is_reporting(text),
    )


def _surnames(stretches: Sequence[Stretch], titled: bytes) -> frozenset[str]:
    """The last of two neighbours that are written as names are: "John", "Kerry"; none of the first word."""
    if titled.find(FULL_NAME, 1) < 0:
        return frozenset()
    found = [word for stretch in stretches for word in stretch.words]
    return frozenset(compress(found[2:], map(and_, titled[1:], titled[2:])))


def _key(text: str) -> str:
    """The letters and digits of a text, stretch by stretch."""
    return "".join([words.NEITHER.sub("", stretch).lower() for stretch in text.split()])
