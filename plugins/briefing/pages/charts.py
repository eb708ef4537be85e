"""Charts as geometry: templates draw them as inline SVG, at build time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from ..interface import Language
from .views import Bar, Chart

WIDTH = 360
HEIGHT = 60
WIDEST = 24
MOST_BARS = 90
"""Narrower than 4 units, a bar is not seen at 320 px; longer spans are drawn by month."""
LISTED = 5
"""How many days a label spells out."""


Count = Callable[[int], str]
"""A number with its noun, such as `language.stories`."""


def by_day(
    days: Iterable[date | None], count: Count, language: Language, scale: Iterable[date | None] = ()
) -> Chart | None:
    """How many things happened each day, or each month where days are too many.

    With a `scale`, the days of a whole of which these are a part, so that charts of parts can be compared.
    None where nothing is dated, or all on one day.
    """
    dated = [day for day in days if day is not None]
    whole = [day for day in scale if day is not None] or dated
    if not dated or min(whole) == max(whole):
        return None
    first, last = min(whole), max(whole)
    by_month = (last - first).days >= MOST_BARS
    counts, all_counts = (Counter(slot_of(day, by_month) for day in some) for some in (dated, whole))
    slots = months(first, last) if by_month else each_day(first, last)
    name = language.month if by_month else language.day
    return Chart(
        width=WIDTH,
        height=HEIGHT,
        bars=bars(slots, counts, max(all_counts.values())),
        label=label({name(slot): counts[slot] for slot in sorted(counts)}, count, language, by_month),
        first=name(slots[0]),
        last=name(slots[-1]),
    )


def slot_of(day: date, by_month: bool) -> date:
    """The day itself, or the first of its month."""
    return day.replace(day=1) if by_month else day


def bars(slots: Sequence[date], counts: Counter[date], fullest: int) -> tuple[Bar, ...]:
    """A bar for each slot that has something, scaled to the fullest, the last at the right end."""
    width = max(1, min(WIDTH // len(slots) - 1, WIDEST))
    step = (WIDTH - width) / (len(slots) - 1)
    drawn = []
    for place, when in enumerate(slots):
        if counts[when]:
            height = max(2, round(counts[when] / fullest * HEIGHT))
            drawn.append(Bar(round(place * step), HEIGHT - height, width, height))
    return tuple(drawn)


def label(counts: dict[str, int], count: Count, language: Language, by_month: bool) -> str:
    """The numbers of a chart in words: all where they are few, else the total and the fullest."""
    gettext = language.gettext
    if len(counts) <= LISTED:
        each = gettext("%(count)s in %(month)s") if by_month else gettext("%(count)s on %(day)s")
        return language.listing(
            [each % {"count": count(number), "month": name, "day": name} for name, number in counts.items()]
        )
    fullest = max(counts, key=lambda name: counts[name])
    values = {
        "count": count(sum(counts.values())),
        "fullest": fullest,
        "most": language.number(counts[fullest]),
    }
    if by_month:
        slots = language.ngettext("%(num)s month", "%(num)s months", len(counts))
        return gettext("%(count)s in %(months)s; most in %(fullest)s: %(most)s", months=slots, **values)
    slots = language.ngettext("%(num)s day", "%(num)s days", len(counts))
    return gettext("%(count)s on %(days)s; most on %(fullest)s: %(most)s", days=slots, **values)


def each_day(first: date, last: date) -> list[date]:
    """Every day from the first to the last."""
    return [first + timedelta(number) for number in range((last - first).days + 1)]


def months(first: date, last: date) -> list[date]:
    """The first day of every month from the first to the last."""
    number = (last.year - first.year) * 12 + last.month - first.month + 1
    start = first.year * 12 + first.month - 1
    return [date((start + n) // 12, (start + n) % 12 + 1, 1) for n in range(number)]
