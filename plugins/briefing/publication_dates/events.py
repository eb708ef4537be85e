"""Events that date an article: "11 days after the earthquake", "Tuesday's earthquake"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from ..records import Article, Evidence
from ..said import WEEKDAYS, said
from ..words import is_stop, stem
from .likelihoods import Grid, Scores
from .prose import Prose

NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight",
    "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
)  # fmt: skip
COUNTS = {word: number for number, word in enumerate(NUMBERS, 1)} | {"a": 1, "full": 1}
ELAPSED = re.compile(
    rf"""(?ix)
    \b (?P<count>{"|".join(COUNTS)}|\d{{1,2}}) \s (?:full\s)? (?P<unit>day|week)s?  # 11 days, a week
    [ ](?:after|since|on[ ]from)
    (?P<event>(?:\s[\w'’-]{{1,30}}){{1,7}})  # the earthquake struck
    """
)
HINT = re.compile(r"[DdWw](?i:(?:ay|eek)s? (?:after|since|on from))")
"""What every such phrase holds, found ten times as fast."""
POSSESSIVE = re.compile(rf"\b(?P<weekday>{'|'.join(WEEKDAYS)})\s?['’]s(?P<event>(?:\s[\w-]{{1,30}}){{1,4}})")
"""Tuesday's devastating earthquake; treebanks set a space before the apostrophe."""
READ_AT_MOST = 12_000
"""Characters of an article in which events are sought."""
ENOUGH = 3
"""Dated articles that must place an event before its day is believed."""
SHORT = 3
"""Letters of a word that may name an event."""
FLOOR = 0.3
"""The share of such words that tell a story of the past: "two days after his death he was …"."""
BLUR, BLUR_OF_WEEKS = 0.6, 0.18
"""Days by which "11 days after" is off, and the share of its length by which "two weeks after" is."""
SINCE_WEEKDAY = (0.08, 0.30, 0.24, 0.16, 0.11, 0.06, 0.05)
"""Days since an event that is called by its weekday: seldom the same day, most often the next."""
POSSIBLE = 0.03
"""A phrase is shown as evidence where some day of the range writes it at least so often."""


@dataclass(frozen=True, slots=True)
class Since:
    """Words that say how long ago an event was: so many days, or on which weekday."""

    words: str
    line: int
    names: tuple[str, ...]
    """The stems that may name the event."""
    days: int = 0
    in_weeks: bool = False
    weekday: int | None = None

    def event(self, day: int) -> int:
        """The ordinal of the event, where these words were written on a day."""
        return day - self.days if self.weekday is None else day - (day + 6 - self.weekday) % 7

    def density(self, event: int, grid: Grid) -> Scores:
        """How likely each day writes these words of an event."""
        if self.weekday is None:
            blur = BLUR_OF_WEEKS * self.days if self.in_weeks else BLUR
            density = np.exp(-np.abs(grid.days - event - self.days) / blur)
            return density / max(float(density.sum()), 1e-9)
        since = grid.days - event
        fits = (since >= 0) & (since < 7) & ((event + 6) % 7 == self.weekday)
        return np.where(fits, np.array(SINCE_WEEKDAY)[since % 7], 0.0)


Events = Mapping[str, Sequence[int]]
"""For each name of an event, by its stem, the ordinals of the days on which dated articles place it."""


def mentions(article: Prose) -> list[Since]:
    """Every phrase that measures time from an event, once for each wording, in order."""
    return list({(s.names, s.days, s.weekday): s for s in reversed(list(_mentions(article)))}.values())[::-1]


def _mentions(article: Prose) -> Iterator[Since]:
    texts = [(article.title, 0), *((p.text, p.line) for p in article.paragraphs)]
    left = READ_AT_MOST
    for text, line in texts:
        text = text[: max(left, 0)]
        for found in ELAPSED.finditer(text) if HINT.search(text) else ():
            if names := _names(found["event"], article.language):
                weeks = found["unit"].lower() == "week"
                count = COUNTS.get(found["count"].lower()) or int(found["count"])
                yield Since(found[0], line, names, count * (7 if weeks else 1), weeks)
        for found in POSSESSIVE.finditer(text) if "day" in text else ():
            if names := _names(found["event"], article.language):
                weekday = WEEKDAYS.index(found["weekday"])
                yield Since(found[0], line, names, weekday=weekday)
        left -= len(text)


def _names(words: str, language: str) -> tuple[str, ...]:
    """The stems of the words that may name an event."""
    long = (word.lower() for word in words.split() if len(word) >= SHORT and word[0].isalpha())
    return tuple(sorted({stem(word, language) for word in long if not is_stop(word, language)}))


def known(dated: Iterable[tuple[date, Sequence[Since]]]) -> Events:
    """The events that enough dated articles, each given by its day and what it mentions, place in time."""
    placed: dict[str, list[int]] = {}
    for day, mentioned in dated:
        own = {(name, since.event(day.toordinal())) for since in mentioned for name in since.names}
        for name, event in own:
            placed.setdefault(name, []).append(event)
    return {name: sorted(days) for name, days in sorted(placed.items()) if len(days) >= ENOUGH}


def scores(own: Sequence[Since], events: Events, grid: Grid) -> Scores:
    """What the events that an article names say of each day; zeros where none is known.

    An event that the dated articles scatter over years, as they do a death that they tell of, says little.
    """
    found = [(since, name) for since in own if (name := _surest(since, events))]
    total = np.zeros(grid.size)
    for since, name in found:
        days, times = np.unique(np.array(events[name]), return_counts=True)
        placed = sum(n * since.density(int(day), grid) for day, n in zip(days, times, strict=True))
        total += np.log(FLOOR / grid.size + (1 - FLOOR) * placed / len(events[name]))
    return total / max(1.0, len(found) ** 0.5)


def _surest(since: Since, events: Events) -> str:
    """Of the names that are known, the one on whose day most agree."""
    names = [name for name in since.names if name in events]
    return max(names, key=lambda name: (_agreed(events[name])[1], len(events[name]), name), default="")


def _agreed(days: Sequence[int]) -> tuple[int, float]:
    """The day of an event on which most agree, and the share that is at most a day away from it."""
    shares = {day: sum(abs(other - day) <= 1 for other in days) / len(days) for day in days}
    return max(shares.items(), key=lambda pair: (pair[1], days.count(pair[0]), -pair[0]))


def told(
    article: Article, own: Sequence[Since], events: Events, first: date, last: date
) -> Iterator[Evidence]:
    """The phrases of an article that lead from the day of an event into these days."""
    grid = Grid.between(first, last)
    for since in own:
        if name := _surest(since, events):
            event, share = _agreed(events[name])
            if share > FLOOR and since.density(event, grid).max() > POSSIBLE:
                about = said("dated articles show that this was about %(day)s", day=date.fromordinal(event))
                quote = _up_to(name, since.words, article.language)
                yield Evidence("event", quote, since.line, about, first, last)


def _up_to(name: str, words: str, language: str) -> str:
    """The words as far as the one that names the event."""
    for word in re.finditer(r"\S+", words):
        if stem(word[0].lower(), language) == name:
            return words[: word.end()]
    return words
