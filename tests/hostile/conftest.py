"""The site of a hostile folder, built once by real Pelican."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hostile import raw_folder
from hostile.project import copy_of_project

from building import build
from pages_of import Built

TURN = int(os.environ.get("HOSTILE_TURN", "0"))
"""Which format each title meets: ten runs with 0 to 9 put every vector into every field of every format."""
TOPIC = {"name": "Harbours", "slug": "harbours", "description": "Quays.", "terms": ["harbour", "quay"]}


@pytest.fixture(scope="session")
def hostile_project(tmp_path_factory) -> Path:
    """A project whose every raw article is hostile, built with a topic that quotes them."""
    root = copy_of_project(tmp_path_factory.mktemp("hostile") / "project")
    raw_folder.write(root / "seeds", raw_folder.articles(raw_folder.vectors()), TURN)
    conf = root / "pelicanconf.py"
    conf.write_text(f"{conf.read_text()}\nBRIEFING['topics'].append({TOPIC!r})\n")
    done = build(root / "output", root=root)
    assert done.returncode == 0, done.stdout + done.stderr
    return root


@pytest.fixture(scope="session")
def hostile_site(hostile_project) -> Built:
    """What was built from it."""
    return Built(hostile_project / "output")
