"""Small builders, so that tests read as stories: `article("First. Second.", day="2015-12-16")`."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

from briefing.records import (
    Article,
    Block,
    Body,
    Document,
    Paragraph,
    PublicationDate,
    RawFile,
    Removed,
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
    *paragraphs: str,
    path: str = "a.txt",
    day: str | None = None,
    title: str = "",
    removed: tuple[Removed, ...] = (),
    **fields,
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
        body=Body(tuple(kept), removed),
        published=on(day),
        **fields,
    )


def raw_folder(folder: Path, number: int) -> Path:
    """A folder of so many raw articles, no two alike, with the noise of scrapers; events of six towns."""
    folder.mkdir(parents=True)
    for n in range(number):
        town, what = TOWNS[n % len(TOWNS)], EVENTS[n // len(TOWNS) % len(EVENTS)]
        day = date(2021, 5, 1 + n % 28)
        lines = [
            f"{what.capitalize()} reported in {town}, day {n}",
            f"By Ada Quill, {town} Mail",
            f"Published: {day:%B} {day.day}, {day.year}",
            f"Officials in {town} said on {day:%A} that {what} had cost the town {n + 12},000 crowns so far.",
            f"The mayor of {town} told the council that {what} would be looked into within {n + 3} weeks.",
            f"“We have never seen {what} like this one,” said Berit Hollow, of {town} for {n} years.",
            "Share this article",
            f"Last year {n + 40} people were hurt when {what} struck the villages to the north of {town}.",
            "All rights reserved.",
        ]
        (folder / f"{n:04}.txt").write_text("\n\n".join(lines), encoding="utf-8")
    return folder


TOWNS = ("Port Lindow", "Imber", "Saltmere", "Corvane", "Hollin Bridge", "Estermark")
EVENTS = ("a flood", "a fire at the mill", "a strike of the ferrymen", "a storm", "a failure of the bank")
