"""What a view asks of the site: look-ups that note each question, and a digest for each answer.

A view is made of nothing but the answers to its questions. Whoever keeps the questions and a digest of the
answers can tell later, without making the view again, that it would come out the same: a *verifying trace*,
as "Build Systems à la Carte" calls it (Mokhov, Mitchell, Peyton Jones 2018).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

from ..encoding import digest, encode

Key = TypeVar("Key")
Value = TypeVar("Value")

Question = tuple[str, str]
"""The name of a look-up, and a key as it is written."""

NOTHING = bytes(16)
"""The answer where there is none; as long as any other, so that answers in a row are told apart."""


def digest_of(value: Any) -> bytes:
    """What stands for a record, or for anything that records are made of."""
    return digest(encode(value))


def digest_of_rows(rows: Mapping[Any, Any]) -> bytes:
    """What stands for a dictionary whose keys are no text."""
    return digest_of(sorted(rows.items()))


class Questions:
    """What was asked while one thing was made."""

    def __init__(self) -> None:
        self.asked: dict[Question, None] = {}
        """In the order in which each was asked first."""
        self.all = False
        """Whether something looked at the whole site: no list of questions tells what it saw."""

    def add(self, others: Questions) -> None:
        """What was asked for a part was asked for the whole."""
        self.asked.update(others.asked)
        self.all |= others.all


class Asking:
    """The look-ups of one site, and who is asking."""

    def __init__(self) -> None:
        self._lookups: dict[str, Lookup[Any, Any]] = {}
        self._open: list[Questions] = []
        """Those for whom questions are noted now, the innermost last."""

    def lookup(
        self, name: str, rows: Mapping[Key, Value], digest_of: Callable[[Value], bytes] = digest_of
    ) -> Lookup[Key, Value]:
        """Rows to be looked up by key; keys are told apart by how they are written."""
        found = self._lookups[name] = Lookup(name, rows, digest_of, self)
        return found

    @contextmanager
    def noting(self) -> Iterator[Questions]:
        """All questions that are asked in here."""
        questions = Questions()
        self._open.append(questions)
        try:
            yield questions
        finally:
            self._open.pop()
            self.ask_again(questions)

    def ask_again(self, questions: Questions) -> None:
        """Somebody uses what was made of the answers to these."""
        if self._open:
            self._open[-1].add(questions)

    def note(self, name: str, key: object) -> None:
        """Somebody looks up a key."""
        if self._open:
            self._open[-1].asked[name, str(key)] = None

    def note_all(self) -> None:
        """Somebody looks at everything."""
        if self._open:
            self._open[-1].all = True

    def answer(self, question: Question) -> bytes:
        """What stands for the answer to a question."""
        name, key = question
        return self._lookups[name].answer(key) if name in self._lookups else NOTHING


class Lookup(Mapping[Key, Value]):
    """Rows by key, each question noted; going through all of them is noted as looking at the whole site."""

    def __init__(
        self, name: str, rows: Mapping[Key, Value], digest_of: Callable[[Value], bytes], asking: Asking
    ) -> None:
        self._name = name
        self._rows = rows
        self._digest_of = digest_of
        self._asking = asking
        self._written: dict[str, Key] = {}
        self._answers: dict[str, bytes] = {}

    def __getitem__(self, key: Key) -> Value:
        self._asking.note(self._name, key)
        return self._rows[key]

    def __contains__(self, key: object) -> bool:
        self._asking.note(self._name, key)
        return key in self._rows

    def get(self, key: Key, default: Any = None) -> Any:
        """The row of a key, or the default where there is none."""
        self._asking.note(self._name, key)
        return self._rows.get(key, default)

    def __iter__(self) -> Iterator[Key]:
        self._asking.note_all()
        return iter(self._rows)

    def __len__(self) -> int:
        self._asking.note_all()
        return len(self._rows)

    def answer(self, written: str) -> bytes:
        """What stands for the row of a key as it is written."""
        if written not in self._answers:
            self._answers[written] = self._make_answer(written)
        return self._answers[written]

    def _make_answer(self, written: str) -> bytes:
        if len(self._written) != len(self._rows):
            self._written = {str(key): key for key in self._rows}
        if written not in self._written:
            return NOTHING
        return self._digest_of(self._rows[self._written[written]])
