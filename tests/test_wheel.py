"""The built wheel, installed beside Pelican in a clean environment, on a stock blog."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from building import ROOT
from pages_of import Built, is_outside

STARTER = ("pelicanconf.py", "publishconf.py", "tasks.py", "LICENSE", ".gitignore", "content/pages", "themes")
PACKAGED = ("plugins", "pyproject.toml", "setup.py", "MANIFEST.in", "README.md", *STARTER)
SETTINGS = """
SITENAME = "A stock blog"
SITEURL = "https://blog.example"
RELATIVE_URLS = True
TIMEZONE = "UTC"
PATH = "content"
BRIEFING = {"topics": [{"name": "Harbours", "slug": "harbours", "description": "Ships.", "terms": ["ferry"]}]}
"""
MARKDOWN = "Title: On baking bread\nDate: 2021-05-01\nTags: Harbours, Bread\n\nFlour, *water*, salt.\n"
RST = "On mending nets\n###############\n\n:date: 2021-05-02\n\nTwine and patience.\n"
FERRY = "The ferry Heron struck the northern pier of Port Lindow on Monday, harbour master Ada Quill said. "
FROST = "A late frost ruined half of the apple crop in the Vale of Imber, growers of the cooperative said. "


def run(*words: str | Path, cwd: Path) -> str:
    """What a command that works prints; no setting of this environment reaches it."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "PIP_"))}
    done = subprocess.run(
        [str(w) for w in words], cwd=cwd, env=environment, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def files_below(place: Path) -> set[Path]:
    """A file, or those below a folder."""
    found = place.rglob("*") if place.is_dir() else [place]
    return {p for p in found if p.is_file() and "__pycache__" not in p.parts}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The wheel, built from a copy of what it is made of."""
    source = tmp_path_factory.mktemp("source")
    for file in (p for name in PACKAGED for p in files_below(ROOT / name)):
        (source / file.relative_to(ROOT)).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, source / file.relative_to(ROOT))
    offline = ["--no-deps", "--no-build-isolation", "--no-index", "--quiet"]
    run(sys.executable, "-m", "pip", "wheel", *offline, ".", "-w", "dist", cwd=source)
    [built] = (source / "dist").glob("*.whl")
    return built


@pytest.fixture(scope="module")
def python(wheel, tmp_path_factory) -> Path:
    """A fresh environment's Python: Pelican and the libraries of this environment, and the wheel."""
    root = tmp_path_factory.mktemp("clean")
    run(sys.executable, "-m", "venv", "--without-pip", root, cwd=root)
    python = root / "bin/python"
    site = Path(sysconfig.get_path("purelib", scheme="venv", vars={"base": str(root), "platbase": str(root)}))
    for entry in Path(sysconfig.get_path("purelib")).iterdir():
        if entry.name == "pelican":
            foreign = shutil.ignore_patterns("sitemap", "__pycache__")
            shutil.copytree(entry, site / "pelican", ignore=foreign)
        elif not entry.name.startswith(("__", "pelican_")) and not (site / entry.name).exists():
            (site / entry.name).symlink_to(entry)
    install = ["install", "--no-deps", "--no-index", "--no-compile", "--quiet"]
    run(sys.executable, "-m", "pip", "--python", python, *install, wheel, cwd=root)
    return python


@pytest.fixture(scope="module")
def blog(python, tmp_path_factory) -> Path:
    """A stock blog with two articles of its own beside two raw ones, built; the folder of the project."""
    root = tmp_path_factory.mktemp("blog")
    for folder in ("content", "seeds"):
        (root / folder).mkdir()
    (root / "pelicanconf.py").write_text(SETTINGS)
    (root / "content/bread.md").write_text(MARKDOWN)
    (root / "content/nets.rst").write_text(RST)
    (root / "seeds/ferry.txt").write_text(f"Ferry strikes pier\n\nUpdated May 4, 2021\n\n{FERRY * 2}")
    (root / "seeds/frost.txt").write_text(f"Frost ruins apples\n\nUpdated May 4, 2021\n\n{FROST * 2}")
    run(python, "-m", "pelican", "--fatal", "errors", cwd=root)
    return root


def test_the_wheel_holds_every_file_of_the_plugins_what_sites_start_from_and_nothing_of_pelicans_own(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    files = files_below(ROOT / "plugins")
    expected = {f"pelican/plugins/{p.relative_to(ROOT / 'plugins').as_posix()}" for p in files}
    starter = {p.relative_to(ROOT).as_posix() for name in STARTER for p in files_below(ROOT / name)}
    expected |= {f"pelican/plugins/briefing/starter/{name}" for name in starter}
    assert {name for name in names if ".dist-info/" not in name} == expected
    assert not {"pelican/__init__.py", "pelican/plugins/__init__.py"} & names


def test_pelican_discovers_the_three_plugins(python, tmp_path):
    script = (
        "from pelican.plugins._utils import get_namespace_plugins; print(*sorted(get_namespace_plugins()))"
    )
    found = run(python, "-c", script, cwd=tmp_path).split()
    assert found == [f"pelican.plugins.{name}" for name in ("briefing", "commonmark", "incremental")]


def test_ordinary_articles_and_stories_stand_side_by_side(blog):
    pages = Built(blog / "output").pages
    home = pages["index.html"].text_content()
    assert all(title in home for title in ("On baking bread", "On mending nets", "Ferry strikes pier"))
    assert {"on-baking-bread.html", "on-mending-nets.html", "briefings/2021-05-04/index.html"} <= pages.keys()
    assert len({name.split("/")[1] for name in pages if name.startswith("stories/")}) == 2
    assert pages["on-baking-bread.html"].xpath("//em[text()='water']")


def test_an_ordinary_article_with_a_topic_as_its_tag_stands_on_the_topics_page(blog):
    topic = Built(blog / "output").pages["topics/harbours/index.html"].text_content()
    assert "On baking bread" in topic
    assert "Ferry strikes pier" in topic


def test_every_link_among_the_briefing_s_pages_leads_to_a_page(blog):
    built = Built(blog / "output")
    checked = 0
    for name, page in built.pages.items():
        for href in page.xpath("//a/@href"):
            if not is_outside(href) and "feeds/" not in href:
                built.target(name, href)
                checked += 1
    assert checked > 50


def test_a_story_where_an_article_stands_stops_the_build_and_says_what_to_do(python, blog, tmp_path):
    [story] = (blog / "output/stories").glob("ferry*")
    root = tmp_path / "clash"
    shutil.copytree(blog, root, ignore=shutil.ignore_patterns("output"))
    (root / "content/bread.md").write_text(f"Slug: {story.name}\n{MARKDOWN}")
    with (root / "pelicanconf.py").open("a") as conf:
        conf.write('ARTICLE_SAVE_AS = "stories/{slug}/index.html"\n')
    done = subprocess.run([python, "-m", "pelican"], cwd=root, capture_output=True, text=True)
    assert done.returncode != 0
    assert "give that article another slug" in " ".join((done.stdout + done.stderr).split())


def test_the_installed_command_runs(python, blog):
    said = run(python.parent / "briefing", "ledger", cwd=blog)
    assert "ferry.txt" in said


def test_init_makes_a_site_from_the_wheel_alone_and_pelican_builds_it(python, tmp_path):
    topic = ["--topic", "Ferries: ferry, pier"]
    site = tmp_path / "harbour-news"
    words = ["init", site, "--name", "Harbour News", "--address", "https://harbour.example", *topic]
    said = run(python.parent / "briefing", *words, cwd=tmp_path)
    assert f"{site} is ready" in said
    assert {p.name for p in site.iterdir()} == {
        "pelicanconf.py", "publishconf.py", "tasks.py", "LICENSE", ".gitignore", "content", "themes", "seeds",
    }  # fmt: skip
    (site / "seeds/ferry.txt").write_text(f"Ferry strikes pier\n\nUpdated May 4, 2021\n\n{FERRY * 2}")
    run(python, "-m", "pelican", "--fatal", "errors", cwd=site)
    pages = Built(site / "output").pages
    assert "Ferry strikes pier" in pages["topics/ferries/index.html"].text_content()
    assert pages["index.html"].xpath("//link[@rel='stylesheet'][contains(@href, 'broadsheet.css')]")


def test_a_site_made_from_the_wheel_publishes_and_freezes(python, tmp_path):
    site = tmp_path / "harbour-news"
    words = ["--name", "Harbour News", "--address", "https://harbour.example", "--topic", "Ferries: ferry"]
    run(python.parent / "briefing", "init", site, *words, cwd=tmp_path)
    (site / "seeds/ferry.txt").write_text(f"Ferry strikes pier\n\nUpdated May 4, 2021\n\n{FERRY * 2}")
    task = ["publish", "--address", "https://harbour.example", "--to", "../public", "--today", "2021-05-05"]
    said = run(python, "-m", "invoke", *task, cwd=site)
    assert "2021-05-04: frozen" in said
    assert (site / "content/editions/2021-05-04.json").is_file()
    published = tmp_path / "public/data/editions/2021-05-04.json"
    assert published.is_file()
    frozen = site / "content/editions/2021-05-04.json"
    frozen.write_text(frozen.read_text().replace("northern", "southern"))
    done = subprocess.run([python, "-m", "invoke", *task], cwd=site, capture_output=True, text=True)
    assert done.returncode != 0
    assert "2021-05-04.json was changed after it was frozen" in " ".join(done.stderr.split())
