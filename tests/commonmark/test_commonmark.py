"""Pelican reads Markdown through markdown-it-py."""

from __future__ import annotations

import re

import pytest
from pelican.settings import DEFAULT_CONFIG

from commonmark import CommonMarkReader
from commonmark.front_matter import FrontMatterError, separate


@pytest.fixture
def read(tmp_path):
    """A function from Markdown to (HTML, metadata)."""

    def read(text: str):
        path = tmp_path / "page.md"
        path.write_text(text, encoding="utf-8")
        return CommonMarkReader(DEFAULT_CONFIG).read(path)

    return read


def test_yaml_between_fences_is_metadata(read):
    html, metadata = read("---\ntitle: A page\nDate: 2016-01-02\ntags: [sea, fish]\n---\n\nHello *there*.\n")
    assert html == "<p>Hello <em>there</em>.</p>\n"
    assert metadata["title"] == "A page"
    assert (metadata["date"].year, metadata["date"].month, metadata["date"].day) == (2016, 1, 2)
    assert [str(tag) for tag in metadata["tags"]] == ["sea", "fish"]


def test_pelicans_plain_lines_are_metadata_too(read):
    html, metadata = read("Title: A page\nslug: a-page\n\nHello.\n")
    assert (html, metadata) == ("<p>Hello.</p>\n", {"title": "A page", "slug": "a-page"})


def test_a_summary_is_markdown(read):
    assert read("---\nsummary: Very *short*.\n---\n")[1]["summary"] == "<p>Very <em>short</em>.</p>\n"


def test_a_file_without_metadata_is_all_text(read):
    assert read("Hello.\n") == ("<p>Hello.</p>\n", {})


@pytest.mark.parametrize("marker", ["{filename}about.md", "{static}/a b.png", "|tag|sea", "{index}"])
def test_pelicans_link_markers_survive(read, marker):
    assert f'href="{marker}"' in read(f"[there](<{marker}>)")[0]


def test_other_addresses_are_encoded(read):
    assert 'href="https://outlet.example/a%20b"' in read("[there](<https://outlet.example/a b>)")[0]


def test_a_heading_that_opens_the_text_is_its_title_where_none_is_given(read):
    html, metadata = read("# The *east* quay\n\nIt is closed.\n")
    assert (html, metadata["title"]) == ("<p>It is closed.</p>\n", "The <em>east</em> quay")


@pytest.mark.parametrize(
    "text", ["---\ntitle: A quay\n---\n# The east quay\n", "Closed.\n\n# The east quay\n"]
)
def test_other_headings_stay_in_the_text(read, text):
    assert ">The east quay</h1>" in read(text)[0]


def test_a_link_to_a_markdown_file_leads_to_its_page(read):
    html, _ = read(
        "[it](../reference/Quays.md#east), [here](#east), [out](https://a.example/b.md), [c](c.txt)"
    )
    found = re.findall('href="(.*?)"', html)
    assert found == ["{filename}../reference/Quays.md#east", "#east", "https://a.example/b.md", "c.txt"]


def test_tables_footnotes_definitions_and_anchors_are_read(read):
    html, _ = read("## A head\n\n|a|\n|-|\n|b|\n\nterm\n: meaning\n\nnote[^1]\n\n[^1]: foot\n")
    for part in ('<h2 id="a-head">', "<table>", "<dt>term</dt>", "foot"):
        assert part in html


@pytest.mark.parametrize(
    ("text", "message"), [("---\na: [\n---\n", "line 3"), ("---\n- a\n---\n", "not a list of `key: value`")]
)
def test_broken_front_matter_is_named_with_its_line(text, message):
    with pytest.raises(FrontMatterError, match=message):
        separate(text)
