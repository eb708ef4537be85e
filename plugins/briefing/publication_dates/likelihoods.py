"""How likely each day of writing makes a reference to time: weekdays, days, months and years.

Every public function returns log likelihoods, one for each day of a grid. The tables are counts on 843
dated news articles of 2009 to 2011 from three outlets (docs/decisions/dates-by-likelihood.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ..date_expressions import Mention
from .references import Reference

Scores = NDArray[np.float64]

WEEKDAY_BACK = (
    (0.43, 0.29, 0.12, 0.08, 0.04, 0.02, 0.02),
    (0.21, 0.40, 0.18, 0.08, 0.08, 0.02, 0.03),
    (0.06, 0.22, 0.32, 0.16, 0.08, 0.08, 0.08),
)
"""Days since the first, second and later weekdays that look back: of 100 first ones, 43 are the day of
publication, 29 the day before. Later ones lie further back, as reports begin with what is newest."""
WEEKDAY_AHEAD = (0.27, 0.20, 0.12, 0.12, 0.10, 0.06, 0.13)
"""Days until a weekday that looks ahead."""
WEEKDAY_OPEN = (0.28, 0.15, 0.12, 0.12, 0.06, 0.12, 0.15)
"""Days back where nothing tells the direction."""
WEEKDAY_LAST = (0.12, 0.10, 0.13, 0.15, 0.15, 0.15, 0.20)
"""Days back for "last Friday" and ahead for "next Friday": seldom the nearest."""

PRINTED = (1.1, 1.1, 1.1, 1.1, 1.1, 0.6, 0.6)
"""How much of the news appears on each weekday, Monday first: half as much on a weekend."""
NEXT_WEEK = (0.5, 1.2, 1.0, 1.2, 1.3, 1.3, 0.5)
"""On which weekdays "next week" is written, Monday first: on Sunday it is still or already "this week"."""

WEIGHT = {"weekday": 0.75, "day": 0.5, "month": 0.5, "year": 0.5}
"""How much a reference of each kind counts, as references of one article are not independent; fitted by
conditional logit on two collections at a time: .74 to .85 for weekdays, .3 to .8 for days."""
AT_MOST = 6
"""References of one kind that count: a chronicle names dozens."""

NEAR_DAYS = 4.0
"""A day named is, as a rule, few days away: likelihood falls as 1 / (days + 4)."""
WRONG_SIDE = 0.12
"""Where a verb says past, the day lies ahead after all in 12 of 100 cases, and the reverse."""
DATELINE = (0.9, 0.08)
"""A dateline's day is the day of publication, or the day before."""
HEADING = (0.8, 0.08)
"""A day that heads a running report is its day, or the day before: 6 of 8, and 1."""
SAME_DAY = 0.8
"""How often "Monday" and "the 25th", both ahead and in adjoining sentences, are one day; a judgement, as
the counted articles hold too few."""
SAME_DAY_BY_CHANCE = 1 / 30


@dataclass(frozen=True, eq=False)
class Grid:
    """A run of days that are asked about, as arrays."""

    first: date
    size: int

    @classmethod
    def between(cls, first: date, last: date) -> Grid:
        """The days from first to last, both included."""
        return cls(first, (last - first).days + 1)

    @cached_property
    def days(self) -> NDArray[np.int64]:
        """Proleptic ordinals."""
        return np.arange(self.first.toordinal(), self.first.toordinal() + self.size)

    @cached_property
    def weekdays(self) -> NDArray[np.int64]:
        """Monday is 0."""
        return (self.days + 6) % 7

    @cached_property
    def months(self) -> NDArray[np.int64]:
        """Months since the year 0."""
        months = self.days.astype("datetime64[D]") - np.timedelta64(date(1970, 1, 1).toordinal(), "D")
        return months.astype("datetime64[M]").astype(int) + 1970 * 12

    def day(self, index: int) -> date:
        """The day at an index."""
        return date.fromordinal(int(self.days[index]))

    def index(self, day: date) -> int:
        """The index of a day, outside the grid too."""
        return day.toordinal() - self.first.toordinal()

    def holds(self, day: date) -> bool:
        """Whether a day lies in the grid."""
        return 0 <= self.index(day) < self.size

    @cached_property
    def years(self) -> range:
        """The years of the grid and one on either side."""
        return range(max(self.first.year - 1, 1), min(self.day(self.size - 1).year + 2, 9999))


