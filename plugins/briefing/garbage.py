"""Garbage: how often Python looks for objects that refer to each other in circles; records never do.

Nor need millions of records be taken apart one by one when a process ends: the system has their memory back
at once. At 10,000 articles that took 4 seconds, where all else of one article more takes 10. And what a step
was done with may go back to the system before the next one.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache

SELDOM = (50_000, 50, 100)
"""After so many new objects the youngest are looked through, after so many times of that the older ones …;
Python's own measure (700, 10, 10) takes a sixth of the time of a pipeline, for the same peak of memory."""


@contextmanager
def seldom_looked_for() -> Iterator[None]:
    """Inside, circles are looked for seldom: what is let go of one by one is freed at once all the same."""
    before = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def give_back() -> None:
    """Memory that is free goes back to the system, as far as the C library can.

    glibc keeps what lies below anything still in use: after copies were folded among 10,000 articles 180 of
    396 MB. To give it back takes some milliseconds.
    """
    if trim := _trim():
        trim(0)


@cache
def _trim() -> Callable[[int], int] | None:
    """glibc's `malloc_trim`; None where another library sees to that itself, or none can be asked."""
    if sys.platform != "linux":
        return None
    try:
        from ctypes import CDLL
    except ImportError:  # a Python built without libffi
        return None
    return getattr(CDLL(None), "malloc_trim", None)


_spared: list[object] = []
"""What is neither looked at nor taken apart."""
_own_measure = gc.get_threshold()


def spare(records: object) -> None:
    """Whoever looks for circles need not look at these, nor at what else is there now, and looks seldom.

    They stay until `let_go`, or the end of the process: what holds itself and is frozen outlives all modules.
    """
    _spared[:] = [records, _spared]
    gc.freeze()
    gc.set_threshold(*SELDOM)


def let_go() -> None:
    """What was spared may go, since this process makes other records now."""
    _spared.clear()
    gc.unfreeze()
    gc.set_threshold(*_own_measure)
