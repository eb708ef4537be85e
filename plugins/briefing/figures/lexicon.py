"""The words by which counts are known, from `lexicon.toml`."""

from __future__ import annotations

import re

from ..words import stem, tables

_READ = tables(__package__, "lexicon.toml")
_LISTS = {name: frozenset(words.split()) for name, words in _READ["lists"].items()}

MEASURES = {
    name: {side: frozenset(words.split()) for side, words in sides.items()}
    for name, sides in _READ["measures"].items()
}
"""By measure, the words before a number, the words after it, and the nouns that tell it."""
TELLING = {
    side: {
        word: tuple(name for name, sides in MEASURES.items() if word in sides[side])
        for word in frozenset().union(*(sides[side] for sides in MEASURES.values()))
    }
    for side in ("before", "after", "nouns")
}
"""By side, the measures that each word tells there, in their order."""
MEASURING = frozenset().union(*(sides["after"] - sides["nouns"] for sides in MEASURES.values()))
"""Verbs and adjectives that end the noun before them: "30 people killed"."""
STATUS = {word: name for name, words in _READ["status"].items() for word in words.split()}
"""Words that make another quantity of the same noun, and the form they are compared in."""
STATUS_STEMS = frozenset(stem(word) for word in STATUS)

PEOPLE = _LISTS["people"] | {""}
FILLERS = frozenset(stem(word) for word in _LISTS["fillers"])
PORTIONS = _LISTS["portions"]
IRREGULAR = _LISTS["irregular"]
NOT_PLURAL = _LISTS["not_plural"]
UNITS = _LISTS["units"]
PREDICATES = _LISTS["predicates"]
JOINTS = _LISTS["joints"]
UNLIKELY = _LISTS["unlikely"]
QUALIFYING = _LISTS["qualifying"]
"""The last words of those that qualify a number: most numbers are seen by them to stand alone."""
REFUSING = _LISTS["refusing"]
"""The last words of those before a part, an age or a place."""
NOT_PLACES = _LISTS["not_places"]

WORD = re.compile(r"[^\W\d_]+(?:[-’'.][^\W_]+)*|\d[\d,.]*\w*|[,;:()“”\"—–.%$]")
BREAKS = frozenset(',;:()“”"—–.%$')
"""Where a clause ends: what stands beyond says nothing of the number."""
