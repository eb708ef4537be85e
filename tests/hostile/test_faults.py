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

from building import SEEDS, build
from incremental.static import copy_file
from pages_of import Built

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


def test_a_static_file_that_cannot_be_copied_whole_stays_as_it_was(tmp_path, monkeypatch):
    new, old = tmp_path / "new.css", tmp_path / "old.css"
    new.write_text("new")
    old.write_text("old")
    copy_file(str(tmp_path / "nowhere.css"), str(old))
    assert old.read_text() == "old"
    copy_file(str(new), str(old))
    assert old.read_text() == "new"


def test_a_static_file_that_has_not_changed_is_left_alone(tmp_path):
    source, copied = tmp_path / "a.css", tmp_path / "b.css"
    source.write_text("same")
    copied.write_text("same")
    copied.with_name("b.css.incremental-part").write_text("half")
    before = copied.stat().st_ino, copied.stat().st_mtime_ns
    copy_file(str(source), str(copied))
    assert (copied.stat().st_ino, copied.stat().st_mtime_ns) == before
    assert {path.name for path in tmp_path.iterdir()} == {"a.css", "b.css"}


def test_a_disk_that_is_full_leaves_the_old_site(project):
    """Writing stops at 4 kB a file, as on a full disk: the build fails, and no file of the site is cut."""
    assert build(project / "output", root=project).returncode == 0
    before = Built(project / "output").files()
    conf = project / "pelicanconf.py"
    conf.write_text(f'{conf.read_text()}\nSITENAME = "Another"\nimport resource, signal\n{FULL}\n')
    done = build(project / "output", root=project)
    assert done.returncode != 0
    whole = copy_of_output(project)
    after = Built(project / "output").files()
    published = {name: data for name, data in after.items() if not name.endswith(killing.PART)}
    assert before.keys() <= published.keys()
    assert [name for name, data in published.items() if data not in (before.get(name), whole.get(name))] == []


FULL = (
    "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))"
)


def copy_of_output(project: Path) -> dict[str, bytes]:
    """What the same settings give where there is room."""
    conf = project / "pelicanconf.py"
    conf.write_text(conf.read_text().replace(FULL, ""))
    assert build(project / "whole", root=project).returncode == 0
    return Built(project / "whole").files()


def test_a_clock_set_back_changes_nothing(project):
    assert build(project / "output", root=project).returncode == 0
    before = Built(project / "output").files()
    for path in (project / "output").rglob("*.html"):
        os.utime(path, (4_000_000_000, 4_000_000_000))
    assert build(project / "output", root=project).returncode == 0
    assert Built(project / "output").files() == before


def test_two_builds_at_once_leave_the_site_whole(project):
    words = [sys.executable, "-m", "pelican", "-o", str(project / "output")]
    started = [subprocess.Popen(words, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)]
    started.append(subprocess.Popen(words, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
    for process in started:
        process.wait()
    assert build(project / "output", root=project).returncode == 0
    assert build(project / "whole", root=project).returncode == 0
    assert Built(project / "output").files() == Built(project / "whole").files()
