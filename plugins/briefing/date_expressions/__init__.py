"""Dates as prose says them: "on Friday", "December 18", "the 25th", "last month", "three days ago"."""

from __future__ import annotations

from datetime import date

from .grammar import partials
from .mention import Mention
from .resolve import resolved
from .tense import direction

__all__ = ["Mention", "mentions"]


def mentions(text: str, anchor: date | None = None, language: str = "en") -> list[Mention]:
    """The expressions of time in a text, in order, none overlapping.

    With an anchor (the day on which the text was published) each says which days it can mean;
    without one only expressions that carry a year do. Weekdays and months are known in every
    language of the CLDR, the small words around them ("last", "ago") in English, German, French and Spanish.

    >>> [(m.words, m.kind, m.direction) for m in mentions("They met on Tuesday and will meet next week.")]
    [('Tuesday', 'weekday', 'past'), ('next week', 'relative', 'future')]
    >>> mentions("They met on Tuesday.", anchor=date(2015, 12, 17))[0].latest
    datetime.date(2015, 12, 15)
    """
    found = []
    for partial in partials(text, language):
        turned = partial if partial.direction else partial.turned(direction(text, partial.start, partial.end))
        found.append(resolved(turned, anchor))
    return found
