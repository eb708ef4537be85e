"""Where the time of a build went, step by step: `invoke build --profile`."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from .progress import Item, Progress

ASKED = "BRIEFING_PROFILE"
"""The environment variable that asks for the table."""
REST = "the rest"


def cpu_seconds() -> float:
    """What this process and the workers that have ended took of the processor."""
    told = os.times()
    return told.user + told.system + told.children_user + told.children_system


def added(some: tuple[float, float], more: tuple[float, float]) -> tuple[float, float]:
    """CPU and elapsed seconds added up."""
    return some[0] + more[0], some[1] + more[1]


class Timings:
    """CPU and elapsed seconds by step, in the order in which steps were first begun."""

    def __init__(self) -> None:
        self.began = time.monotonic()
        self.steps: dict[str, tuple[float, float]] = {}
        self._within: list[tuple[float, float]] = [(0.0, 0.0)]
        """What the steps within each step under way have taken."""

    @contextmanager
    def step(self, label: str) -> Iterator[None]:
        """Add what happens in here to a step, but for steps within it."""
        cpu, clock = cpu_seconds(), time.monotonic()
        self.steps.setdefault(label, (0.0, 0.0))
        self._within.append((0.0, 0.0))
        try:
            yield
        finally:
            took = (cpu_seconds() - cpu, time.monotonic() - clock)
            inner = self._within.pop()
            self._within[-1] = added(self._within[-1], took)
            self.steps[label] = added(self.steps[label], (took[0] - inner[0], took[1] - inner[1]))

    def table(self, cpu: float, elapsed: float) -> str:
        """Every step, what lies between them, and the whole: CPU seconds, share, elapsed seconds."""
        others = [sum(seconds[kind] for seconds in self.steps.values()) for kind in (0, 1)]
        rows = {**self.steps, REST: (cpu - others[0], elapsed - others[1]), "in all": (cpu, elapsed)}
        lines = [f"{'step':<32}{'CPU s':>9}{'share':>8}{'elapsed s':>11}"]
        for label, (took, clock) in rows.items():
            lines.append(f"{label:<32}{took:9.2f}{took / (cpu or 1):8.0%}{clock:11.2f}")
        return "\n".join(lines)

    def report(self) -> None:
        """Print the table for this process so far."""
        print(self.table(cpu_seconds(), time.monotonic() - self.began), file=sys.stderr)


class Timed:
    """A progress that notes the time of every step, and lets another tell the reader."""

    def __init__(self, inner: Progress, timings: Timings) -> None:
        self.inner = inner
        self.timings = timings

    def each(self, label: str, items: Iterable[Item], total: int) -> Iterator[Item]:
        """The items; the time between two of them is whose they are made for, and counts, too."""
        with self.timings.step(label):
            yield from self.inner.each(label, items, total)

    @contextmanager
    def step(self, label: str) -> Iterator[None]:
        """The step, timed."""
        with self.timings.step(label), self.inner.step(label):
            yield


def asked() -> bool:
    """Whether the table is asked for."""
    return bool(os.environ.get(ASKED))
