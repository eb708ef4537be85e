"""Of what a number is said: the names and days around it, and who says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ..date_expressions import mentions
from ..words import is_stop
from .lexicon import NOT_PLACES
from .numbers import Number
from .voices import voice

CONTRAST = re.compile(r"[,;]\s*(?:while|whereas|but|although|though|however)\b|;", re.IGNORECASE)
"""Where one clause ends and another voice may begin."""
JOINT = re.compile(r",|\band\b|;|\(")
NAME = re.compile(r"\b[A-Z][\w’'-]*(?:\.[A-Z])*")
PLACE = re.compile(
    r"\b(?:in|across|near|throughout|outside|around)\s+(?:the\s+)?"
    r"(?P<place>[A-Z][\w’'-]*(?:\.[A-Z])*(?:\s(?:and\s)?[A-Z][\w’'-]*)*)"
)
"""Names that stand where places stand: "in Kassar and North Lindau"."""
WORLD = re.compile(
    r"""
      \b(?:world[ -]?wide | globally | global)\b
    | (?<!spread\ )\b(?:around|across)\ the\ (?:world|globe)\b
    | \b(?:in|across|to)\ (?:\w+\ ){0,3}(?:\d+|\w+teen|\w+ty)\ (?:countries|nations|states|provinces)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
WITHIN = re.compile(r"\b(?:of|in|across|from)(?: the| some| about| at least)?\s+$", re.IGNORECASE)
"""Before a number that belongs to the one before it: "257 of the 421", "65 people in 34 countries"."""
MOSTLY = re.compile(
    r"""
      (?:-- | [—–(:] | \bincluding)\s*(?:at\ least\ )?\w+\ (?:in|from)\ (?:the\ )?[A-Z]
    | ,?\s*\b(?:most(?:ly)? | many\ of | all\ but\ \w+\ of | the\ (?:vast\ |great\ )?majority)\b
      .{,30}\b(?:in|from)\ (?:the\ )?[A-Z]
    """,
    re.VERBOSE,
)
"""What is mostly in a place, or broken down by places, is not in one alone."""
ENDING = re.compile(r"(?<=\w{3})(?:ians?|ia|ans?|as?|ese|is?|os?|ns)$")
"""What Syrian, Haitian, Mexican, Chinese, Iraqi add to their countries, and what these drop before it."""
YEAR = re.compile(r"(?<![\d.,$€£])(?:1[5-9]|20)\d\d(?![\d,.]\d)")
SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
BACKGROUND = timedelta(days=60)
"""A day further back than this is of another event, unless both figures name it."""
WHOLE_WORLD = frozenset({"*"})


@dataclass(frozen=True, slots=True)
class Scope:
    """Of what and when a number is said, and by whom."""

    names: frozenset[str]
    """Names around it, shortened so that "Syria" and "Syrian" are one; "*" for more than one country."""
    named: frozenset[str]
    """The same but for acronyms, which are offices more often than places."""
    beside: frozenset[str]
    """These without the name of who says so."""
    old: tuple[date, date] | None
    """The days of a long past event that the clause names."""
    since: str
    """The year since when it counts, if that is long past; "" where none is named."""
    says: str
    """Who says so, verbatim; "" where nobody is named."""


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the clause around a number begins and ends."""
    begin, stop = 0, len(text)
    for match in CONTRAST.finditer(text):
        if match.end() <= start:
            begin = match.end()
        elif match.start() >= end:
            stop = match.start()
            break
    return begin, stop


def own_part(text: str, number: Number, others: Sequence[Number]) -> str:
    """The words of a clause about this number: what leads to the first number, and what stands around it."""
    begin, stop = clause(text, number.start, number.end)
    inside = [other for other in others if begin <= other.start < stop]
    rivals = [o for o in inside if not WITHIN.search(text[max(0, o.start - 20) : o.start])]
    before = [other for other in rivals if other.start < number.start]
    after = [other for other in rivals if other.start > number.start]
    lead = text[begin : before[0].start] if before else ""
    if before:
        begin = before[-1].end + _last_joint(text[before[-1].end : number.start], 0)
    if after:
        stop = number.end + _last_joint(text[number.end : after[0].start], after[0].start - number.end)
    return f"{lead} {text[begin:stop]}"


def _last_joint(words: str, otherwise: int) -> int:
    """Where the last comma or "and" stands."""
    joints = [match.start() for match in JOINT.finditer(words)]
    return joints[-1] if joints else otherwise


def scope(part: str, before: str, after: str, published: date | None) -> Scope:
    """What the words around a number say of place, time and source.

    `part` are its own words, `before` and `after` its clause up to its end and from there on.
    """
    whole, mostly = before + after, MOSTLY.search(part)
    world = WORLD.search(part) or WORLD.search(before) or MOSTLY.search(after)
    found = _names(part[: mostly.start()] if mostly else part)
    named = [name for name in found if not name.replace(".", "").isupper() and len(name) > 3]
    who = voice(whole)
    return Scope(
        names=frozenset(map(short, found)) | (WHOLE_WORLD if world else frozenset()),
        named=frozenset(map(short, named)),
        beside=frozenset(short(name) for name in named if name not in who),
        old=_old(whole, published),
        since=_since(whole, published),
        says=who,
    )


def places(text: str) -> set[str]:
    """The names that stand where places stand, shortened."""
    words = [word for match in PLACE.finditer(text) for word in match["place"].split()]
    return {short(w) for w in words if w.lower() not in NOT_PLACES and not any(c.isdigit() for c in w)}


def short(name: str) -> str:
    """A name without the ending that makes a people of a place: "Syria", "Syrian" and "Syria’s" → "syr"."""
    return ENDING.sub("", re.sub(r"[’']s?$", "", name).replace(".", "").lower())


def _names(part: str) -> list[str]:
    found = [match[0] for match in NAME.finditer(part)]
    return [name for name in found if name.lower() not in NOT_PLACES and not is_stop(name)]


def _old(part: str, published: date | None) -> tuple[date, date] | None:
    """The days of an event long before publication; "since" begins a count that goes on."""
    since = SINCE.search(part)
    part = part[: since.start()] if since else part
    for year in YEAR.finditer(part):
        if published is None or int(year[0]) < published.year:
            return date(int(year[0]), 1, 1), date(int(year[0]), 12, 31)
    for mention in mentions(part, published):
        if mention.latest and mention.earliest and _long_before(mention.latest, published):
            return mention.earliest, mention.latest
    return None


def _since(part: str, published: date | None) -> str:
    """The first year after "since", unless it is the year of publication."""
    since = SINCE.search(part)
    year = YEAR.search(part, since.end()) if since else None
    return year[0] if year and (published is None or int(year[0]) != published.year) else ""


def _long_before(day: date, published: date | None) -> bool:
    return published is None or published - day > BACKGROUND
