"""When two names are one but for capitals, dots, accents and spellings from other alphabets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from ..people.forms import given, one, surname
from .lexicon import SAME, SPELLED
from .places import gazetteer

LONGEST_ACRONYM = 5
"""Longer words in capitals are datelines and headings; "UNICEF" is as often written "Unicef"."""
MOST_WORDS_OF_A_PERSON = 4
NAMES_KEPT = 1 << 15
DOUBLED = re.compile(r"(.)\1")
ARTICLE = re.compile(r"^(?:al|el|ash|an|as)-", re.IGNORECASE)
"""The Arabic article: "al-Assad" is "Assad" in the next sentence."""


ARTICLES = frozenset({"al", "el"})


@lru_cache(maxsize=NAMES_KEPT)
def key(name: str) -> str:
    """A name as an article is searched for it: no dots, no capitals throughout, one spelling of bodies.

    Acronyms that mean one country or body everywhere stand in full: "U.S." → "United States".
    """
    plain = name.replace(".", "").replace("’", "'")
    if plain.isupper():
        plain = capitals().get(plain) or (plain.title() if len(plain) > LONGEST_ACRONYM else plain)
    if " " in plain:
        plain = " ".join(SPELLED.get(word, word) for word in plain.split())
    return SAME.get(plain, plain)


@cache
def capitals() -> dict[str, str]:
    """The places of the gazetteer by how datelines write them: "PORT-AU-PRINCE"."""
    return {name.upper(): name for name in gazetteer()}


@lru_cache(maxsize=NAMES_KEPT)
def family(name: str) -> str:
    """The surname without article and accents, by which "Assad" is found among full names."""
    return plain_letters(ARTICLE.sub("", surname(name)))


@lru_cache(maxsize=NAMES_KEPT)
def spelled(name: str) -> str:
    """A full name without what spellings from other alphabets differ in: "Sergey" and "Sergei" are one."""
    plain = DOUBLED.sub(r"\1", plain_letters(given(name)).lower().replace("y", "i"))
    return f"{plain} {family(name)}"


def one_person(left: Iterable[str], right: Iterable[str]) -> bool:
    """Whether every full form of one name may be every full form of another: one middle name, not two."""
    others = [form for form in right if " " in form]
    fulls = [form for form in left if " " in form]
    return all(spelled(a) == spelled(b) or with_middle_name(a, b) for a in fulls for b in others)


def with_middle_name(left: str, right: str) -> bool:
    """Whether two names are forms of one person's: first and last word alike, one with more between them."""
    short, full = sorted((bones(spelled(left)), bones(spelled(right))), key=len)
    begins = short[0] == full[0] or len(short[0].strip(".")) == 1 or len(full[0].strip(".")) == 1
    return begins and len(full) <= MOST_WORDS_OF_A_PERSON and one(short, full)


def bones(name: str) -> list[str]:
    """The words of a name without Arabic articles: "Bashar al-Assad" and "Bashar al Assad" alike."""
    words = [ARTICLE.sub("", word) for word in name.split()]
    return [word for word in words if word.lower() not in ARTICLES] or words


def plain_letters(text: str) -> str:
    """Letters without accents: "Préval" → "Preval"."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
