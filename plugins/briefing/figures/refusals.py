"""Numbers that are no whole counts: parts, ages, rates, guesses, plans and denials."""

from __future__ import annotations

import re

from .lexicon import REFUSING, UNLIKELY, WORD
from .numbers import Number, last_word

LOOKED_BACK = 40
"""Characters before a number in which the words that refuse it stand."""
INCLUDED = re.compile(
    r"(?:\bincluding|\bamong them|\binclude[sd]?|\bof (?:whom|which|them)|--|[—–])\s+$", re.IGNORECASE
)
"""Before a part of what was just counted: "30 people, including 5 children", "27 -- 26 in Kassar"."""
OUT_OF = re.compile(
    r"(?:(?<!lives)(?<!toll)(?<!total)(?<!deaths)(?<!number)"
    r"\s(?:of|in|out of|than|by|for|aged?|ages|people|after|within)(?: the| every)?"
    r"|\ba further|\banother)\s+$",
    re.IGNORECASE,
)
"""Before a part of a number, an age, a place or a span of time: "of the 20", "in 12 states"."""
PURPOSE = re.compile(r"\bto (?!be\b|have\b|kill\b|the\b|an?\b|over\b|about\b)[a-z]+\s+$")
"""Before what is wanted or needed: "tents to house 1,000 people"."""
DASHES = ("-", "—", "–")
PART_OF_WHOLE = re.compile(
    r"\W{0,2}(?:of (?:whom|which|them|those|these)\b|were among|others?\b)", re.IGNORECASE
)
RATES = re.compile(
    r"""
      \bin\ (?:the\ |a\ )?(?:past|last|previous)\ (?:\w+\ ){0,3}(?:hours|days|weeks?|months?|years?)\b
    | \bin\ an?\ \w+\ (?:day|year|season)\b          # in an average year
    | \b(?:overnight|year\ after\ year|per|each|every|daily|annually|yearly|weekly|monthly)\b
    | \ba\ (?:day|week|month|year)\b
    | \b(?:rise|increase|jump|fall|drop)\ of\b      # what was added
    """,
    re.VERBOSE | re.IGNORECASE,
)


def partial(text: str, number: Number) -> bool:
    """Whether the words right before and after a number make it a part, an age, a place or a want."""
    before = text[max(0, number.start - LOOKED_BACK) : number.start]
    return _refused(before) or PART_OF_WHOLE.match(text, number.end) is not None


def _refused(before: str) -> bool:
    """Whether the words before a number make it a part, an age, a place or a want."""
    if last_word(before) in REFUSING or before.rstrip().endswith(DASHES):
        return bool(INCLUDED.search(before) or OUT_OF.search(before) or PURPOSE.search(before))
    return "to " in before and PURPOSE.search(before) is not None


def uncertain(clause: str) -> bool:
    """Whether a clause guesses, plans, denies, or counts by the day."""
    words = {word.lower() for word in WORD.findall(clause)}
    denied = any(word.endswith(("n't", "n’t")) for word in words)
    return denied or not words.isdisjoint(UNLIKELY) or RATES.search(clause) is not None
