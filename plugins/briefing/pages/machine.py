"""The site for machines: editions, topics and sources as JSON, as `data/schema.json` describes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from jinja2.utils import htmlsafe_json_dumps

from .. import addresses
from ..batches import steady
from ..editions import Correction, Edition, Item
from ..links import web_address
from ..records import (
    Entry,
    Evidence,
    Figure,
    Place,
    PublicationDate,
    Quantity,
    Saying,
    Sentence,
    Story,
    TopicPage,
)
from .citations import Citations
from .day import story_href
from .ledger import FATES
from .on_demand import LastingText, OnDemand
from .printed import Printed, view
from .site import Site
from .views import DataFile, DataLines, FeedItem, Lines, Page, TextFile

VERSION = 1
"""Raised when a field changes its meaning or goes away; new fields do not raise it."""
TOGETHER = 32
"""Lines that are made and kept together, on average: some 40 kB of sources, 150 of stories."""
OF_A_DAY = ("shown", "folded")
"""The fates that a file meets on a day; the others are of none."""
FEED_ITEMS = 30
"""As many as the Atom feed of the site has."""

Json = dict[str, Any]


def machine_pages(site: Site) -> Iterator[Page]:
    """Every file for machines."""
    for day in site.editions:
        save_as = f"data/briefings/{day.isoformat()}.json"
        yield Page(save_as, "briefing/data.json", {"file": OnDemand(edition_file, day, site)})
    for day in site.frozen:
        context = {"file": OnDemand(frozen_file, day, site)}
        yield Page(addresses.edition_text(day), "briefing/edition.json", context)
    for slug in site.topic_pages:
        context = {"file": OnDemand(topic_file, slug, site)}
        yield Page(f"data/topics/{slug}.json", "briefing/data.json", context)
    for name in ROWS:
        yield Page(f"data/{name}.jsonl", "briefing/data.jsonl", {"file": lines_file(name, site)})
    yield Page("data/schema.json", "briefing/schema.json", {})
    yield Page("feed.json", "briefing/feed.json", {"items": feed_items(site)})
    yield Page("manifest.webmanifest", "briefing/manifest.webmanifest", {})
    yield Page("_headers", "briefing/_headers", {})


def edition_file(day: date, site: Site) -> DataFile:
    """The edition of a day."""
    return DataFile(briefing_data(site.editions[day], site))


def frozen_file(day: date, site: Site) -> TextFile:
    """The canonical text of a day's frozen edition."""
    return TextFile(site.frozen[day].text.decode())


def topic_file(slug: str, site: Site) -> DataFile:
    """What the sources say about a topic."""
    return DataFile(topic_data(site.topic_pages[slug], site))


def lines_file(name: str, site: Site) -> DataLines:
    """All stories, sources or names; where one is added, few of the parts are others."""
    parts = steady(ROWS[name].keys(site), str, TOGETHER)
    return DataLines(tuple(LastingText(lines, (name, keys), site) for keys in parts))


def lines(part: tuple[str, tuple[str, ...]], site: Site) -> Lines:
    """The lines of some stories, sources or names, written as Jinja's `tojson` does."""
    name, keys = part
    row = ROWS[name].row
    return Lines("".join(f"{htmlsafe_json_dumps(row(key, site), sort_keys=True)}\n" for key in keys))


def briefing_data(edition: Edition, site: Site) -> Json:
    """An edition."""
    printed = view(edition, site)
    return {
        "version": VERSION,
        "day": edition.day.isoformat(),
        "href": site.href(addresses.briefing(edition.day)),
        "stories": [item_data(item, printed, site) for item in edition.items],
        "ledger": {fate: edition.account[fate] if fate in OF_A_DAY else 0 for fate in FATES},
        **frozen_data(edition, site),
    }


