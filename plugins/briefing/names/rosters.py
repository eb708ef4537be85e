"""The roster of an article: whom and what it names, each once, with every form that is certainly theirs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct

from ..records import Article
from ..words import is_english
from .acronyms import SHORTEST, initials, is_short_form
from .drafts import Draft, Named, distinct, may_be_full_name
from .keys import family, key, one_person
from .lexicon import GIVEN
from .seen import Opening, Seen, is_opener, runs, seen
from .tokens import is_acronym, is_place

MOST_SENTENCES = 2000
"""An article of more is a book; what comes after them is not read for names."""
MOST_BEARERS = 50
"""People of one surname in one article; a list of more is compared no further."""


class Roster(Struct, frozen=True):
    """Whom and what an article names, in the order of the text."""

    names: tuple[Named, ...]


def bare(article: Article) -> Article:
    """What of an article its names are found in: nothing else of it changes them. Its text stays folded."""
    return Article("", "", "", "", article.body, language=article.language)


def roster(article: Article) -> Roster:
    """Whom and what an article names. English only: elsewhere, nobody.

    A form that may stand for two of its names is left out.
    """
    sentences = article.sentences[:MOST_SENTENCES] if is_english(article.language) else ()
    reader = _Reader()
    for sentence in sentences:
        reader.read(sentence.text, sentence.number)
    reader.decide_openings()
    reader.fold_people()
    reader.drop_words(" ".join([sentence.text for sentence in sentences]))
    reader.fold_short_forms()
    reader.place_titles()
    return Roster(tuple(draft.record() for draft in reader.drafts.values()))


class _Reader:
    """The names of one article, from the first sentence to the last."""

    def __init__(self) -> None:
        self.drafts: dict[str, Draft] = {}
        self.openings: list[Opening] = []
        self.titles: list[Seen] = []
        """Titles without a name."""
        self.defined: dict[str, set[str]] = defaultdict(set)
        """The names that the text gives each short form for."""

    def read(self, text: str, number: int) -> None:
        """Note what a sentence names; what stands at its head waits until all is read."""
        for found in runs(text, number):
            if isinstance(found, Opening):
                self.openings.append(found)
            else:
                self.note(found)

    def note(self, mention: Seen) -> None:
        """One more mention."""
        if mention.part.alone:
            self.titles.append(mention)
            return
        name = key(mention.part.name)
        draft = self.drafts.get(name)
        if draft is None:
            draft = self.drafts[name] = Draft.of(mention)
        draft.add(mention)
        if mention.short and is_short_form(mention.short, mention.part.name):
            self.defined[key(mention.short)].add(name)

    def decide_openings(self) -> None:
        """Take from the heads of sentences what is a name there, too."""
        known = set(self.drafts)
        waiting: list[Seen] = []
        for opening in self.openings:
            for mention in _of_opening(opening, known):
                if _only_a_word(mention) and key(mention.part.name) not in known:
                    waiting.append(mention)
                else:
                    self.note(mention)
        families = {family(name) for name in self.drafts if " " in name}
        for mention in waiting:
            if family(mention.part.name) in families:
                self.note(mention)

    def drop_words(self, text: str) -> None:
        """Leave out single words that the article mostly writes small, where nothing shows a name."""
        words = set(text.split())
        for name, draft in list(self.drafts.items()):
            bare = " " not in name and draft.kind == "name" and not (draft.person or is_acronym(name))
            small = name.lower()
            if bare and small in words and text.count(f" {small}") >= draft.forms.total():
                del self.drafts[name]

    # People

    def fold_people(self) -> None:
        """A surname to the one full name that it fits, a full name to its form with a middle name."""
        bearers: dict[str, list[Draft]] = defaultdict(list)
        for draft in list(self.drafts.values()):
            if may_be_full_name(draft.name, draft.kind):
                self.fold_full(draft, bearers[family(draft.name)])
        for draft in list(self.drafts.values()):
            if " " not in draft.name and draft.may_be_person and not is_acronym(draft.name):
                self.fold_bare(draft, bearers.get(family(draft.name), []))

    def fold_full(self, draft: Draft, others: list[Draft]) -> None:
        """A full name among those of its surname read before."""
        fitting = [other for other in others[:MOST_BEARERS] if _same_person(draft, other)]
        if len(fitting) != 1:
            others.append(draft)
            return
        self.fold(draft, fitting[0])

    def fold_bare(self, draft: Draft, bearers: list[Draft]) -> None:
        """A single word that may be somebody's surname, or left out where it may be that of several."""
        if is_place(draft.name) and not draft.titles:
            return
        rivals = distinct(bearers)
        if not any(b.is_person or draft.is_person for b in rivals):
            return
        meant = [b for b in rivals if b.agrees(draft)]
        if len(rivals) > 1:
            meant = [b for b in meant if b.offices() & draft.offices()]
        if len(meant) == 1:
            self.fold(draft, meant[0])
        else:
            del self.drafts[draft.name]

    def fold(self, draft: Draft, into: Draft) -> None:
        """The mentions of one draft under the name of another."""
        into.absorb(draft)
        del self.drafts[draft.name]

    # Bodies

    def fold_short_forms(self) -> None:
        """An acronym to the one name that the text defines it for, or whose first letters it has."""
        by_initials: dict[str, list[str]] = defaultdict(list)
        for name, draft in self.drafts.items():
            if " " in name and draft.kind in ("organisation", "place"):
                by_initials[initials(name)].append(name)
        for short in [name for name in self.drafts if name in self.defined or is_acronym(name)]:
            guessed = by_initials.get(short, ()) if len(short) >= SHORTEST else ()
            names = [name for name in self.defined.get(short, guessed) if name in self.drafts]
            if len(names) == 1 and names[0] != short:
                self.fold(self.drafts[short], self.drafts[names[0]])

    # Titles

    def place_titles(self) -> None:
        """A title without a name to the one person who is called so in full."""
        called: dict[str, list[Draft]] = defaultdict(list)
        for draft in self.drafts.values():
            for title in draft.titles:
                for tail in _tails(title.split()):
                    called[tail].append(draft)
        for mention in self.titles:
            persons = called.get(" ".join(mention.part.titles), ())
            if len(mention.part.titles) > 1 and len(persons) == 1:
                persons[0].forms[mention.part.name] += 1
                persons[0].sentences.add(mention.sentence)


def _of_opening(opening: Opening, known: set[str]) -> Iterable[Seen]:
    """The names of a run at the head of a sentence, its first word left out where it is none of theirs."""
    run, text, begin, number = opening
    first, _, rest = run.partition(" ")
    after = begin + len(first) + 1
    named = first.lower() in GIVEN
    if rest and ((is_opener(first) and not named) or (not named and " " in rest and key(rest) in known)):
        return seen(rest, text, after, number) if rest[:1].isupper() else ()
    return seen(run, text, begin, number)


def _only_a_word(mention: Seen) -> bool:
    """Whether nothing but its capital, which opens a sentence, says that a word is a name."""
    part = mention.part
    return " " not in part.name and not part.titles and not is_acronym(part.name) and not is_place(part.name)


def _same_person(draft: Draft, other: Draft) -> bool:
    """Whether two full names of one surname are forms of one: spelled alike, or one with a middle name."""
    return draft.agrees(other) and one_person(draft.forms, other.forms)


def _tails(words: list[str]) -> list[str]:
    """A title, and what is left of it without its first words: "secretary of state" of "us secretary …"."""
    return [" ".join(words[n:]) for n in range(len(words) - 1)]
