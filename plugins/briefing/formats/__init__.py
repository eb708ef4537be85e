"""Raw files to documents: one reader a format, each giving blocks that know their place in the raw file."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from mmap import mmap
from pathlib import PurePosixPath
from typing import Any

from ..records import Document, Kind, RawFile, SetAside
from . import characters, compression, language, sidecars
from .fields import parsable
from .findings import Finding, Findings, Trouble, Unreadable
from .limits import DOCUMENTS, FILE_BYTES, MEGABYTE, PARAGRAPHS, STREAMED

KINDS: dict[str, Kind] = {
    ".txt": "txt",
    ".text": "txt",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".md": "md",
    ".markdown": "md",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".xml": "feed",
    ".rss": "feed",
    ".atom": "feed",
    ".eml": "mail",
    ".mhtml": "mail",
    ".mht": "mail",
    ".warc": "warc",
}
"""What each ending is read as; ".gz" may follow any of them."""

READERS: dict[Kind, tuple[str, str]] = {
    "txt": ("text", "read"),
    "html": ("html", "read"),
    "md": ("markdown", "read"),
    "json": ("json", "read"),
    "jsonl": ("json", "read_lines"),
    "feed": ("feed", "read"),
    "mail": ("mail", "read"),
    "warc": ("warc", "read"),
}
"""The module and function of each kind; imported when the first file of the kind is read."""


def kind_of(name: str) -> Kind | None:
    """The kind of a file by its name, "page.html.gz" included; None where no reader knows it."""
    suffixes = [suffix.lower() for suffix in PurePosixPath(name).suffixes]
    if suffixes and suffixes[-1] == ".gz":
        suffixes.pop()
    return KINDS.get(suffixes[-1]) if suffixes else None


def documents(
    raw: RawFile, data: bytes | mmap, sidecar: bytes | None = None, url: str | None = None
) -> Iterator[Document | SetAside]:
    """Every article of a raw file in its order, and a SetAside for every part that is none; never raises.

    `sidecar` holds the bytes of the TOML file beside it, `url` an address known from elsewhere.
    """
    number = 0
    try:
        keys = sidecars.read(sidecar) if sidecar is not None else {}
        for number, finding in enumerate(_bounded(_findings(raw.kind, data, url)), 1):
            yield _finish(raw, number, finding, keys)
        if not number:
            yield _set_aside(raw, 1, "holds no article: remove it or scrape it again")
    except Unreadable as trouble:
        yield _set_aside(raw, number + 1, str(trouble))
    except RecursionError:
        yield _set_aside(raw, number + 1, "nests too deep to be read: save its text alone")
    except Exception as error:  # whatever a library meets in hostile input must not cost the other files
        yield _set_aside(
            raw, number + 1, f"cannot be read ({type(error).__name__}: {error}): remove it or save it anew"
        )


def _findings(kind: Kind, data: bytes | mmap, url: str | None) -> Findings:
    if not len(data):
        raise Unreadable("is empty: remove it or scrape it again")
    module, function = READERS[kind]
    read = getattr(importlib.import_module(f".{module}", __name__), function)
    if kind in STREAMED:
        yield from read(compression.file(data), url)
        return
    whole, repairs = _whole(kind, bytes(data))
    for finding in read(whole, url):
        yield finding if isinstance(finding, Trouble) else replace(finding, repairs=repairs + finding.repairs)


def _whole(kind: Kind, data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """All bytes of a file, unpacked; Unreadable where they are more than its kind may have."""
    limit = FILE_BYTES[kind]
    if len(data) > limit:
        raise Unreadable(
            f"is larger than {limit // MEGABYTE} MB, the most that is read of its kind: split it"
        )
    return compression.unpack(data, limit) if compression.is_packed(data) else (data, ())


def _bounded(findings: Findings) -> Findings:
    """The first DOCUMENTS of them, and word of it where there are more."""
    yield from islice(findings, DOCUMENTS)
    if next(findings, None) is not None:
        yield Trouble(f"holds more than {DOCUMENTS:,} documents: split it; the first were read")


def _finish(raw: RawFile, number: int, finding: Finding, keys: Mapping[str, Any]) -> Document | SetAside:
    """A document with its number, its sidecar's word and its language."""
    if isinstance(finding, Trouble):
        return _set_aside(raw, number, finding.reason)
    if len(finding.blocks) > PARAGRAPHS:
        reason = (
            f"holds more than {PARAGRAPHS:,} paragraphs, more than any article: split it into its articles"
        )
        return _set_aside(raw, number, reason)
    if keys:
        finding = replace(finding, stated=sidecars.outrank(finding.stated, keys))
    finding = characters.readable(finding)
    if not finding.blocks and not finding.repairs:
        return _set_aside(raw, number, "holds no text: remove it or scrape it again")
    stated = finding.stated.changed(url=parsable(finding.stated.url))
    if "language" not in keys:
        stated = stated.changed(language=language.of(stated.language, finding.blocks))
    return Document(raw, number, finding.blocks, stated, finding.repairs)


def _set_aside(raw: RawFile, number: int, reason: str) -> SetAside:
    path = raw.path if number == 1 else f"{raw.path}#{number}"
    return SetAside(path, "reading", characters.without_barred(reason))
