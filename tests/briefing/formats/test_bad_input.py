"""Hostile and damaged files of any kind: recovered or set aside, with a reason that names what mends it."""

from __future__ import annotations

import gzip
import json
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import fixture, one, read, refused

from briefing.formats import KINDS, documents
from briefing.formats.limits import LINES, PARAGRAPHS
from briefing.records import Document, RawFile, SetAside


@pytest.mark.parametrize("suffix", sorted(KINDS))
def test_an_empty_file_is_set_aside(suffix):
    assert "empty" in refused(f"a{suffix}", b"")


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_a_file_of_blank_lines_is_set_aside(suffix):
    assert "no text" in refused(f"a{suffix}", b" \n\n \n")


def test_a_file_beyond_its_limit_is_set_aside_unread():
    assert "larger than 20 MB" in refused("a.txt", b"word " * 4_000_001)


def test_a_line_within_the_limit_is_read_whole():
    assert one("a.txt", b"word " * 200_000).blocks[0].text.count(" ") == 199_999


def test_a_packed_text_is_read_whatever_its_name():
    for name in ("a.txt.gz", "a.txt"):
        assert one(name, gzip.compress(b"The pier stands.")).blocks[0].text == "The pier stands."


def test_a_packed_text_cut_off_gives_what_is_left_of_it():
    packed = gzip.compress(b"".join(b"Line %d of the report on the pier.\n" % n for n in range(5000)))
    found = one("a.txt.gz", packed[: len(packed) // 2])
    assert found.blocks[0].text == "Line 0 of the report on the pier."
    assert "cut off" in found.repairs[0]


def test_a_packed_text_cut_off_at_its_start_is_set_aside():
    assert "fetch it again" in refused("a.txt.gz", gzip.compress(b"The pier stands.")[:9])


def test_a_decompression_bomb_is_stopped():
    bomb = gzip.compress(bytes(100_000_000), 9)
    tracemalloc.start()
    reason = refused("a.html.gz", bomb)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "unpacks to more than 20 MB" in reason
    assert peak < 50_000_000


def test_more_documents_than_the_limit_are_announced(monkeypatch):
    monkeypatch.setattr("briefing.formats.DOCUMENTS", 3)
    found = read("a.jsonl", '{"text": "The pier stands."}\n' * 5)
    assert [type(one) for one in found] == [Document, Document, Document, SetAside]
    assert "more than 3 documents" in found[-1].reason


SIDECAR = b'title = "Edited"\ndate = 2019-03-05\noutlet = "The Courier"\ntopics = ["pier"]\nurl = "https://courier.example/x"'


def test_a_sidecar_outranks_everything_in_the_file():
    data = b'{"text": "The pier stands.", "title": "Raw", "date": "2001-01-01", "source": "Other"}'
    stated = one("a.json", data, sidecar=SIDECAR).stated
    assert (stated.title, stated.outlet, stated.topics) == ("Edited", "The Courier", ("pier",))
    assert [(c.field, c.text) for c in stated.dates] == [
        ("sidecar", "2019-03-05"),
        ("json date", "2001-01-01"),
    ]


@pytest.mark.parametrize(
    ("sidecar", "reason"),
    [
        (b"title = ", "not valid TOML"),
        (b"title = " + b"9" * 5000, "not valid TOML"),
        (b"title = " + b"[" * 5000, "not valid TOML"),
        (b'tite = "A"', "unknown key 'tite'"),
        (b"\xff", "not valid TOML"),
    ],
)
def test_a_wrong_sidecar_is_named_rather_than_ignored(sidecar, reason):
    assert reason in refused("a.txt", b"The pier stands.", sidecar=sidecar)


@pytest.mark.parametrize("address", ["https://[", "http://[::1/a", "https://a\u2100b.example/"])
def test_an_address_that_cannot_be_parsed_is_none(address):
    record = {"title": "Pier", "text": "The pier stands.", "url": address}
    assert one("a.json", json.dumps(record).encode()).stated.url is None
    assert one("a.txt", b"The pier stands.", sidecar=f'url = "{address}"'.encode()).stated.url is None


def test_a_library_that_fails_costs_its_file_alone(monkeypatch):
    def fail(*_):
        raise ZeroDivisionError("inner trouble")

    monkeypatch.setattr("briefing.formats.html.passages", fail)
    assert "ZeroDivisionError: inner trouble" in refused("a.html", b"<p>The pier stands.</p>")


SAMPLES = [
    ("html", fixture("pages/comments-longer-than-the-article.html")),
    ("md", fixture("front-matter.md")),
    ("jsonl", fixture("records.jsonl")),
    ("feed", fixture("full-text.rss")),
    ("mail", fixture("saved-page.mhtml")),
]


@pytest.mark.parametrize(("kind", "data"), SAMPLES, ids=[kind for kind, _ in SAMPLES])
@settings(deadline=None, max_examples=50)
@given(st.data())
def test_no_damage_raises(kind, data, draw):
    """Bytes cut out of and put into good files: every reader still ends, with documents or reasons."""
    start = draw.draw(st.integers(0, len(data)))
    end = draw.draw(st.integers(start, len(data)))
    damaged = data[:start] + draw.draw(st.binary(max_size=20)) + data[end:]
    found = list(documents(RawFile("a", "", kind), damaged))
    assert found
    assert all(isinstance(one, SetAside) or all(block.text.strip() for block in one.blocks) for one in found)


@pytest.mark.parametrize("kind", ["txt", "html", "md", "json", "jsonl", "feed", "mail", "warc"])
@settings(deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_raise(kind, data):
    assert list(documents(RawFile("a", "", kind), data))


@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_a_text_of_endless_lines_is_set_aside_with_what_mends_it(suffix):
    reason = refused(f"a{suffix}", b"The pier stands.\n" * (LINES + 1))
    assert "more than 50,000 lines" in reason
    assert "split it" in reason


def test_a_text_of_more_paragraphs_than_an_article_has_is_set_aside():
    assert "more than 20,000 paragraphs" in refused("a.txt", b"The pier stands.\n" * (PARAGRAPHS + 1))


def test_a_record_of_endless_lines_costs_no_other():
    endless = json.dumps({"text": "The pier stands.\n" * (LINES + 1)})
    found = read("a.jsonl", "\n".join([endless, json.dumps({"text": "The pier stands."})]).encode())
    assert [type(each) for each in found] == [SetAside, Document]
    assert "the record on line 1 has more than 50,000 lines" in found[0].reason
