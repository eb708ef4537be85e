"""The site of the five seeds, built by the `pelican` command."""

from __future__ import annotations

import re
import shutil
import xml.etree.ElementTree as ElementTree

import feedparser
import pytest

from building import ROOT, SEEDS, build
from pages_of import Built, is_outside

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def built(site) -> Built:
    """The site, parsed."""
    return Built(site)


def texts(page, path: str) -> list[str]:
    """The texts of the elements that an XPath finds, with single spaces."""
    return [" ".join(element.text_content().split()) for element in page.xpath(path)]


def test_every_kind_of_page_is_there(built, result):
    days = {f"briefings/{b.day}/index.html" for b in result.briefings}
    stories = {f"stories/{s.slug}/index.html" for s in result.stories}
    topics = {f"topics/{t.topic.slug}/index.html" for t in result.topics}
    lists = {f"{name}/index.html" for name in ("topics", "archive", "about", "outlets", "ledger", "undated")}
    assert {"index.html", "404.html"} | days | stories | topics | lists <= built.pages.keys()
    assert len([name for name in built.pages if name.startswith("sources/")]) == len(result.articles)
    assert len(topics) == 3


def test_every_link_leads_to_a_file_of_the_site_and_to_a_place_on_it(built):
    for name, page in built.pages.items():
        for href in page.xpath("//a/@href | //link/@href | //img/@src"):
            if not is_outside(href):
                target, fragment = built.target(name, href)
                assert not fragment or fragment in built.anchors[target], f"{name}: {href}"


def test_nothing_is_loaded_from_elsewhere_and_nothing_runs(built):
    for name, page in built.pages.items():
        assert not page.xpath("//script[not(@src) and not(@type='application/ld+json')]"), name
        assert not page.xpath("//@style | //@*[starts-with(name(), 'on')]"), name
        loaded = page.xpath(
            "//script/@src | //img/@src | //iframe/@src | //link[@rel='stylesheet' or @rel='icon']/@href"
        )
        assert not [address for address in loaded if is_outside(address)], name


def test_every_citation_lands_on_its_sentence_in_the_source(built):
    checked = 0
    for name, page in built.pages.items():
        for link in page.xpath("//a[@class='cite']"):
            target, fragment = built.target(name, link.get("href"))
            [landing] = built.pages[target].xpath(f"//*[@id='{fragment}']")
            sentence = " ".join(landing.text_content().split())
            assert quoted_before(link) in sentence, f"{name}: {link.get('href')}"
            checked += 1
    assert checked > 20


def quoted_before(link) -> str:
    """The words that a citation stands after, without the mark of a cut."""
    words = link.xpath("preceding-sibling::node()[1]")[0]
    words = words if isinstance(words, str) else words.text_content()
    return " ".join(words.split()).removeprefix("[…] ")


def test_every_removed_line_is_on_its_source_page_with_its_reason(built, result):
    for article in result.articles:
        [page] = [p for n, p in built.pages.items() if n.startswith(f"sources/{article.path[:3]}")]
        shown = " ".join(page.text_content().split())
        for removed in article.removed:
            assert " ".join(removed.text.split()) in shown
            assert removed.reason in shown


def test_every_date_shows_what_it_rests_on(built, result):
    for article in result.articles:
        [page] = [p for n, p in built.pages.items() if n.startswith(f"sources/{article.path[:3]}")]
        shown = " ".join(page.text_content().split())
        assert article.published.evidence[0].says in shown


def test_the_latest_edition_accounts_for_every_file_and_each_earlier_one_for_its_day(built, result):
    latest, *earlier = result.briefings
    assert "5 files" in account(built, latest)
    for briefing in earlier:
        shown, folded = (briefing.ledger.count(fate, briefing.day) for fate in ("shown", "folded"))
        assert f"of this day: {shown} shown, {folded} folded" in account(built, briefing)


def account(built, briefing) -> str:
    """The words of an edition's page."""
    return " ".join(built.pages[f"briefings/{briefing.day}/index.html"].text_content().split())


def test_every_page_has_one_h1_a_title_and_a_language(built):
    for name, page in built.pages.items():
        assert len(page.xpath("//h1")) == 1, name
        assert page.findtext(".//title").strip(), name
        assert page.get("lang") == "en", name


def test_feeds_are_well_formed_and_hold_the_stories(built, site, result):
    dated = [s for s in result.stories if s.days]
    feed = feedparser.parse((site / "feeds/all.atom.xml").read_bytes())
    assert not feed.bozo
    assert {entry.title for entry in feed.entries} == {s.headline for s in dated}
    for topic in result.topics:
        path = site / f"topics/{topic.topic.slug}/feed.atom.xml"
        entries = ElementTree.parse(path).getroot().findall(f"{ATOM}entry")
        assert len(entries) == len([s for s in topic.stories if s.days])


