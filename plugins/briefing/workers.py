"""Where work is done: in this process, in several of this machine, or on a Dask cluster.

All three are one interface over `concurrent.futures`, a map and a shuffle that keep the order of their items.
What is mapped, dealt or gathered is a pure function of bytes, so that the result is the same wherever it is
worked out.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import cached_property, partial
from importlib import import_module
from itertools import chain
from operator import getitem
from pathlib import Path
from typing import Protocol

from .batches import batches
from .errors import BriefingError, SettingsError
from .fingerprint import fingerprint
from .shuffles import in_one_part

log = logging.getLogger(__name__)

Task = Callable[[bytes], bytes]
Deal = Callable[[bytes, int], Sequence[bytes]]
"""What an item has for each of so many parts."""
Gather = Callable[[Iterable[bytes]], bytes]
"""What a part makes of what it was dealt, in the order of the items."""

WORTH_SHARING = 64
"""Items from which on other processes are worth their start, a third of a second each."""
HEFTY = 1 << 18
"""Bytes of fewer items from which on they are, too: sixty articles, in two bundles or one by one."""
TIMEOUT = "10s"
"""How long a Dask scheduler may take to answer."""
LARGEST_CHUNK = 32
"""Items that a process is given at once, at most: the last chunks should end together."""
CHUNKS_EACH = 4
"""Chunks for each process, at least, where there are so many items."""
HEAVY = ("summaries.concepts", "summaries.documents", "formats.language", "formats.text")
"""Modules that every process would otherwise import by itself: sumy with nltk costs a second."""


class Workers(Protocol):
    """Who does the work."""

    def map(self, task: Task, items: Sequence[bytes]) -> Iterator[bytes]:
        """What the task makes of each item, in their order."""

    def shuffle(self, deal: Deal, gather: Gather, items: Iterable[bytes]) -> Iterator[bytes]:
        """What each part makes of what it is dealt, in the order of parts, as many as suit."""


class OneMachine:
    """This machine. One part shuffles everything: to pass it on costs as much as others would save."""

    def shuffle(self, deal: Deal, gather: Gather, items: Iterable[bytes]) -> Iterator[bytes]:
        """What the one part makes of everything."""
        return in_one_part(deal, gather, items)


class Here(OneMachine):
    """This process."""

    def map(self, task: Task, items: Sequence[bytes]) -> Iterator[bytes]:
        """What the task makes of each item, in their order."""
        return map(task, items)


class Processes(OneMachine):
    """Several processes of this machine, started when there is enough for them to do."""

    def __init__(self, number: int) -> None:
        self.number = number
        self._broken = False

    def map(self, task: Task, items: Sequence[bytes]) -> Iterator[bytes]:
        """What the task makes of each item, in their order."""
        if self._broken or not worth_sharing(items):
            yield from map(task, items)
            return
        done = 0
        try:
            for made in shared(self._pool, self.number, task, items):
                yield made
                done += 1
        except BrokenProcessPool:
            self._broken = True
            log.warning(
                "A worker process was ended from outside, perhaps for want of memory. This build goes on in "
                "one process; BRIEFING['workers'] says how many there may be."
            )
            yield from map(task, items[done:])

    def close(self) -> None:
        """End the processes, if they were ever started."""
        if "_pool" in self.__dict__:
            self._pool.shutdown(cancel_futures=True)

    @cached_property
    def _pool(self) -> ProcessPoolExecutor:
        for name in HEAVY:
            import_module(f"{__package__}.{name}")
        return ProcessPoolExecutor(self.number, multiprocessing.get_context(start_method()))


class Cluster:
    """A Dask cluster that is there already."""

    def __init__(self, address: str) -> None:
        self._client = connect(address)
        try:
            self._refuse_other_code(address)
        except BaseException:
            self.close()
            raise

    def map(self, task: Task, items: Sequence[bytes]) -> Iterator[bytes]:
        """What the task makes of each item, in their order; what a lost worker had is done by another."""
        with naming_killers():
            yield from shared(self._client.get_executor(pure=False), self._hands(), task, items)

    def shuffle(self, deal: Deal, gather: Gather, items: Iterable[bytes]) -> Iterator[bytes]:
        """What a part for each thread makes of what it is dealt, in the order of parts.

        What is dealt goes from worker to worker; what a lost one had been dealt is dealt again.
        """
        items, parts = list(items), self._hands()
        size = chunk_size(len(items), parts)
        submit = partial(self._client.submit, pure=False)
        dealt = [submit(each_dealt, deal, parts, chunk) for chunk in batches(items, size)]
        hands = [[submit(getitem, chunk, part) for chunk in dealt] for part in range(parts)]
        made = [submit(gathered, gather, hand) for hand in hands]
        del dealt, hands  # what nobody waits for any more, the workers may forget
        with naming_killers():
            for future in made:
                yield future.result()

    def _hands(self) -> int:
        return max(1, sum(self._client.nthreads().values()))

    def close(self) -> None:
        """Leave the cluster; it goes on for others."""
        self._client.close()

    def _refuse_other_code(self, address: str) -> None:
        try:
            theirs = self._client.run(fingerprint)
        except Exception as error:
            raise SettingsError(
                f"{named(address)}: its workers cannot run this plugin ({error}). Install the same "
                "version of it there as here."
            ) from error
        if not theirs:
            raise SettingsError(f"{named(address)}: this cluster has no workers. Start some.")
        others = sorted(worker for worker, code in theirs.items() if code != fingerprint())
        if others:
            raise SettingsError(
                f"{named(address)}: the workers {', '.join(others)} run other versions of this plugin, of "
                "Python or of its libraries, and might find other results. Install the same there as here."
            )


@contextmanager
def hired(setting: int | str | None) -> Iterator[Workers]:
    """The workers of a setting: the address of a Dask scheduler, a number of processes, None for all cores.

    Raises SettingsError where a cluster does not answer or runs other code.
    """
    number = cores() if setting is None else setting
    if number == 1:
        yield Here()
        return
    workers = Cluster(number) if isinstance(number, str) else Processes(number)
    try:
        yield workers
    finally:
        workers.close()


def shared(executor: Executor, hands: int, task: Task, items: Sequence[bytes]) -> Iterator[bytes]:
    """What the task makes of each item, in their order, worked out by so many hands in chunks."""
    size = chunk_size(len(items), hands)
    futures: list[Future[list[bytes]]] = [
        executor.submit(each_of, task, chunk) for chunk in batches(items, size)
    ]
    try:
        for future in futures:
            yield from future.result()
    finally:
        for future in futures:
            future.cancel()


def worth_sharing(items: Sequence[bytes]) -> bool:
    """Whether other processes should help."""
    return len(items) >= WORTH_SHARING or (len(items) > 1 and sum(map(len, items)) >= HEFTY)


def chunk_size(items: int, hands: int) -> int:
    """How many items are handed out at once."""
    return max(1, min(LARGEST_CHUNK, items // (CHUNKS_EACH * hands)))


def each_of(task: Task, chunk: Sequence[bytes]) -> list[bytes]:
    """A chunk of work, done."""
    return [task(item) for item in chunk]


def each_dealt(deal: Deal, parts: int, chunk: Sequence[bytes]) -> list[list[bytes]]:
    """What a chunk of items has for each part, in the order of the items."""
    return [list(hand) for hand in zip(*(deal(item, parts) for item in chunk), strict=True)]


def gathered(gather: Gather, hands: Sequence[Sequence[bytes]]) -> bytes:
    """What a part makes of what it was dealt by all chunks."""
    return gather(chain.from_iterable(hands))


@contextmanager
def naming_killers() -> Iterator[None]:
    """An error in plain words where several workers were lost over one piece of work."""
    from distributed.scheduler import KilledWorker

    try:
        yield
    except KilledWorker as error:
        raise BriefingError(
            f"the Dask cluster lost several workers over the same piece of work ({error}): look at their "
            "logs, and give each more memory"
        ) from error


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def start_method() -> str:
    """How processes are started: forked on Linux, which costs nothing and finds plugins already loaded.

    Elsewhere forking is unsafe or unknown. A new process must then find this package by itself, and Pelican
    loads plugins of a site from folders that are not on the path.
    """
    if sys.platform == "linux":
        return "fork"
    if __package__ == "briefing" and (folder := str(Path(__file__).parents[1])) not in sys.path:
        sys.path.append(folder)
    return "spawn"


def connect(address: str):
    """A client of the Dask scheduler at an address. Raises SettingsError where none answers."""
    try:
        from distributed import Client
    except ImportError:
        raise SettingsError(
            f"{named(address)}, which needs the extra `dask`: pip install 'pelican-briefing[dask]'."
        ) from None
    try:
        return Client(address, timeout=TIMEOUT, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise SettingsError(
            f"{named(address)}, where no Dask scheduler answers ({error}). Start one with `dask scheduler`, "
            "or leave the setting out."
        ) from error


def named(address: str) -> str:
    """The setting with its value, as errors begin."""
    return f"BRIEFING['workers'] is {address!r}"
