"""Counts that grow from day to day, "5,251 cases", and so tell the day of those that quote them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import exp, log

import numpy as np

from ..records import Evidence
from ..said import said
from ..words import is_stop, stem
from .prose import Prose

COUNT = re.compile(
    r"""
    (\d(?<![\w.,$£€#-]\d)(?:\d{0,2}(?:,\d{3}){1,4} | \d{1,6}))  # 5,251; no money
    (?![\d:%/-]|\.\d)  # no time, share
    ((?:\s+[a-z][a-z-]+){1,4})  # laboratory-confirmed cases
    """,
    re.VERBOSE,
)
"""It begins with a digit, and looks back from there: so it passes over all else in a third of the time."""
SMALLEST = 10
YEARS = range(1900, 2100)
"""A number without a comma in this range is more likely a year."""
READ_AT_MOST = 12_000
"""Characters of an article in which counts are sought."""
ENOUGH = 8
"""Dated articles that must count the same thing before it is asked whether the count grows."""
GROWS = 0.5
"""The rank correlation of count and day from which a count is said to grow; .5 to .7 date equally well."""
CLOSE = 0.1
"""A count a tenth larger or smaller speaks e times more softly."""
COMPARED = 30
"""Counts, nearest in size, that an article's own is compared with."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many of something an article says there are."""

    size: float
    """The natural logarithm of the number."""
    words: str
    """The number and what is counted, verbatim."""
    line: int


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """What a dated article counted on its day."""

    size: float
    day: date
    path: str


Series = Mapping[str, Sequence[Point]]
"""For each thing counted, by the stem of its name, its points by size."""


def counts(article: Prose) -> dict[str, Count]:
    """The greatest count of each thing that an article counts, by the stem of its name."""
    found: dict[str, Count] = {}
    left = READ_AT_MOST
    for paragraph in article.paragraphs:
        for match in COUNT.finditer(paragraph.text[: max(left, 0)]):
            for name, count in _read(match, paragraph.line, article.language):
                if name not in found or found[name].size < count.size:
                    found[name] = count
        left -= len(paragraph.text)
    return found


def _read(match: re.Match[str], line: int, language: str) -> Iterable[tuple[str, Count]]:
    number = int(match[1].replace(",", ""))
    if number < SMALLEST or ("," not in match[1] and number in YEARS):
        return
    for name in match[2].split():
        if not is_stop(name, language):
            yield stem(name, language), Count(log(number), match[0], line)


def growing(dated: Iterable[tuple[date, str, Mapping[str, Count]]]) -> Series:
    """The things whose counts grow with the days of articles, each given by its day, path and counts."""
    points: dict[str, list[Point]] = {}
    for day, path, found in dated:
        for name, count in found.items():
            points.setdefault(name, []).append(Point(count.size, day, path))
    return {name: sorted(found) for name, found in sorted(points.items()) if _grows(found)}


def _grows(points: Sequence[Point]) -> bool:
    """Whether the rank correlation (Spearman 1904) of count and day is high enough."""
    if len(points) < ENOUGH:
        return False
    sizes = _ranks([p.size for p in points])
    days = _ranks([float(p.day.toordinal()) for p in points])
    if not sizes.std() or not days.std():
        return False
    return float(np.corrcoef(sizes, days)[0, 1]) >= GROWS


def _ranks(values: Sequence[float]) -> np.ndarray:
    """Ranks from 0, equal values sharing their mean rank."""
    _, place, times = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(times) - (times + 1) / 2)[place]


def alike(own: Mapping[str, Count], series: Series, path: str) -> list[list[tuple[date, float]]]:
    """For each growing thing that an article counts: the days of the nearest counts, with weights."""
    shared = sorted(own.keys() & series.keys())
    return [
        [(p.day, exp(-abs(p.size - own[name].size) / CLOSE)) for p in _nearest(own[name], series[name], path)]
        for name in shared
    ]


def _nearest(count: Count, points: Sequence[Point], path: str) -> list[Point]:
    """The points nearest in size, of other articles."""
    place = bisect_left(points, count.size, key=lambda p: p.size)
    around = points[max(0, place - COMPARED) : place + COMPARED]
    others = [p for p in around if p.path != path]
    return sorted(others, key=lambda p: (abs(p.size - count.size), p))[:COMPARED]


def told(own: Mapping[str, Count], series: Series, path: str, first: date, last: date) -> Evidence | None:
    """The count that most nearly stands in an article of these days too."""
    best: tuple[float, Count, Point] | None = None
    for name in sorted(own.keys() & series.keys()):
        for point in _nearest(own[name], series[name], path):
            away = abs(point.size - own[name].size)
            if first <= point.day <= last and away <= CLOSE and (best is None or away < best[0]):
                best = away, own[name], point
    if best is None:
        return None
    _, count, point = best
    grows = said(
        "this count grows with time, and was nearly so great in an article of %(day)s", day=point.day
    )
    return Evidence("count", count.words, count.line, grows, point.day, point.day, point.path)
