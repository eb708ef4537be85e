"""Small builders, so that tests read as stories: `article("First. Second.", day="2015-12-16")`."""

from __future__ import annotations

import hashlib
from datetime import date

from briefing.records import (
    Article,
    Block,
    Document,
    Paragraph,
    PublicationDate,
    RawFile,
    Sentence,
    Stated,
)
from briefing.sentences import split


def digest(text: str) -> str:
    """The SHA-256 of a text, as records carry it."""
    return hashlib.sha256(text.encode()).hexdigest()


def document(*lines: str, path: str = "a.txt", kind: str = "txt", stated: Stated | None = None) -> Document:
    """A document with one text block a line; an empty line makes a gap before the next."""
    blocks = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            gap = number > 1 and not lines[number - 2].strip()
            blocks.append(Block(line.strip(), number, gap=gap))
    raw = RawFile(path, digest("\n".join(lines)), kind)
    return Document(raw, 1, tuple(blocks), stated or Stated())


def on(day: str | None) -> PublicationDate:
    """A stated publication day, or an unknown one for None."""
    if day is None:
        return PublicationDate()
    when = date.fromisoformat(day)
    return PublicationDate(when, when, when, "stated")


def article(
    *paragraphs: str, path: str = "a.txt", day: str | None = None, title: str = "", **fields
) -> Article:
    """A cleaned article of these body paragraphs, with sentences; other fields as keywords."""
    kept, number = [], 0
    for place, text in enumerate(paragraphs):
        sentences = []
        for sentence in split(text):
            sentences.append(Sentence(sentence, path, place, number, line=place + 1))
            number += 1
        kept.append(Paragraph(text, place + 1, sentences=tuple(sentences)))
    return Article(
        path=path,
        digest=digest("\n".join(paragraphs)),
        title=title,
        standfirst="",
        paragraphs=tuple(kept),
        published=on(day),
        **fields,
    )
