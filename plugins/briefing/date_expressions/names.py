"""The names of months and weekdays in every language of the Unicode CLDR, through Babel."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache

Names = Callable[[str, str, str], Mapping[int, str]]
"""One of Babel's functions: (width, context, locale) to numbered names."""

EXTRA_MONTHS = {"en": {"sept": 9}}
EXTRA_WEEKDAYS = {"en": {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}}
"""Short forms that news uses and CLDR does not list."""


@cache
def months(language: str) -> dict[str, int]:
    """Lower-case names and abbreviations, without a closing point, to 1…12."""
    from babel.dates import get_month_names

    return _table(language, get_month_names) | EXTRA_MONTHS.get(known(language), {})


@cache
def weekdays(language: str) -> dict[str, int]:
    """Lower-case names and abbreviations, without a closing point, to 0 (Monday) … 6."""
    from babel.dates import get_day_names

    return _table(language, get_day_names) | EXTRA_WEEKDAYS.get(known(language), {})


@cache
def full_months(language: str) -> frozenset[str]:
    """The unabbreviated month names: only these stand alone ("in March")."""
    from babel.dates import get_month_names

    return frozenset(_wide(language, get_month_names))


@cache
def full_weekdays(language: str) -> frozenset[str]:
    """The unabbreviated weekday names: only these stand alone ("on Wednesday", never "Wed")."""
    from babel.dates import get_day_names

    return frozenset(_wide(language, get_day_names))


@cache
def known(language: str) -> str:
    """The two- or three-letter code when CLDR has the language, else "en"."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language, sep="-" if "-" in language else "_").language
    except (UnknownLocaleError, ValueError):
        return "en"


def _table(language: str, names: Names) -> dict[str, int]:
    pairs = [pair for width in ("abbreviated", "wide") for pair in _of(language, names, width)]
    return {_plain(name): number for number, name in pairs}


def _wide(language: str, names: Names) -> Iterator[str]:
    return (_plain(name) for _, name in _of(language, names, "wide"))


def _of(language: str, names: Names, width: str) -> Iterator[tuple[int, str]]:
    for context in ("format", "stand-alone"):
        yield from names(width, context, known(language)).items()


def _plain(name: str) -> str:
    return name.lower().rstrip(".")
