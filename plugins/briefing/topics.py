"""Topics: which sentences are about a standing subject, by the editor's terms and what the corpus adds."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, takewhile

from .bundles import bundles
from .maps import Map
from .records import REFUSED, Article, Body, Member, Topic, opened
from .said import Said, said
from .words import stem, tokens

NAME_SENTENCES, NAME_ORIGINS, NAME_SHARE = 5, 3, 0.8
"""A name of the corpus joins a group when it stands beside the group's terms in so many sentences, of so many
origins, and in so large a share of all its sentences. Less, and the name has a life of its own."""

TERMS_SHARE = 0.1
"""A group whose terms stand in more of all sentences takes no companions: in a collection on Syria, "US"
stands beside "Syria" by chance."""

NAME = re.compile(
    r"[A-Z](?<!\w[A-Z])(?<!^[A-Z])(?<![.!?“\"‘'] [A-Z])[\w’'-]+(?: (?:of |al-|de |bin |the )?[A-Z][\w’'-]+)*"
)
"""A run of capitalized words that does not open the sentence. The pattern opens with a set of letters: "re"
skips to these, but looks behind every other place."""

ALIAS = r"""(?:\s [a-z]+)?                                        # Islamic State [group]
    (?: \s \( (?P<brackets> [A-Z][\w-]* ) \)
      | ,? \s (?:also|better|formerly)\ (?:known\ as|called)
        \s (?P<known> [A-Z][\w-]* (?:\s[A-Z][\w-]*){0,2} ) )"""
"""Another name, given right after a term: "ISIL (DAESH)", "the Islamic State, also known as ISIS"."""

UNSPACED = "\u3040-\u30ff\u3400-\u9fff"
"""Chinese and Japanese characters, which are a word each and need no space before the next."""

SMALL_WORD = re.compile(r"\b[a-z]+\b")

CLOSING_CLAUSE = re.compile(r",\s+which\b[^,;.]*[.”\"]*$")
"""What a sentence adds at its end in passing: "…, which also touched on Ukraine" is not about Ukraine."""

GROUPS = 64
"""Groups whose patterns are kept: every article is asked for the same few."""

TERMS_NAMED = 3
"""How many terms a reason names at most."""

Named = Sequence[Sequence[str]]
"""The terms of a group in each of some sentences."""


def about(
    articles: Sequence[Article], topic: Topic, each: Map = map
) -> tuple[tuple[Member, ...], tuple[str, ...]]:
    """The articles that say something about a topic, by day, then path, and the terms that the corpus added.

    A sentence belongs when it has a term of every group, in any inflection; words in capitals ("ISIS")
    only as they stand. An article belongs with at least one such sentence, or when its sidecar says so.
    """
    groups = [Group.of(terms) for terms in topic.terms]
    found = _sought(articles, groups, each)
    added = [expansions(articles, group, place, found, each) for place, group in enumerate(groups)]
    if any(added):
        groups = [group.with_terms(more) for group, more in zip(groups, added, strict=True)]
        found = _sought(articles, groups, each)
    expanded = tuple(dict.fromkeys(term for more in added for term in more))
    return tuple(_members(zip(articles, found, strict=True), topic, groups)), expanded


# Single articles


@dataclass(frozen=True, slots=True)
class Asked:
    """Some articles, and the terms that are sought in their sentences, group by group."""

    bodies: tuple[Body | bytes, ...]
    """As the articles have them, so folded, as a rule."""
    groups: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where the terms of a group stand in an article, and what stands beside them."""

    hits: tuple[tuple[int, tuple[str, ...]], ...]
    """The number of each sentence that has any of the terms, and those in it, in their order."""
    beside: dict[str, int]
    """In how many of these sentences each name stands."""
    aliases: tuple[str, ...]
    """Other names of the terms."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What was found in an article."""

    sentences: int
    """How many it has."""
    groups: tuple[Sighting, ...]
    """For each group."""


def sight(asked: Asked) -> tuple[Sought, ...]:
    """Where the terms of each group stand in each article."""
    groups = [Group.of(terms) for terms in asked.groups]
    return tuple(
        Sought(len(sentences), tuple(_sightings(sentences, groups)))
        for sentences in map(_sentences, asked.bodies)
    )


def _sightings(sentences: Sequence[str], groups: Iterable[Group]) -> Iterator[Sighting]:
    """Where the terms of each group stand: most groups are told by the whole text to stand nowhere."""
    whole = "\n".join(sentences)
    lower = whole.lower()
    for group in groups:
        may_stand = enumerate(sentences) if group.may_stand_in(lower) else ()
        hits = tuple((n, tuple(found)) for n, text in may_stand if (found := group.found(text)))
        beside = Counter(name for number, _ in hits for name in set(NAME.findall(sentences[number])))
        named = any(map(whole.__contains__, group.terms))
        yield Sighting(hits, dict(beside), tuple(aliases(sentences, group)) if named else ())


