"""A site goes to a folder, by rsync, to S3-compatible storage, to a branch: everywhere only what changed."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from briefing.publishing import Bucket, Changes, Folder, GitHubPages, PublishError, Rsync, target
from small_site import change, make, tree


@pytest.fixture
def site(tmp_path) -> Path:
    """A small site."""
    return make(tmp_path)


def test_words_say_where_a_site_goes(site):
    kinds = {"github": GitHubPages, "s3://brief/public": Bucket, "you@host:/srv": Rsync, "/srv/brief": Folder}
    assert {to: type(target(site, to)) for to in kinds} == kinds


# rsync


@pytest.fixture
def remote(tmp_path, monkeypatch) -> Path:
    """A folder on a host that rsync reaches; the host is this machine, and no ssh is needed."""
    if not shutil.which("rsync"):
        pytest.skip("rsync is not installed")
    shell = tmp_path / "shell"
    shell.write_text('#!/bin/sh\nshift\nexec "$@"\n')
    shell.chmod(0o755)
    monkeypatch.setenv("RSYNC_RSH", str(shell))
    (tmp_path / "srv").mkdir()
    return tmp_path / "srv"


def test_rsync_sends_what_changed_and_a_plan_sends_nothing(site, remote):
    goal = Rsync(site, f"harbour:{remote}/")
    todo = goal.plan()
    assert set(todo.written) == set(tree(site))
    assert tree(remote) == {}
    goal.send(todo)
    assert tree(remote) == tree(site)
    assert goal.plan() == Changes((), ())
    expected = change(site)
    assert goal.plan() == expected
    goal.send(expected)
    assert tree(remote) == tree(site)


def test_rsync_compares_words_not_times(site, remote):
    goal = Rsync(site, f"harbour:{remote}/")
    goal.send(goal.plan())
    for path in site.rglob("*.html"):
        os.utime(path, (1, 1))
    assert goal.plan() == Changes((), ())


def test_a_host_that_refuses_is_told_of(site, remote, monkeypatch):
    monkeypatch.setenv("RSYNC_RSH", "false")
    with pytest.raises(PublishError, match="rsync failed"):
        Rsync(site, f"harbour:{remote}/").plan()


def test_without_rsync_it_is_said(site, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(PublishError, match="install it, or publish to a folder"):
        Rsync(site, "harbour:/srv").plan()


# GitHub Pages


def test_the_branch_is_compared_file_by_file(site, tmp_path, monkeypatch):
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Ada Quill")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "ada@harbour.example")
    origin = tmp_path / "origin.git"
    for words in (
        ["init", "-q", "--bare", str(origin)],
        ["init", "-q"],
        ["remote", "add", "origin", str(origin)],
    ):
        subprocess.run(["git", *words], cwd=site.parent, check=True)
    pages = GitHubPages(site)
    assert set(pages.plan().written) == set(tree(site))
    pages.send(pages.plan())
    assert pages.plan() == Changes((), ())
    expected = change(site)
    assert pages.plan() == expected
    pages.send(expected)
    listed = ["git", f"--git-dir={origin}", "ls-tree", "-r", "--name-only", "gh-pages"]
    names = subprocess.run(listed, capture_output=True, text=True).stdout.split()
    assert set(names) == {*tree(site), ".nojekyll"}
