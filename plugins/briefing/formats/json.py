"""JSON and JSON lines: every article in them, by the field names that scrapers and APIs use."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from ..records import Block, Stated
from . import fields, html
from .compression import unpacked
from .decoding import decode
from .findings import Finding, Findings, Found, Trouble, Unreadable
from .limits import FILE_BYTES, JSON_DEPTH, MEGABYTE, RECORD_BYTES
from .text import field_blocks

SPACE = re.compile(r"[\s,]*")
NEXT_RECORD = re.compile(r"^[{\[]", re.MULTILINE)
"""Where reading goes on after invalid JSON: at the next line that opens a record."""
REACH = 1_000_000
"""Characters searched for the place of a record after that of the one before."""
TEASER = re.compile(r"\[\+\d{1,9} chars\]$")
"""The end of a text that NewsAPI has cut."""


def read(data: bytes, url: str | None = None) -> Findings:
    """Every article of a JSON file: one record, an array, an API's answer, or one record a line."""
    text, repairs = decode(data)
    for line, value, source in _values(text):
        if isinstance(value, ValueError):
            yield Trouble(f"line {line:,} is not valid JSON ({_why(value)}): the records around it were read")
        else:
            yield from _articles(value, source, line, url, repairs)


def read_lines(file: BinaryIO, url: str | None = None) -> Findings:
    """Every article of a JSON-lines file, one line in memory at a time."""
    file = unpacked(file)
    first = file.readline(RECORD_BYTES + 1)
    if first.strip() in (b"[", b"{", b""):
        yield from read(_rest(first, file), url)
        return
    for line, raw in _lines(first, file):
        yield from _line(line, raw, url) if raw else [_too_long(line)]


def _line(line: int, raw: bytes, url: str | None) -> Findings:
    try:
        text, repairs = decode(raw)
        if text.strip():
            yield from _articles(json.loads(text, strict=False), text, line, url, repairs)
    except (ValueError, RecursionError) as error:
        yield Trouble(f"line {line:,} is not valid JSON ({_why(error)}): the other lines were read")
    except Unreadable as error:
        yield Trouble(f"line {line:,} {error}")


def _too_long(line: int) -> Trouble:
    return Trouble(
        f"line {line:,} is longer than {RECORD_BYTES // MEGABYTE} MB: split it; the other lines were read"
    )


def _rest(first: bytes, file: BinaryIO) -> bytes:
    """All of a file that is named JSON lines but holds values over several lines."""
    data = first + file.read(FILE_BYTES["json"] + 1)
    if len(data) > FILE_BYTES["json"]:
        raise Unreadable(
            f"holds one value of more than {FILE_BYTES['json'] // MEGABYTE} MB: save one record a line"
        )
    return data


