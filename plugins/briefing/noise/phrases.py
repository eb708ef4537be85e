"""Rules that know a line by its words: prompts, widgets, notices, pointers to other articles."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache, partial
from importlib.resources import files

from .page import Line, Page, Rule, key

_GAP = r"(?:\S+ ){0,5}\S+"


class Phrases:
    """The words of one rule, ready for matching."""

    def __init__(self, name: str, entry: dict) -> None:
        self.name = name
        self.reason: str = entry["reason"]
        self.longest: int = entry["longest"]
        self.whole = frozenset(map(key, entry.get("whole", ())))
        self.starts = _pattern(entry.get("starts", ()), r"\A\W*(?:{})")
        self.contains = _pattern(entry.get("contains", ()), r"(?<!\w)(?:{})")
        self.needs = _pattern(entry.get("needs", ()), r"(?<!\w)(?:{})(?!\w)")

    def match(self, line: Line) -> bool:
        """Whether the line is such a prompt."""
        if line.words > self.longest:
            return False
        if line.key in self.whole:
            return True
        text = plain(line.text)
        found = any(pattern and pattern.search(text) for pattern in (self.starts, self.contains))
        return found and (self.needs is None or self.needs.search(text) is not None)


def plain(text: str) -> str:
    """Lower case, straight quotes, plain dashes, single spaces; punctuation stays."""
    return " ".join(text.translate(_STRAIGHT).casefold().split())


_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


def _pattern(phrases: Iterable[str], shape: str) -> re.Pattern[str] | None:
    choices = [re.escape(plain(phrase)).replace("…", _GAP) for phrase in phrases]
    return re.compile(shape.format("|".join(choices))) if choices else None


@cache
def phrase_rules() -> tuple[Rule, ...]:
    """One rule for each table of phrases.toml, in its order."""
    tables = tomllib.loads(files(__package__).joinpath("phrases.toml").read_text(encoding="utf-8"))
    return tuple(_rule(Phrases(name, entry)) for name, entry in tables.items())


def _rule(phrases: Phrases) -> Rule:
    return Rule(phrases.name, phrases.reason, partial(_find, phrases))


def _find(phrases: Phrases, page: Page) -> Iterable[Line]:
    return (line for line in page.body() if page.english and phrases.match(line))
