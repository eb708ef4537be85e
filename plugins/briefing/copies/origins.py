"""Origins: every text with all its copies, how each was made and what it changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..records import Copy, CopyKind, Origin, Stitch
from . import changes, precedence
from .groups import Aligner, groups, held, twins
from .likeness import edited
from .links import Links
from .stitches import stitches


def fold(links: Links) -> tuple[tuple[Origin, ...], tuple[Stitch, ...]]:
    """Every article under its origin, by path, and the stitched articles among the origins, by path."""
    aligner = Aligner(links)
    copies = held(aligner)
    stitched = stitches(links, {article: twins(copies, article) for article in copies})
    found = [_origin(aligner, group) for group in groups(aligner, copies, stitched)]
    origins = tuple(sorted(found, key=lambda origin: origin.article))
    of = {copy.article: origin.article for origin in origins for copy in origin.copies}
    kept = (_traced(stitch, of) for stitch in stitched.values() if stitch.article not in of)
    return origins, tuple(sorted((s for s in kept if len(s.sources) > 1), key=lambda stitch: stitch.article))


def _origin(aligner: Aligner, group: Sequence[int]) -> Origin:
    """The record of a group."""
    articles = aligner.corpus.articles
    if len(group) == 1:
        return Origin(articles[group[0]].path, "no copy of it was found")
    first, reason = precedence.first(aligner, group)
    copies = (_copy(aligner, article, first) for article in group if article != first)
    return Origin(articles[first].path, reason, tuple(sorted(copies, key=lambda copy: copy.article)))


def _copy(aligner: Aligner, article: int, origin: int) -> Copy:
    """The record of a copy: how it was made, how much of it stands in its origin, what it changed."""
    ours, theirs = aligner.corpus.articles[article], aligner.corpus.articles[origin]
    if aligner.same(article, origin):
        return Copy(ours.path, "verbatim", 1.0)
    alignment = aligner(article, origin)
    kind: CopyKind = "spun" if alignment.swapped >= precedence.SPUN else "near"
    pairs = edited(aligner.corpus, alignment, article, origin)
    told = changes.all_between(theirs.sentences, ours.sentences, pairs)
    return Copy(ours.path, kind, alignment.share, tuple(told))


def _traced(stitch: Stitch, of: Mapping[str, str]) -> Stitch:
    """The stitch with the origins of its sources in their stead; what is a copy of itself is none."""
    sources = {of.get(source, source) for source in stitch.sources} - {stitch.article}
    return replace(stitch, sources=tuple(sorted(sources)))
