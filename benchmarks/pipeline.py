"""What a full build from raw files costs, beside stock Pelican that only renders the same words, clean.

    python benchmarks/pipeline.py 1000

It makes seeded raw articles (`synthetic.py`) in a temporary folder and builds this project's site from them:
read, clean, date, fold copies, group, summarize, render; then again with nothing changed, and with one
article more. Stock Pelican builds a blog of as many articles, the same paragraphs without the noise, with its
theme `simple`: once in Markdown, as blogs are written (`pip install markdown`; left out where it is not
installed), once in HTML, which it reads fastest. Each build is a process of its own; what counts is its CPU
time, user and system, with that of its workers, the time that passed, its peak memory and the files that it
wrote; medians of `--rounds` rounds. The share of each step is measured in a further run of the pipeline by
itself, in one process.
"""

from __future__ import annotations

import argparse
import html
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from synthetic import FIRST_DAY, PER_DAY, World

ROOT = Path(__file__).parents[1]
STOCK_BLOG = "stock Pelican"
SHORTEST = 10
"""Words of the shortest paragraph of an article; stamps, names and noise have fewer."""

OURS = """
import sys
sys.path.insert(0, {root!r})
from pelicanconf import *
PATH = {content!r}
THEME = {root!r} + "/themes/broadsheet"
PLUGIN_PATHS = [{root!r} + "/plugins"]
"""
STOCK = """
SITENAME = "A blog"
SITEURL = "https://blog.example"
PATH = {content!r}
THEME = "simple"
TIMEZONE = "UTC"
LOCALE = ["C"]
DEFAULT_PAGINATION = 10
PLUGINS = []
"""


class Steps:
    """A progress that notes the CPU seconds of every step."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def each(self, label: str, items: Iterable[Any], total: int) -> Iterator[Any]:
        """The items, timed together."""
        with self.step(label):
            yield from items

    @contextmanager
    def step(self, label: str) -> Iterator[None]:
        """The step, timed."""
        started = time.process_time()
        yield
        self.seconds[label] = time.process_time() - started


def raw_site(folder: Path, articles: Sequence[str]) -> Path:
    """Our project with these articles as its seeds; the path of its settings."""
    seeds = folder / "seeds"
    seeds.mkdir(parents=True)
    for number, text in enumerate(articles):
        (seeds / f"{number:06}.txt").write_text(text, encoding="utf-8")
    (folder / "content").symlink_to(ROOT / "content", target_is_directory=True)
    return settings(folder, OURS)


def clean_blog(folder: Path, articles: Sequence[str], form: Form | None = None) -> Path:
    """A stock blog of the same words, in HTML or another form; the path of its settings."""
    content, form = folder / "content", form or HTML
    content.mkdir(parents=True)
    for number, text in enumerate(articles):
        written = form.write(number, *clean(text))
        (content / f"{number:06}.{form.ending}").write_text(written, encoding="utf-8")
    return settings(folder, STOCK)


def settings(folder: Path, template: str) -> Path:
    """The settings of a site, written."""
    path = folder / "settings.py"
    path.write_text(template.format(root=str(ROOT), content=str(folder / "content")), encoding="utf-8")
    return path


def clean(raw: str) -> tuple[str, list[str]]:
    """The headline and the paragraphs of a raw article."""
    headline, *blocks = raw.strip().split("\n\n")
    return headline, [block for block in blocks if len(block.split()) >= SHORTEST]


def day_of(number: int) -> date:
    """When an article was published."""
    return FIRST_DAY + timedelta(days=number // PER_DAY)


def as_html(number: int, headline: str, paragraphs: Sequence[str]) -> str:
    """An article as Pelican reads HTML."""
    body = "\n".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
    return (
        f'<html><head><title>{html.escape(headline)}</title><meta name="date" content="{day_of(number)}">'
        f'<meta name="slug" content="{number:06}"></head><body>{body}</body></html>\n'
    )


def as_markdown(number: int, headline: str, paragraphs: Sequence[str]) -> str:
    """An article as Pelican reads Markdown."""
    head = f"Title: {headline}\nDate: {day_of(number)}\nSlug: {number:06}"
    return "\n\n".join([head, *paragraphs]) + "\n"


@dataclass(frozen=True)
class Form:
    """How a stock blog is written."""

    ending: str
    write: Callable[[int, str, Sequence[str]], str]


HTML, MARKDOWN = Form("html", as_html), Form("md", as_markdown)


@dataclass(frozen=True)
class Cost:
    """What one build took."""

    cpu: float
    """Seconds, user and system, workers included."""
    passed: float
    """Seconds on the clock."""
    peak: float
    """MB of the largest process."""
    written: int
    """Files of the output."""


def build(configuration: Path, output: Path) -> Cost:
    """One build, from nothing where the output is not there yet."""
    words = ["-m", "pelican", "-q", "--fatal", "errors", "-s", str(configuration), "-o", str(output)]
    cache = ["-e", f'CACHE_PATH="{output}-cache"']
    before = files(output)
    began = time.monotonic()
    process = subprocess.Popen([sys.executable, *words, *cache], cwd=configuration.parent)
    _, status, used = os.wait4(process.pid, 0)
    passed = time.monotonic() - began
    if status:
        raise SystemExit(f"the build of {configuration} failed")
    written = sum(before.get(path) != look for path, look in files(output).items())
    return Cost(used.ru_utime + used.ru_stime, passed, used.ru_maxrss / 1024, written)


def files(output: Path) -> dict[Path, int]:
    """When each file of a site was written, in nanoseconds."""
    return {path: path.stat().st_mtime_ns for path in output.rglob("*") if path.is_file()}


def life(configuration: Path, output: Path, later: str) -> Iterator[tuple[str, Cost]]:
    """A site's builds: from nothing, with nothing changed, with one article more."""
    yield "ours, from raw files", build(configuration, output)
    yield "ours, nothing changed", build(configuration, output)
    added = configuration.parent / "seeds" / "one-more.txt"
    added.write_text(later, encoding="utf-8")
    yield "ours, one article added", build(configuration, output)
    added.unlink()


