"""What a page states of itself: JSON-LD, OpenGraph and other `meta`, microdata, `time`, its address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from lxml.etree import _Element, tostring

from ..records import Claim, Stated
from . import json_ld
from .article_body import names
from .fields import EMPTY_DATE, WEB, decoded, host
from .passages import Passage

META_PUBLISHED = (
    "article:published_time", "og:article:published_time", "article:published", "og:published_time",
    "datepublished", "date_published", "publishdate", "publish-date", "publish_date", "publisheddate",
    "published-date", "published_time", "pubdate", "publication_date", "publicationdate",
    "originalpublicationdate", "article_date_original", "ptime", "sailthru.date", "parsely-pub-date",
    "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "rnews:datepublished", "dc.date.issued",
    "dcterms.issued", "dc.date.created", "dcterms.created", "dc.created", "dc.date", "dcterms.date",
    "citation_publication_date", "citation_date", "article.published", "article.created", "createdate",
    "created", "date", "timestamp", "displaydate", "shareaholic:article_published_time",
    "vr:published_time", "bt:pubdate",
)  # fmt: skip
"""Names of `meta` that state when an article was published, most explicit first."""

META_MODIFIED = (
    "article:modified_time", "og:updated_time", "og:modified_time", "datemodified", "lastmod",
    "last-modified", "dcterms.modified", "dc.date.modified", "article.updated", "modified", "revised",
    "utime",
)  # fmt: skip

META_AUTHOR = (
    "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
    "byl", "citation_author",
)  # fmt: skip
META_OUTLET = (
    "og:site_name", "dc.publisher", "dcterms.publisher", "citation_journal_title", "application-name",
    "article:publisher",
)  # fmt: skip
META_LANGUAGE = ("content-language", "dc.language", "dcterms.language", "language", "og:locale")

DATE_NAMES = frozenset({
    "date", "dates", "datetime", "time", "timestamp", "dateline", "published", "publish", "pubdate",
    "publication", "posted", "created", "datum", "fecha", "data",
})  # fmt: skip
HAS_DAY = re.compile(r"(?<!\d)(?:[12]?\d|3[01]|0\d)(?!\d)")
STAMP_LENGTH = 120
"""Characters; a longer passage with a name like "date" holds more than a date."""
CLAIMS = 60
"""The most claims kept of a page; real ones have up to thirty."""
STAMPS = 8
"""Visible stamps kept as claims; those after the headline come first."""

LATEST_DAY = "2079-12-31"
"""For htmldate, which else asks the clock: the same page must give the same date on any day."""

STANDFIRST_NAMES = frozenset({
    "standfirst", "dek", "deck", "subtitle", "subheadline", "subhead", "subheading", "chapo", "chapeau",
    "lead", "intro", "summary", "excerpt",
})  # fmt: skip
LANGUAGE_TAG = re.compile(r"^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$")
SITE_PARTS = re.compile(r"\s+[|–—·•»-]\s+")
KEY = re.compile(r"\W+")


def stated(tree: _Element, passages: Sequence[Passage], in_body: Sequence[bool], url: str | None) -> Stated:
    """All that a page states; `in_body` tells for each passage whether it belongs to the article."""
    page = _Metadata(tree, passages, in_body, url)
    return Stated(
        title=page.title(),
        standfirst=page.standfirst(),
        outlet=page.outlet(),
        author=page.author(),
        url=page.address(),
        language=page.language(),
        dates=tuple(_once(page.dates())),
    )


def _once(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Each claim that gives something, once: pages repeat their `meta`."""
    seen = set()
    for claim in claims:
        if len(seen) == CLAIMS:
            return
        if claim.text and not EMPTY_DATE.match(claim.text) and (claim.field, claim.text) not in seen:
            seen.add((claim.field, claim.text))
            yield claim


