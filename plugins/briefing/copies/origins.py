"""Origins: which articles hold one text, and which of them is held to be the first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from ..records import Article, Copy, CopyKind, Origin, Stitch
from . import changes
from .dates import sure_day, surely_after
from .likeness import Alignment, align, edited
from .links import Links
from .skeletons import Corpus
from .stitches import stitches
from .wording import most_usual

COPY = 0.7
"""The share of an article's words that stand in another from which on it is a copy. Spun copies reach .89 and more,
strangers on one subject .17; reports of one event by one agency lie between, at .6 mostly with new facts."""

WHOLLY = 0.9
"""The share, and the likeness word for word, asked of an article with only one or two sentences in common: a brief may
quote two from a longer report, and one sentence may be a formula ("… presents an appeal on behalf of …")."""

FEW = 2
"""Sentences in common that are few."""

SHORT = 20
"""Words below which an article is a copy only if text and headline are the same, word for word."""

SPUN = 0.03
"""Words swapped for others, of all aligned words, from which on a copy is spun; a subeditor's house style swaps fewer."""

TRIED = 5
"""Members of a group that are tried as its origin before the longest is taken, which always holds the others."""

MONTHS = "January February March April May June July August September October November December".split()

Sign = tuple[Callable[[Sequence[int]], list[int]], Callable[[int], str]]
"""What narrows a choice down, and what to say of the one that it left."""


@dataclass
class Aligner:
    """Alignments of whole articles, each made once."""

    links: Links
    made: dict[tuple[int, int], Alignment] = field(default_factory=dict)

    def __call__(self, article: int, other: int) -> Alignment:
        """Where an article's sentences stand in another."""
        if (article, other) not in self.made:
            there, back = align(self.links.corpus, article, other)
            self.made[article, other], self.made[other, article] = there, back
        return self.made[article, other]

    def holds(self, other: int, article: int) -> bool:
        """Whether the article is a copy of the other, or a part of it."""
        corpus = self.links.corpus
        if corpus.size[article] < SHORT:
            return _same(corpus, article, other) and corpus.articles[article].title == corpus.articles[other].title
        alignment = self(article, other)
        if len(alignment.pairs) <= FEW:
            return min(alignment.share, alignment.literal) >= WHOLLY
        return alignment.share >= COPY


def fold(links: Links) -> tuple[tuple[Origin, ...], tuple[Stitch, ...]]:
    """Every article under its origin, by path, and the stitched articles among the origins, by path."""
    aligner = Aligner(links)
    held = _held(aligner)
    stitched = stitches(links, {article: _twins(held, article) for article in held})
    groups = _groups(aligner, held, stitched)
    origins = sorted((_origin(aligner, group) for group in groups), key=lambda origin: origin.article)
    named = {origin.article for origin in origins}
    kept = sorted((s for s in stitched.values() if s.article in named), key=lambda stitch: stitch.article)
    return tuple(origins), tuple(kept)


def _held(aligner: Aligner) -> dict[int, set[int]]:
    """For each article those that are copies of it, as far as two texts alone can tell."""
    held: dict[int, set[int]] = defaultdict(set)
    for one, other in aligner.links.articles():
        if aligner.holds(one, other):
            held[one].add(other)
        if aligner.holds(other, one):
            held[other].add(one)
    return held


def _twins(held: Mapping[int, set[int]], article: int) -> set[int]:
    """Those that hold the article and are held by it."""
    return {other for other in held.get(article, ()) if article in held.get(other, ())}


def _groups(aligner: Aligner, held: Mapping[int, set[int]], stitched: Mapping[int, Stitch]) -> list[list[int]]:
    """Groups of articles, its centre first in each: every other member is a copy of the centre, so nothing chains.

    Centres are chosen as in the star clustering of Aslam, Pelekhov and Rus (2004): whoever holds most others first,
    and nobody whom a centre holds already; the others go to the centre that holds most of their text. One more
    article can only reshuffle those that share its text. A stitched article is no centre for what went into it.
    """
    reach = {a: _twins(held, a) if a in stitched else held.get(a, set()) for a in range(len(aligner.links.corpus.articles))}
    groups: dict[int, list[int]] = {}
    centres: dict[int, list[int]] = defaultdict(list)
    for article in sorted(reach, key=lambda a: (-len(reach[a]), a)):
        if not centres[article]:
            groups[article] = [article]
            for other in reach[article]:
                centres[other].append(article)
    for article in reach:
        if article not in groups:
            best = min(centres[article], key=lambda c: (-aligner(article, c).share, c))
            groups[best].append(article)
    return list(groups.values())


