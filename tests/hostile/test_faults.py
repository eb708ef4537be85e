"""Builds that are killed, disks that are full, folders that cannot be written: nothing published is half."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
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


@pytest.fixture(scope="module")
def sites(tmp_path_factory) -> dict[str, dict[str, bytes]]:
    """What builds from nothing make of the project under two names."""
    root = copy_of_project(tmp_path_factory.mktemp("sites") / "project")
    shutil.copytree(SEEDS, root / "seeds", dirs_exist_ok=True)
    made = {"Old": built(root, "Old")}
    shutil.rmtree(root / "output")
    shutil.rmtree(root / ".briefing")
    return made | {"New": built(root, "New")}


def test_a_killed_build_leaves_every_file_old_or_new_and_the_next_one_heals(project):
    words = [sys.executable, killing.__file__, str(project), str(KILLS), str(SEED)]
    done = subprocess.run(words, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout.splitlines()[-1])
    assert report["broken"] == []
    assert report["healed"]
    assert report["kills"] == KILLS


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


@pytest.mark.parametrize("locked", ["output", "output/stories", "output/briefings", ".briefing"])
def test_a_folder_that_may_not_be_written_leaves_each_file_old_or_new_and_the_next_build_heals(
    project, sites, locked
):
    old, new = sites["Old"], sites["New"]
    assert built(project, "Old") == old
    with locked_up(project / locked):
        assert build_without_privileges(project, "New").returncode != 0
        found = published(project / "output")
    assert old.keys() & new.keys() <= found.keys()
    assert [name for name, data in found.items() if data not in (old.get(name), new.get(name))] == []
    assert found == old or locked in ("output/stories", "output/briefings")
    assert built(project, "New") == new


def built(project: Path, name: str) -> dict[str, bytes]:
    """What a build into the output gives."""
    done = build(project / "output", "-e", f"SITENAME={json.dumps(name)}", root=project)
    assert done.returncode == 0, done.stdout + done.stderr
    return published(project / "output")


@contextmanager
def locked_up(folder: Path) -> Iterator[None]:
    """Nobody may write into a folder or those below it."""
    folders = [folder, *(path for path in folder.rglob("*") if path.is_dir())]
    for path in folders:
        path.chmod(0o555)
    yield
    for path in folders:
        path.chmod(0o755)


def build_without_privileges(project: Path, name: str) -> subprocess.CompletedProcess:
    """A build that permissions bind, even where tests run as root."""
    bound = [] if os.geteuid() else ["setpriv", "--bounding-set=-dac_override", "--inh-caps=-all"]
    words = [sys.executable, "-m", "pelican", "--fatal", "errors", "-o", str(project / "output")]
    words += ["-e", f"SITENAME={json.dumps(name)}"]
    return subprocess.run([*bound, *words], cwd=project, capture_output=True, text=True)


def published(folder: Path) -> dict[str, bytes]:
    """What a host would publish of a folder."""
    return killing.files(folder)


CACHES = {
    "cut short": lambda data: data[: len(data) // 2],
    "empty": lambda data: b"",
    "noise": lambda data: bytes(range(256)) * 9,
    "from a newer version": lambda data: data.replace(b'"format": 1', b'"format": 9999'),
}


@pytest.mark.parametrize("harm", CACHES)
def test_a_cache_that_is_damaged_or_from_a_newer_version_costs_time_alone(project, sites, harm):
    built(project, "Old")
    kept = [path for path in (project / ".briefing").rglob("*") if path.is_file()]
    assert kept
    for path in kept:
        path.write_bytes(CACHES[harm](path.read_bytes()))
    assert built(project, "New") == sites["New"]


@pytest.mark.skipif(not shutil.which("faketime"), reason="needs faketime")
def test_a_clock_set_back_between_builds_changes_nothing(project, sites):
    """A build, then one whose clock shows a day years before the first, of a site with another name."""
    built(project, "Old")
    words = [sys.executable, "-m", "pelican", "--fatal", "errors", "-o", str(project / "output")]
    words += ["-e", 'SITENAME="New"']
    done = subprocess.run(["faketime", "-f", "-9y", *words], cwd=project, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert published(project / "output") == sites["New"]
    assert built(project, "Old") == sites["Old"]


def test_files_from_the_future_are_kept_or_made_again(project, sites):
    built(project, "Old")
    for path in (project / "output").rglob("*.html"):
        os.utime(path, (4_000_000_000, 4_000_000_000))
    assert built(project, "Old") == sites["Old"]


def test_two_builds_at_once_leave_the_site_whole(project):
    words = [sys.executable, "-m", "pelican", "-o", str(project / "output")]
    started = [subprocess.Popen(words, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)]
    started.append(subprocess.Popen(words, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
    for process in started:
        process.wait()
    assert build(project / "output", root=project).returncode == 0
    assert build(project / "whole", root=project).returncode == 0
    assert Built(project / "output").files() == Built(project / "whole").files()
