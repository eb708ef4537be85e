"""A built site, checked as readers will meet it, before it goes out."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

from lxml import html

from .files import files

LEDGER = "ledger/index.html"
PAGE, DAY = 12_000, 20_000
"""Bytes, compressed, that a page may have; a day's edition of many stories may have more."""
HEAVIEST = 5
"""How many pages over the budget are named."""


@dataclass(frozen=True)
class BuiltSite:
    """A folder with a built site, and the address under which it will be served."""

    root: Path
    address: str

    @cached_property
    def pages(self) -> dict[str, html.HtmlElement]:
        """Every page by its place below the root."""
        return {name: html.fromstring((self.root / name).read_bytes()) for name in files(self.root, "*.html")}

    @cached_property
    def anchors(self) -> dict[str, set[str]]:
        """The ids of every page."""
        return {name: set(page.xpath("//@id")) for name, page in self.pages.items()}

    def problems(self) -> list[str]:
        """What readers would trip over: links that lead nowhere, books that do not balance."""
        if "index.html" not in self.pages:
            return [f"{self.root} holds no built site"]
        found = [] if self.balanced() else [f"{LEDGER}: the books do not balance"]
        return found + [line for name in self.pages for line in self.dead_links(name)]

    def balanced(self) -> bool:
        """Whether the files of each fate add up to all files, by the table of the ledger, in any language."""
        for table in self.pages[LEDGER].xpath("//table[tfoot]") if LEDGER in self.pages else ():
            each, total = table.xpath("tbody/tr/td[1]"), table.xpath("tfoot/tr/td[1]")
            if sum(number_in(cell) for cell in each) != sum(number_in(cell) for cell in total):
                return False
        return True

    def heavy(self) -> list[str]:
        """Word of pages that readers on a phone wait for: over the budget, the heaviest first."""
        sizes = {name: len(gzip.compress((self.root / name).read_bytes(), mtime=0)) for name in self.pages}
        over = sorted((-size, name) for name, size in sizes.items() if size > budget(name))
        found = [
            f"{name}: {-size:,} bytes, compressed; the budget is {budget(name):,}" for size, name in over
        ]
        more = len(found) - HEAVIEST
        return found[:HEAVIEST] + ([f"and {more} more pages over the budget"] if more > 0 else [])

    def dead_links(self, name: str) -> Iterator[str]:
        """A line for each link of a page to a place of this site that is not there."""
        page, home = self.pages[name], f"{self.address.rstrip('/')}/"
        base = urljoin(home + name, next(iter(page.xpath("//base/@href")), ""))
        for href in page.xpath("//a/@href | //link/@href | //@src"):
            place, fragment = urldefrag(urljoin(base, href))
            if place.startswith(home) and not self.holds(unquote(place.removeprefix(home)), fragment):
                yield f"{name}: {href} leads nowhere"

    def holds(self, path: str, fragment: str) -> bool:
        """Whether there is such a file, and such a place on it."""
        file = self.root / path
        file = file / "index.html" if file.is_dir() else file
        anchors = self.anchors.get(file.relative_to(self.root).as_posix(), set())
        return file.is_file() and (not fragment or fragment in anchors)


def number_in(cell: html.HtmlElement) -> int:
    """The number of a cell of a table, however its thousands are parted."""
    return int("".join(c for c in cell.text_content() if c.isdecimal()) or 0)


def budget(name: str) -> int:
    """What a page may weigh; an e-mail edition carries its style within."""
    return DAY if name == "index.html" or name.startswith("briefings/") else PAGE