class _Metadata:
    """The places of a page that hold metadata, each looked up once."""

    def __init__(
        self, tree: _Element, passages: Sequence[Passage], in_body: Sequence[bool], url: str | None
    ) -> None:
        self.tree = tree
        self.passages = passages
        self.in_body = in_body
        self.url = url

    @cached_property
    def nodes(self) -> list[json_ld.Node]:
        return json_ld.nodes(self.tree)

    @cached_property
    def article(self) -> json_ld.Node | None:
        """The JSON-LD of the article itself."""
        return next((node for node in self.nodes if node.is_article()), None)

    @cached_property
    def meta(self) -> dict[str, list[_Element]]:
        """`meta` elements with content by lower-cased name."""
        found: dict[str, list[_Element]] = {}
        for element in self.tree.iter("meta"):
            name = (
                element.get("property")
                or element.get("name")
                or element.get("itemprop")
                or element.get("http-equiv")
            )
            if name and (element.get("content") or "").strip():
                found.setdefault(name.strip().lower(), []).append(element)
        return found

    def _meta(self, *wanted: str) -> Iterator[str]:
        for name in wanted:
            for element in self.meta.get(name, ()):
                yield decoded(element.get("content")).strip()

    @cached_property
    def headings(self) -> list[Passage]:
        return [passage for passage in self.passages if passage.tag == "h1"]

    @cached_property
    def first(self) -> int:
        """The place of the body's first passage; the end where there is no body."""
        return next((place for place, inside in enumerate(self.in_body) if inside), len(self.passages))

    # Headline and standfirst

    def title(self) -> str | None:
        """The headline as the page shows it, where metadata agree; else as they state it."""
        claims = list(
            filter(
                None,
                [self.article and self.article.text("headline"), *self._meta("og:title", "twitter:title")],
            )
        )
        full = " ".join(decoded(self.tree.findtext(".//title") or "").split())
        for heading in self.headings:
            if any(_says(heading.text, claim) for claim in [*claims, full]):
                return heading.text
        if claims:
            return _without_site(claims[0], list(self._meta("og:site_name")))
        if len(self.headings) == 1:
            return self.headings[0].text
        return _without_site(full, list(self._meta("og:site_name"))) or None

    def standfirst(self) -> str | None:
        """The line or two under the headline: so named by its element, or equal to the page's description."""
        body = KEY.sub(
            "",
            "".join(p.text for p, inside in zip(self.passages, self.in_body, strict=True) if inside)[:2000],
        )
        described = next(self._meta("og:description", "description", "twitter:description"), "")
        for passage in self.passages[: self.first]:
            named = any(not STANDFIRST_NAMES.isdisjoint(names(element)) for element in passage.around[:2])
            if passage.words > 5 and passage.tag != "h1" and (named or _same(passage.text, described)):
                return passage.text if KEY.sub("", passage.text) not in body else None
        return None

    # Who and where

    def outlet(self) -> str | None:
        """Who publishes it, by name; its host where no name is stated."""
        publisher = next(filter(None, (text_in(node, "publisher") for node in self.nodes)), None)
        name = next(
            (name for name in [publisher, *self._meta(*META_OUTLET)] if name and not WEB.match(name)), None
        )
        if name:
            return name.lstrip("@")
        return host(self.address())

    def author(self) -> str | None:
        """Who wrote it; addresses of profiles are no names."""
        stated = [
            self.article and self.article.names("author"),
            *self._meta(*META_AUTHOR),
        ]
        outlet = (self.outlet() or "").casefold()
        return next(
            (n for n in stated if n and not WEB.match(n) and n.casefold() != outlet and len(n) < 200), None
        )

    def address(self) -> str | None:
        """Where it was published: as known from elsewhere, else the canonical link, else as stated."""
        links = (e.get("href") for e in self.tree.xpath("//link[@rel='canonical']"))
        found = [self.url, *links, *self._meta("og:url"), self.article and self.article.text("url")]
        return next((link for link in found if link and WEB.match(link)), None)

    def language(self) -> str | None:
        """The language of the article's JSON-LD, of the `html` element or of a `meta`, as a BCP 47 code."""
        html = self.tree if self.tree.tag == "html" else self.tree.find(".//html")
        root = html.get("lang") or html.get("xml:lang") if html is not None else None
        stated = [self.article and self.article.text("inLanguage"), root, *self._meta(*META_LANGUAGE)]
        return next((code.replace("_", "-") for code in stated if code and LANGUAGE_TAG.match(code)), None)

    # When

    def dates(self) -> Iterator[Claim]:
        """Claims of when it was published, strongest first; when it was changed comes last."""
        yield from self._ld_dates([self.article] if self.article else [], "datePublished")
        yield from self._meta_dates(META_PUBLISHED)
        yield from self._microdata("datePublished")
        yield from self._ld_dates(self.nodes, "datePublished", "dateCreated", "uploadDate")
        yield from self._times()
        yield from self._stamps()
        yield from self._guess()
        if address := self.address():
            yield Claim("url", address)
        yield from self._microdata("dateModified")
        yield from self._ld_dates(self.nodes, "dateModified")
        yield from self._meta_dates(META_MODIFIED)

    def _ld_dates(self, nodes: Iterable[json_ld.Node], *keys: str) -> Iterator[Claim]:
        for key in keys:
            for node in nodes:
                if value := node.text(key):
                    yield Claim(f"json-ld {key}", value, node.line_of(value))

    def _meta_dates(self, wanted: Iterable[str]) -> Iterator[Claim]:
        for name in wanted:
            for element in self.meta.get(name, ()):
                yield Claim(f"meta {name}", element.get("content").strip(), element.sourceline or 0)

    def _microdata(self, name: str) -> Iterator[Claim]:
        for element in self.tree.xpath("//*[@itemprop=$name]", name=name):
            value = element.get("content") or element.get("datetime") or "".join(element.itertext())
            yield Claim(f"microdata {name}", " ".join(value.split())[:STAMP_LENGTH], element.sourceline or 0)

    def _times(self) -> Iterator[Claim]:
        """`time` elements: those that say they are the date of publication first, else in their order."""
        found = list(self.tree.iter("time"))
        found.sort(
            key=lambda e: (
                not (
                    e.get("pubdate") is not None
                    or "publish" in f"{e.get('class')} {e.get('itemprop')}".lower()
                )
            )
        )
        for element in found[:STAMPS]:
            value = element.get("datetime") or "".join(element.itertext())
            if value and HAS_DAY.search(value):
                yield Claim("time", " ".join(value.split())[:STAMP_LENGTH], element.sourceline or 0)

    def _stamps(self) -> Iterator[Claim]:
        """Short passages whose element has a name like "date": those after the headline first."""
        start = next((place for place, passage in enumerate(self.passages) if passage.tag == "h1"), 0)
        found = [(place < start, place) for place, passage in enumerate(self.passages) if _is_stamp(passage)]
        for _, place in sorted(found)[:STAMPS]:
            passage = self.passages[place]
            yield Claim("element named date", passage.text, passage.line)

    def _guess(self) -> Iterator[Claim]:
        """What htmldate reads out of the page, where nothing states outright when it was published."""
        from htmldate import find_date

        if (self.article and self.article.text("datePublished")) or self.meta.get("article:published_time"):
            return
        try:
            guess = find_date(
                tostring(self.tree),
                url=self.url,
                extensive_search=True,
                original_date=True,
                max_date=LATEST_DAY,
            )
        except Exception:  # it meets hostile pages with errors of every kind; its answer is one of many
            return
        if guess:
            yield Claim("htmldate", guess)


