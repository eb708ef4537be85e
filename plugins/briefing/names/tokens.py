"""The words of a run of capitalised words, with what is known of each by itself."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from ..words import is_stop
from .keys import LONGEST_ACRONYM, key
from .lexicon import CALLING, CAPITALS, HUNG, JOINERS, LEADING, NOT_NAMES, ORGANISATIONS, PARTS
from .places import demonyms, gazetteer

POSSESSIVE = re.compile(r"[’']s?$")
TOKENS_KEPT = 1 << 15
"""Distinct words that are remembered; a collection of 10,000 articles has about as many capitalised ones."""


class Token(Struct, frozen=True):
    """A word of a run."""

    text: str
    """As it stands, without what hangs on it: "UK" of "UK-based"."""
    plain: str
    """Without possessive."""
    lower: str
    """In small letters, without dots and possessive."""
    joins: bool
    """Whether it is one of the small words that may join capitalised ones."""
    acronym: bool
    place: bool
    """Whether it is by itself a country or a large town."""
    demonym: bool
    """Whether it says where somebody is from: "Syrian"."""
    calls: bool
    """Whether it says what the one named next to it is: "Minister", "Mr"."""
    leads: bool
    """Whether it may stand in a title: "Foreign" of "Foreign Minister"."""
    body: bool
    """Whether names of organisations end in it."""
    no_name: bool
    """Whether it is of no name at either end of one: "The", "Tuesday"."""
    vague: bool
    """Whether names of such words only name nothing: "North", "Syrian", "Foreign", "Health"."""


@lru_cache(maxsize=TOKENS_KEPT)
def token(word: str) -> Token:
    """What is known of a word."""
    text = _unhung(word)
    plain = POSSESSIVE.sub("", text)
    lower = plain.lower().replace(".", "")
    acronym, place, demonym = is_acronym(plain), is_place(plain), lower in demonyms()
    leads = lower in LEADING
    return Token(
        text=text,
        plain=plain,
        lower=lower,
        joins=word in JOINERS,
        acronym=acronym,
        place=place,
        demonym=demonym,
        calls=lower in CALLING,
        leads=leads or acronym or place or demonym,
        body=lower in ORGANISATIONS,
        no_name=len(plain) < 2 or (lower in NOT_NAMES and not (acronym and lower in CAPITALS)),
        vague=not (acronym or place) and (leads or demonym or lower in PARTS or is_stop(lower)),
    )


@lru_cache(maxsize=TOKENS_KEPT)
def is_acronym(word: str) -> bool:
    """Whether a word is of capitals only: "WHO", "U.N."."""
    letters = word.replace(".", "")
    return 2 <= len(letters) <= LONGEST_ACRONYM and letters.isalpha() and letters.isupper()


def is_place(name: str) -> bool:
    """Whether a name, or the name that it stands for all over the world, is in the gazetteer."""
    return key(name) in gazetteer()


def _unhung(word: str) -> str:
    """A word without what hangs on it: "UK-based" → "UK"."""
    name, hyphen, rest = word.rpartition("-")
    return name if hyphen and (not rest or rest in HUNG) else word
