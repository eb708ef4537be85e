"""Where figures differ, in the five seeds and on the pages made from them."""

from __future__ import annotations

import pytest

from pages_of import Built


@pytest.fixture(scope="module")
def story(result):
    """The story of December 2015."""
    return next(story for story in result.stories if len(story.articles) == 4)


@pytest.fixture(scope="module")
def table(site, story):
    """The table of figures on its page, as rows of texts, and the links in it."""
    page = Built(site).pages[f"stories/{story.slug}/index.html"]
    [table] = page.xpath("//section[@aria-labelledby='differ']//table")
    rows = table.xpath(".//tbody/tr")
    texts = [[" ".join(cell.text_content().split()) for cell in row.xpath("th | td")] for row in rows]
    return table.xpath("string(caption)"), texts, table.xpath(".//tbody//th/a/@href")


def test_the_story_of_december_sets_its_two_death_tolls_side_by_side(story):
    [quantity] = story.figures
    assert (quantity.subject, quantity.kind) == ("deaths", "difference")
    assert sorted((f.sentence.article[:3], f.words, f.says) for f in quantity.figures) == [
        ("001", "More than 250,000 people", ""),
        ("002", "exceeds 350,000", "the Syrian Observatory for Human Rights"),
        ("002", "over 250,000 people", "UN estimates"),
        ("003", "More than 250,000 people", ""),
    ]


def test_the_story_of_january_has_no_figures_that_differ(result, story):
    assert [s.figures for s in result.stories if s is not story] == [()]


def test_every_figure_is_verbatim_from_its_raw_line(story, seeds):
    for figure in story.figures[0].figures:
        raw = (seeds / figure.sentence.article).read_text(encoding="utf-8").splitlines()
        assert figure.words in raw[figure.sentence.line - 1]


def test_the_page_of_the_story_shows_them_with_source_outlet_and_day(table, story):
    caption, rows, _ = table
    assert caption == "Deaths"
    assert [row[:2] for row in rows] == [
        [f.words, f.says or "nobody named"] for f in story.figures[0].figures
    ]
    assert all("December 2015" in row[2] for row in rows)


def test_each_figure_links_to_its_sentence(table, story):
    anchors = [href.rpartition("#")[2] for href in table[2]]
    assert anchors == [f"s{figure.sentence.number}" for figure in story.figures[0].figures]