def calendar_scores(references: Sequence[Reference], grid: Grid) -> Scores:
    """What all references of an article together say of each day of the grid."""
    return sum(calendar_sources(references, grid).values(), np.zeros(grid.size))


def calendar_sources(references: Sequence[Reference], grid: Grid) -> dict[str, Scores]:
    """What the references of each kind say of each day of the grid; "week" is what every article says."""
    scores = {"week": np.log(np.array(PRINTED))[grid.weekdays] + _links(references, grid)}
    weekdays_back = 0
    for reference in distinct(references):
        mention = reference.mention
        kind = "dateline" if reference.is_dateline or reference.is_heading else mention.kind
        scores[kind] = scores.get(kind, 0.0) + of(reference, grid, weekdays_back)
        weekdays_back += mention.kind == "weekday" and mention.direction == "past"
    return scores


def distinct(references: Sequence[Reference]) -> list[Reference]:
    """One reference for each thing said, at most `AT_MOST` of a kind, in order."""
    kept: list[Reference] = []
    seen: set[tuple[object, ...]] = set()
    counts: dict[str, int] = {}
    for reference in references:
        m = reference.mention
        key = (m.kind, m.weekday, m.direction, m.month, m.day, m.year, m.unit, m.amount)
        if key in seen or counts.get(m.kind, 0) >= AT_MOST:
            continue
        seen.add(key)
        counts[m.kind] = counts.get(m.kind, 0) + 1
        kept.append(reference)
    return kept


def of(reference: Reference, grid: Grid, before: int = 0) -> Scores:
    """What one reference says of each day; `before` counts the weekdays before it that look back."""
    mention = reference.mention
    if reference.is_dateline:
        return np.log(_on_the_day(mention, grid, DATELINE))
    if reference.is_heading:
        return np.log(_on_the_day(mention, grid, HEADING))
    if mention.kind == "weekday":
        return WEIGHT["weekday"] * np.log(_weekday(mention, grid, before))
    if mention.kind == "day":
        whole = mention.weekday is not None or mention.year is not None
        return (1.0 if whole else WEIGHT["day"]) * np.log(_day(mention, grid))
    if mention.kind == "month":
        return WEIGHT["month"] * np.log(_month(mention, grid))
    if mention.kind == "year":
        return WEIGHT["year"] * np.log(_year(mention, grid))
    if mention.unit == "week" and mention.amount == 1:
        return np.log(np.array(NEXT_WEEK))[grid.weekdays]
    return np.zeros(grid.size)


def _weekday(mention: Mention, grid: Grid, before: int) -> Scores:
    back = (grid.weekdays - mention.weekday) % 7
    if mention.amount:
        table = np.array(WEEKDAY_LAST)
    elif mention.direction == "past":
        table = np.array(WEEKDAY_BACK[min(before, len(WEEKDAY_BACK) - 1)])
    elif mention.direction == "future":
        return np.array(WEEKDAY_AHEAD)[-back % 7]
    else:
        table = np.array(WEEKDAY_OPEN)
    return table[-back % 7] if mention.amount > 0 else table[back]


def _gaps(mention: Mention, grid: Grid) -> tuple[Scores, Scores]:
    """Days since the last and days until the next time that the calendar has the day named."""
    found = np.array(_occurrences(mention, grid), dtype=float)
    if not len(found):
        return np.full(grid.size, np.inf), np.full(grid.size, np.inf)
    padded = np.concatenate(([-np.inf], found, [np.inf]))
    place = np.searchsorted(found, grid.days, side="right")
    return grid.days - padded[place], padded[np.searchsorted(found, grid.days) + 1] - grid.days


