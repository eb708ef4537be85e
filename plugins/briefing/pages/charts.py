"""Charts as geometry: templates draw them as inline SVG, at build time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from . import wording
from .views import Bar, Chart

WIDTH = 360
HEIGHT = 60
WIDEST = 24
MOST_BARS = 90
"""Narrower than 4 units, a bar is not seen at 320 px; longer spans are drawn by month."""
LISTED = 5
"""How many days a label spells out."""


def by_day(days: Iterable[date | None], one: str, many: str = "") -> Chart | None:
    """How many things happened each day, or each month where days are too many; None for a single day."""
    dated = sorted(day for day in days if day is not None)
    if not dated or dated[0] == dated[-1]:
        return None
    by_month = (dated[-1] - dated[0]).days >= MOST_BARS
    counts = Counter(day.replace(day=1) if by_month else day for day in dated)
    slots = months(dated[0], dated[-1]) if by_month else each_day(dated[0], dated[-1])
    name = wording.month if by_month else wording.plain_day
    return Chart(
        width=WIDTH,
        height=HEIGHT,
        bars=bars(slots, counts, [f"{wording.count(counts[s], one, many)}, {name(s)}" for s in slots]),
        label=label({name(slot): counts[slot] for slot in sorted(counts)}, one, many, by_month),
        first=name(slots[0]),
        last=name(slots[-1]),
    )


def bars(slots: Sequence[date], counts: Counter[date], labels: Sequence[str]) -> tuple[Bar, ...]:
    """A bar for each slot that has something, scaled to the fullest."""
    step = WIDTH / len(slots)
    fullest = max(counts.values())
    drawn = []
    for place, (slot, text) in enumerate(zip(slots, labels, strict=True)):
        if counts[slot]:
            left = min(round(place * step), WIDTH - 1)
            width = max(1, min(round((place + 1) * step) - left - 1, WIDEST))
            height = max(2, round(counts[slot] / fullest * HEIGHT))
            drawn.append(Bar(left, HEIGHT - height, width, height, text))
    return tuple(drawn)


def label(counts: dict[str, int], one: str, many: str, by_month: bool) -> str:
    """The numbers of a chart in words: all where they are few, else the total and the fullest."""
    when = "in" if by_month else "on"
    if len(counts) <= LISTED:
        each = [f"{wording.count(number, one, many)} {when} {name}" for name, number in counts.items()]
        return wording.listing(each)
    fullest = max(counts, key=lambda name: counts[name])
    total = wording.count(sum(counts.values()), one, many)
    slots = wording.count(len(counts), "month" if by_month else "day")
    return f"{total} {when} {slots}; most {when} {fullest}: {counts[fullest]}"


def each_day(first: date, last: date) -> list[date]:
    """Every day from the first to the last."""
    return [first + timedelta(number) for number in range((last - first).days + 1)]


def months(first: date, last: date) -> list[date]:
    """The first day of every month from the first to the last."""
    number = (last.year - first.year) * 12 + last.month - first.month + 1
    start = first.year * 12 + first.month - 1
    return [date((start + n) // 12, (start + n) % 12 + 1, 1) for n in range(number)]
