"""Files taken into the folder of raw articles: by name, and from a watched inbox, whole or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from briefing import raw_files
from briefing.cli import main
from briefing.cli.inbox import QUIET, Inbox
from briefing.cli.shelf import Shelf
from building import ROOT

PAGE = "<p>The ferry {} struck the pier.</p>"


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """A project's folder with empty seeds and an inbox, the current one."""
    for name in ("seeds", "inbox"):
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def tree(root: Path) -> dict[str, str]:
    """The files below a folder and what they hold."""
    return {p.relative_to(root).as_posix(): p.read_text() for p in sorted(root.rglob("*")) if p.is_file()}


@pytest.fixture
def inbox(folder) -> Inbox:
    """The inbox, watched."""
    return Inbox(folder / "inbox", Shelf(folder / "seeds"))


def later(inbox: Inbox) -> list[str]:
    """What is said once all that lies in the inbox has been there for a while."""
    start = max((since for _, since in inbox.waiting.values()), default=0.0)
    list(inbox.look(start))
    return [f"{path.name}: {outcome.said}" for path, outcome in inbox.look(start + QUIET)]


# Named files


def test_a_sidecar_beside_a_file_comes_along(folder, capsys):
    (folder / "a.html").write_text(PAGE.format("Heron"))
    (folder / "a.html.toml").write_text('outlet = "Lindow Mail"\n')
    assert main(["add", "a.html"]) == 0
    assert "taken in as a.html with its sidecar" in capsys.readouterr().out
    assert tree(folder / "seeds") == tree_of(folder, "a.html", "a.html.toml")


def tree_of(folder: Path, *names: str) -> dict[str, str]:
    """Files of a folder and what they hold."""
    return {name: (folder / name).read_text() for name in names}


def test_a_file_and_its_sidecar_may_both_be_named(folder, capsys):
    (folder / "a.html").write_text(PAGE.format("Heron"))
    (folder / "a.toml").write_text('outlet = "Lindow Mail"\n')
    assert main(["add", "a.html", "a.toml"]) == 0
    assert "a.toml: is the sidecar of a.html" in capsys.readouterr().out
    found, refused = raw_files.find(folder / "seeds")
    assert ([f.path for f in found], refused) == (["a.html"], [])


def test_what_is_stated_does_not_write_over_a_sidecar(folder, capsys):
    (folder / "a.html").write_text(PAGE.format("Heron"))
    (folder / "a.html.toml").write_text('outlet = "Lindow Mail"\n')
    assert main(["add", "a.html", "--outlet", "Echo"]) == 1
    assert "has a sidecar already; say it in a.html.toml" in capsys.readouterr().out
    assert tree(folder / "seeds") == {}


def test_another_sidecar_does_not_replace_the_one_that_is_there(folder, capsys):
    (folder / "a.html").write_text(PAGE.format("Heron"))
    main(["add", "a.html", "--outlet", "Echo"])
    (folder / "a.html.toml").write_text('outlet = "Lindow Mail"\n')
    assert main(["add", "a.html.toml"]) == 1
    assert "says something else than a.html.toml, which stays" in capsys.readouterr().out
    assert (folder / "seeds/a.html.toml").read_text() == 'outlet = "Echo"\n'


def test_a_new_file_never_falls_under_the_sidecar_of_another(folder, capsys):
    (folder / "seeds/a.txt").write_text("One.")
    (folder / "seeds/a.toml").write_text('outlet = "Echo"\n')
    (folder / "a.html").write_text(PAGE.format("Heron"))
    assert main(["add", "a.html"]) == 0
    [name] = [p.name for p in (folder / "seeds").glob("*.html")]
    assert name.startswith("a-")


def test_a_name_is_kept_readable_where_it_clashes(folder):
    (folder / "feed.xml.gz").write_bytes(b"one")
    main(["add", "feed.xml.gz"])
    (folder / "feed.xml.gz").write_bytes(b"two")
    main(["add", "feed.xml.gz"])
    names = sorted(p.name for p in (folder / "seeds").iterdir())
    assert [name.partition("-")[0] for name in names] == ["feed", "feed.xml.gz"]
    assert all(name.endswith(".xml.gz") for name in names)


def test_a_name_that_no_page_could_show_is_refused(folder, capsys):
    (folder / "a\x1b[31m.html").write_text(PAGE.format("Heron"))
    assert main(["add", "a\x1b[31m.html"]) == 1
    assert "rename it" in capsys.readouterr().out
    assert tree(folder / "seeds") == {}


def test_a_copy_that_fails_half_way_leaves_nothing(folder, capsys, monkeypatch):
    (folder / "a.html").write_text(PAGE.format("Heron"))

    def full(self, target):
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(Path, "replace", full)
    assert main(["add", "a.html"]) == 1
    assert "No space left on device" in capsys.readouterr().err
    assert tree(folder / "seeds") == {}


@pytest.mark.parametrize("words", [["add"], ["add", "a.html", "--watch", "inbox"]])
def test_add_takes_files_or_an_inbox(folder, capsys, words):
    assert main(words) == 1
    assert "name the files to add, or a folder to --watch" in capsys.readouterr().err


