"""Topics: which sentences are about a standing subject, by the editor's terms and what the corpus adds."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from .records import REFUSED, Article, Member, Sentence, Topic
from .words import stem, tokens

NAME_SENTENCES, NAME_ORIGINS, NAME_SHARE = 5, 3, 0.8
"""A name of the corpus joins a group when it stands beside the group's terms in so many sentences, of so many
origins, and in so large a share of all its sentences. Less, and the name has a life of its own."""

TERMS_SHARE = 0.1
"""A group whose terms stand in more of all sentences takes no companions: in a collection on Syria, "US"
stands beside "Syria" by chance."""

NAME = re.compile(r"(?<![.!?“\"‘'] )(?<!^)\b[A-Z][\w’'-]+(?: (?:of |al-|de |bin |the )?[A-Z][\w’'-]+)*")
"""A run of capitalized words that does not open the sentence."""

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

TERMS_NAMED = 3
"""How many terms a reason names at most."""


def about(articles: Sequence[Article], topic: Topic) -> tuple[tuple[Member, ...], tuple[str, ...]]:
    """The articles that say something about a topic, by day, then path, and the terms that the corpus added.

    A sentence belongs when it has a term of every group, in any inflection; words in capitals ("ISIS")
    only as they stand. An article belongs with at least one such sentence, or when its sidecar says so.
    """
    groups = [Group.of(terms) for terms in topic.terms]
    if not groups:
        return _members(articles, topic, []), ()
    added = [expansions(articles, group) for group in groups]
    groups = [group.with_terms(more) for group, more in zip(groups, added, strict=True)]
    expanded = tuple(dict.fromkeys(term for more in added for term in more))
    return _members(articles, topic, groups), expanded


@dataclass(frozen=True)
class Group:
    """Terms of which a sentence must have one."""

    terms: tuple[str, ...]
    refused: frozenset[tuple[str, ...]]

    @classmethod
    def of(cls, given: Iterable[str]) -> Group:
        """The group that an editor wrote; a leading "-" refuses a term."""
        given = tuple(given)
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
    def hint(self) -> re.Pattern[str]:
        """What a text in small letters must hold to be worth splitting into words: the beginning of a term,
        where a word can begin, which in Chinese and Japanese is everywhere."""
        beginnings = {_beginning(term).lower() for term in self.terms if tokens(term)}
        opening = rf"(?<![^\W_{UNSPACED}])"
        return re.compile(f"{opening}(?:{'|'.join(sorted(map(re.escape, beginnings))) or '(?!)'})")

    @cached_property
    def known(self) -> dict[str, bool]:
        """What `has` has answered: names are sought beside terms before the members are."""
        return {}

    def has(self, text: str) -> bool:
        """Whether a term stands in a text."""
        if text not in self.known:
            self.known[text] = any(self.matches(text))
        return self.known[text]

    def found(self, text: str) -> list[str]:
        """The terms that stand in a text, in order, each once."""
        return list(dict.fromkeys(self.matches(text)))

    def matches(self, text: str) -> Iterator[str]:
        """The terms that stand in a text, in order."""
        if not self.hint.search(text.lower()):
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


def _members(articles: Sequence[Article], topic: Topic, groups: Sequence[Group]) -> tuple[Member, ...]:
    found = []
    for article in sorted(articles, key=lambda a: (str(a.published.day or "~"), a.path)):
        sentences = tuple(s for s in article.sentences if groups and all(g.has(s.text) for g in groups))
        assigned = topic.slug in article.stated.topics
        if sentences or assigned:
            found.append(Member(article.path, sentences, _reason(sentences, groups, assigned)))
    return tuple(found)


def _reason(sentences: Sequence[Sentence], groups: Sequence[Group], assigned: bool) -> str:
    """Why an article belongs, in plain English: "3 sentences name Ukraine and sanctions"."""
    if not sentences:
        return "its sidecar assigns it"
    named = [_commonest(sentences, group, 1 if len(groups) > 1 else TERMS_NAMED) for group in groups]
    number = "1 sentence names" if len(sentences) == 1 else f"{len(sentences)} sentences name"
    also = "; its sidecar assigns it" if assigned else ""
    return f"{number} {_listed([term for terms in named for term in terms])}{also}"


def _commonest(sentences: Sequence[Sentence], group: Group, most: int) -> list[str]:
    counts = Counter(term for sentence in sentences for term in group.found(sentence.text))
    return sorted(counts, key=lambda term: (-counts[term], group.terms.index(term)))[:most]


def _listed(terms: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join(filter(None, [", ".join(terms[:-1]), terms[-1]]))


# What the corpus adds


def expansions(articles: Sequence[Article], group: Group) -> list[str]:
    """Names that the corpus uses for, or nearly always beside, a group's terms, in alphabetical order.

    A missed name is better than a wrong one: only what a text itself calls another name of a term, and
    names that hardly occur without one.
    """
    names = sorted(set(aliases(articles, group)) | set(companions(articles, group)))
    return [name for name in names if sequence(name) not in group.refused and not group.found(name)]


def aliases(articles: Sequence[Article], group: Group) -> Iterator[str]:
    """Other names that texts give right after a term; in brackets only acronyms, of the term or beside one.

    "DAMASCUS, Syria (CNN)" is no alias: brackets after a place often hold an agency.
    """
    patterns = [(term, re.compile(rf"\b{re.escape(term)}{ALIAS}", re.VERBOSE)) for term in group.terms]
    for article in articles:
        for sentence in article.sentences:
            if "(" not in sentence.text and "known as" not in sentence.text and "called" not in sentence.text:
                continue
            for term, pattern in patterns:
                for match in pattern.finditer(sentence.text):
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


def companions(articles: Sequence[Article], group: Group) -> list[str]:
    """Names that stand beside a group's terms so often that they speak of the same."""
    sentences = [(s.text, article.origin) for article in articles for s in article.sentences]
    matching = [(text, origin) for text, origin in sentences if group.has(text)]
    if len(matching) > TERMS_SHARE * len(sentences):
        return []
    beside: Counter[str] = Counter()
    origins: dict[str, set[str]] = defaultdict(set)
    for text, origin in matching:
        for name in set(NAME.findall(text)):
            beside[name] += 1
            origins[name].add(origin)
    frequent = {n for n in beside if beside[n] >= NAME_SENTENCES and len(origins[n]) >= NAME_ORIGINS}
    if not frequent:
        return []
    everywhere = _occurrences(frequent, [text for text, _ in sentences])
    nouns = {word for text, _ in sentences for word in SMALL_WORD.findall(text)}
    parts = {part for term in group.terms for part in sequence(term)}
    return [
        name
        for name in frequent
        if beside[name] >= NAME_SHARE * everywhere[name]
        and _is_name(name, nouns)
        and parts.isdisjoint(sequence(name))
    ]


def _is_name(name: str, nouns: set[str]) -> bool:
    """Whether it is no headline in capitals, and no word of it is written small elsewhere ("Sun May")."""
    parts = name.split()
    shouted = len(parts) > 1 and name.isupper()
    return not shouted and not any(part.lower() in nouns for part in parts if part[0].isupper())


def _occurrences(names: set[str], texts: Sequence[str]) -> Counter[str]:
    """In how many texts each name stands."""
    found: Counter[str] = Counter()
    for text in texts:
        if any(name in text for name in names):
            found.update(names & set(NAME.findall(text)))
    return found
