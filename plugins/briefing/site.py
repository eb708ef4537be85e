"""Where the pipeline meets Pelican: this module and `hooks` alone import it.

A story becomes a Pelican Article and a topic a Tag, so that feeds, other themes and other plugins work with
them; every other page is written by a generator of our own.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import ChoiceLoader, FileSystemLoader, Template
from markupsafe import Markup, escape
from pelican import Pelican, signals
from pelican.contents import Article
from pelican.generators import ArticlesGenerator, Generator
from pelican.urlwrappers import Category, Tag
from pelican.writers import Writer

from . import addresses, decisions, editions, garbage, interface, notes, pages, pdf, progress, store
from .errors import BriefingError
from .pages import Entry, Page
from .pipeline import process
from .records import Result, Story, Topic
from .settings import Settings, of_site
from .timings import Timed, Timings, asked

log = logging.getLogger(__name__)

FALL_BACKS = Path(__file__).parent / "templates"
SECTION = "Stories"
HARMLESS = str.maketrans({'"': "”", "'": "’", "<": "‹", ">": "›", "`": "‘"})
"""What stands for the characters of HTML that a theme might not escape."""
under_way: dict[str, pages.Site] = {}
"""The sites that are being built, by output folder: Pelican's last signal knows nothing of them."""
VIEWS = "views-{}.sqlite"
"""What is remembered of views in each language, in Pelican's `CACHE_PATH`."""
SITE = "briefing_site"
"""Where the generators' shared context keeps what the pipeline found, indexed for pages."""


clock = Timings()
"""Where the time of this process goes; told where that is asked for."""


def connect() -> None:
    """Connect to what Pelican says while it builds."""
    signals.generator_init.connect(offer_templates)
    signals.article_generator_pretaxonomy.connect(add_stories)
    signals.feed_generated.connect(date_empty_feed)
    signals.finalized.connect(end)
    signals.finalized.connect(tell_times)


def offer_templates(generator: Generator) -> None:
    """Let every theme fall back on this plugin's templates, and speak the language of the site."""
    loader = generator.env.loader
    if isinstance(loader, ChoiceLoader):
        loader.loaders = [*loader.loaders, FileSystemLoader(FALL_BACKS)]
    interface.install(generator.env, interface.Language(of_site(generator.settings).language))


def add_stories(generator: ArticlesGenerator) -> None:
    """Run the pipeline and put its stories among Pelican's articles, newest first."""
    settings = of_site(generator.settings)
    result = found(generator, settings)
    with clock.step("Indexing the site"):
        site = under_way[generator.output_path] = indexed(result, generator, settings)
    tell_templates(site, settings, generator)
    tags, section = topic_tags(site, generator.settings), Category(SECTION, generator.settings)
    share_tags(generator.articles, tags)
    taken = {article.save_as for article in generator.articles}
    with clock.step("Describing stories"):
        for story in result.stories:
            if story.days:
                generator.articles.append(as_article(story, site, section, tags, generator, taken))
    generator.articles.sort(key=lambda article: (-article.date.timestamp(), article.slug))


def found(generator: ArticlesGenerator, settings: Settings) -> Result:
    """What the pipeline finds, with the analysts' notes."""
    root = root_of(generator)
    book = decisions.read(root / settings.decisions)
    told = Timed(progress.for_terminal(quiet=log.getEffectiveLevel() >= logging.ERROR), clock)
    garbage.let_go()
    result = process(root / settings.seeds, settings, told, book, kept(store.NAME, generator, settings))
    garbage.spare(result)
    result = notes.attach(result, notes.read(root / settings.notes))
    for line in result.unmatched:
        log.warning("%s", line)
    return result


def indexed(result: Result, generator: ArticlesGenerator, settings: Settings) -> pages.Site:
    """The site that is made of it, which remembers earlier ones."""
    archive = editions.read(root_of(generator) / settings.editions)
    for line in archive.broken.values():
        log.warning("%s", line)
    imprint = pages.Imprint(generator.settings["SITENAME"], generator.settings["SITEURL"])
    path = kept(VIEWS.format(settings.language), generator, settings)
    return pages.Site(result, settings, archive, imprint, store.File(path) if path else None)


