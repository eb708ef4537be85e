"""Which figures are of one quantity, and what their values say: a difference, a development, or neither."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from math import floor, log10

from ..records import Figure, Quantity
from .findings import Finding
from .scope import WHOLE_WORLD, Scope

BAND = 2.0
"""Values of one quantity seldom lie further apart; those of a part and its whole do."""
ALIKE = 0.5
"""Share of both clauses' words that two figures without a measure must have in common."""
ALIKE_WORDS = 4
"""And how many words at the least."""

ROUNDED = 100
"""A number in full hundreds may be a rounded one; 60 dead are not 63."""
COMPARED = 200
"""Figures of one key that are compared with each other, the earliest: the cost grows with their square."""


def quantities(findings: Iterable[Finding]) -> tuple[Quantity, ...]:
    """The quantities for which these findings give different values, contradictions first."""
    by_key = defaultdict(list)
    for finding in findings:
        by_key[finding.key].append(finding)
    found = []
    for key in sorted(by_key, key=lambda key: (key[0], key[1], sorted(key[2]))):
        for group in _groups(by_key[key]):
            for band in _bands(group):
                quantity = _quantity(band)
                if quantity is not None:
                    found.append(quantity)
    return tuple(sorted(found, key=lambda q: (q.kind != "difference", -len(q.figures), q.subject)))


def _groups(findings: list[Finding]) -> Iterator[list[Finding]]:
    """Findings of one key that are said of the same place and time."""
    left = sorted(_at_home(_inherited(findings)), key=_order)[:COMPARED]
    while left:
        group, others = [left[0]], []
        for other in left[1:]:
            (group if all(same(one, other) for one in group) else others).append(other)
        yield group
        left = others


def _inherited(findings: list[Finding]) -> list[Finding]:
    """A clause without names is about what its neighbour is about; a list of like counts is left out.

    "50 dead in a fire, 60 in a wreck" are two events, "27 deaths, 26 in Kassar" a whole and its part; only
    where two voices speak are two counts in a sentence of one thing.
    """
    by_sentence = defaultdict(list)
    for finding in findings:
        by_sentence[finding.figure.sentence.article, finding.figure.sentence.number].append(finding)
    result = []
    for group in by_sentence.values():
        if len({f.figure.says for f in group}) == len(group):
            names = frozenset().union(*(f.scope.names for f in group))
            result += [f if f.scope.names else replace(f, scope=replace(f.scope, names=names)) for f in group]
    return result


def _at_home(findings: list[Finding]) -> list[Finding]:
    """Where all that name a place name one, those that name nothing else are about it, too."""
    placed = [f.scope.names for f in findings if f.scope.names]
    home = frozenset.intersection(*placed) if len(placed) > 1 else frozenset()
    return [
        f if f.scope.names or f.scope.named - home else replace(f, scope=replace(f.scope, names=home))
        for f in findings
    ]


def same(one: Finding, other: Finding) -> bool:
    """Whether two findings of one key are of the same quantity."""
    if (one.scope.old is None) != (other.scope.old is None):
        return False
    if one.scope.old and other.scope.old and not _overlap(one.scope.old, other.scope.old):
        return False
    if not one.subject.measure:
        return one.origin != other.origin and alike(one.context, other.context)
    return _same_scope(one.scope, other.scope)


def _same_scope(one: Scope, other: Scope) -> bool:
    """Whether two clauses are about the same place, as far as their names tell.

    "In Kassar" and "in Kassar and Lindau" are two counts, and so are "the north of Kassar" and "the south
    of Kassar". Without a place in common, counts that begin in different years are of different things.
    """
    if one.beside - other.beside and other.beside - one.beside:
        return False
    if one.names - WHOLE_WORLD or other.names - WHOLE_WORLD:
        return one.names == other.names
    if one.names != other.names or one.since != other.since:
        return False
    return not (one.named and other.named) or bool(one.named & other.named)


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two clauses say the same but for the number."""
    common = len(one & other)
    return common >= ALIKE_WORDS and common >= ALIKE * len(one | other)


def _overlap(one: tuple, other: tuple) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _bands(group: list[Finding]) -> Iterator[list[Finding]]:
    """The group cut where one value is many times the next."""
    band: list[Finding] = []
    for finding in sorted(group, key=lambda f: (f.figure.low, *_order(f))):
        if band and finding.figure.low > BAND * band[-1].figure.high:
            yield band
            band = []
        band.append(finding)
    if band:
        yield band


def _quantity(group: list[Finding]) -> Quantity | None:
    """What a group shows, or None where its values agree or all stand in one voice."""
    kept = _once(group)
    pairs = [(a, b) for a, b in combinations(kept, 2) if not agree(a.figure, b.figure)]
    pairs = [(a, b) for a, b in pairs if _two_voices(a, b)]
    if not pairs:
        return None
    figures = tuple(f.figure for f in kept)
    kind = "development" if all(_developed(a.figure, b.figure) for a, b in pairs) else "difference"
    return Quantity(_label(kept), kind, figures)


def _once(group: list[Finding]) -> list[Finding]:
    """Findings by day, then value; the same value in copies of one text once."""
    kept: dict[tuple, Finding] = {}
    for finding in sorted(group, key=lambda f: (f.figure.sentence.article != f.origin, *_order(f))):
        figure = finding.figure
        kept.setdefault((finding.origin, figure.low, figure.high, figure.says), finding)
    return sorted(kept.values(), key=_order)


def _two_voices(one: Finding, other: Finding) -> bool:
    """Whether two texts, or two sources named in one text, say it."""
    if one.origin != other.origin:
        return True
    return bool(one.figure.says and other.figure.says and one.figure.says != other.figure.says)


def agree(one: Figure, other: Figure) -> bool:
    """Whether two figures may be the same number: "more than 250,000" and 251,300, "nearly 300" and 298."""
    if one.low <= other.high and other.low <= one.high:
        return True
    rounder, finer = sorted((one, other), key=lambda f: -_grain(f.low))
    step = _grain(rounder.low)
    if rounder.relation == "over":
        return rounder.low <= finer.low < rounder.low + step
    if rounder.relation == "under":
        return rounder.low - step < finer.low <= rounder.low
    slack = step if rounder.relation == "about" else step / 2 if step >= ROUNDED else 0
    return abs(rounder.low - finer.low) <= slack


def _grain(value: float) -> float:
    """The step in which a value seems to be rounded: 100 for 1,200, 1 for 34."""
    if value <= 0 or value != floor(value):
        return 10.0 ** floor(log10(value)) / 10 if value > 0 else 1.0
    digits = f"{value:.0f}"
    return 10.0 ** (len(digits) - len(digits.rstrip("0")))


def _developed(one: Figure, other: Figure) -> bool:
    """Whether the later of two days has the higher value."""
    if one.day is None or other.day is None or one.day == other.day:
        return False
    return (one.day < other.day) == (one.low < other.low)


def _label(group: Sequence[Finding]) -> str:
    """What is counted, in the words of one of the articles."""
    counted = group[0].subject
    noun = "" if counted.measure and not counted.noun else counted.noun
    return " ".join(part for part in (*sorted(counted.narrowed), noun, counted.measure) if part)


def _order(finding: Finding) -> tuple:
    figure = finding.figure
    day = figure.day.toordinal() if figure.day else 1 << 30
    return day, figure.low, figure.high, figure.sentence.article, figure.sentence.number
