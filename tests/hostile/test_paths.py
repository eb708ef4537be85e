"""Names of files and links made to lead out: all reading stays in the seeds, all writing in the output."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path

import pytest
from hostile.project import copy_of_project
from hypothesis import given
from hypothesis import strategies as st

import briefing
from briefing import raw_files
from briefing.pages import source_slugs
from building import ROOT, build
from pages_of import Built

PROSE = "The harbour board of Port {} closed quay {} on Monday, officials said. Nobody was hurt, they said."
SECRET = "The combination of the safe is four seven one one, the director said on Monday."
NAMES = (
    "con.txt", "nul.txt", "aux.md", "COM1.txt", "con .txt", "..txt.txt", "...txt", "-rf.txt", "~.txt",
    "a.txt#2.txt", "index.html", "page.TXT", "PAGE.txt", "page.txt", "caf\u00e9.txt", "cafe\u0301.txt",
    "\ufb01le.txt", "file.txt", "K.txt", "\u212a.txt", "%2e%2e%2fx.txt", "a b.txt", "a'b.txt", 'a"b.txt',
    "x\\..\\..\\y.txt", "{filename}.txt", "{slug}.txt", "\u202etxt.exe.txt", "bell\x07.txt", "line\nb.txt",
    "w" * 240 + ".txt", "\u6771" * 80 + ".txt", "\N{PILE OF POO}.txt", "$(id).txt", "*.txt", "?.txt",
    "..\u2215x.txt",
)  # fmt: skip
UNDECODABLE = b"broken-\xff\xfe.txt"
SAVED = re.compile(r"[a-z0-9][a-z0-9.-]{0,124}")


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    """A built project whose raw files have every odd name, and links that lead out."""
    root = copy_of_project(tmp_path_factory.mktemp("paths") / "project")
    seeds = root / "seeds"
    for number, name in enumerate(NAMES):
        (seeds / name).write_text(PROSE.format(f"Name{number}", number))
    Path(os.fsdecode(os.fsencode(seeds) + b"/" + UNDECODABLE)).write_text(PROSE.format("Bytes", 99))
    lead_out(seeds, root.parent)
    done = build(root / "output", root=root)
    assert done.returncode == 0, done.stdout + done.stderr
    return root


def lead_out(seeds: Path, outside: Path) -> None:
    """Put links to a secret outside into the folder, in every place that is read."""
    (outside / "secret.txt").write_text(SECRET)
    (outside / "secret.toml").write_text(f'title = "{SECRET}"')
    (outside / "secrets").mkdir()
    (outside / "secrets/a.txt").write_text(SECRET)
    (seeds / "link.txt").symlink_to(outside / "secret.txt")
    (seeds / "linked").symlink_to(outside / "secrets")
    (seeds / "relative.txt").symlink_to("../../secret.txt")
    (seeds / "chain.txt").symlink_to("link.txt")
    (seeds / "loop.txt").symlink_to("loop.txt")
    (seeds / "dangling.txt").symlink_to("nowhere.txt")
    (seeds / "page.txt.toml").symlink_to(outside / "secret.toml")


def test_nothing_outside_the_folder_is_read(project):
    everything = b"".join(Built(project / "output").files().values())
    assert b"four seven one one" not in everything
    aside = {a.path for a in briefing.process(project / "seeds").set_aside}
    assert {"link.txt", "linked", "relative.txt", "chain.txt", "loop.txt", "dangling.txt"} <= aside


def test_nothing_is_written_outside_the_output(project):
    beside = {path.name for path in project.parent.iterdir()}
    assert beside == {"project", "secret.txt", "secret.toml", "secrets"}
    made = {path.name for path in project.iterdir()} - {path.name for path in ROOT.iterdir()}
    assert made <= {"output", ".briefing"}


def test_every_file_is_accounted_for(project):
    result = briefing.process(project / "seeds")
    hidden, sidecars = 2, 1
    assert len(result.ledger.fates) == len(list((project / "seeds").iterdir())) - hidden - sidecars
    assert len({fate.path for fate in result.ledger.fates}) == len(result.ledger.fates)


def test_names_that_no_page_can_show_are_set_aside_spelt_out(project):
    aside = {a.path: a.reason for a in briefing.process(project / "seeds").set_aside}
    for name in ("bell\\x07.txt", "line\\nb.txt", "\\u202etxt.exe.txt", "broken-\\udcff\\udcfe.txt"):
        assert "rename it" in aside[name]


def test_each_article_has_a_folder_of_its_own_on_every_file_system(project):
    folders = [path.name for path in (project / "output/sources").iterdir()]
    assert len({unicodedata.normalize("NFKC", name).casefold() for name in folders}) == len(folders) > 25
    assert all(SAVED.fullmatch(name) for name in folders)


def test_no_folder_has_a_name_that_windows_keeps_for_devices(project):
    reserved = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
    assert not [path for path in (project / "output").rglob("*") if reserved.fullmatch(path.stem)]


@given(st.sets(st.text(min_size=1, max_size=90), min_size=1, max_size=8))
def test_slugs_are_plain_short_and_each_its_own(paths):
    slugs = source_slugs(paths)
    assert len(set(slugs.values())) == len(paths)
    assert all(re.fullmatch(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?", slug) for slug in slugs.values())
    assert max(map(len, slugs.values())) <= 125


def test_a_link_within_the_folder_is_read(tmp_path):
    (tmp_path / "a.txt").write_text(PROSE.format("Inner", 1))
    (tmp_path / "b.txt").symlink_to("a.txt")
    found, aside = raw_files.find(tmp_path)
    assert [raw.path for raw in found] == ["a.txt", "b.txt"]
    assert not aside