def tell_templates(site: pages.Site, settings: Settings, generator: ArticlesGenerator) -> None:
    """What the templates of all pages are given."""
    address = generator.settings["SITEURL"]
    told = {"frame": pages.frame(settings, site.language), "site_address": address}
    generator.context.update({SITE: site, **told, "site_path": urlsplit(address).path})


def root_of(generator: Generator) -> Path:
    """The folder that holds the content, and beside it what the settings of BRIEFING name."""
    return Path(generator.settings["PATH"]).parent


def kept(name: str, generator: Generator, settings: Settings) -> Path | None:
    """A file in Pelican's cache folder; None where nothing is to be remembered."""
    return Path(generator.settings["CACHE_PATH"]) / name if settings.store else None


Recipe = tuple[Template, dict[str, Any], set[str]]
"""A template, its context, and the names of the variables that differ from text to text."""


class TopicTag(Tag):
    """A topic as Pelican knows tags, at the topic's own address whatever a site's TAG_URL is."""

    def __init__(self, topic: Topic, site: pages.Site, settings: dict[str, Any]) -> None:
        super().__init__(topic.name, settings)
        self.slug = topic.slug
        self.page = pages.topic_on_demand(topic.slug, site)
        self.href = site.href(addresses.topic(topic.slug))

    @property
    def save_as(self) -> str:
        return addresses.topic(self.slug)

    @property
    def url(self) -> str:
        return self.href

    @property
    def page_name(self) -> str:
        return self.save_as.removesuffix(".html")


class StoryArticle(Article):
    """A story as Pelican knows articles; its page is attached as `story`.

    Its HTML, for feeds and for themes that know nothing of stories, is rendered when it is asked for, and
    marked as such for themes under autoescape.
    """

    def __init__(self, metadata: dict[str, Any], generator: ArticlesGenerator) -> None:
        self._environment = generator.env
        self._rendered: dict[str, Markup] = {}
        super().__init__(None, metadata, generator.settings, context=generator.context)

    def incremental_recipe(self, part: str) -> Recipe | None:
        """How content and summary are made, for `plugins/incremental`; None where a plugin set another."""
        if (self._told if part == "content" else self.metadata.get("summary")) is not None:
            return None
        template = self._environment.get_template(f"briefing/story_{part}.html")
        return template, {**self._context, "story": self.story}, {"story"}

    def get_content(self, siteurl: str) -> Markup:
        """The content, for feeds and themes that know nothing of stories."""
        return Markup(super().get_content(siteurl)) if self._told is not None else self._content

    def get_summary(self, siteurl: str) -> Markup:
        """The summary, for the same."""
        return Markup(super().get_summary(siteurl)) if "summary" in self.metadata else self._made("summary")

    @property
    def _content(self) -> str:
        """What Pelican's plugins know as the content, before links within the site are led home."""
        return self._made("content") if self._told is None else self._told

    @_content.setter
    def _content(self, text: str | None) -> None:
        self._told = text

    def _made(self, part: str) -> Markup:
        if part not in self._rendered:
            template, context, _ = self.incremental_recipe(part)
            self._rendered[part] = Markup(template.render(context))
        return self._rendered[part]


def topic_tags(site: pages.Site, settings: dict[str, Any]) -> dict[str, Tag]:
    """One Tag for each topic by its slug, its page attached."""
    return {slug: TopicTag(topic, site, settings) for slug, topic in site.topics.items()}


def share_tags(articles: Iterable[Article], tags: dict[str, Tag]) -> None:
    """Let ordinary articles that carry a topic's tag stand on the topic's page."""
    for article in articles:
        if hasattr(article, "tags"):
            article.tags = [tags.get(tag.slug, tag) for tag in article.tags]


def as_article(
    story: Story,
    site: pages.Site,
    section: Category,
    tags: dict[str, Tag],
    generator: ArticlesGenerator,
    taken: set[str],
) -> Article:
    """A story as Pelican knows articles."""
    settings = generator.settings
    save_as = addresses.story(story.slug)
    metadata = {
        "title": title_of(story, settings),
        "slug": story.slug,
        # Other pages link to it there, whatever a site's ARTICLE_URL is.
        "save_as": save_as,
        "url": site.href(save_as),
        "date": midnight(story.days[0]),
        "modified": midnight(story.days[-1]),
        "category": section,
        "tags": [tags[topic.slug] for topic in story.topics],
        "story": pages.story_on_demand(story.slug, site),
    }
    article = StoryArticle(metadata, generator)
    if not article.is_valid() or article.save_as in taken:
        raise BriefingError(
            f"the story {story.slug!r} is written to {article.save_as}, where an article of this site stands "
            "already; give that article another slug, or ARTICLE_SAVE_AS another folder"
        )
    signals.article_generator_context.send(generator, metadata=metadata)
    return article


