"""The addresses that search engines are to list, each with the day on which it last changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .views import Head, Page


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A line of the sitemap."""

    href: str
    """Below the site's root."""
    changed: str = ""
    """The day it is about, as 2015-12-16; "" where the page has none: never the clock."""


def sitemap(made: Iterable[Page], others: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries of our own pages that are to be listed and of those that Pelican makes, by address."""
    heads = (head for page in made if (head := head_of(page)) and head.indexed and not head.instead)
    return tuple(sorted({*(Entry(head.href, head.day) for head in heads), *others}))


def head_of(page: Page) -> Head | None:
    """What a page says of itself, wherever its view carries it; None for files that are no pages."""
    views = page.context.values()
    return next((view for view in views if isinstance(view, Head)), None) or next(
        (view.head for view in views if isinstance(getattr(view, "head", None), Head)), None
    )
