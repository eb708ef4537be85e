"""What one sentence names: its runs of capitalised words, with what the words around say of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ..people.lexicon import LOOSE, OPENERS, ROLES, SAID
from ..words import is_stop
from .lexicon import CALLING, NEAR, NOT_NAMES, PARTS
from .parts import Part, parts
from .runs import LONGEST_RUN, RUN
from .tokens import is_acronym

OPENING = frozenset("\"“‘'`«([–—-:*•>")
"""What stands before the first word of a sentence or of a quotation inside one."""
AFTER = re.compile(
    r"""
      \s?,\s (?: (?P<person> who\b | aged?\s\d | \d\d\s?, )
                | (?:also|better|widely)\sknown\sas\s(?:the\s)? (?P<called> [A-Z][\w.&]{1,7}) )
    | \s?(?:\(|-LRB-\s)(?:the\s|or\s)? (?P<short> [A-Z][\w.&]{1,7})\s?(?:\)|-RRB-|[,;])
    | \s(?P<word>[a-z]+)
    """,
    re.VERBOSE,
)
"""What follows a name: ", 45,", ", who …", " said"; "(WHO)" and ", also known as ISIS" give a short form."""
SPEAKS = SAID - LOOSE
OF_PERSONS = frozenset({"himself", "herself", "whose"})
OPENERS_KEPT = 1 << 12


class Seen(NamedTuple):
    """A name where it stands."""

    part: Part
    sentence: int
    """The number of the sentence."""
    person: bool
    """Whether the words around say that it is a person: "actor", ", 45,", ", who"."""
    near: bool
    """Whether "in" or the like stands before it."""
    speaks: bool
    """Whether a verb of saying follows."""
    short: str
    """The short form that the text gives right after it; "" for none."""


class Opening(NamedTuple):
    """A run at the head of a sentence: its first word may be capitalised for standing there only."""

    run: str
    text: str
    begin: int
    sentence: int


def runs(text: str, number: int) -> Iterator[Seen | Opening]:
    """What a sentence names, in order; what stands at its head is left to be decided."""
    for match in RUN.finditer(text):
        begin, end = match.span()
        run = match[0]
        if end - begin > LONGEST_RUN:
            continue
        if begin == 0 or opens(text, begin):
            if " " in run or not is_opener(run):
                yield Opening(run, text, begin, number)
        else:
            yield from seen(run, text, begin, number)


def opens(text: str, begin: int) -> bool:
    """Whether a sentence, or a quotation in it, begins here."""
    return text[begin - 1] in OPENING or (begin > 1 and text[begin - 2] in OPENING)


def seen(run: str, text: str, begin: int, number: int) -> Iterator[Seen]:
    """The names of one run, each with what stands around it."""
    for part in parts(run):
        head, tail = begin + part.begin, begin + part.end
        before = text[text.rfind(" ", 0, max(head - 1, 0)) + 1 : head].rstrip()
        after = AFTER.match(text, tail)
        following = after["word"] if after else ""
        yield Seen(
            part,
            number,
            before in ROLES or following in OF_PERSONS or bool(after and after["person"]),
            before in NEAR,
            following in SPEAKS,
            (after["short"] or after["called"] or "") if after else "",
        )


@lru_cache(maxsize=OPENERS_KEPT)
def is_opener(word: str) -> bool:
    """Whether a word at the head of a sentence is most likely no name; "WHO", "Mr" and "New" begin one."""
    lower = word.lower().strip(".")
    if is_acronym(word) or lower in CALLING or lower in PARTS:
        return False
    return lower in OPENERS or lower in NOT_NAMES or is_stop(word)
