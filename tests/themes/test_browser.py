"""The theme in a real browser: each width, the policy that hosts send, paper, and no scripts."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import showcase

pytestmark = pytest.mark.browser

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
RENDERED = showcase.render(showcase.result())
HEADERS = re.findall(r"^(/\S*)\n  Content-Security-Policy: (.*)$", RENDERED["_headers"], re.MULTILINE)
POLICIES = {path.removesuffix("*"): policy for path, policy in HEADERS}
PAGES = sorted(save_as for save_as in RENDERED if save_as.endswith(".html"))
SHEET = re.compile(rb"/Type\s*/Page\b")
STORY = "stories/norrvik-closes-its-east-quay/index.html"
SOURCE = "sources/norrvik-harbour/index.html"


class Handler(SimpleHTTPRequestHandler):
    """Serves files with the headers of `_headers`."""

    def end_headers(self) -> None:
        """Send the policy of the page."""
        below = f"/{self.path.split('/')[1]}/"
        self.send_header("Content-Security-Policy", POLICIES.get(below, POLICIES["/"]))
        super().end_headers()

    def log_message(self, *words) -> None:
        """Keep quiet."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """The made-up site as files, indexed for search."""
    folder = tmp_path_factory.mktemp("showcase")
    showcase.write(folder, RENDERED)
    subprocess.run([sys.executable, "-m", "pagefind", "--site", str(folder), "--quiet"], check=True)
    return folder


@pytest.fixture(scope="module")
def origin(folder) -> Iterator[str]:
    """The address under which the made-up site is served."""

    def handler(*words, **named) -> Handler:
        return Handler(*words, directory=str(folder), **named)

    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


@pytest.fixture(scope="module")
def browser():
    """Debian's Chromium, without its sandbox so that it runs in containers."""
    if not CHROMIUM:
        pytest.skip("needs chromium")
    playwright = pytest.importorskip("playwright.sync_api").sync_playwright().start()
    chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
    yield chromium
    chromium.close()
    playwright.stop()


@pytest.fixture
def tab(browser):
    """A new tab, closed after the test."""
    page = browser.new_page()
    yield page
    page.close()


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_no_page_is_wider_than_its_window(tab, origin, width):
    tab.set_viewport_size({"width": width, "height": 780})
    too_wide = {}
    for save_as in PAGES:
        tab.goto(origin + save_as)
        excess = tab.evaluate("document.documentElement.scrollWidth - innerWidth")
        if excess > 0:
            too_wide[save_as] = excess
    assert not too_wide


def test_no_page_breaks_the_policy_or_asks_another_host(tab, origin):
    said, asked = [], set()

    def note(message) -> None:
        letters_name_no_icon = message.location["url"].endswith("/favicon.ico")
        if message.type == "error" and not letters_name_no_icon:
            said.append(message.text)

    tab.on("console", note)
    tab.on("request", lambda request: asked.add(request.url))
    for save_as in PAGES:
        tab.goto(origin + save_as)
    assert not said
    assert asked and all(url.startswith(origin) for url in asked)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_citation_lands_on_its_highlighted_sentence(tab, origin, scheme):
    tab.emulate_media(color_scheme=scheme)
    tab.goto(origin + STORY)
    tab.locator("a.cite").nth(1).click()
    sentence = tab.locator(":target")
    assert sentence.inner_text() == "The vote was nine to four."
    other = tab.locator("mark:not(:target)").first
    colours = [e.evaluate("e => getComputedStyle(e).backgroundColor") for e in (sentence, other)]
    assert colours[0] != colours[1]


def test_a_link_to_a_removed_line_opens_it(tab, origin):
    tab.goto(f"{origin}{SOURCE}#line-6")
    assert tab.locator("#line-6").is_visible()


def test_every_stop_of_the_keyboard_is_seen_and_the_skip_link_comes_first(tab, origin):
    tab.goto(origin + STORY)
    for number in range(12):
        tab.keyboard.press("Tab")
        outline = tab.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid"
        if number == 0:
            assert tab.evaluate("document.activeElement.hash") == "#main"


def test_targets_are_24_pixels_high(tab, origin):
    tab.set_viewport_size({"width": 360, "height": 780})
    tab.goto(origin + STORY)
    for selector in ("nav a", ".cite", ".kicker a", "summary"):
        heights = [box["height"] for box in (e.bounding_box() for e in tab.locator(selector).all()) if box]
        assert heights and min(heights) >= 24, selector


def test_four_stories_are_in_sight_on_a_phone(tab, origin):
    tab.set_viewport_size({"width": 360, "height": 780})
    tab.goto(origin + "briefings/2015-12-16/index.html")
    list_top = tab.locator(".glance ol").bounding_box()["y"]
    line = tab.evaluate("parseFloat(getComputedStyle(document.querySelector('.glance li')).lineHeight)")
    assert list_top + 4 * (2 * line + 10) <= 780


def test_paper_has_no_navigation_and_gives_addresses(tab, origin):
    tab.emulate_media(media="print")
    tab.goto(origin + STORY)
    assert not [e for e in tab.locator("nav, .skip, .colophon").all() if e.is_visible()]
    address = tab.evaluate("getComputedStyle(document.querySelector('.outward'), '::after').content")
    assert "courier.example" in address or "attr(href)" in address


def test_a_day_is_printed_on_one_sheet_and_a_story_on_two(tab, site):
    sheets = {}
    for kind in ("briefings", "stories"):
        for page in sorted(site.glob(f"{kind}/*/index.html")):
            tab.goto(page.as_uri())
            sheets[kind] = max(sheets.get(kind, 0), len(SHEET.findall(tab.pdf(format="A4"))))
    assert sheets == {"briefings": 1, "stories": 2}


def test_without_scripts_nothing_is_missing_and_no_box_is_dead(browser, origin):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(origin + "search/index.html")
    assert not [e for e in page.locator("input, select, button").all() if e.is_visible()]
    assert page.locator("main a").count() >= 3
    context.close()


def test_search_finds_and_narrows_by_topic_outlet_and_day(tab, origin):
    from playwright.sync_api import expect

    tab.goto(origin + "search/index.html")
    tab.fill("#q", "quay")
    tab.wait_for_selector("#search-results li")
    found = tab.locator("#search-results li")
    everything = found.count()
    tab.select_option("#outlet", "Norrvik Courier")
    expect(found).not_to_have_count(everything)
    assert found.count() < everything
    tab.fill("#day", "2015-12-18")
    expect(tab.locator("#search-status")).to_contain_text("Nothing found")
    tab.fill("#day", "")
    tab.wait_for_selector("#search-results li")
    tab.locator("#search-results a").first.click()
    assert tab.url.startswith(origin) and "search" not in tab.url


def test_from_files_the_search_page_offers_the_archive_instead(tab, folder):
    tab.goto(folder.joinpath("search/index.html").as_uri())
    assert not tab.locator("input").first.is_visible()
    assert tab.locator("main a").first.is_visible()
