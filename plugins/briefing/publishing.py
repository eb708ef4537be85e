"""A built site on its way out: checked as readers will meet it, then copied, only what changed."""

from __future__ import annotations

import filecmp
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

from lxml import html

from .errors import BriefingError

LEDGER = "ledger/index.html"
BALANCED = "the books balance"
"""What the page of the ledger says where every raw file is accounted for."""
MANIFEST = ".briefing-site"
"""Lists, where a site was copied to, the files that came from it: only these are ever deleted."""


class PublishError(BriefingError):
    """A site cannot be published there; the message says why."""


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
        ledger = self.pages.get(LEDGER)
        unbalanced = ledger is not None and BALANCED not in ledger.text_content()
        found = [f"{LEDGER}: the books do not balance"] if unbalanced else []
        return found + [line for name in self.pages for line in self.dead_links(name)]

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


def files(root: Path, pattern: str = "*") -> list[str]:
    """The files below a folder, in order."""
    return sorted(p.relative_to(root).as_posix() for p in root.rglob(pattern) if p.is_file())


@dataclass(frozen=True, slots=True)
class Changes:
    """What a copy would write and delete, by the places of the files."""

    written: tuple[str, ...]
    deleted: tuple[str, ...]

    def __str__(self) -> str:
        return f"{len(self.written)} files to write, {len(self.deleted)} to delete"


def changes(site: Path, target: Path) -> Changes:
    """What differs between a site and the folder that it is copied to.

    Raises PublishError for a folder that holds something else.
    """
    if target.resolve().is_relative_to(site.resolve()) or site.resolve().is_relative_to(target.resolve()):
        raise PublishError(f"{target} and {site} lie within each other; name another folder")
    known = target / MANIFEST
    if target.exists() and not known.is_file() and any(target.iterdir()):
        raise PublishError(f"{target} holds something else; name a folder that is empty or not there yet")
    now = files(site)
    before = known.read_text(encoding="utf-8").splitlines() if known.is_file() else []
    written = [name for name in now if not same(site / name, target / name)]
    deleted = [name for name in before if name not in set(now) and within(target, name).is_file()]
    return Changes(tuple(written), tuple(deleted))


def within(target: Path, name: str) -> Path:
    """A file of the target; a manifest that someone edited must not lead out of it."""
    path = target / name
    if not path.resolve().is_relative_to(target.resolve()):
        raise PublishError(f"{target / MANIFEST} names {name}, which lies elsewhere; delete that line")
    return path


def same(one: Path, other: Path) -> bool:
    """Whether both files are there and alike, byte for byte."""
    return other.is_file() and filecmp.cmp(one, other, shallow=False)


def copy(site: Path, target: Path, todo: Changes) -> None:
    """Write and delete what differs; pages come last, so that none links to what is not there yet."""
    for name in sorted(todo.written, key=lambda name: (name.endswith(".html"), name)):
        place = within(target, name)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(site / name, place)
    for name in todo.deleted:
        within(target, name).unlink()
    target.mkdir(parents=True, exist_ok=True)
    (target / MANIFEST).write_text("".join(f"{name}\n" for name in files(site)), encoding="utf-8")
