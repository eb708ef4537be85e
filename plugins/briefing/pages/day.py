"""The page of a day: its stories in order of weight, at a glance first, its ledger and errata last."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from markupsafe import Markup

from .. import addresses, notes
from ..editions import Edition, Item, Source
from ..interface import Language
from ..said import N_
from ..words import count as count_words
from . import news, wording
from .citations import Citations
from .errata import errata_of
from .printed import view
from .site import Site
from .views import BriefView, Cited, DayPage, Head, LedgerLine, Link, Seal, Words

GLANCE_LENGTH = 90
"""Characters of a headline at a glance: three lines of a phone; the brief below has more of it."""
OUTLETS_NAMED = 6
BROKEN = N_(
    "This edition was published before and frozen, but its frozen text cannot be read. What stands here is "
    "made anew from the sources as they are now."
)


def day_page(edition: Edition, site: Site) -> DayPage:
    """All that a day's page shows."""
    citations = Citations(view(edition, site))
    briefs = tuple(brief_view(item, edition, citations, site) for item in edition.items)
    days = site.days[edition.day]
    latest = days.following is None
    return DayPage(
        head=head(edition, site),
        day=site.day(edition.day),
        latest=latest,
        counts=counts(edition, [s for b in briefs for s in b.sentences], site.language),
        glance=tuple(glance(item, site) for item in edition.items),
        briefs=briefs,
        sources=citations.entries(),
        ledger=ledger_line(edition, site, whole=latest or edition.frozen is not None),
        takeaway=takeaway(edition.day, site),
        cite=site.href(addresses.cite_edition(edition.day)),
        previous=neighbour(days.previous, site),
        following=neighbour(days.following, site),
        analyst=analyst(edition, site),
        analyst_wrote=edition.note,
        seal=seal(edition, site),
        errata=errata_of(edition.day, site),
        notice=site.language.gettext(BROKEN) if edition.day in site.broken else "",
    )


def home(page: DayPage, site: Site) -> DayPage:
    """The latest day's page as the home page."""
    head = replace(page.head, href=site.href(addresses.HOME), section="home", kind="website")
    return replace(page, head=head)


def head(edition: Edition, site: Site) -> Head:
    """What the page says of itself."""
    titles = "; ".join(item.headline for item in edition.items)
    name = site.language.weekday(edition.day)
    nothing = site.language.gettext("%(day)s: no story was reported.", day=name)
    return Head(
        title=name,
        description=wording.shortened(f"{name}: {titles}" if titles else nothing),
        href=site.href(addresses.briefing(edition.day)),
        section="archive",
        kind="article",
        day=edition.day.isoformat(),
    )


def sources_of(edition: Edition, item: Item) -> list[Source]:
    """The articles of the day that a story has."""
    wanted = set(item.articles)
    return [source for source in edition.sources if source.path in wanted]


def counts(edition: Edition, shown: list[Cited], say: Language) -> tuple[str, ...]:
    """ "4 stories", "5 outlets", "3 origins", "4 min read"."""
    articles = [source for source in edition.sources if source.path in edition.articles]
    outlets = {source.outlet for source in articles if source.outlet}
    origins = {source.origin for source in articles}
    line = [say.stories(len(edition.items))]
    if outlets:
        line.append(say.outlets(len(outlets)))
    if origins:
        line.append(say.origins(len(origins)))
        line.append(wording.minutes(sum(count_words(s.words.text) for s in shown), say))
    return tuple(line)


def story_href(item: Item, site: Site) -> str:
    """The page of a story, or of the one that its articles are in now; else of its first source."""
    if item.slug in site.headings:
        return site.href(addresses.story(item.slug))
    for path in item.articles:
        if path in site.story_of:
            return site.href(addresses.story(site.story_of[path].slug))
    there = [path for path in item.articles if path in site.articles]
    return site.source_href(there[0]) if there else site.href(addresses.ARCHIVE)


def glance(item: Item, site: Site) -> Link:
    """A story in the list at the top."""
    headline = site.words(item.headline, item.language)
    short = replace(headline, text=wording.shortened(headline.text, GLANCE_LENGTH))
    return Link(short, story_href(item, site), site.language.sources(len(item.articles)))


