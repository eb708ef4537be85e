"""A corpus of mixed languages: each event in its own, right to left where it runs so, on a German site."""

from __future__ import annotations

import shutil
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

import briefing
from briefing.interface import Language
from briefing.said import said
from building import ROOT, build
from pages_of import Built

SEEDS = ROOT / "tests/fixtures/languages"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
EVENTS = {
    ("ferry-en.json",),
    ("hafen-bote.json", "hafen-kurier.json"),
    ("mina-1.json", "mina-2.json"),
    ("namal-1.json", "namal-2.json"),
    ("schule.json",),
}
"""The same accident in four languages is four stories: words of different languages are not compared."""
RIGHT_TO_LEFT = ("ar", "he")


@pytest.fixture(scope="module")
def result():
    """The articles, processed."""
    return briefing.process(SEEDS)


@pytest.fixture(scope="module")
def german(tmp_path_factory) -> Path:
    """Their site, which speaks German itself."""
    folder = tmp_path_factory.mktemp("german")
    conf = (ROOT / "pelicanconf.py").read_text(encoding="utf-8")
    for name in ("themes", "plugins"):
        conf = conf.replace(f'"{name}', f'"{ROOT}/{name}')
    conf = conf.replace('DEFAULT_LANG = "en"', 'DEFAULT_LANG = "de"')
    (folder / "pelicanconf.py").write_text(conf, encoding="utf-8")
    (folder / "content").mkdir()
    shutil.copytree(SEEDS, folder / "seeds")
    done = build(folder / "output", root=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "output"


def test_each_event_is_a_story_in_its_own_language(result):
    assert {tuple(article.path for article in story.articles) for story in result.stories} == EVENTS


def test_each_summary_is_in_the_language_of_its_story(result):
    languages = {article.path: article.language for article in result.articles}
    summed_up = defaultdict(set)
    for story in result.stories:
        summed_up[languages[story.articles[0].path]] |= {languages[s.article] for s in story.summary}
    assert summed_up == {code: {code} for code in ("en", "de", "ar", "he")}


def test_the_site_speaks_german_and_marks_what_is_not(german):
    day = Built(german).pages["briefings/2021-05-04/index.html"]
    assert day.get("lang") == "de" and day.get("dir") is None
    assert day.findtext(".//h1/time") == "Dienstag, 4. Mai 2021"
    assert day.xpath("string(//header/p[@class='meta'])").startswith("5 Meldungen · ")
    headlines = {link.text: (link.get("lang"), link.get("dir")) for link in day.xpath("//article/h3/a")}
    assert headlines["Stadtrat von Imber beschließt neue Grundschule"] == (None, None)
    assert headlines["Ferry Heron strikes northern pier of Port Lindow"] == ("en", None)
    marks = [mark for mark in headlines.values() if mark[0] in RIGHT_TO_LEFT]
    assert sorted(marks) == [("ar", "rtl"), ("he", "rtl")]


def test_what_the_program_says_of_evidence_is_said_in_german(german):
    pages = Built(german).pages
    evidence = pages["sources/schule/index.html"].xpath("//ol[@class='evidence']/li")
    lines = [" ".join(line.text_content().split()) for line in evidence]
    assert any(line.startswith("json date nennt den 4. Mai 2021: ") for line in lines), lines
    ledger = pages["ledger/index.html"].xpath("//td[strong]")
    assert ledger and all(" in „" in cell.text_content() for cell in ledger)


def test_what_nobody_translated_is_marked_as_english():
    language = Language("de")
    known, unknown = said("its address gives %(day)s", day=date(2021, 5, 4)), said("it fell from the sky")
    both = said("%(said)s; not believed: %(why)s", said=known, why=unknown)
    assert [language.speaks(each) for each in (known, unknown, both)] == [True, False, False]
    assert language.said(known) == "seine Adresse nennt den 4. Mai 2021"
    assert str(both) == "its address gives 4 May 2021; not believed: it fell from the sky"


def test_addresses_keep_the_sharp_s(german):
    assert (german / "stories/stadtrat-von-imber-beschliesst-neue-grundschule/index.html").is_file()


@pytest.mark.browser
@pytest.mark.skipif(not CHROMIUM, reason="needs chromium")
@pytest.mark.parametrize("width", [320, 1280])
def test_right_to_left_passages_begin_at_the_right_in_a_browser(german, width):
    playwright = pytest.importorskip("playwright.sync_api").sync_playwright
    with playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        tab = browser.new_page(viewport={"width": width, "height": 900})
        for name in ("mina-1", "namal-2"):
            tab.goto((german / f"sources/{name}/index.html").as_uri())
            text = tab.locator("div.text")
            assert text.evaluate("e => getComputedStyle(e).direction") == "rtl"
            first = text.locator("p").first
            box, line = first.evaluate(
                "e => { const r = document.createRange(); r.setStart(e.firstElementChild.firstChild, 0);"
                " r.setEnd(e.firstElementChild.firstChild, 1);"
                " return [e.getBoundingClientRect().right, r.getBoundingClientRect().right] }"
            )
            assert abs(box - line) < 2
            assert tab.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        browser.close()
