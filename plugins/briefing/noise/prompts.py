"""Rules that know a line by its words: one for each table of phrases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from .page import Line, Page, Rule
from .phrases import LONGEST, LONGEST_PROMPT, phrases


def phrase_rules() -> tuple[Rule, ...]:
    """One rule for each table, in its order."""
    return tuple(
        Rule(name, table["reason"], partial(_find, name), english=not table.get("anywhere", False))
        for name, table in phrases().tables.items()
    )


def _find(name: str, page: Page) -> Sequence[Line]:
    if page.prompts is None:
        page.prompts = _by_rule(page)
    return page.prompts.get(name, ())


def _by_rule(page: Page) -> dict[str, list[Line]]:
    """The lines that a rule knows, each judged once, however many rules ask."""
    found: dict[str, list[Line]] = {}
    for line, name in known(page, page.candidates()):
        found.setdefault(name, []).append(line)
    return found


def known(page: Page, lines: Sequence[Line]) -> Iterator[tuple[Line, str]]:
    """Those of the page's lines that a rule knows by their words, and its name."""
    for line, name in zip(lines, _rules_of(page, lines), strict=True):
        if name:
            yield line, name


def _rules_of(page: Page, lines: Sequence[Line]) -> Iterator[str | None]:
    """For each line the name of the rule that knows it."""
    ask = phrases()
    if page.extracted:  # most lines lie outside the article: the words of all would cost more than they spare
        yield from (ask.rule_of(line.text) for line in lines)
        return
    words = page.vocabulary
    opens, holds, short = words.may_open_prompt.tolist(), words.may_hold_prompt.tolist(), words.prompts
    for line in lines:
        name = short.get(line.number)
        if name is None and opens[line.number] and len(line.text) > LONGEST_PROMPT:
            name = ask.opening(line.text, LONGEST)
        yield name or (ask.holding(line.text) if holds[line.number] else None)
