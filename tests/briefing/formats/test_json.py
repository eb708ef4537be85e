"""JSON and JSON lines, by the field names of the usual scrapers."""

from __future__ import annotations

import gzip
import json

import pytest
from reading import fixture, one, read, refused

from briefing.records import Document, SetAside

RECORDS = read("records.jsonl", fixture("records.jsonl"))
BY_TITLE = {found.stated.title: found for found in RECORDS if isinstance(found, Document)}


@pytest.mark.parametrize("name", ["news-please", "newspaper", "trafilatura", "Scrapy", "WordPress"])
def test_text_date_and_address_of_each_scraper_are_read(name):
    found = BY_TITLE[name]
    assert found.blocks[0].text == "The pier is built."
    assert found.stated.url.startswith("https://courier.example/")
    assert found.stated.dates[0].text.startswith(("2019-03-05", "1551765600"))


def test_outlet_author_and_summary_are_read():
    stated = BY_TITLE["news-please"].stated
    assert (stated.outlet, stated.author) == ("courier.example", "Ilse Brandt, Arne Holt")
    assert (stated.standfirst, stated.language) == ("It stands.", "en")
    assert BY_TITLE["trafilatura"].stated.outlet == "The Harbour Courier"
    assert BY_TITLE["newspaper"].stated.outlet == "courier.example"


def test_claims_name_the_field_as_the_record_spells_it():
    assert [c.field for c in BY_TITLE["news-please"].stated.dates] == ["json date_publish"]


def test_an_answer_of_an_api_gives_its_articles():
    found = BY_TITLE["NewsAPI"]
    assert found.stated.outlet == "The Harbour Courier"
    assert found.blocks[0].text == "The pier is built…"
    assert "cut off" in found.repairs[0]


def test_a_page_in_a_record_is_read_as_a_page():
    found = BY_TITLE["Crawl of a page"]
    assert [b.text for b in found.blocks if "body" in b.hints][-1].startswith(
        "The pier is built, the council"
    )
    assert found.stated.url == "https://courier.example/7"


def test_a_record_without_text_is_set_aside_with_its_line():
    (aside,) = [found for found in RECORDS if isinstance(found, SetAside)]
    assert aside.path == "records.jsonl#8"
    assert "line 8" in aside.reason and "maintext" in aside.reason


def test_every_record_knows_its_line():
    assert [found.blocks[0].line for found in RECORDS if isinstance(found, Document)] == [1, 2, 3, 4, 5, 6, 7]


def lines(number: int, broken: int = 0) -> bytes:
    good = (json.dumps({"title": f"T{n}", "text": f"The text of article {n}."}) for n in range(1, number + 1))
    return "\n".join('{"title": broken' if n == broken else line for n, line in enumerate(good, 1)).encode()


@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_one_invalid_line_of_ten_thousand_costs_no_other(name):
    found = read(name, lines(10_000, broken=7001))
    assert sum(isinstance(one, Document) for one in found) == 9999
    (aside,) = [one for one in found if isinstance(one, SetAside)]
    assert aside.path == f"{name}#7001"
    assert "line 7,001 is not valid JSON" in aside.reason


def test_packed_json_lines_are_read():
    assert len(read("a.jsonl.gz", gzip.compress(lines(20)))) == 20


def test_json_lines_packed_and_cut_off_give_what_is_whole():
    found = read("a.jsonl.gz", gzip.compress(lines(5000))[:-3000])
    assert len(found) > 1000
    assert "cut off" in found[-1].reason
    assert all(isinstance(one, Document) for one in found[:-1])


def test_a_line_too_long_costs_no_other(monkeypatch):
    monkeypatch.setattr("briefing.formats.json.RECORD_BYTES", 1000)
    data = b'{"text": "' + b"word " * 1000 + b'"}\n{"text": "The pier stands."}\n'
    long, short = read("a.jsonl", data)
    assert "line 1 is longer than" in long.reason
    assert short.blocks[0].text == "The pier stands."


def test_an_array_over_many_lines_is_read_record_by_record():
    data = json.dumps([{"title": "A", "text": "First."}, {"title": "B", "text": "Second."}], indent=1)
    found = read("a.json", data)
    assert [(d.path, d.blocks[0].text, d.blocks[0].line) for d in found] == [
        ("a.json", "First.", 4),
        ("a.json#2", "Second.", 8),
    ]


def test_an_array_cut_off_gives_the_records_before():
    first, aside = read("a.json", '[{"text": "The pier stands."}, {"text": "The fer')
    assert first.blocks[0].text == "The pier stands."
    assert "line 1 is not valid JSON" in aside.reason


def test_an_array_named_json_lines_is_read_all_the_same():
    assert one("a.jsonl", '[\n{"text": "The pier stands."}\n]').blocks[0].text == "The pier stands."


def test_sentences_one_a_line_stay_apart():
    found = one(
        "a.json", json.dumps({"text": "The pier stands .\nIt cost much .\n'' It did , '' she said ."})
    )
    assert [block.text for block in found.blocks] == [
        "The pier stands .",
        "It cost much .",
        "'' It did , '' she said .",
    ]


@pytest.mark.parametrize("data", ["[" * 100_000, '{"a":' * 100_000 + "1" + "}" * 100_000])
def test_json_nested_too_deep_is_refused(data):
    assert "nested too deep" in refused("deep.json", data)


def test_an_address_known_from_elsewhere_fills_the_gap():
    assert (
        one("a.json", '{"text": "The pier stands."}', url="https://courier.example/9").stated.url
        == "https://courier.example/9"
    )


def test_characters_escaped_by_a_scraper_are_readable_and_addresses_whole():
    record = {"title": "Pier &amp; quay", "text": "It stands.", "url": "https://courier.example/?a=1&copy=2"}
    stated = one("page.json", json.dumps(record)).stated
    assert (stated.title, stated.url) == ("Pier & quay", "https://courier.example/?a=1&copy=2")
