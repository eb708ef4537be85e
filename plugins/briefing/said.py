"""What the program says of its evidence: messages apart from their values, for pages to translate."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""Our own: `calendar.month_name` follows the machine's locale."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Said(Struct, frozen=True, gc=False):
    """A message with its values; as a string it is English."""

    message: str
    """As gettext has it, with a name for each value: "a stamp says %(day)s"."""
    words: tuple[tuple[str, str], ...] = ()
    """Values that stand as they are in every language."""
    days: tuple[tuple[str, date, date], ...] = ()
    """Values that are days, from first to last; the name begins with how they are written: see FORMS."""
    parts: tuple[tuple[str, Said], ...] = ()
    """Values that are messages themselves."""

    def __str__(self) -> str:
        values = dict(self.words)
        values |= {name: FORMS[form_of(name)](first, last) for name, first, last in self.days}
        values |= {name: str(part) for name, part in self.parts}
        return self.message % values if values else self.message


def said(message: str, **values: str | date | tuple[date, date] | Said) -> Said:
    """A message with its values.

    >>> str(said("looks back to %(weekday)s", weekday=date(2015, 12, 17)))
    'looks back to Thursday 17 December 2015'
    """
    words, days, parts = [], [], []
    for name, value in values.items():
        if isinstance(value, Said):
            parts.append((name, value))
        elif isinstance(value, str):
            words.append((name, value))
        else:
            first, last = value if isinstance(value, tuple) else (value, value)
            days.append((name, first, last))
    return Said(message, tuple(words), tuple(days), tuple(parts))


def N_(message: str) -> str:
    """A message that is translated where it is used, marked for extraction where it stands."""
    return message


def form_of(name: str) -> str:
    """How the days of a name are written: "day" for "day_there"."""
    return name.partition("_")[0]


# English days


def in_words(day: date) -> str:
    """17 December 2015."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def with_weekday(day: date) -> str:
    """Thursday 17 December 2015."""
    return f"{WEEKDAYS[day.weekday()]} {in_words(day)}"


def month_in_words(day: date) -> str:
    """December 2015."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def span_in_words(earliest: date, latest: date) -> str:
    """15 to 17 December 2015, leaving out what both days share."""
    if earliest == latest:
        return in_words(earliest)
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return f"{earliest.day} to {in_words(latest)}"
    if earliest.year == latest.year:
        return f"{earliest.day} {MONTHS[earliest.month - 1]} to {in_words(latest)}"
    return f"{in_words(earliest)} to {in_words(latest)}"


FORMS = {
    "day": lambda first, last: in_words(first),
    "weekday": lambda first, last: with_weekday(first),
    "month": lambda first, last: month_in_words(first),
    "span": span_in_words,
}
"""The ways in which days are written; a `Language` has a method of each name."""