def test_the_sitemap_lists_every_page_that_is_to_be_found(built, site):
    locations = re.findall(r"<loc>https://brief.example/(.*?)</loc>", (site / "sitemap.xml").read_text())
    hidden = {n for n, p in built.pages.items() if p.xpath("//meta[@name='robots'][@content='noindex']")}
    for_others = {
        n
        for n, p in built.pages.items()
        if any(href != f"https://brief.example/{n}" for href in p.xpath("//link[@rel='canonical']/@href"))
    }
    assert for_others == {n for n in built.pages if "/cite/" in n}
    assert set(locations) == built.pages.keys() - hidden - for_others
    assert "Sitemap: https://brief.example/sitemap.xml" in (site / "robots.txt").read_text()


def test_two_builds_elsewhere_with_another_hash_seed_zone_and_locale_are_identical(site, tmp_path):
    copy = tmp_path / "elsewhere"
    ignored = shutil.ignore_patterns(".*", "output", "__pycache__", "tests")
    shutil.copytree(ROOT, copy, ignore=ignored)
    shutil.rmtree(copy / "seeds")
    (copy / "seeds").mkdir()
    for seed in sorted(SEEDS.iterdir(), reverse=True):
        shutil.copyfile(seed, copy / "seeds" / seed.name)
    done = build(tmp_path / "out", root=copy, PYTHONHASHSEED="77", TZ="Asia/Tokyo", LC_ALL="C", LANG="C")
    assert done.returncode == 0, done.stdout + done.stderr
    first, second = Built(site).files(), Built(tmp_path / "out").files()
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


@pytest.fixture
def project(tmp_path):
    """A copy of the project that a test may edit."""
    root = tmp_path / "project"
    shutil.copytree(ROOT, root, ignore=shutil.ignore_patterns(".*", "output", "__pycache__", "tests"))
    return root


def test_a_fourth_topic_needs_only_the_settings(project, tmp_path):
    conf = project / "pelicanconf.py"
    fourth = {"name": "Aid", "slug": "aid", "description": "Aid.", "terms": ["humanitarian", "aid workers"]}
    conf.write_text(conf.read_text() + f"\nBRIEFING['topics'].append({fourth!r})\n")
    done = build(tmp_path / "out", root=project)
    assert done.returncode == 0, done.stdout + done.stderr
    page = Built(tmp_path / "out").pages["topics/aid/index.html"]
    assert "humanitarian access" in page.text_content()
    assert (tmp_path / "out/topics/aid/feed.atom.xml").is_file()


def test_a_topic_with_nothing_yet_has_its_page_and_feed(project, tmp_path):
    conf = project / "pelicanconf.py"
    fourth = {"name": "Herring", "slug": "herring", "description": "Fish.", "terms": ["herring"]}
    conf.write_text(conf.read_text() + f"\nBRIEFING['topics'].append({fourth!r})\n")
    done = build(tmp_path / "out", root=project)
    assert done.returncode == 0, done.stdout + done.stderr
    assert texts(Built(tmp_path / "out").pages["topics/herring/index.html"], "//h1") == ["Herring"]
    assert not feedparser.parse((tmp_path / "out/topics/herring/feed.atom.xml").read_bytes()).bozo


def test_a_wrong_setting_stops_the_build_and_names_the_key(project, tmp_path):
    conf = project / "pelicanconf.py"
    conf.write_text(conf.read_text() + "\nBRIEFING['topcis'] = []\n")
    done = build(tmp_path / "out", root=project)
    assert done.returncode != 0
    assert "did you mean 'topics'?" in " ".join((done.stdout + done.stderr).split())
    assert not (tmp_path / "out").exists()


def test_one_bad_file_costs_nothing_else_and_is_in_the_ledger(project, tmp_path):
    (project / "seeds/broken.json").write_text('{"title": "half')
    done = build(tmp_path / "out", root=project)
    assert done.returncode == 0, done.stdout + done.stderr
    pages = Built(tmp_path / "out").pages
    assert len([name for name in pages if name.startswith("sources/")]) == 5
    assert "broken.json" in pages["ledger/index.html"].text_content()


def test_an_empty_folder_of_seeds_makes_a_site_that_says_so(project, tmp_path):
    for seed in (project / "seeds").iterdir():
        seed.unlink()
    done = build(tmp_path / "out", root=project)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No briefing yet" in Built(tmp_path / "out").pages["index.html"].text_content()


def test_published_links_are_clean_and_feeds_have_the_address(tmp_path):
    done = build(tmp_path / "out", "-s", "publishconf.py", SITE_ADDRESS="https://news.example/x")
    assert done.returncode == 0, done.stdout + done.stderr
    built = Built(tmp_path / "out")
    links = {
        href for page in built.pages.values() for href in page.xpath("//a/@href") if not is_outside(href)
    }
    assert links
    assert not {href for href in links if "index.html" in href}
    assert "https://news.example/x/stories/" in (tmp_path / "out/feeds/all.atom.xml").read_text()
