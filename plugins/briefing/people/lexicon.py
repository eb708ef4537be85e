"""What is known of English words around names: verbs of saying, roles, titles, bodies, given names."""

from __future__ import annotations

from ..words import tables

LISTS = {name: frozenset(words.split()) for name, words in tables(__package__, "lexicon.toml").items()}
SAID = LISTS["said"]
LOOSE = LISTS["loose"]
SAYING = LISTS["saying"]
PASSIVE = LISTS["passive"]
ADVERBS = LISTS["adverbs"]
OPENERS = LISTS["openers"]
ENDERS = LISTS["enders"]
ROLES = LISTS["roles"]
TITLES = LISTS["titles"]
BODIES = LISTS["bodies"]
HE = LISTS["he"] - LISTS["she"]
SHE = LISTS["she"] - LISTS["he"]


def alternatives(words: frozenset[str]) -> str:
    """A pattern of any of these words, longest first."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))