def steps(folder: Path) -> Steps:
    """The CPU seconds of every step of the pipeline."""
    sys.path[:0] = [str(ROOT), str(ROOT / "plugins")]
    from briefing import pipeline
    from briefing.settings import from_mapping
    from pelicanconf import BRIEFING

    timed = Steps()
    with timed.step("all steps"):
        pipeline.process(folder / "seeds", from_mapping({**BRIEFING, "workers": 1}), timed)
    return timed


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=int, nargs="?", default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    *articles, later = World(1).articles(options.articles + 1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours = raw_site(folder / "ours", articles)
        stock = {f"{STOCK_BLOG}, HTML": clean_blog(folder / "html", articles)}
        if find_spec("markdown"):
            stock[f"{STOCK_BLOG}, Markdown"] = clean_blog(folder / "markdown", articles, MARKDOWN)
        # A build whose settings are less than two seconds old cannot be sure of having read them as they are.
        time.sleep(3)
        runs: dict[str, list[Cost]] = defaultdict(list)
        for number in range(options.rounds):
            for label, blog in stock.items():
                runs[label].append(build(blog, folder / f"{label}-{number}"))
            for label, cost in life(ours, folder / f"ours-{number}", later):
                runs[label].append(cost)
        report(runs, steps(folder / "ours"))


def report(runs: dict[str, list[Cost]], timed: Steps) -> None:
    """The figures as tables."""
    peers = {
        label.removeprefix(f"{STOCK_BLOG}, "): runs[label] for label in runs if label.startswith(STOCK_BLOG)
    }
    stock = {label: statistics.median(cost.cpu for cost in costs) for label, costs in peers.items()}
    print(f"{'build':<28}{'CPU s':>8}", *(f"{f'of {label}':>12}" for label in stock), end="")
    print(f"{'least':>8}{'most':>8}{'passed':>8}{'peak MB':>9}{'files':>7}")
    for label, costs in runs.items():
        spent = [cost.cpu for cost in costs]
        median, passed = statistics.median(spent), statistics.median(cost.passed for cost in costs)
        peak, written = max(cost.peak for cost in costs), max(cost.written for cost in costs)
        print(f"{label:<28}{median:8.2f}", *(f"{median / peer:12.2f}" for peer in stock.values()), end="")
        print(f"{min(spent):8.2f}{max(spent):8.2f}{passed:8.2f}{peak:9.0f}{written:7}")
    print(f"\n{'step of the pipeline':<28}{'CPU s':>8}{'share':>10}")
    whole = timed.seconds["all steps"]
    for label, seconds in timed.seconds.items():
        print(f"{label:<28}{seconds:8.2f}{seconds / whole:10.0%}")


if __name__ == "__main__":
    main()
