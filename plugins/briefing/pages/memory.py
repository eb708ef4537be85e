"""What earlier builds knew of the views: what each asked, how that was answered, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import msgspec
from markupsafe import Markup

from ..encoding import DamagedError, decode, digest, encode
from ..fingerprint import fingerprint
from ..store import Forgetful, Store
from .asking import Asking, Question, Questions

AT_ONCE = 64
"""Texts that are put into the store together: writing each by itself takes longer than making it."""
SPARE = 2
"""A memory with so many times the questions that its views ask is written anew without the others."""

Made = tuple[Any, Questions]
"""A view, and what it asked."""


@dataclass(frozen=True, slots=True)
class Known:
    """A view as it once was."""

    asked: tuple[int, ...]
    """Its questions, by their places in the memory."""
    answers: bytes
    """What stands for all the answers."""
    view: bytes
    """What stands for what was made of them."""


@dataclass(slots=True)
class Notebook:
    """What is kept from build to build."""

    questions: list[Question] = field(default_factory=list)
    views: dict[str, Known] = field(default_factory=dict)


class Memory:
    """Tells the digests of views, and makes only those views whose questions are answered otherwise now.

    `rests_on` are bytes that stand for whatever views see of a site without asking.
    """

    def __init__(self, asking: Asking, rests_on: bytes, store: Store | None = None) -> None:
        self.asking = asking
        self._store = store or Forgetful()
        self._key = digest(b"views " + fingerprint().encode() + rests_on)
        before = self._read()
        self._questions = before.questions
        self._views = before.views
        self._places = {question: place for place, question in enumerate(self._questions)}
        self._answers: list[bytes] = []
        self._now: dict[str, Known] = {}
        self._texts: set[bytes] = set()
        """The digests of the views that are texts."""
        self._fresh: dict[bytes, bytes] = {}
        """Those texts that the store has yet to be given."""

    def digest(self, name: str, make: Callable[[], Made]) -> bytes:
        """What stands for the view of this name, which `make` makes."""
        if name not in self._now:
            known = self._views.get(name)
            if known is None or self._answer(known.asked) != known.answers:
                known = self._learn(*make())
            self._now[name] = known
        return self._now[name].view

    def digest_of_text(self, name: str, make: Callable[[], Made]) -> bytes:
        """What stands for the view of this name; if it has to be made, its `text` is kept under it."""
        found = self.digest(name, lambda: self._note_text(make()))
        self._texts.add(found)
        return found

    def text(self, name: str, make: Callable[[], Made]) -> str:
        """The text of the view of this name: as some build kept it, else made."""
        key = self.digest_of_text(name, make)
        known = self._fresh if key in self._fresh else self._store.get([key])
        return known[key].decode() if key in known else make()[0].text

    def _note_text(self, made: Made) -> Made:
        self._fresh[digest_of_view(made[0])] = made[0].text.encode()
        if len(self._fresh) >= AT_ONCE:
            self._put_texts()
        return made

    def _put_texts(self) -> None:
        self._store.put(self._fresh)
        self._fresh = {}

    def keep(self) -> None:
        """Remember for the next build, and let go of the store. To be called once, at the end."""
        self._put_texts()
        self._store.hold(self._texts)
        lasting = {name: known for name, known in self._now.items() if known.asked}
        if lasting and lasting != self._views:
            self._store.put({self._key: encode(compact(Notebook(self._questions, lasting)))})
        self._store.close()

    def _read(self) -> Notebook:
        found = self._store.get([self._key])
        try:
            return decode(found[self._key], Notebook) if found else Notebook()
        except DamagedError:
            return Notebook()

    def _learn(self, view: Any, questions: Questions) -> Known:
        """A view that had to be made; without questions where nothing tells what it saw."""
        asked = () if questions.all else tuple(map(self._place, questions.asked))
        return Known(asked, self._answer(asked), digest_of_view(view))

    def _place(self, question: Question) -> int:
        place = self._places.setdefault(question, len(self._places))
        if place == len(self._questions):
            self._questions.append(question)
        return place

    def _answer(self, asked: tuple[int, ...]) -> bytes:
        """What stands for the answers to these questions now."""
        known = self._answers
        known.extend(map(self.asking.answer, self._questions[len(known) :]))
        return digest(b"".join([known[place] for place in asked]))


def compact(notebook: Notebook) -> Notebook:
    """The same, without questions that nobody asks any more, where these are many."""
    used = sorted({place for known in notebook.views.values() for place in known.asked})
    if len(notebook.questions) <= SPARE * len(used):
        return notebook
    places = {old: new for new, old in enumerate(used)}
    views = {
        name: Known(tuple(places[place] for place in known.asked), known.answers, known.view)
        for name, known in notebook.views.items()
    }
    return Notebook([notebook.questions[place] for place in used], views)


def digest_of_view(view: Any) -> bytes:
    """What stands for a view: equal for equal views of one class."""
    return digest(type(view).__qualname__.encode() + _ENCODER.encode(view))


def _markup(value: Any) -> str:
    """Our own HTML as text. Raises NotImplementedError for anything else that msgspec does not know."""
    if isinstance(value, Markup):
        return str(value)
    raise NotImplementedError(f"a view holds a {type(value).__qualname__}")


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_markup, order="deterministic")
