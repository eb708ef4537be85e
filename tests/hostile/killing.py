"""Builds that are killed at random moments, and what they leave behind.

`python tests/hostile/killing.py FOLDER KILLS SEED` builds a copy of the project in turns as two sites
into one output folder, kills each build until as many have died, and prints as JSON what was found.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

PART = ".incremental-part"
"""The ending of a file that is being written: nobody asks for it, and the next build removes it."""
STORE = ".briefing/results.sqlite"
COLD = 0.25
"""Of the builds, how many begin without earlier results: they write most to the store."""
SITES = (("The Morning Briefing", "seeds"), ("The Evening Briefing", "evening"))
"""Name and raw files of two sites that differ on every page, and in which pages there are."""

Files = dict[str, bytes]


@dataclass
class Report:
    """What the killed builds left."""

    kills: int = 0
    ended: int = 0
    """How many ended before their moment came."""
    mixed: int = 0
    """How many left pages of both sites, each whole."""
    broken: list[str] = field(default_factory=list)
    """Files that were of neither site."""
    healed: bool = False
    """Whether one more build made all as if nothing had happened."""


def build(project: Path, output: Path, site: tuple[str, str]) -> None:
    """One build of one of the sites in this process."""
    from pelican import Pelican
    from pelican.settings import read_settings

    os.chdir(project)
    name, seeds = site
    settings = read_settings("pelicanconf.py", override={"SITENAME": name, "OUTPUT_PATH": str(output)})
    settings["BRIEFING"] = {**settings["BRIEFING"], "seeds": seeds}
    Pelican(settings).run()


def forked(work: Callable[[], None]) -> int:
    """Start some work in a process of its own that has all modules already; its number."""
    if child := os.fork():
        return child
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    try:
        work()
        os._exit(0)
    except BaseException:
        os._exit(1)


def whole(work: Callable[[], None]) -> float:
    """Wait for some work in a process of its own; how many seconds it took."""
    begun = time.monotonic()
    _, status = os.waitpid(forked(work), 0)
    if status:
        raise RuntimeError("a build that nobody killed failed")
    return time.monotonic() - begun


def killed(work: Callable[[], None], moment: float) -> bool:
    """Kill some work at its moment; False where it had ended by then."""
    child = forked(work)
    time.sleep(moment)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def files(folder: Path) -> Files:
    """What a host would publish."""
    found = (path for path in folder.rglob("*") if path.is_file() and path.suffix != PART)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def trial(project: Path, kills: int, seed: int) -> Report:
    """Build both sites whole, then kill builds into one folder, then build once more."""
    make_evening(project)
    sites, length = [], 0.0
    for number, site in enumerate(SITES):
        place = project / f"whole-{number}"
        length = whole(lambda place=place, site=site: build(project, place, site))
        sites.append(files(place))
    chance, output, report = random.Random(seed), project / "output", Report()
    whole(lambda: build(project, output, SITES[0]))
    while report.kills < kills:
        site = SITES[1 - (report.kills + report.ended) % 2]
        if chance.random() < COLD:
            (project / STORE).unlink(missing_ok=True)
        died = killed(lambda site=site: build(project, output, site), chance.uniform(0.02, 1) * length)
        report.kills += died
        report.ended += not died
        judge(files(output), sites, report)
    whole(lambda: build(project, output, SITES[0]))
    report.healed = files(output) == sites[0] and not list(output.rglob(f"*{PART}"))
    return report


def make_evening(project: Path) -> None:
    """Raw files of the second site: those of the first, one of them under another name."""
    shutil.copytree(project / "seeds", project / "evening", dirs_exist_ok=True)
    renamed = min((project / "evening").iterdir())
    renamed.rename(renamed.with_name("new.txt"))


def judge(found: Files, sites: list[Files], report: Report) -> None:
    """Note whether each file is as one of the sites has it."""
    for name, data in found.items():
        if data not in [site.get(name) for site in sites]:
            report.broken.append(name)
    missing = set(sites[0]) & set(sites[1]) - set(found)
    report.broken += sorted(f"{name} is gone" for name in missing)
    report.mixed += found != sites[0] and found != sites[1]


if __name__ == "__main__":
    os.chdir(sys.argv[1])
    sys.path.insert(0, str(Path(sys.argv[1]) / "plugins"))
    import briefing
    import incremental  # noqa: F401  imported here so that no child has to

    briefing.process(Path(sys.argv[1]) / "seeds")
    print(json.dumps(vars(trial(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))))
