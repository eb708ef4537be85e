"""Numbers as prose says them: "over 250,000", "a quarter of a million", "about a 100", "20 to 30"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from string import ascii_letters
from typing import Literal

from .lexicon import QUALIFYING

Relation = Literal["exactly", "about", "over", "under"]

ONES = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6,
    "billion": 1e9, "bn": 1e9, "trillion": 1e12,
}  # fmt: skip
PARTS = {"a quarter": 0.25, "half": 0.5, "three quarters": 0.75, "a third": 1 / 3, "two thirds": 2 / 3}

RELATIONS: dict[Relation, str] = {
    "over": r"(?:slightly |well |far )?(?:more than|over|above)|at least|upwards? of"
    r"|(?:no|not) (?:fewer|less) than|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|top(?:s|ped|ping)"
    r"|pass(?:es|ed)|in excess of",
    "under": r"(?:slightly |well |far )?(?:fewer than|less than|under|below)|up to|as many as|at most"
    r"|no more than|nearly|almost|close to|just short of",
    "about": r"about|around|some|roughly|approximately|(?:an )?estimated(?: at)?|perhaps|circa",
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
    (?<![\w.,:/$€£¥-])(?<!/\s)                        # not the end of a date, a code, a longer number
    (?=[\d$€£¥abefhnstuc])                            # with what a number begins: a quick refusal
    (?P<span> between\ | from\ )?
    (?P<currency> (?:US|A|C|HK)?[$€£¥] )?
    (?P<low> {_AMOUNT} )
    (?: (?P<to> \ to\ | \s?[-–]\s? | (?(span)\ and\ |(?!)) ) (?:[$€£¥])?(?P<high> {_AMOUNT} ) )?
    (?P<percent> \s?% | \ per\ ?cent\b )?
    (?![\w]|[-–][A-Za-z\d]|[.,:/]\d|\s?/)
    (?P<after> \ or\ more\b | \ or\ so\b | \s?\+ )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
SAID = re.compile(
    rf"\b(?:{'|'.join(f'(?P<{name}>{words})' for name, words in RELATIONS.items())}) (?:the |another )?$",
    re.IGNORECASE,
)
"""The words before a number that qualify it; the group tells how."""
LOOKED_BACK = 32
"""Characters in which these stand, or a month."""
MAY_HOLD = re.compile(rf"\d|\b(?:{'|'.join((*ONES, *TENS))}|{_SCALE})\b", re.IGNORECASE)
"""A quick look at what stands between white spaces: most sentences hold no number."""
STRETCHES_KEPT = 1 << 16

MONTH = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:uary|ruary|ch|il|e|y|ust|tember|ober|ember)?\.?\s$"
)
"""Before the day of a date."""
BARE = re.compile(r"(?:1[5-9]|20)\d\d")
"""Four bare digits, as years are."""
LARGEST = 1e15
"""Nothing that news counts is larger; a longer row of digits is a code."""


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
    if not any(map(_may_hold, text.split())):
        return []
    return [number for match in NUMBER.finditer(text) if (number := _number(match))]


@lru_cache(maxsize=STRETCHES_KEPT)
def _may_hold(stretch: str) -> bool:
    """Whether what stands between two white spaces may be a part of a number."""
    return MAY_HOLD.search(stretch) is not None


def _number(match: re.Match[str]) -> Number | None:
    """What a match says, or None where it makes no sense as one number or one range."""
    back = max(0, match.start() - LOOKED_BACK)
    before = match.string[back : match.start()]
    low = value(match["low"])
    high = value(match["high"]) if match["high"] else low
    if match["high"] and _scale(match["low"]) == 1 and match["to"].strip() != "and":
        low *= _scale(match["high"]) if low < high else 1
    if match["span"] and match["span"].lower() == "from " and match["high"]:
        low = high
    if high < low or high > LARGEST or MONTH.search(before):
        return None
    said = SAID.search(before) if last_word(before) in QUALIFYING else None
    start = back + said.start() if said else match.start()
    if match["span"] and not match["high"]:
        start = match.start("currency" if match["currency"] else "low")
    unit = "%" if match["percent"] else (match["currency"] or "").upper().removeprefix("US")
    return Number(
        start, match.end(), low, high, _relation(match, said), unit, BARE.fullmatch(match[0]) is not None
    )


def _relation(match: re.Match[str], said: re.Match[str] | None) -> Relation:
    """How the words around a number say that the quantity relates to it."""
    if match["after"]:
        return "about" if match["after"] == " or so" else "over"
    found = next(name for name in RELATIONS if said[name]) if said else "exactly"
    return "about" if found == "exactly" and match["low"].lower().startswith(("a ", "an ")) else found


def last_word(before: str) -> str:
    """The word of ASCII's letters before the white space that ends a text, in lower case; "" for none."""
    words = before.rstrip()
    return words[len(words.rstrip(ascii_letters)) :].lower() if len(words) < len(before) else ""


@lru_cache(maxsize=STRETCHES_KEPT)
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
