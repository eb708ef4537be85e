"""Raw files to documents: one reader a format, each giving blocks that know their place in the raw file."""

from __future__ import annotations

import importlib
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from mmap import mmap
from pathlib import PurePosixPath

from ..records import Claim, Document, Kind, RawFile, SetAside, Stated
from .findings import Findings, Found, Trouble, Unreadable
from .limits import DOCUMENTS, FILE_BYTES, STREAMED

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

READERS: dict[Kind, str] = {
    "txt": "text",
    "html": "html",
    "md": "markdown",
    "json": "json",
    "jsonl": "json",
    "feed": "feed",
    "mail": "mail",
    "warc": "warc",
}
"""The module of each kind; imported when the first file of the kind is read."""


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
        for number, finding in enumerate(islice(_findings(raw, data, url), DOCUMENTS), 1):
            yield _finish(raw, number, finding)
    except Unreadable as trouble:
        yield _set_aside(raw, number + 1, str(trouble))
    except Exception as error:
        yield _set_aside(raw, number + 1, f"cannot be read ({type(error).__name__}: {error})")
    else:
        if not number:
            yield _set_aside(raw, 1, "holds no article")


def _findings(raw: RawFile, data: bytes | mmap, url: str | None) -> Findings:
    if not len(data):
        raise Unreadable("is empty: remove it or scrape it again")
    reader = importlib.import_module(f".{READERS[raw.kind]}", __name__)
    return reader.read(data, url)


def _finish(raw: RawFile, number: int, finding: Found | Trouble) -> Document | SetAside:
    if isinstance(finding, Trouble):
        return _set_aside(raw, number, finding.reason)
    return Document(raw, number, finding.blocks, finding.stated, finding.repairs)


def _set_aside(raw: RawFile, number: int, reason: str) -> SetAside:
    return SetAside(raw.path if number == 1 else f"{raw.path}#{number}", "reading", reason)