def brief_view(item: Item, edition: Edition, citations: Citations, site: Site) -> BriefView:
    """A story as the day carries it."""
    sources = sources_of(edition, item)
    new = {(place.article, place.number) for place in item.new}
    return BriefView(
        topics=tuple(site.topic_link(site.topics[slug]) for slug in followed(item, site)),
        title=Link(site.words(wording.headline(item.headline), item.language), story_href(item, site)),
        sentences=tuple(citations.cite(s, (s.article, s.number) in new) for s in item.sentences),
        outlets_line=outlets_line(sources, site.language),
        note=note(item, sources, site.language),
        since=news.since(item.slug, edition.day, site),
    )


def followed(item: Item, site: Site) -> list[str]:
    """The slugs of a story's topics that the site still has."""
    return [topic.slug for topic in item.topics if topic.slug in site.topics]


def outlets_line(sources: list[Source], say: Language) -> str:
    """ "3 outlets: A, B and C", and how many sources name none."""
    names = sorted({source.outlet for source in sources if source.outlet})
    unnamed = sum(source.outlet is None for source in sources)
    named = names[:OUTLETS_NAMED]
    if len(names) > OUTLETS_NAMED:
        more = len(names) - OUTLETS_NAMED
        named.append(say.ngettext("%(num)s more", "%(num)s more", more))
    parts = [f"{say.outlets(len(names))}: {say.listing(named)}"] if names else []
    if unnamed:
        parts.append(
            say.ngettext("%(num)s source of unknown outlet", "%(num)s sources of unknown outlet", unnamed)
        )
    return "; ".join(parts)


def note(item: Item, sources: list[Source], say: Language) -> str:
    """What to know of a story's dates and sources."""
    parts = []
    if item.files == 1:
        parts.append(say.gettext("one source only"))
    elif item.origins == 1:
        parts.append(say.gettext("one origin only"))
    estimated = sum(source.certainty == "estimated" for source in sources)
    if estimated and estimated == len(sources):
        parts.append(say.gettext("day estimated"))
    elif estimated:
        parts.append(
            say.ngettext("day of %(num)s source estimated", "day of %(num)s sources estimated", estimated)
        )
    return "; ".join(parts)


def ledger_line(edition: Edition, site: Site, *, whole: bool) -> LedgerLine:
    """The account of the whole folder as the edition has it, or of its own day alone; its parts add up.

    Editions before the latest answer for their own day, so that a file added later does not change them all.
    """
    say, account = site.language, edition.account
    if not whole:
        shown, folded = account.get("shown", 0), account.get("folded", 0)
        files = say.files(shown + folded)
        told = say.gettext(
            "%(files)s of this day: %(shown)s shown, %(folded)s folded",
            files=files,
            shown=shown,
            folded=folded,
        )
        return LedgerLine(told, site.href(addresses.LEDGER))
    each = say.gettext(
        "%(shown)s shown, %(folded)s folded, %(others)s on other days, %(undated)s undated, "
        "%(aside)s set aside",
        shown=account.get("shown", 0),
        folded=account.get("folded", 0),
        others=account.get("on other days", 0),
        undated=account.get("undated", 0),
        aside=account.get("set aside", 0),
    )
    return LedgerLine(f"{say.files(sum(account.values()))}: {each}", site.href(addresses.LEDGER))


def analyst(edition: Edition, site: Site) -> Markup:
    """The analyst's note of the day, a frozen one rendered again from its words."""
    if edition.frozen:
        return Markup(notes.render(edition.note))
    return site.note("day", edition.day.isoformat())


def seal(edition: Edition, site: Site) -> Seal | None:
    """What says that an edition is frozen."""
    if not edition.frozen:
        return None
    return Seal(
        iso=edition.frozen.isoformat(),
        name=site.language.day(edition.frozen),
        digest=site.frozen[edition.day].digest,
        href=site.href(addresses.edition_text(edition.day)),
    )


def takeaway(day: date, site: Site) -> tuple[Link, ...]:
    """The edition as files: e-mail in HTML and plain text, and on paper where the settings ask for it."""
    gettext = site.language.gettext
    files = [(gettext("e-mail"), addresses.email(day)), (gettext("plain text"), addresses.email_text(day))]
    if site.pdf:
        files.append(("PDF", addresses.paper(day)))
    return tuple(Link(Words(name), site.href(save_as)) for name, save_as in files)


def neighbour(day: date | None, site: Site) -> Link | None:
    """The edition before or after, where there is one."""
    return site.edition_link(day) if day else None
