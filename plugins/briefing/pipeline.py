"""The steps in their order: the recipe to read first.

folder -> RawFile -> Document -> Article (cleaned, dated) -> Origin (copies folded) -> Cluster (one event)
       -> Story, TopicPage (written up) -> Briefing (an edition a day), with a Ledger of every file
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from . import (
    briefings,
    decisions,
    garbage,
    names,
    noise,
    publication_dates,
    raw_files,
    summaries,
)
from .desk import Desk, Subject
from .errors import FolderError, SettingsError
from .intake import CLEAN, READ, Proof, Sheet, dated, deliveries, why_empty
from .placing import Placed, find_topics, place
from .progress import QUIET, Progress
from .records import (
    Article,
    Name,
    Result,
    SetAside,
    Story,
)
from .runner import Runner, Step, running
from .settings import Settings

ROSTER = Step(names.roster, Article, names.Roster)


def process(
    folder: Path,
    settings: Settings,
    progress: Progress = QUIET,
    book: decisions.Book = decisions.NONE,
    remembered: Path | None = None,
) -> Result:
    """Everything, from a folder of raw files to editions, the editor's decisions in effect.

    `remembered` is the file of earlier results, if there is to be one. Raises FolderError where there is no
    such folder and SettingsError where a setting asks for what is not there; trouble with one file becomes a
    SetAside.
    """
    check(settings)
    editor = decisions.Editor(book)
    with garbage.seldom_looked_for(), running(settings.workers, remembered, progress) as runner:
        cleaned, unread = read_and_clean(folder, settings, runner)
        empty = [article for article in cleaned if article.is_empty]
        limits = bounds(settings)
        articles, hidden = editor.hide_articles(
            editor.articles(
                (article for article in cleaned if not article.is_empty),
                dated=lambda article: dated(article, settings.zone, limits),
                refusal=limits.refusal,
            )
        )
        placed = place(articles, editor, limits, runner)
        aside = [SetAside(article.path, "cleaning", why_empty(article)) for article in empty]
        placed = replace(placed, set_aside=(*unread, *aside, *hidden, *placed.set_aside))
        result = write_up(placed, editor, settings, runner)
    every = sorted((*result.articles, *empty), key=lambda article: article.path)
    unmatched = stale(book, [article.path for article in cleaned], placed.slugs, settings)
    garbage.give_back()
    return result.changed(articles=tuple(every), unmatched=unmatched)


def stale(
    book: decisions.Book, paths: Sequence[str], slugs: Sequence[str], settings: Settings
) -> tuple[str, ...]:
    """The decisions that match nothing any more."""
    return decisions.unmatched(book, paths, slugs, [topic.slug for topic in settings.topics])


def check(settings: Settings) -> None:
    """Stop where a setting names something that no step offers."""
    if settings.ranker not in summaries.RANKERS:
        known = ", ".join(sorted(summaries.RANKERS))
        raise SettingsError(f"BRIEFING['ranker'] is {settings.ranker!r}; expected one of {known}.")


# Reading and cleaning, one document at a time


def read_and_clean(folder: Path, settings: Settings, runner: Runner) -> tuple[list[Article], list[SetAside]]:
    """All articles of a folder, by path, those without text, too; and what could not be read.

    The documents as they were read are let go of here: they take as much memory as the articles.
    """
    sheets, unread = read(folder, runner, settings.file_time)
    return clean_all(sheets, settings, runner), unread


def read(folder: Path, runner: Runner, file_time: bool = False) -> tuple[list[Sheet], list[SetAside]]:
    """All documents of a folder, by path, and what could not be read."""
    if not folder.is_dir():
        raise FolderError(f"{folder} is not a folder; BRIEFING['seeds'] names the folder of raw articles.")
    found, set_aside = raw_files.find(folder, file_time)
    readings = runner.each("Reading", READ, list(deliveries(folder.absolute(), found)))
    sheets = [sheet for reading in readings for sheet in reading.sheets]
    return sheets, [*set_aside, *(aside for reading in readings for aside in reading.set_aside)]


def clean_all(sheets: Sequence[Sheet], settings: Settings, runner: Runner) -> list[Article]:
    """Every document cleaned and dated on its own evidence."""
    boilerplate = noise.recurring_in([sheet.outline for sheet in sheets])
    proofs = [
        Proof(sheet.document, boilerplate.within(sheet.outline), settings.zone, bounds(settings))
        for sheet in sheets
    ]
    return runner.each("Cleaning", CLEAN, proofs)


def bounds(settings: Settings) -> publication_dates.Bounds:
    """The days on which articles can have been published, by the settings."""
    return publication_dates.Bounds(settings.today, settings.outlets)


# Writing up


def write_up(placed: Placed, editor: decisions.Editor, settings: Settings, runner: Runner) -> Result:
    """Topics, stories and editions from placed articles."""
    subjects = find_topics(placed, editor, settings.topics, runner)
    articles = with_topics(placed.articles, subjects)
    desk = Desk(
        articles={article.path: article for article in articles},
        origins={origin.article: origin for origin in placed.origins},
        repeated=placed.repeated,
        topics=tuple(topic for topic, _, _ in subjects),
        settings=settings,
        runner=runner,
    )
    written = desk.stories(placed.clusters)
    found = sorted((story for story, _ in written), key=newest_first)
    pages = desk.topic_pages(subjects, found)
    headlines = {story.slug: story.headline for story in found}
    ledger = briefings.account(articles, placed.origins, headlines, placed.set_aside)
    briefs = [brief for _, told in written for brief in told]
    return Result(
        articles=tuple(articles),
        origins=placed.origins,
        stitches=placed.stitches,
        stories=tuple(found),
        briefings=briefings.editions(briefs, ledger, editor.pinned()),
        topics=tuple(pages),
        set_aside=placed.set_aside,
        ledger=ledger,
        names=index_of_names(articles, settings, runner),
    )


def index_of_names(articles: Sequence[Article], settings: Settings, runner: Runner) -> tuple[Name, ...]:
    """Who and what several origins name."""
    originals = [article for article in articles if settings.names and not article.copy_of]
    rosters = runner.each("Finding names", ROSTER, [names.bare(article) for article in originals])
    with runner.progress.step("Indexing names"):
        return names.index(zip(originals, rosters, strict=True), settings.names)


def with_topics(articles: Sequence[Article], subjects: Sequence[Subject]) -> list[Article]:
    """The articles, each with the slugs of the topics that it says something about."""
    slugs = defaultdict(list)
    for topic, members, _ in subjects:
        for member in members:
            slugs[member.article].append(topic.slug)
    return [article.changed(topics=tuple(slugs[article.path])) for article in articles]


def newest_first(story: Story) -> tuple[int, str]:
    """Stories by their last day, newest first, undated ones last; then by slug."""
    return (-story.days[-1].toordinal() if story.days else 1), story.slug
