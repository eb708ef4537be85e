"""Where each page is saved, and how other pages link to it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from .slugs import digest, is_device, slug_words

HOME = "index.html"
TOPICS = "topics/index.html"
ARCHIVE = "archive/index.html"
OUTLETS = "outlets/index.html"
UNDATED = "undated/index.html"
NAMES = "names/index.html"
LEDGER = "ledger/index.html"
SEARCH = "search/index.html"
ABOUT = "about/index.html"

PAPER = "briefings/{}/briefing.pdf"

SLUG_LENGTH = 60
"""File systems allow 255 bytes a name; 60 keeps an address readable on one line of a phone."""
DIGEST_LENGTHS = (8, 16, 64)
"""How much of a digest tells paths apart that would share an address: 8 digits suffice but by ill will."""
EXTENSION = re.compile(r"\.[a-z0-9]{1,5}(?=#|$)", re.IGNORECASE)


def briefing(day: date) -> str:
    """The page of one day's edition."""
    return f"briefings/{day.isoformat()}/index.html"


def email(day: date) -> str:
    """The e-mail edition of one day."""
    return f"briefings/{day.isoformat()}/email.html"


def email_text(day: date) -> str:
    """The e-mail edition of one day in plain text."""
    return f"briefings/{day.isoformat()}/email.txt"


def edition_text(day: date) -> str:
    """The canonical text of one day's frozen edition."""
    return f"data/editions/{day.isoformat()}.json"


def paper(day: date) -> str:
    """One day's edition as PDF."""
    return PAPER.format(day.isoformat())


def archive_month(day: date) -> str:
    """The archive of one month."""
    return f"archive/{day:%Y-%m}/index.html"


def ledger_month(day: date, part: int = 1) -> str:
    """The account of one month, or the further parts of it."""
    further = f"{part}/" if part > 1 else ""
    return f"ledger/{day:%Y-%m}/{further}index.html"


def story(slug: str) -> str:
    """The page of a story."""
    return f"stories/{slug}/index.html"


def cite_story(slug: str) -> str:
    """How to cite a story, its sources and their sentences."""
    return f"stories/{slug}/cite/index.html"


def cite_edition(day: date) -> str:
    """How to cite one day's edition, its sources and their sentences."""
    return f"briefings/{day.isoformat()}/cite/index.html"


def edition_file(day: date, ending: str) -> str:
    """All citations of one day's edition, for a reference manager."""
    return f"briefings/{day.isoformat()}/citations.{ending}"


def source(slug: str) -> str:
    """The page of an article."""
    return f"sources/{slug}/index.html"


def topic(slug: str) -> str:
    """The page of a topic."""
    return f"topics/{slug}/index.html"


def news(slug: str) -> str:
    """The page of what is new in a topic."""
    return f"topics/{slug}/new/index.html"


def topic_feed(slug: str) -> str:
    """The Atom feed of a topic, written by Pelican."""
    return f"topics/{slug}/feed.atom.xml"


def name(slug: str) -> str:
    """The page of a person, an organisation or a place."""
    return f"names/{slug}/index.html"


def link(save_as: str, clean_urls: bool, fragment: str = "") -> str:
    """The address of a page below the site's root: "topics/" or "topics/index.html", with its fragment."""
    path = save_as.removesuffix("index.html") if clean_urls else save_as
    return f"{path}#{fragment}" if fragment else path


def source_slugs(paths: Iterable[str]) -> dict[str, str]:
    """The slug of each article's page by its path: [a-z0-9-], at most 125 characters, each its own.

    A slug depends on the path alone, unless two paths would share one: these get a digest of theirs.
    """
    slugs = {path: plain_slug(path) for path in paths}
    for length in DIGEST_LENGTHS:
        shared = {slug for slug, count in Counter(slugs.values()).items() if count > 1}
        for path, slug in slugs.items():
            if slug in shared:
                slugs[path] = f"{plain_slug(path)}-{digest(path)[:length]}"
    return slugs


def name_slugs(names: Sequence[str]) -> tuple[str, ...]:
    """The slug of each name's page, in their order, each its own: namesakes are told apart by a digest."""
    found: dict[str, None] = {}
    for number, text in enumerate(names):
        slug = plain_slug(text)
        while slug in found:
            slug = f"{plain_slug(text)}-{digest(f'{slug} {number} {text}')[: DIGEST_LENGTHS[0]]}"
        found[slug] = None
    return tuple(found)


def plain_slug(path: str) -> str:
    """A path in small letters, digits and hyphens; a digest ends what is too long, empty or a device."""
    slug = "-".join(slug_words(EXTENSION.sub("", path)))
    if slug and len(slug) <= SLUG_LENGTH and not is_device(slug):
        return slug
    return f"{slug[:SLUG_LENGTH].strip('-') or 'source'}-{digest(path)[: DIGEST_LENGTHS[0]]}"
