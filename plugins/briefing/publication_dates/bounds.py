"""The days on which an article can have been published at all: after its outlet began, before the build."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..records import Outlet
from .phrases import in_words

OLDEST = date(1700, 1, 1)
"""No newspaper article is older; an earlier day is a slip of a machine (the years 1 and 1601 are common)."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The days that can be, as far as the settings know."""

    today: date | None = None
    """The day of the build; where it is not given, no clock is asked and no day lies too late."""
    outlets: tuple[Outlet, ...] = ()

    def first(self, outlet: str | None) -> date:
        """The first day on which an outlet can have published anything."""
        name = (outlet or "").casefold()
        return next((known.since for known in self.outlets if known.name.casefold() == name), OLDEST)

    def refusal(self, day: date, outlet: str | None) -> str:
        """Why an article of this outlet cannot be of this day, in plain English; "" where it can."""
        if self.today is not None and day > self.today:
            return f"it lies after {in_words(self.today)}, the day of the build"
        if day < OLDEST:
            return "there were no newspapers yet"
        if day < (first := self.first(outlet)):
            return f"{outlet} has appeared since {in_words(first)} only"
        return ""
