"""Who copied whom: the figure and its table say the same, and only where there is something to show."""

from __future__ import annotations

from itertools import pairwise

import pytest
import showcase
from bs4 import BeautifulSoup

from briefing import pages
from briefing.pages.lineage import COPIES_SHOWN, LEFT, ORIGINS_SHOWN, RIGHT, lineage
from briefing.records import Article, Copy, Origin, Result, Story
from builders import article

QUAY = "stories/norrvik-closes-its-east-quay/index.html"


def report(name: str, day: str | None = "2031-03-04", **fields) -> Article:
    """An article of an outlet of its own."""
    return article(f"{name} reports on the quay.", path=f"{name}.txt", day=day, outlet=name, **fields)


def story(articles: list[Article], copied: dict[str, list[str]]) -> Story:
    """A story in which the outlets copied these others."""
    copies = {copy: first for first, names in copied.items() for copy in names}
    made = tuple(a.changed(copy_of=f"{copies[a.outlet]}.txt") if a.outlet in copies else a for a in articles)
    origins = tuple(
        Origin(a.path, "first", tuple(Copy(f"{n}.txt", "near", 0.9) for n in copied.get(a.outlet, ())))
        for a in made
        if a.copy_of is None
    )
    return showcase.story("quay", *made, origins=origins)


def drawn(told: Story):
    """The figure of a story."""
    found = Result(told.articles, told.origins, (), (told,), (), (), ())
    return lineage(told, pages.Site(found, showcase.Links()))


@pytest.fixture(scope="module")
def page() -> BeautifulSoup:
    """The story of the showcase, which has a copy."""
    return BeautifulSoup(showcase.render(showcase.result())[QUAY], "html.parser")


def test_the_figure_draws_a_row_a_text_and_a_dot_an_article(page):
    figure = page.select_one(".lineage svg[role=img]")
    assert figure["aria-label"] == "2 texts of their own, 1 copy; the table says whose and when"
    assert len(figure.select("path")) == len(figure.select("text")) == 2
    assert [dot.get("class", []) for dot in figure.select("circle")] == [[], ["copy"], []]


def test_the_table_says_the_same_with_links(page):
    rows = page.select("section[aria-labelledby=copied] tbody tr")
    cells = [[" ".join(cell.get_text(" ").split()) for cell in row.select("th, td")] for row in rows]
    assert cells[0][0].startswith("1. Norrvik Courier , 16 December 2015")
    assert cells[0][1].startswith("Copy & Paste Daily , about 16 December 2015")
    assert "92 % of the text" in cells[0][1]
    assert cells[1][1] == "nobody"
    assert all(row.select("a[href*=sources]") for row in rows)


def test_copied_texts_come_first_then_the_earliest():
    told = story(
        [report("A"), report("B", "2031-03-05"), report("C", "2031-03-06"), report("D", "2031-03-06")],
        {"C": ["D"]},
    )
    assert [line.outlet for line in drawn(told).lines] == ["C", "A", "B"]


def test_dots_stand_by_day_and_side_by_side_on_one_day():
    told = story(
        [report("A"), report("B"), report("C", "2031-03-06"), report("D", None)], {"A": ["B", "C", "D"]}
    )
    figure = drawn(told)
    places = [dot.x for dot in figure.lines[0].dots]
    assert places[0] == LEFT and places[-1] == RIGHT
    assert all(after - before >= 2 * figure.lines[0].dots[0].r for before, after in pairwise(places))
    assert (figure.first, figure.last) == ("4 March 2031", "6 March 2031")


def test_texts_that_nobody_copied_need_no_figure():
    assert drawn(story([report("A")], {})) is None
    assert drawn(story([report("A"), report("B")], {})) is None


def test_one_copy_is_worth_a_figure():
    assert len(drawn(story([report("A"), report("B"), report("C")], {"A": ["B"]})).lines) == 2


def test_a_crowd_is_counted_not_drawn():
    names = [f"N{number:02}" for number in range(COPIES_SHOWN + 5)]
    others = [f"O{number:02}" for number in range(ORIGINS_SHOWN + 2)]
    figure = drawn(story([report(n) for n in ["A", *names, *others]], {"A": names}))
    assert (len(figure.lines), figure.more) == (ORIGINS_SHOWN, "and 3 more origins")
    assert (len(figure.lines[0].copies), figure.lines[0].more) == (COPIES_SHOWN, "and 5 more")
    assert max(dot.x for line in figure.lines for dot in line.dots) <= RIGHT


def test_undated_articles_alone_make_a_figure_without_days():
    figure = drawn(story([report("A", None), report("B", None)], {"A": ["B"]}))
    assert (figure.first, figure.last) == ("", "")
    assert len({dot.x for dot in figure.lines[0].dots}) == 2
