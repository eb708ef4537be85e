"""The page of a topic: what the sources say about it, day by day, and in which stories."""

from __future__ import annotations

from .. import addresses
from ..interface import Language
from ..records import Member, Topic, TopicPage
from . import charts, news, wording
from .citations import Citations
from .site import Site
from .views import Chart, Cited, Head, MemberView, TopicLine, TopicView

STORIES_SHOWN = 20
MEMBERS_SHOWN = 40
"""More would weigh a page over its budget; all are in the stories and in the topic's data file."""


def topic_page(page: TopicPage, site: Site) -> TopicView:
    """All that a topic's page shows."""
    citations = Citations(site)
    summary = citations.cite_all(page.summary)
    timeline = citations.timeline(page.timeline)
    members = [m for m in page.members if m.article in site.articles]
    older = len(page.stories) - STORIES_SHOWN
    more = len(members) - MEMBERS_SHOWN
    say = site.language
    return TopicView(
        head=head(page.topic, site, summary),
        name=page.topic.name,
        slug=page.topic.slug,
        description=page.topic.description,
        counts=counts(page, site),
        summary=summary,
        timeline=timeline,
        stories=tuple(site.story_link(s, say.span(s.days)) for s in page.stories[:STORIES_SHOWN]),
        more_stories=older_line(older, say) if older > 0 else "",
        sources=citations.entries(),
        members=tuple(member_view(m, site) for m in members[:MEMBERS_SHOWN]),
        members_line=say.ngettext("%(num)s article, and why", "%(num)s articles, and why", len(members)),
        more_members=say.and_more(more) if more > 0 else "",
        chart=coverage(page, site),
        terms=terms(page.topic, say),
        expanded=say.listing([say.quoted(term) for term in page.expanded]),
        empty=empty(page, site),
        analyst=site.note("topic", page.topic.slug),
        since=news.offered(page, site),
    )


def older_line(older: int, say: Language) -> str:
    """How many stories are not listed."""
    return say.ngettext("and %(num)s older, in the archive", "and %(num)s older, in the archive", older)


def coverage(page: TopicPage, site: Site) -> Chart | None:
    """How many articles speak of a topic, by day."""
    members = (site.articles[m.article] for m in page.members if m.article in site.articles)
    days = [article.published.day for article in members]
    return charts.by_day(days, site.language.articles, site.language)


def head(topic: Topic, site: Site, summary: tuple[Cited, ...]) -> Head:
    """What the page says of itself."""
    first = summary[0].words.text if summary else topic.name
    return Head(
        title=topic.name,
        description=wording.shortened(topic.description or first),
        href=site.href(addresses.topic(topic.slug)),
        section="topics",
        feed=addresses.topic_feed(topic.slug),
        feed_title=topic.name,
    )


def counts(page: TopicPage, site: Site) -> tuple[str, ...]:
    """ "3 stories", "5 articles", "4 outlets"."""
    outlets = {site.articles[m.article].outlet for m in page.members if m.article in site.articles} - {None}
    say = site.language
    line = [say.stories(len(page.stories)), say.articles(len(page.members))]
    return tuple([*line, say.outlets(len(outlets))] if outlets else line)


def member_view(member: Member, site: Site) -> MemberView:
    """An article of the topic, with why it counts."""
    article = site.articles[member.article]
    return MemberView(
        article=site.source_link(member.article),
        outlet=site.outlet(article),
        date=site.date_line(article.published),
        reason=site.account(member.said),
    )


def terms(topic: Topic, say: Language) -> str:
    """The editor's terms: "“Ukraine” or “Crimea”, together with “sanctions”"."""
    either, both = say.gettext(" or "), say.gettext(", together with ")
    return both.join(either.join(say.quoted(term) for term in group) for group in topic.wanted)


def empty(page: TopicPage, site: Site) -> str:
    """Why a topic has nothing to show."""
    if page.members:
        return ""
    say = site.language
    return say.gettext(
        "Nothing yet. %(articles)s read; no sentence has %(terms)s.",
        articles=say.articles(site.totals["articles"]),
        terms=terms(page.topic, say),
    )


def topic_line(page: TopicPage, site: Site) -> TopicLine:
    """A topic in the list of topics."""
    latest = page.stories[0] if page.stories else None
    return TopicLine(
        title=site.topic_link(page.topic),
        description=page.topic.description,
        counts=", ".join(counts(page, site)) if page.members else site.language.gettext("nothing yet"),
        latest=site.story_link(latest, site.language.span(latest.days)) if latest else None,
        chart=coverage(page, site),
    )