def _sought(articles: Sequence[Article], groups: Sequence[Group], each: Map) -> list[Sought]:
    """What is found in each article."""
    terms = tuple(group.terms for group in groups)
    asked = (Asked(_bodies(some), terms) for some in bundles(articles))
    return list(chain.from_iterable(each(sight, asked)))


def _bodies(articles: Iterable[Article]) -> tuple[Body | bytes, ...]:
    return tuple([article.body for article in articles])


def _sentences(body: Body | bytes) -> list[str]:
    return [sentence.text for sentence in opened(body).sentences]


@dataclass(frozen=True)
class Group:
    """Terms of which a sentence must have one."""

    terms: tuple[str, ...]
    refused: frozenset[tuple[str, ...]]

    @classmethod
    @lru_cache(maxsize=GROUPS)
    def of(cls, given: tuple[str, ...]) -> Group:
        """The group that an editor wrote; a leading "-" refuses a term."""
        refused = frozenset(sequence(term[1:]) for term in given if term.startswith(REFUSED))
        return cls(tuple(term for term in given if not term.startswith(REFUSED)), refused)

    def with_terms(self, more: Iterable[str]) -> Group:
        """The same group with more terms."""
        more = tuple(more)
        return Group(self.terms + more, self.refused) if more else self

    @cached_property
    def sequences(self) -> dict[str, list[tuple[tuple[str, ...], str]]]:
        """The stems of each term, and the term, by the first stem."""
        found = defaultdict(list)
        for term in self.terms:
            if stems := sequence(term):
                found[stems[0]].append((stems, term))
        return dict(found)

    @cached_property
    def aliased(self) -> list[tuple[str, re.Pattern[str]]]:
        """Each term, and what a text looks like that gives another name right after it."""
        return [(term, re.compile(rf"\b{re.escape(term)}{ALIAS}", re.VERBOSE)) for term in self.terms]

    @cached_property
    def hints(self) -> dict[str, re.Pattern[str]]:
        """How the terms begin, whatever their inflection, in small letters, and the same where a word can
        begin, which in Chinese and Japanese is everywhere."""
        beginnings = {_beginning(term).lower() for term in self.terms if tokens(term)}
        spelled = {beginning: re.escape(beginning) for beginning in sorted(beginnings)}
        return {b: re.compile(rf"{s}(?<![^\W_{UNSPACED}]{s})") for b, s in spelled.items()}

    def may_stand_in(self, lower: str) -> bool:
        """Whether a text in small letters has what it must have to be worth splitting into words."""
        return any(opening in lower and hint.search(lower) for opening, hint in self.hints.items())

    def found(self, text: str) -> list[str]:
        """The terms that stand in a text, in order, each once."""
        return list(dict.fromkeys(self.matches(text)))

    def matches(self, text: str) -> Iterator[str]:
        """The terms that stand in a text, in order."""
        if not self.may_stand_in(text.lower()):
            return
        if ", which" in text:
            text = CLOSING_CLAUSE.sub("", text)
        parts = [(part, stem(part)) for part in _parts(text)]
        for place, forms in enumerate(parts):
            for wanted, term in [
                entry for form in dict.fromkeys(forms) for entry in self.sequences.get(form, ())
            ]:
                if _agree(wanted, parts[place : place + len(wanted)]):
                    yield term


def _agree(wanted: Sequence[str], parts: Sequence[tuple[str, str]]) -> bool:
    """Whether each wanted word is the word that stands there, as it stands or without its ending."""
    return len(wanted) == len(parts) and all(word in forms for word, forms in zip(wanted, parts, strict=True))


def sequence(text: str) -> tuple[str, ...]:
    """What a term looks for: the stems of its words, but words in capitals as they stand."""
    return tuple(part if part.isupper() and len(part) > 1 else stem(part) for part in _parts(text))


def _parts(text: str) -> list[str]:
    """The words of a text, parts of hyphenated ones apart: "anti-ISIS" holds "ISIS"."""
    return [part for word in tokens(text) for part in word.split("-") if part]


def _beginning(term: str) -> str:
    """The letters that every inflection of a term begins with."""
    first = tokens(term)[0].split("-")[0]
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(first.lower(), stem(first), strict=False))
    return "".join(letter for letter, _ in alike) or first


def _members(
    found: Iterable[tuple[Article, Sought]], topic: Topic, groups: Sequence[Group]
) -> Iterator[Member]:
    """The articles that are about the topic, by day, then path."""
    for article, sought in sorted(found, key=lambda pair: (str(pair[0].published.day or "~"), pair[0].path)):
        hits = [dict(sighting.hits) for sighting in sought.groups]
        numbers = [n for n in hits[0] if all(n in own for own in hits)] if hits else []
        assigned = topic.slug in article.stated.topics
        if numbers or assigned:
            sentences = article.sentences if numbers else ()
            named = [[own[number] for number in numbers] for own in hits]
            reason = _reason(len(numbers), groups, named, assigned)
            yield Member(article.path, tuple(sentences[number] for number in numbers), reason)


