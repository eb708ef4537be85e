"""The documentation leads where it says, and its index is complete."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from building import ROOT, build
from pages_of import Built, is_outside

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


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Built:
    """The documentation as a site, as `invoke docs` makes it."""
    output = tmp_path_factory.mktemp("docs") / "output"
    done = build(output, "-s", "docsconf.py")
    assert done.returncode == 0, done.stdout + done.stderr
    return Built(output)


def test_the_project_s_own_plugins_and_theme_make_a_site_of_every_page(built):
    wanted = {page.relative_to(DOCS).with_suffix(".html").as_posix() for page in PAGES} - {"README.html"}
    assert wanted | {"index.html", "decisions/index.html"} <= set(built.pages)
    assert all(page.find(".//h1") is not None for page in built.pages.values())


def test_every_link_and_picture_of_the_documentation_s_site_is_there(built):
    for name, page in built.pages.items():
        for href in page.xpath("//a/@href | //link/@href | //img/@src"):
            if not is_outside(href):
                place, fragment = built.target(name, href)
                assert not fragment or fragment in built.anchors[place], (name, href)


def test_every_decision_is_in_their_list(built):
    listed = set(built.pages["decisions/index.html"].xpath("//main//a/@href"))
    assert {f"../decisions/{page.stem}.html" for page in (DOCS / "decisions").glob("*.md")} <= listed


def test_pictures_say_in_words_what_they_show(built):
    pictures = [image for page in built.pages.values() for image in page.iterfind(".//img")]
    assert pictures and all(image.get("alt").strip() for image in pictures)
