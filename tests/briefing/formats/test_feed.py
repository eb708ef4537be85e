"""Saved feeds."""

from __future__ import annotations

import pytest
from reading import fixture, one, read, refused

FULL, SHORT, EMPTY = read("a.rss", fixture("full-text.rss"))


def test_an_entry_with_full_text_gives_its_paragraphs_and_lines():
    assert [(b.line, b.text) for b in FULL.blocks] == [
        (10, "The harbour council voted on Monday for a new pier & a ferry."),
        (11, "Work begins in spring."),
    ]


def test_an_entry_states_what_the_feed_says_of_it():
    stated = FULL.stated
    assert (stated.title, stated.outlet, stated.author) == (
        "Northgate votes for a pier",
        "The Harbour Courier",
        "Ilse Brandt",
    )
    assert (stated.url, stated.language, stated.standfirst) == (
        "https://courier.example/pier",
        "en-gb",
        "The council has decided.",
    )
    assert (stated.dates[0].field, stated.dates[0].text) == (
        "feed published",
        "Tue, 05 Mar 2019 07:00:00 +0100",
    )


def test_an_entry_with_a_summary_alone_says_so():
    assert SHORT.blocks[0].text == "Boats landed forty tonnes in the first week, the board said."
    assert SHORT.path == "a.rss#2"
    assert any("summary only" in repair for repair in SHORT.repairs)


def test_an_entry_without_text_is_set_aside():
    assert EMPTY.path == "a.rss#3"
    assert "'No text'" in EMPTY.reason


def test_entities_that_grow_without_bound_are_not_expanded():
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    feed = (
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">{entities}]><rss version="2.0"><channel>'
        "<item><title>Pier</title><description>The council &l9; voted on Monday for a pier.</description>"
        "</item></channel></rss>"
    )
    assert len(one("a.xml", feed).blocks[0].text) < 100


def test_external_entities_are_not_fetched():
    feed = (
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><rss version="2.0">'
        "<channel><item><title>Pier</title><description>The council [&e;] voted.</description></item>"
        "</channel></rss>"
    )
    assert "[&e" in one("a.xml", feed).blocks[0].text


def test_xml_that_is_no_feed_is_refused():
    assert "no feed" in refused("a.xml", "<?xml version='1.0'?><data><row>1</row></data>")


def test_a_page_named_xml_is_read_as_a_page():
    found = one("a.xml", fixture("pages/no-names-at-all.html"))
    assert "in spite of its name" in " ".join(found.repairs)


@pytest.mark.parametrize("reference", ["&#1114112;", "&#xD800;", "&#" + "9" * 5000 + ";", "&#xfffffffff;"])
def test_a_reference_to_no_character_costs_nothing_but_itself(reference):
    told = f"<description>The board {reference} closed the quay at noon.</description>"
    broken = f"<rss><channel><item><title>Quay & pier</title>{told}</item></channel></rss>"
    [document] = read("a.xml", broken.encode())
    assert document.blocks[0].text == "The board \N{REPLACEMENT CHARACTER} closed the quay at noon."


def test_a_feed_that_the_library_trips_over_is_refused():
    assert "no feed that can be read" in refused(
        "a.xml", '<x:rss xmlns:x="a\u3000b\u3000c"><item/></x:rss>'.encode()
    )
