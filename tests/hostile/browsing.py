"""A built site in a real browser, served under the headers that it names for its host."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatch
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


class Host(ThreadingHTTPServer):
    """Serves a folder as Netlify and Cloudflare Pages do, or without any header."""

    def __init__(self, folder: Path, with_policy: bool = True) -> None:
        self.folder = folder
        self.headers = dict(headers(folder / "_headers")) if with_policy else {}
        super().__init__(("127.0.0.1", 0), Handler)

    @property
    def origin(self) -> str:
        """The address of its root."""
        return f"http://127.0.0.1:{self.server_address[1]}/"


class Handler(SimpleHTTPRequestHandler):
    """Answers with the headers of the path."""

    server: Host

    def __init__(self, request: Any, client: Any, server: Host) -> None:
        super().__init__(request, client, server, directory=str(server.folder))

    def do_GET(self) -> None:
        """Answer; a browser asks for this icon where a page names none, as an e-mail edition does."""
        if self.path == "/favicon.ico":
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()

    def end_headers(self) -> None:
        """Send the headers of the first block that matches."""
        matching = (told for pattern, told in self.server.headers.items() if fnmatch(self.path, pattern))
        for name, value in next(matching, []):
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *words: Any) -> None:
        """Keep quiet."""


def headers(file: Path) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Each path of a `_headers` file with its headers."""
    told: list[tuple[str, str]] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("/"):
            told = []
            yield line, told
        elif line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            told.append((name, value))


@contextmanager
def served(folder: Path, with_policy: bool = True) -> Iterator[str]:
    """The address under which a folder is served."""
    host = Host(folder, with_policy)
    threading.Thread(target=host.serve_forever, daemon=True).start()
    yield host.origin
    host.shutdown()
    host.server_close()


@contextmanager
def chromium() -> Iterator[Any]:
    """Debian's Chromium, without its sandbox so that it runs in containers."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()
