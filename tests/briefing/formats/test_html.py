"""HTML pages: body, blocks, and what a page states of itself."""

from __future__ import annotations

import pytest
from reading import FIXTURES, body, fixture, one, read

PAGES = sorted(path.stem for path in (FIXTURES / "pages").glob("*.html"))


@pytest.mark.parametrize("name", PAGES)
def test_the_body_of_a_page_is_found_with_its_lines(name):
    expected = fixture(f"pages/{name}.txt").decode().splitlines()
    assert [
        line
        for line in body(one("page.html", fixture(f"pages/{name}.html")))
        if " Herring return to" not in line
    ] == expected


def page(name: str):
    return one("page.html", fixture(f"pages/{name}.html"))


def test_what_stands_outside_is_kept_as_such_but_navigation_is_not():
    outside = [
        block.text for block in page("comments-longer-than-the-article").blocks if "outside" in block.hints
    ]
    assert "By Ilse Brandt" in outside
    assert "Home Tides" not in outside


def test_captions_stand_outside_the_body_and_say_what_they_are():
    (caption,) = [b for b in page("comments-longer-than-the-article").blocks if b.kind == "caption"]
    assert "outside" in caption.hints and "figcaption" in caption.hints


def test_blocks_carry_tags_classes_and_ids_nearest_first():
    byline = next(b for b in page("comments-longer-than-the-article").blocks if b.text.startswith("By "))
    assert byline.hints[:4] == ("outside", "p", "byline", "div")


def test_a_page_states_title_outlet_address_language_and_date():
    stated = page("comments-longer-than-the-article").stated
    assert stated.title == "Northgate votes for a pier"
    assert stated.outlet == "The Harbour Courier"
    assert stated.url == "https://courier.example/2019/03/05/pier"
    assert stated.language == "en-GB"
    first = stated.dates[0]
    assert (first.field, first.text, first.line) == (
        "meta article:published_time",
        "2019-03-05T18:20:00+01:00",
        8,
    )


def test_the_articles_json_ld_comes_before_that_of_the_page():
    stated = page("text-only-in-json-ld").stated
    first = stated.dates[0]
    assert (first.field, first.text, first.line) == ("json-ld datePublished", "2019-03-05T08:00:00Z", 5)
    assert stated.author == "Ilse Brandt, Arne Holt"
    assert stated.outlet == "Northgate Gazette"


def test_text_taken_from_json_ld_is_said_to_be():
    assert any("JSON-LD" in repair for repair in page("text-only-in-json-ld").repairs)


PARAGRAPH = "<p>The harbour council voted on Tuesday for a new pier, after eleven years of waiting.</p>"


GRAPH = """
<script type="application/ld+json">{"@graph": [
  {"@type": "NewsArticle", "headline": "Pier &amp;amp; quay", "publisher": {"@id": "#organization"},
   "author": [{"@id": "#ilse"}, {"@id": "#nobody"}]},
  {"@type": "Person", "@id": "#ilse", "name": "Ilse Brandt"},
  {"@type": "Organization", "@id": "#organization", "name": "Northgate Gazette"}
]}</script>"""


def test_names_stand_where_json_ld_refers_to_them():
    stated = one("page.html", f"<head>{GRAPH}</head><body>{PARAGRAPH}</body>").stated
    assert (stated.outlet, stated.author) == ("Northgate Gazette", "Ilse Brandt")


def test_a_reference_that_leads_nowhere_names_nobody():
    head = GRAPH.replace('"@id": "#organization", "name"', '"name"')
    stated = one("page.html", head + PARAGRAPH, url="https://gazette.example/pier").stated
    assert stated.outlet == "gazette.example"


@pytest.mark.parametrize(
    "head",
    [
        GRAPH,
        "<title>Pier &amp;amp; quay</title>",
        '<meta property="og:title" content="Pier &amp;#38; quay">',
        '<meta property="og:title" content="Pier &amp;amp;#x26; quay">',
    ],
)
def test_a_headline_that_was_escaped_too_often_is_readable(head):
    stated = one("page.html", f"<head>{head}</head><body>{PARAGRAPH}</body>").stated
    assert stated.title == "Pier & quay"


def fields_of(html: str, **known):
    return [claim.field for claim in one("page.html", html, **known).stated.dates]


def test_claims_come_strongest_first_and_changes_last():
    html = f"""<html><head><meta name="lastmod" content="2020-02-02"><meta name="date" content="2019-03-05">
    </head><body><article><h1>A pier for Northgate</h1><time datetime="2019-03-05">5 March</time>
    {PARAGRAPH}</article>
    </body></html>"""
    found = fields_of(html, url="https://courier.example/2019/03/05/pier")
    assert [found.index(f) for f in ("meta date", "time", "htmldate", "url", "meta lastmod")] == [
        0,
        1,
        2,
        3,
        4,
    ]


