"""Readings: what an article itself gives to dating among the others: its counts, the events that it names."""

from __future__ import annotations

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


def read(prose: Prose) -> Reading:
    """The reading of an article."""
    return Reading(counts(prose), tuple(mentions(prose)))
