"""Runs of capitalised words: where names may stand, and where one name ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..people.lexicon import ROLES
from .keys import LONGEST_ACRONYM
from .lexicon import JOINERS, PARTICLES, PLACES, PORTFOLIOS
from .places import gazetteer
from .tokens import Token, token

UPPER = "A-ZÀ-ÖØ-ÞĆČĐĞİŁŚŞŠŽ"
SHORTENED = "Mr|Mrs|Ms|Dr|St|Jr|Sen|Rep|Gov|Gen|Col|Lt|Maj|Capt|Sgt|Adm|Prof|Rev|Hon|Mt|Ft"
WORD = rf"(?:(?:{SHORTENED})\.|[{UPPER}]\.(?:[{UPPER}]\.)*|[{UPPER}][\w’'-]*)"
PREFIX = r"(?:(?:[Aa]l|[Ee]l|[Aa]sh|[Aa]n|[Aa]s|[Dd])[-’'])"
FIRST_WORD = (
    rf"[{UPPER}](?<![\w’'].)(?:(?<!-.)|(?<=\b[ae]l-.)|(?<=\ba[sn]-.)|(?<=\bash-.))"
    rf"(?:(?:{'|'.join(f'(?<={title[0]}){title[1:]}' for title in SHORTENED.split('|'))})\."
    rf"|\.(?:[{UPPER}]\.)*|[\w’'-]*)"
)
"""A word where a run begins. It opens with a set of characters, which "re" finds twice as fast as a place
that something stands before."""
RUN = re.compile(rf"{FIRST_WORD}(?:\ (?:(?:{'|'.join(sorted(JOINERS))})\ ){{0,2}}{PREFIX}?{WORD})*")
"""Words that begin with a capital, and the small ones that may join them."""
LONGEST_RUN = 160
"""Characters; what is longer is a headline or a list without commas, and no name."""
OWNED_NAMES = frozenset({"hospital", "college", "school", "church", "cathedral", "court", "park", "square"})
"""What a possessive is part of the name of: "St Mary's Hospital"."""
PANELS = frozenset({"committee", "panel", "commission", "conference", "council", "convention"})
"""Bodies that are "on" something."""

Word = tuple[Token, int]
"""A word of a run and where it begins."""


def phrases(run: str) -> Iterator[list[Word]]:
    """The names, with titles, that a run of capitalised words is made of."""
    if " " not in run:
        yield [(token(run), 0)]
        return
    words = _words(run)
    bodied = any(word.body for word, _ in words)
    phrase: list[Word] = []
    place = 0
    while place < len(words):
        ahead = place
        while words[ahead][0].joins:
            ahead += 1
        if ahead > place:
            small = [word.text for word, _ in words[place:ahead]]
            if not phrase or not _joined(phrase, small, words[ahead][0], bodied):
                yield phrase
                phrase = []
            else:
                phrase += words[place:ahead]
        phrase.append(words[ahead])
        place = ahead + 1
        if place < len(words) and _parted(words[ahead][0], words[place][0]):
            yield phrase
            phrase = []
    yield phrase


def _words(run: str) -> list[Word]:
    """The words of a run, each with its place."""
    words, begin = [], 0
    for text in run.split(" "):
        words.append((token(text), begin))
        begin += len(text) + 1
    return words


def _heads_body(words: Sequence[Word]) -> bool:
    """Whether a phrase is a body's name that goes on: "Office for the Coordination" of …"""
    small = next((n for n, (word, _) in enumerate(words) if word.joins), 0)
    return small > 0 and words[small - 1][0].body


def _parted(word: Token, following: Token) -> bool:
    """Whether a name ends here: with a possessive, or where a dateline or heading in capitals meets words."""
    owns = word.plain != word.text and following.lower not in OWNED_NAMES
    return owns or (_shouted(word) != _shouted(following) and word.text.isupper() != following.text.isupper())


def _shouted(word: Token) -> bool:
    """Whether a word in capitals is no acronym: "WASHINGTON"."""
    return word.text.isupper() and len(word.text) > LONGEST_ACRONYM


def _joined(left: Sequence[Word], small: Sequence[str], right: Token, bodied: bool) -> bool:
    """Whether small words between two capitalised ones are of one name."""
    if right.no_name:
        return False
    first, last = small[0], left[-1][0]
    if first in PARTICLES or first == "&":
        return True
    if first == "and":
        subjects = bodied and last.lower in PORTFOLIOS and right.lower in PORTFOLIOS
        return len(small) == 1 and (subjects or f"{last.text} and {right.plain}" in gazetteer())
    if first == "of" and left[0][0].text != last.text and _heads_body(left):
        return True
    if first == "of":
        alone = len(left) == len(small) == 1 and not (last.demonym or last.place or right.place)
        return alone or last.body or last.lower in ROLES or last.lower in PLACES
    if first == "for":
        return last.body or last.lower in ROLES
    return first == "on" and last.lower in PANELS
