"""The cite kit: a page for each story and edition with its citations in every form, files for editions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from .. import addresses
from ..bibliography import Reference, bibtex, csl, plain, ris, sentence_of
from ..editions import Edition, Source
from ..links import web_address
from ..records import Article, PublicationDate, Sentence, Story
from . import wording
from .headings import Heading
from .on_demand import OnDemand
from .printed import Printed, view
from .site import Site, sentences_of
from .views import CitedWork, CitePage, Form, Head, Link, Page, TextFile, Words

FORMS = {"BibTeX": ("bib", bibtex.file), "RIS": ("ris", ris.file), "CSL-JSON": ("csl.json", csl.file)}
"""Each form by its name: the ending of its files, and what writes one."""


@dataclass(frozen=True, slots=True)
class Work:
    """A source with those of its sentences that a page quotes."""

    path: str
    language: str
    source: Reference
    sentences: tuple[Reference, ...]


# Pages


def cite_pages(site: Site) -> Iterator[Page]:
    """How to cite each story and edition, and the files of editions that reference managers read."""
    for slug in site.headings:
        context = {"cite": OnDemand(story_citations, slug, site)}
        yield Page(addresses.cite_story(slug), "briefing/cite.html", context)
    for day in site.editions:
        context = {"cite": OnDemand(edition_citations, day, site)}
        yield Page(addresses.cite_edition(day), "briefing/cite.html", context)
        for form in FORMS:
            context = {"file": OnDemand(edition_file, (day, form), site)}
            yield Page(addresses.edition_file(day, FORMS[form][0]), "briefing/file.txt", context)


def story_citations(slug: str, site: Site) -> CitePage:
    """How to cite a story, its sources, and the sentences that it quotes."""
    story = site.stories[slug]
    own, works = of_story(story, site)
    back = site.story_link(story)
    return CitePage(
        head=head(own, addresses.cite_story(story.slug), back.href, site),
        back=back,
        own=plain.entry(own),
        works=tuple(cited_work(work, site) for work in works),
        forms=tuple(Form(name, written([own, *every(works)])) for name, (_, written) in FORMS.items()),
    )


def edition_citations(day: date, site: Site) -> CitePage:
    """How to cite an edition, its sources, and the sentences that it quotes."""
    own, works = of_edition(site.editions[day], site)
    back = site.edition_link(day)
    files = ((name, addresses.edition_file(day, ending)) for name, (ending, _) in FORMS.items())
    return CitePage(
        head=head(own, addresses.cite_edition(day), back.href, site),
        back=back,
        own=plain.entry(own),
        works=tuple(cited_work(work, site) for work in works),
        files=tuple(Link(Words(name), site.href(save_as)) for name, save_as in files),
    )


def edition_file(wanted: tuple[date, str], site: Site) -> TextFile:
    """All citations of a day's edition in one form."""
    day, form = wanted
    edition = site.editions[day]
    own, works = of_edition(edition, site)
    told = [story_reference(story, site) for story in stories_of(edition, site)]
    _, written = FORMS[form]
    return TextFile(written([own, *told, *every(works)]))


def head(own: Reference, save_as: str, cited: str, site: Site) -> Head:
    """What a page of citations says of itself; search engines are sent to what is cited."""
    title = site.language.gettext("Cite: %(title)s", title=wording.headline(own.title))
    return Head(title, wording.shortened(plain.entry(own)), site.href(save_as), instead=cited)


def cited_work(work: Work, site: Site) -> CitedWork:
    """A source with its sentences, as plain citations."""
    number = len(work.sentences)
    count = site.language.ngettext("%(num)s quoted sentence", "%(num)s quoted sentences", number)
    return CitedWork(
        anchor=anchor(work.path, site),
        words=citation(work.source, work.language, site),
        sentences=tuple(citation(sentence, work.language, site) for sentence in work.sentences),
        count=count if number else "",
    )


def citation(reference: Reference, language: str, site: Site) -> Words:
    """A plain citation; whatever the direction of its title, it reads as the page does."""
    return replace(site.words(plain.entry(reference), language), dir="")


def every(works: Sequence[Work]) -> list[Reference]:
    """The sources, then their sentences."""
    return [*(work.source for work in works), *(sentence for work in works for sentence in work.sentences)]


# Links to them


def of_source_page(article: Article, site: Site) -> str:
    """Where an article's citation stands; "" for one that is in no story."""
    story = site.story_of.get(article.path)
    return site.href(addresses.cite_story(story.slug), anchor(article.path, site)) if story else ""


def anchor(path: str, site: Site) -> str:
    """The anchor of a source on a page of citations."""
    return f"cite-{site.slugs[path]}" if path in site.slugs else ""


# References


def of_story(story: Story, site: Site) -> tuple[Reference, list[Work]]:
    """A story, and its sources with the sentences that its page quotes."""
    quoted = [*story.summary, *sentences_of(story.timeline), *sentences_of(story.news)]
    return story_reference(site.headings[story.slug], site), works_of(story.articles, quoted, site, site)


