"""Who speaks each quotation of an article, where that is certain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from ..people.forms import surname
from ..people.lexicon import LOOSE, SAID, alternatives
from ..people.mentions import MASK, PLACED, Gender, Mention, People, is_body, is_role
from . import cues
from .cues import Subject
from .marks import SPOKEN_END, Span, is_quote
from .reading import Reading

MOST_QUOTES = 400
"""More quotations than any interview holds; what comes after them in one article is left out."""
LONGEST_TRAILING_CUE = 6
"""Words of a sentence that is a cue and nothing else; a longer one reports something of its own."""
LOOKED_BACK = 4
"""Sentences that "he" is followed back over; beyond, the text has mostly turned to somebody else."""
HEAD = re.compile(
    r"\W*(?:(?:but|and|yet|still|then|also|later|meanwhile|however|so)\b\W*)?"
    r"(?:(?:in|on|at|after|before|speaking|asked|despite|during|since|when|as|for|under|with|by)\b[^,]*,\s*)?"
    r"(?P<title>(?:[^\W\d_][\w’'.&-]*\s+){0,5})$",
    re.IGNORECASE,
)
"""What may stand before the name that is the subject: a connective, a phrase and a comma, a title."""
JOINED = re.compile(r"(?:\s*,\s*[A-Z][\w’-]+(?:\s[A-Z][\w’-]+){0,3}){0,8}\s*,?\s+and\s+[A-Z]")
SAYS = re.compile(rf"\s*(?:{alternatives(SAID - LOOSE)})\b")
OTHER_LETTERS = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Attribution:
    """A quotation with its speaker."""

    span: Span
    speaker: str
    """The fullest name that the article gives; "" where it is not certain."""
    rule: str
    """What says so: "name", "pronoun", "role", "continued"; "" for none."""


def attribute(reading: Reading) -> list[Attribution]:
    """Every quotation of an article, in order, with its speaker where certain."""
    return list(_Attributor(reading).all())


class _Attributor:
    """The state of reading one article from the first quotation to the last."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        statements = (s for s in reading.spans if is_quote(reading.text[slice(*s.inner)]))
        self.quotes = list(islice(statements, MOST_QUOTES))
        self.people = People(reading.masked) if self.quotes else None
        self.cued: dict[int, tuple[int, str]] = {}
        """Who spoke the quotations so far, "" if uncertain, and where the cue stands; by sentence."""

    def all(self) -> Iterator[Attribution]:
        """Every quotation in turn; a later one may rest on an earlier."""
        previous: Attribution | None = None
        for span in self.quotes:
            previous = self.one(span, previous)
            yield previous

    def one(self, span: Span, previous: Attribution | None) -> Attribution:
        """One quotation: by its own cue, or else as going on from the one before."""
        subject = self.subject(span)
        if subject is not None:
            speaker = self.resolve(subject)
            self.cued[self.reading.sentence_at(subject.at)] = (subject.at, speaker)
            return Attribution(span, speaker, subject.kind if speaker else "")
        if previous and previous.speaker and self.goes_on(previous.span, span):
            return Attribution(span, previous.speaker, "continued")
        speaker = self.reported_before(span)
        return Attribution(span, speaker, "reported" if speaker else "")

    def reported_before(self, span: Span) -> str:
        """The speaker whose words the sentence before reports, where the quotation stands by itself."""
        number = self.reading.sentence_at(span.outer[0])
        if not number or not self._is_sentence(span):
            return ""
        begin, end = self.reading.bounds[number - 1]
        if MASK in self.reading.masked[begin:end]:
            return ""
        subject = cues.of_report(self.reading.masked, begin, end)
        return self.resolve(subject) if subject else ""

    def subject(self, span: Span) -> Subject | None:
        """What the cue of a quotation names, if it has one."""
        text, masked = self.reading.text, self.reading.masked
        begin, end = span.outer
        first = self.reading.bounds[self.reading.sentence_at(begin)][0]
        last = self.reading.bounds[self.reading.sentence_at(end - 1)][1]
        comma = bool(SPOKEN_END.search(text[slice(*span.inner)])) or text[end : end + 2].strip()[:1] == ","
        head = masked[first:begin]
        opens = not OTHER_LETTERS.search(head)
        found = None if opens else cues.before(masked, first, begin)
        if (found is None or found.kind == "other") and (opens or comma) and not self.ends_there(end, last):
            found = cues.after(masked, end, last, comma) or found
        if found is None and opens:
            found = self.trailing(end, last) or self.announced(begin)
        return found

    def trailing(self, end: int, last: int) -> Subject | None:
        """The speaker of a cue that a full stop parts from its quotation: `“….” Kerry said.`"""
        masked, bounds = self.reading.masked, self.reading.bounds
        number = self.reading.sentence_at(end - 1) + 1
        if end < last or number == len(bounds) or "\n" in masked[last : bounds[number][0]]:
            return None
        begin, last = bounds[number]
        short = len(masked[begin:last].split()) <= LONGEST_TRAILING_CUE and MASK not in masked[begin:last]
        found = cues.after(masked, begin, last, True) if short and masked[last - 1] == "." else None
        return found if found and found.kind != "other" else None

    def ends_there(self, end: int, last: int) -> bool:
        """Whether the sentence ends with the quotation, its stop outside the marks: no cue comes after."""
        rest = self.reading.text[end:last]
        return bool(re.match(r"\s*[.;]", rest))

    def announced(self, begin: int) -> Subject | None:
        """The speaker of the line before, where that ends with a colon."""
        before = self.reading.masked[:begin].rstrip()
        if not before.endswith(":"):
            return None
        first = self.reading.bounds[self.reading.sentence_at(len(before) - 1)][0]
        return cues.before(self.reading.masked, first, len(before))

    def resolve(self, subject: Subject) -> str:
        """The full name that a cue stands for; "" where it is not certain."""
        if subject.kind == "name":
            return self.people.resolve(subject.words)
        if subject.kind == "role":
            return self.people.of_role(subject.words, subject.at)
        if subject.kind == "other":
            return ""
        return self.antecedent(subject.at, subject.words)

    def antecedent(self, at: int, pronoun: Gender) -> str:
        """Who "he" or "she" is: the subject of the nearest sentence before that has one."""
        here = self.reading.sentence_at(at)
        for number in range(here, max(here - LOOKED_BACK, -1), -1):
            name, certain = self.focus(number, at, pronoun)
            if name or not certain:
                return name
        return ""

    def focus(self, number: int, before: int, pronoun: Gender) -> tuple[str, bool]:
        """Who a sentence is about, and whether that is certain; ("", True) where it is about nobody."""
        begin, end = self.reading.bounds[number]
        end = min(end, before)
        if number in self.cued and self.cued[number][0] < before:
            name = self.cued[number][1]
            if self.suits(name, pronoun):
                return name, True
            return "", bool(name) and (is_body(name) or self.gender(name) != "")
        persons = [m for m in self.mentions(begin, end) if self.suits(m.name, pronoun)]
        speaking = [m for m in persons if SAYS.match(self.reading.masked, m.end)]
        subject = next((m for m in [*speaking, *persons] if self.is_subject(m, begin)), None)
        if subject:
            return self.people.resolve(subject.name), False
        return "", not persons and not self.may_name_others(begin, end)

    def may_name_others(self, begin: int, end: int) -> bool:
        """Whether a stretch of text holds a run of capitalised words that could be somebody's full name."""
        return any(
            " " in m.name and not is_body(m.name) and not PLACED.search(self.reading.masked[begin : m.begin])
            for m in self.people.between(begin, end)
        )

    def mentions(self, begin: int, end: int) -> list[Mention]:
        """The names in a stretch of text that may be a person's."""
        return [m for m in self.people.between(begin, end) if self.is_person(m)]

    def is_person(self, mention: Mention) -> bool:
        """Whether a name is a person's: a full name that somebody bears, or a known surname, or titled."""
        if is_body(mention.name):
            return False
        shared = surname(mention.name)
        known = shared in self.people.full and self._human(shared)
        speaks = " " in mention.name and bool(SAYS.match(self.reading.masked, mention.end))
        return known or speaks or bool(mention.roles or mention.gender)

    def _human(self, shared: str) -> bool:
        """Whether a bearer of the surname is called something, has a known given name, or has spoken."""
        spoken = {speaker for _, speaker in self.cued.values()}
        return any(name in spoken or name in self.people.known for name in self.people.full[shared])

    def gender(self, name: str) -> Gender:
        """What is known of a person, by the full name."""
        return self.people.genders.get(self.people.resolve(name) or name, "")

    def suits(self, name: str, pronoun: Gender) -> bool:
        """Whether a name may be meant by "he" or "she"."""
        return not is_body(name) and self.gender(name) in ("", pronoun)

    def is_subject(self, mention: Mention, begin: int) -> bool:
        """Whether a name is the subject of the sentence from `begin` on: at its head or next to "said"."""
        masked = self.reading.masked
        owned = re.match(r"\s?[’']s?(?!\w)", masked[mention.end : mention.end + 3])
        if owned or masked[mention.begin : mention.end].endswith(("’s", "'s")) or self._is_joint(mention):
            return False
        if SAYS.match(masked, mention.end):
            return True
        head = HEAD.fullmatch(masked, begin, mention.begin)
        if not head:
            return False
        title = head["title"].split()
        if "," in head[0] and masked[mention.end : mention.end + 2].strip()[:1] == ",":
            return False
        return not title or is_role(title[-1])

    def _is_joint(self, mention: Mention) -> bool:
        """Whether other subjects follow a name: "Kerry and Lavrov", "Kerry, Lavrov and Ban"."""
        return bool(JOINED.match(self.reading.masked, mention.end))

    def goes_on(self, previous: Span, span: Span) -> bool:
        """Whether a quotation without a cue goes on from the one before, in this or the last paragraph."""
        text, masked = self.reading.text, self.reading.masked
        begin, end = self.reading.paragraph(span.outer[0])
        if previous.outer[1] > begin:
            return self._is_sentence(span) and len(self._sentences_between(previous, span)) <= 2
        whole = not OTHER_LETTERS.search(masked[begin : span.outer[0]] + masked[span.outer[1] : end])
        earlier = self.reading.paragraph(previous.outer[0])[0]
        next_to = text[previous.outer[1] : begin].count("\n") == 1
        opened = not OTHER_LETTERS.search(masked[earlier : previous.outer[0]])
        return whole and next_to and opened

    def _is_sentence(self, span: Span) -> bool:
        """Whether a quotation is one or more whole sentences, with nothing beside it."""
        begin = self.reading.bounds[self.reading.sentence_at(span.outer[0])][0]
        end = self.reading.bounds[self.reading.sentence_at(span.outer[1] - 1)][1]
        masked = self.reading.masked
        return not OTHER_LETTERS.search(masked[begin : span.outer[0]] + masked[span.outer[1] : end])

    def _sentences_between(self, previous: Span, span: Span) -> range:
        """The numbers of the sentences from the end of one quotation to the beginning of the next."""
        first = self.reading.sentence_at(previous.outer[1] - 1)
        return range(first, self.reading.sentence_at(span.outer[0]) + 1)
