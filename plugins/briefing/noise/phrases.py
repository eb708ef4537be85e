"""Rules that know a line by its words: prompts, widgets, notices, pointers to other articles."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache, partial
from importlib.resources import files

from .page import Line, Page, Rule, key, plain

_GAP = r"(?:\S+ ){0,5}\S+"
"""What "…" in a phrase stands for: one to six words."""


class Phrases:
    """The words of one rule, ready for matching."""

    def __init__(self, name: str, table: dict) -> None:
        self.name = name
        self.reason: str = table["reason"]
        self.longest: int = table["longest"]
        self.whole = frozenset(map(key, table.get("whole", ())))
        self.starts = _pattern(table.get("starts", ()), r"\W*(?:{})(?!\w)")
        self.contains = _pattern(table.get("contains", ()), r"(?<!\w)(?:{})")
        self.needs = _pattern(table.get("needs", ()), r"(?<!\w)(?:{})(?!\w)")

    def match(self, line: Line) -> bool:
        """Whether the line is such a prompt."""
        if line.key in self.whole:
            return True
        if line.words > self.longest or line.is_quote:
            return False
        found = self.starts and self.starts.match(line.plain) or self.contains and self.contains.search(line.plain)
        return bool(found) and (self.needs is None or self.needs.search(line.plain) is not None)


def _pattern(phrases: Iterable[str], shape: str) -> re.Pattern[str] | None:
    choices = [re.escape(plain(phrase)).replace("…", _GAP) for phrase in phrases]
    return re.compile(shape.format("|".join(choices))) if choices else None


@cache
def phrase_rules() -> tuple[Rule, ...]:
    """One rule for each table of phrases.toml, in its order."""
    tables = tomllib.loads(files(__package__).joinpath("phrases.toml").read_text(encoding="utf-8"))
    return tuple(_rule(Phrases(name, table)) for name, table in tables.items())


def _rule(phrases: Phrases) -> Rule:
    return Rule(phrases.name, phrases.reason, partial(_find, phrases), english=True)


def _find(phrases: Phrases, page: Page) -> Iterator[Line]:
    return (line for line in page.candidates() if phrases.match(line))


def is_prompt(text: str) -> bool:
    """Whether any of the tables knows the line, counters left out: "12 Comments", "Share (3)"."""
    if len(text) > LONGEST_PROMPT:
        return False
    bare = plain(text).strip(_COUNTERS)
    whole, starts = _all_phrases()
    return bare in whole or starts.match(bare) is not None


LONGEST_PROMPT = 120
"""Characters; prompts that mark where an article ends are short."""
_COUNTERS = " 0123456789.,:!?|*-_·•»›>[]()\"'+"


@cache
def _all_phrases() -> tuple[frozenset[str], re.Pattern[str]]:
    tables = tomllib.loads(files(__package__).joinpath("phrases.toml").read_text(encoding="utf-8")).values()
    whole = frozenset(key(phrase) for table in tables for phrase in table.get("whole", ()))
    starts = _pattern([phrase for table in tables if "needs" not in table for phrase in table.get("starts", ())], r"(?:{})(?!\w)")
    assert starts is not None
    return whole, starts
