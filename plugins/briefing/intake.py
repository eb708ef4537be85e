"""Intake: what is done to each raw file and to each document by itself, wherever there is a worker for it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from mmap import mmap
from pathlib import Path

from . import formats, noise, publication_dates, raw_files
from .folding import fold, unfold_once
from .formats.characters import without_barred
from .formats.limits import FILE_BYTES
from .records import Article, Claim, Document, RawFile, SetAside
from .runner import Step

NO_TEXT = "no text of an article is left in it"
FAILED = "cannot be cleaned"
"""How a repair begins that tells why an article has no text, where cleaning it failed."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """A raw file to be read."""

    folder: str
    """The folder of raw files, as every worker sees it."""
    raw: RawFile
    sidecar: str | None
    """A digest of what stands in its sidecar; None where it has none."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document, folded: most of a build need only know how its lines look from afar."""

    path: str
    outline: noise.Outline
    document: bytes
    """A `Document`, folded: whoever remembers what it was cleaned to need not unfold it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is in a raw file."""

    sheets: tuple[Sheet, ...]
    set_aside: tuple[SetAside, ...]
    whole: bool = True
    """Whether the file could be opened, and held what it did when the build began."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A document to be cleaned, with all that this rests on."""

    document: bytes
    """A `Document`, folded."""
    boilerplate: noise.Boilerplate
    """Those of its lines that recur."""
    zone: str
    bounds: publication_dates.Bounds


def deliveries(folder: Path, found: list[RawFile]) -> Iterator[Delivery]:
    """The raw files of a folder, each to be read with its sidecar."""
    for raw in found:
        beside = raw_files.sidecar(folder, raw)
        yield Delivery(str(folder), raw, None if beside is None else hashlib.sha256(beside).hexdigest())


def read(delivery: Delivery) -> Reading:
    """The documents of one raw file; trouble becomes a SetAside."""
    folder, raw = Path(delivery.folder), delivery.raw
    try:
        data = raw_files.read(folder, raw)
    except OSError as error:
        return unread(raw, f"cannot be read: {error.strerror}; check that it is there and readable")
    if changed(raw, data):
        return unread(raw, "changed while the site was built: build again")
    sheets, set_aside = [], []
    for item in formats.documents(raw, data, raw_files.sidecar(folder, raw)):
        if isinstance(item, SetAside):
            set_aside.append(item)
        else:
            document = with_file_time(item, raw.saved)
            sheets.append(Sheet(item.path, noise.outline(document), fold(document)))
    return Reading(tuple(sheets), tuple(set_aside))


def with_file_time(document: Document, saved: str) -> Document:
    """The document with the time of its file among its claims, after all others; unchanged without one."""
    if not saved:
        return document
    dates = (*document.stated.dates, Claim(publication_dates.FILE_TIME, saved))
    return document.changed(stated=document.stated.changed(dates=dates))


def unread(raw: RawFile, reason: str) -> Reading:
    """The file set aside for a reason that may be gone next time."""
    return Reading((), (SetAside(raw.path, "reading", reason),), whole=False)


def changed(raw: RawFile, data: bytes | mmap) -> bool:
    """Whether these are other bytes than those that were found; files longer than is read cannot be told."""
    whole = isinstance(data, bytes) and len(data) <= FILE_BYTES.get(raw.kind, 0)
    return whole and hashlib.sha256(data).hexdigest() != raw.digest


def clean(proof: Proof) -> Article:
    """The article in a document, dated on its own evidence; one without text where that cannot be done."""
    document = unfold_once(proof.document, Document)
    try:
        return dated(noise.clean(document, proof.boilerplate), proof.zone, proof.bounds).folded()
    except Exception as error:  # what nobody foresaw in one article must not cost the others
        return failed(document, error)


def clean_one(raw: str | bytes, kind: str, url: str | None) -> Article:
    """One document, cleaned and dated, without a folder; its path is made from its digest.

    What cannot be read is an article without text, whose `repairs` say why. Raises ValueError for an
    unknown kind.
    """
    known = formats.kind_of(f"raw.{kind}")
    if known is None:
        raise ValueError(f"{kind!r} is no kind that is read; known are {' '.join(sorted(formats.KINDS))}")
    data = raw.encode("utf-8", "surrogatepass") if isinstance(raw, str) else raw
    digest = hashlib.sha256(data).hexdigest()
    file = RawFile(f"{digest[:16]}.{kind}", digest, known)
    item = next(formats.documents(file, data, url=url))
    if isinstance(item, SetAside):
        item = Document(file, 1, (), repairs=(item.reason,))
    article = noise.clean(item)
    return article.changed(published=publication_dates.from_article(article))


def failed(document: Document, error: Exception) -> Article:
    """An article without text, whose last repair says why."""
    why = f"{FAILED} ({type(error).__name__}: {error}): remove it or save it anew, and report this, please"
    repairs = (*document.repairs, without_barred(why))
    return Article(document.path, document.raw.digest, "", "", repairs=repairs)


def why_empty(article: Article) -> str:
    """Why no text is left of an article."""
    return next((repair for repair in article.repairs if repair.startswith(FAILED)), NO_TEXT)


def dated(article: Article, zone: str, bounds: publication_dates.Bounds) -> Article:
    """The article with the date that its own words and metadata give."""
    return article.changed(published=publication_dates.from_article(article, zone, bounds))


def was_whole(reading: Reading) -> bool:
    """Whether reading the file again would find the same."""
    return reading.whole


READ = Step(read, Delivery, Reading, lasting=was_whole)
CLEAN = Step(clean, Proof, Article)
