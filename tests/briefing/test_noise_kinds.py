"""Each kind of noise is found by its name, and reporting that looks like it is not."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from briefing.noise import clean
from builders import document

LABELLED = Path(__file__).parents[1] / "fixtures" / "noise" / "kinds.txt"
REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "cleaning.md"
HEADLINE = "Ferry Strike Leaves Islands Without Bread"
ABOVE = (
    "Shops on the outer islands ran short of bread and milk on Sunday, days after ferry crews walked out.",
    "The harbour authority said that it had chartered two boats to carry food until the strike is settled.",
    "Talks with the union will go on this week, and a mediator is expected on Tuesday evening.",
)
BELOW = (
    "The strike is the longest since crews stayed ashore for eleven days over pensions, it said.",
    "Neither side would say what had been offered, but both called the meeting useful and promised another.",
)
GOAL = 0.95


def labelled() -> list[tuple[str, str]]:
    """(kind, line) of every labelled line."""
    lines = LABELLED.read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]


def verdict(line: str) -> str:
    """What cleaning calls a line that stands amid an article: the rule's name, or "body"."""
    article = clean(document(HEADLINE, *ABOVE, line, *BELOW))
    return next((r.rule for r in article.removed if r.line == len(ABOVE) + 2 and r.paragraph is None), "body")


def table(verdicts: list[tuple[str, str, str]]) -> str:
    """Lines, precision and recall of every kind as a Markdown table."""
    rows = ["| kind | lines | precision | recall |", "|---|---|---|---|"]
    for kind in sorted({kind for kind, _, _ in verdicts}):
        labels = sum(each == kind for each, _, _ in verdicts)
        calls = sum(found == kind for _, found, _ in verdicts)
        right = sum(each == found == kind for each, found, _ in verdicts)
        rows.append(f"| `{kind}` | {labels} | {right / max(1, calls):.2f} | {right / labels:.2f} |")
    return "\n".join(rows)


@pytest.fixture(scope="module")
def verdicts() -> list[tuple[str, str, str]]:
    """(kind, verdict, line) of every labelled line."""
    return [(kind, verdict(line), line) for kind, line in labelled()]


def test_noise_is_called_by_its_name(verdicts):
    noise = [(kind, found, line) for kind, found, line in verdicts if kind != "body"]
    missed = [each for each in noise if each[0] != each[1]]
    assert len(missed) <= (1 - GOAL) * len(noise), missed


def test_reporting_that_looks_like_noise_stays(verdicts):
    assert not [(found, line) for kind, found, line in verdicts if kind == "body" and found != "body"]


def test_the_reference_tells_precision_and_recall_of_every_kind(verdicts):
    assert table(verdicts) in REFERENCE.read_text(encoding="utf-8")


def test_no_rule_calls_another_kind_by_its_own_name(verdicts):
    called = Counter(found for _, found, _ in verdicts)
    right = Counter(found for kind, found, _ in verdicts if kind == found)
    imprecise = {
        name: right[name] / called[name]
        for name in called
        if name != "body" and right[name] < GOAL * called[name]
    }
    assert not imprecise


def test_the_article_around_the_noise_is_untouched(verdicts):
    for _, line in labelled():
        article = clean(document(HEADLINE, *ABOVE, line, *BELOW))
        kept = [p.text for p in article.paragraphs]
        assert kept in ([*ABOVE, *BELOW], [*ABOVE, line, *BELOW]), line
