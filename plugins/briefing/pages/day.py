"""The page of a day: its stories in order of weight, at a glance first, its ledger last."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

from ..interface import Language
from ..records import Brief, Briefing
from ..words import count as count_words
from . import addresses, wording
from .citations import Citations
from .site import Site
from .views import BriefView, Cited, DayPage, Head, LedgerLine, Link, Words

GLANCE_LENGTH = 90
"""Characters of a headline at a glance: three lines of a phone; the brief below has it whole."""
OUTLETS_NAMED = 6


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
        counts=counts(briefing, [s for b in briefs for s in b.sentences], site.language),
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
    name = site.language.weekday(briefing.day)
    nothing = site.language.gettext("%(day)s: no story was reported.", day=name)
    return Head(
        title=name,
        description=wording.shortened(f"{name}: {titles}" if titles else nothing),
        href=site.href(addresses.briefing(briefing.day)),
        section="archive",
        kind="article",
        day=briefing.day.isoformat(),
    )


def counts(briefing: Briefing, shown: list[Cited], say: Language) -> tuple[str, ...]:
    """ "4 stories", "5 outlets", "3 origins", "4 min read"."""
    articles = [article for brief in briefing.briefs for article in brief.articles]
    outlets = {a.outlet for a in articles if a.outlet}
    origins = {a.origin for a in articles}
    line = [say.stories(len(briefing.briefs))]
    if outlets:
        line.append(say.outlets(len(outlets)))
    if origins:
        line.append(say.origins(len(origins)))
        line.append(wording.minutes(sum(count_words(s.words.text) for s in shown), say))
    return tuple(line)


def glance(brief: Brief, site: Site) -> Link:
    """A story in the list at the top."""
    link = site.story_link(brief.story, site.language.sources(len(brief.articles)))
    return replace(link, words=replace(link.words, text=wording.shortened(link.words.text, GLANCE_LENGTH)))


def brief_view(brief: Brief, citations: Citations, site: Site) -> BriefView:
    """A story as the day carries it."""
    return BriefView(
        topics=tuple(site.topic_link(topic) for topic in brief.story.topics),
        title=site.story_link(brief.story),
        sentences=citations.cite_all(brief.sentences),
        outlets_line=outlets_line(brief, site.language),
        note=note(brief, site.language),
    )


def outlets_line(brief: Brief, say: Language) -> str:
    """ "3 outlets: A, B and C", and how many sources name none."""
    names = sorted({a.outlet for a in brief.articles if a.outlet})
    unnamed = sum(a.outlet is None for a in brief.articles)
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


def note(brief: Brief, say: Language) -> str:
    """What to know of a story's dates and sources."""
    parts = []
    if len(brief.story.articles) == 1:
        parts.append(say.gettext("one source only"))
    elif len(brief.story.origins) == 1:
        parts.append(say.gettext("one origin only"))
    estimated = sum(a.published.certainty == "estimated" for a in brief.articles)
    if estimated and estimated == len(brief.articles):
        parts.append(say.gettext("day estimated"))
    elif estimated:
        parts.append(
            say.ngettext("day of %(num)s source estimated", "day of %(num)s sources estimated", estimated)
        )
    return "; ".join(parts)


def ledger_line(day: date, site: Site) -> LedgerLine:
    """The account of the folder as this day sees it: its parts add up to all files."""
    parts: Counter[str] = Counter()
    for (fate, when), number in site.fates.items():
        parts[place_in_account(fate, when, day)] += number
    say = site.language
    each = say.gettext(
        "%(shown)s shown, %(folded)s folded, %(others)s on other days, %(undated)s undated, "
        "%(aside)s set aside",
        shown=parts["shown"],
        folded=parts["folded"],
        others=parts["on other days"],
        undated=parts["undated"],
        aside=parts["set aside"],
    )
    return LedgerLine(f"{say.files(parts.total())}: {each}", site.href(addresses.LEDGER))


def place_in_account(fate: str, when: date | None, day: date) -> str:
    """Where a file stands in the account of a day."""
    if fate == "set aside" or when == day:
        return fate
    return "on other days" if when else "undated"


def takeaway(day: date, site: Site) -> tuple[Link, ...]:
    """The edition as files: e-mail in HTML and plain text, and on paper where the settings ask for it."""
    gettext = site.language.gettext
    files = [(gettext("e-mail"), addresses.email(day)), (gettext("plain text"), addresses.email_text(day))]
    if site.pdf:
        files.append(("PDF", addresses.paper(day)))
    return tuple(Link(Words(name), site.href(save_as)) for name, save_as in files)


def neighbour(days: list[date], place: int, site: Site) -> Link | None:
    """The edition at a place in the order of days, where there is one."""
    return site.edition_link(days[place]) if 0 <= place < len(days) else None
