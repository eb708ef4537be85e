"""JSON and JSON lines to documents, by the field names that scrapers use."""

from __future__ import annotations

import json

from ..records import Claim, Stated
from .decoding import decode
from .findings import Findings, Found, Trouble
from .text import blocks

TEXTS = ("text", "maintext", "content", "body", "article")
DATES = ("date", "date_publish", "published", "publish_date")


def read(data: bytes, url: str | None = None) -> Findings:
    text, repairs = decode(bytes(data))
    try:
        records = json.loads(text)
    except ValueError:
        records = []
        for number, line in enumerate(text.split("\n"), 1):
            try:
                if line.strip():
                    records.append(json.loads(line))
            except ValueError as error:
                yield Trouble(f"line {number} is not valid JSON ({error})")
    for record in records if isinstance(records, list) else [records]:
        yield found(record, url, repairs)


def found(record, url, repairs):
    body = next((record[k] for k in TEXTS if isinstance(record.get(k), str)), "")
    dates = tuple(Claim(f"json {k}", str(record[k])) for k in DATES if record.get(k))
    author = record.get("author") or record.get("authors")
    stated = Stated(
        title=record.get("title") or None,
        outlet=record.get("source") or None,
        author=", ".join(author) if isinstance(author, list) else author,
        url=record.get("url") or url,
        dates=dates,
    )
    return Found(blocks(body), stated, repairs)
