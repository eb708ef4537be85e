"""What a number counts: its measure (deaths, cases …), its noun, and the words that narrow it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files

from ..words import is_stop, stem
from .numbers import Number

WORD = re.compile(r"[^\W\d_]+(?:[-’'.][^\W_]+)*|\d[\d,.]*\w*|[,;:()“”\"—–.%$]")
BREAKS = frozenset(",;:()“”\"—–.%$")
"""Where a clause ends: what stands beyond says nothing of the number."""

MEASURES = {
    name: {side: frozenset(words.split()) for side, words in sides.items()}
    for name, sides in tomllib.loads(
        files(__package__).joinpath("measures.toml").read_text(encoding="utf-8")
    ).items()
}
PEOPLE = frozenset({"people", "persons", "lives", "victims", "individuals", "humans", ""})
"""Nouns that narrow nothing."""
STATUS = {
    "confirmed": "confirmed", "laboratory-confirmed": "confirmed", "lab-confirmed": "confirmed",
    "suspected": "suspected", "suspect": "suspected", "probable": "probable", "possible": "possible",
    "non-fatal": "non-fatal", "mild": "mild", "severe": "severe", "serious": "serious", "critically": "critical",
    "seriously": "serious", "potential": "possible",
}  # fmt: skip
"""Words that make another quantity of the same cases."""
PORTIONS = frozenset({"more", "another", "further", "additional", "new", "other", "others", "extra", "fresh"})
"""Words that count what is added, or what is left over, not the whole."""
IRREGULAR = frozenset({"people", "children", "men", "women", "police", "troops", "personnel", "staff"})
"""Plurals that do not end in "s"."""
NOT_PLURAL = frozenset({"was", "has", "is", "its", "his", "this", "as", "us", "says", "yes", "various"})
MODIFIERS = 4
"""Words between a number and its noun: "100 Syrian opposition groups" has two."""
PREDICATES = frozenset({"are", "were", "is", "was", "be"})
"""Before an age or a share: "most of the dead were between 25 and 45"."""
JOINTS = frozenset({"and", "but", "while", "who", "that", "still", "alive", "as"})
"""Words beyond which another thing is said."""
REACH_AFTER = 6
REACH_BEFORE = 5
"""Words looked at for the verb; "the toll, officials said on Monday, is 30" is beyond and is missed."""
UNLIKELY = frozenset(
    {"could", "might", "may", "would", "should", "can", "will", "if", "not", "n’t", "n't", "no", "never",
     "fear", "fears", "feared", "predicted", "projected", "expected", "likely", "threatened", "planned"}
)  # fmt: skip
"""Words that make a number a guess, a plan or a denial."""
RATES = re.compile(
    r"\bin (?:the |a )?(?:past|last|previous) \w+ ?(?:hours|days|weeks?|months?)\b|\bin an? \w+ (?:day|year|season)\b|\bovernight\b|\byear after year\b|\b(?:per|each|every|daily|annually|yearly|weekly|monthly)\b|\ba (?:day|week|month|year)\b", re.IGNORECASE
)
PART_OF_WHOLE = re.compile(r"\W{0,2}(?:of (?:whom|which|them|those|these)\b|were among|others?\b)", re.IGNORECASE)
INCLUDED = re.compile(r"(?:\bincluding|\bamong them|\binclude[sd]?|\bof (?:whom|which|them)|--|[—–])\s+$", re.IGNORECASE)
OUT_OF = re.compile(
    r"(?:(?<!lives)(?<!toll)(?<!total)(?<!deaths)(?<!number)\s(?:of|in|out of|than|by|for|aged?|ages|people|after|within)"
    r"(?: the| every)?|\ba further|\banother)\s+$",
    re.IGNORECASE,
)
"""Before a part of a number, an age, a place or a span of time: "of the 20", "in 12 states"."""
PURPOSE = re.compile(r"\bto (?!be\b|have\b|kill\b|the\b|an?\b|over\b|about\b)[a-z]+\s+$")
"""Before what is wanted or needed: "tents to house 1,000 people"."""
NOT_COUNTED = frozenset(
    "years year months month weeks week days day hours hour minutes seconds miles kilometers kilometres meters metres"
    " feet inches points degrees times dollars pounds euros cents percent km am pm yards decades ages".split()
)
"""Units of time, length and money: what they measure cannot be told from the words around."""
FILLERS = frozenset(stem(w) for w in "total recorded known official human overall innocent separate earlier".split())
"""Words between a number and its noun that narrow nothing."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a number counts."""

    measure: str
    """A name of `MEASURES`, or "" for any other noun."""
    noun: str
    """The noun, as a stem; "" for people at large."""
    narrowed: frozenset[str]
    """Stems of the lower-case words between number and noun: "confirmed", "opposition" …"""
    names: tuple[str, ...]
    """Names between number and noun: "Syrian"."""
    end: int
    """Where the noun ends in the text."""


