"""A real Dask cluster on this machine: a scheduler and two workers."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TESTS = Path(__file__).parent
FOUND = (TESTS.parent / "plugins", TESTS.parent, TESTS)
"""Where the workers find the plugin, and what tests have them do."""


def free_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class Cluster:
    """A scheduler and two workers, each a process of its own, speaking TCP."""

    def __init__(self, folder: Path) -> None:
        self.environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join(map(str, FOUND)),
            "PYTHONHASHSEED": "random",
        }
        self.folder = folder
        self.address = f"tcp://127.0.0.1:{free_port()}"
        port = self.address.rpartition(":")[2]
        self.scheduler = self.start("scheduler", "--port", port, "--no-dashboard", "--host", "127.0.0.1")
        self.workers = [self.worker(), self.worker()]

    def worker(self) -> subprocess.Popen:
        """One more worker; its nanny would start it again, so it has none."""
        limits = ("--nthreads", "1", "--memory-limit", "0", "--no-nanny", "--no-dashboard")
        return self.start("worker", self.address, *limits)

    def start(self, kind: str, *options: str) -> subprocess.Popen:
        """A process of the cluster."""
        command = [sys.executable, "-m", "distributed.cli.dask_" + kind, *options]
        log = (self.folder / "cluster.log").open("a")
        return subprocess.Popen(command, env=self.environment, cwd=self.folder, stdout=log, stderr=log)

    def ready(self) -> None:
        """Wait until both workers are there."""
        from distributed import Client

        with Client(self.address, timeout="60s", set_as_default=False) as client:
            client.wait_for_workers(2, timeout=60)

    def stop(self) -> None:
        """End all of it."""
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


@contextmanager
def cluster(folder: Path) -> Iterator[Cluster]:
    """A cluster that is ready for work."""
    made = Cluster(folder)
    try:
        made.ready()
        yield made
    finally:
        made.stop()
