"""The marks of a page: commas, quotation marks, stops … of all its lines, found at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .subjects import Numbers
from .texts import STOPS

BREAK, COMMA, QUOTATION, PARTING, STOP, CLOSING = (1 << bit for bit in range(6))
"""What a character can be, as bits: the end of a line, a comma or semicolon, a quotation mark, one that may
part a menu's entries, a stop that ends a sentence, what may close after it."""
CHARACTERS = {
    BREAK: "\n", COMMA: ",;", QUOTATION: '"“”', PARTING: "|›»©→•·>/", STOP: STOPS, CLOSING: "\"'”’»)]",
}  # fmt: skip


def _kinds() -> NDArray[np.uint8]:
    """What each character is, by its UTF-16 code; half of a pair is no mark."""
    table = np.zeros(1 << 16, np.uint8)
    for kind, characters in CHARACTERS.items():
        table[[ord(character) for character in characters]] |= kind
    return table


_KINDS = _kinds()


@dataclass(frozen=True, eq=False)
class Marks:
    """The marks of the lines of a page, in their order."""

    line: Numbers
    """The number of the line in which each stands."""
    kind: NDArray[np.uint8]
    last: NDArray[np.uint16]
    """The last character of each line."""

    @classmethod
    def of(cls, page: str) -> Marks:
        """The marks of lines that each end in a line break, without blanks before it."""
        codes = np.frombuffer(page.encode("utf-16-le", "surrogatepass"), "<u2")
        kinds = _KINDS[codes]
        places = np.flatnonzero(kinds)
        kind = kinds[places]
        breaks = kind == BREAK
        return cls(np.cumsum(breaks), kind, codes[places[breaks] - 1])

    def count(self, kind: int) -> Numbers:
        """How many of a kind each line has."""
        return np.bincount(self.line[self.kind & kind != 0], minlength=len(self.last))

    def close(self, kind: int) -> NDArray[np.bool_]:
        """Which lines end in one of a kind."""
        return _KINDS[self.last] & kind != 0