def subject(text: str, number: Number) -> Subject | None:
    """What the number counts, or None where that cannot be told, or where it is no whole count."""
    before, after = text[: number.start], text[number.end :]
    if number.plain or PURPOSE.search(before) or OUT_OF.search(before) or INCLUDED.search(before) or PART_OF_WHOLE.match(after):
        return None
    if number.unit:
        return Subject("", number.unit, frozenset(), (), number.end)
    right, left = _words(after), _words_before(before)
    head = _head(right)
    if head is None:
        return None
    noun, modifiers, used, end = head
    if noun in NOT_COUNTED or (not noun and modifiers and modifiers[-1].lower() in NOT_COUNTED):
        return None
    lowered = {word.lower() for word in modifiers}
    if lowered & PORTIONS or (left and left[0].lower() in PORTIONS):
        return None
    measure = _measure(noun, left, right[used:])
    if not measure and not noun:
        return None
    narrowed = {stem(word) for word in modifiers if word[0].islower()} - FILLERS
    if measure and noun in MEASURES[measure]["nouns"]:
        noun = ""
    if not noun and left and left[0].lower() in PREDICATES:
        return None
    return Subject(
        measure,
        "" if noun.lower() in PEOPLE else stem(noun),
        frozenset(narrowed),
        tuple(word for word in modifiers if not word[0].islower()),
        number.end + end,
    )


def status(part: str) -> frozenset[str]:
    """The words of `STATUS` that the words around a number hold."""
    return frozenset(STATUS[word] for token in WORD.findall(part) if (word := token.lower()) in STATUS)


def uncertain(clause: str) -> bool:
    """Whether a clause plans, fears, denies, or counts by the day."""
    words = {word.lower() for word in WORD.findall(clause)}
    return bool(words & UNLIKELY or any(w.endswith(("n't", "n’t")) for w in words)) or bool(RATES.search(clause))


def _words(text: str) -> list[str]:
    return WORD.findall(text[:160])


def _words_before(text: str) -> list[str]:
    """The words before the number within its clause, nearest first."""
    found = []
    for word in reversed(WORD.findall(text[-90:])):
        if word in BREAKS or len(found) == REACH_BEFORE:
            break
        found.append(word)
    return found


def _head(words: list[str]) -> tuple[str, list[str], int, int] | None:
    """The noun that is counted: the first plural, the words before it, how many were used, where it ends."""
    modifiers: list[str] = []
    for index, word in enumerate(words[: MODIFIERS + 1]):
        lower = word.lower()
        if word in BREAKS or (is_stop(word) and lower not in PORTIONS) or _is_verb(lower):
            break
        if word[0].isdigit():
            return None
        if word[0].islower() and is_plural(lower):
            return lower, modifiers, index + 1, _end(words, index)
        modifiers.append(word)
    return (stem(modifiers[-1]) if modifiers else ""), modifiers[:-1], len(modifiers), _end(words, len(modifiers) - 1)


def _end(words: list[str], index: int) -> int:
    return sum(len(word) + 1 for word in words[: index + 1])


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like the plural of a noun."""
    if word in IRREGULAR:
        return True
    return word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 and word not in NOT_PLURAL


def _is_verb(word: str) -> bool:
    return any(word in sides["after"] - sides["nouns"] for sides in MEASURES.values())


def _measure(noun: str, left: list[str], right: list[str]) -> str:
    """The measure that noun, words before and words after agree on; nouns first, then the nearest word."""
    for name, sides in MEASURES.items():
        if noun in sides["nouns"]:
            return name
    for word in right[:REACH_AFTER]:
        if word in BREAKS or word.lower() in JOINTS or word[0].isdigit():
            break
        for name, sides in MEASURES.items():
            if word.lower() in sides["after"] and (not noun or word.lower() not in sides["nouns"]):
                return name
    for word in left:
        if word[0].isdigit() or word.lower() in JOINTS:
            break
        for name, sides in MEASURES.items():
            if word.lower() in sides["before"] and (not noun or word.lower() not in sides["nouns"]):
                return name
    return ""
