"""The field names under which scrapers, APIs and front matter give title, text, date and the rest."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from ..records import Claim, Stated

TEXT = (
    "text", "maintext", "content", "body", "article", "articlebody", "articletext", "fulltext",
    "bodytext", "contenttext", "textcontent", "contenthtml", "articlehtml", "story", "rawtext",
    "paragraphs",
)  # fmt: skip
PAGE = ("html", "rawhtml", "page", "pagehtml", "source")
TITLE = ("title", "headline", "webtitle", "articletitle", "titlepage", "name")
STANDFIRST = (
    "standfirst", "description", "summary", "subtitle", "excerpt", "abstract", "lead", "dek", "trailtext",
    "metadescription",
)  # fmt: skip
OUTLET = (
    "outlet", "sitename", "publisher", "publication", "newspaper", "source", "sourcename", "site",
    "website", "sourcedomain", "domain", "sourcehostname", "hostname",
)  # fmt: skip
AUTHOR = ("author", "authors", "byline", "creator", "writer", "by")
ADDRESS = (
    "url", "link", "canonicallink", "canonicalurl", "weburl", "permalink", "uri", "finalurl", "sourceurl",
    "source", "href", "id",
)  # fmt: skip
LANGUAGE = ("language", "lang", "metalang", "locale", "inlanguage")
PUBLISHED = (
    "datepublish", "datepublished", "publishdate", "publisheddate", "publicationdate", "published",
    "publishedat", "publishedtime", "publishtime", "webpublicationdate", "pubdate", "articledate",
    "dateiso", "date", "datetime", "posted", "postdate", "firstpublished", "timestamp", "time",
    "createdat", "created", "datecreated",
)  # fmt: skip
"""The most explicit first. The day of download ("date_download", "crawled") is none: it dates the scraper."""
MODIFIED = (
    "datemodify", "datemodified", "modifieddate", "modified", "updated", "updatedat", "lastmodified",
    "lastmod", "lastupdated",
)  # fmt: skip

NOT_LETTERS = re.compile(r"[^a-z0-9]+")
LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
WEB = re.compile(r"^https?://[^\s/]+")
ADDRESS_LIKE = re.compile(r"https?://[^\s/]+\S*$")
EMPTY_DATE = re.compile(r"0000-|0001-0?1-0?1|0?1[/.]0?1[/.]0001|-62135596800|0+$")
"""What publishing systems write for "no date"."""
REFERENCE = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z]\w*);", re.IGNORECASE)
"""A character as HTML writes it; without the semicolon it may as well be part of an address."""
DECODED_AT_MOST = 3
"""Times; publishing systems escape what is escaped already, seldom more than once."""
LONGEST = 2000
"""Characters of a field of metadata; longer ones hold something else than they say."""
INNER = ("rendered", "name", "$date", "#text", "value", "title", "en", "url")
"""Where objects that stand for a value keep it: WordPress, NewsAPI, MongoDB, XML turned to JSON."""


class Fields:
    """A mapping whose keys are looked up by their letters alone: "date_publish" and "datePublish" are one."""

    def __init__(self, record: Mapping[str, Any], prefix: str) -> None:
        self.prefix = prefix
        """What claims are said to stand in: "json", "sidecar", "front matter"."""
        self._names: dict[str, str] = {}
        self._record = record
        for key in record:
            self._names.setdefault(NOT_LETTERS.sub("", str(key).lower()), key)

    def holds(self, *wanted: str) -> bool:
        """Whether the record has one of these fields as a text, be it an empty one."""
        return any(isinstance(self._record[self._names[name]], str) for name in wanted if name in self._names)

    def raw(self, *wanted: str) -> Iterator[tuple[str, Any]]:
        """Names as the record spells them and values that are not empty, in the order wanted."""
        for name in wanted:
            if name in self._names and (value := self._record[self._names[name]]) not in (None, "", [], {}):
                yield self._names[name], value

    def first(self, *wanted: str) -> str | None:
        """The first of the wanted fields that holds a short text."""
        return next(
            (text for _, value in self.raw(*wanted) if (text := plain(value)) and len(text) <= LONGEST), None
        )

    def address(self) -> str | None:
        """The first field that holds an address of the web."""
        found = (plain(value) for _, value in self.raw(*ADDRESS))
        return next((text for text in found if text and ADDRESS_LIKE.match(text)), None)

    def outlet(self) -> str | None:
        """The first field that names an outlet; else the host of the address."""
        found = (plain(value) for _, value in self.raw(*OUTLET))
        named = (text for text in found if text and len(text) <= 200 and not ADDRESS_LIKE.match(text))
        return next(named, None) or host(self.address())

    def author(self) -> str | None:
        """The authors, with commas between."""
        for _, value in self.raw(*AUTHOR):
            names = [plain(one) for one in value] if isinstance(value, list) else [plain(value)]
            if joined := ", ".join(
                dict.fromkeys(name for name in names if name and not ADDRESS_LIKE.match(name))
            ):
                return joined[:LONGEST]
        return None

    def language(self) -> str | None:
        """A BCP 47 code."""
        found = self.first(*LANGUAGE)
        return found.replace("_", "-") if found and LANGUAGE_TAG.fullmatch(found) else None

    def dates(self, line: int = 0) -> Iterator[Claim]:
        """Claims of publication, then of change."""
        for name, value in self.raw(*PUBLISHED, *MODIFIED):
            if (text := plain(value)) and not EMPTY_DATE.match(text):
                yield Claim(f"{self.prefix} {name}", text[:LONGEST], line)

    def stated(self, line: int = 0) -> Stated:
        """All that the record states of its article, but topics."""
        return Stated(
            title=self.first(*TITLE),
            standfirst=self.first(*STANDFIRST),
            outlet=self.outlet(),
            author=self.author(),
            url=self.address(),
            language=self.language(),
            dates=tuple(self.dates(line)),
        )


def host(address: str | None) -> str | None:
    """The host of an address, without "www."; None where it has none."""
    try:
        return (urlsplit(address or "").hostname or "").removeprefix("www.") or None
    except ValueError:
        return None


def parsable(address: str | None) -> str | None:
    """An address as it stands; None where it is broken, as "https://[" is, or there is none."""
    try:
        return address if urlsplit(address or "").geturl() else None
    except ValueError:
        return None


def plain(value: Any) -> str | None:
    """A value as one line of text: a text, number or date; an object's inner value, the first of a list."""
    for _ in range(4):
        if isinstance(value, dict):
            value = next((value[key] for key in INNER if value.get(key)), None)
        elif isinstance(value, list):
            value = value[0] if value else None
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(int(value)) if value == value and abs(value) < 1e15 else None
    return " ".join(decoded(value).split()) or None if isinstance(value, str) else None


def decoded(text: str) -> str:
    """A text with the characters that HTML writes out, however often: "&amp;#8217;" as "’"."""
    for _ in range(DECODED_AT_MOST):
        if not REFERENCE.search(text):
            break
        text = REFERENCE.sub(lambda found: html.unescape(found[0]), text)
    return text
