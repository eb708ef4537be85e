"""Where the time of a build went."""

from __future__ import annotations

import pytest

from briefing.progress import QUIET
from briefing.timings import REST, Timed, Timings
from building import build


@pytest.fixture
def clock(monkeypatch):
    """A processor that works for a second whenever it is asked how long it has."""
    seconds = iter(range(1000))
    monkeypatch.setattr("briefing.timings.cpu_seconds", lambda: float(next(seconds)))


def test_a_step_within_a_step_counts_once(clock):
    timings = Timings()
    with timings.step("outer"), timings.step("inner"):
        pass
    assert {label: cpu for label, (cpu, _) in timings.steps.items()} == {"outer": 2, "inner": 1}


def test_a_step_that_comes_again_is_added_up_and_items_pass_unchanged(clock):
    timings = Timings()
    told = Timed(QUIET, timings)
    assert list(told.each("Reading", "ab", 2)) == ["a", "b"]
    with told.step("Reading"):
        pass
    assert timings.steps["Reading"][0] == 2


def test_the_table_adds_up_to_the_whole(clock):
    timings = Timings()
    with timings.step("Reading"):
        pass
    rows = {line[:32].strip(): line[32:].split() for line in timings.table(4, 8).splitlines()}
    assert rows["Reading"][:2] == ["1.00", "25%"]
    assert rows[REST][:2] == ["3.00", "75%"]
    assert rows["in all"] == ["4.00", "100%", "8.00"]


@pytest.mark.parametrize("asked", ["1", ""])
def test_a_build_tells_where_its_time_went_only_where_that_is_asked_for(tmp_path, monkeypatch, asked):
    monkeypatch.setenv("BRIEFING_PROFILE", asked)
    done = build(tmp_path / "output")
    assert done.returncode == 0, done.stderr
    assert ("Describing and rendering pages" in done.stderr and "in all" in done.stderr) is bool(asked)
