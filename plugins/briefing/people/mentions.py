"""Who an article names: full names, what they are called besides, and who a bare name or role must be."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cached_property, lru_cache
from typing import Literal

from msgspec import Struct

from .forms import fits, one, surname
from .lexicon import BODIES, HE, LISTS, LOOSE, OPENERS, ROLES, SAID, SHE, TITLES, alternatives

Gender = Literal["he", "she", ""]

MASK = "\0"
"""Stands for every character of a quotation, so that no cue is read inside one; no document holds it."""
CAPITAL = "A-ZÀ-Þ"
WORD = rf"(?:[{CAPITAL}]\.(?:[A-Z]\.)*|[{CAPITAL}][\w’'-]*[\w]|[A-Z](?![\w]))"
TOKEN = rf"(?:(?:al|el|ash|an)-)?{WORD}"
FIRST_TOKEN = rf"""[{CAPITAL}ae](?<![\w{MASK}’'-].)
    (?: (?<=[{CAPITAL}])(?:\.(?:[A-Z]\.)*|[\w’'-]*[\w]|(?<=[A-Z])(?![\w]))
      | (?:(?<=a)(?:l|sh|n)|(?<=e)l)-{WORD} )"""
"""The same where a name begins. It opens with a set of characters, which "re" finds twice as fast as a place
that something stands before."""
PARTICLE = r"(?:de|von|van|bin|ibn|del|della|di|da|du|der|den|la|al|el|dos|of\ State|of\ Defen[cs]e)"
SHORTENED = "|".join(rf"(?<=\b{title})\." for title in (
    "Mr", "Mrs", "Ms", "Dr", "St", "Jr", "Sen", "Rep", "Gov", "Gen", "Col", "Lt", "Maj", "Capt", "Sgt", "Adm",
    "Prof", "Rev", "Const", "Hon",
))  # fmt: skip
NAME = re.compile(rf"{FIRST_TOKEN}(?:(?:{SHORTENED})?\ (?:{PARTICLE}\ ){{0,2}}{TOKEN})*", re.VERBOSE)
"""A run of capitalised words: "State Department", "Foreign Minister Sergei Lavrov", "Ban Ki-moon"."""
NAMES_KEPT = 1 << 14
HONORIFICS: dict[str, Gender] = {
    "mr": "he", "mr.": "he", "sir": "he", "lord": "he", "spokesman": "he", "chairman": "he",
    "mrs": "she", "mrs.": "she", "ms": "she", "ms.": "she", "miss": "she", "lady": "she", "dame": "she",
    "actress": "she", "spokeswoman": "she", "chairwoman": "she",
}  # fmt: skip
LOWER_CASE = "abcdefghijklmnopqrstuvwxyz-"
NEAR = 20
"""Characters before a name in which the role stands that it follows: "minister John Smith"."""
ROLES_AFTER = re.compile(r"\s?,\s(?:(?:the|a|an|his|her|its|their)\s)?([^,.;:\n]{3,80})")
PLACED = re.compile(r"\b(?:of|to|from|in|at|near|on|for|the)\s+$")
"""Words before a name that seldom is a person's: "in New York"."""
LETTERS_AFTER = frozenset({"MP", "MSP", "MEP", "QC", "KC", "MD", "Jr", "Jr.", "Sr"})
"""Letters behind a name that are no part of it."""
INITIAL_LAST = re.compile(r"\s\w\.?$")
"""A name that breaks off after an initial: the splitter took "Robert J." for the end of a sentence."""
OFFICE_OF = re.compile(r"\b([A-Z]\w+) of $")
SAYS_SELF = re.compile(rf"\s(?:{alternatives(SAID - LOOSE)})\s(?:that\s)?(he|she)\b")
"""A name, a verb of saying and a pronoun: "Dungy said he" tells whether Dungy is "he"."""
POSSESSIVE = re.compile(r"\s?[’']s?$")
NOT_NAMES = OPENERS | LISTS["not_names"]
"""Words that are capitalised for opening a sentence, and days and months."""


class Mention(Struct, frozen=True, eq=False, dict=True):
    """A person, or a body such as a ministry, where the text names them.

    What the words around say of them is looked at only when somebody asks: a "he", a role without a name.
    """

    name: str
    """Without titles: "Sergei Lavrov", "Kerry"."""
    begin: int
    """Where the whole run begins, titles included."""
    end: int
    before: tuple[str, ...]
    """The titles, roles and openers in the run, lower-cased."""
    text: str
    """The masked text that it stands in."""

    @property
    def roles(self) -> frozenset[str]:
        """What the words around call them, lower-cased: "minister"."""
        return frozenset(word for word in self._called if word in ROLES)

    @cached_property
    def gender(self) -> Gender:
        """What their titles, a verb of saying behind them or the given name tell."""
        found = {HONORIFICS[word] for word in self._called if word in HONORIFICS} or {_given(self.name)}
        if self_said := SAYS_SELF.match(self.text, self.end):
            found = {gender for gender in found if gender} or {"he" if self_said[1] == "he" else "she"}
        return found.pop() if len(found) == 1 else ""

    @cached_property
    def _called(self) -> list[str]:
        """The titles and roles before the name and in the apposition behind it."""
        called = list(self.before)
        if (left := _word_before(self.text, self.begin)) in ROLES:
            called.append(left)
        followed = " " in self.name and "," in self.text[self.end : self.end + 2]
        if followed and not _is_placed(self.text, self.begin):
            called += _roles_after(self.text, self.end)
        return called


def is_role(word: str) -> bool:
    """Whether a word says what somebody is: "minister", "co-founder"."""
    return word.lower() in ROLES


@lru_cache(maxsize=NAMES_KEPT)
def bare(name: str) -> tuple[str, tuple[str, ...]]:
    """A run of capitalised words without titles, roles and openers before the name, and these apart."""
    name = POSSESSIVE.sub("", name)
    parts = name.split()
    before: list[str] = []
    at = 0
    for place, part in enumerate(parts):
        plain = part.lower().strip(".")
        leads = place == at or place < len(parts) - 1
        if (leads and (plain in TITLES or plain in ROLES)) or (place == at and plain in NOT_NAMES):
            before += [p.lower() for p in parts[at : place + 1]]
            at = place + 1
        elif plain == "of" and at == place:
            at = min(place + 2, len(parts))
    while len(parts) > at + 1 and parts[-1] in LETTERS_AFTER:
        parts.pop()
    return " ".join(parts[at:]), tuple(before)


def name_in(text: str, run: re.Match[str]) -> tuple[str, tuple[str, ...]]:
    """The name in a run of capitalised words where it stands in a text, and its titles apart.

    "York John Sentamu" after "Archbishop of" is John Sentamu; a body keeps all its words.
    """
    words = run[0]
    if (
        words.count(" ") > 1
        and text.startswith("of ", run.start() - 3)
        and _is_office_before(text, run.start())
    ):
        words = words.partition(" ")[2]
    name, before = bare(words)
    if name and is_body(name):
        first = next((n for n, part in enumerate(words.split()) if part.lower() not in NOT_NAMES), 0)
        return POSSESSIVE.sub("", " ".join(words.split()[first:])), before
    return name, before


def _is_office_before(text: str, place: int) -> bool:
    """Whether a role and "of" stand right before a place: "Archbishop of"."""
    office = OFFICE_OF.search(text, max(place - 24, 0), place)
    return office is not None and is_role(office[1])


@lru_cache(maxsize=NAMES_KEPT)
def is_body(name: str) -> bool:
    """Whether a name is that of an organisation, a country, a paper: nothing that "he" stands for."""
    parts = name.split()
    if not parts or parts[-1].lower() in BODIES or any(len(part) > 2 and part.isupper() for part in parts):
        return True
    return parts[0].lower() not in HE | SHE and any(part.lower() in BODIES for part in parts)


def mentions(text: str) -> list[Mention]:
    """Every run of capitalised words in a masked text that may name somebody, in order."""
    found = []
    for match in NAME.finditer(text):
        name, before = name_in(text, match)
        if not name or name.lower() in NOT_NAMES or INITIAL_LAST.search(name):
            continue
        found.append(Mention(name, match.start(), match.end(), before, text))
    return found


def _word_before(text: str, place: int) -> str:
    """The lower-case word right before a place, with a comma after it or without; "" for none."""
    left = text[max(place - NEAR, 0) : place].rstrip().removesuffix(",")
    return left[len(left.rstrip(LOWER_CASE)) :]


def _is_placed(text: str, place: int) -> bool:
    """Whether one of the words stands before a place that seldom stand before a person's name."""
    return PLACED.search(text, max(place - 10, 0), place) is not None


def _roles_after(text: str, place: int) -> list[str]:
    """The roles in the apposition right behind a place: ", the foreign minister of …"."""
    right = ROLES_AFTER.match(text, place)
    words = right[1].split(" of ")[0].lower().split() if right else ()
    return [word for word in words if word in ROLES]


def _given(name: str) -> Gender:
    """What a given name tells."""
    first, _, rest = name.partition(" ")
    if not rest:
        return ""
    return "he" if first.lower() in HE else "she" if first.lower() in SHE else ""


class People:
    """The names of one article, looked up by surname and role."""

    def __init__(self, masked: str) -> None:
        self.mentions = mentions(masked)
        self._begins = [mention.begin for mention in self.mentions]
        self._resolved: dict[str, str] = {}

    def between(self, begin: int, end: int) -> list[Mention]:
        """The names that stand in a stretch of the text."""
        first, last = bisect_left(self._begins, begin), bisect_left(self._begins, end)
        return [mention for mention in self.mentions[first:last] if mention.end <= end]

    @cached_property
    def known(self) -> frozenset[str]:
        """The names that a title, a role or a given name shows to be persons'."""
        return frozenset(m.name for m in self.mentions if m.roles or m.gender)

    @cached_property
    def full(self) -> dict[str, tuple[str, ...]]:
        """The full names of each surname, the most used first, then in the order of the text."""
        found: dict[str, Counter[str]] = {}
        for mention in self.mentions:
            parts = mention.name.split()
            if 2 <= len(parts) <= 5 and len(parts[-1].strip(".")) > 1 and not is_body(mention.name):
                found.setdefault(surname(mention.name), Counter())[mention.name] += 1
        return {name: tuple(n for n, _ in used.most_common()) for name, used in found.items()}

    @cached_property
    def genders(self) -> dict[str, Gender]:
        """What is known of each resolved name."""
        found: dict[str, set[Gender]] = {}
        for mention in self.mentions:
            if mention.gender and (name := self.resolve(mention.name)):
                found.setdefault(name, set()).add(mention.gender)
        return {name: next(iter(known)) for name, known in found.items() if len(known) == 1}

    def resolve(self, name: str) -> str:
        """The full name that a name must stand for; itself where none fits; "" where several fit."""
        if name not in self._resolved:
            self._resolved[name] = self._resolve(name)
        return self._resolved[name]

    def _resolve(self, name: str) -> str:
        parts = name.split()
        fitting = [full for full in self.full.get(surname(name), ()) if fits(parts, full.split())]
        likeliest = fitting[0] if fitting else name
        return likeliest if all(one(full.split(), likeliest.split()) for full in fitting) else ""

    def of_role(self, role: str, before: int) -> str:
        """The one person who was called by a role up to a place in the text; "" where not just one was."""
        called = {
            self.resolve(m.name)
            for m in self.mentions
            if m.begin < before and role in m.roles and not is_body(m.name)
        }
        found = called.pop() if len(called) == 1 else ""
        return found if " " in found else ""
