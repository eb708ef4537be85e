"""A day's edition as e-mail: one HTML file that needs no other, and its plain-text twin."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from .. import addresses
from .day import day_page
from .on_demand import OnDemand
from .site import Site
from .views import Email, Page


def email_pages(day: date, site: Site) -> Iterator[Page]:
    """Both forms of the e-mail edition."""
    context = {"email": OnDemand(email_of_day, day, site)}
    yield Page(addresses.email(day), "briefing/email.html", context)
    yield Page(addresses.email_text(day), "briefing/email.txt", context)


def email_of_day(day: date, site: Site) -> Email:
    """The e-mail edition of a day."""
    edition = day_page(site.editions[day], site)
    return Email(f"{edition.day.name}: {edition.counts[0]}", edition)
