"""The first three rungs: what sidecar, metadata and address of a document claim, judged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC as UTC_ZONE
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from ..date_expressions import mentions
from ..records import Article, Claim, Evidence
from ..said import Said, said

UTC = "UTC"
FILE_TIME = "file time"
"""The field of the claim that reading adds where the settings ask for it; `file_time` alone believes it."""
NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")
COMPACT = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
EPOCH = re.compile(r"1?\d{9}(?:\d{3})?")
"""Seconds or milliseconds since 1970, from 2001 on."""
LOOSE_DATE = re.compile(r"((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
IN_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2]|[1-9](?=[/-])|[a-z]{3}(?=/))[/-]?(0[1-9]|[12]\d|3[01]|[1-9](?=[/-]))(?!\d)"
)
"""/2015/12/17/, /2015-12-17-, /20151217/, /2015/dec/17/: a path that gives the whole day."""
MONTHS_IN_ADDRESS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


VISIBLE = ("time", "element named date")
"""Fields that hold whatever the page shows: where no day can be read in one, none was meant."""
OTHER_LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "tr", "ar", "he", "sv", "ro")
"""Tried in this order where a claim cannot be read in the article's own language."""
LONGEST = 200
"""Characters of a claim that are read."""
FARTHEST_WEST, FARTHEST_EAST = timedelta(hours=-10), timedelta(hours=14)
"""Hawaii and Kiribati: the time zones with newspapers."""
VAGUE = (*VISIBLE, "htmldate", "meta date", "meta dc.date", "meta dcterms.date")
"""Fields that hold a date, but not necessarily that of publication."""
HALF = 0.5
"""The vote of htmldate, which mostly repeats another claim, and of all but the first date in a field."""


@dataclass(frozen=True, slots=True)
class Read:
    """The day that a stamp gives, and how its time zone was taken into account."""

    day: date
    zone: str = ""
    """The site's zone, where the stamp's own shows another day, `there`; else ""."""
    there: date | None = None
    moment: datetime | None = None
    """The moment, where the stamp is in UTC and so does not show the outlet's own day."""


@dataclass(frozen=True, slots=True)
class _Judged:
    """A claim, judged."""

    evidence: Evidence
    field: str
    moment: datetime | None = None


def evidence(article: Article, zone: str) -> list[Evidence]:
    """What the document's metadata and its address say of its day, what decides first."""
    judged = _elected(list(_judge(article, zone)))
    told = [j.evidence for j in judged]
    if judged and (moment := judged[0].moment) is not None:
        return _at_home(told, moment)
    return told


def _judge(article: Article, zone: str) -> Iterator[_Judged]:
    """Every claim, strongest first, and the address where it stands among them."""
    address = _address(article)
    for claim in article.stated.dates:
        if claim.field == FILE_TIME:
            continue
        if claim.field != "url":
            yield from _judged(claim, article, zone)
        elif address is not None:
            yield _Judged(address, "url")
            address = None
    if address is not None:
        yield _Judged(address, "url")


def _judged(claim: Claim, article: Article, zone: str) -> Iterator[_Judged]:
    """A claim as evidence; refused where it gives no day."""
    read = day_of(claim.text, zone, article.language) or _in_other_languages(claim.text)
    if read is not None:
        rule = "sidecar" if claim.field.startswith(("sidecar", "front matter")) else "metadata"
        told = Evidence(rule, claim.text, claim.line, _stated(claim.field, read), read.day, read.day)
        yield _Judged(told, claim.field, read.moment)
    elif claim.field not in VISIBLE:
        unread = said("%(field)s gives no day that can be read", field=claim.field)
        yield _Judged(Evidence("refused", claim.text, claim.line, unread), claim.field)


def _stated(field: str, read: Read) -> Said:
    """What a claim says, and how its zone was taken into account."""
    if read.there is None:
        return said("%(field)s states %(day)s", field=field, day=read.day)
    return said(
        "%(field)s states %(day)s (%(day_there)s where it was stamped; the site's zone is %(zone)s)",
        field=field,
        day=read.day,
        day_there=read.there,
        zone=read.zone,
    )


def _elected(judged: list[_Judged]) -> list[_Judged]:
    """The claims, and where the first is a weak one, those for the day that most kinds of weak claims name.

    Any `time` or "date" of a page may be a comment's, another article's or that of the last change.
    """
    stated = [j for j in judged if j.evidence.earliest]
    if not stated or not _is_weak(stated[0].field):
        return judged
    votes: dict[date | None, float] = {}
    counted: set[tuple[str, date | None]] = set()
    for one in stated:
        day, is_first = one.evidence.earliest, not any(one.field == field for field, _ in counted)
        if _is_weak(one.field) and (one.field, day) not in counted:
            votes[day] = votes.get(day, 0.0) + (1.0 if is_first and one.field != "htmldate" else HALF)
            counted.add((one.field, day))
    best = max(votes, key=lambda day: votes[day])
    return sorted(judged, key=lambda one: one.evidence.earliest != best)