def frozen_data(edition: Edition, site: Site) -> Json:
    """When an edition was frozen, its digest and its errata; nothing for one that is made anew."""
    frozen = site.frozen.get(edition.day)
    if frozen is None:
        return {"frozen": None}
    errata = [(erratum.noticed.isoformat(), erratum.corrections) for erratum in frozen.errata]
    if fresh := site.news.get(edition.day):
        errata.append((None, fresh))
    return {
        "frozen": edition.frozen.isoformat(),
        "sha256": frozen.digest,
        "text": site.href(addresses.edition_text(edition.day)),
        "errata": [{"noticed": day, "corrections": [correction_data(c) for c in cs]} for day, cs in errata],
    }


def correction_data(correction: Correction) -> Json:
    """A correction."""
    return {
        "kind": correction.kind,
        "about": correction.about,
        "number": correction.number if correction.number >= 0 else None,
        "before": correction.before,
        "after": correction.after,
        "why": correction.why,
        "sentences": [
            {"source": s.article, "number": s.number, "text": s.text} for s in correction.sentences
        ],
        "undone": correction.undone,
    }


def item_data(item: Item, printed: Site | Printed, site: Site) -> Json:
    """A story as an edition carries it."""
    return {
        "slug": item.slug,
        "headline": item.headline,
        "href": story_href(item, site),
        "origins": item.origins,
        "topics": [topic.slug for topic in item.topics],
        "sources": list(item.articles),
        "sentences": [sentence_data(sentence, printed) for sentence in item.sentences],
        "new": [place_data(place) for place in item.new],
    }


def full_story(slug: str, site: Site) -> Json:
    """A story with all that its page says of its sources."""
    story = site.stories[slug]
    return {
        "version": VERSION,
        **story_data(story, site),
        "days": [day.isoformat() for day in story.days],
        "sources": [article.path for article in story.articles],
        "summary": [sentence_data(sentence, site) for sentence in story.summary],
        "timeline": [entry_data(entry, site) for entry in story.timeline],
        "figures": [quantity_data(quantity, site) for quantity in story.figures],
        "quotes": [saying_data(saying, site) for saying in story.sayings],
    }


def quantity_data(quantity: Quantity, site: Site) -> Json:
    """One quantity for which the sources of a story give different values."""
    return {
        "subject": quantity.subject,
        "kind": quantity.kind,
        "figures": [figure_data(figure, site) for figure in quantity.figures],
    }


def figure_data(figure: Figure, site: Site) -> Json:
    """A number as an article gives it, and what it amounts to."""
    return {
        "text": figure.words,
        "low": figure.low,
        "high": figure.high,
        "relation": figure.relation,
        "according_to": figure.says or None,
        **linked_place(figure.sentence, site),
    }


def saying_data(saying: Saying, site: Site) -> Json:
    """What somebody said, in every wording in which it is quoted."""
    wordings = [{"text": quote.text, **linked_place(quote.sentence, site)} for quote in saying.wordings]
    return {"speaker": saying.speaker or None, "wordings": wordings}


def story_data(story: Story, site: Site) -> Json:
    """What names a story."""
    return {
        "slug": story.slug,
        "headline": story.headline,
        "href": site.href(addresses.story(story.slug)),
        "origins": len(story.origins),
        "topics": [topic.slug for topic in story.topics],
    }


def sentence_data(sentence: Sentence, site: Site | Printed) -> Json:
    """A sentence, verbatim, and its place."""
    return {
        "text": sentence.text,
        "cut": sentence.cut,
        "source": sentence.article,
        "number": sentence.number,
        "line": sentence.line,
        "href": site.place_href(sentence),
        "also": [place_data(place) for place in sentence.also],
    }


def place_data(place: Place) -> Json:
    """Where a sentence stands."""
    return {"source": place.article, "number": place.number}


def linked_place(sentence: Sentence, site: Site) -> Json:
    """Where a sentence stands, and its address."""
    return {"source": sentence.article, "number": sentence.number, "href": site.place_href(sentence)}


