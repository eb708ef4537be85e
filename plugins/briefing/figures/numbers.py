"""Numbers as prose says them: "over 250,000", "a quarter of a million", "about a 100", "20 to 30"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Relation = Literal["exactly", "about", "over", "under"]

ONES = dict(
    zip(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split(),
        range(2, 20),
        strict=True,
    )
)
TENS = dict(
    zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True)
)
SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6,
    "billion": 1e9, "bn": 1e9, "trillion": 1e12,
}  # fmt: skip
PARTS = {"a quarter": 0.25, "half": 0.5, "three quarters": 0.75, "a third": 1 / 3, "two thirds": 2 / 3}

RELATIONS: dict[Relation, str] = {
    "over": r"(?:slightly |well |far )?(?:more than|over|above)|at least|upwards? of|(?:no|not) (?:fewer|less) than"
    r"|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|top(?:s|ped|ping)|pass(?:es|ed)|in excess of",
    "under": r"(?:slightly |well |far )?(?:fewer than|less than|under|below)|up to|as many as|at most"
    r"|no more than|nearly|almost|close to|just short of",
    "about": r"about|around|some|roughly|approximately|an estimated|estimated at|estimated|perhaps|circa|or so",
    "exactly": r"exactly|precisely|only|just|a total of|all",
}
"""Words before a number, and how the quantity relates to it then."""


def _loose(words: str) -> str:
    """Words for a verbose pattern, in which a bare space would say nothing."""
    return words.replace(" ", r"\ ")


_SMALL = rf"(?:(?:{'|'.join(TENS)})(?:-(?:one|{'|'.join(ONES)}))?|{'|'.join(ONES)})"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = r"(?:dozen|hundred|thousand|million|billion|trillion)"
_AMOUNT = rf"""
    (?: (?:{_loose("|".join(PARTS))})\ (?:of\ )?a\ {_SCALE}                   # a quarter of a million
      | (?:an?\ )?(?:{_DIGITS}) (?: (?:\ |-)?{_SCALE}\b | (?:k|m|mn|bn)\b )?   # 2.5 million, 50m, "a 100"
      | an?\ {_SCALE}(?:\ and\ a\ half)?                              # a hundred, a million and a half
      | {_SMALL}(?:\ and\ a\ half)?(?:\ {_SCALE})*                    # seventeen, two and a half million
    )"""
NUMBER = re.compile(
    rf"""
    (?<![\w.,:/$€£¥-])(?<!/\s)                                # not the end of a date, a code or a longer number
    (?P<said> (?P<words> {_loose("|".join(RELATIONS.values()))} )\ (?:the\ |another\ )?)?
    (?P<span> between\ | from\ )?
    (?P<currency> (?:US|A|C|HK)?[$€£¥] )?
    (?P<low> {_AMOUNT} )
    (?: (?P<to> \ to\ | \ and\ | \s?[-–]\s? ) (?:[$€£¥])?(?P<high> {_AMOUNT} ) )?
    (?P<percent> \s?% | \ per\ ?cent\b )?
    (?![\w]|[-–][A-Za-z\d]|[.,:/]\d|\s?/)
    (?P<after> \ or\ more\b | \ or\ so\b )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
MAY_HOLD = re.compile(rf"\d|\b(?:{'|'.join((*ONES, *TENS))}|{_SCALE})\b", re.IGNORECASE)
"""A quick look: most sentences hold no number."""

LARGEST = 1e15
"""Nothing that news counts is larger; a longer row of digits is a code."""

_SAID = {relation: re.compile(words, re.IGNORECASE) for relation, words in RELATIONS.items()}
_OVER = {" or more": "over", " or so": "about"}


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text, with the words that qualify it."""

    start: int
    """Where its words begin, qualifier included."""
    end: int
    low: float
    high: float
    """The same as `low` but for a range."""
    relation: Relation
    unit: str = ""
    """A currency sign, "%", or ""."""
    plain: bool = False
    """Whether it is written as four bare digits, as years are."""


def numbers(text: str) -> list[Number]:
    """The numbers of a text in order; "dozens", "hundreds" and a lone "one" are none."""
    if not MAY_HOLD.search(text):
        return []
    return [number for match in NUMBER.finditer(text) if (number := _number(match))]


def _number(match: re.Match[str]) -> Number | None:
    """What a match says, or None where it makes no sense as one number or one range."""
    low, high = value(match["low"]), value(match["high"] or match["low"])
    span, to, end = (match["span"] or "").strip().lower(), (match["to"] or "").strip(), match.end()
    if to == "and" and span != "between":
        high, end = low, match.end("low")
    elif span == "from" and to:
        low = high
    if low < 1000 and high >= 1000 and to != "and" and _scaled(match["high"]) and not _scaled(match["low"]):
        low *= _scale(match["high"])
    if high < low or high > LARGEST:
        return None
    start = match.start() if to or not span else match.start("currency") if match["currency"] else match.start("low")
    unit = "%" if match["percent"] else (match["currency"] or "").upper().removeprefix("US")
    plain = re.fullmatch(r"(?:1[5-9]|20)\d\d", match["low"]) is not None
    return Number(start, end, low, high, _relation(match), unit, plain)


def _relation(match: re.Match[str]) -> Relation:
    """How the words around a number say that the quantity relates to it."""
    if match["after"]:
        return _OVER[match["after"].lower()]
    words = match["words"] or ""
    found = next((relation for relation, pattern in _SAID.items() if pattern.fullmatch(words)), "exactly")
    return "about" if found == "exactly" and match["low"].lower().startswith(("a ", "an ")) else found


def value(words: str) -> float:
    """A number in words or digits: "2.5 million" → 2500000.0, "a quarter of a million" → 250000.0."""
    text = words.lower().replace(",", "")
    for part, share in PARTS.items():
        if text.startswith(part + " "):
            return share * _scale(text)
    half = " and a half" in text
    text = text.replace(" and a half", "")
    digits = re.search(r"\d+(?:\.\d+)?", text)
    base = float(digits[0]) if digits else _small(text)
    return round((base + 0.5 * half) * _scale(text), 6)


def _small(text: str) -> float:
    """The words below a hundred at the head of a number in words; 1 where there is only a scale."""
    parts = re.split(r"[ -]", text)
    return float(sum(TENS.get(part) or ONES.get(part) or (part == "one") for part in parts) or 1)


def _scale(text: str) -> float:
    """The product of its scales: "two hundred thousand" → 100000."""
    product = 1.0
    for name in re.findall(rf"{_SCALE}|(?<=\d)(?:k|mn|m|bn)\b", text.lower()):
        product *= SCALES[name]
    return product


def _scaled(words: str) -> bool:
    return _scale(words) > 1
