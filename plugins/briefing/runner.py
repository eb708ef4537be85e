"""How a step runs over many records: what the store remembers is taken from there, workers do the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar, get_args, get_type_hints

from .batches import bounded
from .encoding import DamagedError, decode, digest, encode
from .fingerprint import fingerprint
from .garbage import give_back
from .progress import QUIET, Progress
from .store import File, Forgetful, Store
from .workers import Here, Workers, hired

Given = TypeVar("Given")
Dealt = TypeVar("Dealt")
Made = TypeVar("Made")

AT_ONCE = 1024
"""Records that are encoded, looked up and worked out together, at most: what of a step is in memory twice."""

BYTES_AT_ONCE = 1 << 22
"""Of such records encoded; what is made of them may be three times as large."""


def always(made: object) -> bool:
    """A result that will be the same next time."""
    return True


@dataclass(frozen=True, slots=True)
class Step(Generic[Given, Made]):
    """A pure function of one record: the same for the same record, wherever and whenever it runs."""

    function: Callable[[Given], Made]
    """A function of a module, so that other processes find it."""
    given: type[Given]
    made: type[Made]
    lasting: Callable[[Made], bool] = always
    """Whether a result is worth remembering: a file that could not be opened may be readable tomorrow. A
    function of a module, too."""

    @classmethod
    def of(cls, function: Callable[[Given], Made]) -> Step[Given, Made]:
        """The step of a function, of the records that its annotations name."""
        given, made = get_type_hints(function).values()
        return cls(function, given, made)

    @property
    def name(self) -> str:
        """The function's full name."""
        return f"{self.function.__module__}.{self.function.__qualname__}"

    def __call__(self, data: bytes) -> bytes:
        """The function, from bytes to bytes."""
        return encode(self.function(decode(data, self.given)))


@dataclass(frozen=True, slots=True)
class Dealing(Generic[Given]):
    """The first half of a shuffle, from bytes to bytes."""

    function: Callable[[Given, int], Sequence[object]]
    given: type[Given]

    def __call__(self, data: bytes, parts: int) -> list[bytes]:
        """What a record has for each part."""
        return [encode(dealt) for dealt in self.function(decode(data, self.given), parts)]


@dataclass(frozen=True, slots=True)
class Gathering(Generic[Given]):
    """The second half, from bytes to bytes."""

    function: Callable[[Iterable[Given]], object]
    dealt: type[Given]

    def __call__(self, dealt: Iterable[bytes]) -> bytes:
        """What a part makes of what it was dealt."""
        return encode(self.function(decode(data, self.dealt) for data in dealt))


@dataclass(frozen=True, slots=True)
class Runner:
    """Runs steps."""

    remembered: Store = field(default_factory=Forgetful)
    workers: Workers = field(default_factory=Here)
    progress: Progress = QUIET

    def each(self, label: str, step: Step[Given, Made], records: Sequence[Given]) -> list[Made]:
        """What the step makes of each record, in their order; `label` tells the user what is going on."""
        give_back()
        return list(self.progress.each(label, self._made(step, records), len(records)))

    def map(self, function: Callable[[Given], Made], records: Iterable[Given]) -> Iterator[Made]:
        """What a function makes of each record, in their order: a part of a step, for `maps.Map`."""
        return self._made(Step.of(function), records)

    def shuffle(
        self,
        deal: Callable[[Given, int], Sequence[Dealt]],
        gather: Callable[[Iterable[Dealt]], Made],
        records: Iterable[Given],
    ) -> Iterator[Made]:
        """What parts gather of what records deal, for `shuffles.Shuffle`; nothing of it is remembered."""
        given, *_ = get_type_hints(deal).values()
        dealt, made = get_type_hints(gather).values()
        halves = Dealing(deal, given), Gathering(gather, *get_args(dealt))
        for data in self.workers.shuffle(*halves, map(encode, records)):
            yield decode(data, made)

    def once(self, label: str, kind: type[Made], rests_on: Iterable[bytes], make: Callable[[], Made]) -> Made:
        """What `make` gives, worked out here and only when something that it rests on has changed.

        For what is done to a whole collection: `rests_on` are digests rather than the collection itself,
        which would be large.
        """
        with self.progress.step(label):
            key = digest(f"{label} {fingerprint()} ".encode() + b"".join(map(digest, rests_on)))
            known = dict(_readable(self.remembered.get([key]), kind))
            if key in known:
                self.remembered.keep_all()
                return known[key]
            give_back()
            made = make()
            self.remembered.put({key: encode(made)})
            return made

    def recall(self, name: str, kind: type[Made]) -> Made | None:
        """The record that an earlier build of the same code kept under a name (`memory.Memory`)."""
        key = _named(name)
        return dict(_readable(self.remembered.get([key]), kind)).get(key)

    def keep(self, name: str, made: object) -> None:
        """Keep a record under a name, instead of the one before."""
        self.remembered.put({_named(name): encode(made)})

    def _made(self, step: Step[Given, Made], records: Iterable[Given]) -> Iterator[Made]:
        for jobs in bounded(map(encode, records), AT_ONCE, BYTES_AT_ONCE):
            yield from self._batch(step, jobs)

    def _batch(self, step: Step[Given, Made], jobs: Sequence[bytes]) -> Iterator[Made]:
        about = f"{step.name} {fingerprint()} ".encode()
        keys = [digest(about + job) for job in jobs]
        known = dict(_readable(self.remembered.get(keys), step.made))
        fresh = self.workers.map(step, [job for key, job in zip(keys, jobs, strict=True) if key not in known])
        found: dict[bytes, bytes] = {}
        try:
            for key in keys:
                if key in known:
                    yield known[key]
                    continue
                data = next(fresh)
                made = decode(data, step.made)
                if step.lasting(made):
                    found[key] = data
                yield made
        finally:
            # A build that is interrupted need not do it again.
            if found:
                self.remembered.put(found)


def _named(name: str) -> bytes:
    """The key of what this code keeps under a name."""
    return digest(f"{name} {fingerprint()}".encode())


def _readable(found: Mapping[bytes, bytes], kind: type[Made]) -> Iterator[tuple[bytes, Made]]:
    """Those remembered results that are what they should be."""
    for key, data in found.items():
        with suppress(DamagedError):
            yield key, decode(data, kind)


@contextmanager
def running(workers: int | str | None, path: Path | None, progress: Progress = QUIET) -> Iterator[Runner]:
    """A runner with workers as the setting says and a store at this path, both let go of at the end."""
    remembered = File(path) if path else Forgetful()
    try:
        with hired(workers) as hands:
            yield Runner(remembered, hands, progress)
    finally:
        remembered.close()