def _origin(aligner: Aligner, group: Sequence[int]) -> Origin:
    """The record of a group: its origin, why, and its copies with what they changed."""
    articles = aligner.links.corpus.articles
    if len(group) == 1:
        return Origin(articles[group[0]].path, "no copy of it was found")
    first, reason = _choose(aligner, group)
    copies = (_copy(aligner, article, first) for article in group if article != first)
    return Origin(articles[first].path, reason, tuple(sorted(copies, key=lambda copy: copy.article)))


def _choose(aligner: Aligner, group: Sequence[int]) -> tuple[int, str]:
    """The first of a group, and why: the likeliest in which all the others are found."""
    left = list(group)
    for tried in range(min(TRIED, len(group))):
        first, reason = _likeliest(aligner, group[0], left)
        if all(aligner.holds(first, other) for other in group if other != first):
            return first, reason if not tried else f"of those that hold the whole text: {reason}"
        left.remove(first)
    return group[0], "the fullest text: the others are parts of it"


def _likeliest(aligner: Aligner, centre: int, left: Sequence[int]) -> tuple[int, str]:
    """The likeliest origin of those left, by the first sign that leaves one."""
    reason = "the fullest text: the others are parts of it"
    for narrow, say in _signs(aligner, centre):
        if len(left) == 1:
            break
        kept = narrow(left)
        if kept and len(kept) < len(left):
            left, reason = kept, say(kept[0])
    return left[0], reason


def _signs(aligner: Aligner, centre: int) -> Iterator[Sign]:
    """What tells the first of several copies, the surest sign first, each with how to say it."""
    articles, size = aligner.links.corpus.articles, aligner.links.corpus.size
    yield lambda left: _earliest(articles, left), lambda m: f"the others were published later{_since(articles[m])}"
    yield lambda left: [m for m in left if articles[m].agency], lambda m: f"it names its agency, {articles[m].agency}"
    yield (
        lambda left: [m for m in left if articles[m].agency and articles[m].agency == articles[m].outlet],
        lambda m: f"published by the agency itself, {articles[m].agency}",
    )
    yield lambda left: _unspun(aligner, centre, left), lambda m: "the others swap its words for rarer ones"
    yield lambda left: [m for m in left if sure_day(articles[m])], lambda m: f"the only sure date{_since(articles[m])}"
    yield lambda left: [m for m in left if size[m] == max(size[left])], lambda m: f"the longest text, {size[m]} words"
    yield lambda left: [min(left, key=lambda m: articles[m].path)], lambda m: "first by path; nothing else decides"


def _earliest(articles: Sequence[Article], left: Sequence[int]) -> list[int]:
    """Those that no sure date puts after another's."""
    first = min((day for m in left if (day := sure_day(articles[m]))), default=None)
    return [m for m in left if not surely_after(articles[m], first)]


def _unspun(aligner: Aligner, centre: int, left: Sequence[int]) -> list[int]:
    """Those with the most usual wording, where words were swapped at all."""
    if all(aligner(m, centre).swapped < SPUN for m in left if m != centre):
        return list(left)
    return most_usual(aligner.links.corpus, {m: _partners(aligner, m, centre) for m in left})


def _partners(aligner: Aligner, article: int, centre: int) -> list[int]:
    """The sentences of an article that stand in the centre; all of the centre's own."""
    start, stop = aligner.links.corpus.first[[article, article + 1]].tolist()
    return [start + i for i, _ in aligner(article, centre).pairs] if article != centre else list(range(start, stop))


def _since(article: Article) -> str:
    """", on 16 December 2015", whatever the locale; "" without a sure day."""
    day = sure_day(article)
    return f"; it is of {day.day} {MONTHS[day.month - 1]} {day.year}" if day else ""


def _copy(aligner: Aligner, article: int, origin: int) -> Copy:
    """The record of a copy: how it was made, how much of it stands in its origin, what it changed."""
    corpus, alignment = aligner.links.corpus, aligner(article, origin)
    if _same(corpus, article, origin):
        return Copy(corpus.articles[article].path, "verbatim", 1.0)
    kind: CopyKind = "spun" if alignment.swapped >= SPUN else "near"
    pairs = edited(corpus, alignment, article, origin)
    told = tuple(changes.all_between(corpus.articles[origin].sentences, corpus.articles[article].sentences, pairs))
    return Copy(corpus.articles[article].path, kind, alignment.share, told)


def _same(corpus: Corpus, one: int, other: int) -> bool:
    """Whether two articles have the same words in the same sentences."""
    return np.array_equal(corpus.same[corpus.span(one)], corpus.same[corpus.span(other)])
