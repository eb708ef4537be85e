"""A site with frozen days, built by real Pelican after its sources changed."""

from __future__ import annotations

import gzip
import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.publishing import BuiltSite
from building import ROOT, build
from pages_of import Built

FERRY = """Ferry strikes northern pier of Port Lindow

Updated May 4, 2021

The ferry Heron struck the northern pier of Port Lindow on Monday evening, harbour \
master Ada Quill said. Nobody was hurt, but the pier will stay closed for three weeks.

The ferry was carrying 140 passengers from Imber. Divers will look at its hull on Wednesday.
"""
FROST = """Late frost ruins half of the apple crop

Updated May 4, 2021

A late frost ruined half of the apple crop in the Vale of Imber, growers of the \
cooperative said on Tuesday. Prices will rise by a third, the cooperative expects.
"""
LATE = """Captain of the ferry Heron is heard

Updated May 4, 2021

The captain of the ferry Heron was heard by harbour master Ada Quill on Tuesday, \
after it struck the northern pier of Port Lindow. He spoke of a broken rudder.
"""
BROKEN = """Choir of Port Lindow wins prize

Updated May 3, 2021

The choir of Port Lindow won the first prize at the singers' meeting of Imber on Monday, the jury said.
"""
SETTINGS = f"""
SITENAME = "Harbour News"
SITEURL = "https://harbour.example"
PATH = "content"
THEME = {str(ROOT / "themes/broadsheet")!r}
PLUGIN_PATHS = [{str(ROOT / "plugins")!r}]
PLUGINS = ["incremental", "briefing", "commonmark"]
CACHE_PATH = ".briefing"
TIMEZONE, LOCALE, DEFAULT_LANG = "UTC", ("C.UTF-8", "C.utf8", "C"), "en"
JINJA_ENVIRONMENT = {{"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}}
ARTICLE_PATHS, PAGE_PATHS, DIRECT_TEMPLATES, RELATIVE_URLS = [], ["pages"], [], True
ARTICLE_URL = ARTICLE_SAVE_AS = "stories/{{slug}}/index.html"
TAG_URL = TAG_SAVE_AS = "topics/{{slug}}/index.html"
PAGE_URL = PAGE_SAVE_AS = "{{slug}}/index.html"
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = ""
FEED_ALL_ATOM, TAG_FEED_ATOM = "feeds/all.atom.xml", "topics/{{slug}}/feed.atom.xml"
CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
BRIEFING = {{"topics": [
    {{"name": "Ferries", "slug": "ferries", "description": "Ships.", "terms": ["ferry", "pier"]}}
]}}
"""
PAGE = "briefings/2021-05-04/index.html"


