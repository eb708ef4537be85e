"""The published site behind a real nginx, with the server's settings as docs/how-to/theme.md gives them."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from http.client import HTTPResponse
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from building import ROOT, build

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
HOW_TO = (ROOT / "docs/how-to/theme.md").read_text(encoding="utf-8")
SNIPPET = re.search(r"For nginx.*?:\n\n((?:    .*\n)+)", HOW_TO)
STRICT = "default-src 'self'; base-uri 'self'; form-action 'self'; object-src 'none'; frame-ancestors 'none'"

pytestmark = pytest.mark.skipif(not NGINX, reason="needs nginx")

AROUND = """
daemon off;
user root;  # who alone may read the folders of tests; without meaning where another user runs them
worker_processes 1;
pid nginx.pid;
error_log stderr;
events {{}}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    {snippet}
}}
"""


@pytest.fixture(scope="module")
def published(tmp_path_factory) -> Path:
    """The site of the five seeds as it is published, indexed for search."""
    output = tmp_path_factory.mktemp("published") / "output"
    done = build(output, "-s", "publishconf.py", SITE_ADDRESS="https://brief.example")
    assert done.returncode == 0, done.stdout + done.stderr
    subprocess.run([sys.executable, "-m", "pagefind", "--site", str(output), "--quiet"], check=True)
    return output


@pytest.fixture(scope="module")
def origin(published, tmp_path_factory) -> Iterator[str]:
    """The address under which nginx serves the site.

    nginx takes over a socket that listens already, as it does from its predecessor when it is renewed: there
    is no port to guess and nothing to wait for.
    """
    prefix = tmp_path_factory.mktemp("nginx")
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        host = "{}:{}".format(*listening.getsockname())
        place = f"server {{\n    listen {host};\n    root {published};"
        snippet = textwrap.dedent(SNIPPET[1]).replace("server {", place)
        (prefix / "nginx.conf").write_text(AROUND.format(snippet=snippet))
        server = subprocess.Popen(
            [NGINX, "-p", f"{prefix}/", "-c", "nginx.conf", "-e", "stderr"],
            env={**os.environ, "NGINX": f"{listening.fileno()};"},
            pass_fds=[listening.fileno()],
            stderr=(prefix / "stderr").open("w"),
        )
        yield f"http://{host}"
        server.terminate()
        server.wait(10)


def get(address: str, **headers: str) -> HTTPResponse:
    """What the server answers, whatever its status."""
    try:
        return urlopen(Request(address, headers=headers), timeout=5)
    except HTTPError as answer:
        return answer


@pytest.fixture(scope="module")
def days(published) -> list[str]:
    """The paths of all editions."""
    return [f"/briefings/{path.parent.name}/" for path in sorted(published.glob("briefings/*/index.html"))]


def test_pages_are_served_with_the_strict_policy(origin):
    for path in (
        "/",
        "/topics/",
        "/archive/",
        "/about/",
        "/ledger/",
        "/feed.json",
        "/theme/css/broadsheet.css",
    ):
        answer = get(origin + path)
        assert (answer.status, answer.headers["Content-Security-Policy"]) == (200, STRICT), path
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_only_search_and_briefings_may_do_more(origin, days):
    search = get(f"{origin}/search/").headers["Content-Security-Policy"]
    briefing = get(origin + days[0]).headers["Content-Security-Policy"]
    assert search == f"{STRICT}; script-src 'self' 'wasm-unsafe-eval'"
    assert briefing.startswith(f"{STRICT}; style-src 'self' 'sha256-") and "unsafe" not in briefing


def test_the_policies_are_those_of_the_headers_file(origin, published, days):
    given = (published / "_headers").read_text(encoding="utf-8")
    for path in ("/", "/search/", days[0]):
        block = re.escape("/" if path == "/" else f"/{path.split('/')[1]}/*")
        policy = re.search(rf"^{block}\n  Content-Security-Policy: (.*)$", given, re.MULTILINE)
        assert get(origin + path).headers["Content-Security-Policy"] == policy[1], path


def test_pages_are_asked_for_again_and_cost_nothing_unless_they_changed(origin):
    first = get(f"{origin}/")
    assert first.headers["Cache-Control"] == "no-cache"
    assert get(f"{origin}/", **{"If-None-Match": first.headers["ETag"]}).status == 304


def test_what_is_named_by_its_content_is_kept(origin, published):
    [fragment, *_] = sorted(published.glob("pagefind/fragment/*"))
    answer = get(f"{origin}/pagefind/fragment/{fragment.name}")
    assert "immutable" in answer.headers["Cache-Control"]


def test_texts_are_sent_as_utf_8(origin, days):
    for name in ("", "email.html", "email.txt"):
        assert get(origin + days[0] + name).headers["Content-Type"].endswith("charset=utf-8"), name


@pytest.mark.parametrize("path", ["/nowhere", "/stories/never/told/", "/sources/x/y/z/index.html"])
def test_at_any_depth_a_missing_page_answers_404_in_the_site_s_own_words(origin, path):
    answer = get(origin + path)
    assert answer.status == 404
    assert answer.headers["Content-Security-Policy"] == STRICT
    page = answer.read().decode()
    assert "Page not found" in page and '<base href="/404.html">' in page


@pytest.mark.browser
@pytest.mark.skipif(not CHROMIUM, reason="needs chromium")
def test_no_page_breaks_the_policy_in_a_browser(origin, days):
    playwright = pytest.importorskip("playwright.sync_api").sync_playwright
    said, styled = [], {}
    with playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        tab = browser.new_page()
        tab.on("console", lambda message: said.append(message.text) if "Policy" in message.text else None)
        for path in ["/", *days, *(f"{day}email.html" for day in days), "/topics/", "/search/"]:
            tab.goto(origin + path)
            styled[path] = tab.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily")
        assert all("system-ui" in font for font in styled.values())
        tab.fill("#q", "Kerry")
        tab.wait_for_selector("#search-results li")
        tab.goto(f"{origin}/a/b/c")
        tab.locator("nav a").first.click()
        assert tab.url == f"{origin}/topics/" and tab.locator("h1").inner_text() == "Topics"
        browser.close()
    assert not said
