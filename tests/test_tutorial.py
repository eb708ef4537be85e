"""The tutorial, replayed as it stands: all commands but those that need a network or stay running."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from building import ROOT
from pages_of import Built

TUTORIAL = (ROOT / "docs/tutorial.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```sh\n(.*?)```", TUTORIAL, re.DOTALL)
SHOWN = re.findall(r"```text\n(.*?)```", TUTORIAL, re.DOTALL)
SKIPPED = re.compile(r"# needs the network|# stays running|^\. \.venv/")


def script() -> str:
    """The commands, with `make` handed to the tasks of this environment: it would make a new one."""
    lines = [line for block in BLOCKS for line in block.splitlines() if not SKIPPED.search(line)]
    return "set -e\n" + "\n".join(re.sub(r"^make\b", "invoke", line) for line in lines)


@pytest.fixture(scope="module")
def replayed(tmp_path_factory) -> tuple[Path, str]:
    """The folder beside the project in which everything was made, and what the commands printed."""
    folder = tmp_path_factory.mktemp("tutorial")
    ignored = shutil.ignore_patterns(
        ".venv", ".git", ".briefing", "output", "tests", "__pycache__", "node_modules"
    )
    shutil.copytree(ROOT, folder / "briefing", ignore=ignored)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", script()],
        cwd=folder / "briefing",
        env={**os.environ, "PATH": path},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder, done.stdout


def test_the_commands_print_what_the_tutorial_shows(replayed):
    assert SHOWN
    for shown in SHOWN:
        assert shown.strip() in replayed[1]


def test_the_photo_credit_goes_and_the_sentences_stay(replayed):
    pages = Built(replayed[0] / "public").pages
    home = pages["index.html"].text_content()
    assert "An inquiry into the accident of the ferry Heron opened" in " ".join(home.split())
    assert "Photo by" not in home


def test_the_briefing_is_published_with_decision_and_note(replayed):
    pages = Built(replayed[0] / "public").pages
    assert {"briefings/2021-05-03/index.html", "briefings/2021-05-06/index.html"} <= pages.keys()
    assert "briefings/2021-05-04/index.html" not in pages
    assert "third ferry in two years" in " ".join(pages["topics/ferries/index.html"].text_content().split())


def test_every_link_of_the_tutorial_leads_to_a_page():
    for target in re.findall(r"\]\(([^)#:]+)\)", TUTORIAL):
        assert (ROOT / "docs" / target).is_file(), target


def test_the_site_goes_to_the_branch_of_github_pages(replayed, tmp_path):
    project, origin = replayed[0] / "harbour-news", tmp_path / "origin.git"
    task = ["publish", "--address", "https://harbour.example", "--to", "github"]
    publish = [sys.executable, "-m", "invoke", *task]
    fields = [f"GIT_{who}_{what}" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")]
    environment = {**os.environ, **dict.fromkeys(fields, "ada@harbour.example")}
    for words in (
        ["git", "init", "--quiet", "--bare", str(origin)],
        ["git", "init", "--quiet"],
        ["git", "remote", "add", "origin", str(origin)],
        [*publish, "--dry-run"],
    ):
        subprocess.run(words, cwd=project, env=environment, check=True, capture_output=True)
    branches = ["git", f"--git-dir={origin}", "branch", "--format=%(refname:short)"]
    assert subprocess.run(branches, capture_output=True, text=True).stdout == ""
    done = subprocess.run(publish, cwd=project, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert subprocess.run(branches, capture_output=True, text=True).stdout.split() == ["gh-pages"]
    listed = ["git", f"--git-dir={origin}", "ls-tree", "--name-only", "gh-pages"]
    names = subprocess.run(listed, capture_output=True, text=True).stdout.split()
    assert {"index.html", ".nojekyll", "404.html"} <= set(names)