def briefing(root: Path, *words: str) -> subprocess.CompletedProcess:
    """Run a command of `python -m briefing` in the project."""
    return subprocess.run(
        [sys.executable, "-m", "briefing", *words],
        cwd=root,
        env={"PYTHONPATH": str(ROOT / "plugins"), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
    )


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Path:
    """A project two days of which were frozen; then a source changed, one went, one came, one file broke."""
    root = tmp_path_factory.mktemp("frozen")
    (root / "seeds").mkdir()
    (root / "content/pages").mkdir(parents=True)
    (root / "content/pages/about.md").write_text("---\ntitle: About\nslug: about\n---\nHow.\n")
    (root / "content/notes").mkdir()
    (root / "content/notes/2021-05-04.md").write_text("Was it *really* nobody?\n")
    (root / "pelicanconf.py").write_text(SETTINGS)
    for name, text in (("ferry.txt", FERRY), ("frost.txt", FROST), ("choir.txt", BROKEN)):
        (root / "seeds" / name).write_text(text)
    done = briefing(root, "freeze", "--through", "2021-05-04", "--today", "2021-05-05")
    assert done.returncode == 0, done.stderr
    (root / "seeds/ferry.txt").write_text(
        FERRY.replace("Monday", "Sunday").replace("Nobody", "So far, nobody")
    )
    (root / "seeds/frost.txt").unlink()
    (root / "seeds/late.txt").write_text(LATE)
    (root / "content/notes/2021-05-04.md").write_text("It was really nobody.\n")
    assert briefing(root, "freeze", "2021-05-04", "--today", "2021-05-08").returncode == 0
    (root / "seeds/late.txt").write_text(LATE.replace("rudder", "oar"))
    choir = root / "content/editions/2021-05-03.json"
    choir.write_text(choir.read_text().replace("first prize", "last prize"))
    done = build(root / "output", root=root)
    assert done.returncode == 0, done.stdout + done.stderr
    (root / "said.txt").write_text(done.stdout + done.stderr)
    return root


@pytest.fixture(scope="module")
def built(root) -> Built:
    """The site, parsed."""
    return Built(root / "output")


def text_of(element) -> str:
    """The text of an element, with single spaces."""
    return " ".join(element.text_content().split())


def test_the_page_says_what_was_published(built):
    [stories] = built.pages[PAGE].xpath("//section[@class='briefs']")
    said = text_of(stories)
    assert "struck the northern pier of Port Lindow on Monday evening" in said
    assert "A late frost ruined half of the apple crop" in said
    assert "Sunday" not in said
    assert "captain" not in said.lower()
    [note] = built.pages[PAGE].xpath("//aside[@class='note']/p[1]")
    assert text_of(note) == "Was it really nobody?"


def test_every_citation_of_a_frozen_day_lands_on_its_sentence(root, built):
    edition = json.loads((root / "content/editions/2021-05-04.json").read_bytes())["edition"]
    sentences = [s["text"] for item in edition["items"] for s in item["sentences"]]
    cites = built.pages[PAGE].xpath("//section[@class='briefs']//a[@class='cite']/@href")
    assert len(cites) == len(sentences) > 2
    for sentence, href in zip(sentences, cites, strict=True):
        target, fragment = built.target(PAGE, href)
        [place] = built.pages[target].xpath("//*[@id=$id]", id=fragment)
        assert sentence in text_of(place)


def test_what_changed_is_told_under_the_day_on_which_it_was_noticed(built):
    [errata] = built.pages[PAGE].xpath("//section[@class='errata']")
    said = text_of(errata)
    assert [time.get("datetime") for time in errata.xpath(".//time")] == ["2021-05-08"]
    for words in (
        "Late article: Captain of the ferry Heron is heard",
        "Withdrawn article: Late frost ruins half of the apple crop its raw file is no longer there",
        "Lindow on Monday Sunday evening",
        "Analyst’s note",
    ):
        assert words in said
    assert [e.text for e in errata.xpath(".//del")][:1] == ["Monday"]
    assert [e.text for e in errata.xpath(".//ins")][:1] == ["Sunday"]


def test_the_digest_on_the_page_is_that_of_the_text_that_the_site_offers(root, built):
    [seal] = built.pages[PAGE].xpath("//p[@class='meta seal']")
    target = (root / "output" / PAGE).parent / seal.xpath("a/@href")[0]
    assert hashlib.sha256(target.read_bytes()).hexdigest() == seal.xpath("string(code)")
    data = json.loads((root / "output/data/briefings/2021-05-04.json").read_bytes())
    assert data["sha256"] == seal.xpath("string(code)")
    assert data["frozen"] == "2021-05-05"
    assert [erratum["noticed"] for erratum in data["errata"]] == ["2021-05-08"]


def test_a_broken_file_is_told_of_and_its_day_says_that_it_is_made_anew(root, built):
    said = " ".join((root / "said.txt").read_text().split())
    assert "2021-05-03.json was changed after it was frozen" in said
    page = built.pages["briefings/2021-05-03/index.html"]
    assert "its frozen text cannot be read" in text_of(page)
    assert "first prize" in text_of(page)


def test_verify_proves_the_frozen_day_and_refuses_the_broken_one(root):
    done = briefing(root, "verify", "2021-05-04")
    assert (done.returncode, "held against its own digest and the site in" in done.stdout) == (0, True)
    done = briefing(root, "verify", "2021-05-03")
    assert (done.returncode, "was changed after it was frozen" in done.stdout) == (1, True)


def test_nothing_of_the_site_leads_nowhere_and_the_page_stays_small(root):
    assert BuiltSite(root / "output", "https://harbour.example").problems() == []
    assert len(gzip.compress((root / "output" / PAGE).read_bytes())) <= 12_000


def test_a_second_build_changes_nothing(root, built):
    before = built.files()
    assert build(root / "output", root=root).returncode == 0
    assert Built(root / "output").files() == before
