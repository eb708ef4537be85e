"""Of what a number is said: the names and days in its clause, and who says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ..date_expressions import mentions
from .numbers import Number

CONTRAST = re.compile(r"[,;]\s*(?:while|whereas|but|although|though|however)\b|;", re.IGNORECASE)
"""Where one clause ends and another voice may begin."""
SAYING = (
    r"(?:says?|said|saying|estimates?|estimated|reports?|reported|put|puts|told|added|confirmed|announced"
    r"|claims?|claimed)"
)
ACCORDING = re.compile(r"\baccording to (?P<who>[^,.;:]{2,60})", re.IGNORECASE)
SAYS = re.compile(rf"(?P<who>(?:\b(?!that\b|and\b)[^\W\d][\w’'.-]* ){{1,8}}?)(?:has |have )?{SAYING}\b")
VOICES = re.compile(
    r"[A-Z]|\b(?:officials?|police|ministry|group|government|authorit|witness|doctors?|hospital|rescuers?|medics?)"
)
"""What a voice has in it: a name, or an office."""
AUXILIARY = re.compile(r"\b(?:be|been|being|was|were|is|are|had|has|have|there|it|he|she|they|who|number|total)\b", re.I)
NAME = re.compile(r"\b[A-Z][\w’'-]*(?:\.[A-Z])*")
PLACE = re.compile(
    r"\b(?:in|across|near|throughout|outside|around)\s+(?:the\s+)?(?P<place>[A-Z][\w’'-]*(?:\.[A-Z])*(?:\s[A-Z][\w’'-]*)*)"
)
"""A name that stands where places stand."""
NOT_PLACES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december the a an in on at but and""".split()
)
WORLD = re.compile(
    r"\b(?:worldwide|world-wide|globally|global|around the (?:world|globe)|across the (?:world|globe)"
    r"|(?:in|across|to) (?:\w+ ){0,3}(?:\d+|\w+teen|\w+ty) (?:countries|nations|states|provinces))\b",
    re.IGNORECASE,
)
ENDING = re.compile(r"(?<=\w{3})(?:ians?|ia|ans?|as?|ese|is?|os?|ns)$")
"""What Syrian, Haitian, Mexican, Chinese, Iraqi add to their countries, and what these drop before it."""
JOINT = re.compile(r",|\band\b|;|\(")
WITHIN = re.compile(r"\b(?:of|in|across|from)(?: the| some| about| at least)?\s+$", re.IGNORECASE)
"""Before a number that belongs to the one before it: "257 of the 421", "65 people in 34 countries"."""
MOSTLY = re.compile(r"(?:--|[—–(:]|\bincluding)\s*(?:at least )?\w+ (?:in|from|of)\b|,?\s*\b(?:most(?:ly)?|many of|all but \w+ of|the (?:vast |great )?majority)\b.{,30}\b(?:in|from|of)\b")
"""What is mostly in a place is not in it alone."""
YEAR = re.compile(r"(?<![\d.,$€£])(?:1[5-9]|20)\d\d(?![\d,.]\d)")
SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
BACKGROUND = timedelta(days=60)
"""A day further back than this is of another event, unless both figures name it."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Of what and when a number is said, and by whom."""

    names: frozenset[str]
    """Names near it, shortened so that "Syria" and "Syrian" are one; "*" for the whole world."""
    named: frozenset[str]
    """The same but for acronyms, which are offices more often than places."""
    beside: frozenset[str]
    """These without the name of who says so."""
    old: tuple[date, date] | None
    """The days of a long past event that the clause names."""
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
    """The words of a clause that are about this number: all before the first, and those up to the next."""
    begin, stop = clause(text, number.start, number.end)
    inside = [other for other in others if begin <= other.start < stop and not WITHIN.search(text[max(0, other.start - 20) : other.start])]
    before = [other for other in inside if other.start < number.start]
    after = [other for other in inside if other.start > number.start]
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


def scope(part: str, whole: str, after: str, published: date | None) -> Scope:
    """What the words around a number say of place, time and source; `whole` is its clause."""
    mostly = MOSTLY.search(after)
    cut = MOSTLY.search(part)
    part = part[: cut.start()] if cut else part
    found = {match[0] for match in NAME.finditer(part) if match[0].lower() not in NOT_PLACES}
    world = {"*"} if WORLD.search(part) or mostly else set()
    who = voice(whole)
    named = {name for name in found if not name.replace(".", "").isupper() and len(name) > 3}
    return Scope(
        names=frozenset({short(name) for name in found} | world),
        named=frozenset(short(name) for name in named),
        beside=frozenset(short(name) for name in named if name not in who),
        old=_old(whole, published),
        says=who,
    )


def places(text: str) -> set[str]:
    """The names that stand where places stand, shortened."""
    words = {word for match in PLACE.finditer(text) for word in match["place"].split()}
    return {short(word) for word in words if word.lower() not in NOT_PLACES and not re.search(r"\d", word)}


def voice(part: str) -> str:
    """Who is named as saying it, verbatim; "" where nobody is."""
    for pattern in (ACCORDING, SAYS):
        match = pattern.search(part)
        if match and VOICES.search(match["who"]) and not AUXILIARY.search(match["who"]):
            return match["who"].strip()
    return ""


def short(name: str) -> str:
    """A name without the ending that makes a people of a place: "Syria", "Syrian" and "Syria’s" → "syr"."""
    plain = re.sub(r"[’']s?$", "", name).replace(".", "").lower()
    return ENDING.sub("", plain)


def _old(part: str, published: date | None) -> tuple[date, date] | None:
    """The days of an event long before publication; "since" begins a count that goes on."""
    since = SINCE.search(part)
    part = part[: since.start()] if since else part
    for year in YEAR.finditer(part):
        if published is None or int(year[0]) < published.year:
            return date(int(year[0]), 1, 1), date(int(year[0]), 12, 31)
    for mention in mentions(part, published):
        if mention.latest and mention.earliest and (published is None or published - mention.latest > BACKGROUND):
            return mention.earliest, mention.latest
    return None
