"""The ladder of one article: each rung asked in turn, the rungs reconciled, conflicts shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ..records import Article, Evidence, PublicationDate
from . import claims, reckoning, stamps
from .phrases import in_words
from .references import references

OLDEST = date(1700, 1, 1)
"""No newspaper article is older; an earlier day is a slip of a machine (the years 1 and 1601 are common)."""


def from_article(article: Article, zone: str = "UTC", today: date | None = None) -> PublicationDate:
    """The day of publication as the article alone shows it.

    `zone` is the site's time zone. `today` is the day of the build, after which no day is believed;
    where it is not given, no clock is asked.
    """
    found = references(article)
    told = [_plausible(e, today) for e in (*claims.evidence(article, zone), *stamps.evidence(article, found))]
    told = list({(e.rule, e.says): e for e in reversed(told)}.values())[::-1]
    stated = [e for e in told if e.rule != "refused"]
    refused = [e for e in told if e.rule == "refused"]
    if stated:
        return _stated(sorted(stated, key=_is_guess), refused)
    reckoned = reckoning.from_calendar(found, today)
    return replace(reckoned, evidence=(*reckoned.evidence, *refused))


def _is_guess(evidence: Evidence) -> bool:
    """Whether it is a library's guess, which a stamp in the text outranks."""
    return evidence.says.startswith("htmldate")


def _stated(stated: Sequence[Evidence], refused: Sequence[Evidence]) -> PublicationDate:
    """The strongest statement decides; what agrees stands beside it, what does not is refused."""
    first = stated[0]
    agreeing = [e for e in stated if e.earliest == first.earliest]
    others = [e for e in stated if e.earliest != first.earliest]
    contrary = [_refused(e, "stronger evidence says otherwise") for e in others]
    evidence = (*agreeing, *contrary, *refused)
    return PublicationDate(first.earliest, first.earliest, first.latest, "stated", evidence)


def _plausible(evidence: Evidence, today: date | None) -> Evidence:
    """The evidence, refused where its day cannot be."""
    day = evidence.earliest
    if day is None:
        return evidence
    if today is not None and day > today:
        return _refused(evidence, f"it lies after {in_words(today)}, the day of the build")
    if day < OLDEST:
        return _refused(evidence, "there were no newspapers yet")
    return evidence


def _refused(evidence: Evidence, why: str) -> Evidence:
    says = f"{evidence.says}; not believed: {why}"
    return replace(evidence, rule="refused", says=says, earliest=None, latest=None)
