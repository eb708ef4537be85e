"""The rosters of all articles folded into one index: one entity for each whom or what they name.

Full names fold by spelling. A bare surname folds into a full name only where one person bears it, and either
an article of the same story names this person in full or both are called by one office; else it is left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from ..records import Article
from .acronyms import is_short_form
from .drafts import Named, distinct, may_be_full_name, offices
from .entities import Entity
from .keys import family, key, one_person, spelled
from .lexicon import GIVEN
from .rosters import Roster
from .tokens import is_acronym, is_place

MOST_BEARERS = 100
"""Full names of one surname that are compared with each other; a collection of millions has more Smiths."""

Found = tuple[Named, Article]


def fold(rosters: Iterable[tuple[Article, Roster]]) -> list[Entity]:
    """Every name of several articles, once, in no particular order."""
    index = _Index()
    alone: list[Found] = []
    for article, roster in rosters:
        for named in roster.names:
            if " " in named.name or is_place(named.name):
                index.add(named, article)
            else:
                alone.append((named, article))
    index.fold_middle_names()
    index.count_given_names()
    index.fold_long_forms()
    for named, article in alone:
        index.add_single(named, article)
    return list(index.entities.values())


class _Index:
    """Entities by how they are spelled."""

    def __init__(self) -> None:
        self.entities: dict[str, Entity] = {}
        self.families: dict[str, list[Entity]] = defaultdict(list)
        """Full names that may be persons', by surname."""
        self.shorts: dict[str, set[str]] = defaultdict(set)
        """The entities that some article calls by each short form."""
        self.given: Counter[str] = Counter()
        """How many persons' full names begin with each word."""
        self.rivals: dict[str, list[Entity]] = {}
        """The persons of each surname that a bare one was looked up by."""

    def add(self, named: Named, article: Article) -> None:
        """A name of several words, or of a place."""
        self._entity(spelled(named.name), named).add(named, article)
        if named.kind != "person":
            for form, _ in named.forms:
                if is_short_form(form, named.name):
                    self.shorts[key(form)].add(spelled(named.name))

    def _entity(self, place: str, named: Named) -> Entity:
        entity = self.entities.get(place)
        if entity is None:
            entity = self.entities[place] = Entity(named.name)
            if may_be_full_name(named.name, named.kind):
                self.families[family(named.name)].append(entity)
        return entity

    def fold_middle_names(self) -> None:
        """ "John F. Kerry" into "John Kerry", unless another "John Kerry" has another middle name."""
        for bearers in self.families.values():
            if 1 < len(bearers) <= MOST_BEARERS:
                for short in [b for b in bearers if b.name.count(" ") == 1]:
                    self._fold_into(short, bearers)

    def _fold_into(self, short: Entity, bearers: list[Entity]) -> None:
        """The one person of a longer name into a name of two words, if there is just one."""
        longer = [b for b in bearers if b.name.count(" ") > 1 and _forms_of_one(short, b)]
        agree = all(_forms_of_one(left, right) for left in longer for right in longer)
        if agree and any(b.is_person for b in (short, *longer)):
            for other in longer:
                self._fold(other, short)
                bearers.remove(other)

    def count_given_names(self) -> None:
        """Learn the first words of persons' names."""
        bearers = (bearer for shared in self.families.values() for bearer in shared)
        self.given.update(bearer.name.partition(" ")[0] for bearer in bearers if bearer.is_person)

    def fold_long_forms(self) -> None:
        """Names that share a short form and begin alike: "Centers for Disease Control (and Prevention)"."""
        for places in self.shorts.values():
            known = sorted({place for place in places if place in self.entities}, key=lambda p: (-len(p), p))
            for place in known[1:]:
                if self.entities[known[0]].name.startswith(f"{self.entities[place].name} and "):
                    self._fold(self.entities[place], self.entities[known[0]])

    def _fold(self, other: Entity, into: Entity) -> None:
        into.absorb(other)
        del self.entities[spelled(other.name)]

    def add_single(self, named: Named, article: Article) -> None:
        """A name of one word: a surname, a short form, or a name of its own."""
        places = [place for place in self.shorts.get(named.name, ()) if place in self.entities]
        bearers = () if is_acronym(named.name) else self.bearers(named)
        if len(places) == 1:
            self.entities[places[0]].add(named, article)
        elif not bearers and not self.is_given(named):
            self._entity(named.name, named).add(named, article)
        elif len(meant := _meant(named, article, bearers)) == 1:
            meant[0].add(named, article)

    def is_given(self, named: Named) -> bool:
        """Whether a single word is nothing but a given name, as "Michael" may be of many."""
        return not named.titles and (
            named.name.lower() in GIVEN or (self.given[named.name] > 1 and not is_acronym(named.name))
        )

    def bearers(self, named: Named) -> list[Entity]:
        """The persons of a surname; asked when all full names are known."""
        shared = family(named.name)
        if shared not in self.rivals:
            self.rivals[shared] = distinct(self.families.get(shared, ()))
        rivals = self.rivals[shared]
        return rivals if any(b.is_person or named.person for b in rivals) else []


def _meant(named: Named, article: Article, bearers: list[Entity]) -> list[Entity]:
    """Whom a bare surname may stand for."""
    agreeing = [b for b in bearers if b.agrees(named)]
    held = offices(named.titles)
    called = [b for b in agreeing if held & offices(b.titles)]
    if called or len(bearers) > 1:
        return called
    return [b for b in agreeing if article.story and article.story in b.stories]


def _forms_of_one(left: Entity, right: Entity) -> bool:
    """Whether two full names of one surname may be one person's: with a middle name and without."""
    return left.agrees(right) and one_person(left.fulls(), right.fulls())
