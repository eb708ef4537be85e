"""Editions as they are printed, and those that are frozen: kept as published, corrected by errata only."""

from .archive import Archive, EditionError, Frozen, canonical, digest, freeze, read, write
from .composing import ACCOUNT, compose, outline, source
from .edition import Correction, Edition, Erratum, Item, Passage, Source
from .errata import UNDATED, Present, news
from .freezing import Outcome, outcomes
from .locating import locate, places, plain

__all__ = [
    "ACCOUNT",
    "UNDATED",
    "Archive",
    "Correction",
    "Edition",
    "EditionError",
    "Erratum",
    "Frozen",
    "Item",
    "Outcome",
    "Passage",
    "Present",
    "Source",
    "canonical",
    "compose",
    "digest",
    "freeze",
    "locate",
    "news",
    "outcomes",
    "outline",
    "places",
    "plain",
    "read",
    "source",
    "write",
]
