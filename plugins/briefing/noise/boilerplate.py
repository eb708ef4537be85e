"""Lines that recur in many articles of one outlet: what no single page can tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from urllib.parse import urlsplit

from ..records import Block, Document
from .page import Line, Page
from .texts import ends_as_sentence, key

FEW = 4
"""A line must stand in so many articles that are not copies of each other; three may share a quotation."""
SHARE = 0.2
"""… and in this share of the outlet's articles: a standing phrase of its reports is rarer than a footer."""
EDGE = 3
"""A line that reads like a sentence of the report must besides be among so many first or last lines wherever
it stands: agencies repeat background ("More than 250,000 people have died …") amid the text."""
TELLING = 3
"""So many longest lines of an article tell it from others; articles with two of them in common are copies."""
READERS = ("you", "your", "our", "us", "we", "click", "subscribe", "©")
"""Words by which a sentence speaks to the reader: such a sentence may recur anywhere."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What of a document tells which lines recur: digests of its lines rather than their words."""

    outlet: str
    """As `outlet_of` names it."""
    lines: tuple[int, ...]
    """Every line in order, NO_WORDS for one without any."""
    reported: tuple[int, ...]
    """Those that are quotations, or sentences of the report wherever they stand."""
    telling: tuple[int, ...]
    """The longest, by which copies are known."""


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """The recurring lines of a corpus."""

    lines: Mapping[str, frozenset[int]] = field(default_factory=dict)
    """By outlet, as `outlet_of` names it, digests of their keys."""

    def of(self, document: Document) -> frozenset[int]:
        """The recurring lines of the document's outlet."""
        return self.lines.get(outlet_of(document), frozenset())

    def within(self, outline: Outline) -> Boilerplate:
        """The part of it that stands in one document: all that cleaning this one rests on."""
        lines = self.lines.get(outline.outlet, frozenset()).intersection(outline.lines)
        return Boilerplate({outline.outlet: lines} if lines else {})


NONE = Boilerplate()
NO_WORDS = 0
"""What stands for a line without letters or digits."""


def outlet_of(document: Document) -> str:
    """The outlet as the metadata name it, else its host; "" where nothing says so: then all such are one."""
    stated = document.stated
    host = urlsplit(stated.url or "").hostname or ""
    return (stated.outlet or host.removeprefix("www.")).casefold()


def outline(document: Document) -> Outline:
    """The outline of a document."""
    keys = [key(block.text) for block in document.blocks]
    lines = tuple(map(digest_of, keys))
    last = len(lines) - EDGE
    reported = (
        line
        for place, (block, words, line) in enumerate(zip(document.blocks, keys, lines, strict=True))
        if _is_quote(block) or (EDGE <= place < last and _reads_like_a_report(words, block))
    )
    longest = sorted(zip(document.blocks, lines, strict=True), key=lambda b: (-len(b[0].text), b[0].text))
    telling = {line for _, line in longest[:TELLING]}
    return Outline(outlet_of(document), lines, tuple(sorted(set(reported))), tuple(sorted(telling)))


def digest_of(words: str) -> int:
    """Eight bytes that stand for a line; the odds that two of ten million share them are 1 to 370,000."""
    return int.from_bytes(blake2b(words.encode(), digest_size=8).digest()) if words else NO_WORDS


def recurring(documents: Iterable[Document]) -> Boilerplate:
    """The lines that recur in an outlet's articles, quotations and repeated sentences of reports left out."""
    return recurring_in([outline(document) for document in documents])


def recurring_in(outlines: Iterable[Outline]) -> Boilerplate:
    """The same, from the outlines of the documents."""
    by_outlet: dict[str, list[Outline]] = defaultdict(list)
    for drawn in outlines:
        by_outlet[drawn.outlet].append(drawn)
    found = {outlet: _recurring(those) for outlet, those in sorted(by_outlet.items()) if len(those) >= FEW}
    return Boilerplate({outlet: lines for outlet, lines in found.items() if lines})


def recurring_lines(page: Page) -> Iterator[Line]:
    """The lines of the page that recur across the corpus."""
    if not page.recurring:
        return iter(())
    return (line for line in page.left() if digest_of(key(line.text)) in page.recurring)


def _recurring(outlines: Sequence[Outline]) -> frozenset[int]:
    origins = _origins([frozenset(drawn.telling) for drawn in outlines])
    holders: dict[int, set[int]] = defaultdict(set)
    for drawn, origin in zip(outlines, origins, strict=True):
        for line in drawn.lines:
            holders[line].add(origin)
    enough = max(FEW, SHARE * len(set(origins)))
    reported = {line for drawn in outlines for line in drawn.reported}
    found = {line for line, those in holders.items() if len(those) >= enough}
    return frozenset(found - reported - {NO_WORDS})


def _is_quote(block: Block) -> bool:
    return block.kind == "quote" or any(mark in block.text for mark in '“”"')


def _reads_like_a_report(words: str, block: Block) -> bool:
    """A sentence that does not speak to the reader."""
    return ends_as_sentence(block.text) and not any(word in READERS for word in words.split())


def _origins(telling: Sequence[frozenset[int]]) -> list[int]:
    """For each document the number of the first that it copies, its own where it copies none."""
    by_line: dict[int, list[int]] = defaultdict(list)
    origins: list[int] = []
    for number, lines in enumerate(telling):
        earlier = sorted({other for line in lines for other in by_line[line][:FEW]})
        origins.append(
            next((origins[o] for o in earlier if len(lines & telling[o]) > 1 or lines == telling[o]), number)
        )
        for line in lines:
            by_line[line].append(number)
    return origins
