"""What one day's edition says, whole: a record that outlives the code and the raw files it was made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ..records import Certainty, Place, Sentence


@dataclass(frozen=True, slots=True)
class Label:
    """A topic, as a story carries it."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph that the edition quotes from: the context of a sentence should its source change."""

    paragraph: int
    """Its number in the article, counting from 0, as `Sentence.paragraph` names it."""
    line: int
    """The line of the raw file on which it started."""
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """An article as the edition credits it."""

    path: str
    digest: str
    """SHA-256 of the raw file, in hexadecimal."""
    title: str
    """The headline; "" where the article has none."""
    opening: str
    """Its first sentence: what it is called by where it has no headline."""
    language: str
    outlet: str | None
    agency: str | None
    url: str | None
    day: date | None
    certainty: Certainty
    dated: str
    """In words, what its day rests on."""
    copy_of: str | None
    """The path of the article that it copies."""
    passages: tuple[Passage, ...]

    @property
    def origin(self) -> str:
        """The path of the article whose text this is: its own, unless it is a copy."""
        return self.copy_of or self.path


@dataclass(frozen=True, slots=True)
class Item:
    """A story as the edition carries it."""

    slug: str
    headline: str
    language: str
    """The language of the headline."""
    topics: tuple[Label, ...]
    articles: tuple[str, ...]
    """The paths of the articles of that day."""
    sentences: tuple[Sentence, ...]
    files: int
    """How many articles the story has in all, on whatever day."""
    origins: int
    """How many different texts these are."""
    decided: tuple[str, ...]
    """What the editor had decided about the story."""
    new: tuple[Place, ...] = ()
    """Those of its sentences that say what no earlier source of the story said."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The edition of one day."""

    day: date
    items: tuple[Item, ...]
    """In order of weight."""
    sources: tuple[Source, ...]
    """Every article that it counts, quotes or names, by path."""
    account: dict[str, int]
    """How many files of the whole folder met each fate, as ACCOUNT of `composing` names them."""
    note: str = ""
    """The analyst's note of the day, as Markdown."""
    frozen: date | None = None
    """The day on which it was frozen; None for an edition that is made anew at each build."""

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences that it shows as reporting, in order."""
        return tuple(sentence for item in self.items for sentence in item.sentences)

    @property
    def articles(self) -> frozenset[str]:
        """The paths of the articles of the day."""
        return frozenset(path for item in self.items for path in item.articles)


CorrectionKind = Literal[
    "late", "moved", "gone", "changed", "withdrawn", "outlet", "title", "decided", "note"
]


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing in which a frozen edition is no longer what the sources and the editor say."""

    kind: CorrectionKind
    """late: an article of the day that the edition did not have; moved: one that belongs to another day;
    gone: one that is no longer there; changed, withdrawn: a sentence that it quotes; outlet, title: how
    a source is credited; decided: the editor's word about a story; note: the analyst's."""
    about: str
    """The path of the article, the slug of the story, or "" for the day."""
    number: int = -1
    """The number of the sentence in its article, as the edition cites it; -1 where it is about none."""
    before: str = ""
    """The words of the edition."""
    after: str = ""
    """The words that there are instead."""
    why: str = ""
    sentences: tuple[Sentence, ...] = ()
    """What an edition made now would take from an article that came late, or what this one took from one
    that is gone."""
    undone: bool = False
    """Whether it says that an earlier correction holds no longer."""


@dataclass(frozen=True, slots=True)
class Erratum:
    """The corrections that were noticed on one day."""

    noticed: date
    corrections: tuple[Correction, ...]
