"""What a citation says, before it takes one of its forms."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from ..records import PublicationDate

GAP = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
"""White space, control characters, separators of lines, halves of characters: none may end a field early."""

KEPT = 1 << 12
"""Texts that are kept cleaned: a title stands in three forms of its source and of each of its sentences."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A source, one of its sentences, a story or an edition, as it is cited."""

    kind: Literal["article", "page"]
    """article: of an outlet; page: of this site."""
    key: str
    """Its name among others: ASCII letters, digits, hyphens and colons."""
    title: str
    published_in: str
    """The outlet, or this site; "" where the outlet is unknown."""
    address: str
    """Where it stands on this site: stable."""
    published: PublicationDate = PublicationDate()
    day: str = ""
    """Day and certainty in words: "about 16 December 2015 (estimated)"."""
    author: str = ""
    agency: str = ""
    language: str = "en"
    quote: str = ""
    """The sentence that is cited; "" for the whole."""
    remarks: tuple[str, ...] = ()
    """What else proves it: where it was published, its raw file with line and digest."""

    @property
    def note(self) -> str:
        """All that the forms have no field for."""
        quote = f"“{self.quote}” " if self.quote else ""
        return quote + "; ".join([self.day, *self.remarks])


def sentence_of(source: Reference, name: str, quote: str, address: str, place: str) -> Reference:
    """One sentence of a source; `name` tells it from others, `place` says where it stands in the raw file."""
    key = f"{source.key}:{name}"
    return replace(source, key=key, quote=quote, address=address, remarks=(*source.remarks, place))


@lru_cache(maxsize=KEPT)
def cleaned(text: str) -> str:
    """A text on one line, single spaces, nothing in it that cannot be printed."""
    return GAP.sub(" ", text).strip()
