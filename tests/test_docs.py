"""The documentation leads where it says, and its index is complete."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from building import ROOT

DOCS = ROOT / "docs"
KINDS = ("how-to", "reference", "explanation")
PAGES = sorted(DOCS.rglob("*.md"))
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)


def links(page: Path) -> list[str]:
    """The links of a page to other files, without their fragments."""
    text = CODE.sub("", page.read_text(encoding="utf-8"))
    return [target for target in re.findall(r"\]\(([^)#\s]+)", text) if "://" not in target]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_every_link_of_a_page_leads_to_a_file(page):
    assert [target for target in links(page) if not (page.parent / target).exists()] == []


def test_the_index_lists_every_page():
    listed = set(links(DOCS / "README.md"))
    expected = {page.relative_to(DOCS).as_posix() for kind in KINDS for page in (DOCS / kind).glob("*.md")}
    assert {"tutorial.md", *expected} <= listed
