"""The page being cleaned: its lines, what each still holds, and which rule took out the others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from ..records import Block, Document

SENTENCE_END = re.compile(r"[.!?…。！？](?:[\"'”’»)\]]|\s)*$")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to recognise noise: a name, a reason for readers, and what finds it."""

    name: str
    """The short name that every removal carries."""
    reason: str
    """Why such a line is no body text, in plain English."""
    find: Callable[[Page], Iterable[Line]]
    """From the page to the lines that the rule would take out."""


class Line:
    """One block of the document on its way through the rules."""

    def __init__(self, number: int, block: Block) -> None:
        self.number = number
        self.block = block
        self.text = block.text
        self.rule: Rule | None = None
        """The rule that took it out; None while it is body."""
        self.subhead = False

    def __repr__(self) -> str:
        return f"Line({self.number}, {self.text!r})"

    @cached_property
    def key(self) -> str:
        """The text for comparing: lower case, plain quotes and dashes, single spaces, no edge marks."""
        return key(self.text)

    @cached_property
    def words(self) -> int:
        """How many runs of letters and digits it has."""
        return len(_WORD.findall(self.text))

    @cached_property
    def is_sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return SENTENCE_END.search(self.text) is not None

    @property
    def kept(self) -> bool:
        return self.rule is None


@dataclass
class Page:
    """A document's lines and what the rules have learnt of them."""

    document: Document
    lines: list[Line]
    english: bool = True
    """Whether rules that know English words may speak."""
    title: str = ""
    title_line: Line | None = None
    standfirst: list[Line] = field(default_factory=list)

    @classmethod
    def of(cls, document: Document) -> Page:
        """The page of a document, before any rule has run."""
        return cls(document, [Line(n, block) for n, block in enumerate(document.blocks)])

    @property
    def extracted(self) -> bool:
        """Whether the reader of the format has told body from the rest already."""
        return any("body" in line.block.hints for line in self.lines)

    def body(self) -> Iterator[Line]:
        """The lines that no rule has taken out, in order; the headline is none of them."""
        return (line for line in self.lines if line.kept and line is not self.title_line)

    def apply(self, rule: Rule) -> None:
        """Take out what the rule finds, unless an earlier rule was there first."""
        for line in list(rule.find(self)):
            if line.kept and line is not self.title_line:
                line.rule = rule


def key(text: str) -> str:
    """A text for comparing: lower case, plain quotes and dashes, single spaces, no edge marks."""
    return " ".join(text.translate(_QUOTES).casefold().split()).strip(" .:!?|*-_·•»›>[]()\"'")
