"""Hostile words through every format to built pages: shown as words, never obeyed."""

from __future__ import annotations

import json
import os
import re
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
import showcase
from hostile import fuzz_targets, raw_folder
from hostile.browsing import CHROMIUM, chromium, served
from hostile.project import copy_of_project
from lxml import html

from building import build
from pages_of import Built

ATOM = "{http://www.w3.org/2005/Atom}"
HAND_WRITTEN = ("about/index.html", "404.html")
"""Without a word of raw files; and 404.html names the site's own host, which tests have not."""
BARRED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202d\u202e\ufffe\uffff]")

MARKER = """
window.ran = [];
for (const name of ["alert", "confirm", "prompt", "print", "open"]) window[name] = () => ran.push(name);
document.addEventListener("securitypolicyviolation", event => ran.push(event.violatedDirective));
"""
"""Run before each page: remembers whether anything asked for a dialog or was stopped by the policy."""

SHAPE = """
async addresses => {
  const found = {};
  for (const address of addresses) {
    const text = await (await fetch(address)).text();
    const page = new DOMParser().parseFromString(text, "text/html");
    for (const element of page.querySelectorAll("*")) {
      found[element.localName] = address;
      for (const { name } of element.attributes)
        found[`${element.localName}@${name.toLowerCase()}`] = address;
    }
    for (const link of page.links) {
      if (!["http:", "https:"].includes(new URL(link.getAttribute("href"), location).protocol))
        found[`link to ${link.getAttribute("href")}`] = address;
    }
  }
  return found;
}
"""
"""Every kind of element and attribute of pages as the browser itself parses them, with a page of each."""


@pytest.fixture(scope="module")
def known(site) -> set[str]:
    """Every kind of element and attribute that the theme makes, as its showcase and the seeds show them."""
    pages = showcase.render(showcase.result(), address="https://brief.example")
    made = [html.fromstring(text.encode()) for name, text in pages.items() if name.endswith(".html")]
    found = set().union(*map(shape, (*made, *Built(site).pages.values())))
    return found | {"q@lang", "s@lang", "ins@lang", "del@lang", "base", "base@href", "bdi@lang"}


def shape(page: html.HtmlElement) -> set[str]:
    """The kinds of elements and attributes of a page: "a", "a@href"."""
    elements = [e for e in page.iter() if isinstance(e.tag, str)]
    return {e.tag for e in elements} | {f"{e.tag}@{name}" for e in elements for name in e.attrib}


def ours(pages: dict[str, html.HtmlElement]) -> dict[str, html.HtmlElement]:
    """The pages that hold words of raw files."""
    return {name: page for name, page in pages.items() if name not in HAND_WRITTEN}


# What was built, as text


def test_there_are_enough_vectors_and_each_reaches_every_format():
    vectors = raw_folder.vectors()
    assert len(set(vectors)) == len(vectors) >= 150
    met: dict[str, set[int]] = {vector: set() for vector in vectors}
    for it in raw_folder.articles(vectors):
        for vector in it.vectors:
            met[vector].add(it.number % len(raw_folder.WRITERS))
    assert {len(formats) for formats in met.values()} == {len(raw_folder.WRITERS)}


def test_hostile_words_are_shown_as_words(hostile_site):
    shown = "\n".join(page.text_content() for page in ours(hostile_site.pages).values())
    for words in ("<script>alert(1)</script>", "{{ 7*7 }}", "{filename}/../../pelicanconf.py", "{% raw %}"):
        assert words in shown


def test_no_page_has_an_element_or_attribute_that_the_theme_does_not_make(hostile_site, known):
    strange = {name: more for name, p in ours(hostile_site.pages).items() if (more := shape(p) - known)}
    assert not strange


def test_every_script_is_the_theme_s_or_data_that_parses(hostile_site):
    for name, page in hostile_site.pages.items():
        for script in page.iter("script"):
            if script.get("type") == "application/ld+json":
                assert json.loads(script.text)["@context"] == "https://schema.org", name
            else:
                assert script.get("src", "").endswith("theme/js/search.js"), name


def test_links_lead_to_the_site_or_to_the_web_by_http(hostile_site):
    for name, page in ours(hostile_site.pages).items():
        for element, attribute, link, _ in page.iterlinks():
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                assert parts.scheme in ("http", "https"), f"{name}: {link}"
                assert attribute == "href" and element.tag in ("a", "link", "base"), f"{name}: {link}"


