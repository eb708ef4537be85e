"""Rules that know a line by its words: prompts, widgets, notices, pointers to other articles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache, partial
from itertools import compress

from ..words import tables
from .page import SENTENCE_END, Line, Page, Rule, key, plain

COUNTERS = " 0123456789.,:!?|*-_·•»›>[]()\\\"'+"
"""What may stand around a prompt: "12 Comments", "Share (3)", "» Read more"."""
GAP = r"(?:\S+ ){0,5}\S+"
"""What "…" in a phrase stands for: one to six words."""
LONGEST = 600
LONGEST_PROMPT = 120
"""Characters: no notice is longer than the one, no prompt that marks an article's end than the other."""
SENTENCE_WORDS = 7
"""Words from which a line with a full stop is no label: "More from the reserve will be let out."."""
AMID = frozenset({"advertisement"})
COMMENT_BOX = "comment-widget"
QUOTES = tuple('"“„«')
"""A line that opens with a quotation is what somebody said, however much it sounds like a prompt."""


class Phrases:
    """The words of all rules, ready for matching a line once."""

    def __init__(self, tables: Mapping[str, Mapping]) -> None:
        self.tables = tables
        self.whole = {
            key(phrase): name for name, table in tables.items() for phrase in table.get("whole", ())
        }
        self.starts = {name: _opening(table) for name, table in tables.items() if "starts" in table}
        self.first_words = {
            plain(phrase).split()[0] for table in tables.values() for phrase in table.get("starts", ())
        }
        self.contains = [
            (plain(p), name) for name, table in tables.items() for p in table.get("contains", ())
        ]

    def rules_of(self, texts: Sequence[str]) -> Iterator[str | None]:
        """For each line the name of the rule that knows it."""
        bare = [plain(text).strip(COUNTERS) for text in texts]
        page = "\n".join(bare)
        contained = [each for each in self.contains if each[0] in page]
        for text, words in zip(texts, bare, strict=True):
            yield self._prompt(words, text) or self._holds(words, contained)

    def prompt_of(self, text: str) -> str | None:
        """The name of the rule that knows the line by its first words or all of them."""
        return self._prompt(plain(text).strip(COUNTERS), text)

    def _prompt(self, bare: str, text: str) -> str | None:
        return self.whole.get(bare) or self._opens(bare, text)

    def _opens(self, bare: str, text: str) -> str | None:
        if bare.partition(" ")[0] not in self.first_words:
            return None
        names = (name for name, opening in self.starts.items() if opening.match(bare))
        return next((name for name in names if self._fits(name, bare) and not self._tells(name, text)), None)

    def _tells(self, name: str, text: str) -> bool:
        """Whether the line is a sentence of some length, where the rule knows labels only."""
        labels = self.tables[name].get("labels", False)
        return labels and text.count(" ") >= SENTENCE_WORDS and SENTENCE_END.search(text[-8:]) is not None

    def _holds(self, bare: str, contained: Iterable[tuple[str, str]]) -> str | None:
        return next((name for phrase, name in contained if phrase in bare and self._fits(name, bare)), None)

    def _fits(self, name: str, bare: str) -> bool:
        return bare.count(" ") < self.tables[name]["longest"]


def _opening(table: Mapping) -> re.Pattern[str]:
    """The table's openings as one pattern; words that it `needs` must follow somewhere."""
    needs = rf"(?=.*\b(?:{_any(table['needs'])})\b)" if "needs" in table else ""
    return re.compile(rf"{needs}(?:{_any(table['starts'])})(?!\w)")


def _any(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(plain(phrase)).replace("…", GAP) for phrase in phrases)


@cache
def phrases() -> Phrases:
    """The tables of phrases.toml."""
    return Phrases(tables(__package__, "phrases.toml"))


def rules_of(texts: Sequence[str]) -> Iterator[str | None]:
    """For each line the name of the rule that knows it; None for what none knows, and for quotations."""
    may_be = [len(text) <= LONGEST and not text.startswith(QUOTES) for text in texts]
    known = phrases().rules_of(list(compress(texts, may_be)))
    return (next(known) if asked else None for asked in may_be)


@lru_cache(maxsize=1 << 15)
def _prompt_of(text: str) -> str | None:
    """The name of the rule that knows a short line by its opening; None for quotations."""
    if len(text) > LONGEST_PROMPT or text.startswith(QUOTES):
        return None
    return phrases().prompt_of(text)


def is_prompt(text: str) -> float:
    """1 for a short prompt, which tells where an article ends; ½ for one found amid articles; else 0."""
    name = _prompt_of(text)
    return 0.0 if name is None else 0.5 if name in AMID else 1.0


COMMENTS = re.compile(r"\W*\d{1,5} (?:comments?|responses?|replies|thoughts on)\b", re.I)


def is_of_comments(text: str) -> bool:
    """Whether a line heads readers' comments or is a part of their box."""
    return _prompt_of(text) == COMMENT_BOX or (
        len(text) <= LONGEST_PROMPT and not text.startswith(QUOTES) and COMMENTS.match(text) is not None
    )


def phrase_rules() -> tuple[Rule, ...]:
    """One rule for each table, in its order."""
    tables = phrases().tables
    return tuple(
        Rule(name, table["reason"], partial(_find, name), english=True) for name, table in tables.items()
    )


def _find(name: str, page: Page) -> Sequence[Line]:
    if page.prompts is None:
        page.prompts = _by_rule(page.candidates())
    return page.prompts.get(name, ())


def _by_rule(lines: Sequence[Line]) -> dict[str, list[Line]]:
    """The lines that a rule knows, each judged once, however many rules ask."""
    found: dict[str, list[Line]] = {}
    for line, name in zip(lines, rules_of([line.text for line in lines]), strict=True):
        if name:
            found.setdefault(name, []).append(line)
    return found
