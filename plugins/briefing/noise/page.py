"""The page being cleaned: its lines, which of them look like body, and which rule took out the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from ..records import Block, Document
from ..words import ENGLISH, is_english
from .texts import ends_as_sentence, key
from .vocabulary import Vocabulary

SLACK = 12
"""Characters by which a line may differ in length from its key: marks at its ends, double spaces."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to recognise noise: a name, a reason for readers, and what finds it."""

    name: str
    """The short name that every removal carries."""
    reason: str
    """Why such a line is no body text, in plain English."""
    find: Callable[[Page], Iterable[Line]]
    """From the page to the lines that the rule would take out."""
    english: bool = False
    """Whether it knows the noise by English words, and is silent in other languages."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A part of a paragraph that was taken out."""

    rule: str
    reason: str
    text: str


class Line:
    """One block of the document on its way through the rules."""

    __slots__ = ("block", "body", "cuts", "number", "protected", "rule", "subhead", "text", "words")

    def __init__(self, number: int, block: Block) -> None:
        self.number = number
        self.block = block
        self.text = block.text
        self.words = block.text.count(" ") + 1
        """How many words it has, as spaces count them."""
        self.body = True
        """Whether the boundaries of the article enclose it."""
        self.rule: Rule | None = None
        """The rule that took it out; None while it stays."""
        self.cuts: list[Cut] = []
        self.subhead = False
        self.protected = False
        """Whether it stays, whatever a rule says."""

    def cut(self, rule: str, reason: str, text: str, rest: str) -> None:
        """Take a part out; the rest stays."""
        self.cuts.append(Cut(rule, reason, text))
        self.text = rest

    def __repr__(self) -> str:
        return f"Line({self.number}, {self.text!r})"

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return ends_as_sentence(self.text)

    @property
    def is_quote(self) -> bool:
        """Whether it opens with a quotation: somebody said it, however odd it looks."""
        return self.text[:1] in '"“„«' or self.block.kind == "quote"

    def says(self, wanted: str) -> bool:
        """Whether its key is `wanted`."""
        return abs(len(self.text) - len(wanted)) < SLACK and key(self.text) == wanted


@dataclass
class Page:
    """A document's lines and what the rules have learnt of them."""

    document: Document
    lines: list[Line]
    near: range
    """The numbers of the lines close enough to the body to deserve a name of their own."""
    recurring: frozenset[int] = frozenset()
    """The keys of lines that recur across the corpus."""
    title: str = ""
    title_line: Line | None = None
    standfirst: list[Line] = field(default_factory=list)
    prompts: dict[str, list[Line]] | None = None
    """The candidates that `prompts` knows, by rule; None until the first of its rules runs."""
    _candidates: list[Line] | None = None

    @classmethod
    def of(cls, document: Document) -> Page:
        """The page of a document, before any rule has run."""
        lines = [Line(number, block) for number, block in enumerate(document.blocks)]
        return cls(document, lines, range(len(lines)))

    @cached_property
    def extracted(self) -> bool:
        """Whether the reader of the format has told body from the rest already."""
        return any("body" in line.block.hints for line in self.lines)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of the lines, as they are when the first asks."""
        return Vocabulary.of(line.text for line in self.lines)

    @property
    def language(self) -> str:
        """The language of the document, a BCP 47 code; English where nothing tells."""
        return self.document.stated.language or ENGLISH

    @cached_property
    def english(self) -> bool:
        """Whether rules that know English words may speak."""
        return is_english(self.language)

    def left(self) -> Iterator[Line]:
        """The lines that no rule has taken out, in order; the headline is none of them."""
        return (line for line in self.lines if line.rule is None and line is not self.title_line)

    def candidates(self) -> list[Line]:
        """What is left of the lines in and around the body, in order."""
        if self._candidates is None:
            self._candidates = [
                line
                for line in self.lines[self.near.start : self.near.stop]
                if line.rule is None and not line.protected and line is not self.title_line
            ]
        return self._candidates

    def apply(self, rule: Rule) -> None:
        """Take out what the rule finds, unless an earlier rule was there first."""
        if rule.english and not self.english:
            return
        found = [line for line in rule.find(self) if line.rule is None and line is not self.title_line]
        for line in found:
            line.rule = rule
        if found:
            self._candidates = None
