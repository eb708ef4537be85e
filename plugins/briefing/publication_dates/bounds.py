"""The days on which an article can have been published at all: after its outlet began, before the build."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..records import Outlet
from ..said import Said, said

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

    def refusal(self, day: date, outlet: str | None) -> Said | None:
        """Why an article of this outlet cannot be of this day; None where it can."""
        if self.today is not None and day > self.today:
            return said("it lies after %(day)s, the day of the build", day=self.today)
        if day < OLDEST:
            return said("there were no newspapers yet")
        if day < (first := self.first(outlet)):
            return said("%(outlet)s has appeared since %(day)s only", outlet=outlet or "", day=first)
        return None
