"""The grammar: the shapes that an expression of time takes, and what each says.

Every shape is one pattern with plainly named parts; all are tried at once, the first that fits wins.
Own grammar on CLDR names, because the libraries find too much in prose, too slowly
(docs/decisions/date-expressions.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from . import openings
from .mention import Direction, Mention, MentionKind, Unit
from .names import full_months, full_weekdays, known, months, weekdays
from .small_words import SmallWords, small_words

PARTS = {
    "DAY": r"(?P<day>3[01]|[12]\d|0?[1-9])",
    "YEAR": r"(?P<year>(?:1[6-9]|20)\d\d)(?!\d|,\d)",
    "ORDINAL": r"(?:st|nd|rd|th)",
    "GAP": r"\s{0,3}[,،]?\s{0,3}",  # scraped text sets spaces before commas
}

SHAPES: dict[str, str] = {
    # 2015-12-18
    "iso": r"(?<![\d/.-])YEAR-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\d-])",
    # Friday, 18 December 2015; the 18th of December; 18 Dec.
    "day month": r"(?:WEEKDAY\.?GAP(?:the\s+|den\s+)?)?(?<![\d.,:/$£€-])"
    r"DAYORDINAL?\.?\s+(?:(?:of|de|du)\s+)?MONTH\b(?:\.?(?:GAP|\s+de\s+)YEAR)?",
    # this Friday, December 18, 2015; Dec. 18
    "month day": r"(?:(?:BEFORE\s+)?WEEKDAY\.?GAP)?MONTH\.?\s+DAYORDINAL?(?![\d:%]|[.,]\d)(?:GAPYEAR)?",
    # 1 may , 2009; may 1, 2009; may 2009: without a capital only with a year
    "lower day month": r"(?<![\d.,:/$£€-])DAYORDINAL?\.?\s+(?:of\s+)?LOWERMONTH\.?GAPYEAR",
    "lower month day": r"LOWERMONTH\.?\s+DAYORDINAL?GAPYEAR",
    "lower month year": r"LOWERMONTH\.?GAPYEAR",
    # December 2015
    "month year": r"MONTH\.?GAP(?:of\s+|de\s+)?YEAR",
    # last Friday, Friday, vendredi dernier
    "weekday": r"(?:BEFORE\s+)?FULLWEEKDAY(?:\s+AFTER)?",
    # last December, December
    "month": r"(?:BEFORE\s+)?FULLMONTH(?:\s+AFTER)?",
    "now": r"NOW",
    # last week, next month
    "near": r"BEFORE\s+SPAN",
    # la semaine dernière
    "near after": r"SPAN\s+AFTER",
    # three days ago, in two weeks
    "ago": r"AGO",
    "ahead": r"AHEAD",
    # since 2011, in 2009
    "year": r"OPENER\s+YEAR(?![.:]\d|%|\s+[a-z]{3,}s\b)",
    # the 25th
    "nth": r"[Tt]he\s+DAYORDINAL(?=\s*(?:[,.;:!?”\"\u2019)]|$|(?:and|in|at|to|when|as|but)\b))",
}
"""In order of preference where two begin at the same place."""

MONTH_OPENERS = frozenset({"in", "since", "until", "by", "of", "from", "late", "early", "during", "after"})
"""After one of these words a lone "May" is the month, elsewhere it is a verb or a name."""

KINDS: dict[str, MentionKind] = {
    "weekday": "weekday",
    "month": "month",
    "month year": "month",
    "lower month year": "month",
    "year": "year",
    "now": "relative",
    "near": "relative",
    "near after": "relative",
    "ago": "relative",
    "ahead": "relative",
}
"""What each shape names; a shape not listed names a day."""


GROUP = re.compile(r"\?P<(\w+)>")
"""The name of a group in a pattern; `_grammar` numbers it by shape, as names may stand only once."""


def partials(text: str, language: str) -> Iterator[Mention]:
    """Every expression in a text, as far as its own words tell."""
    if not openings.may_hold(text, known(language)):
        return
    pattern, shapes = _grammar(known(language))
    for found in pattern.finditer(text):
        number = int(found.lastgroup.removeprefix("shape_")) if found.lastgroup else 0
        name, parts = shapes[number]
        mention = _read(found, name, {part: found[group] for part, group in parts if found[group]}, language)
        if mention is not None:
            yield mention


@cache
def _grammar(language: str) -> tuple[re.Pattern[str], list[tuple[str, list[tuple[str, str]]]]]:
    """All shapes as one pattern; for each shape its name and (part, group) pairs."""
    parts = PARTS | _names(language)
    placeholder = re.compile("|".join(sorted(parts, key=len, reverse=True)))
    written, shapes = [], []
    for number, (name, shape) in enumerate(SHAPES.items()):
        spelled = placeholder.sub(lambda word: parts[word[0]], shape)
        shapes.append((name, [(part, f"{part}_{number}") for part in GROUP.findall(spelled)]))
        numbered = GROUP.sub(rf"?P<\1_{number}>", spelled)
        written.append(f"(?P<shape_{number}>{numbered})")
    flags = re.IGNORECASE if language != "en" else 0
    return re.compile(rf"(?<!\w){openings.ahead(language)}(?:{'|'.join(written)})(?!\w)", flags), shapes


def _names(language: str) -> dict[str, str]:
    """The parts of shapes that differ from language to language, as patterns."""
    small = small_words(language)
    unit = _group("unit", small.units)
    count = rf"(?:{_group('count', small.counts)}|(?P<number>[1-9]\d?))"
    return {
        "WEEKDAY": _alternatives("weekday", weekdays(language)),
        "FULLWEEKDAY": _alternatives("weekday", full_weekdays(language)),
        "MONTH": _alternatives("month", months(language)),
        "FULLMONTH": _alternatives("month", full_months(language)),
        "LOWERMONTH": _pattern("month", list(months(language))),
        "NOW": _group("now", small.now),
        "BEFORE": _group("before", small.before),
        "AFTER": _group("after", small.after),
        "SPAN": _group("unit", small.spans),
        "AGO": rf"{small.ago[0]}{count}\s+{unit}{small.ago[1]}",
        "AHEAD": rf"{small.ahead[0]}{count}\s+{unit}{small.ahead[1]}",
        "OPENER": _group("opener", small.years),
    }


def _group(part: str, words: Iterable[str]) -> str:
    """Small words as a group."""
    return _pattern(part, openings.small_forms(words))


def _alternatives(part: str, names: Iterable[str]) -> str:
    """The names as a group."""
    return _pattern(part, openings.name_forms(names))


def _pattern(part: str, forms: Iterable[str]) -> str:
    """Forms as a group, longest first; one that never matches where there are none.

    Looking at the first letter before all the forms takes a third off the time of the grammar.
    """
    longest_first = sorted(set(forms), key=lambda form: (-len(form), form))
    if not longest_first:
        return rf"(?P<{part}>(?!))"
    letters = re.escape("".join(sorted({form[0] for form in longest_first})))
    spelled = (r"\s+".join(map(re.escape, form.split())) for form in longest_first)
    return rf"(?=[{letters}])(?P<{part}>{'|'.join(spelled)})"


def _read(found: re.Match[str], shape: str, parts: dict[str, str], language: str) -> Mention | None:
    """The mention that a match stands for; None where its words mean something else."""
    if shape == "month" and parts["month"] == "May" and not _opened(found, parts):
        return None
    small = small_words(known(language))
    step = _step(parts, small)
    unit, amount = _relative(shape, parts, step, small)
    return Mention(
        found.start(),
        found.end(),
        found[0],
        KINDS.get(shape, "day"),
        _direction(shape, parts, step, amount, small),
        year=int(parts["year"]) if "year" in parts else None,
        month=_month(parts, language),
        day=int(parts["day"]) if "day" in parts else None,
        weekday=weekdays(language)[parts["weekday"].lower()] if "weekday" in parts else None,
        unit=unit,
        amount=amount,
    )


def _plain(words: str) -> str:
    """Words as the tables have them."""
    return " ".join(words.lower().split())


def _opened(found: re.Match[str], parts: dict[str, str]) -> bool:
    before = found.string[max(0, found.start() - 12) : found.start()].split()
    return "before" in parts or bool(before and before[-1].lower() in MONTH_OPENERS)


def _month(parts: dict[str, str], language: str) -> int | None:
    named = parts.get("month")
    if named is None:
        return None
    return int(named) if named.isdecimal() else months(language)[named.lower()]


def _step(parts: dict[str, str], small: SmallWords) -> int | None:
    """What "last", "this" or "next" says; None where none of them stands there."""
    if "before" in parts:
        return small.before[_plain(parts["before"])]
    return small.after[_plain(parts["after"])] if "after" in parts else None


def _relative(shape: str, parts: dict[str, str], step: int | None, small: SmallWords) -> tuple[Unit, int]:
    """The unit that a relative expression counts in, and how many from now."""
    if shape == "now":
        return "day", small.now[_plain(parts["now"])]
    unit = small.units[_plain(parts["unit"])] if "unit" in parts else "week" if "weekday" in parts else "year"
    if shape in ("ago", "ahead"):
        count = int(parts["number"]) if "number" in parts else small.counts[_plain(parts["count"])]
        return unit, -count if shape == "ago" else count
    return ("", 0) if step is None else (unit, step)


def _direction(
    shape: str, parts: dict[str, str], step: int | None, amount: int, small: SmallWords
) -> Direction:
    """The direction that the words themselves give."""
    if shape == "year":
        return small.years[_plain(parts["opener"])]
    if step == 0 and shape in ("weekday", "month day"):
        return "future"
    if amount:
        return "past" if amount < 0 else "future"
    return ""
