"""What a number counts: its measure (deaths, cases …), its noun, and the words that narrow it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from ..words import is_stop, stem
from .lexicon import (
    BREAKS,
    FILLERS,
    IRREGULAR,
    JOINTS,
    MEASURES,
    MEASURING,
    NOT_PLURAL,
    PEOPLE,
    PORTIONS,
    PREDICATES,
    STATUS,
    TELLING,
    UNITS,
    WORD,
)
from .numbers import Number

MODIFIERS = 4
"""Words between a number and its noun: "100 Syrian opposition groups" has two."""
REACH_AFTER = 6
REACH_BEFORE = 5
"""Words looked at for the verb; "the toll, officials said on Monday, is 30" is beyond and is missed."""
WINDOW = 160
"""Characters in which these words stand."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a number counts."""

    measure: str
    """A name of `MEASURES`, or "" for any other noun."""
    noun: str
    """The noun, as a stem, or a currency; "" for people at large."""
    narrowed: frozenset[str]
    """Stems of the lower-case words between number and noun: "confirmed", "opposition" …"""
    end: int
    """Where the noun ends in the text."""


@dataclass(frozen=True, slots=True)
class _Head:
    noun: str
    modifiers: list[str]
    used: int
    """How many of the words after the number it takes."""
    length: int
    """And how many characters."""


def subject(text: str, number: Number) -> Subject | None:
    """What the number counts, or None where that cannot be told."""
    if number.unit:
        return Subject("", number.unit, frozenset(), number.end)
    words = WORD.finditer(text[number.end : number.end + WINDOW])
    found = list(islice(words, MODIFIERS + 1 + REACH_AFTER))
    right, left = [match[0] for match in found], _words_before(text[: number.start])
    head = _head(right, [match.end() for match in found])
    if head is None or _portion(head, left) or (not head.noun and left and left[0].lower() in PREDICATES):
        return None
    measure = _measure(head.noun, left, right[head.used :])
    if not measure and not head.noun:
        return None
    at_large = head.noun in PEOPLE or (measure and head.noun in MEASURES[measure]["nouns"])
    narrowed = {stem(word) for word in head.modifiers if word[0].islower()} - FILLERS
    return Subject(
        measure, "" if at_large else stem(head.noun), frozenset(narrowed), number.end + head.length
    )


def status(part: str) -> frozenset[str]:
    """The words of `STATUS` that the words around a number hold."""
    return frozenset(STATUS[word] for token in WORD.findall(part) if (word := token.lower()) in STATUS)


def _portion(head: _Head, left: list[str]) -> bool:
    """Whether only what was added is counted, or time or length."""
    added = {word.lower() for word in (*head.modifiers, *left[:1])}
    return not added.isdisjoint(PORTIONS) or head.noun.lower() in UNITS


def _words_before(text: str) -> list[str]:
    """The words before the number within its clause, nearest first."""
    found: list[str] = []
    for word in reversed(WORD.findall(text[-WINDOW:])):
        if word in BREAKS or len(found) == REACH_BEFORE:
            break
        found.append(word)
    return found


def _head(words: list[str], ends: list[int]) -> _Head | None:
    """The noun that is counted: the first plural, or the last word before a verb or a stop."""
    modifiers: list[str] = []
    for index, word in enumerate(words[: MODIFIERS + 1]):
        lower = word.lower()
        if word in BREAKS or (is_stop(word) and lower not in PORTIONS) or lower in MEASURING:
            break
        if word[0].isdigit():
            return None
        if word[0].islower() and is_plural(lower):
            return _Head(lower, modifiers, index + 1, ends[index])
        modifiers.append(word)
    if not modifiers:
        return _Head("", [], 0, 0)
    return _Head(modifiers[-1], modifiers[:-1], len(modifiers), ends[len(modifiers) - 1])


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like the plural of a noun."""
    if word in IRREGULAR:
        return True
    ending = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return ending and len(word) > 3 and word not in NOT_PLURAL


def _measure(noun: str, left: list[str], right: list[str]) -> str:
    """The measure that the noun tells, or else the nearest word after or before it; "" where none does."""
    if noun in TELLING["nouns"]:
        return TELLING["nouns"][noun][0]
    return _told("after", noun, right[:REACH_AFTER]) or _told("before", noun, left)


def _told(side: str, noun: str, words: list[str]) -> str:
    """The measure of the first word that tells one; a noun tells none where another noun is counted."""
    for word in words:
        lower = word.lower()
        if word in BREAKS or lower in JOINTS or word[0].isdigit():
            break
        for name in TELLING[side].get(lower, ()):
            if not (noun and lower in MEASURES[name]["nouns"]):
                return name
    return ""
