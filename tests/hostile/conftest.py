"""The site of a hostile folder, built once by real Pelican."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hostile import raw_folder
from hostile.project import copy_of_project

from building import build
from pages_of import Built

TURN = int(os.environ.get("HOSTILE_TURN", "0"))
"""Which format each title meets: ten runs with 0 to 9 put every vector into every field of every format."""
TOPIC = {"name": "Harbours", "slug": "harbours", "description": "Quays.", "terms": ["harbour", "quay"]}


FROZEN = ("--through", "2019-03-14", "--today", "2019-04-01")
"""Half of the days are frozen."""


@pytest.fixture(scope="session")
def hostile_project(tmp_path_factory) -> Path:
    """A project whose every raw article is hostile, built with a topic that quotes them.

    Days were frozen when the articles said other hostile words; so their pages show errata.
    """
    root = copy_of_project(tmp_path_factory.mktemp("hostile") / "project")
    articles = raw_folder.articles(raw_folder.vectors())
    conf = root / "pelicanconf.py"
    conf.write_text(f"{conf.read_text()}\nBRIEFING['topics'].append({TOPIC!r})\n")
    raw_folder.write(root / "seeds", [raw_folder.before(it) for it in articles if it.number % 7], TURN)
    freeze(root, *FROZEN)
    raw_folder.write(root / "seeds", articles, TURN)
    freeze(root, "--today", "2019-05-01")
    done = build(root / "output", root=root)
    assert done.returncode == 0, done.stdout + done.stderr
    return root


def freeze(root: Path, *words: str) -> None:
    """Freeze days, or enter errata for those that are frozen."""
    done = subprocess.run(
        [sys.executable, "-m", "briefing", "freeze", *words],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root / "plugins")},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def hostile_site(hostile_project) -> Built:
    """What was built from it."""
    return Built(hostile_project / "output")