def _occurrences(mention: Mention, grid: Grid) -> list[int]:
    """Ordinals of every day that the mention can mean, in and around the grid; a weekday rules out years."""
    years = [mention.year] if mention.year else grid.years
    months = [mention.month] if mention.month else range(1, 13)
    days = [_ordinal(year, month, mention.day or 1) for year in years for month in months]
    return [d for d in days if d and (mention.weekday is None or (d + 6) % 7 == mention.weekday)]


def _ordinal(year: int, month: int, day: int) -> int:
    """The ordinal of a day; 0 where the calendar has none such."""
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return 0


def _day(mention: Mention, grid: Grid) -> Scores:
    since, until = _gaps(mention, grid)
    if mention.unit == "week" and mention.amount == 0:
        return np.where(until <= 6, 1.0, 1e-4)
    back, ahead = 1 / (since + NEAR_DAYS), 1 / (until + NEAR_DAYS)
    if mention.direction == "past":
        ahead = ahead * WRONG_SIDE
    elif mention.direction == "future":
        back = back * WRONG_SIDE
    return np.maximum(np.maximum(back, ahead), 1e-6)


def _on_the_day(mention: Mention, grid: Grid, chances: tuple[float, float]) -> Scores:
    """A day that is, as a rule, the day of writing: the chances that it is, and that it is the day before."""
    since, _ = _gaps(mention, grid)
    same, after = chances
    return np.where(since == 0, same, np.where(since == 1, after, np.maximum(1e-4 / (since + 1), 1e-9)))


def _month(mention: Mention, grid: Grid) -> Scores:
    """By months away: the nearest of its name, or that of the year it carries."""
    if mention.year is not None:
        away = grid.months - (mention.year * 12 + (mention.month or 1) - 1)
        return _sided(away / 12, mention)
    ahead = ((mention.month or 1) - 1 - grid.months) % 12
    back = (12 - ahead) % 12
    likely = {"past": (1.0, WRONG_SIDE), "future": (WRONG_SIDE, 1.0)}.get(mention.direction, (1.0, 1.0))
    return np.maximum(likely[0] / (back + 1.0), likely[1] / (ahead + 1.0))


def _year(mention: Mention, grid: Grid) -> Scores:
    return _sided(grid.months // 12 - (mention.year or 0), mention)


def _sided(years_since: Scores | NDArray[np.int64], mention: Mention) -> Scores:
    """1 / (years + 1), less where the tense says otherwise; reports name few years to come."""
    ahead = 1.0 if mention.direction == "future" else WRONG_SIDE / 2
    back = WRONG_SIDE if mention.direction == "future" else 1.0
    return np.where(years_since >= 0, back, ahead) / (np.ceil(np.abs(years_since)) + 1.0)


def _links(references: Sequence[Reference], grid: Grid) -> Scores:
    """Two names of one day: "could start on Monday … will begin on the 25th" wants a Monday the 25th."""
    scores = np.zeros(grid.size)
    for weekday, nth in _adjoining(references):
        _, until = _gaps(nth.mention, grid)
        same = until == (weekday.mention.weekday - grid.weekdays) % 7
        other = (1 - SAME_DAY) / (1 - SAME_DAY_BY_CHANCE)
        scores += np.log(np.where(same, SAME_DAY / SAME_DAY_BY_CHANCE, other))
    return scores


def _adjoining(references: Sequence[Reference]) -> list[tuple[Reference, Reference]]:
    """Pairs of a weekday and a bare day of the month, both ahead, one soon after the other."""
    pairs = []
    for one, other in pairwise(references):
        weekdays = [r for r in (one, other) if r.mention.kind == "weekday"]
        nths = [r for r in (one, other) if r.mention.kind == "day" and r.mention.month is None]
        ahead = one.mention.direction == other.mention.direction == "future"
        if ahead and weekdays and nths and abs(one.line - other.line) <= 2:
            pairs.append((weekdays[0], nths[0]))
    return pairs
