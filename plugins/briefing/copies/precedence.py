"""Precedence: which of several copies of one text is held to be the first, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from ..records import Article
from ..said import Said, said
from .dates import sure_day, surely_after
from .groups import Aligner
from .wording import Wordings

SPUN = 0.03
"""The share of words swapped for others from which on a text is spun; a house style swaps fewer."""

TRIED = 5
"""Members of a group that are tried as its origin before its centre is taken, which holds all others."""

FULLEST = said("the fullest text: the others are parts of it")

Sign = tuple[Callable[[Sequence[int]], Sequence[int]], Callable[[int], Said]]
"""What narrows a choice down, and what to say of the one that it left."""


def wordings(aligner: Aligner, groups: Iterable[Sequence[int]]) -> Wordings:
    """The wordings of those groups (their centres stand first) in which words were swapped."""
    spun = (group for group in groups if _swapped(aligner, group[0], group))
    return Wordings(aligner.corpus, ({m: _shared(aligner, m, group[0]) for m in group} for group in spun))


def first(aligner: Aligner, wordings: Wordings, group: Sequence[int]) -> tuple[int, Said]:
    """The origin of a group (its centre stands first) and why: the likeliest that holds all the others."""
    left = list(group)
    for tried in range(min(TRIED, len(group))):
        likeliest, reason = _likeliest(aligner, wordings, group[0], left)
        if all(aligner.holds(likeliest, other) for other in group if other != likeliest):
            whole = said("of those with the whole text: %(reason)s", reason=reason)
            return likeliest, whole if tried else reason
        left.remove(likeliest)
    return group[0], FULLEST


def _likeliest(aligner: Aligner, wordings: Wordings, centre: int, left: Sequence[int]) -> tuple[int, Said]:
    """The likeliest origin of those left; the reason is the sign that left one."""
    reason = FULLEST
    for narrow, say in _signs(aligner, wordings, centre):
        if len(left) == 1:
            break
        kept = narrow(left)
        if 0 < len(kept) < len(left):
            left, reason = kept, say(kept[0])
    return left[0], reason


def _signs(aligner: Aligner, wordings: Wordings, centre: int) -> Iterator[Sign]:
    """What tells the first of several copies, the surest sign first."""
    articles, size = aligner.corpus.articles, aligner.corpus.size
    yield (
        lambda left: _earliest(articles, left),
        lambda m: _with_day(said("the others were published later"), articles[m]),
    )
    yield (
        lambda left: [m for m in left if articles[m].agency],
        lambda m: said("it names the agency that wrote it, %(name)s", name=articles[m].agency or ""),
    )
    yield (
        lambda left: [m for m in left if articles[m].agency and articles[m].agency == articles[m].outlet],
        lambda m: said("the agency that wrote it, %(name)s, published it", name=articles[m].agency or ""),
    )
    yield (
        lambda left: _unspun(aligner, wordings, centre, left),
        lambda m: said("the others swap its words for less usual ones"),
    )
    yield (
        lambda left: [m for m in left if sure_day(articles[m])],
        lambda m: _with_day(said("it alone has a sure date"), articles[m]),
    )
    yield (
        lambda left: [m for m in left if articles[m].outlet],
        lambda m: said("it alone says who published it, %(name)s", name=articles[m].outlet or ""),
    )
    yield (
        lambda left: [m for m in left if size[m] == max(size[list(left)])],
        lambda m: said("the longest text: %(number)s words", number=str(size[m])),
    )
    yield (
        lambda left: [min(left, key=lambda m: articles[m].path)],
        lambda m: said("the first by file name: nothing else tells them apart"),
    )


def _earliest(articles: Sequence[Article], left: Sequence[int]) -> list[int]:
    """Those that no sure date puts after another's."""
    day = min((day for m in left if (day := sure_day(articles[m]))), default=None)
    return [m for m in left if not surely_after(articles[m], day)]


def _unspun(aligner: Aligner, wordings: Wordings, centre: int, left: Sequence[int]) -> Sequence[int]:
    """Those with the most usual wording, where words were swapped at all."""
    return wordings.most_usual(left) if _swapped(aligner, centre, left) else left


def _swapped(aligner: Aligner, centre: int, articles: Iterable[int]) -> bool:
    """Whether any of the articles has words swapped that the centre has, or the other way round."""
    return any(aligner(m, centre).swapped >= SPUN for m in articles if m != centre)


def _shared(aligner: Aligner, article: int, centre: int) -> list[int]:
    """The sentences of an article that stand in the centre; of the centre itself all."""
    span = aligner.corpus.span(article)
    if article == centre:
        return list(range(span.start, span.stop))
    return [span.start + number for number, _ in aligner(article, centre).pairs]


def _with_day(reason: Said, article: Article) -> Said:
    """A reason with the article's day as an afterthought, where it is sure."""
    day = sure_day(article)
    return said("%(reason)s (%(day)s)", reason=reason, day=day) if day else reason
