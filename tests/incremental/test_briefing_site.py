"""Our own site, built incrementally: after each edit it is the one that is made from nothing."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pelican
import pytest
from blog import pelican_alone, tree
from pelican.settings import read_settings

import incremental

ROOT = Path(__file__).parents[2]


def build(site: Path, output: str, *plugins):
    """Build the site with its own settings, and these plugins before its own."""
    settings = read_settings(str(site / "pelicanconf.py"), override={"OUTPUT_PATH": str(site / output)})
    settings["PLUGIN_PATHS"] = [str(ROOT / "plugins")]
    settings["PLUGINS"] = [*plugins, *(name for name in settings["PLUGINS"] if name != "incremental")]
    settings["CACHE_PATH"] = str(site / "cache")
    with pelican_alone():
        pelican.Pelican(settings).run()
    return tree(site / output)


def check(site: Path) -> None:
    """Build both ways and compare."""
    shutil.rmtree(site / "clean", ignore_errors=True)
    ours, clean = build(site, "output", incremental), build(site, "clean")
    assert sorted(ours) == sorted(clean)
    assert [path for path in clean if ours[path] != clean[path]] == []
    with left_out():
        assert build(site, "output", incremental) == ours


@contextmanager
def left_out():
    """The build in here must be left out: the pipeline cannot run."""

    def run(*arguments):
        raise AssertionError("the pipeline ran although nothing has changed")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("briefing.site.process", run)
        yield


@pytest.fixture
def site(tmp_path):
    """A copy of the site's sources, built once."""
    for name in ("content", "seeds", "themes"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "pelicanconf.py", tmp_path)
    build(tmp_path, "output", incremental)
    return tmp_path


def test_articles_go_come_back_and_change(site):
    seeds = sorted((site / "seeds").glob("*.txt"))
    text = seeds[2].read_text(encoding="utf-8")
    seeds[2].unlink()
    check(site)
    seeds[2].write_text(text + "\n\nA line that was not there before.\n", encoding="utf-8")
    check(site)


def test_the_theme_and_a_text_change(site):
    part = site / "themes" / "broadsheet" / "templates" / "parts" / "footer.html"
    part.write_text(part.read_text(encoding="utf-8") + "<!-- edited -->", encoding="utf-8")
    text = next((site / "content" / "pages").glob("*.md"))
    text.write_text(text.read_text(encoding="utf-8") + "\n\nOne more paragraph.\n", encoding="utf-8")
    check(site)


def test_decisions_notes_and_settings_change(site):
    slug = next((site / "output" / "stories").iterdir()).name
    (site / "content" / "notes").mkdir(exist_ok=True)
    note = site / "content" / "notes" / f"story-{slug}.md"
    note.write_text("We saw it ourselves.\n", encoding="utf-8")
    check(site)
    note.unlink()
    decisions = site / "content" / "decisions.toml"
    decisions.write_text(f'[[rename]]\nstory = "{slug}"\nheadline = "Our own"\n', encoding="utf-8")
    check(site)
    settings = site / "pelicanconf.py"
    settings.write_text(
        settings.read_text(encoding="utf-8") + '\nSITENAME = "Another name"\n', encoding="utf-8"
    )
    check(site)


def fold_a_copy(site: Path, random: Random) -> None:
    """A seed once more, under another name: a copy, folded on the pages of its origin."""
    seed = random.choice(sorted((site / "seeds").glob("0*.txt")))
    (site / "seeds" / f"copy-{random.randrange(3)}.txt").write_bytes(seed.read_bytes())


def withdraw(site: Path, random: Random) -> None:
    """A raw file is deleted."""
    if len(seeds := sorted((site / "seeds").glob("*.txt"))) > 3:
        random.choice(seeds).unlink()


def lengthen(site: Path, random: Random) -> None:
    """A raw file gets one more paragraph, which may be quoted elsewhere."""
    seed = random.choice(sorted((site / "seeds").glob("*.txt")))
    told = f"\n\nMr. Kerry said on Tuesday that {random.randrange(9)} envoys would come to Geneva.\n"
    seed.write_text(seed.read_text(encoding="utf-8") + told, encoding="utf-8")


def date_one(site: Path, random: Random) -> None:
    """A sidecar dates an article: days, editions and the dates of its neighbours move."""
    seed = random.choice(sorted((site / "seeds").glob("*.txt")))
    told = f'date = 2015-12-{random.randint(15, 18)}\noutlet = "{random.choice(["Tide", "Ebb"])}"\n'
    seed.with_suffix(".toml").write_text(told, encoding="utf-8")


def rename_a_story(site: Path, random: Random) -> None:
    """The editor renames a story: its headline stands on the pages of its sources and of its days."""
    slug = random.choice(sorted(path.name for path in (site / "output" / "stories").iterdir()))
    text = f'[[rename]]\nstory = "{slug}"\nheadline = "Our own {random.randrange(9)}"\n'
    (site / "content" / "decisions.toml").write_text(text, encoding="utf-8")


def write_a_note(site: Path, random: Random) -> None:
    """An analyst's note about a story or a day."""
    slug = random.choice(sorted(path.name for path in (site / "output" / "stories").iterdir()))
    about = random.choice([f"story-{slug}", "2015-12-16", "topic-syria-talks"])
    (site / "content" / "notes").mkdir(exist_ok=True)
    note = site / "content" / "notes" / f"{about}.md"
    note.write_text(f"We saw {random.randrange(9)} of them.\n", encoding="utf-8")


def set_something(site: Path, random: Random) -> None:
    """A setting that shows on every page, or on those that cite."""
    lines = (
        'BRIEFING["language"] = "de"',
        'BRIEFING["clean_urls"] = False',
        'BRIEFING["names"] = 3',
        'SITEURL = "https://elsewhere.example"',
        'SITENAME = "Another name"',
    )
    with (site / "pelicanconf.py").open("a", encoding="utf-8") as file:
        file.write(f"\n{random.choice(lines)}\n")


def forget(site: Path, random: Random) -> None:
    """The memory of views, or of results, is lost."""
    (site / "cache" / random.choice(["views-en.sqlite", "results.sqlite"])).unlink(missing_ok=True)


EDITS = (
    fold_a_copy,
    withdraw,
    lengthen,
    date_one,
    rename_a_story,
    write_a_note,
    set_something,
    forget,
)


@pytest.mark.parametrize("seed", range(int(os.environ.get("BRIEFING_SCRIPTS", "2"))))
def test_any_script_of_edits_ends_in_the_clean_site(site, seed):
    random = Random(seed)
    for edit in random.sample(EDITS, len(EDITS)):
        edit(site, random)
        if random.random() < 0.5:
            check(site)
    check(site)


def test_a_changed_page_of_the_output_is_made_again(site):
    page = next((site / "output" / "sources").glob("*/index.html"))
    page.write_bytes(page.read_bytes()[::-1])
    check(site)


def test_nothing_changed_writes_nothing(site):
    before = {path: path.stat().st_ino for path in (site / "output").rglob("*.html")}
    build(site, "output", incremental)
    assert {path: path.stat().st_ino for path in (site / "output").rglob("*.html")} == before
