"""The folder of raw files: what is found, what is set aside, and how much is read."""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

import pytest

from briefing import raw_files
from briefing.errors import FolderError
from briefing.formats import documents


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    return seeds


def write(folder: Path, name: str, text: str = "The pier stands.") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def names(folder: Path) -> list[str]:
    return [raw.path for raw in raw_files.find(folder)[0]]


def reasons(folder: Path) -> dict[str, str]:
    return {aside.path: aside.reason for aside in raw_files.find(folder)[1]}


def test_files_come_by_path_with_digest_and_kind(folder):
    for name in ("b.txt", "a.html.gz", "sub/c.json"):
        write(folder, name, name)
    found, _ = raw_files.find(folder)
    assert [(raw.path, raw.kind) for raw in found] == [
        ("a.html.gz", "html"),
        ("b.txt", "txt"),
        ("sub/c.json", "json"),
    ]
    assert found[1].digest == hashlib.sha256(b"b.txt").hexdigest()


def test_when_a_file_was_saved_is_told_only_where_it_is_asked_for(folder):
    write(folder, "a.txt", "The pier stands.")
    os.utime(folder / "a.txt", (1_620_167_400, 1_620_167_400))
    assert [raw.saved for raw in raw_files.find(folder)[0]] == [""]
    assert [raw.saved for raw in raw_files.find(folder, file_time=True)[0]] == ["2021-05-04T22:30:00+00:00"]


def test_files_of_one_name_in_different_folders_are_different_articles(folder):
    write(folder, "monday/a.txt", "The pier stands.")
    write(folder, "tuesday/a.txt", "The pier fell.")
    found, _ = raw_files.find(folder)
    texts = [next(documents(raw, raw_files.read(folder, raw))).blocks[0].text for raw in found]
    assert dict(zip(names(folder), texts, strict=True)) == {
        "monday/a.txt": "The pier stands.",
        "tuesday/a.txt": "The pier fell.",
    }


def test_hidden_files_and_sidecars_are_no_articles(folder):
    for name in (".gitkeep", ".git/config", "a.txt", "a.toml", "b.html", "b.html.toml"):
        write(folder, name)
    assert names(folder) == ["a.txt", "b.html"]
    assert reasons(folder) == {}


def test_a_sidecar_without_its_file_is_set_aside(folder):
    write(folder, "gone.toml")
    assert "without its raw file" in reasons(folder)["gone.toml"]


def test_a_kind_that_is_not_read_is_set_aside_with_those_that_are(folder):
    write(folder, "report.pdf")
    assert ".html" in reasons(folder)["report.pdf"]


def test_a_link_out_of_the_folder_is_not_followed(folder, tmp_path):
    outside = write(tmp_path, "secret.txt")
    (folder / "a.txt").symlink_to(outside)
    (folder / "all").symlink_to(tmp_path)
    assert names(folder) == []
    assert "outside the folder" in reasons(folder)["a.txt"]
    assert "outside the folder" in reasons(folder)["all"]


def test_a_link_within_the_folder_is_read(folder):
    (folder / "b.txt").symlink_to(write(folder, "a.txt"))
    assert names(folder) == ["a.txt", "b.txt"]


def test_a_link_to_its_own_folder_does_not_go_round_for_ever(folder):
    write(folder, "a.txt")
    (folder / "again").symlink_to(folder)
    assert names(folder) == ["a.txt"]
    assert "link to a folder" in reasons(folder)["again"]


def test_a_link_to_nothing_is_set_aside(folder):
    (folder / "a.txt").symlink_to(folder / "nowhere.txt")
    assert "does not exist" in reasons(folder)["a.txt"]


def test_a_link_to_itself_is_set_aside(folder):
    (folder / "a.txt").symlink_to(folder / "a.txt")
    assert list(reasons(folder)) == ["a.txt"]


def test_a_pipe_is_set_aside_unopened(folder):
    os.mkfifo(folder / "a.txt")
    assert "no ordinary file" in reasons(folder)["a.txt"]


def test_a_file_that_cannot_be_opened_is_set_aside_with_what_to_check(folder, monkeypatch):
    write(folder, "a.txt")
    write(folder, "b.txt")
    original = Path.open

    def refuse(path: Path, *rest, **more):
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return original(path, *rest, **more)

    monkeypatch.setattr(Path, "open", refuse)
    assert names(folder) == ["b.txt"]
    assert reasons(folder) == {"a.txt": "cannot be opened (Permission denied): check its permissions"}


