"""A run of capitalised words taken apart: whom it names, which titles stand before, what its form says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from ..people.lexicon import HE, SHE
from ..people.mentions import HONORIFICS as GENDERS
from ..people.mentions import Gender
from ..records import NameKind
from .keys import key
from .lexicon import (
    GENERIC,
    GIVEN,
    HONORIFICS,
    OFFICES,
    ORGANISATIONS,
    PLACE_LEADS,
    PLACES,
    PORTFOLIOS,
    REGNAL,
    SAME,
    SINGULAR,
    THINGS,
)
from .places import gazetteer
from .runs import Word, phrases
from .tokens import is_place

RUNS_KEPT = 1 << 15
"""Runs whose parts are remembered: most recur within a collection."""
MOST_WORDS_OF_A_PERSON = 4
MOST_WORDS = 9
"""Names of more words are headlines."""
ALL_OVER_THE_WORLD = frozenset(SAME.values())
NUMERALS = frozenset("IVX")


class Part(Struct, frozen=True):
    """A name in a run, or a title that stands for one."""

    name: str
    """Without titles and possessive; the title where that stands alone."""
    begin: int
    """Where it begins in the run, titles included."""
    end: int
    titles: tuple[str, ...] = ()
    """The words before it, lower-cased: ("us", "secretary", "of", "state")."""
    kind: NameKind = "name"
    """What its form says: "name" where that is nothing."""
    gender: Gender = ""
    alone: bool = False
    """Whether it is a title without a name: "Secretary of State"."""


@lru_cache(maxsize=RUNS_KEPT)
def parts(run: str) -> tuple[Part, ...]:
    """Everything that a run of capitalised words names, in order."""
    trimmed = (_trimmed(phrase) for phrase in phrases(run))
    return tuple(part for words in trimmed if words for part in _taken_apart(words))


def _trimmed(words: list[Word]) -> list[Word]:
    """A phrase without the words at its ends that are of no name."""
    begin, end = 0, len(words)
    while begin < end and (words[begin][0].no_name or words[begin][0].joins):
        begin += 1
    while begin < end and (words[end - 1][0].no_name or words[end - 1][0].joins):
        end -= 1
    return words[begin:end] if end - begin <= MOST_WORDS else []


def _taken_apart(words: list[Word]) -> Iterator[Part]:
    """The names in one phrase."""
    called = _title(words)
    office = 0 if called else _office(words)
    if called and not _names_body(words, called):
        yield from _named_in_title(words[:called])
        yield _called(words, called)
    elif office:
        yield from _taken_apart(words[:office])
        yield _called(words[office:], max(1, _title(words[office:])))
    elif len(words) > 3 and key(words[0][0].plain) in ALL_OVER_THE_WORLD and _is_body(words):
        yield from (_part(words[:1]), _part(words[1:]))
    elif not _says_nothing(words):
        from_there = len(words) > 1 and words[0][0].demonym and words[1][0].lower in GIVEN
        yield _part(words[1:] if from_there else words)


def _says_nothing(words: list[Word]) -> bool:
    """Whether a phrase names nobody for certain: "Syrian", "Public Health", any land's "Health Ministry"."""
    vague = [word.vague or word.joins for word, _ in words]
    if all(vague):
        return not is_place(_text(words)) and (len(words) == 1 or words[-1][0].lower not in SINGULAR)
    if len(words) == 1:
        return words[0][0].body
    others = [word for (word, _), empty in zip(words, vague, strict=True) if not empty]
    generic = all(word.lower in GENERIC for word in others)
    return generic and not any(word.demonym or word.lower in SINGULAR for word, _ in words)


def _names_body(words: list[Word], title: int) -> bool:
    """Whether what looks like a title is of the name of a body: "Premier" League; "Mr Church" is a person."""
    rest = words[title:]
    if len(rest) == 1 and words[title - 1][0].lower not in HONORIFICS:
        return rest[0][0].body
    return _is_body(rest)


def _title(words: list[Word]) -> int:
    """How many words at the head of a phrase are a title; 0 for none."""
    title = at = 0
    while at < len(words):
        word = words[at][0]
        if word.calls and (at or len(words) > 1):
            title = at + 1
        elif at and word.text == "of" and title == at:
            at = title = _end_of_office(words, at + 1)
            continue
        elif not word.leads:
            break
        at += 1
    return title


