"""Builds that are killed, disks that are full, folders that cannot be written: nothing published is half."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hostile import killing
from hostile.project import copy_of_project

from building import SEEDS

KILLS = int(os.environ.get("HOSTILE_KILLS", "12"))
SEED = int(os.environ.get("HOSTILE_SEED", "9"))


@pytest.fixture
def project(tmp_path) -> Path:
    """A copy of the project with the real seeds."""
    root = copy_of_project(tmp_path / "project")
    shutil.copytree(SEEDS, root / "seeds", dirs_exist_ok=True)
    return root


def test_a_killed_build_leaves_every_file_old_or_new_and_the_next_one_heals(project):
    words = [sys.executable, killing.__file__, str(project), str(KILLS), str(SEED)]
    done = subprocess.run(words, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout.splitlines()[-1])
    assert report["broken"] == []
    assert report["healed"]
    assert report["kills"] >= KILLS / 3
