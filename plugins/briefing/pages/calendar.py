"""Editions by their days, in the order of time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from ..editions import Edition

OF_ITS_DAY = ("shown", "folded")
"""The fates that files meet on the day of an edition; others they meet elsewhere."""


class Neighbours(NamedTuple):
    """The days before and after one, of those that have an edition."""

    previous: date | None
    following: date | None


def newest_first(editions: Mapping[date, Edition]) -> dict[date, Edition]:
    """Editions by day, the latest first, each with what it accounts for.

    Before the latest that is its own day, so that a file that is added later does not change them all;
    frozen ones stay as they are.
    """
    days = sorted(editions, reverse=True)
    return {day: editions[day] if day == days[0] else of_its_day(editions[day]) for day in days}


def of_its_day(edition: Edition) -> Edition:
    """An edition that accounts for its own day alone, unless it is frozen."""
    if edition.frozen:
        return edition
    return replace(edition, account={fate: edition.account.get(fate, 0) for fate in OF_ITS_DAY})


def neighbours(days: Iterable[date]) -> dict[date, Neighbours]:
    """The days before and after each."""
    ordered = sorted(days)
    around = zip((None, *ordered), (*ordered[1:], None), strict=False)
    return {day: Neighbours(*both) for day, both in zip(ordered, around, strict=False)}
