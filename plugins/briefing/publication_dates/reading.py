"""Readings: what an article itself gives to dating among the others: its counts, the events that it names."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from .counts import Count, counts
from .events import Since, mentions
from .prose import Prose


@dataclass(frozen=True, slots=True)
class Reading:
    """What dating among neighbours reads in an article."""

    counts: dict[str, Count]
    """What it counts, by the stem of its name."""
    since: tuple[Since, ...]
    """How long ago it says that events were."""

    @property
    def names(self) -> set[str]:
        """What it counts and which events it may name."""
        return {*self.counts, *(name for since in self.since for name in since.names)}

    def about(self, names: Set[str]) -> Reading:
        """The same, as far as it counts or may name one of these."""
        counts = {name: self.counts[name] for name in names & self.counts.keys()}
        return Reading(counts, tuple(since for since in self.since if not names.isdisjoint(since.names)))


def read(prose: Prose) -> Reading:
    """The reading of an article."""
    return Reading(counts(prose), tuple(mentions(prose)))
