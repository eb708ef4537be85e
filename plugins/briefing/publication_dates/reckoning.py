"""Calendar reasoning: weekdays, days without a year, months and years leave few days of writing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from ..date_expressions import Mention
from ..date_expressions.resolve import resolved
from ..records import Evidence, PublicationDate
from ..said import Said, said
from .likelihoods import Grid, calendar_scores, distinct
from .posterior import Belief, belief
from .references import Reference

YEARS_ON = 12
"""An article is sought from a year before the latest year that it names as past to so many years after."""
YEARS_KNOWN = range(1700, 2101)
WEEK = timedelta(days=6)
SHOWN = 8
"""References shown as evidence, the narrowest first."""


def from_calendar(references: Sequence[Reference], first: date, today: date | None) -> PublicationDate:
    """The day that an article's own references to time leave, from `first` to `today`.

    Without a year in the text nothing is said: every Tuesday is like every other. The neighbours may
    supply the year later.
    """
    grid = grid_of(references, first, today)
    if grid is None or not any(r.mention.kind in ("weekday", "day", "month") for r in references):
        return PublicationDate(evidence=())
    return published(belief(calendar_scores(references, grid), grid), references)


def published(
    found: Belief, references: Sequence[Reference], more: Sequence[Evidence] = ()
) -> PublicationDate:
    """A belief as a date with its evidence: the article's own words, and `more` from elsewhere."""
    own = tuple(explained(references, found))
    if found.is_faint:
        return PublicationDate(evidence=(*bounds(own), *more))
    certainty = "derived" if found.is_sure else "estimated"
    narrow = [e for e in own if e.earliest and e.latest]
    evidence = (*narrow, *more, *(e for e in own if e not in narrow))
    shown = sorted(evidence, key=lambda e: e.rule == "refused")
    return PublicationDate(found.day, found.earliest, found.latest, certainty, tuple(shown))


def grid_of(references: Sequence[Reference], earliest: date, today: date | None) -> Grid | None:
    """The days among which an article is sought: around the latest year that its text names."""
    dated = [r.mention for r in references if r.mention.year in YEARS_KNOWN]
    past = [m.year for m in dated if m.year and m.direction != "future"]
    past = [year for year in past if today is None or year <= today.year]
    ahead = [m.year for m in dated if m.year and m.direction == "future"]
    if past:
        first, last = date(max(past) - 1, 1, 1), date(max(past) + YEARS_ON, 12, 31)
    elif ahead:
        first, last = date(min(ahead) - YEARS_ON, 1, 1), date(min(ahead) + 1, 12, 31)
    else:
        return None
    first, last = max(first, earliest), min(last, today) if today else last
    return Grid.between(first, last) if first < last else None


def explained(references: Sequence[Reference], found: Belief) -> Iterator[Evidence]:
    """The references that agree with a belief, each with the days that it allows, the narrowest first."""
    told = [_explained(r, found.day) for r in distinct(references)]
    agreeing = {(e.quote, e.says): e for e in reversed(told) if e is not None and _allows(e, found.day)}
    yield from sorted(agreeing.values(), key=_width)[:SHOWN]


def bounds(evidence: Sequence[Evidence]) -> Iterator[Evidence]:
    """Of the evidence for a day that is not believed: what holds without it, the explicit years."""
    return (e for e in evidence if e.rule == "year")


def _explained(reference: Reference, day: date) -> Evidence | None:
    """What a reference says of the day of publication, seen from the day that was found."""
    mention = resolved(_dated(reference.mention, day), day)
    if mention.earliest is None or mention.latest is None or mention.kind == "relative":
        return None
    rule, told, earliest, latest = _told(mention, reference)
    return Evidence(rule, mention.words, reference.line, told, earliest, latest)


def _dated(mention: Mention, day: date) -> Mention:
    """A day of a month without a tense looks to the nearer side; a dateline's is the day itself."""
    if mention.direction or mention.kind == "weekday":
        return mention
    near = resolved(mention, day)
    return mention.turned("future" if near.earliest and near.earliest > day else "past")


def _told(mention: Mention, reference: Reference) -> tuple[str, Said, date | None, date | None]:
    """Rule, words and the days allowed."""
    first, last = mention.earliest, mention.latest
    assert first is not None and last is not None
    if reference.is_dateline:
        return "dateline", said("the dateline says %(day)s", day=first), first, first
    if reference.is_heading:
        return "heading", said("%(day)s heads the report", day=first), first, first + timedelta(days=1)
    if mention.kind == "weekday":
        return _weekday_told(mention, first)
    if mention.kind == "day" and mention.unit == "week" and mention.weekday is not None:
        says = said(
            "looks ahead to %(weekday)s; only in some years is that day such a weekday", weekday=first
        )
        return "weekday", says, first - WEEK, first
    ahead = mention.direction == "future"
    rule = "year" if mention.year else mention.kind
    return rule, _looks(mention, ahead, first, last), None if ahead else first, last if ahead else None


def _weekday_told(mention: Mention, day: date) -> tuple[str, Said, date, date]:
    """A weekday without a date is, as a rule, not a week away."""
    if mention.direction == "future":
        before = said(
            "looks ahead to %(weekday)s: it was written on that day or in the six days before", weekday=day
        )
        return "weekday", before, day - WEEK, day
    after = said(
        "looks back to %(weekday)s: it was written on that day or in the six days after", weekday=day
    )
    return "weekday", after, day, day + WEEK


def _looks(mention: Mention, ahead: bool, first: date, last: date) -> Said:
    when = _span(mention, first, last)
    return said("looks ahead to %(when)s", when=when) if ahead else said("looks back to %(when)s", when=when)


def _span(mention: Mention, first: date, last: date) -> Said:
    """A year, a month or days."""
    if mention.kind == "year":
        return said("%(year)s", year=str(first.year))
    return said("%(month)s", month=first) if mention.kind == "month" else said("%(span)s", span=(first, last))


def _allows(evidence: Evidence, day: date) -> bool:
    after = evidence.earliest is None or evidence.earliest <= day
    return after and (evidence.latest is None or day <= evidence.latest)


def _width(evidence: Evidence) -> tuple[int, bool, int]:
    """How many days it leaves, open ends last; then whole dates before bare weekdays, then by line."""
    has_number = any(c.isdigit() for c in evidence.quote)
    if evidence.earliest is None or evidence.latest is None:
        return 10_000, not has_number, evidence.line
    return (evidence.latest - evidence.earliest).days, not has_number, evidence.line