def _reason(number: int, groups: Sequence[Group], named: Sequence[Named], assigned: bool) -> Said:
    """Why an article belongs: "3 sentences name Ukraine and sanctions"."""
    sidecar = said("its sidecar assigns it")
    if not number:
        return sidecar
    most = 1 if len(groups) > 1 else TERMS_NAMED
    terms = _listed([term for pair in zip(groups, named, strict=True) for term in _commonest(*pair)[:most]])
    one = said("1 sentence names %(terms)s", terms=terms)
    more = said("%(number)s sentences name %(terms)s", number=str(number), terms=terms)
    names = one if number == 1 else more
    return said("%(names)s; %(sidecar)s", names=names, sidecar=sidecar) if assigned else names


def _commonest(group: Group, named: Named) -> list[str]:
    """The terms that stand in sentences, those in most of them first."""
    counts = Counter(term for terms in named for term in terms)
    return sorted(counts, key=lambda term: (-counts[term], group.terms.index(term)))


def _listed(terms: Sequence[str]) -> Said:
    """ "a", "a and b", "a, b and c"."""
    *names, last = terms
    if not names:
        return said("%(words)s", words=last)
    return said("%(names)s and %(last)s", names=", ".join(names), last=last)


# What the corpus adds


def expansions(
    articles: Sequence[Article], group: Group, place: int, found: Sequence[Sought], each: Map = map
) -> list[str]:
    """Names that the corpus uses for, or nearly always beside, a group's terms, in alphabetical order.

    A missed name is better than a wrong one: only what a text itself calls another name of a term, and
    names that hardly occur without one.
    """
    names = {alias for sought in found for alias in sought.groups[place].aliases}
    names.update(companions(articles, group, place, found, each))
    return [name for name in sorted(names) if sequence(name) not in group.refused and not group.found(name)]


def aliases(sentences: Iterable[str], group: Group) -> Iterator[str]:
    """Other names that sentences give right after a term; in brackets only acronyms, of or beside the term.

    "DAMASCUS, Syria (CNN)" is no alias: brackets after a place often hold an agency.
    """
    for text in sentences:
        if "(" not in text and "known as" not in text and "called" not in text:
            continue
        for term, pattern in group.aliased:
            for match in pattern.finditer(text):
                name = match["brackets"] or match["known"]
                if match["known"] or _is_acronym(name, term):
                    yield name


def _is_acronym(name: str, term: str) -> bool:
    """Whether it is written in capitals and abbreviates the term, or stands beside another such name."""
    initials = "".join(word[0] for word in tokens(term)).upper()
    return (
        len(name) > 1
        and name.isupper()
        and (term.isupper() or (len(initials) > 1 and name.startswith(initials)))
    )


def companions(
    articles: Sequence[Article], group: Group, place: int, found: Sequence[Sought], each: Map = map
) -> list[str]:
    """Names that stand beside a group's terms so often that they speak of the same."""
    sightings = [sought.groups[place] for sought in found]
    sentences = sum(sought.sentences for sought in found)
    if sum(len(sighting.hits) for sighting in sightings) > TERMS_SHARE * sentences:
        return []
    beside: Counter[str] = Counter()
    origins: dict[str, set[str]] = defaultdict(set)
    for article, sighting in zip(articles, sightings, strict=True):
        beside.update(sighting.beside)
        for name in sighting.beside:
            origins[name].add(article.origin)
    frequent = {n for n in beside if beside[n] >= NAME_SENTENCES and len(origins[n]) >= NAME_ORIGINS}
    if not frequent:
        return []
    everywhere, nouns = _usage(articles, each)
    parts = {part for term in group.terms for part in sequence(term)}
    return [
        name
        for name in frequent
        if beside[name] >= NAME_SHARE * everywhere[name]
        and _is_name(name, nouns)
        and parts.isdisjoint(sequence(name))
    ]


@dataclass(frozen=True, slots=True)
class Usage:
    """How words are written in some articles."""

    names: dict[str, int]
    """In how many sentences each name stands."""
    small: tuple[str, ...]
    """The words that are written in small letters."""


def usage(bodies: tuple[Body | bytes, ...]) -> Usage:
    """How words are written in the sentences of some articles."""
    names: Counter[str] = Counter()
    stretches: set[str] = set()
    for text in chain.from_iterable(map(_sentences, bodies)):
        names.update(set(NAME.findall(text)))
        stretches.update(text.split())
    return Usage(dict(names), tuple(sorted(set(SMALL_WORD.findall(" ".join(stretches))))))


def _usage(articles: Sequence[Article], each: Map) -> tuple[Counter[str], set[str]]:
    """How words are written in all articles: the sentences of each name, and the words in small letters."""
    names: Counter[str] = Counter()
    small: set[str] = set()
    for used in each(usage, map(_bodies, bundles(articles))):
        names.update(used.names)
        small.update(used.small)
    return names, small


def _is_name(name: str, nouns: set[str]) -> bool:
    """Whether it is no headline in capitals, and no word of it is written small elsewhere ("Sun May")."""
    parts = name.split()
    shouted = len(parts) > 1 and name.isupper()
    return not shouted and not any(part.lower() in nouns for part in parts if part[0].isupper())
