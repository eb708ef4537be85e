"""A day's edition as e-mail: one HTML file that needs no other, and its plain-text twin."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from . import addresses
from .views import DayPage, Email, Page


def email_pages(day: date, edition: DayPage) -> Iterator[Page]:
    """Both forms of the e-mail edition."""
    email = Email(f"{edition.day.name}: {edition.counts[0]}", edition)
    yield Page(addresses.email(day), "briefing/email.html", {"email": email})
    yield Page(addresses.email_text(day), "briefing/email.txt", {"email": email})
