"""Saved feeds (RSS, Atom, RDF): an article for each entry, with its full text or its summary."""

from __future__ import annotations

import io
import re
from bisect import bisect_left
from typing import Any

from ..records import Block, Claim, Stated
from .decoding import decode
from .findings import Finding, Findings, Found, Trouble, Unreadable
from .html import fragment, looks_like_html, page

DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)")
DOCTYPE = re.compile(r"<!DOCTYPE[^\[<>]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
"""Document types may define entities that grow without bound ("billion laughs"); no feed needs one."""
ENCODING = re.compile(r"(<\?xml[^>]{0,200}?)\s+encoding\s*=\s*[\"'][\w.:-]+[\"']")
REFERENCE = re.compile("&#(?:([0-9]+)|x([0-9a-f]+));?", re.IGNORECASE)
LAST_CHARACTER = 0x10FFFF
LONGEST_NUMBER = 100
"""Digits of a reference that are read; so many may be leading zeros."""
TAG = re.compile(r"<[^<>]+>")
ADDRESS = re.compile(r"https?://\S+$")
NEAR = 10_000
"""How far before its link an entry's text may stand."""
REACH = 1_000_000
"""Characters searched for the place of an entry after that of the one before."""
DATES = ("published", "issued", "created", "updated")


def read(data: bytes, url: str | None = None) -> Findings:
    """Every entry of a feed; a page saved under the name of a feed is read as a page."""
    declared = DECLARED.search(data[:1000])
    text, repairs = decode(data, declared[1].decode("ascii") if declared else None)
    if _is_page(text):
        yield page(text, url, (*repairs, "read as HTML, which it is in spite of its name"))
        return
    feed = _parse(text)
    if not feed.entries:
        raise Unreadable(_why_empty(feed))
    source, place = _Source(text), 0
    for entry in feed.entries:
        place = source.place_of(entry, place)
        yield _finding(entry, feed.feed, source, place, repairs)


class _Source:
    """The text of a feed, which knows where its entries and its lines stand."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._breaks = [found.start() for found in re.finditer("\n", text)]

    def line_at(self, place: int) -> int:
        """The number of the line of a place."""
        return bisect_left(self._breaks, place) + 1

    def place_of(self, entry: Any, start: int) -> int:
        """Where an entry stands: where its identifier, link or headline is found from `start` on."""
        for key in ("id", "link", "title"):
            if (value := entry.get(key)) and (place := self.text.find(value, start, start + REACH)) >= 0:
                return place
        return start

    def line_of(self, body: str, place: int) -> int:
        """The line of a text, found by its first words after its entry's place or shortly before."""
        opening = " ".join(TAG.sub(" ", body[:1000]).split()[:3])
        found = self.text.find(opening, max(0, place - NEAR), place + REACH) if opening else -1
        return self.line_at(found if found >= 0 else place)


def _is_page(text: str) -> bool:
    return re.match(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!doctype\s+html|<html)\b", text, re.IGNORECASE) is not None


def _without_doctype(text: str) -> str:
    """The text without its document type; only the first place that opens one is tried, however many do."""
    opening = re.search("<!DOCTYPE", text, re.IGNORECASE)
    whole = DOCTYPE.match(text, opening.start()) if opening else None
    return text[: whole.start()] + text[whole.end() :] if whole else text


def _possible(reference: re.Match[str]) -> str:
    """A reference as it stands; where there is no such character, what HTML shows in its place.

    One such reference would have feedparser give up the whole feed.
    """
    digits, base = (reference[1], 10) if reference[1] else (reference[2], 16)
    code = int(digits, base) if len(digits) <= LONGEST_NUMBER else LAST_CHARACTER + 1
    is_character = code <= LAST_CHARACTER and not 0xD800 <= code <= 0xDFFF
    return reference[0] if is_character else "\N{REPLACEMENT CHARACTER}"


def _parse(text: str) -> Any:
    import feedparser

    text = ENCODING.sub(r"\1", _without_doctype(text), count=1)
    text = REFERENCE.sub(_possible, text)
    try:
        return feedparser.parse(
            io.BytesIO(text.encode("utf-8", "replace")),
            response_headers={"content-type": "application/xml; charset=utf-8"},
        )
    except Exception as error:  # it trips over wide blanks in the address of a namespace, among others
        raise Unreadable(_no_feed(error)) from error


def _why_empty(feed: Any) -> str:
    if feed.version:
        return "is a feed without entries: remove it or fetch it again"
    return _no_feed(feed.bozo_exception if feed.get("bozo") else None)


def _no_feed(error: Exception | None) -> str:
    problem = f" ({error})" if error else ""
    return f"is XML, but no feed that can be read{problem}: save RSS, Atom or HTML"


def _finding(entry: Any, feed: Any, source: _Source, place: int, repairs: tuple[str, ...]) -> Finding:
    content, summary = _content(entry), _text(entry, "summary")
    body = content or summary
    line = source.line_of(body, place)
    blocks = fragment(body, line) if looks_like_html(body) else _lines(body, line)
    if not blocks:
        return Trouble(f"the entry on line {line:,} ({_plain(_text(entry, 'title'))[:80]!r}) has no text")
    if not content:
        repairs = (*repairs, "the feed gives a summary only, no full text")
    return Found(blocks, _stated(entry, feed, summary if content else "", source.line_at(place)), repairs)


def _content(entry: Any) -> str:
    return max((_text(part, "value") for part in entry.get("content", ())), key=len, default="")


def _text(entry: Any, key: str) -> str:
    """What feedparser found under a key; it says None of some that are broken."""
    return entry.get(key) or ""


def _stated(entry: Any, feed: Any, summary: str, line: int) -> Stated:
    link = entry.get("link") or ""
    return Stated(
        title=_plain(_text(entry, "title")) or None,
        standfirst=_plain(summary) or None,
        outlet=_plain((entry.get("source") or {}).get("title") or feed.get("title") or "") or None,
        author=_plain(_text(entry, "author")) or None,
        url=link if ADDRESS.match(link) else None,
        language=(entry.get("language") or feed.get("language") or "").replace("_", "-") or None,
        dates=tuple(Claim(f"feed {name}", entry[name], line) for name in DATES if dict.get(entry, name)),
    )


def _lines(body: str, line: int) -> tuple[Block, ...]:
    parts = enumerate(body.split("\n"), line)
    return tuple(Block(_plain(part), number, hints=("body",)) for number, part in parts if _plain(part))


def _plain(text: str) -> str:
    """Text without tags and entities, on one line."""
    if "<" in text or "&" in text:
        from bs4 import BeautifulSoup

        text = BeautifulSoup(text, "lxml").get_text()
    return " ".join(text.split())
