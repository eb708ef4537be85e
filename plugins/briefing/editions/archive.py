"""The folder of frozen editions: one JSON file a day, written once, errata added, never edited."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import msgspec

from ..errors import BriefingError
from ..in_place import in_place
from .edition import Edition, Erratum

VERSION = 1
"""Of the file's form; raised when a file of an older version could no longer be read."""
NAME = re.compile(r"\d{4}-\d\d-\d\d\.json")


class EditionError(BriefingError):
    """A frozen edition cannot be read, or not be written; the message names file and remedy."""


@dataclass(frozen=True, slots=True)
class Content:
    """What stands in a file."""

    version: int
    digest: str
    """SHA-256 of the canonical text of `edition`, in hexadecimal."""
    edition: Edition
    errata: tuple[Erratum, ...] = ()


@dataclass(frozen=True, slots=True)
class Frozen:
    """A frozen edition."""

    edition: Edition
    text: bytes
    """Its canonical text: what `digest` is the digest of."""
    errata: tuple[Erratum, ...] = ()
    """Oldest first."""

    @property
    def digest(self) -> str:
        """SHA-256 of its canonical text, in hexadecimal."""
        return digest(self.text)


@dataclass(frozen=True, slots=True)
class Archive:
    """All that lies in the folder of frozen editions."""

    frozen: Mapping[date, Frozen] = field(default_factory=lambda: MappingProxyType({}))
    broken: Mapping[date | None, str] = field(default_factory=lambda: MappingProxyType({}))
    """Why a day's file cannot be read, file and remedy named; None for a file that names no day."""

    @property
    def days(self) -> set[date]:
        """The days that were frozen, those whose files are broken included."""
        return {day for day in (*self.frozen, *self.broken) if day}


def canonical(edition: object) -> bytes:
    """The one text of an edition: JSON after RFC 8785, keys in order, no white space, UTF-8.

    Such a text holds no number but whole ones and no key but ASCII, so that msgspec's sorted form is that of
    the standard.
    """
    return msgspec.json.encode(edition, order="sorted")


def digest(text: bytes) -> str:
    """SHA-256, in hexadecimal."""
    return hashlib.sha256(text).hexdigest()


def freeze(edition: Edition, today: date) -> Frozen:
    """An edition as of this day."""
    frozen = replace(edition, frozen=today)
    return Frozen(frozen, canonical(frozen))


def read(folder: Path) -> Archive:
    """All frozen editions; a file that cannot be trusted is told of and leaves the others alone."""
    frozen: dict[date, Frozen] = {}
    broken: dict[date | None, str] = {}
    for path in sorted(folder.glob("*.json")):
        day = day_of(path)
        try:
            if day is None:
                raise EditionError(f"{path} is no frozen edition: its name is no day; move it elsewhere")
            frozen[day] = read_one(path, day)
        except EditionError as error:
            broken[day] = str(error)
    return Archive(frozen, broken)


def day_of(path: Path) -> date | None:
    """The day that a file's name gives."""
    try:
        return date.fromisoformat(path.stem) if NAME.fullmatch(path.name) else None
    except ValueError:
        return None


def read_one(path: Path, day: date) -> Frozen:
    """One frozen edition, held against its digest.

    Raises EditionError where the file is damaged, of another version, or not what was frozen.
    """
    remedy = "restore it from version control; until then this day is made anew"
    try:
        data = path.read_bytes()
        raw = msgspec.json.decode(data)
        version = raw.get("version") if isinstance(raw, dict) else None
        if version != VERSION:
            raise EditionError(f"{path} has version {version!r}, known is {VERSION}; {remedy}")
        content = msgspec.json.decode(data, type=Content)
    except OSError as error:
        raise EditionError(f"{path} cannot be opened ({error.strerror}): check its permissions") from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise EditionError(f"{path} is damaged ({error}); {remedy}") from error
    # As it stands, not as today's records would say it: a field that they gain must not change a digest.
    text = canonical(raw["edition"])
    if digest(text) != content.digest:
        raise EditionError(f"{path} was changed after it was frozen: its digest does not match; {remedy}")
    if content.edition.day != day or content.edition.frozen is None:
        raise EditionError(f"{path} holds the edition of another day; {remedy}")
    return Frozen(content.edition, text, content.errata)


def write(folder: Path, frozen: Frozen) -> Path:
    """Write a frozen edition, whole or not at all, and say where.

    What was frozen is never written over: of a day that is there already only the errata may grow.
    Raises EditionError otherwise, and where the folder cannot be written.
    """
    path = folder / f"{frozen.edition.day.isoformat()}.json"
    if path.exists() and not grown(read_one(path, frozen.edition.day), frozen):
        raise EditionError(f"{path} is there already, with another text; a frozen edition is not replaced")
    raw = {
        "version": VERSION,
        "digest": frozen.digest,
        "edition": msgspec.Raw(frozen.text),
        "errata": frozen.errata,
    }
    data = msgspec.json.format(msgspec.json.encode(raw), indent=1) + b"\n"
    try:
        with in_place(path) as part, part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise EditionError(
            f"{path} cannot be written ({error.strerror}); nothing there was changed"
        ) from error
    return path


def grown(before: Frozen, after: Frozen) -> bool:
    """Whether one is the other with more errata."""
    return before.text == after.text and after.errata[: len(before.errata)] == before.errata
