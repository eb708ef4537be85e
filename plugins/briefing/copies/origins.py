"""Origins: every text with all its copies, how each was made and what it changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..maps import Map
from ..memory import OBLIVION, Memory
from ..records import Copy, Origin, Stitch
from . import precedence
from .changes import Aligned, changes
from .groups import Aligner, groups, held, twins
from .likeness import edited
from .links import Links
from .remembered import Alignments
from .stitches import stitches
from .wording import Wordings


def fold(
    links: Links, each: Map = map, memory: Memory = OBLIVION
) -> tuple[tuple[Origin, ...], tuple[Stitch, ...]]:
    """Every article under its origin, by path, and the stitched articles among the origins, by path."""
    alignments = Alignments(links.corpus, memory)
    aligner = Aligner(links, alignments)
    copies = held(aligner)
    stitched = stitches(links, {article: twins(copies, article) for article in copies})
    gathered = groups(aligner, copies, stitched)
    wordings = precedence.wordings(aligner, gathered)
    found = [_origin(aligner, wordings, group) for group in gathered]
    origins = tuple(_with_changes(aligner, sorted(found, key=lambda origin: origin.article), each))
    alignments.keep()
    of = {copy.article: origin.article for origin in origins for copy in origin.copies}
    kept = (_traced(stitch, of) for stitch in stitched.values() if stitch.article not in of)
    return origins, tuple(sorted((s for s in kept if len(s.sources) > 1), key=lambda stitch: stitch.article))


def _origin(aligner: Aligner, wordings: Wordings, group: Sequence[int]) -> Origin:
    """The record of a group, but for what its copies changed."""
    articles = aligner.corpus.articles
    if len(group) == 1:
        return Origin(articles[group[0]].path, "no copy of it was found")
    first, reason = precedence.first(aligner, wordings, group)
    copies = (_copy(aligner, article, first) for article in group if article != first)
    return Origin(articles[first].path, reason, tuple(sorted(copies, key=lambda copy: copy.article)))


def _copy(aligner: Aligner, article: int, origin: int) -> Copy:
    """The record of a copy: how it was made, how much of it stands in its origin."""
    path = aligner.corpus.articles[article].path
    if aligner.same(article, origin):
        return Copy(path, "verbatim", 1.0)
    alignment = aligner(article, origin)
    return Copy(path, "spun" if alignment.swapped >= precedence.SPUN else "near", alignment.share)


def _with_changes(aligner: Aligner, origins: Sequence[Origin], each: Map) -> Iterator[Origin]:
    """The origins, each copy with what it changed; those with the same words changed nothing."""
    places = {article.path: place for place, article in enumerate(aligner.corpus.articles)}
    changed = each(
        changes,
        (
            _aligned(aligner, places[copy.article], places[origin.article])
            for origin in origins
            for copy in origin.copies
            if copy.kind != "verbatim"
        ),
    )
    for origin in origins:
        copies = (c if c.kind == "verbatim" else c.changed(changes=next(changed)) for c in origin.copies)
        yield origin.changed(copies=tuple(copies))


def _aligned(aligner: Aligner, article: int, origin: int) -> Aligned:
    """A copy beside its origin, their sentences in pairs."""
    corpus = aligner.corpus
    pairs = edited(corpus, aligner(article, origin), article, origin)
    return Aligned(corpus.articles[origin].body, corpus.articles[article].body, pairs)


def _traced(stitch: Stitch, of: Mapping[str, str]) -> Stitch:
    """The stitch with the origins of its sources in their stead; what is a copy of itself is none."""
    sources = {of.get(source, source) for source in stitch.sources} - {stitch.article}
    return stitch.changed(sources=tuple(sorted(sources)))