def text_in(node: json_ld.Node, key: str) -> str | None:
    """A property of an article's node; of other nodes nothing, whose publishers may be others."""
    return node.text(key) if node.is_article() else None


def _is_stamp(passage: Passage) -> bool:
    if len(passage.text) > STAMP_LENGTH or not HAS_DAY.search(passage.text):
        return False
    return any(not DATE_NAMES.isdisjoint(names(element)) for element in passage.around[:2])


def _same(one: str, other: str) -> bool:
    """Whether two texts have the same words, or a cut-off one the same first forty letters."""
    one, other = KEY.sub("", one).casefold(), KEY.sub("", other).casefold()
    return bool(one) and (one == other or (len(other) > 40 and one.startswith(other[:-3])))


def _says(heading: str, claim: str) -> bool:
    """Whether a heading is what metadata give as the title, perhaps with the site's name."""
    heading, claim = KEY.sub("", heading).casefold(), KEY.sub("", claim).casefold()
    return len(heading) > 8 and (heading in claim or (claim in heading and len(claim) > 0.5 * len(heading)))


def _without_site(title: str, sites: Sequence[str]) -> str:
    """A title without the site's name at its end or start: "Talks resume | The Daily" as "Talks resume"."""
    parts = SITE_PARTS.split(title)
    if len(parts) < 2:
        return title
    kept = [
        part
        for part in parts
        if not any(KEY.sub("", part).casefold() == KEY.sub("", s).casefold() for s in sites)
    ]
    if kept and len(kept) < len(parts):
        return title[title.index(kept[0]) : title.rindex(kept[-1]) + len(kept[-1])]
    last = SITE_PARTS.search(title)
    return title[: last.start()] if last and len(parts[0].split()) > 3 else title
