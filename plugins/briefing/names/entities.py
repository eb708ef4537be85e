"""Somebody or something as several articles name them: what was found of them, and what kind it shows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from ..people.forms import surname
from ..people.mentions import Gender
from ..records import Article, Name, NameKind, NameUse
from .drafts import Named
from .keys import key, spelled, with_middle_name
from .tokens import is_acronym

NEAR_SHARE = 4
"""A name is a place's where at least every fourth mention follows "in" or "near", and two articles say so.
Names of bodies follow them seldom ("in Parliament"), those of works of art hardly more."""
NEAR_ARTICLES = 2
PERSON_SHARE = 3
"""A name is a person's where at least every third article shows it: "stars Coldplay" is said once."""
MOST_WORDS_OF_A_PERSON = 3


@dataclass
class Entity:
    """What articles say of one name, while rosters are folded."""

    name: str
    kinds: Counter[NameKind] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)
    titles: Counter[str] = field(default_factory=Counter)
    genders: set[Gender] = field(default_factory=set)
    sentences: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """The numbers of the sentences that hold it, by article; a sentence that holds two forms of it twice."""
    stories: set[str] = field(default_factory=set)
    person: int = 0
    person_articles: int = 0
    near: int = 0
    near_articles: int = 0
    speaks: int = 0

    def add(self, named: Named, article: Article) -> None:
        """What one article has."""
        self.kinds[named.kind] += 1
        for form, count in named.forms:
            self.forms[form] += count
        if named.titles:
            self.titles.update(named.titles)
        self.sentences[article.path] = self.sentences.get(article.path, ()) + named.sentences
        if named.gender:
            self.genders.add(named.gender)
        if article.story:
            self.stories.add(article.story)
        self.person += named.person
        self.person_articles += named.person > 0
        self.near += named.near
        self.near_articles += named.near > 0
        self.speaks += named.speaks

    def absorb(self, other: Entity) -> None:
        """All that was found under another form of the name."""
        for path, sentences in other.sentences.items():
            self.sentences[path] = self.sentences.get(path, ()) + sentences
        for name in ("kinds", "forms", "titles"):
            getattr(self, name).update(getattr(other, name))
        self.genders |= other.genders
        self.stories |= other.stories
        for name in ("person", "person_articles", "near", "near_articles", "speaks"):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def is_person(self) -> bool:
        """Whether something says that it is a person, and its form does not say otherwise."""
        other = self.kinds["organisation"] + self.kinds["place"]
        return not other and self.person > 0

    def fulls(self) -> list[str]:
        """The forms that are full names."""
        return [form for form in self.forms if self._is_whole(key(form))]

    def agrees(self, other: Entity | Named) -> bool:
        """Whether both may be one person by what is known of "he" and "she"."""
        genders = other.genders if isinstance(other, Entity) else {other.gender} - {""}
        return len(self.genders | genders) < 2

    def record(self) -> Name:
        """The record, forms and titles by use."""
        kind = self.kind()
        uses = [NameUse(path, tuple(sorted({*numbers}))) for path, numbers in sorted(self.sentences.items())]
        return Name(
            name=self.display(),
            kind=kind,
            forms=tuple(_by_use(self.forms)),
            uses=tuple(uses),
            titles=tuple(title for title, _ in _by_use(self.titles)) if kind == "person" else (),
        )

    def display(self) -> str:
        """The form to show: of the fullest ones the most used."""
        used = [form for form, _ in _by_use(self.forms)]
        whole = [form for form in used if self._is_whole(key(form))]
        return next((form for form in whole if not form.isupper()), (whole or used)[0])

    def _is_whole(self, form: str) -> bool:
        """Whether a form has at least the first and the last word of the name."""
        return spelled(form) == spelled(self.name) or (" " in form and with_middle_name(form, self.name))

    def kind(self) -> NameKind:
        """What it names, where the evidence is clear."""
        form = next((kind for kind in ("place", "organisation") if self.kinds[kind]), None)
        if form:
            return form if self.person <= self.kinds[form] else "name"
        mentions = sum(self.forms.values())
        near = self.near_articles >= NEAR_ARTICLES and self.near * NEAR_SHARE >= mentions
        if near:
            return "place" if not self.person else "name"
        if is_acronym(self.name):
            return "organisation" if self.speaks else "name"
        shown = self.person_articles * PERSON_SHARE >= len(self.sentences)
        return "person" if shown or self._speaks_by_surname() else "name"

    def _speaks_by_surname(self) -> bool:
        """Whether a full name speaks and is called by its last word alone, as only people are."""
        few = 2 <= len(self.name.split()) <= MOST_WORDS_OF_A_PERSON
        return few and self.speaks > 0 and surname(self.name) in self.forms


def _by_use(counted: Counter[str]) -> list[tuple[str, int]]:
    """What was counted, the most used first, then by the alphabet."""
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))
