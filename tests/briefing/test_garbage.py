"""Garbage: looked for seldom while a pipeline runs, as before afterwards, and never among records."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import weakref
from pathlib import Path

import pytest

from briefing import garbage
from briefing.garbage import SELDOM, seldom_looked_for

AT_THE_END = """
from briefing import garbage

class Record:
    def __del__(self):
        print("taken apart")

garbage.spare([Record()])
"""


class Thing:
    """Something that can be referred to without being kept."""


def test_afterwards_python_looks_as_often_as_before():
    before = gc.get_threshold()
    with seldom_looked_for():
        assert gc.get_threshold()[0] == SELDOM[0]
    assert gc.get_threshold() == before


def test_also_where_something_fails():
    before = gc.get_threshold()
    with pytest.raises(RuntimeError), seldom_looked_for():
        raise RuntimeError
    assert gc.get_threshold() == before


def test_what_is_spared_is_not_looked_at_and_stays_until_it_is_let_go():
    before = gc.get_threshold()
    thing = Thing()
    kept = weakref.ref(thing)
    garbage.spare([thing])
    del thing
    assert gc.get_freeze_count() > 0 and kept() is not None and gc.get_threshold() == SELDOM
    garbage.let_go()
    assert gc.get_freeze_count() == 0 and kept() is None and gc.get_threshold() == before


def test_what_is_spared_is_not_taken_apart_when_a_process_ends():
    path = {**os.environ, "PYTHONPATH": str(Path(garbage.__file__).parents[1])}
    ended = subprocess.run([sys.executable, "-c", AT_THE_END], env=path, capture_output=True, text=True)
    assert (ended.returncode, ended.stdout) == (0, "")


MANY, LARGE = 30_000, 2048
"""Blocks that the C library manages, not Python: larger than half a kilobyte."""


@pytest.mark.skipif(garbage._trim() is None, reason="needs glibc")
def test_free_memory_below_what_is_still_in_use_goes_back_to_the_system():
    blocks = [bytes(LARGE) for _ in range(MANY)]
    used = blocks[-1]
    del blocks
    before = resident()
    garbage.give_back()
    assert before - resident() > MANY * LARGE / 2
    assert len(used) == LARGE


def resident() -> int:
    """The bytes of memory that this process holds."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_where_nothing_can_be_given_back_nothing_happens(monkeypatch, platform):
    monkeypatch.setattr(sys, "platform", platform)
    garbage._trim.cache_clear()
    garbage.give_back()
    assert garbage._trim() is None
    garbage._trim.cache_clear()
