"""The tables of figures on the page of a story."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from briefing import pages
from briefing.figures import differences
from briefing.pages.figures import ROWS_SHOWN, tables
from briefing.records import Article, Copy, Origin, Result, Story
from builders import article


@dataclass(frozen=True)
class Links:
    """The settings that pages need."""

    clean_urls: bool = False
    pdf: bool = False
    language: str = "en"


def shown(*articles: Article, origins: tuple[Origin, ...] = ()):
    """The tables of a story of these articles."""
    origins = origins or tuple(Origin(a.path, "") for a in articles)
    story = Story(
        "s", "Flood", articles[0].path, articles, origins, (), (), (), figures=differences(articles)
    )
    result = Result(articles, origins, (), (story,), (), (), ())
    return tables(story, pages.Site(result, Links()))


def toll(dead: int, day: str = "2031-03-04", **fields) -> Article:
    """A report of a flood."""
    text = f"The flood in Kassar killed {dead} people, the coastguard said."
    return article(text, path=f"{dead}-{day}.txt", day=day, **fields)


def test_a_row_says_whose_number_it_is_and_where_and_when():
    [table] = shown(toll(31, outlet="Kassar Post"), toll(52))
    first, second = table.rows
    assert (first.words.text, first.says, first.outlet) == ("31 people", "the coastguard", "Kassar Post")
    assert first.date.iso == "2031-03-04"
    assert first.href.endswith("#s0")
    assert second.outlet != first.outlet


@pytest.mark.parametrize(
    ("later", "caption"), [("2031-03-04", "Deaths"), ("2031-03-06", "Deaths, as they developed")]
)
def test_the_caption_tells_a_difference_from_a_development(later, caption):
    assert [table.caption for table in shown(toll(31), toll(52, later))] == [caption]


def test_copies_of_a_text_are_counted_beside_its_row():
    copy = toll(31, "2031-03-05", copy_of="31-2031-03-04.txt")
    first = Origin("31-2031-03-04.txt", "", (Copy(copy.path, "verbatim", 1.0),))
    [table] = shown(toll(31), copy, toll(52), origins=(first, Origin("52-2031-03-04.txt", "")))
    assert [row.copies for row in table.rows] == ["and 1 copy", ""]


def test_a_long_table_says_how_many_rows_it_leaves_out():
    [table] = shown(*(toll(31 + number) for number in range(ROWS_SHOWN + 3)))
    assert (len(table.rows), table.more) == (ROWS_SHOWN, "3 further figures are not shown.")


def test_a_story_without_differences_has_no_table():
    assert shown(toll(31)) == ()