def _is_weak(field: str) -> bool:
    """Whether a field does not say that its date is the day of publication."""
    return field in VAGUE or "odified" in field


def _at_home(told: list[Evidence], moment: datetime) -> list[Evidence]:
    """The evidence with the outlet's own day first, where a stamp in UTC shows the next or the last.

    An evening in New York is the next day in UTC. Where the address or a weaker claim names a day that it
    still, or already, was somewhere at that moment, that is the day at home.
    """
    first, *others = told
    home = sorted((e for e in others if _is_home(e, moment)), key=lambda e: e.rule != "address")
    if not home or any(e.rule == "address" and e.earliest == first.earliest for e in others):
        return told
    day = home[0].earliest
    assert day is not None
    at_home = said(
        "%(said)s, %(time)s UTC, when it was %(day)s where the outlet is",
        said=first.said,
        time=f"{moment:%H:%M}",
        day=day,
    )
    local = first.changed(said=at_home, earliest=day, latest=day)
    return [home[0], local, *(e for e in others if e is not home[0])]


def _is_home(evidence: Evidence, moment: datetime) -> bool:
    """Whether its day is another one than in UTC, and was on somewhere on Earth at the moment.

    A later day in a claim is more often that of a change; in an address it is the outlet's own.
    """
    day = evidence.earliest
    if day is None or day == moment.date() or "odified" in evidence.says:
        return False
    if evidence.rule != "address" and day > moment.date():
        return False
    try:
        return (moment + FARTHEST_WEST).date() <= day <= (moment + FARTHEST_EAST).date()
    except OverflowError:  # at either end of the calendar
        return False


def _in_other_languages(text: str) -> Read | None:
    """The day that a stamp gives in the first language that can read it."""
    return next((read for code in OTHER_LANGUAGES if (read := day_of(text, language=code))), None)


def _address(article: Article) -> Evidence | None:
    """A date in the path of the address, as most news sites write it."""
    claims = [c.text for c in article.stated.dates if c.field == "url"]
    for address in [*claims, article.url or ""]:
        if (day := day_in_address(address)) is not None:
            return Evidence("address", address, 0, said("its address gives %(day)s", day=day), day, day)
    return None


def day_in_address(address: str) -> date | None:
    """The day that the path of an address spells out; None where it has none."""
    found = IN_ADDRESS.search(address.lower())
    if found is None:
        return None
    year, month, day = found.groups()
    if month.isalpha():
        if month not in MONTHS_IN_ADDRESS:
            return None
        month = str(MONTHS_IN_ADDRESS.index(month) + 1)
    return _date(int(year), int(month), int(day))


def day_of(text: str, zone: str = UTC, language: str = "en") -> Read | None:
    """The day that a stamp gives; None where it gives none or the calendar has no such day.

    Read are ISO 8601, RFC 5322, seconds since 1970, dates in numbers (day first, unless that cannot be)
    and in words of any CLDR language.
    """
    text = text.strip()[:LONGEST]
    moment = _moment(text)
    if moment is not None:
        return _local(moment, zone)
    day = _in_numbers(text) or _in_words(text, language)
    return Read(day) if day else None


def _moment(text: str) -> datetime | None:
    """A machine's stamp as a moment, without a zone where it names none."""
    if EPOCH.fullmatch(text):
        seconds = int(text) / (1000 if len(text) > 11 else 1)
        return datetime.fromtimestamp(seconds, UTC_ZONE)
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def _local(moment: datetime, zone: str) -> Read:
    """The day on the outlet's own clock, or in the site's zone where the settings name one.

    The commonest error of date extractors is to move a stamp with a zone to UTC and so to the next day.
    "UTC" is no place: unless the site names a zone, the day that the stamp itself shows stands.
    """
    if moment.tzinfo is None:
        return Read(moment.date())
    if zone == UTC:
        return Read(moment.date(), moment=None if moment.utcoffset() else moment)
    try:
        there = moment.astimezone(ZoneInfo(zone))
    except OverflowError:  # at either end of the calendar
        return Read(moment.date())
    if there.date() == moment.date():
        return Read(there.date())
    return Read(there.date(), zone, moment.date())


def _in_numbers(text: str) -> date | None:
    """A date in numbers: year first, else day first, else month first where only that can be."""
    if found := LOOSE_DATE.search(text) or COMPACT.match(text):
        return _date(*(int(part) for part in found.groups()))
    if found := NUMERIC.search(text):
        first, _, second, year = found.groups()
        return _date(int(year), int(second), int(first)) or _date(int(year), int(first), int(second))
    return None


def _in_words(text: str, language: str) -> date | None:
    """The first whole date written with the name of its month."""
    found = mentions(text, language=language)
    days = [m.earliest for m in found if m.kind == "day" and m.earliest and m.earliest == m.latest]
    return days[0] if days else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
