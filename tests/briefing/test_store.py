"""The store: what it remembers, what it forgets, and that whatever is wrong with it costs a word, no more."""

from __future__ import annotations

import sqlite3
import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.encoding import digest
from briefing.store import FORMAT, LARGEST, SPARE, File, Forgetful

ONE, TWO = digest(b"one"), digest(b"two")


@pytest.fixture
def path(tmp_path):
    """Where a store is to be."""
    return tmp_path / "cache" / "results.sqlite"


def opened(path) -> File:
    """A store that is begun, or taken up."""
    return File(path)


def written(path, results) -> None:
    """Have a build remember results."""
    store = opened(path)
    store.put(results)
    store.close()


def test_what_a_build_remembers_the_next_one_finds(path):
    written(path, {ONE: b"first", TWO: b""})
    assert opened(path).get([TWO, ONE, digest(b"three")]) == {ONE: b"first", TWO: b""}


@settings(deadline=None)
@given(st.dictionaries(st.binary(min_size=16, max_size=16), st.binary(max_size=50), max_size=20))
def test_results_come_back_as_they_were(tmp_path_factory, results):
    path = tmp_path_factory.mktemp("store") / "results.sqlite"
    written(path, results)
    assert opened(path).get(list(results)) == results


def test_a_store_of_other_results_forgets_those_that_no_build_asks_for(path):
    many = {digest(bytes([number])): b"x" for number in range(SPARE * 2 + 1)}
    written(path, many)
    store = opened(path)
    kept = list(many)[:2]
    store.get(kept)
    store.close()
    assert set(opened(path).get(list(many))) == set(kept)


def test_a_few_results_of_another_branch_are_kept(path):
    written(path, {ONE: b"first", TWO: b"second"})
    store = opened(path)
    store.get([ONE])
    store.close()
    assert opened(path).get([TWO]) == {TWO: b"second"}


def test_a_result_too_large_to_keep_is_not_kept(path):
    written(path, {ONE: bytes(LARGEST + 1), TWO: b"second"})
    assert set(opened(path).get([ONE, TWO])) == {TWO}


def test_a_file_that_is_no_store_is_begun_anew_with_a_word(path, caplog):
    path.parent.mkdir()
    path.write_bytes(b"no database at all" * 100)
    written(path, {ONE: b"first"})
    assert "damaged" in caplog.text
    assert str(path) in caplog.text
    assert opened(path).get([ONE]) == {ONE: b"first"}


def test_a_result_whose_bytes_changed_is_not_believed(path, caplog):
    written(path, {ONE: b"first"})
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE results SET value = CAST(value || 'x' AS BLOB)")
    connection.close()
    store = opened(path)
    assert store.get([ONE]) == {}
    assert "damaged" in caplog.text
    store.put({TWO: b"second"})
    assert store.get([ONE, TWO]) == {TWO: b"second"}


def test_a_store_whose_middle_is_overwritten_is_begun_anew(path, caplog):
    written(path, {digest(bytes([n])): bytes([n]) * 5_000 for n in range(50)})
    data = bytearray(path.read_bytes())
    data[4096:-4096] = b"\xa5" * (len(data) - 8192)
    path.write_bytes(data)
    store = opened(path)
    assert store.get([digest(b"\x07")]) == {}
    store.put({ONE: b"first"})
    assert store.get([ONE]) == {ONE: b"first"}
    assert "damaged" in caplog.text


def test_a_store_of_a_newer_version_is_begun_anew_with_a_word(path, caplog):
    written(path, {ONE: b"first"})
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {FORMAT + 1}")
    connection.close()
    assert opened(path).get([ONE]) == {}
    assert "another version" in caplog.text


def test_a_full_disk_costs_a_word(path, caplog):
    store = opened(path)
    store._connection.execute("PRAGMA max_page_count = 3")
    store.put({ONE: bytes(100_000)})
    assert "full" in caplog.text
    assert store.get([ONE]) == {}
    store.close()
    assert opened(path).get([ONE]) == {}


def test_a_folder_that_cannot_be_made_costs_a_word(tmp_path, caplog):
    (tmp_path / "cache").write_text("a file where the folder should be")
    store = opened(tmp_path / "cache" / "results.sqlite")
    store.put({ONE: b"first"})
    assert store.get([ONE]) == {}
    assert "cannot be used" in caplog.text


def test_results_are_remembered_whole_or_not_at_all(path):
    store = opened(path)

    def rows():
        yield ONE, digest(b"first") + b"first"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store._insert(rows())
    store.close()
    assert opened(path).get([ONE]) == {}


def test_two_builds_at_once_both_remember(path):
    def build(name: bytes) -> None:
        store = opened(path)
        for number in range(30):
            store.put({digest(name + bytes([number])): name})
        store.close()

    builds = [threading.Thread(target=build, args=(name,)) for name in (b"a", b"b")]
    for thread in builds:
        thread.start()
    for thread in builds:
        thread.join()
    keys = [digest(name + bytes([number])) for name in (b"a", b"b") for number in range(30)]
    assert len(opened(path).get(keys)) == len(keys)


def test_without_a_store_nothing_is_remembered():
    store = Forgetful()
    store.put({ONE: b"first"})
    assert store.get([ONE]) == {}