def test_a_visible_date_beside_the_headline_is_a_claim():
    stamp = '<div class="post-date">5 March 2019</div>'
    html = f"<html><body><h1>A pier for Northgate</h1>{stamp}{PARAGRAPH * 3}</body></html>"
    claims = [claim.text for claim in one("a.html", html).stated.dates if claim.field == "element named date"]
    assert claims == ["5 March 2019"]


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Pier: council votes – The Harbour Courier", "Pier: council votes"),
        ("The mayor – and her pier in the harbour", "The mayor – and her pier in the harbour"),
    ],
)
def test_the_sites_name_is_cut_off_a_title(title, headline):
    html = (
        f'<html><head><title>{title}</title><meta property="og:title" content="{title}">'
        f'<meta property="og:site_name" content="The Harbour Courier"></head><body>{PARAGRAPH}</body></html>'
    )
    assert one("a.html", html).stated.title == headline


def test_the_line_under_the_headline_is_the_standfirst():
    html = f"""<html><body><article><h1>A pier for Northgate</h1>
    <p class="standfirst">Eleven years after the storm, the council decides</p>
    <div class="article-body">{PARAGRAPH * 3}</div></article></body></html>"""
    assert one("a.html", html).stated.standfirst == "Eleven years after the storm, the council decides"


def test_english_stated_by_a_template_is_not_believed():
    german = (
        "<p>Der Rat der Stadt hat am Dienstag für eine Brücke gestimmt, die der Sturm zerstört hatte.</p>"
    )
    assert one("a.html", f'<html lang="en"><body>{german * 3}</body></html>').stated.language == "de"


def test_a_page_nested_too_deep_gives_its_text():
    html = "<div>" * 100_000 + "<p>The pier &amp; the ferry stand.</p>" + "</div>" * 100_000
    found = one("deep.html", html)
    assert [block.text for block in found.blocks] == ["The pier & the ferry stand."]
    assert "deeper" in found.repairs[0]


def test_a_page_of_scripts_alone_is_set_aside():
    (found,) = read("a.html", "<html><body><script>fill()</script></body></html>")
    assert "no text" in found.reason


def test_the_same_page_gives_the_same_document():
    data = fixture("pages/no-names-at-all.html")
    assert one("a.html", data) == one("a.html", data)


def test_classes_that_read_like_places_are_no_hints():
    html = f"""<html><body><h1>A pier for Northgate</h1><div class="article-body">{PARAGRAPH * 3}</div>
    <div class="body comments"><p>I never needed a pier, said nobody who waited here for a ferry.</p></div>
    </body></html>"""
    (comment,) = [block for block in one("a.html", html).blocks if "never needed" in block.text]
    assert comment.hints == ("outside", "p", "div", "comments", "html")


def test_names_are_not_believed_where_they_would_leave_nothing():
    html = f"<html><body><aside class='promo'>{PARAGRAPH}</aside>"
    html += f"<aside class='latest'>{PARAGRAPH}</aside>"
    html += f"<aside class='banner'>{PARAGRAPH}</aside></body></html>"
    assert any("body" in block.hints for block in one("a.html", html).blocks)


def test_scripts_without_end_cost_no_more_than_the_rest_of_a_deep_page():
    html = "<div>" * 300 + "<p>The pier stands.</p>" + "<script>" * 1000
    assert [block.text for block in one("a.html", html).blocks] == ["The pier stands."]


def test_dates_that_mean_no_date_are_no_claims():
    empty = '<meta name="date" content="0001-01-01T00:00:00">'
    html = f"<html><head>{empty}</head><body>{PARAGRAPH}</body></html>"
    assert "meta date" not in fields_of(html)


def test_of_a_huge_table_as_much_is_read_as_of_any_page():
    row = "<tr><td>Heron</td><td>12</td><td>Monday</td></tr>"
    found = one("a.html", f"<p>The quay closed at noon.</p><table>{row * 20_000}</table>".encode())
    assert len(found.blocks) == 20_000
    assert any("only the first 20000 passages" in repair for repair in found.repairs)


def test_tables_in_tables_without_end_give_their_text():
    found = one("a.html", b"<p>The quay closed at noon.</p>" + b"<table><tr><td>" * 20_000 + b"Heron")
    assert [block.text for block in found.blocks] == ["The quay closed at noon.", "Heron"]
    assert "deeper" in found.repairs[0]
