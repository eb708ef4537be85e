"""The reference of the rules says what the code does."""

from __future__ import annotations

from pathlib import Path

from briefing.noise import RULES, TRIMS

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "cleaning.md"


def table(rules) -> str:
    """The rules as a Markdown table, each name and reason once, in order."""
    rows = dict.fromkeys(f"| `{rule.name}` | {rule.reason} |" for rule in rules)
    return "\n".join(["| rule | the line or its part goes because |", "|---|---|", *rows])


def test_the_reference_lists_every_rule_with_its_reason_in_order():
    text = REFERENCE.read_text(encoding="utf-8")
    assert table(RULES) in text
    assert table(TRIMS) in text