def story_reference(story: Heading, site: Site) -> Reference:
    """A story, dated to its latest day."""
    say = site.language
    return page_reference(
        f"story:{story.slug}",
        story.headline,
        addresses.story(story.slug),
        story.days[-1] if story.days else None,
        say.span(story.days) or say.gettext("undated"),
        (f"{say.sources(story.sources)}, {say.origins(story.origins)}",),
        site,
    )


def stories_of(edition: Edition, site: Site) -> Iterator[Heading]:
    """The stories of an edition that are still there."""
    return (site.headings[item.slug] for item in edition.items if item.slug in site.headings)


def of_edition(edition: Edition, site: Site) -> tuple[Reference, list[Work]]:
    """An edition, and its sources with the sentences that it quotes."""
    say = site.language
    frozen = site.frozen.get(edition.day)
    remarks = (say.gettext("frozen, SHA-256 %(digest)s", digest=frozen.digest),) if frozen else ()
    own = page_reference(
        f"briefing:{edition.day.isoformat()}",
        say.gettext("Briefing of %(day)s", day=say.weekday(edition.day)),
        addresses.briefing(edition.day),
        edition.day,
        say.day(edition.day),
        remarks,
        site,
    )
    quoting = {sentence.article for sentence in edition.sentences} | edition.articles
    printed = view(edition, site)
    sources = [printed.articles[path] for path in sorted(quoting) if path in printed.articles]
    return own, works_of(sources, edition.sentences, printed, site)


def page_reference(
    key: str, title: str, save_as: str, day: date | None, told: str, remarks: tuple[str, ...], site: Site
) -> Reference:
    """A page of this site."""
    return Reference(
        kind="page",
        key=key,
        title=title,
        published_in=site.imprint.name,
        address=site.absolute(site.href(save_as)),
        published=PublicationDate(day, day, day, "stated" if day else "unknown"),
        day=told,
        language=site.language.code,
        remarks=remarks,
    )


def works_of(
    sources: Iterable[Article | Source], quoted: Iterable[Sentence], view: Site | Printed, site: Site
) -> list[Work]:
    """The sources with their quoted sentences, each once and in order."""
    by_path: dict[str, dict[int, Sentence]] = defaultdict(dict)
    for sentence in quoted:
        by_path[sentence.article].setdefault(sentence.number, sentence)
    return [work(source, by_path[source.path], view, site) for source in sources]


def work(source: Article | Source, quoted: dict[int, Sentence], view: Site | Printed, site: Site) -> Work:
    """A source with its quoted sentences."""
    whole = source_reference(source, view, site)
    sentences = tuple(
        sentence_of(
            whole,
            f"s{number}",
            quoted[number].text,
            site.absolute(view.place_href(quoted[number])),
            site.language.gettext("line %(number)s", number=quoted[number].line),
        )
        for number in sorted(quoted)
    )
    return Work(source.path, source.language, whole, sentences)


def source_reference(source: Article | Source, view: Site | Printed, site: Site) -> Reference:
    """An article, or what a frozen edition says of one."""
    published = published_of(source)
    return Reference(
        kind="article",
        key=f"source:{site.slugs.get(source.path) or addresses.plain_slug(source.path)}",
        title=view.title(source).text,
        published_in=source.outlet or "",
        address=site.absolute(view.source_href(source.path)),
        published=published,
        day=certain_day(published, site),
        author=getattr(source, "author", None) or "",
        agency=source.agency or "",
        language=source.language,
        remarks=tuple(remarks_of(source, site)),
    )


def published_of(source: Article | Source) -> PublicationDate:
    """When a source was published, as far as is known."""
    if isinstance(source, Article):
        return source.published
    return PublicationDate(source.day, certainty=source.certainty)


def certain_day(published: PublicationDate, site: Site) -> str:
    """The day and how certain it is: "about 16 December 2015 (estimated: 15 to 17 December 2015)"."""
    say = site.language
    day = wording.short_date(published, say)
    if published.certainty == "estimated":
        ends = [end for end in (published.earliest, published.latest) if end]
        how = say.gettext("estimated: %(span)s", span=say.span(ends)) if ends else say.gettext("estimated")
    elif published.certainty == "derived":
        how = say.gettext("derived from its text")
    else:
        how = say.gettext("stated")
    return f"{day} ({how})" if published.day else day


def remarks_of(source: Article | Source, site: Site) -> Iterator[str]:
    """What proves a source: whose text it is, where it was published, its raw file."""
    say = site.language
    if source.agency:
        yield say.gettext("text of %(agency)s", agency=source.agency)
    if address := web_address(source.url):
        yield say.gettext("published at %(address)s", address=address)
    yield say.gettext("raw file %(path)s, SHA-256 %(digest)s", path=source.path, digest=source.digest)
