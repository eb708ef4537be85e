"""What is new, on the pages: each day's additions, and the addresses from which to read on."""

from __future__ import annotations

import gzip
from datetime import date

import pytest
import showcase
from bs4 import BeautifulSoup

from briefing.records import Brief, Briefing, Entry, Ledger, Member, Place, Result, TopicPage
from builders import article

STORY = "stories/quay/index.html"
NEWS = "topics/ferries/new/index.html"
DAYS = ("2031-03-04", "2031-03-05", "2031-03-09")


PAGE_BUDGET = 12_000


def text(element) -> str:
    """An element's words with single spaces."""
    return " ".join(element.get_text(" ").split())


def made(days: tuple[str, ...] = DAYS, adding: slice = slice(1, 2)) -> Result:
    """A story of one article a day; what the days of `adding` add is their first sentence."""
    articles = tuple(
        article(
            f"The board of quay {n} met. It has {n} members.",
            path=f"{n}.txt",
            day=day,
            title=f"Quay {n} meets",
        )
        for n, day in enumerate(days)
    )
    new = [a.sentences[0] for a in articles[adding]]
    news = tuple(Entry(a.published.day, tuple(s for s in a.sentences if s in new)) for a in articles[1:])
    story = showcase.story("quay", *articles, topics=(showcase.FERRIES,), news=news)
    places = tuple(Place(s.article, s.number) for s in new)
    briefs = [Brief(story, (a,), a.sentences, places) for a in articles]
    editions = tuple(
        Briefing(date.fromisoformat(d), (b,), Ledger(())) for d, b in zip(days, briefs, strict=True)
    )
    members = tuple(Member(a.path, a.sentences, "names a quay") for a in articles)
    topic = TopicPage(showcase.FERRIES, members, (), (), (story,), news=news)
    return Result(articles, story.origins, (), (story,), editions[::-1], (topic,), ())


@pytest.fixture(scope="module")
def pages() -> dict[str, BeautifulSoup]:
    """Every page, parsed."""
    rendered = showcase.render(made())
    return {
        name: BeautifulSoup(html, "html.parser") for name, html in rendered.items() if name.endswith("html")
    }


@pytest.mark.parametrize("name", [STORY, NEWS])
def test_whoever_last_looked_on_a_day_reads_on_from_there(pages, name):
    entries = pages[name].select("ol.timeline > li[id^=since-]")
    assert [entry["id"] for entry in entries] == [f"since-{day}" for day in DAYS]
    assert "Wednesday 5 March 2031" in text(entries[0]) and "The board of quay 1 met." in text(entries[0])
    assert "Nothing that is certain to be new." in text(entries[1])
    assert text(entries[2]) == "What comes after 9 March 2031 will stand here"


def test_a_topic_links_the_days_on_which_a_reader_may_have_looked(pages):
    links = [a["href"] for a in pages["topics/ferries/index.html"].select("header a[href*=since]")]
    assert links == [f"../../topics/ferries/new/index.html#since-{day}" for day in (DAYS[1], DAYS[0])]


def test_an_edition_marks_what_is_new_and_links_to_all_of_it(pages):
    brief = pages["briefings/2031-03-05/index.html"].select_one(".brief")
    assert [text(mark) for mark in brief.select(".new")] == ["new"]
    [link] = brief.select("a[href*=since]")
    assert (text(link), link["href"].partition("stories/")[2]) == (
        "new since 4 March 2031",
        "quay/index.html#since-2031-03-04",
    )


@pytest.mark.parametrize("day", [DAYS[0], DAYS[2]])
def test_an_edition_without_news_says_nothing_of_it(pages, day):
    brief = pages[f"briefings/{day}/index.html"].select_one(".brief")
    assert not brief.select(".new, a[href*=since]")


def test_a_sentence_that_is_new_is_marked_as_used_on_its_source(pages):
    assert pages["sources/1/index.html"].select_one("mark#s0")


def test_a_story_of_one_day_has_no_such_part():
    rendered = showcase.render(showcase.result())
    assert not [name for name, html in rendered.items() if "since-" in html]


def test_a_month_of_news_fits_the_budget():
    days = tuple(f"2031-03-{day:02}" for day in range(1, 32))
    rendered = showcase.render(made(days, slice(1, None)))
    assert max(len(gzip.compress(rendered[name].encode(), 6)) for name in (STORY, NEWS)) <= PAGE_BUDGET
