"""A site of three files, for tests of where it is sent."""

from __future__ import annotations

import shutil
from pathlib import Path

from briefing.publishing import Changes


def make(root: Path) -> Path:
    """The site, below a folder."""
    site = root / "work/output"
    write(site, {"index.html": "Home", "ledger/index.html": "Ledger", "theme/style.css": "p {}"})
    return site


def write(root: Path, pages: dict[str, str]) -> None:
    """Files below a folder."""
    for name, text in pages.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def tree(root: Path) -> dict[str, str]:
    """The files below a folder and what they hold."""
    return {p.relative_to(root).as_posix(): p.read_text() for p in root.rglob("*") if p.is_file()}


def change(site: Path) -> Changes:
    """Change one file, delete one, add one; what a publication then has to do."""
    write(site, {"index.html": "New", "stories/a/index.html": "A"})
    shutil.rmtree(site / "ledger")
    return Changes(("index.html", "stories/a/index.html"), ("ledger/index.html",))
