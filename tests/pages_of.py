"""A built site as tests look at it: its pages parsed once, its links resolved as a browser does."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

from lxml import html


@dataclass(frozen=True)
class Built:
    """The folder of a built site."""

    root: Path

    @cached_property
    def pages(self) -> dict[str, html.HtmlElement]:
        """Every HTML page by its place below the root."""
        found = sorted(self.root.rglob("*.html"))
        return {p.relative_to(self.root).as_posix(): html.fromstring(p.read_bytes()) for p in found}

    @cached_property
    def anchors(self) -> dict[str, set[str]]:
        """The ids of every page."""
        return {name: set(page.xpath("//@id")) for name, page in self.pages.items()}

    def files(self) -> dict[str, bytes]:
        """Every file's bytes by its place below the root."""
        found = (p for p in sorted(self.root.rglob("*")) if p.is_file())
        return {p.relative_to(self.root).as_posix(): p.read_bytes() for p in found}

    def target(self, page: str, href: str) -> tuple[str, str]:
        """Where a relative link of a page leads: (place below the root, fragment).

        Raises ValueError for one that leads out of the site or to no file.
        """
        address, fragment = urldefrag(href)
        path = (self.root / page).parent / unquote(address) if address else self.root / page
        path = path.resolve()
        if path.is_dir():
            path = path / "index.html"
        if not path.is_relative_to(self.root.resolve()) or not path.is_file():
            raise ValueError(f"{page} links to {href}, which is no file of the site")
        return path.relative_to(self.root.resolve()).as_posix(), fragment


def is_outside(href: str) -> bool:
    """Whether a link leads to another site."""
    return bool(urlsplit(href).scheme or urlsplit(href).netloc)
