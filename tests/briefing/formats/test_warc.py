"""WARC files."""

from __future__ import annotations

import gzip
import mmap
from pathlib import Path

import pytest
from reading import read, refused

from briefing.formats import documents
from briefing.records import Document, RawFile


def record(
    address: str, body: bytes, kind: str = "text/html", status: str = "200 OK", more: str = ""
) -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n"
        f"WARC-Date: 2020-01-01T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{len(body):012}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def page(what: str) -> bytes:
    return (
        f"<html><body><h1>The {what} of Northgate</h1>"
        f"<p>The {what} will stay, the harbour council said on Tuesday.</p>"
        f"<p>Nobody had asked for its opinion, one of its members added on Wednesday.</p></body></html>"
    ).encode()


ARCHIVE = (
    record("https://courier.example/pier", page("pier"))
    + record("https://courier.example/gone", page("error"), status="404 Not Found")
    + record("https://courier.example/boat.png", b"PNG", kind="image/png")
    + record("https://courier.example/ferry", gzip.compress(page("ferry")), more="Content-Encoding: gzip\r\n")
)
ADDRESSES = ["https://courier.example/pier", "https://courier.example/ferry"]


@pytest.mark.parametrize(("name", "data"), [("a.warc", ARCHIVE), ("a.warc.gz", gzip.compress(ARCHIVE))])
def test_pages_fetched_with_success_are_read_and_numbered(name, data):
    found = read(name, data)
    assert [document.stated.url for document in found] == ADDRESSES
    assert [document.path for document in found] == [name, f"{name}#2"]


def test_an_archive_is_read_from_a_memory_map(tmp_path: Path):
    path = tmp_path / "a.warc"
    path.write_bytes(ARCHIVE)
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        found = list(documents(RawFile("a.warc", "", "warc"), data))
    assert [document.stated.url for document in found] == ADDRESSES


def test_an_archive_cut_off_gives_what_is_whole():
    found = read("a.warc", ARCHIVE[: len(ARCHIVE) // 3])
    assert isinstance(found[0], Document)


def test_a_page_too_large_costs_no_other(monkeypatch):
    monkeypatch.setattr("briefing.formats.warc.RECORD_BYTES", 500)
    large = record("https://courier.example/large", page("pier") + b"<p>x</p>" * 200)
    aside, good = read("a.warc", large + ARCHIVE)[:2]
    assert "https://courier.example/large" in aside.reason
    assert good.stated.url == ADDRESSES[0]


def test_what_is_no_archive_is_refused():
    assert "no WARC file" in refused("a.warc", b"nonsense that is long enough to be looked at")
