"""Dates, as far as they tell which of two articles came first."""

from __future__ import annotations

from datetime import date

from ..records import Article


def sure_day(article: Article) -> date | None:
    """The day of publication, where metadata or the calendar leave no doubt."""
    return article.published.day if article.published.certainty in ("stated", "derived") else None


def surely_after(article: Article, day: date | None) -> bool:
    """Whether an article certainly appeared after a day; False where the day is unknown."""
    earliest = sure_day(article) or article.published.earliest
    return bool(day and earliest and earliest > day)
