"""Takes the pictures of docs/images: the site that the five seeds make, in Debian's Chromium, as WebP."""

from __future__ import annotations

import base64
import functools
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs/images"
QUALITY = 70
"""Letters are clear at 70; at 80 the files are half as large again."""


@dataclass(frozen=True)
class Picture:
    """What a picture shows: a page of the site, the part of it that fits a window."""

    name: str
    pattern: str
    """Its page, as a pattern of paths below the site: the first in alphabetical order is taken."""
    width: int = 1200
    height: int = 800
    scheme: str = "light"
    place: str = ""
    """The element that the window begins with, as a selector; the top where there is none."""


PICTURES = (
    Picture("briefing", "briefings/2015-12-17/index.html"),
    Picture("phone", "briefings/2015-12-17/index.html", 390, 780, "dark"),
    Picture("story", "stories/syria-talks*/index.html"),
    Picture("source", "sources/003-*/index.html", place=".columns"),
    Picture("topic", "topics/syria-talks/index.html"),
)


def build(output: Path) -> None:
    """Build the site of the seeds."""
    words = [sys.executable, "-m", "pelican", "--fatal", "errors", "-q", "-o", str(output)]
    subprocess.run(words, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder, while it is served."""

    class Quiet(SimpleHTTPRequestHandler):
        """Says nothing of what it serves."""

        def log_message(self, *words: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


def take(picture: Picture, browser: Browser, site: Path, address: str) -> bytes:
    """The picture, as WebP."""
    page = sorted(site.glob(picture.pattern))[0].relative_to(site).as_posix()
    viewport = {"width": picture.width, "height": picture.height}
    tab = browser.new_page(viewport=viewport, color_scheme=picture.scheme)
    tab.goto(f"{address}/{page}")
    if picture.place:
        tab.locator(picture.place).first.evaluate("place => place.scrollIntoView()")
    session = tab.context.new_cdp_session(tab)
    shot = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    tab.close()
    return base64.b64decode(shot["data"])


def main() -> None:
    """Take every picture and say how large it is."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder)
        build(site)
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        with served(site) as address:
            for picture in PICTURES:
                data = take(picture, browser, site, address)
                (IMAGES / f"{picture.name}.webp").write_bytes(data)
                print(f"docs/images/{picture.name}.webp: {len(data) / 1000:.0f} kB")
        browser.close()


if __name__ == "__main__":
    main()
