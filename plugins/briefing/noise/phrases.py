"""The words by which prompts, widgets, notices and pointers to other articles are known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from ..words import tables
from .texts import ends_as_sentence, key, plain

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
RUN = re.compile(r"\w+")


class Phrases:
    """The words of all rules, ready for matching a line once."""

    def __init__(self, tables: Mapping[str, Mapping]) -> None:
        self.tables = tables
        self.whole = {
            key(phrase): name for name, table in tables.items() for phrase in table.get("whole", ())
        }
        self.starts = {name: _opening(table) for name, table in tables.items() if "starts" in table}
        self.contains = [
            (plain(p), name) for name, table in tables.items() for p in table.get("contains", ())
        ]
        beginnings = [plain(phrase) for table in tables.values() for phrase in table.get("starts", ())]
        self.rules_by_word = _by_first_word(tables)
        self.openers = frozenset(run[0] for p in (*self.whole, *beginnings) if (run := RUN.search(p)))
        """The first words of all phrases that a line may open with."""
        self.marks = "".join(sorted({p[0] for p in beginnings if not RUN.match(p)}.difference(COUNTERS)))
        """The marks that some of them open with: "©"."""
        self.clues = tuple(sorted({max(RUN.findall(phrase), key=len) for phrase, _ in self.contains}))
        """The longest word of each phrase that a line may hold, or what it begins with."""

    def rule_of(self, text: str) -> str | None:
        """The name of the rule that knows the line; None for what none knows, and for quotations."""
        return self.opening(text, LONGEST) or self.holding(text)

    def opening(self, text: str, longest: int = LONGEST_PROMPT) -> str | None:
        """The name of the rule that knows the line, of so many characters, by its first words or all."""
        if len(text) > longest or text.startswith(QUOTES):
            return None
        return self._prompt(plain(text).strip(COUNTERS), text)

    def holding(self, text: str) -> str | None:
        """The name of the rule that knows the line by words amid it."""
        if len(text) > LONGEST or text.startswith(QUOTES):
            return None
        return self._holds(plain(text).strip(COUNTERS))

    def _prompt(self, bare: str, text: str) -> str | None:
        return self.whole.get(bare) or self._opens(bare, text)

    def _opens(self, bare: str, text: str) -> str | None:
        for name in self.rules_by_word.get(bare.partition(" ")[0], ()):
            if self.starts[name].match(bare) and self._fits(name, bare) and not self._tells(name, text):
                return name
        return None

    def _tells(self, name: str, text: str) -> bool:
        """Whether the line is a sentence of some length, where the rule knows labels only."""
        labels = self.tables[name].get("labels", False)
        return labels and text.count(" ") >= SENTENCE_WORDS and ends_as_sentence(text)

    def _holds(self, bare: str) -> str | None:
        return next(
            (name for phrase, name in self.contains if phrase in bare and self._fits(name, bare)), None
        )

    def _fits(self, name: str, bare: str) -> bool:
        return bare.count(" ") < self.tables[name]["longest"]


def _by_first_word(tables: Mapping[str, Mapping]) -> dict[str, list[str]]:
    """For each word with which a phrase opens, the rules that have such phrases, in their order."""
    rules: dict[str, list[str]] = {}
    for name, table in tables.items():
        for word in sorted({plain(phrase).split()[0] for phrase in table.get("starts", ())}):
            rules.setdefault(word, []).append(name)
    return rules


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


COMMENTS = re.compile(r"\W*\d{1,5} (?:comments?|responses?|replies|thoughts on)\b", re.I)


def counts_comments(text: str) -> bool:
    """Whether a line heads readers' comments with their number: "12 comments"."""
    return len(text) <= LONGEST_PROMPT and not text.startswith(QUOTES) and COMMENTS.match(text) is not None
