"""The ladder of one article: each rung asked in turn, the rungs reconciled, conflicts shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ..records import Article, Evidence, PublicationDate
from . import claims, reckoning, stamps
from .phrases import in_words

OLDEST = date(1700, 1, 1)
"""No newspaper article is older; an earlier day is a slip of a machine (year 1, 1601 and the like)."""


def from_article(article: Article, zone: str = "UTC", today: date | None = None) -> PublicationDate:
    """The day of publication as the article alone shows it.

    `zone` is the site's time zone, `today` the day of the build, after which no day is believed;
    where it is not given, no clock is asked.
    """
    found = [*claims.evidence(article, zone), *stamps.evidence(article)]
    found = [_plausible(e, today) for e in found]
    refused = [e for e in found if e.rule == "refused"]
    stated = [e for e in found if e.rule != "refused"]
    if not stated:
        reckoned = reckoning.from_calendar(article, today)
        return replace(reckoned, evidence=(*reckoned.evidence, *refused))
    first = stated[0]
    evidence = (first, *(_beside(first, e) for e in stated[1:]), *refused)
    kept = [e for e in evidence if e.rule != "refused"]
    conflicts = [e for e in evidence if e.rule == "refused"]
    return PublicationDate(first.earliest, first.earliest, first.latest, "stated", (*kept, *conflicts))


def _plausible(evidence: Evidence, today: date | None) -> Evidence:
    """The evidence, refused where its day cannot be."""
    day = evidence.earliest
    if day is None:
        return evidence
    if today is not None and day > today:
        return _refused(evidence, f"lies after {in_words(today)}, the day of the build")
    if day < OLDEST:
        return _refused(evidence, "lies before there were newspapers")
    return evidence


def _beside(first: Evidence, other: Evidence) -> Evidence:
    """Weaker evidence beside what decided: in agreement, or refused with the reason."""
    if other.earliest == first.earliest:
        return other
    return _refused(other, f"is not {in_words(first.earliest)}, which stronger evidence states")  # type: ignore[arg-type]


def _refused(evidence: Evidence, why: str) -> Evidence:
    return replace(evidence, rule="refused", says=f"{evidence.says}; not believed, as it {why}", earliest=None, latest=None)