def test_links_to_the_web_give_nothing_away(hostile_site):
    outward = [
        a for p in ours(hostile_site.pages).values() for a in p.iter("a") if a.get("class") == "outward"
    ]
    assert outward
    assert {a.get("rel") for a in outward} == {"noopener nofollow noreferrer"}


def test_no_template_or_marker_of_pelican_was_obeyed(hostile_site):
    everything = b"\n".join(hostile_site.files().values())
    for told in (b"__subclasses__", b"{{ 7*7 }}", b"|filename|/etc/passwd"):
        assert told in everything
    for obeyed in (b"<class &#39;", b"root:x:0:0", b"PLUGIN_PATHS"):
        assert obeyed not in everything


def test_no_file_holds_control_characters_or_overrides_of_direction(hostile_site):
    for name, data in hostile_site.files().items():
        if not name.startswith("theme/"):
            assert not BARRED.search(data.decode("utf-8")), name


def test_feeds_and_the_sitemap_are_well_formed_and_hold_only_what_is_ours(hostile_site):
    found = list(hostile_site.root.rglob("*.xml"))
    assert len(found) > 4
    for path in found:
        root = ElementTree.parse(path).getroot()
        for entry in root.iter(f"{ATOM}entry"):
            assert entry.find(f"{ATOM}link").get("href").startswith("https://brief.example/stories/"), path
            content = entry.find(f"{ATOM}content")
            if content is not None and (content.text or "").strip():
                assert shape(html.fromstring(content.text)) <= FEED_SHAPE, path


FEED_SHAPE = {"div", "p", "a", "a@href", "ol", "ul", "li", "h2", "h3", "em", "time", "time@datetime"} | {
    "a@aria-label", "a@rel", "li@id", "span", "span@lang", "a@lang", "body", "html", "blockquote", "q",
    "strong",
}  # fmt: skip
"""What a story is made of in feeds."""


def test_json_parses_and_holds_only_addresses_of_the_web(hostile_site):
    files = hostile_site.files()
    rows = [json.loads(line) for line in files["data/sources.jsonl"].splitlines()]
    assert len(rows) > 200
    assert all(row["url"] is None or re.match(r"https?://[^\s<>\"'\\]+$", row["url"], re.I) for row in rows)
    for name, data in files.items():
        if name.endswith(".json") and not name.startswith("theme/"):
            assert b"<" not in data or name.endswith("schema.json") or name.startswith("data/editions/"), name
            json.loads(data)


def test_frozen_editions_hold_only_addresses_of_the_web(hostile_site):
    """Their text is canonical JSON, in which "<" stands as it is: hosts send it as JSON, never as a page."""
    kept = [
        json.loads(data) for name, data in hostile_site.files().items() if name.startswith("data/editions/")
    ]
    addresses = [source["url"] for edition in kept for source in edition.get("sources", ())]
    assert any(addresses)
    assert all(url is None or re.match(r"https?://[^\s<>\"'\\]+$", url, re.I) for url in addresses)


def test_errata_of_frozen_days_show_hostile_words_as_words(hostile_site):
    pages = [p for name, p in hostile_site.pages.items() if p.xpath("//*[@id='errata']")]
    assert len(pages) > 5
    told = " ".join(" ".join(p.xpath("string(//*[@id='errata']/..)").split()) for p in pages)
    assert "<script>" in told or "onerror=" in told


def test_citations_hold_hostile_words_within_their_fields(hostile_site):
    """A headline begins no further record of RIS, ends no field of BibTeX and adds none to CSL-JSON."""
    root = hostile_site.root
    shelves = {ending: list(root.rglob(f"*.{ending}")) for ending in ("ris", "bib", "csl.json")}
    assert min(map(len, shelves.values())) > 20
    for path in shelves["ris"]:
        lines = path.read_text(encoding="utf-8").splitlines()
        assert all(re.fullmatch(r"([A-Z][A-Z0-9]  - .*)?", line) for line in lines), path
        assert [line[:2] for line in lines].count("TY") == [line[:2] for line in lines].count("ER"), path
        assert all(line[6:].startswith("https://brief.example/") for line in lines if line[:2] == "UR"), path
    for path in shelves["bib"]:
        for line in path.read_text(encoding="utf-8").splitlines():
            assert re.fullmatch(r"(@(article|misc)\{[a-z0-9:.-]+,|  [a-z]+ = \{.*\},|\})?", line), (
                f"{path}: {line}"
            )
            assert line[:1] in ("@", "}") or line.count("{") == line.count("}"), f"{path}: {line}"
            assert not re.search(r"\\(input|immediate|write|csname)", line), f"{path}: {line}"
    for path in shelves["csl.json"]:
        works = json.loads(path.read_bytes())
        assert {work["type"] for work in works} <= {"article-newspaper", "webpage"}
        assert all(work["URL"].startswith("https://brief.example/") for work in works)