def _end_of_office(words: list[Word], at: int) -> int:
    """Where an office ends whose "of" stands before `at`: "Secretary of State", "President of Haiti"."""
    end = at
    while end < len(words) and (
        words[end][0].lower in PORTFOLIOS or (end > at and words[end][0].text == "and")
    ):
        end += 1
    if end > at:
        return end
    places = (n for n in range(len(words), at, -1) if _text(words[at:n]) in gazetteer())
    return next(places, min(at + 1, len(words)))


def _office(words: list[Word]) -> int:
    """Where an office stands that follows the name of a body: "Apple CEO Steve Jobs"; 0 for none."""
    for n in range(1, len(words) - 1):
        office = words[n][0].lower
        known = office in OFFICES and (len(words) - n > 2 or _is_body(words[:n]))
        if office in HONORIFICS or (known and not _is_body(words[n:])):
            return n
    return 0


def _called(words: list[Word], title: int) -> Part:
    """Who is named after a title; the title itself where nobody is."""
    titles = tuple(word.lower for word, _ in words[:title])
    if title == len(words):
        return Part(_text(words), *_ends(words), titles, alone=True)
    named = words[title - 1 :] if titles[-1] in REGNAL and _reigns(words[title:]) else words[title:]
    name = _text(named)
    genders = {GENDERS[word] for word in titles if word in GENDERS} or {_gender(name)}
    gender = genders.pop() if len(genders) == 1 else ""
    return Part(name, *_ends(words), titles, "person", gender)


def _reigns(words: list[Word]) -> bool:
    """Whether what follows "Pope", "King" … is a single name, with a number at most."""
    return len(words) == 1 or (len(words) == 2 and NUMERALS.issuperset(words[1][0].plain))


def _named_in_title(words: list[Word]) -> Iterator[Part]:
    """Countries and bodies in a title: "US" and "UN" of "US ambassador to the UN"."""
    return (_part([word]) for word in words if word[0].place or (word[0].acronym and not word[0].calls))


def _part(words: list[Word]) -> Part:
    """A name without title."""
    name = _text(words)
    kind = _kind(name, words)
    return Part(name, *_ends(words), (), kind, _gender(name) if kind == "person" else "")


def _text(words: Sequence[Word]) -> str:
    """The words of a phrase as they stand, without possessive."""
    *others, last = words
    return " ".join([*(word.text for word, _ in others), last[0].plain]) if others else last[0].plain


def _ends(words: Sequence[Word]) -> tuple[int, int]:
    """Where a phrase begins and ends in its run."""
    return words[0][1], words[-1][1] + len(words[-1][0].plain)


def _gender(name: str) -> Gender:
    """What a given name tells."""
    first, _, rest = name.lower().partition(" ")
    if not rest:
        return ""
    return "he" if first in HE else "she" if first in SHE else ""


def _kind(name: str, words: list[Word]) -> NameKind:
    """What the form of a name says of whom or what it names."""
    if words[0][0].place if len(words) == 1 else is_place(name):
        return "place"
    lowers = key(name).lower().split()
    if _body(lowers) or "&" in lowers:
        return "organisation"
    if len(lowers) == 1:
        return "name"
    if lowers[-1] in PLACES or lowers[0] in PLACE_LEADS:
        return "place"
    initials = any(len(word.lower) == 1 for word, _ in words[:-1])
    small = len(lowers) <= MOST_WORDS_OF_A_PERSON and "of" not in lowers and lowers[-1] not in THINGS
    return "person" if small and (lowers[0] in GIVEN or initials) else "name"


def _is_body(words: list[Word]) -> bool:
    """Whether a phrase is the name of an organisation."""
    return _body([word.lower for word, _ in words])


def _body(lowers: list[str]) -> bool:
    """Whether words end, or begin before "of" and "for", in a word for an organisation."""
    head = next((n for n, word in enumerate(lowers) if word in ("of", "for", "on")), len(lowers))
    return head > 0 and len(lowers) > 1 and lowers[head - 1] in ORGANISATIONS
