"""Placing: what all articles together say of each, the same as long as the articles are the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from . import copies, publication_dates, stories, topics
from .decisions import Editor
from .desk import Repeats, Subject
from .encoding import digest, encode
from .publication_dates import Bounds
from .records import (
    Article,
    Cluster,
    Member,
    Origin,
    Place,
    PublicationDate,
    SetAside,
    Stitch,
    Topic,
)
from .runner import Runner
from .texts import Texts


@dataclass(frozen=True, slots=True)
class Folded:
    """The copies of a collection."""

    origins: tuple[Origin, ...]
    stitches: tuple[Stitch, ...]
    repeats: Repeats


@dataclass(frozen=True, slots=True)
class Placed:
    """The articles with all that is known of them among the others."""

    articles: list[Article]
    origins: tuple[Origin, ...]
    stitches: tuple[Stitch, ...]
    clusters: tuple[Cluster, ...]
    repeated: Mapping[tuple[str, int], tuple[Place, ...]]
    """The other places of each sentence that stands in several articles."""
    slugs: tuple[str, ...]
    """The slugs of all stories that were found, whatever the editor made of them."""
    set_aside: tuple[SetAside, ...]
    digest: bytes
    """What stands for the articles and all that is known of them."""


def place(articles: list[Article], editor: Editor, bounds: Bounds, runner: Runner) -> Placed:
    """Copies folded, stories found, and the rest of the dates from the neighbours."""
    read = together(articles)
    texts = cache(lambda: Texts(articles, runner.map))
    folded = runner.once("Folding copies", Folded, [read], lambda: fold(articles, texts(), runner))
    origins = editor.origins(folded.origins)
    told = [read, encode(origins)]
    articles = with_origins(articles, origins)
    found = runner.once(
        "Grouping stories",
        tuple[Cluster, ...],
        told,
        lambda: stories.group(articles, origins, texts(), runner.shuffle),
    )
    clusters = editor.clusters(found, lambda paths: regroup(paths, articles, origins, texts()))
    clusters, shown, hidden = editor.hide_stories(clusters, articles)
    kept = [read, encode(origins), encode([article.path for article in shown]), encode(bounds)]
    days = runner.once(
        "Dating from neighbours",
        tuple[PublicationDate, ...],
        kept,
        lambda: tuple(publication_dates.from_neighbours(shown, origins, bounds, texts(), runner.map)),
    )
    slugs = {path: cluster.slug for cluster in clusters for path in cluster.articles}
    return Placed(
        articles=[
            article.changed(published=published, story=slugs[article.path])
            for article, published in zip(shown, days, strict=True)
        ],
        origins=origins,
        stitches=folded.stitches,
        clusters=clusters,
        repeated=among(folded, slugs),
        slugs=tuple(cluster.slug for cluster in found),
        set_aside=tuple(hidden),
        digest=digest(b"".join(kept)),
    )


def find_topics(placed: Placed, editor: Editor, wanted: Sequence[Topic], runner: Runner) -> list[Subject]:
    """Each topic with the articles that say something about it."""
    found = []
    for topic in editor.topics(wanted):
        members, expanded = runner.once(
            f"Finding {topic.name}",
            tuple[tuple[Member, ...], tuple[str, ...]],
            [placed.digest, encode(topic)],
            lambda topic=topic: topics.about(placed.articles, topic, runner.map),
        )
        found.append((topic, editor.members(topic, members, placed.articles), expanded))
    return found


def together(articles: Sequence[Article]) -> bytes:
    """What stands for a whole collection, in its order."""
    return digest(b"".join(digest(encode(article)) for article in articles))


def fold(articles: Sequence[Article], texts: Texts, runner: Runner) -> Folded:
    """The copies among the articles."""
    compared = copies.compare(articles, texts, runner, runner.shuffle)
    origins, stitches = copies.fold(articles, compared, runner.map, runner)
    repeated = copies.repeated(articles, compared, runner.map)
    return Folded(origins, stitches, tuple((*where, others) for where, others in repeated.items()))


def among(folded: Folded, paths: Mapping[str, object]) -> dict[tuple[str, int], tuple[Place, ...]]:
    """The other places of each sentence, as far as both are in articles of these paths: some are hidden."""
    found = {}
    for path, number, places in folded.repeats:
        others = tuple(other for other in places if other.article in paths)
        if path in paths and others:
            found[path, number] = others
    return found


def with_origins(articles: Sequence[Article], origins: Sequence[Origin]) -> list[Article]:
    """The articles, copies knowing whose text they have."""
    copied = {copy.article: origin.article for origin in origins for copy in origin.copies}
    return [article.changed(copy_of=copied.get(article.path)) for article in articles]


def regroup(
    paths: Sequence[str], articles: Sequence[Article], origins: Sequence[Origin], texts: Texts
) -> Sequence[Cluster]:
    """The stories that some articles make by themselves."""
    some = [article for article in articles if article.path in paths]
    return stories.group(some, [origin for origin in origins if origin.article in paths], texts)
