"""Markdown as converters of pages write it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import helpers
from reading import fixture, one

from briefing.formats import markdown

FOUND = one("a.md", fixture("front-matter.md"))


def test_front_matter_states_title_date_author_and_address():
    stated = FOUND.stated
    assert (stated.title, stated.author) == ("Herring return: what we know", "Ilse Brandt")
    assert stated.url == "https://gazette.example/herring"
    assert [(c.field, c.text) for c in stated.dates] == [("front matter date", "2019-03-05")]


def test_links_pictures_and_escapes_leave_their_words_alone():
    shown = [(block.line, block.text) for block in FOUND.blocks]
    assert (11, "The herring have returned, the board said on Tuesday.") in shown
    assert (12, "Boats landed 40.5 tonnes in a week - more than ever.") in shown
    assert not any("boat.jpg" in text or "A boat" in text for _, text in shown)


def test_blocks_know_what_they_are():
    kinds = {block.text: block.kind for block in FOUND.blocks}
    assert kinds["Herring return to Northgate"] == "heading"
    assert kinds["“Nobody knows why,” said Arne Holt."] == "quote"
    assert kinds["Another item"] == "item"


def test_an_indented_line_is_no_code():
    assert FOUND.blocks[-1].text == "An indented line is a paragraph all the same."


def test_a_line_of_links_says_so():
    assert "links" in FOUND.blocks[0].hints


@pytest.mark.parametrize(
    "link",
    [
        "[Ferry strike over](/tag/ferry strike)",
        '[Ferry strike over]( "Click to read")',
        '[Ferry strike over](/ferry "The "strike" is over")',
        "[Ferry strike over](javascript:show('ferry', 'strike'); void 0)",
    ],
)
def test_a_link_that_its_scraper_wrote_badly_leaves_its_words_alone(link):
    (block,) = one("a.md", link).blocks
    assert (block.text, block.hints[0]) == ("Ferry strike over", "links")


def test_brackets_after_brackets_are_no_link_where_they_hold_words():
    (block,) = one("a.md", "The board met on Monday [1](see the minutes).").blocks
    assert block.text == "The board met on Monday [1](see the minutes)."


def test_a_link_around_several_paragraphs_is_one_in_each():
    card = (
        "[ ![A boat](boat.jpg)\n## Ferry strike over!\n\n* By Ilse Brandt \n](/ferry)\n\nThe council voted."
    )
    blocks = one("a.md", card).blocks
    assert [(block.line, block.kind, block.text, "links" in block.hints) for block in blocks] == [
        (2, "heading", "Ferry strike over!", True),
        (4, "item", "By Ilse Brandt", True),
        (7, "text", "The council voted.", False),
    ]


def test_lines_without_blank_ones_between_are_paragraphs():
    found = one(
        "a.md", "# A pier for Northgate\nThe council voted.\nWork begins in spring.\n---\nBy Ilse Brandt"
    )
    assert [b.text for b in found.blocks] == [
        "A pier for Northgate",
        "The council voted.",
        "Work begins in spring.",
        "By Ilse Brandt",
    ]
    assert found.stated.title == "A pier for Northgate"


def test_broken_front_matter_still_gives_its_plain_keys():
    found = one(
        "a.md", "---\ntitle: A: pier: for @Northgate\ndate: 2019-03-05\n\t- x\n---\nThe council voted."
    )
    assert found.stated.dates[0].text == "2019-03-05"
    assert [b.text for b in found.blocks] == ["The council voted."]


def test_a_rule_at_the_top_is_no_front_matter():
    found = one("a.md", "---\nThe council voted.\n---\nWork begins.")
    assert [b.text for b in found.blocks] == ["The council voted.", "Work begins."]


def test_aliases_that_grow_without_bound_cost_nothing():
    levels = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12))
    found = one("a.md", f"---\na0: &a0 x\n{levels}\ntitle: Pier\n---\nThe council voted.")
    assert found.stated.title == "Pier"


def test_brackets_without_number_cost_their_links_alone():
    found = one("a.md", "[" * 20_000 + "\n\nThe [council](https://x.example) voted.")
    assert found.blocks[-1].text == "The [council](https://x.example) voted."


ADDRESSED = st.sampled_from(
    [
        "[",
        "](",
        ")",
        "![",
        "<",
        ">",
        "(",
        "\\",
        " ",
        "\n",
        '"',
        "quay",
        "https://a.example/b?c=d&e",
        "*",
        "\x7f",
        "é",
    ]
)


@given(st.lists(ADDRESSED, max_size=14).map("".join))
def test_addresses_end_where_the_library_says(text):
    for start in range(len(text)):
        theirs = helpers.parseLinkDestination(text, start, len(text))
        if theirs.ok:
            assert markdown._address(text, start, len(text)).pos == theirs.pos
        else:
            assert not markdown._address(text, start, len(text)).ok