# A watched inbox


def test_what_is_put_into_the_inbox_is_moved_into_the_seeds(inbox, folder):
    (folder / "inbox/harbour").mkdir()
    (folder / "inbox/harbour/a.html").write_text(PAGE.format("Heron"))
    assert later(inbox) == ["a.html: taken in as harbour/a.html"]
    assert tree(folder / "seeds") == {"harbour/a.html": PAGE.format("Heron")}
    assert tree(folder / "inbox") == {}


def test_a_file_that_still_grows_is_not_taken(inbox, folder):
    path = folder / "inbox/a.html"
    path.write_text("<p>The ferry")
    assert list(inbox.look(0)) == []
    path.write_text(PAGE.format("Heron"))
    assert list(inbox.look(QUIET)) == []
    assert list(inbox.look(QUIET * 1.5)) == []
    assert [outcome.said for _, outcome in inbox.look(QUIET * 2)] == ["taken in as a.html"]
    assert tree(folder / "seeds") == {"a.html": PAGE.format("Heron")}


def test_a_file_waits_for_a_sidecar_that_still_grows(inbox, folder):
    (folder / "inbox/a.html").write_text(PAGE.format("Heron"))
    assert list(inbox.look(0)) == []
    (folder / "inbox/a.html.toml").write_text("outlet = ")
    assert list(inbox.look(QUIET)) == []
    (folder / "inbox/a.html.toml").write_text('outlet = "Echo"')
    said = later(inbox)
    assert said == ["a.html: taken in as a.html with its sidecar", "a.html.toml: is the sidecar of a.html"]
    assert tree(folder / "inbox") == {}


def test_a_sidecar_may_come_after_its_file_even_where_that_got_another_name(inbox, folder):
    (folder / "seeds/a.html").write_text(PAGE.format("Gull"))
    (folder / "inbox/a.html").write_text(PAGE.format("Heron"))
    [said] = later(inbox)
    name = said.rpartition(" ")[2]
    (folder / "inbox/a.html.toml").write_text('outlet = "Echo"')
    assert later(inbox) == [f"a.html.toml: is the sidecar of {name}"]
    assert (folder / f"seeds/{name}.toml").read_text() == 'outlet = "Echo"'


def test_a_duplicate_leaves_the_inbox_and_is_told(inbox, folder):
    (folder / "seeds/a.html").write_text(PAGE.format("Heron"))
    twin = Inbox(folder / "inbox", Shelf(folder / "seeds"))
    (folder / "inbox/b.html").write_text(PAGE.format("Heron"))
    assert later(twin) == ["b.html: is there already, as a.html"]
    assert tree(folder / "inbox") == {}


def test_what_cannot_be_taken_stays_and_is_told_once(inbox, folder):
    (folder / "inbox/photo.jpg").write_bytes(b"\xff\xd8")
    (folder / "inbox/lonely.toml").write_text('outlet = "Echo"')
    (folder / "inbox/passwd.txt").symlink_to("/etc/passwd")
    said = later(inbox)
    assert [line.partition(":")[0] for line in said] == ["passwd.txt", "photo.jpg", "lonely.toml"]
    assert "is a link: put the file itself here" in said[0]
    assert later(inbox) == []
    assert len(list((folder / "inbox").iterdir())) == 3
    assert tree(folder / "seeds") == {}


def test_hidden_files_are_left_alone(inbox, folder):
    (folder / "inbox/.a.html").write_text(PAGE.format("Heron"))
    assert later(inbox) == []
    assert [p.name for p in (folder / "inbox").iterdir()] == [".a.html"]


def test_a_file_that_cannot_be_read_stays_and_stops_no_other(inbox, folder, monkeypatch):
    (folder / "inbox/a.html").write_text(PAGE.format("Heron"))
    (folder / "inbox/b.html").write_text(PAGE.format("Gull"))
    opened = Path.open

    def closed(self, *words, **named):
        if self.name == "a.html":
            raise PermissionError(13, "Permission denied", str(self))
        return opened(self, *words, **named)

    monkeypatch.setattr(Path, "open", closed)
    assert later(inbox) == [
        "a.html: cannot be taken: Permission denied; it stays here",
        "b.html: taken in as b.html",
    ]


@pytest.mark.parametrize("place", ["seeds", "seeds/in", ".", "nowhere"])
def test_an_inbox_is_a_folder_apart(folder, capsys, place):
    (folder / "seeds/in").mkdir()
    assert main(["add", "--watch", place]) == 1
    assert "briefing: " in capsys.readouterr().err


def test_a_real_watch_takes_a_file_and_ends_at_ctrl_c(folder):
    words = [sys.executable, "-m", "briefing", "add", "--watch", "inbox"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "plugins")}
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=environment) as watching:
        assert "Watching inbox" in watching.stdout.readline()
        (folder / "inbox/a.html").write_text(PAGE.format("Heron"))
        assert watching.stdout.readline() == "a.html: taken in as a.html\n"
        watching.send_signal(signal.SIGINT)
        assert watching.wait() == 0
    assert tree(folder / "seeds") == {"a.html": PAGE.format("Heron")}