def topic_data(page: TopicPage, site: Site) -> Json:
    """What the sources say about a topic."""
    return {
        "version": VERSION,
        "name": page.topic.name,
        "slug": page.topic.slug,
        "description": page.topic.description,
        "href": site.href(addresses.topic(page.topic.slug)),
        "terms": [list(group) for group in page.topic.wanted],
        "expanded": list(page.expanded),
        "summary": [sentence_data(sentence, site) for sentence in page.summary],
        "timeline": [entry_data(entry, site) for entry in page.timeline],
        "news": [entry_data(entry, site) for entry in page.news],
        "stories": [story_data(story, site) for story in page.stories],
        "sources": [{"source": member.article, "reason": member.reason} for member in page.members],
    }


def entry_data(entry: Entry, site: Site) -> Json:
    """One day of a timeline."""
    sentences = [sentence_data(sentence, site) for sentence in entry.sentences]
    return {"day": entry.day.isoformat(), "sentences": sentences}


def source_data(path: str, site: Site) -> Json:
    """An article: who published it when, by what evidence, and what cleaning took out."""
    article, story = site.articles[path], site.story_of.get(path)
    return {
        "version": VERSION,
        "path": path,
        "sha256": article.digest,
        "href": site.source_href(path),
        "title": article.title,
        "outlet": article.outlet,
        "agency": article.agency,
        "author": article.author,
        "url": web_address(article.url) or None,
        "language": article.language,
        "date": date_data(article.published),
        "copy_of": article.copy_of,
        "story": story.slug if story else None,
        "topics": list(article.topics),
        "removed": [
            {"line": r.line, "text": r.text, "rule": r.rule, "reason": r.reason} for r in article.removed
        ],
    }


def name_data(slug: str, site: Site) -> Json:
    """A person, an organisation or a place, with every mention."""
    name = site.names[slug]
    return {
        "version": VERSION,
        "name": name.name,
        "kind": name.kind,
        "href": site.href(addresses.name(slug)),
        "forms": [{"form": form, "count": count} for form, count in name.forms],
        "titles": list(name.titles),
        "mentions": [
            {"source": use.article, "number": number} for use in name.uses for number in use.sentences
        ],
    }


def date_data(published: PublicationDate) -> Json:
    """A date with its range and its evidence."""
    days = {"day": published.day, "earliest": published.earliest, "latest": published.latest}
    return {
        **{name: day.isoformat() if day else None for name, day in days.items()},
        "certainty": published.certainty,
        "evidence": [evidence_data(evidence) for evidence in published.evidence],
    }


def evidence_data(evidence: Evidence) -> Json:
    """A piece of evidence."""
    return {
        "rule": evidence.rule,
        "quote": evidence.quote,
        "line": evidence.line,
        "says": evidence.says,
        "source": evidence.source or None,
    }


def feed_items(site: Site) -> tuple[FeedItem, ...]:
    """The latest dated stories."""
    dated = [story for story in site.result.stories if story.days]
    return tuple(feed_item(story, site) for story in dated[:FEED_ITEMS])


def feed_item(story: Story, site: Site) -> FeedItem:
    """A story in the JSON Feed: its summary, each sentence with its source."""
    cited = Citations(site).cite_all(story.summary)
    return FeedItem(
        href=site.href(addresses.story(story.slug)),
        title=story.headline,
        text="\n\n".join(f"{sentence.words.text} [{sentence.citation.label}]" for sentence in cited),
        published=f"{story.days[0].isoformat()}T00:00:00Z",
        modified=f"{story.days[-1].isoformat()}T00:00:00Z",
        tags=tuple(topic.name for topic in story.topics),
    )


class Rows(NamedTuple):
    """What a file has a line for each of."""

    keys: Callable[[Site], Iterable[str]]
    row: Callable[[str, Site], Json]


ROWS = {
    "stories": Rows(lambda site: [story.slug for story in site.result.stories], full_story),
    "sources": Rows(lambda site: [article.path for article in site.result.articles], source_data),
    "names": Rows(lambda site: site.names, name_data),
}
"""The files that have a line for everything of a kind."""
