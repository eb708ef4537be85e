"""Where an expression of time may begin: soon seen, so that the grammar need not try its shapes elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from .names import full_months, months, weekdays
from .small_words import ENGLISH, small_words

UNITS = ("day", "week", "month", "year", "onight", "omorrow")
"""What every expression holds that has neither a digit nor a month, unless in capitals: "day" is in weekdays
and "today" too."""
CAPITALS = "DAY"
"""What those in capitals hold."""
DIGIT = re.compile(r"\d")
DIGITS_ALONE = re.compile(r"\d(?:(?<=1)[6-9]\d\d|(?<=2)0\d\d|st|nd|rd|th)")
"""A year, an ordinal: digits that need no name beside them. One digit comes first, which "re" skips to."""

NAME_LETTERS = 4
COUNT_LETTERS = 3
"""So many letters of a word are looked at before the shapes are tried: more tell hardly more."""
DIGITS = "0123456789"


def may_hold(text: str, language: str) -> bool:
    """Whether a text has anything that an expression needs: a unit, a month, a year, an ordinal.

    Looking for these takes a tenth of the time of the grammar, and three in four paragraphs have none.
    """
    if language != "en" or any(map(text.__contains__, UNITS)) or _months_and_days().search(text):
        return True
    if not DIGIT.search(text):
        return False
    return DIGITS_ALONE.search(text) is not None or _short_months().search(text) is not None


@cache
def _months_and_days() -> re.Pattern[str]:
    """Full months, and days in capitals: "re" skips from one of their first letters to the next."""
    return re.compile(prefixes([CAPITALS, *name_forms(full_months("en"))]))


@cache
def _short_months() -> re.Pattern[str]:
    """Short names, which stand beside a digit only."""
    return re.compile(prefixes(name_forms(months("en").keys() - full_months("en"))))


def ahead(language: str) -> str:
    """A pattern that looks ahead for what some shape may open with.

    Trying all shapes at every word takes four times as long.
    """
    return f"(?={_english() if language == 'en' else _of_any(language)})"


def _english() -> str:
    """A digit, a name, or a small word and what must follow it: "the 25th", "in 2009"."""
    names = [*months("en"), *name_forms({*months("en"), *weekdays("en")})]
    counts = prefixes(form[:COUNT_LETTERS] for form in small_forms(ENGLISH.counts))
    choices = (
        r"\d",
        prefixes(form[:NAME_LETTERS] for form in (*names, *small_forms(ENGLISH.now))),
        _led(ENGLISH.before, [*names, *small_forms(ENGLISH.spans)]),
        _led(ENGLISH.counts, small_forms(ENGLISH.units)),
        rf"{prefixes(small_forms(['in ', 'within ']))}(?:\d|{counts})",
        _led(ENGLISH.years, DIGITS),
        _led(["the"], DIGITS),
    )
    return "|".join(choices)


def _of_any(language: str) -> str:
    """A digit, or the first letters of a name or a small word; before them all, one of the first letters."""
    small = small_words(language)
    led = [phrase.partition(r"\s")[0] for phrase in (small.ago[0], small.ahead[0])]
    words = {*weekdays(language), *months(language), *small.now, *small.before, *small.counts, *small.spans}
    words |= {*small.years, "the", *(["in", "within"] if small is ENGLISH else led)}
    starts = {form[:NAME_LETTERS] for word in words - {""} for form in (word, *name_forms([word]))}
    letters = re.escape("".join(sorted({start[0] for start in starts})))
    return rf"(?=[\d{letters}])(?:\d|{prefixes(starts)})"


def _led(words: Iterable[str], then: Iterable[str]) -> str:
    """A pattern for one of these small words and the first letter of its own next word or of what follows."""
    parts = [form.split() for form in small_forms(words)]
    letters = {word[0] for word in then} | {rest[0][0] for _, *rest in parts if rest}
    return f"{prefixes(f'{first} ' for first, *_ in parts)}[{''.join(sorted(letters))}]"


def prefixes(words: Iterable[str]) -> str:
    """A pattern that fits where one of these words begins, each letter looked at once; blanks may be any."""
    rests: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        rests.setdefault(word[:1], []).append(word[1:])
    if "" in rests:
        return ""
    spelled = {letter: re.escape(letter) if letter.strip() else r"\s+" for letter in rests}
    return f"(?:{'|'.join(spelled[letter] + prefixes(rest) for letter, rest in rests.items())})"


def name_forms(names: Iterable[str]) -> Iterator[str]:
    """ "Friday" and "FRIDAY", as English has "may", "march" and "sat"."""
    return (form for name in names for form in (name.title(), name.upper()))


def small_forms(words: Iterable[str]) -> Iterator[str]:
    """Small words as they stand within a sentence and at its beginning."""
    return (form for word in words for form in (word, word[0].upper() + word[1:]))
