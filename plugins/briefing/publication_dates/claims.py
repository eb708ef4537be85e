"""The first three rungs: what sidecar, metadata and address of a document claim, judged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC as UTC_ZONE
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from ..date_expressions import mentions
from ..records import Article, Claim, Evidence
from .phrases import in_words

UTC = "UTC"
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


@dataclass(frozen=True, slots=True)
class Read:
    """The day that a stamp gives, and how its time zone was taken into account."""

    day: date
    zone: str = ""
    """In plain English, to follow the day; "" where the stamp has no zone."""


def evidence(article: Article, zone: str) -> Iterator[Evidence]:
    """What the document's metadata and its address say of its day, strongest first."""
    for claim in article.stated.dates:
        if claim.field == "url":
            continue
        yield _judged(claim, article, zone)
    if (found := _address(article)) is not None:
        yield found


def _judged(claim: Claim, article: Article, zone: str) -> Evidence:
    """A claim as evidence; refused where it gives no day."""
    read = day_of(claim.text, zone, article.language)
    if read is None:
        says = f"{claim.field} gives no day that can be read"
        return Evidence("refused", claim.text, claim.line, says)
    rule = "sidecar" if claim.field.startswith(("sidecar", "front matter")) else "metadata"
    says = f"{claim.field} states {in_words(read.day)}{read.zone}"
    return Evidence(rule, claim.text, claim.line, says, read.day, read.day)


def _address(article: Article) -> Evidence | None:
    """A date in the path of the address, as most news sites write it."""
    claims = [c.text for c in article.stated.dates if c.field == "url"]
    for address in [*claims, article.url or ""]:
        if (day := day_in_address(address)) is not None:
            says = f"its address gives {in_words(day)}"
            return Evidence("address", address, 0, says, day, day)
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
    text = text.strip()
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
    if moment.tzinfo is None or zone == UTC:
        return Read(moment.date())
    there = moment.astimezone(ZoneInfo(zone))
    if there.date() == moment.date():
        return Read(there.date())
    return Read(there.date(), f" ({in_words(moment.date())} where it was stamped; the site's zone is {zone})")


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
