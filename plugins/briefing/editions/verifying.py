"""Proof that an edition is as published: file, digest, published text and page held against each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from .. import addresses
from .archive import Archive, Frozen, canonical, digest
from .locating import plain


@dataclass(frozen=True, slots=True)
class Difference:
    """A place in which something is not as it was frozen."""

    where: str
    """The file, and the place in it: "output/data/editions/2015-12-16.json items[0].headline"."""
    frozen: str
    """What stands in the frozen edition; "" where this is about a whole file."""
    found: str
    """What was found there."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the edition of a day is as it was frozen."""

    day: date
    ok: bool
    frozen: date | None
    sha256: str
    held_against: tuple[str, ...]
    """What the frozen edition was held against, besides its own digest."""
    differences: tuple[Difference, ...]


def verify(day: date, folder: Path, archive: Archive, site: Path | None, expected: str = "") -> Verdict:
    """Hold a day's frozen edition against its digest, a digest from elsewhere, and a built site."""
    frozen = archive.frozen.get(day)
    if frozen is None:
        return Verdict(day, False, None, "", (), tuple(unproven(day, folder, archive, site)))
    found: list[Difference] = []
    against = []
    if expected:
        against.append(f"the digest {expected}")
        found += of_digest(frozen, expected)
    if site:
        against.append(f"the site in {site}")
        found += [*of_text(frozen, site), *of_page(frozen, site)]
    return Verdict(day, not found, frozen.edition.frozen, frozen.digest, tuple(against), tuple(found))


def unproven(day: date, folder: Path, archive: Archive, site: Path | None) -> Iterator[Difference]:
    """Why there is nothing to prove; where the file was edited, the place, by the text that was published."""
    file = folder / f"{day.isoformat()}.json"
    yield Difference(str(file), "", archive.broken.get(day, "this day is not frozen"))
    published = site / addresses.edition_text(day) if site else None
    if day not in archive.broken or published is None or not published.is_file():
        return
    try:
        raw = msgspec.json.decode(file.read_bytes())
        text = published.read_bytes()
        if raw["digest"] == digest(text):
            yield from changed(str(file), msgspec.json.decode(text), raw["edition"])
    except (OSError, msgspec.DecodeError, KeyError, TypeError):
        return


def of_digest(frozen: Frozen, expected: str) -> Iterator[Difference]:
    """Whether a digest that someone kept is that of the edition."""
    if expected.strip().lower().removeprefix("sha256:") != frozen.digest:
        yield Difference("the digest given", frozen.digest, expected)


def of_text(frozen: Frozen, site: Path) -> Iterator[Difference]:
    """Whether the text that the site offers is the frozen one, byte for byte."""
    file = site / addresses.edition_text(frozen.edition.day)
    try:
        data = file.read_bytes()
        if data == frozen.text:
            return
        found = msgspec.json.decode(data)
    except OSError as error:
        yield Difference(str(file), "", f"cannot be read: {error.strerror}; build the site")
        return
    except msgspec.DecodeError as error:
        yield Difference(str(file), "", f"is damaged: {error}")
        return
    places = list(changed(str(file), msgspec.json.decode(frozen.text), found))
    yield from places or [Difference(str(file), "", "says the same in other bytes: it is not canonical")]


def of_page(frozen: Frozen, site: Path) -> Iterator[Difference]:
    """Whether the page shows every headline and sentence of the edition, in their order."""
    from lxml import html

    file = site / addresses.briefing(frozen.edition.day)
    try:
        text = plain(html.fromstring(file.read_bytes()).text_content())
    except (OSError, ValueError, html.etree.LxmlError) as error:
        yield Difference(str(file), "", f"cannot be read: {error}")
        return
    begin = 0
    for number, item in enumerate(frozen.edition.items):
        shown = [("headline", item.headline)]
        shown += [(f"sentences[{n}]", sentence.text) for n, sentence in enumerate(item.sentences)]
        for name, words in shown:
            place = text.find(plain(words), begin)
            if place < 0:
                yield Difference(f"{file} items[{number}].{name}", words, "does not stand there")
            else:
                begin = place + len(plain(words))


def changed(where: str, before: Any, after: Any, path: str = "") -> Iterator[Difference]:
    """The innermost places in which two JSON values differ."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in sorted(before.keys() | after.keys()):
            yield from changed(where, before.get(key), after.get(key), f"{path}.{key}" if path else key)
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for number, (one, other) in enumerate(zip(before, after, strict=True)):
            yield from changed(where, one, other, f"{path}[{number}]")
    elif before != after:
        yield Difference(f"{where} {path}", said(before), said(after))


def said(value: Any) -> str:
    """A JSON value as messages show it: a text as it is, others as JSON."""
    return value if isinstance(value, str) else canonical(value).decode()
