"""What every page of the theme promises, on a made-up site with every state that pages must survive."""

from __future__ import annotations

import gzip
import posixpath
import re
from datetime import date
from functools import cache
from itertools import pairwise
from urllib.parse import unquote, urlsplit

import pytest
import showcase
from bs4 import BeautifulSoup, Tag

from briefing.records import Brief, Briefing, Ledger, Result
from builders import article

RESULT = showcase.result()
RENDERED = showcase.render(RESULT, address="https://brief.example")
HTML = sorted(save_as for save_as in RENDERED if save_as.endswith("index.html") or save_as == "404.html")
WRITTEN_BY_PELICAN = ("feeds/all.atom.xml", "topics/ferries/feed.atom.xml", "topics/herring/feed.atom.xml")

PAGE_BUDGET = 12_000
FULL_DAY_BUDGET = 20_000
CSS_BUDGET = 5_000
REQUESTS = 3
STOPS_BEFORE_MAIN = 7


@cache
def page(save_as: str) -> BeautifulSoup:
    """A rendered page, parsed."""
    return BeautifulSoup(RENDERED[save_as], "html.parser")


def text(element: Tag) -> str:
    """An element's words with single spaces."""
    return " ".join(element.get_text(" ").split())


def gzipped(content: str | bytes) -> int:
    """What a host sends."""
    return len(gzip.compress(content.encode() if isinstance(content, str) else content, 6, mtime=0))


def target(save_as: str, href: str) -> tuple[str, str]:
    """The page and the fragment that a relative link on a page leads to."""
    parts = urlsplit(href)
    path = posixpath.normpath(posixpath.join(posixpath.dirname(save_as), unquote(parts.path)))
    return (path if parts.path else save_as), unquote(parts.fragment)


def inner_links(save_as: str) -> list[str]:
    """The addresses on a page that stay within the site."""
    elements = page(save_as).select("a[href], link[href]")
    return [e["href"] for e in elements if not e["href"].startswith(("http:", "https:"))]


@pytest.mark.parametrize("save_as", HTML)
class TestEveryPage:
    """What holds on each page, whatever its state."""

    def test_names_itself(self, save_as):
        soup = page(save_as)
        assert soup.html["lang"] == "en"
        assert soup.title.string.strip()
        assert len(soup.select("h1")) == len(soup.select("main")) == 1
        assert soup.select_one("meta[name=description]")["content"].strip()

    def test_has_headings_in_order(self, save_as):
        levels = [int(heading.name[1]) for heading in page(save_as).select("h1, h2, h3, h4")]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))

    def test_opens_with_the_skip_link_and_few_stops(self, save_as):
        soup = page(save_as)
        stops = [a for a in soup.select("a[href], button, input, summary") if not a.find_parent("main")]
        before = [a for a in stops if not a.find_parent("footer")]
        assert before[0]["href"] == "#main" and soup.select_one("main#main")
        assert len(before) <= STOPS_BEFORE_MAIN

    def test_keeps_the_content_security_policy(self, save_as):
        soup = page(save_as)
        assert not soup.select("style, [style], iframe, object, embed")
        assert save_as == "404.html" or not soup.select("base")
        inline = [script for script in soup.select("script") if not script.get("src")]
        assert all(script["type"] == "application/ld+json" for script in inline)
        assert not [e.name for e in soup.find_all(True) if any(name.startswith("on") for name in e.attrs)]

    def test_loads_nothing_from_elsewhere(self, save_as):
        loaded = page(save_as).select("link[rel=stylesheet], link[rel=icon], script[src], img")
        sources = [e.get("href") or e.get("src") for e in loaded]
        assert not [source for source in sources if urlsplit(source).netloc]
        assert 1 + len(sources) <= REQUESTS or save_as.startswith("search/")

    def test_fits_the_budget(self, save_as):
        assert gzipped(RENDERED[save_as]) <= PAGE_BUDGET

    def test_has_no_anchor_twice(self, save_as):
        anchors = [e["id"] for e in page(save_as).select("[id]")]
        assert len(anchors) == len(set(anchors))

    def test_links_lead_somewhere(self, save_as):
        for href in inner_links(save_as):
            path, fragment = target(save_as, href)
            if path in WRITTEN_BY_PELICAN or path.startswith("theme/"):
                continue
            assert path in RENDERED, href
            assert not fragment or page(path).find(id=fragment), href

    def test_links_outward_only_to_the_web(self, save_as):
        outward = [a for a in page(save_as).select("a[href]") if urlsplit(a["href"]).scheme]
        assert all(urlsplit(a["href"]).scheme in ("http", "https") for a in outward)
        assert all({"noopener", "nofollow", "noreferrer"} <= set(a["rel"]) for a in outward)