def changed(article: Article) -> str:
    """The day on which an article last changed; ordinary ones need not say that they ever did."""
    return f"{getattr(article, 'modified', article.date):%Y-%m-%d}"


def title_of(story: Story, settings: dict[str, Any]) -> Markup:
    """A headline as Pelican knows titles: HTML.

    Themes write `title="{{ article.title|striptags }}"`, which undoes our escaping; where a site does not
    escape by itself, the headline therefore has no character that could end an attribute or open a tag.
    """
    escapes = settings["JINJA_ENVIRONMENT"].get("autoescape", False)
    return escape(story.headline if escapes else story.headline.translate(HARMLESS))


def midnight(day: date) -> datetime:
    """A day as Pelican dates articles: the moment at which it begins."""
    return datetime(day.year, day.month, day.day)


def date_empty_feed(context: dict[str, Any], feed: Any) -> None:
    """Give a feed without entries a fixed date: feedgenerator would ask the clock."""
    if not feed.items:
        feed.latest_post_date = lambda: datetime(1970, 1, 1, tzinfo=UTC)


def end(pelican: Pelican) -> None:
    """Once everything is written: remember the views, and print the editions."""
    site = under_way.pop(pelican.output_path, None)
    if site is not None:
        site.memory.keep()
        write_pdfs(pelican, list(site.editions))
        garbage.spare(site)


def write_pdfs(pelican: Pelican, days: Sequence[date]) -> None:
    """Each edition of the build that has just ended as PDF, where the settings ask for it."""
    if of_site(pelican.settings).pdf:
        made = pdf.write_editions(Path(pelican.output_path), pelican.settings["SITEURL"], days)
        log.info("%d of %d briefings printed to PDF, the others as they were", made, len(days))


def tell_times(pelican: Pelican) -> None:
    """Where the time of the build went, if that is asked for."""
    if asked():
        clock.report()


class BriefingGenerator(Generator):
    """Writes editions, sources, lists and the sitemap."""

    def generate_output(self, writer: Writer) -> None:
        """Every page, through the writer that Pelican chose."""
        site: pages.Site = self.context[SITE]
        taken = self.taken()
        with clock.step("Describing lists"):
            made = [page for page in pages.pages(site) if page.save_as not in taken]
        with clock.step("Describing and rendering pages"):
            for page in made:
                self.write(writer, page)
        self.write(writer, Page("sitemap.xml", "briefing/sitemap.xml", {"entries": self.addresses(made)}))
        self.write_empty_feeds(writer, site.result)

    def taken(self) -> set[str]:
        """Where the site's own direct templates are saved: a blog keeps its home page."""
        names = self.settings["DIRECT_TEMPLATES"]
        return {self.settings.get(f"{name.upper()}_SAVE_AS", f"{name}.html") for name in names}

    def write(self, writer: Writer, page: Page) -> None:
        """One page, in the theme's template or the fall-back."""
        template = self.env.get_template(page.template)
        relative = self.settings["RELATIVE_URLS"]
        writer.write_file(
            page.save_as, template, self.context, relative_urls=relative, url=page.save_as, **page.context
        )

    def addresses(self, made: list[Page]) -> tuple[Entry, ...]:
        """Every page for the sitemap: ours, and the stories, topics and texts that Pelican writes."""
        stories, topics, texts = (self.context[name] for name in ("articles", "tags", "pages"))
        others = [Entry(story.url, changed(story)) for story in stories]
        others += [Entry(tag.url, max(changed(a) for a in articles)) for tag, articles in topics]
        others += [Entry(text.url) for text in texts]
        return pages.sitemap(made, others)

    def write_empty_feeds(self, writer: Writer, result: Result) -> None:
        """A feed for each topic that no story carries yet: whoever subscribes now misses nothing later."""
        pattern = self.settings.get("TAG_FEED_ATOM")
        for page in pages.topics_without_stories(result) if pattern else ():
            path = str(pattern).format(slug=page.topic.slug)
            writer.write_feed([], self.context, path, path, feed_title=page.topic.name)
