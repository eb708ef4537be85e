"""Calendar reasoning: weekdays, days without a year and months bound the day of writing."""

from __future__ import annotations

from datetime import date

from ..records import Article, PublicationDate


def from_calendar(article: Article, today: date | None = None) -> PublicationDate:
    """The day that an article's own references to time leave."""
    return PublicationDate()
