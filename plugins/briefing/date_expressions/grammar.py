"""The grammar: the shapes that an expression of time takes, and what each says.

Every shape is one pattern with plainly named parts; all are tried at once, the first that fits wins.
Own grammar on CLDR names, because the libraries find too much in prose, too slowly
(docs/decisions/date-expressions.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .mention import Direction, Mention, MentionKind, Unit
from .names import full_months, full_weekdays, known, months, weekdays

PARTS = {
    "DAY": r"(?P<day>3[01]|[12]\d|0?[1-9])",
    "YEAR": r"(?P<year>(?:1[6-9]|20)\d\d)(?!\d|,\d)",
    "ORDINAL": r"(?:st|nd|rd|th)",
    "UNIT": r"(?P<unit>day|week|month|year)",
    "GAP": r"\s{0,3}[,،]?\s{0,3}",  # scraped text sets spaces before commas
    "MODIFIER": r"(?=[LlPpTtNnCcFf])"  # here and below: whether one letter fits is soon known
    r"(?P<modifier>[Ll]ast|[Pp]ast|[Pp]revious|[Tt]his(?:\s+past|\s+coming)?|[Nn]ext|[Cc]oming"
    r"|[Ff]ollowing)",
    "COUNT": r"(?=[\daceFfnostACENOST])"
    r"(?P<count>(?i:an?|a\s+few|several|(?:a\s+)?couple\s+of|one|two|three|four|five|six|seven|eight"
    r"|nine|ten|eleven|twelve)|[1-9]\d?)",
}

SHAPES: dict[str, str] = {
    # 2015-12-18
    "iso": r"(?<![\d/.-])YEAR-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\d-])",
    # Friday, 18 December 2015; the 18th of December; 18 Dec.
    "day month": r"(?:WEEKDAY\.?GAP(?:the\s+|den\s+)?)?(?<![\d.,:/$£€-])"
    r"DAYORDINAL?\.?\s+(?:(?:of|de|du)\s+)?MONTH\b(?:\.?(?:GAP|\s+de\s+)YEAR)?",
    # this Friday, December 18, 2015; Dec. 18
    "month day": r"(?:(?:MODIFIER\s+)?WEEKDAY\.?GAP)?MONTH\.?\s+DAYORDINAL?(?![\d:%]|[.,]\d)(?:GAPYEAR)?",
    # December 2015
    "month year": r"MONTH\.?GAP(?:of\s+|de\s+)?YEAR",
    # last Friday, Friday
    "weekday": r"(?:MODIFIER\s+)?FULLWEEKDAY",
    # last December, December
    "month": r"(?:MODIFIER\s+)?FULLMONTH",
    "now": r"(?P<now>[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow)",
    # last week, next month
    "near": r"MODIFIER\s+(?P<unit>week|weekend|month|year)",
    # three days ago, in two weeks
    "ago": r"COUNT\s+UNITs?\s+ago",
    "in": r"(?:[Ii]n|[Ww]ithin)\s+COUNT\s+UNITs?['\u2019]?\s+time",
    # since 2011, in 2009
    "year": r"(?:[Ii]n|[Ss]ince|of|[Uu]ntil|[Bb]y|[Dd]uring|[Bb]efore|[Aa]fter|[Ff]rom)\s+"
    r"YEAR(?![.:]\d|%|\s+[a-z]{3,}s\b)",
    # the 25th
    "nth": r"[Tt]he\s+DAYORDINAL(?=\s*(?:[,.;:!?”\"\u2019)]|$|(?:and|in|at|to|when|as|but)\b))",
}
"""In order of preference where two begin at the same place."""

MONTH_OPENERS = frozenset({"in", "since", "until", "by", "of", "from", "late", "early", "during", "after"})
"""After one of these words a lone "May" is the month, elsewhere it is a verb or a name."""

NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
COUNTS = {word: number for number, word in enumerate(NUMBERS, 1)}
COUNTS |= {"a": 1, "an": 1, "couple of": 2, "a couple of": 2, "a few": 3, "several": 4}
NOW = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
PAST_MODIFIERS = frozenset({"last", "past", "previous", "this past"})
FUTURE_MODIFIERS = frozenset({"next", "coming", "following", "this coming"})
KINDS: dict[str, MentionKind] = {
    "weekday": "weekday",
    "month": "month",
    "month year": "month",
    "year": "year",
    "now": "relative",
    "near": "relative",
    "ago": "relative",
    "in": "relative",
}
"""What each shape names; a shape not listed names a day."""


DIGIT = re.compile(r"\d")

GROUP = re.compile(r"\?P<(\w+)>")
"""The name of a group in a pattern; `_grammar` numbers it by shape, as names may stand only once."""


def partials(text: str, language: str) -> Iterator[Mention]:
    """Every expression in a text, as far as its own words tell."""
    if not may_hold(text, known(language)):
        return
    pattern, shapes = _grammar(known(language))
    for found in pattern.finditer(text):
        number = int(found.lastgroup.removeprefix("shape_")) if found.lastgroup else 0
        name, parts = shapes[number]
        mention = _read(found, name, {part: found[group] for part, group in parts if found[group]}, language)
        if mention is not None:
            yield mention


def may_hold(text: str, language: str) -> bool:
    """Whether a text has anything that an expression needs: a digit, a name, or a unit.

    Looking for these takes a thirtieth of the time of the grammar, and half the paragraphs of news have none.
    Only English is looked at: elsewhere case is ignored, and the units are English anyway.
    """
    return language != "en" or bool(DIGIT.search(text)) or any(map(text.__contains__, _signs()))


@cache
def _signs() -> tuple[str, ...]:
    """What every English expression without a digit has: "day" is in all weekdays, in "today" too."""
    names = sorted(full_months("en") | full_weekdays("en"))
    units = ("day", "week", "month", "year", "onight", "omorrow")
    return (*units, *map(str.title, names), *map(str.upper, names))


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
    return re.compile(rf"(?<!\w)(?:{'|'.join(written)})(?!\w)", flags), shapes


def _names(language: str) -> dict[str, str]:
    return {
        "WEEKDAY": _alternatives("weekday", weekdays(language)),
        "FULLWEEKDAY": _alternatives("weekday", full_weekdays(language)),
        "MONTH": _alternatives("month", months(language)),
        "FULLMONTH": _alternatives("month", full_months(language)),
    }


def _alternatives(part: str, names: dict[str, int] | frozenset[str]) -> str:
    """The names as a group, longest first: "Friday" and "FRIDAY", as English has "may", "march" and "sat".

    Looking at the first letter before all the names takes a quarter off the time of the grammar.
    """
    forms = sorted({form for n in names for form in (n.title(), n.upper())}, key=lambda n: (-len(n), n))
    letters = "".join(sorted({form[0] for form in forms}))
    return f"(?=[{re.escape(letters)}])(?P<{part}>{'|'.join(map(re.escape, forms))})"


def _read(found: re.Match[str], shape: str, parts: dict[str, str], language: str) -> Mention | None:
    """The mention that a match stands for; None where its words mean something else."""
    if shape == "month" and parts["month"] == "May" and not _opened(found, parts):
        return None
    modifier = " ".join(parts.get("modifier", "").lower().split())
    unit, amount = _relative(shape, parts, modifier)
    return Mention(
        found.start(),
        found.end(),
        found[0],
        KINDS.get(shape, "day"),
        "past" if found[0][:5].lower() == "since" else _direction(shape, modifier, amount),
        year=int(parts["year"]) if "year" in parts else None,
        month=_month(parts, language),
        day=int(parts["day"]) if "day" in parts else None,
        weekday=weekdays(language)[parts["weekday"].lower()] if "weekday" in parts else None,
        unit=unit,
        amount=amount,
    )


def _opened(found: re.Match[str], parts: dict[str, str]) -> bool:
    before = found.string[max(0, found.start() - 12) : found.start()].split()
    return "modifier" in parts or bool(before and before[-1].lower() in MONTH_OPENERS)


def _month(parts: dict[str, str], language: str) -> int | None:
    named = parts.get("month")
    if named is None:
        return None
    return int(named) if named.isdecimal() else months(language)[named.lower()]


def _relative(shape: str, parts: dict[str, str], modifier: str) -> tuple[Unit, int]:
    """The unit that a relative expression counts in, and how many from now."""
    if shape == "now":
        return "day", NOW[parts["now"].lower()]
    if shape in ("ago", "in"):
        words = " ".join(parts["count"].lower().split())
        count = int(words) if words.isdecimal() else COUNTS[words]
        return parts["unit"], -count if shape == "ago" else count  # type: ignore[return-value]
    if modifier:
        unit = parts.get("unit", "week" if "weekday" in parts else "year")
        return unit, _steps(modifier)  # type: ignore[return-value]
    return "", 0


def _steps(modifier: str) -> int:
    return -1 if modifier in PAST_MODIFIERS else 1 if modifier in FUTURE_MODIFIERS else 0


def _direction(shape: str, modifier: str, amount: int) -> Direction:
    """The direction that the words themselves give."""
    if modifier == "this" and shape in ("weekday", "month day"):
        return "future"
    if amount:
        return "past" if amount < 0 else "future"
    return ""
