"""What incremental output saves on an ordinary blog: Pelican alone against Pelican with it, in one run.

    python benchmarks/incremental_blog.py --articles 1000 --theme simple

It makes a blog of HTML articles in a temporary folder and builds it with the
`pelican` command, over and over, each build a process of its own. What counts is CPU
time, user and system, of these processes, and the files that they wrote. All ratios are
to Pelican alone on the same blog in the same run; medians of `--rounds` rounds.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random

PLUGINS = Path(__file__).parents[1] / "plugins"
WORDS = [
    "harbour",
    "ferry",
    "budget",
    "strike",
    "council",
    "bridge",
    "school",
    "storm",
    "museum",
    "tram",
    "tide",
    "quay",
    "crane",
]

SETTINGS = """
SITENAME = "A blog"
SITEURL = "https://blog.example"
PATH = "content"
THEME = {theme!r}
TIMEZONE = "UTC"
LOCALE = ["C"]
DEFAULT_PAGINATION = 10
PLUGIN_PATHS = [{plugins!r}]
PLUGINS = {used!r}
OUTPUT_PATH = {output!r}
CACHE_PATH = {output!r} + "-cache"
CACHE_CONTENT = LOAD_CONTENT_CACHE = {cache!r}
"""


def article(number: int, mark: str = "") -> str:
    """The HTML source of one article of about 300 words."""
    chance = Random(number)
    day = date(2010, 1, 1) + timedelta(days=number)
    body = "".join(f"<p>{' '.join(chance.choices(WORDS, k=60))}.</p>" for _ in range(5))
    return (
        f"<html><head><title>The {chance.choice(WORDS)} {number}</title>"
        f'<meta name="date" content="{day} 10:00"/><meta name="category" content="section {number % 8}s"/>'
        f'<meta name="tags" content="topic {number % 40}t, place {number % 33}p"/>'
        f'<meta name="authors" content="Writer {number % 9}w"/></head><body>{body}{mark}</body></html>'
    )


def make_blog(root: Path, articles: int, theme: str, cache: bool) -> None:
    """Write the sources, and one settings file for each way of building."""
    content = root / "content"
    content.mkdir()
    for number in range(articles):
        (content / f"article-{number}.html").write_text(article(number), encoding="utf-8")
    for name, used in (("stock", []), ("incremental", ["incremental"])):
        told = SETTINGS.format(theme=theme, plugins=str(PLUGINS), used=used, output=name, cache=cache)
        (root / f"{name}_conf.py").write_text(told, encoding="utf-8")


def look(output: Path) -> dict[str, tuple[int, int]]:
    """The inode and time of each file: a file that was written anew has others."""
    found = [(path, path.stat()) for path in output.rglob("*") if path.is_file()]
    return {str(path): (told.st_ino, told.st_mtime_ns) for path, told in found}


def build(root: Path, name: str) -> tuple[float, int]:
    """Build once; returns the CPU seconds and the number of files written."""
    before = look(root / name)
    start = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "pelican", "-s", f"{name}_conf.py", "--fatal", "errors"]
    subprocess.run(command, cwd=root, check=True, stdout=subprocess.DEVNULL)
    end = resource.getrusage(resource.RUSAGE_CHILDREN)
    after = look(root / name)
    written = sum(after[path] != before.get(path) for path in after)
    return end.ru_utime + end.ru_stime - start.ru_utime - start.ru_stime, written


def rounds(root: Path, name: str, count: int, edit: Callable[[int], None]) -> tuple[list[float], list[int]]:
    """Build `count` times, each after an edit."""
    spent, written = [], []
    for number in range(count):
        edit(number)
        seconds, files = build(root, name)
        spent.append(seconds)
        written.append(files)
    return spent, written


def main() -> None:
    """Measure and print a table in Markdown."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--theme", default="simple")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--cache", action="store_true", help="use Pelican's content cache in both")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        make_blog(root, told.articles, told.theme, told.cache)
        print(f"{told.articles} articles, theme {told.theme}, {told.rounds} rounds"
              + (", Pelican's content cache on" if told.cache else ""))  # fmt: skip
        print("\n| build | CPU s, median | range | of Pelican alone | files written |\n|---|---|---|---|---|")
        measure(root, told.rounds)


def measure(root: Path, count: int) -> None:
    """Build in each way and print a line for each."""
    content = root / "content"

    def nothing(_: int) -> None:
        pass

    def change(number: int) -> None:
        text = article(17, f"<p>Changed {number}.</p>")
        (content / "article-17.html").write_text(text, encoding="utf-8")

    def add(number: int) -> None:
        (content / f"new-{number}.html").write_text(article(100_000 + number), encoding="utf-8")

    build(root, "stock")  # fills Pelican's cache where it is used, and the disk's
    stock, files = rounds(root, "stock", count, nothing)
    whole = statistics.median(stock)

    def line(what: str, spent: list[float], written: list[int]) -> None:
        middle = statistics.median(spent)
        print(f"| {what} | {middle:.2f} | {min(spent):.2f}–{max(spent):.2f} | {middle / whole:.2f} "
              f"| {statistics.median_low(written)} |")  # fmt: skip

    line("Pelican alone, any change or none", stock, files)
    line("incremental, from nothing", *rounds(root, "incremental", 1, nothing))
    line("incremental, nothing changed", *rounds(root, "incremental", count, nothing))
    line("incremental, one article changed", *rounds(root, "incremental", count, change))
    line("incremental, one article added", *rounds(root, "incremental", count, add))


if __name__ == "__main__":
    main()
