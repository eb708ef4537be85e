"""WARC files, the archives of web crawls: an article for each page in them, one in memory at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from .decoding import decode
from .findings import Finding, Findings, Trouble, Unreadable
from .html import page
from .limits import RECORD_BYTES

PAGES = ("text/html", "application/xhtml+xml")
GOOD = range(200, 300)


def read(file: BinaryIO, url: str | None = None) -> Findings:
    """Every page of a WARC file, packed or not, that was fetched with success."""
    found = False
    for record in _records(file):
        if _is_page(record):
            found = True
            yield _finding(record)
    if not found:
        raise Unreadable("holds no page: no response in it is HTML")


def _records(file: BinaryIO) -> Iterator[Any]:
    """The responses in a WARC file; Unreadable from where it is damaged."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource
    try:
        yield from ArchiveIterator(file, record_types=kinds, parse_http=True, auto_decode="all")
    except OSError as error:
        raise Unreadable(
            f"is no WARC file, or a damaged one ({error}): what comes before the damage was read"
        ) from None
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # how Rust's panics arrive, outside of Exception
            raise
        raise Unreadable("is a damaged WARC file: what comes before the damage was read") from None


def _is_page(record: Any) -> bool:
    if record.http_headers is not None and record.http_headers.status_code not in GOOD:
        return False
    kind = (
        record.http_content_type
        if record.http_headers is not None
        else record.headers.get("Content-Type", "")
    )
    return (kind or "").partition(";")[0].strip().lower() in PAGES


def _finding(record: Any) -> Finding:
    address = record.headers.get("WARC-Target-URI", "").strip("<>") or None
    where = f"the page {address or 'without address'} at byte {record.stream_pos:,}"
    data = record.reader.read(RECORD_BYTES + 1)
    if len(data) > RECORD_BYTES:
        return Trouble(f"{where} is larger than {RECORD_BYTES // 1_000_000} MB")
    try:
        text, repairs = decode(data, record.http_charset)
        return page(text, address, repairs)
    except Unreadable as error:
        return Trouble(f"{where} {error}")
    except Exception as error:  # one hostile page must not cost the rest of the archive
        return Trouble(f"{where} cannot be read ({type(error).__name__}: {error})")
