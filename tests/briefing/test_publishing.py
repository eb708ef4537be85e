"""A built site is checked before it goes out, and a copy writes and deletes only what it must."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import yaml

from briefing.publishing import MANIFEST, BuiltSite, PublishError, changes, copy
from building import ROOT

ADDRESS = "https://harbour.example/news"
PAGE = '<html><body><h1 id="top">{}</h1>{}</body></html>'
HOW_TO = (ROOT / "docs/how-to/publish.md").read_text(encoding="utf-8")


@pytest.fixture
def site(tmp_path) -> Path:
    """A small site in which every link leads somewhere."""
    root = tmp_path / "site"
    (root / "ledger").mkdir(parents=True)
    (root / "index.html").write_text(PAGE.format("Home", '<a href="ledger/#top">Ledger</a>'))
    (root / "ledger/index.html").write_text(PAGE.format("Ledger", "the books balance"))
    (root / "style.css").write_text("p {}")
    return root


def add(site: Path, name: str, body: str) -> list[str]:
    """The problems of the site once it has another page."""
    (site / name).write_text(PAGE.format(name, body))
    return BuiltSite(site, ADDRESS).problems()


def test_a_sound_site_has_no_problems(site):
    assert BuiltSite(site, ADDRESS).problems() == []


@pytest.mark.parametrize(
    "href",
    [
        "gone.html",
        "ledger/#bottom",
        "../news/gone.html",
        f"{ADDRESS}/gone/",
        "/news/gone.html",
        "ledger/../x.css",
    ],
)
def test_a_link_that_leads_nowhere_is_named(site, href):
    assert add(site, "page.html", f'<a href="{href}">x</a>') == [f"page.html: {href} leads nowhere"]


@pytest.mark.parametrize(
    "href",
    ["https://elsewhere.example/", "mailto:a@b.example", "#top", "style.css", f"{ADDRESS}/", "/other/x"],
)
def test_links_out_and_sound_links_are_no_problem(site, href):
    assert add(site, "page.html", f'<a href="{href}">x</a>') == []


def test_the_base_of_a_page_is_heeded(site):
    (site / "deep").mkdir()
    found = add(site, "deep/404.html", f'<base href="{ADDRESS}/404.html"><a href="style.css">x</a>')
    assert found == []


def test_books_that_do_not_balance_are_a_problem(site):
    (site / "ledger/index.html").write_text(PAGE.format("Ledger", "the books do not balance"))
    assert BuiltSite(site, ADDRESS).problems() == ["ledger/index.html: the books do not balance"]


def test_an_empty_folder_is_no_site(tmp_path):
    assert BuiltSite(tmp_path, ADDRESS).problems() == [f"{tmp_path} holds no built site"]


def test_a_copy_writes_only_what_changed_and_deletes_only_its_own(site, tmp_path):
    target = tmp_path / "public"
    copy(site, target, changes(site, target))
    assert changes(site, target).written == ()
    (target / "CNAME").write_text("harbour.example")
    (site / "style.css").unlink()
    (site / "index.html").write_text(PAGE.format("New", ""))
    todo = changes(site, target)
    assert (todo.written, todo.deleted) == (("index.html",), ("style.css",))
    copy(site, target, todo)
    assert {p.name for p in target.iterdir()} == {"CNAME", "index.html", "ledger", MANIFEST}


def test_a_folder_that_holds_something_else_is_left_alone(site, tmp_path):
    target = tmp_path / "mine"
    target.mkdir()
    (target / "thesis.txt").write_text("x")
    with pytest.raises(PublishError, match="holds something else"):
        changes(site, target)


def test_folders_within_each_other_are_refused(site):
    for target in (site, site / "public", site.parent):
        with pytest.raises(PublishError, match="lie within each other"):
            changes(site, target)


def test_a_manifest_that_leads_out_deletes_nothing(site, tmp_path):
    target = tmp_path / "public"
    copy(site, target, changes(site, target))
    (tmp_path / "precious.txt").write_text("x")
    (target / MANIFEST).write_text("../precious.txt\n")
    with pytest.raises(PublishError, match="lies elsewhere"):
        changes(site, target)
    assert (tmp_path / "precious.txt").is_file()


@pytest.mark.parametrize("workflow", re.findall(r"```yaml\n(.*?)```", HOW_TO, re.DOTALL))
def test_the_workflows_are_yaml_and_call_the_task_that_there_is(workflow):
    jobs = yaml.safe_load(workflow)
    steps = jobs["jobs"]["publish"]["steps"] if "jobs" in jobs else None
    commands = [s["run"] for s in steps if "run" in s] if steps else jobs["pages"]["script"]
    [publish] = [shlex.split(c) for c in commands if c.startswith("invoke")]
    assert publish[1] == "publish"
    assert {word for word in publish if word.startswith("--")} == {"--address", "--to"}