def test_titles_and_canonical_addresses_are_unique():
    shown = [save_as for save_as in HTML if not save_as.startswith(("about/", "404"))]
    assert len({page(save_as).title.string for save_as in shown}) == len(shown)
    canonical = {save_as: canonical_of(save_as) for save_as in shown if "/cite/" not in save_as}
    assert len(set(canonical.values())) == len(canonical)
    assert all(address.startswith("https://brief.example/") for address in canonical.values())


def test_a_page_of_citations_sends_search_engines_to_what_it_cites():
    cites = [save_as for save_as in HTML if "/cite/" in save_as]
    assert cites
    for save_as in cites:
        assert canonical_of(save_as) == canonical_of(save_as.replace("cite/", ""))


def canonical_of(save_as: str) -> str:
    """The address under which search engines are to list a page."""
    return page(save_as).select_one("link[rel=canonical]")["href"]


def test_the_style_sheet_fits_the_budget():
    assert gzipped((showcase.THEME / "static/css/broadsheet.css").read_bytes()) <= CSS_BUDGET


def test_a_day_of_fifteen_stories_fits_the_budget():
    sentence = "The board of district {} voted {} to {} on the {} plan for its quay and its ferries."
    articles = [
        article(
            *(sentence.format(n, n + k, k, "ABCDEFG"[k]) for k in range(7)),
            path=f"district-{n}.txt",
            day="2015-12-16",
            title=f"District {n} votes on its quay for the {n}th time this year",
            outlet=f"Gazette of District {n}",
        )
        for n in range(15)
    ]
    stories = tuple(showcase.story(f"district-{n}", a, summary=a.sentences) for n, a in enumerate(articles))
    briefs = tuple(Brief(s, s.articles, s.summary[:4]) for s in stories)
    day = Briefing(date(2015, 12, 16), briefs, Ledger(()))
    origins = tuple(o for s in stories for o in s.origins)
    found = Result(tuple(articles), origins, (), stories, (day,), (), ())
    assert gzipped(showcase.render(found)["index.html"]) <= FULL_DAY_BUDGET


def test_clean_links_never_name_index_html():
    rendered = showcase.render(RESULT, showcase.Links(clean_urls=True))
    assert not [save_as for save_as, html in rendered.items() if "index.html" in html]


def test_hostile_words_stay_words():
    plain = (".txt", ".ris", "data/editions/2015-12-15.json")
    marked_up = {save_as: html for save_as, html in RENDERED.items() if not save_as.endswith(plain)}
    for save_as, html in marked_up.items():
        assert "<img" not in html and "<script>" not in html, save_as
        assert "javascript:" not in html, save_as
    assert text(page("sources/hostile-b/index.html").h1) == " ".join(showcase.HOSTILE.split())


def test_every_citation_lands_on_its_marked_sentence():
    places = {(s.article, s.number): s for a in RESULT.articles for s in a.sentences}
    slugs = showcase.pages.source_slugs(a.path for a in RESULT.articles)
    by_slug = {slug: path for path, slug in slugs.items()}
    cited = 0
    for save_as in HTML:
        for link in page(save_as).select("a.cite"):
            path, fragment = target(save_as, link["href"])
            place = page(path).find(id=fragment)
            if fragment.startswith("kept-"):
                assert path == "briefings/2015-12-15/index.html" and place.name == "mark"
                continue
            sentence = places[by_slug[path.split("/")[1]], int(fragment[1:])]
            assert place.name == "mark" and place.get_text() == sentence.text
            cited += 1
    assert cited > 10