def _lines(first: bytes, file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Numbered lines that are not blank; b"" for one that is too long."""
    line, raw = 1, first
    while raw:
        if len(raw) > RECORD_BYTES and not raw.endswith(b"\n"):
            _skip_line(file)
            yield line, b""
        elif raw.strip():
            yield line, raw
        line, raw = line + 1, file.readline(RECORD_BYTES + 1)


def _skip_line(file: BinaryIO) -> None:
    while (more := file.readline(RECORD_BYTES)) and not more.endswith(b"\n"):
        pass


def _values(text: str) -> Iterator[tuple[int, Any, str]]:
    """(line, value, source) of every value in a text, an outer array's one by one; errors as values."""
    decoder = json.JSONDecoder(strict=False)
    place = SPACE.match(text).end()
    if text[place : place + 1] == "[" and re.match(r"\[\s*\{", text[place : place + 1000]):
        place += 1
    line, counted = 1, 0
    while (place := SPACE.match(text, place).end()) < len(text) and text[place] != "]":
        line, counted = line + text.count("\n", counted, place), place
        try:
            value, end = decoder.raw_decode(text, place)
            yield line, value, text[place:end]
        except (ValueError, RecursionError) as error:
            found = error if isinstance(error, ValueError) else ValueError("nested too deep")
            yield line + _further(found, place, text), found, ""
            following = NEXT_RECORD.search(text, text.find("\n", place) + 1 or len(text))
            end = following.start() if following else len(text)
        place = end


def _further(error: ValueError, place: int, text: str) -> int:
    """How many lines below a record's start its error stands."""
    return text.count("\n", place, error.pos) if isinstance(error, json.JSONDecodeError) else 0


def _why(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at column {error.colno}"
    return "nested too deep" if isinstance(error, RecursionError) else str(error)[:100]


# Records

EMPTY_TEXT = "its text is empty: scrape it again"


def _articles(
    value: Any, source: str, line: int, url: str | None, repairs: tuple[str, ...]
) -> Iterator[Finding]:
    """The articles in a value, however deep an API has wrapped them."""
    found = list(_records(value))
    if not found and isinstance(value, Mapping):
        record = fields.Fields(value, "json")
        if record.holds(*fields.TEXT):
            # The scraper found the article and nothing in it: it keeps its place and its date.
            yield Found((), record.stated(line), (*repairs, EMPTY_TEXT))
            return
        yield Trouble(
            f"the record on line {line:,} has no text in a field called {', '.join(fields.TEXT[:5])}"
        )
    place, escaped = 0, source.isascii()
    for record in found:
        further = _place(record, source, place, escaped)
        line, place = line + source.count("\n", place, further), further
        yield _finding(record, line, url if len(found) == 1 else None, repairs)


def _records(value: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    if depth > JSON_DEPTH:
        return
    if isinstance(value, list):
        for one in value:
            yield from _records(one, depth + 1)
    elif isinstance(value, Mapping):
        if _is_article(value):
            yield value
        else:
            for one in value.values():
                if isinstance(one, Mapping | list):
                    yield from _records(one, depth + 1)


def _is_article(record: Mapping[str, Any]) -> bool:
    """Whether a record has a text, or a headline and a summary, as an item of a feed."""
    found = fields.Fields(record, "json")
    if any(_text(value) for _, value in found.raw(*fields.TEXT)) or _html(found):
        return True
    return bool(found.first(*fields.TITLE) and found.first(*fields.STANDFIRST))


def _finding(record: Mapping[str, Any], line: int, url: str | None, repairs: tuple[str, ...]) -> Finding:
    found = fields.Fields(record, "json")
    stated = found.stated(line)
    if url and not stated.url:
        stated = stated.changed(url=url)
    for name, value in found.raw(*fields.TEXT):
        if text := _text(value):
            return _from_text(name, text, stated, line, repairs)
    if whole := _html(found):
        return _from_page(whole, stated, line, repairs)
    summary = stated.standfirst or ""
    return Found(
        field_blocks(summary, line),
        stated.changed(standfirst=None),
        (*repairs, "only a summary is given, no text"),
    )


def _from_text(name: str, text: str, stated: Stated, line: int, repairs: tuple[str, ...]) -> Finding:
    if cut := TEASER.search(text):
        text = text[: cut.start()].rstrip()
        repairs = (*repairs, f'"{name}" was cut off by the service it comes from')
    if re.match(r"\s*<(?:!doctype|html)\b", text, re.IGNORECASE):
        return _from_page(text, stated, line, repairs)
    try:
        return Found(field_blocks(text, line), stated, repairs)
    except Unreadable as error:
        return Trouble(f"the text in the record on line {line:,} {error}")


def _from_page(text: str, stated: Stated, line: int, repairs: tuple[str, ...]) -> Finding:
    """A record that holds a whole page: what the record states outranks what the page states."""
    try:
        page = html.page(text, stated.url, repairs)
    except Unreadable as error:
        return Trouble(f"the page in the record on line {line:,} {error}")
    blocks = tuple(Block(b.text, line, b.kind, b.hints, b.gap) for b in page.blocks)
    return Found(blocks, merged(stated, page.stated), page.repairs)


def merged(stronger: Stated, weaker: Stated) -> Stated:
    """Each field of the stronger where it has one; the dates of both."""
    return Stated(
        title=stronger.title or weaker.title,
        standfirst=stronger.standfirst or weaker.standfirst,
        outlet=stronger.outlet or weaker.outlet,
        author=stronger.author or weaker.author,
        url=stronger.url or weaker.url,
        language=stronger.language or weaker.language,
        dates=stronger.dates + weaker.dates,
        topics=stronger.topics or weaker.topics,
    )


def _text(value: Any) -> str:
    """A text, the texts of a list as lines, or what an object renders."""
    if isinstance(value, Mapping):
        value = value.get("rendered") or value.get("value") or ""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        value = "\n".join(value)
    return value if isinstance(value, str) and value.strip() and not fields.ADDRESS_LIKE.match(value) else ""


def _html(found: fields.Fields) -> str:
    texts = (value for _, value in found.raw(*fields.PAGE) if isinstance(value, str))
    return next((text for text in texts if html.looks_like_html(text)), "")


def _place(record: Mapping[str, Any], source: str, start: int, escaped: bool) -> int:
    """Where a record's text stands in the source, by its first words; `start` if nowhere from there on."""
    for _, value in fields.Fields(record, "json").raw(*fields.TEXT):
        opening = json.dumps(_text(value)[:40], ensure_ascii=escaped)[:-1]
        if (place := source.find(opening, start, start + REACH)) >= 0:
            return place
    return start
