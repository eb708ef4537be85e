"""The published site behind a real Caddy, with the server's settings as docs/how-to/theme.md gives them."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import textwrap
from collections.abc import Callable, Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
import showcase

from building import ROOT

CADDY = shutil.which("caddy")
HOW_TO = (ROOT / "docs/how-to/theme.md").read_text(encoding="utf-8")
SNIPPET = re.search(r"For Caddy.*?:\n\n((?:    .*\n)+)", HOW_TO)[1]
RENDERED = showcase.render(showcase.result(), showcase.Links(clean_urls=True), "https://brief.example")
HEADERS = re.findall(r"^(/\S*)\n  Content-Security-Policy: (.*)$", RENDERED["_headers"], re.MULTILINE)
POLICIES = {path.removesuffix("*"): policy for path, policy in HEADERS}

pytestmark = pytest.mark.skipif(not CADDY, reason="needs caddy")

Get = Callable[..., HTTPResponse]


class OverFile(HTTPConnection):
    """A connection to a server that listens on a file: there is no port to guess."""

    def connect(self) -> None:
        """Open the file."""
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.connect(self.host)


@pytest.fixture(scope="module")
def get(tmp_path_factory) -> Iterator[Get]:
    """Asks Caddy, which says that it has started when it answers."""
    folder = tmp_path_factory.mktemp("c")
    showcase.write(folder / "site", RENDERED)
    site = textwrap.dedent(SNIPPET).replace("/srv/brief", str(folder / "site"))
    site = site.replace("brief.example {", f"http://brief.example {{\n    bind unix/{folder}/http")
    admin = f"unix/{folder}/admin"
    (folder / "Caddyfile").write_text(f"{{\n    admin {admin}\n}}\n{site}")
    home = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    words = [CADDY, "start", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]
    with (folder / "said").open("w") as said:  # no pipe: the server would keep it open
        subprocess.run(words, env=home, check=True, stdout=said, stderr=said, timeout=30)

    def ask(path: str, **headers: str) -> HTTPResponse:
        connection = OverFile(f"{folder}/http")
        connection.request("GET", path, headers={"Host": "brief.example", **headers})
        return connection.getresponse()

    yield ask
    subprocess.run([CADDY, "stop", "--address", admin], env=home, check=True, capture_output=True, timeout=30)


@pytest.mark.parametrize("path", ["/", "/topics/", "/search/", "/briefings/2015-12-16/", "/ledger/"])
def test_each_page_has_the_policy_of_the_headers_file(get, path):
    answer = get(path)
    wanted = POLICIES.get(f"/{path.split('/')[1]}/", POLICIES["/"])
    assert (answer.status, answer.headers["Content-Security-Policy"]) == (200, wanted)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_pages_are_asked_for_again_and_cost_nothing_unless_they_changed(get):
    first = get("/")
    assert first.headers["Cache-Control"] == "no-cache"
    assert get("/", **{"If-None-Match": first.headers["ETag"]}).status == 304


def test_what_is_named_by_its_content_is_kept(get):
    assert "immutable" in get("/pagefind/index/en_1.pf_index").headers["Cache-Control"]


def test_pages_are_sent_packed_and_as_utf_8(get):
    answer = get("/", **{"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("path", ["/nowhere", "/stories/never/told/"])
def test_a_missing_page_answers_404_in_the_site_s_own_words(get, path):
    answer = get(path)
    assert answer.status == 404 and "Page not found" in answer.read().decode()
    assert answer.headers["Content-Security-Policy"] == POLICIES["/"]


def test_the_snippet_was_found_whole():
    assert SNIPPET.strip().endswith("}") and Path("/srv/brief").as_posix() in SNIPPET
