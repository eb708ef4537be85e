"""The plugin's bare templates: any theme shows briefings and sources, and hostile words stay words in it."""

from __future__ import annotations

from pathlib import Path

import pytest
import showcase
from bs4 import BeautifulSoup
from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader

from briefing import interface
from building import build

BASE = """<!DOCTYPE html><html><head><title>{% block title %}A theme{% endblock %}</title></head>
<body>{% block content %}{% endblock %}</body></html>"""
"""A theme of somebody else's: a base template with the blocks that Pelican's own `simple` has."""

SETTINGS = showcase.Links()
RESULT = showcase.result()
PAGES = [
    page
    for page in showcase.all_pages(RESULT, SETTINGS)
    if page.template.startswith("briefing/") and not page.template.endswith(".txt")
]


def render(page: showcase.pages.Page, *, autoescape: bool) -> str:
    """A page in somebody else's theme."""
    loader = ChoiceLoader([DictLoader({"base.html": BASE}), FileSystemLoader(showcase.FALL_BACKS)])
    templates = Environment(loader=loader, autoescape=autoescape)
    interface.install(templates, interface.Language())
    values = {**showcase.context(SETTINGS), "SITEURL": "..", **page.context}
    return templates.get_template(page.template).render(values)


@pytest.mark.parametrize("autoescape", [True, False])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.save_as)
def test_each_page_renders_with_hostile_words_as_words(page, autoescape):
    html = render(page, autoescape=autoescape)
    if page.template == "briefing/edition.json":
        assert html == page.context["file"].text, "its digest is that of these bytes"
        return
    assert "<img" not in html and "<script" not in html and "javascript:" not in html
    assert "&amp;lt;" not in html and "&amp;amp;" not in html


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.save_as)
def test_each_link_within_the_site_starts_from_its_root(page):
    soup = BeautifulSoup(render(page, autoescape=True), "html.parser")
    links = [link["href"] for link in soup.find_all("a")]
    assert [link for link in links if not link.startswith(("../", "#", "https://", "http://"))] == []


@pytest.mark.parametrize("folder", [showcase.FALL_BACKS, showcase.THEME / "templates"])
def test_no_macro_is_made_anew_for_a_page(folder):
    names = [path.name for path in folder.rglob("*.html") if "with context" in path.read_text("utf-8")]
    assert names == [], "importing with context costs more than all that the macros do"


def test_a_source_keeps_its_text_and_its_removed_lines():
    page = next(page for page in PAGES if page.save_as == "sources/norrvik-harbour/index.html")
    soup = BeautifulSoup(render(page, autoescape=False), "html.parser")
    assert soup.find(id="s1").get_text() == "The vote was nine to four."
    assert "asks readers to share" in soup.find(id="line-6").get_text()


@pytest.mark.parametrize("autoescape", [True, False])
def test_a_story_is_shown_as_an_article_s_content(autoescape):
    story = showcase.pages.story_page(showcase.hostile_story(), showcase.pages.Site(RESULT, SETTINGS))
    templates = showcase.environment(autoescape=autoescape)
    for part in ("content", "summary"):
        html = templates.get_template(f"briefing/story_{part}.html").render(story=story, SITEURL="..")
        assert "<script" not in html and "&lt;script&gt;" in html


def test_a_story_carries_figures_and_quotes_where_a_theme_knows_nothing_of_them():
    quay = next(story for story in RESULT.stories if story.figures)
    view = showcase.pages.story_page(quay, showcase.pages.Site(RESULT, SETTINGS))
    template = showcase.environment(autoescape=False).get_template("briefing/story_content.html")
    html = template.render({**showcase.context(SETTINGS), "story": view, "SITEURL": ".."})
    soup = BeautifulSoup(html, "html.parser")
    cells = [cell.get_text() for cell in soup.find("a", string="250 berths").find_parent("tr").select("td")]
    assert cells == ["250 berths", "the board", "Norrvik Courier, 16 December 2015, and 1 copy"]
    assert soup.q.get_text() == "nine to four" and soup.select("p > strong")[-1].get_text() == "Ida Quill"
    places = [a["href"].rpartition("/")[2] for a in soup.select("td a, li a")]
    assert places == ["index.html#s4", "index.html#s1", "index.html#s1"]


def test_a_topic_without_stories_says_why():
    page = next(page for page in PAGES if page.save_as == "topics/herring/index.html")
    assert "Nothing yet." in render(page, autoescape=False)


def pages_below(folder: Path) -> list[BeautifulSoup]:
    """The pages of one kind, parsed."""
    return [BeautifulSoup(p.read_text(encoding="utf-8"), "html.parser") for p in folder.glob("*/index.html")]


@pytest.mark.parametrize(
    ("theme", "body"), [("simple", "main"), ("notmyidea", ".body:is(#content, #featured)")]
)
def test_pelican_s_own_themes_show_stories_topics_feeds_briefings_and_sources(tmp_path, theme, body):
    done = build(tmp_path, "-t", theme)
    assert done.returncode == 0, done.stdout + done.stderr
    for name in ("stories", "topics", "briefings", "sources"):
        shown = [" ".join(p.get_text() for p in page.select(body)) for page in pages_below(tmp_path / name)]
        assert shown and all(len(text.split()) > 20 and "<p>" not in text for text in shown), name
    links = [a["href"] for page in pages_below(tmp_path / "stories") for a in page.select("p > a")]
    assert len([link for link in links if "/sources/" in link]) > 5
    assert list((tmp_path / "topics").glob("*/feed.atom.xml")) and list((tmp_path / "feeds").glob("*.xml"))
