"""Dates, as far as they tell which of two articles came first."""

from __future__ import annotations

from datetime import date

from ..records import Article

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def sure_day(article: Article) -> date | None:
    """The day of publication, where metadata or the calendar leave no doubt."""
    return article.published.day if article.published.certainty in ("stated", "derived") else None


def surely_after(article: Article, day: date | None) -> bool:
    """Whether an article certainly appeared after a day; False where the day is unknown."""
    earliest = sure_day(article) or article.published.earliest
    return bool(day and earliest and earliest > day)


def long_form(day: date) -> str:
    """16 December 2015, whatever the locale."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
