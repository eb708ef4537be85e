"""Short forms of the names of organisations: "WHO" for "World Health Organization"."""

from __future__ import annotations

from functools import lru_cache

SHORTEST = 3
"""Letters from which the first letters of a name are taken for it without a word from the text: "WHO". Two,
such as "PA", begin too many names; those that all the world knows are in the lexicon."""
SMALL = frozenset({"of", "for", "and", "the", "on", "in", "&", "de", "la"})
"""Words that most acronyms leave out."""

FORMS_KEPT = 1 << 15
"""Pairs of a form and a name that are remembered: most articles that give a name write it the same way."""


def initials(name: str) -> str:
    """The first letters of a name's words, small words left out: "Centers for Disease Control" → "CDC"."""
    return "".join(word[0] for word in name.split() if word not in SMALL).upper()


@lru_cache(maxsize=FORMS_KEPT)
def is_short_form(short: str, name: str) -> bool:
    """Whether a word can stand for a name: it begins alike, and its letters stand in the name in order.

    "ISIS" can stand for "Islamic State", "Defra" for "Department for Environment …".
    """
    letters = short.replace(".", "").lower()
    if " " not in name or len(letters) < 2 or letters[0] != name[0].lower():
        return False
    rest = iter(name.lower())
    return all(letter in rest for letter in letters)
