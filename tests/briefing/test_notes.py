"""The analysts' notes: safe HTML from Markdown, matched by name, apart from the sources' words."""

from __future__ import annotations

import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from briefing import notes
from briefing.errors import SettingsError
from briefing.pipeline import process
from briefing.settings import from_mapping
from building import ROOT, build
from pages_of import Built

TOPIC = {"name": "Harbours", "slug": "harbours", "description": "Ships.", "terms": ["ferry"]}
FERRY = "The ferry Heron struck the northern pier of Port Lindow on Monday, harbour master Ada Quill said. "
ALLOWED = {
    *("p", "em", "strong", "a", "ul", "ol", "li", "blockquote", "pre", "code", "hr", "br", "s"),
    *("h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"href", "rel", "title", "class", "start"}


@pytest.fixture(scope="module")
def result(tmp_path_factory):
    """The result of one article."""
    seeds = tmp_path_factory.mktemp("seeds")
    (seeds / "ferry.txt").write_text(f"Ferry strikes pier\n\nUpdated May 4, 2021\n\n{FERRY * 2}")
    return process(seeds, from_mapping({"topics": [TOPIC]}))


def write(folder, **texts):
    """Notes of these names."""
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return notes.read(folder)


def test_each_note_finds_its_day_story_and_topic(result, tmp_path):
    [story] = result.stories
    names = {"2021-05-04": "day", f"story-{story.slug}": "story", "topic-harbours": "topic"}
    found = notes.attach(
        result, write(tmp_path, **{name: f"About the {what}." for name, what in names.items()})
    )
    assert {(n.kind, n.html) for n in found.notes} == {(w, f"<p>About the {w}.</p>") for w in names.values()}
    assert found.unmatched == ()


def test_a_note_that_matches_nothing_is_reported_with_the_nearest_match(result, tmp_path):
    found = notes.attach(
        result, write(tmp_path, **{"topic-harbour": "A.", "2021-05-05": "B.", "ferries": "C."})
    )
    assert found.notes == ()
    assert found.unmatched == (
        "note 2021-05-05.md: there is no briefing of '2021-05-05'; did you mean '2021-05-04'?",
        "note ferries.md: its name does not say what it is about; "
        "call it 2015-12-16.md, story-<slug>.md or topic-<slug>.md",
        "note topic-harbour.md: there is no topic 'harbour'; did you mean 'harbours'?",
    )


def test_decisions_that_match_nothing_stay_reported(result, tmp_path):
    stale = result.changed(unmatched=("[[pin]] number 1: there is no story 'x'",))
    assert notes.attach(stale, write(tmp_path, ferries="C.")).unmatched[0] == stale.unmatched[0]


def test_an_empty_note_and_a_missing_folder_are_none(tmp_path):
    assert write(tmp_path, **{"2021-05-04": " \n\n"}) == ()
    assert notes.read(tmp_path / "nowhere") == ()


def test_a_note_in_another_encoding_stops_the_build_and_is_named(tmp_path):
    (tmp_path / "2021-05-04.md").write_bytes("Brücke".encode("latin-1"))
    with pytest.raises(SettingsError, match=r"2021-05-04\.md is not UTF-8"):
        notes.read(tmp_path)


def test_a_note_that_cannot_be_read_stops_the_build_and_is_named(tmp_path):
    (tmp_path / "2021-05-04.md").mkdir()
    with pytest.raises(SettingsError, match=r"2021-05-04\.md cannot be read"):
        notes.read(tmp_path)


def test_headings_rank_below_the_note_s_own():
    assert notes.render("# One\n\n##### Five") == "<h3>One</h3>\n<h6>Five</h6>"
    assert notes.render("## Two\n\n### Three") == "<h3>Two</h3>\n<h4>Three</h4>"


def test_markup_images_and_scripts_do_not_pass():
    shown = notes.render('<b onclick="x()">a</b> ![y](https://e.example/z.png) [l](javascript:x)')
    tree = html.fromstring(f"<div>{shown}</div>")
    assert not tree.xpath("//b | //img | //@onclick | //a[starts-with(@href, 'javascript')]")


def test_cells_are_not_aligned_by_inline_style():
    assert "style" not in notes.render("|a|\n|:-:|\n|b|")


def test_links_lead_out_without_saying_where_from():
    [link] = html.fromstring(notes.render("[law](https://law.example/1)")).xpath("//a")
    assert (link.get("href"), link.get("rel")) == ("https://law.example/1", "noopener nofollow noreferrer")


@given(st.text(alphabet="<>&\"'`*_[]()!#-|:/ \nabjscript="))
def test_whatever_is_written_becomes_known_elements_only(text):
    tree = html.fromstring(f"<div>{notes.render(text)}</div>")
    assert {e.tag for e in tree.iterdescendants()} <= ALLOWED
    assert {name for element in tree.iterdescendants() for name in element.attrib} <= ATTRIBUTES


def test_notes_and_decisions_stand_on_their_pages(result, tmp_path):
    root = tmp_path / "project"
    ignored = shutil.ignore_patterns(".*", "output", "__pycache__", "tests", "seeds", "notes")
    shutil.copytree(ROOT, root, ignore=ignored)
    (root / "seeds").mkdir()
    (root / "seeds/ferry.txt").write_text(f"Ferry strikes pier\n\nUpdated May 4, 2021\n\n{FERRY * 2}")
    with (root / "pelicanconf.py").open("a") as conf:
        conf.write(f"\nBRIEFING['topics'] = [{TOPIC!r}]\n")
    [story] = result.stories
    (root / "content/decisions.toml").write_text(
        f'[[rename]]\nstory = "{story.slug}"\nheadline = "The Heron"\n'
    )
    (root / "content/notes").mkdir()
    written = {
        "2021-05-04": "Day.",
        f"story-{story.slug}": "Story.",
        "topic-harbours": "Topic.",
        "lost": "Lost.",
    }
    write(root / "content/notes", **written)
    done = build(tmp_path / "out", root=root)
    assert done.returncode == 0, done.stdout + done.stderr
    built = Built(tmp_path / "out").pages
    places = {
        "Day.": "briefings/2021-05-04/index.html",
        "Story.": f"stories/{story.slug}/index.html",
        "Topic.": "topics/harbours/index.html",
    }
    for words, page in places.items():
        [aside] = built[page].xpath("//aside[@class='note']")
        assert words in aside.text_content()
        assert "not a source’s" in aside.text_content()
    assert "The editor renamed it from" in built[places["Story."]].text_content()
    assert "note lost.md" in built["ledger/index.html"].text_content()