def test_notes_of_hostile_words_hold_no_markup_but_markdown_s():
    for vector in raw_folder.vectors():
        fuzz_targets.note(f"Seen: {vector}\n\n{vector}".encode("utf-8", "surrogatepass"))


def test_every_file_has_a_plain_name(hostile_site):
    assert all(re.fullmatch(r"[a-zA-Z0-9_./-]+", name) for name in hostile_site.files())


# What was built, in a browser


@pytest.fixture(scope="module")
def browser():
    """Chromium, once."""
    if not CHROMIUM:
        pytest.skip("needs chromium")
    with chromium() as found:
        yield found


@pytest.mark.browser
def test_the_browser_finds_no_element_or_attribute_that_the_theme_does_not_make(browser, hostile_site, known):
    pages = sorted(ours(hostile_site.pages))
    with served(hostile_site.root, with_policy=False) as origin:
        tab = browser.new_page()
        tab.goto(f"{origin}archive/index.html")
        found = tab.evaluate(SHAPE, [origin + name for name in pages])
        tab.close()
    assert {part: page for part, page in found.items() if part not in known} == {}


@pytest.mark.browser
@pytest.mark.parametrize("with_policy", [True, False], ids=["under the policy", "without any policy"])
def test_nothing_runs_and_nothing_is_asked_of_other_hosts(browser, hostile_site, with_policy):
    said, asked, dialogs = [], set(), []
    with served(hostile_site.root, with_policy) as origin:
        context = browser.new_context()
        context.add_init_script(MARKER)
        tab = context.new_page()
        tab.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
        tab.on("request", lambda request: asked.add(request.url))
        tab.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        for name in sample(sorted(ours(hostile_site.pages)), 8 if with_policy else 24):
            tab.goto(origin + name, wait_until="load")
            assert tab.evaluate("window.ran") == [], name
            assert tab.url == origin + name
        context.close()
        assert (said, dialogs) == ([], [])
        assert asked and all(address.startswith(origin) for address in asked)


def sample(names: list[str], step: int) -> list[str]:
    """Some of the pages: the test above has looked at all; HOSTILE_ALL visits them all, too."""
    return names if os.environ.get("HOSTILE_ALL") else names[::step]


# Another theme, on a site that does not escape by itself


def test_a_theme_that_undoes_escaping_gets_titles_that_cannot_end_an_attribute(tmp_path):
    root = copy_of_project(tmp_path / "project")
    broken_out = [v for v in raw_folder.vectors() if '"' in v or "'" in v][:60]
    raw_folder.write(root / "seeds", raw_folder.articles(broken_out), turn=4)
    conf = root / "pelicanconf.py"
    conf.write_text(f'{conf.read_text()}\nTHEME = "simple"\nJINJA_ENVIRONMENT = {{}}\n')
    done = build(root / "output", root=root)
    assert done.returncode == 0, done.stdout + done.stderr
    pages = ours(Built(root / "output").pages)
    assert len([name for name in pages if name.startswith("stories/")]) > 10
    names = {part for page in pages.values() for part in shape(page)}
    attributes = {part.partition("@")[2] for part in names}
    assert attributes <= PLAIN
    assert not names & {"script", "img", "iframe", "svg", "math", "form", "object", "a@style", "a@src"}


PLAIN = {"", "href", "id", "class", "lang", "title", "rel", "datetime", "content", "name", "charset"} | {
    "type", "role", "dir", "aria-label", "aria-current",
}  # fmt: skip
"""The attributes of Pelican's simple theme and of the bare templates."""
