"""Freezing days and entering errata: the only two ways in which the folder of frozen editions grows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from .archive import Archive, EditionError, Frozen, freeze
from .edition import Edition, Erratum
from .errata import Present, news


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one day."""

    day: date
    what: str
    """In plain English."""
    write: Frozen | None = None
    """What is to be written; None where nothing is."""
    refused: bool = False


def outcomes(
    days: Iterable[date], today: date, archive: Archive, made: Mapping[date, Edition], now: Present
) -> Iterator[Outcome]:
    """What freezing these days comes to: a new edition each, or errata for those that are frozen already."""
    for day in sorted(days):
        try:
            yield outcome(day, today, archive, made, now)
        except EditionError as error:
            yield Outcome(day, str(error), refused=True)


def outcome(day: date, today: date, archive: Archive, made: Mapping[date, Edition], now: Present) -> Outcome:
    """What freezing one day comes to.

    Raises EditionError where its file is broken, there is no briefing of it, or it is still to come.
    """
    if day in archive.broken:
        raise EditionError(archive.broken[day])
    if day in archive.frozen:
        return supplemented(archive.frozen[day], today, now)
    if day not in made:
        raise EditionError("there is no briefing of this day")
    if day > today:
        raise EditionError(f"is still to come: today is {today.isoformat()}")
    frozen = freeze(made[day], today)
    return Outcome(day, f"frozen, SHA-256 {frozen.digest}", frozen)


def supplemented(frozen: Frozen, today: date, now: Present) -> Outcome:
    """A frozen edition with an erratum of today, where there is news of it.

    Raises EditionError where today is before the last entry: errata are in the order of their days.
    """
    day = frozen.edition.day
    fresh = news(frozen.edition, now, frozen.errata)
    if not fresh:
        return Outcome(day, "frozen already, nothing changed since")
    last = max((frozen.edition.frozen or day, *(erratum.noticed for erratum in frozen.errata)))
    if today < last:
        raise EditionError(f"has entries of {last.isoformat()} already: today cannot be {today.isoformat()}")
    entered = replace(frozen, errata=(*frozen.errata, Erratum(today, fresh)))
    number = "1 correction" if len(fresh) == 1 else f"{len(fresh)} corrections"
    return Outcome(day, f"entered {number} as errata of {today.isoformat()}", entered)
