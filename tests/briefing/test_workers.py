"""Workers: the same results, in the same order, in this process, in several, and on a real Dask cluster."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from dask_cluster import cluster, free_port

import briefing
from briefing import fingerprint, intake, workers
from briefing.encoding import encode
from briefing.errors import SettingsError
from briefing.records import RawFile
from briefing.settings import from_mapping
from briefing.workers import WORTH_SHARING, Here, Processes, hired
from builders import raw_folder

PLUGINS = Path(__file__).parents[2] / "plugins"
MANY = [f"item {number}".encode() for number in range(3 * WORTH_SHARING)]


def shouted(item: bytes) -> bytes:
    """A piece of work, and who did it."""
    return item.upper()


class EndsOthers:
    """Ends every process but one in the middle of the work."""

    def __init__(self, spared: int) -> None:
        self.spared = spared

    def __call__(self, item: bytes) -> bytes:
        """The work, where it can be done."""
        if os.getpid() != self.spared and item == MANY[100]:
            os.kill(os.getpid(), signal.SIGKILL)
        return item.upper()


class NamesProcess:
    """Tells which process does the work."""

    def __call__(self, item: bytes) -> bytes:
        """The number of the process."""
        return str(os.getpid()).encode()


@pytest.mark.parametrize("setting", [1, 2, 3])
def test_results_keep_the_order_of_the_items(setting):
    with hired(setting) as hands:
        assert list(hands.map(shouted, MANY)) == [item.upper() for item in MANY]


def test_much_work_is_shared_among_processes():
    with hired(2) as hands:
        assert str(os.getpid()).encode() not in set(hands.map(NamesProcess(), MANY))


def test_little_work_is_not_worth_a_process():
    with hired(2) as hands:
        found = set(hands.map(NamesProcess(), MANY[: WORTH_SHARING - 1]))
    assert found == {str(os.getpid()).encode()}


def test_without_a_number_there_are_as_many_processes_as_cores():
    with hired(None) as hands:
        assert isinstance(hands, Here) if workers.cores() == 1 else hands.number == workers.cores()


def test_a_build_goes_on_when_a_process_is_killed(caplog):
    hands = Processes(2)
    with caplog.at_level(logging.WARNING):
        assert list(hands.map(EndsOthers(os.getpid()), MANY)) == [item.upper() for item in MANY]
    assert "BRIEFING['workers']" in caplog.text
    assert next(iter(hands.map(NamesProcess(), MANY))) == str(os.getpid()).encode()
    hands.close()


def test_a_process_started_anew_finds_the_plugin_where_there_is_no_fork(monkeypatch, tmp_path):
    monkeypatch.setattr(workers, "start_method", lambda: spawned())
    raw = RawFile("none.txt", "0" * 64, "txt")
    delivery = encode(intake.Delivery(str(tmp_path), raw, None))
    with hired(2) as hands:
        made = list(hands.map(intake.READ, [delivery] * WORTH_SHARING))
    assert made == [intake.READ(delivery)] * WORTH_SHARING


def spawned() -> str:
    """What `start_method` says elsewhere than on Linux."""
    if str(PLUGINS) not in sys.path:
        sys.path.append(str(PLUGINS))
    return "spawn"


def test_no_scheduler_at_the_address_stops_the_build_and_names_the_setting(monkeypatch):
    monkeypatch.setattr(workers, "TIMEOUT", "200ms")
    address = f"tcp://127.0.0.1:{free_port()}"
    with (
        pytest.raises(SettingsError, match=r"BRIEFING\['workers'\].*no Dask scheduler answers"),
        hired(address),
    ):
        pass


@pytest.mark.parametrize("wrong", [0, -1, True, 2.0, "two", "tcp://", "http://127.0.0.1:8786"])
def test_a_wrong_number_or_address_is_refused(wrong):
    with pytest.raises(SettingsError, match=r"BRIEFING\['workers'\]"):
        from_mapping({"workers": wrong})


@pytest.fixture
def raw(tmp_path):
    """A folder of enough raw articles for several chunks."""
    return raw_folder(tmp_path / "seeds", WORTH_SHARING + 16)


def test_a_dask_cluster_finds_what_one_process_finds(tmp_path, raw):
    alone = encode(briefing.process(raw, workers=1))
    assert encode(briefing.process(raw, workers=3)) == alone
    with cluster(tmp_path) as dask:
        assert encode(briefing.process(raw, workers=dask.address)) == alone


def test_what_a_lost_worker_had_is_done_by_another(tmp_path, raw):
    alone = encode(briefing.process(raw, workers=1))
    with cluster(tmp_path) as dask:
        victim = dask.workers[0]
        killed = KillsAt(20, victim)
        found = process_with(raw, dask.address, killed)
        assert killed.done
        assert victim.poll() == -signal.SIGKILL
        assert encode(found) == alone


class KillsAt:
    """A progress that kills a worker when so many items of a step are done."""

    def __init__(self, count: int, victim: subprocess.Popen) -> None:
        self.count, self.victim, self.done = count, victim, False

    def each(self, label, items, total):
        """The items; in mid-run, the end of a worker."""
        for number, item in enumerate(items):
            if label == "Cleaning" and number == self.count and not self.done:
                self.victim.kill()
                self.victim.wait()
                self.done = True
            yield item

    @contextmanager
    def step(self, label):
        """Just the step."""
        yield


def process_with(raw: Path, address: str, progress):
    """The pipeline on a cluster, watched."""
    from briefing import pipeline

    return pipeline.process(raw, from_mapping({"workers": address}), progress)


def test_workers_that_run_other_code_are_refused(tmp_path, other_code):
    refused = pytest.raises(SettingsError, match="other versions")
    with cluster(tmp_path) as dask, refused, hired(dask.address):
        pass


@pytest.fixture
def other_code(monkeypatch):
    """This process takes less for its code than others do."""
    fingerprint.fingerprint.cache_clear()
    monkeypatch.setattr(fingerprint, "CODE", (".toml",))
    yield
    fingerprint.fingerprint.cache_clear()
