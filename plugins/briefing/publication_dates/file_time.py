"""The last rung before the shelf, asked only where a setting wants it: when the raw file was last saved."""

from __future__ import annotations

from collections.abc import Sequence

from ..records import Article, Certainty, Evidence, PublicationDate
from ..said import said
from .claims import FILE_TIME, day_of

RULE = "file-time"


def evidence(article: Article, zone: str) -> Evidence | None:
    """The day on which the raw file was last saved; None where the settings do not ask for it."""
    for claim in article.stated.dates:
        if claim.field == FILE_TIME and (read := day_of(claim.text, zone)):
            saved = said("the raw file was last saved on %(day)s; nothing else tells its day", day=read.day)
            return Evidence(RULE, "", 0, saved, read.day, read.day)
    return None


def estimate(found: Evidence, beside: Sequence[Evidence]) -> PublicationDate:
    """The day of a file as what it is, an estimate; unknown where that day was refused."""
    certainty: Certainty = "estimated" if found.earliest else "unknown"
    return PublicationDate(found.earliest, found.earliest, found.latest, certainty, (found, *beside))


def is_estimate(published: PublicationDate) -> bool:
    """Whether a date rests on nothing but the time of its file."""
    return any(e.rule == RULE for e in published.evidence)
