"""The addresses that search engines are to list, each with the day on which it last changed."""

from __future__ import annotations

from collections.abc import Iterable

from .views import Entry, Page


def sitemap(made: Iterable[Page], others: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries of our own pages that are to be listed and of those that Pelican makes, by address."""
    return tuple(sorted({*(page.listed for page in made if page.listed), *others}))