def test_a_sidecar_that_cannot_be_opened_is_set_aside(folder, monkeypatch):
    write(folder, "a.txt")
    write(folder, "a.toml")
    original = Path.open

    def refuse(path: Path, *rest, **more):
        if path.suffix == ".toml":
            raise PermissionError(13, "Permission denied")
        return original(path, *rest, **more)

    monkeypatch.setattr(Path, "open", refuse)
    assert names(folder) == ["a.txt"]
    assert "sidecar that cannot be opened" in reasons(folder)["a.toml"]


def test_no_more_of_a_file_is_read_than_tells_that_it_is_too_large(folder, monkeypatch):
    monkeypatch.setitem(raw_files.FILE_BYTES, "txt", 10)
    write(folder, "a.txt", "x" * 1000)
    (raw,), _ = raw_files.find(folder)
    assert len(raw_files.read(folder, raw)) == 11


def test_streamed_kinds_are_mapped_not_read(folder):
    write(folder, "a.jsonl", '{"text": "The pier stands."}')
    (raw,), _ = raw_files.find(folder)
    data = raw_files.read(folder, raw)
    assert not isinstance(data, bytes)
    assert next(documents(raw, data)).blocks[0].text == "The pier stands."


def test_an_empty_streamed_file_is_no_trouble_to_map(folder):
    write(folder, "a.jsonl", "")
    (raw,), _ = raw_files.find(folder)
    assert raw_files.read(folder, raw) == b""


def test_the_sidecar_of_the_whole_name_comes_first(folder):
    write(folder, "a.txt")
    (raw,), _ = raw_files.find(folder)
    assert raw_files.sidecar(folder, raw) is None
    write(folder, "a.toml", "title = 'stem'")
    assert raw_files.sidecar(folder, raw) == b"title = 'stem'"
    write(folder, "a.txt.toml", "title = 'whole'")
    assert raw_files.sidecar(folder, raw) == b"title = 'whole'"


def test_a_sidecar_that_links_out_of_the_folder_is_set_aside(folder, tmp_path):
    write(folder, "a.txt")
    (folder / "a.toml").symlink_to(write(tmp_path, "outside.toml", "title = 'x'"))
    (raw,), _ = raw_files.find(folder)
    assert raw_files.sidecar(folder, raw) is None
    assert "outside the folder" in reasons(folder)["a.toml"]


def test_files_beyond_the_limit_are_one_line_of_the_ledger(folder, monkeypatch):
    monkeypatch.setattr("briefing.raw_files.FILES", 3)
    for number in range(9):
        write(folder, f"{number}.txt")
    found, [aside] = raw_files.find(folder)
    assert [raw.path for raw in found] == ["0.txt", "1.txt", "2.txt"]
    assert aside.path == "3.txt"
    assert aside.reason.startswith("and 5 files after it are beyond the 3 that are read of a folder")


def test_folders_that_nest_too_deep_are_not_entered(folder, monkeypatch):
    monkeypatch.setattr("briefing.raw_files.FOLDER_DEPTH", 2)
    write(folder, "a/b/near.txt")
    write(folder, "a/b/c/far.txt")
    found, [aside] = raw_files.find(folder)
    assert [raw.path for raw in found] == ["a/b/near.txt"]
    assert (aside.path, "holds folders more than 2 deep" in aside.reason) == ("a/b", True)


def test_a_folder_that_cannot_be_listed_is_set_aside(folder, monkeypatch):
    write(folder, "a.txt")
    write(folder, "closed/b.txt")
    refuse_to_list(folder / "closed", monkeypatch)
    found, [aside] = raw_files.find(folder)
    assert [raw.path for raw in found] == ["a.txt"]
    assert (aside.path, "cannot be listed (Permission denied)" in aside.reason) == ("closed", True)


def test_a_folder_of_raw_files_that_cannot_be_listed_stops_the_build(folder, monkeypatch):
    refuse_to_list(folder, monkeypatch)
    with pytest.raises(FolderError, match="cannot be listed"):
        raw_files.find(folder)


def refuse_to_list(closed: Path, monkeypatch) -> None:
    """Let a folder be closed even to the superuser."""
    scandir = os.scandir

    def scan(place):
        if Path(place) == closed:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(place))
        return scandir(place)

    monkeypatch.setattr("os.scandir", scan)