def test_foreign_words_carry_their_language_and_direction():
    story = page("stories/norrvik-closes-its-east-quay/index.html")
    hebrew = [e for e in story.select("[lang=he]") if re.search("[א-ת]", e.get_text())]
    assert len(hebrew) >= 3 and all(e["dir"] == "rtl" for e in hebrew)
    assert page("index.html").select('[lang=""]')


STATES = [
    ("stories/endless/index.html", "One source only: nothing else in the folder reports this."),
    ("stories/norrvik-closes-its-east-quay/index.html", "3 sources · 3 outlets · 2 origins"),
    ("stories/norrvik-closes-its-east-quay/index.html", "also in 1"),
    ("stories/norrvik-closes-its-east-quay/index.html", "[…] 250 berths will be lost."),
    ("stories/norrvik-closes-its-east-quay/index.html", "“four” Norrvik Courier , 16 December 2015"),
    ("sources/copies-port/index.html", "about 16 December 2015"),
    ("sources/copies-port/index.html", "with words swapped for synonyms, 92 % of the text"),
    ("sources/copies-port/index.html", "Refused: ten years before anything else in the text"),
    ("sources/norrvik-harbour/index.html", "Share this on Squawk line 6: asks readers to share"),
    ("sources/norrvik-harbour/index.html", "decoded as windows-1252"),
    ("sources/hostile-b/index.html", "Put together from other articles: 75 % of its sentences stand in"),
    ("stories/undated/index.html", "undated"),
    ("undated/index.html", "Somebody said something somewhere."),
    ("undated/index.html", "undated: nothing in it says when it was published"),
    ("undated/index.html", "date = YYYY-MM-DD # the day of publication"),
    ("briefings/2015-12-17/index.html", "No story was reported on this day."),
    ("briefings/2015-12-15/index.html", "This is the first day."),
    ("briefings/2015-12-18/index.html", "This is the latest day."),
    ("index.html", "8 files: 3 shown, 0 folded, 3 on other days, 1 undated, 1 set aside"),
    ("briefings/2015-12-16/index.html", "of this day:"),
    ("index.html", "End of the briefing"),
    ("topics/herring/index.html", "Nothing yet. 7 articles read; no sentence has “herring”."),
    ("ledger/index.html", "set aside : the archive ends in the middle of a record"),
    ("ledger/index.html", "the books balance"),
]


@pytest.mark.parametrize(("save_as", "words"), STATES)
def test_each_state_is_said_in_words(save_as, words):
    assert words in text(page(save_as).main)


def test_dates_are_times():
    day = page("briefings/2015-12-16/index.html").select_one("h1 time")
    assert (day["datetime"], text(day)) == ("2015-12-16", "Wednesday 16 December 2015")


def test_charts_have_their_numbers_in_reach():
    chart = page("archive/index.html").select_one("svg[role=img]")
    assert chart["aria-label"] == (
        "1 story on 15 December 2015, 1 story on 16 December 2015 and 2 stories on 18 December 2015"
    )


def test_a_site_without_articles_still_has_all_its_pages():
    rendered = showcase.render(Result((), (), (), (), (), (), ()))
    assert "No briefing yet" in rendered["index.html"]
    assert {"topics/index.html", "archive/index.html", "ledger/index.html", "404.html"} <= set(rendered)


def test_no_address_is_absolute_before_the_site_has_one():
    for save_as, html in showcase.render(RESULT).items():
        assert 'rel="canonical"' not in html and "og:url" not in html, save_as


def test_the_words_that_a_date_rests_on_lead_to_their_line():
    linked = [
        a for save_as in HTML if "sources/" in save_as for a in page(save_as).select(".evidence a:has(q)")
    ]
    assert linked
    assert all(a["href"].startswith("#line-") for a in linked if a.find_parent("li").select(".meta"))
