"""The days that an expression can mean, seen from the day on which it was written."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

from .mention import Mention

WEEK = 7


def resolved(mention: Mention, anchor: date | None) -> Mention:
    """The mention with its earliest and latest day, as far as its words and the anchor tell."""
    if mention.year is not None:
        return _span(mention, mention.year, mention.month, mention.day)
    if anchor is None:
        return mention
    if mention.kind == "relative":
        return _counted(mention, anchor)
    if mention.kind == "weekday":
        return _weekday(mention, anchor)
    if mention.month is not None:
        return _nearest_year(mention, anchor)
    return _nth(mention, anchor)


def _span(mention: Mention, year: int, month: int | None, day: int | None) -> Mention:
    """The year, month or day of these numbers; unresolved when the calendar has no such day."""
    if not MINYEAR <= year <= MAXYEAR:
        return mention
    if month is None:
        return mention.within(date(year, 1, 1), date(year, 12, 31))
    last = monthrange(year, month)[1]
    if day is None:
        return mention.within(date(year, month, 1), date(year, month, last))
    return mention.within(date(year, month, day), date(year, month, day)) if day <= last else mention


def _weekday(mention: Mention, anchor: date) -> Mention:
    """The nearest such weekday back or ahead; today counts, unless "last" or "next" exclude it."""
    assert mention.weekday is not None
    if mention.direction == "future":
        ahead = (mention.weekday - anchor.weekday()) % WEEK
        return _on(mention, anchor, ahead or (WEEK if mention.amount > 0 else 0))
    back = (anchor.weekday() - mention.weekday) % WEEK
    return _on(mention, anchor, -(back or (WEEK if mention.amount < 0 else 0)))


def _counted(mention: Mention, anchor: date) -> Mention:
    """So many days, weeks, months or years from the anchor: whole calendar weeks, months, years."""
    if mention.unit == "day":
        return _on(mention, anchor, mention.amount)
    if mention.unit in ("week", "weekend"):
        monday = _shifted(anchor, WEEK * mention.amount - anchor.weekday())
        first = 5 if mention.unit == "weekend" else 0
        return mention.within(_shifted(monday, first), _shifted(monday, 6))
    if mention.unit == "month":
        year, month = divmod(anchor.year * 12 + anchor.month - 1 + mention.amount, 12)
        return _span(mention, year, month + 1, None)
    return _span(mention, anchor.year + mention.amount, None, None)


def _nearest_year(mention: Mention, anchor: date) -> Mention:
    """A month, or a day of one, in the year that its direction asks for, else the nearest."""
    choices = [_span(mention, anchor.year + step, mention.month, mention.day) for step in (-1, 0, 1)]
    spans = [c for c in choices if c.earliest and c.latest]
    if mention.weekday is not None:
        spans = [c for c in spans if c.earliest and c.earliest.weekday() == mention.weekday] or spans
    if mention.direction == "past":
        spans = [c for c in spans if c.earliest and c.earliest <= anchor] or spans
    elif mention.direction == "future":
        spans = [c for c in spans if c.latest and c.latest >= anchor] or spans
    return min(spans, key=lambda c: _away(c, anchor), default=mention)


def _away(mention: Mention, anchor: date) -> int:
    assert mention.earliest and mention.latest
    return max((mention.earliest - anchor).days, (anchor - mention.latest).days, 0)


def _nth(mention: Mention, anchor: date) -> Mention:
    """A bare day of the month ("the 25th"): the nearest back or ahead that the calendar has."""
    months = [divmod(anchor.year * 12 + anchor.month - 1 + step, 12) for step in (-2, -1, 0, 1, 2)]
    days = [_span(mention, year, month + 1, mention.day).earliest for year, month in months]
    fit = [d for d in days if d and (d >= anchor if mention.direction == "future" else d <= anchor)]
    nearest = min(fit, key=lambda d: abs((d - anchor).days), default=None)
    return mention.within(nearest, nearest) if nearest else mention


def _on(mention: Mention, anchor: date, days: int) -> Mention:
    day = _shifted(anchor, days)
    return mention.within(day, day)


def _shifted(day: date, days: int) -> date:
    """The day so many days on, held within the calendar."""
    ordinal = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return day + timedelta(ordinal - day.toordinal())
