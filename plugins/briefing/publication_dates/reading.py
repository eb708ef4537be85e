"""Readings: what an article by itself gives to dating among the others: its terms, its counts, its events."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..words import terms
from .counts import Count, counts
from .events import Since, mentions
from .prose import Prose

READ_AT_MOST = 12_000
"""Characters of an article that are compared; also those in which counts and events are sought."""
NUMBER = np.dtype("<u2")
"""How words stand in a reading's bytes, on every machine alike; a text has fewer of them than characters."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What dating among neighbours reads in an article."""

    terms: tuple[str, ...]
    """The stems of its words, each once, in the order in which they come."""
    words: bytes
    """Every word, by its number among the terms."""
    counts: dict[str, Count]
    """What it counts, by the stem of its name."""
    since: tuple[Since, ...]
    """How long ago it says that events were."""


def read(prose: Prose) -> Reading:
    """The reading of an article."""
    numbers: dict[str, int] = {}
    body = "\n".join(passage.text for passage in prose.paragraphs)
    text = "\n".join((prose.title, prose.standfirst, body))[:READ_AT_MOST]
    words = [numbers.setdefault(term, len(numbers)) for term in terms(text, prose.language)]
    return Reading(tuple(numbers), np.array(words, NUMBER).tobytes(), counts(prose), tuple(mentions(prose)))
