"""A built site is checked before it goes out, and a copy writes and deletes only what it must."""

from __future__ import annotations

import random
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from briefing.publishing import MANIFEST, BuiltSite, Folder, PublishError
from building import ROOT

ADDRESS = "https://harbour.example/news"
PAGE = '<html><body><h1 id="top">{}</h1>{}</body></html>'
HOW_TO = (ROOT / "docs/how-to/publish.md").read_text(encoding="utf-8")


def ledger(total: str, *fates: str) -> str:
    """A page with the account of all files."""
    rows = "".join(f"<tr><th>fate</th><td>{number}</td></tr>" for number in fates)
    foot = f"<tfoot><tr><th>in all</th><td>{total}</td></tr></tfoot>"
    return PAGE.format("Ledger", f"<table><tbody>{rows}</tbody>{foot}</table>")


@pytest.fixture
def site(tmp_path) -> Path:
    """A small site in which every link leads somewhere."""
    root = tmp_path / "site"
    (root / "ledger").mkdir(parents=True)
    (root / "index.html").write_text(PAGE.format("Home", '<a href="ledger/#top">Ledger</a>'))
    (root / "ledger/index.html").write_text(ledger("5 100", "5.000", "100"))
    (root / "style.css").write_text("p {}")
    return root


def add(site: Path, name: str, body: str) -> list[str]:
    """The problems of the site once it has another page."""
    (site / name).write_text(PAGE.format(name, body))
    return BuiltSite(site, ADDRESS).problems()


def publish(site: Path, place: Path) -> None:
    """Send the site to a folder."""
    Folder(site, place).send(Folder(site, place).plan())


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
    (site / "ledger/index.html").write_text(ledger("6", "4", "1"))
    assert BuiltSite(site, ADDRESS).problems() == ["ledger/index.html: the books do not balance"]


def test_pages_over_the_budget_are_named_heaviest_first(site):
    rng = random.Random(1)
    for name, size in (("a.html", 13_000), ("b.html", 40_000), ("c.html", 9_000)):
        (site / name).write_text(PAGE.format(name, rng.randbytes(size // 2).hex()))
    heavy = BuiltSite(site, ADDRESS).heavy()
    assert [line.split(":")[0] for line in heavy] == ["b.html"]
    assert heavy[0].endswith("the budget is 12,000")


def test_an_empty_folder_is_no_site(tmp_path):
    assert BuiltSite(tmp_path, ADDRESS).problems() == [f"{tmp_path} holds no built site"]


def test_a_copy_writes_only_what_changed_and_deletes_only_its_own(site, tmp_path):
    target = tmp_path / "public"
    publish(site, target)
    assert Folder(site, target).plan().written == ()
    (target / "CNAME").write_text("harbour.example")
    (site / "style.css").unlink()
    (site / "index.html").write_text(PAGE.format("New", ""))
    todo = Folder(site, target).plan()
    assert (todo.written, todo.deleted) == (("index.html",), ("style.css",))
    Folder(site, target).send(todo)
    assert {p.name for p in target.iterdir()} == {"CNAME", "index.html", "ledger", MANIFEST}


def test_a_folder_that_holds_something_else_is_left_alone(site, tmp_path):
    target = tmp_path / "mine"
    target.mkdir()
    (target / "thesis.txt").write_text("x")
    with pytest.raises(PublishError, match="holds something else"):
        Folder(site, target).plan()


def test_folders_within_each_other_are_refused(site):
    for target in (site, site / "public", site.parent):
        with pytest.raises(PublishError, match="lie within each other"):
            Folder(site, target).plan()


def test_a_manifest_that_leads_out_deletes_nothing(site, tmp_path):
    target = tmp_path / "public"
    publish(site, target)
    (tmp_path / "precious.txt").write_text("x")
    (target / MANIFEST).write_text("../precious.txt\n")
    with pytest.raises(PublishError, match="lies elsewhere"):
        Folder(site, target).plan()
    assert (tmp_path / "precious.txt").is_file()


WORKFLOWS = re.findall(r"```yaml\n(.*?)```", HOW_TO, re.DOTALL)
NETLIFY = re.findall(r"```toml\n(.*?)```", HOW_TO, re.DOTALL)
OPTIONS = {"--address", "--to", "--today", "--dry-run"}


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=range(len(WORKFLOWS)))
def test_the_workflows_are_what_their_hosts_accept(workflow, tmp_path):
    schema = "vendor.github-workflows" if "jobs:" in workflow else "vendor.gitlab-ci"
    (tmp_path / "workflow.yml").write_text(workflow)
    words = ["-m", "check_jsonschema", "--builtin-schema", schema, str(tmp_path / "workflow.yml")]
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_a_workflow_with_a_misspelt_key_is_not_accepted(tmp_path):
    (tmp_path / "workflow.yml").write_text(WORKFLOWS[0].replace("runs-on", "run-on"))
    words = ["-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows"]
    done = subprocess.run([sys.executable, *words, str(tmp_path / "workflow.yml")], capture_output=True)
    assert done.returncode == 1


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=range(len(WORKFLOWS)))
def test_the_workflows_call_the_task_that_there_is(workflow):
    jobs = yaml.safe_load(workflow)
    steps = jobs["jobs"]["publish"]["steps"] if "jobs" in jobs else None
    commands = [s["run"] for s in steps if "run" in s] if steps else jobs["pages"]["script"]
    [publish] = [shlex.split(c) for c in commands if c.startswith("invoke")]
    assert publish[1] == "publish"
    assert {"--address", "--to"} <= {word for word in publish if word.startswith("--")} <= OPTIONS


def test_netlify_builds_the_folder_that_it_serves():
    [settings] = map(tomllib.loads, NETLIFY)
    words = shlex.split(settings["build"]["command"].partition("&&")[2])
    assert words[:2] == ["invoke", "publish"]
    assert words[words.index("--to") + 1] == settings["build"]["publish"]


def test_the_task_has_the_options_that_the_how_to_names():
    done = subprocess.run(
        [sys.executable, "-m", "invoke", "--help", "publish"], cwd=ROOT, capture_output=True, text=True
    )
    assert {option for option in OPTIONS if option in done.stdout} == OPTIONS
