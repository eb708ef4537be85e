"""A name while its article is read, and the record that is left of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from msgspec import Struct

from ..people.mentions import Gender
from ..records import NameKind
from .keys import key
from .lexicon import GIVEN, OFFICES
from .seen import Seen
from .tokens import is_acronym, token


class Named(Struct, frozen=True):
    """Somebody or something as one article names it."""

    name: str
    """The fullest form, dots left out of acronyms."""
    kind: NameKind
    """What its form says; "name" where that is nothing."""
    forms: tuple[tuple[str, int], ...]
    """How it is written, and how often, the most used first."""
    sentences: tuple[int, ...]
    """The numbers of the sentences that hold it, in order, each once."""
    titles: tuple[str, ...]
    """What it is called before the name, lower-cased, in order of the text."""
    gender: Gender
    person: int
    """Mentions whose form or surroundings say that it is a person's."""
    near: int
    """Mentions after "in" and the like."""
    speaks: int
    """Mentions before a verb of saying."""


def offices(titles: Iterable[str]) -> set[str]:
    """The offices in titles: "president" of "former us president"; none in "mr"."""
    return {word for title in titles for word in title.split() if word in OFFICES}


def may_be_full_name(name: str, kind: NameKind) -> bool:
    """Whether a name may be a person's in full: "New Year" and "Red Cross" are not, nor is one word."""
    first, _, rest = name.partition(" ")
    given = first.lower() in GIVEN or not token(first).vague
    return bool(rest) and kind in ("person", "name") and given


class Bearer(Protocol):
    """Whoever has a name."""

    name: str


Kind = TypeVar("Kind", bound=Bearer)


def distinct(bearers: Iterable[Kind]) -> list[Kind]:
    """The bearers of a surname without those that are others with a heading before them."""
    found = list(bearers)
    return [b for b in found if not any(b.name.endswith(f" {other.name}") for other in found)]


@dataclass
class Draft:
    """A name while its article is read."""

    name: str
    kind: NameKind
    forms: Counter[str] = field(default_factory=Counter)
    sentences: set[int] = field(default_factory=set)
    titles: dict[str, None] = field(default_factory=dict)
    genders: set[Gender] = field(default_factory=set)
    person: int = 0
    near: int = 0
    speaks: int = 0

    @classmethod
    def of(cls, mention: Seen) -> Draft:
        """An empty draft under the name of a mention."""
        return cls(key(mention.part.name), mention.part.kind)

    def add(self, mention: Seen) -> None:
        """One more mention under this name."""
        part = mention.part
        self.forms[part.name] += 1
        self.sentences.add(mention.sentence)
        self.person += mention.person or part.kind == "person"
        self.near += mention.near
        self.speaks += mention.speaks
        if part.titles:
            self.titles[" ".join(part.titles)] = None
            self.kind = part.kind if self.kind == "name" else self.kind
        if part.gender:
            self.genders.add(part.gender)

    def absorb(self, other: Draft) -> None:
        """The mentions of another draft that names the same."""
        self.forms += other.forms
        self.sentences |= other.sentences
        self.titles |= other.titles
        self.genders |= other.genders
        self.person += other.person
        self.near += other.near
        self.speaks += other.speaks

    @property
    def may_be_person(self) -> bool:
        """Whether its form does not speak against a person."""
        return self.kind in ("person", "name")

    @property
    def is_person(self) -> bool:
        """Whether something says that it is a person."""
        speaks = self.speaks and not is_acronym(self.name.partition(" ")[0])
        return self.may_be_person and bool(self.person or speaks)

    def agrees(self, other: Draft) -> bool:
        """Whether both may be one person by what is known of "he", "she" and offices."""
        held, others = self.offices(), other.offices()
        return len(self.genders | other.genders) < 2 and not (held and others and held.isdisjoint(others))

    def offices(self) -> set[str]:
        """The offices that its titles name."""
        return offices(self.titles)

    def record(self) -> Named:
        """What is left when the article is read."""
        forms = sorted(self.forms.items(), key=lambda form: (-form[1], form[0]))
        gender = next(iter(self.genders)) if len(self.genders) == 1 else ""
        return Named(
            self.name, self.kind, tuple(forms), tuple(sorted(self.sentences)), tuple(self.titles), gender,
            self.person, self.near, self.speaks,
        )  # fmt: skip
