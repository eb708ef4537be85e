"""The page of a day: its stories in order of weight, at a glance first, its ledger last."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

from ..publication_dates import with_weekday
from ..records import Brief, Briefing
from ..words import count as count_words
from . import addresses, wording
from .citations import Citations
from .site import Site
from .views import BriefView, Cited, DayPage, Head, LedgerLine, Link, Words

GLANCE_LENGTH = 90
"""Characters of a headline at a glance: three lines of a phone; the brief below has it whole."""
OUTLETS_NAMED = 6
ACCOUNT = ("shown", "folded", "on other days", "undated", "set aside")
"""What the account of a day counts, in this order."""


def day_page(briefing: Briefing, site: Site) -> DayPage:
    """All that a day's page shows."""
    citations = Citations(site)
    briefs = tuple(brief_view(brief, citations, site) for brief in briefing.briefs)
    days = sorted(site.days)
    place = days.index(briefing.day)
    return DayPage(
        head=head(briefing, site),
        day=site.day(briefing.day),
        latest=place == len(days) - 1,
        counts=counts(briefing, [s for b in briefs for s in b.sentences]),
        glance=tuple(glance(brief, site) for brief in briefing.briefs),
        briefs=briefs,
        sources=citations.entries(),
        ledger=ledger_line(briefing.day, site),
        takeaway=takeaway(briefing.day, site),
        previous=neighbour(days, place - 1, site),
        following=neighbour(days, place + 1, site),
        analyst=site.note("day", briefing.day.isoformat()),
    )


def home(page: DayPage, site: Site) -> DayPage:
    """The latest day's page as the home page."""
    head = replace(page.head, href=site.href(addresses.HOME), section="home", kind="website")
    return replace(page, head=head)


def head(briefing: Briefing, site: Site) -> Head:
    """What the page says of itself."""
    titles = "; ".join(brief.story.headline for brief in briefing.briefs)
    name = with_weekday(briefing.day)
    return Head(
        title=name,
        description=wording.shortened(f"{name}: {titles}" if titles else f"{name}: no story was reported."),
        href=site.href(addresses.briefing(briefing.day)),
        section="archive",
        kind="article",
        day=briefing.day.isoformat(),
    )


def counts(briefing: Briefing, shown: list[Cited]) -> tuple[str, ...]:
    """ "4 stories", "5 outlets", "3 origins", "4 min read"."""
    articles = [article for brief in briefing.briefs for article in brief.articles]
    outlets = {a.outlet for a in articles if a.outlet}
    origins = {a.origin for a in articles}
    line = [wording.count(len(briefing.briefs), "story", "stories")]
    if outlets:
        line.append(wording.count(len(outlets), "outlet"))
    if origins:
        line.append(wording.count(len(origins), "origin"))
        line.append(wording.minutes(sum(count_words(s.words.text) for s in shown)))
    return tuple(line)


def glance(brief: Brief, site: Site) -> Link:
    """A story in the list at the top."""
    link = site.story_link(brief.story, wording.count(len(brief.articles), "source"))
    return replace(link, words=replace(link.words, text=wording.shortened(link.words.text, GLANCE_LENGTH)))


def brief_view(brief: Brief, citations: Citations, site: Site) -> BriefView:
    """A story as the day carries it."""
    return BriefView(
        topics=tuple(site.topic_link(topic) for topic in brief.story.topics),
        title=site.story_link(brief.story),
        sentences=citations.cite_all(brief.sentences),
        outlets_line=outlets_line(brief),
        note=note(brief),
    )


def outlets_line(brief: Brief) -> str:
    """ "3 outlets: A, B and C", and how many sources name none."""
    names = sorted({a.outlet for a in brief.articles if a.outlet})
    unnamed = sum(a.outlet is None for a in brief.articles)
    named = names[:OUTLETS_NAMED]
    if len(names) > OUTLETS_NAMED:
        named.append(f"{len(names) - OUTLETS_NAMED} more")
    parts = [f"{wording.count(len(names), 'outlet')}: {wording.listing(named)}"] if names else []
    if unnamed:
        parts.append(wording.count(unnamed, "source") + " of unknown outlet")
    return "; ".join(parts)


def note(brief: Brief) -> str:
    """What to know of a story's dates and sources."""
    parts = []
    if len(brief.story.articles) == 1:
        parts.append("one source only")
    elif len(brief.story.origins) == 1:
        parts.append("one origin only")
    estimated = sum(a.published.certainty == "estimated" for a in brief.articles)
    if estimated:
        every = estimated == len(brief.articles)
        parts.append("day estimated" if every else f"day of {wording.count(estimated, 'source')} estimated")
    return "; ".join(parts)


def ledger_line(day: date, site: Site) -> LedgerLine:
    """The account of the folder as this day sees it: its parts add up to all files."""
    parts: Counter[str] = Counter()
    for (fate, when), number in site.fates.items():
        parts[place_in_account(fate, when, day)] += number
    each = ", ".join(f"{parts[name]} {name}" for name in ACCOUNT)
    return LedgerLine(f"{wording.count(parts.total(), 'file')}: {each}", site.href(addresses.LEDGER))


def place_in_account(fate: str, when: date | None, day: date) -> str:
    """Where a file stands in the account of a day."""
    if fate == "set aside" or when == day:
        return fate
    return "on other days" if when else "undated"


def takeaway(day: date, site: Site) -> tuple[Link, ...]:
    """The edition as files: e-mail in HTML and plain text, and on paper where the settings ask for it."""
    files = [("e-mail", addresses.email(day)), ("plain text", addresses.email_text(day))]
    if site.pdf:
        files.append(("PDF", addresses.paper(day)))
    return tuple(Link(Words(name), site.href(save_as)) for name, save_as in files)


def neighbour(days: list[date], place: int, site: Site) -> Link | None:
    """The edition at a place in the order of days, where there is one."""
    return site.edition_link(days[place]) if 0 <= place < len(days) else None
