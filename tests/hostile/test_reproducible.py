"""The same inputs give the same bytes on machines that have nothing else in common.

Names and bytes are promised. The permissions of files are the host's own (its umask), and no tool that
publishes carries them over.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hostile import raw_folder
from hostile.project import copy_of_project

from building import SEEDS
from pages_of import Built

OTHER_ORDER = """
import os, random

def mixed(found):
    return random.Random(os.environ["FILE_ORDER"]).sample(found, len(found))

def shuffled(list_them):
    return lambda *words: mixed(sorted(list_them(*words)))

class Entries:
    def __init__(self, found): self.found = iter(found)
    def __iter__(self): return self
    def __next__(self): return next(self.found)
    def __enter__(self): return self
    def __exit__(self, *words): pass
    def close(self): pass

scandir = os.scandir
os.listdir = shuffled(os.listdir)
os.scandir = lambda *words: Entries(mixed(list(scandir(*words))))
"""
"""Run before all else in a build's own process: folders list their files in an order by chance."""
HOSTILE = [it for it in raw_folder.articles(raw_folder.vectors()) if it.number % 3][::2]
"""What is built beside the seeds: every format, and enough for several workers to share. Their names are
plain, for a machine whose locale knows ASCII alone cannot list others; `test_paths.py` has odd ones."""


@dataclass(frozen=True)
class Machine:
    """What two machines may differ in."""

    environment: dict[str, str]
    folder: str = "project"
    """Where the checkout lies."""
    umask: int = 0o022
    clock: str = ""
    """What its clock shows; "" for the time."""
    settings: dict[str, object] = field(default_factory=dict)
    """Keys of BRIEFING that must not matter."""


FIRST = Machine({"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"}, settings={"workers": 1})
OTHERS = {
    "another locale without UTF-8, zone and hash seed": Machine(
        {"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati", "LC_ALL": "POSIX"}
        | {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    ),
    "another folder, order of files and umask": Machine(
        {"PYTHONHASHSEED": "3", "TZ": "America/St_Johns", "FILE_ORDER": "4"},
        folder="l'\u00e9t\u00e9 & \u6771 {slug} 100%",
        umask=0o077,
    ),
    "four workers, no store, a clock in the past": Machine(
        {"PYTHONHASHSEED": "5"}, clock="1999-12-31 23:59:50", settings={"workers": 4, "store": False}
    ),
    "two workers, a clock in the future": Machine(
        {"PYTHONHASHSEED": "6"}, clock="2037-02-28 12:00:00", settings={"workers": 2}
    ),
}


def project_of(machine: Machine, root: Path) -> Path:
    """A checkout on a machine, its raw files the seeds and some hostile articles of every format."""
    project = copy_of_project(root / machine.folder)
    shutil.copytree(SEEDS, project / "seeds", dirs_exist_ok=True)
    raw_folder.write(project / "seeds", HOSTILE)
    conf = project / "pelicanconf.py"
    conf.write_text(
        f"{conf.read_text(encoding='utf-8')}\nBRIEFING.update({machine.settings!r})\n", encoding="utf-8"
    )
    hooks = root / "hooks"
    hooks.mkdir()
    (hooks / "sitecustomize.py").write_text(OTHER_ORDER if "FILE_ORDER" in machine.environment else "")
    return project


def built_on(machine: Machine, root: Path) -> dict[str, bytes]:
    """The site that a machine builds."""
    project = project_of(machine, root)
    words = [sys.executable, "-m", "pelican", "--fatal", "errors", "-o", str(project / "output")]
    if machine.clock:
        words = ["faketime", "-f", f"@{machine.clock}", *words]
    environment = {**os.environ, **machine.environment, "PYTHONPATH": str(root / "hooks")}
    done = subprocess.run(
        words, cwd=project, env=environment, umask=machine.umask, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return Built(project / "output").files()


@pytest.fixture(scope="module")
def first(tmp_path_factory) -> dict[str, bytes]:
    """What the first machine builds."""
    return built_on(FIRST, tmp_path_factory.mktemp("first"))


@pytest.mark.parametrize("name", OTHERS)
def test_another_machine_builds_the_same_bytes(name, first, tmp_path):
    machine = OTHERS[name]
    if machine.clock and not shutil.which("faketime"):
        pytest.skip("needs faketime")
    found = built_on(machine, tmp_path)
    assert found.keys() == first.keys()
    assert [name for name in found if found[name] != first[name]] == []
    assert len(found) > 100
