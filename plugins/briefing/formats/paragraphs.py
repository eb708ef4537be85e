"""Lines of plain text to paragraphs: one a line, or wrapped or broken lines rejoined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..records import Block
from .findings import refuse_endless

WIDTHS = range(40, 121)
"""Column widths at which text is wrapped: mail 72 to 78, terminals 80, editors up to 120."""
WRAPPED_PAIRS = 5
BROKEN_OFF_PAIRS = 2
"""… or so many, where nearly all break off amid a sentence: a few paragraphs of two lines each."""
WRAPPED_SHARE = 0.6
"""Of wrapped text nearly every line but the last of a paragraph is full; of other text hardly one in ten."""
LONG_SHARE = 0.05
"""Wrapped text may have some longer lines: addresses, headlines."""

BROKEN_PAIRS = 2
"""So many sentences that go on in lower case on the next line tell that tags inside them broke the lines."""
LOWER_SHARE = 0.8
"""Where nearly all lines open in lower case, lower case tells nothing: lists, text without capitals."""
FRAGMENT_WORDS = 5
LINK_WORDS = 8
"""The most words of a link's text on a line of its own inside a sentence; longer ones are headlines."""

STOPS = frozenset(".!?…:;。！？")
MARKS_AMID = frozenset(",;:!?)]’”».'\"")
"""Stops, and what besides lower case may open a line that goes on: cheaper to look at than the patterns."""
SENTENCE_END = re.compile(r"[.!?…:;。！？](?:\s?(?:[\"'”’»)\]]|-RRB-))*$")
"""A stop and what closes quotes and brackets; "-RRB-" is a bracket in text split for the Penn Treebank."""
GOES_ON = re.compile(
    r"[,;:!?)\]’”»]"  # a mark that closes what came before
    r"|\.(?!\w)"  # a full stop alone, not ".com"
    r"|['\"][\s,.;]"
    r"|['’]s\b"
    r"|[a-zß-öø-ÿ][^A-Z]*?(?:[\s,.;:!?’'\")\]—–-]|$)"  # a word in lower case, not "iPhone"
)
CLOSES = re.compile(r"[,;)\]”»]")
NO_SPACE_BEFORE = re.compile(r"[,;:!?)\]’”»%]|\.(?!\w)|['’]s\b")
NO_SPACE_AFTER = re.compile(r"[(\[“‘«/@#$£€-]$|^[B-HJ-Z]$")
"""An opening mark, a hyphen, or a drop cap alone on its line ("A" and "I" may be words)."""
LEADING_ON = (",", "(", "[", "“", "‘", "—", "–", "-", ' "')
BULLETS = "*•‣▪◦●·"
BULLET = re.compile(rf"[{BULLETS}]\s+(?=\S)")

FUNCTION_WORDS = frozenset({
    "the", "a", "an", "of", "to", "in", "on", "at", "by", "for", "with", "from", "and", "or", "but", "as",
    "that", "which", "who", "whose", "is", "was", "are", "were", "be", "been", "has", "have", "had",
    "will", "would", "could", "should", "may", "might", "its", "his", "her", "their", "our", "your", "my",
    "this", "these", "those", "into", "over", "under", "after", "before", "about", "against", "between",
    "during", "than", "through", "via", "per", "said", "says", "told",
})  # fmt: skip
"""Words that end no sentence and hardly any headline."""


def blocks(text: str, first: int = 1) -> tuple[Block, ...]:
    """The paragraphs of a text; `first` is the number of its first line in the raw file.

    Unreadable where it has more lines than an article can have.
    """
    refuse_endless(text)
    lines = _lines(text, first)
    width = _width(lines)
    joined = _wrapped_pairs(lines, width) if width else _broken_pairs(lines)
    return tuple(map(_itemized, _join(lines, joined) if joined else lines))


def _lines(text: str, first: int) -> list[Block]:
    """The lines that are not blank, each as a block."""
    found, gap = [], False
    for number, line in enumerate(text.split("\n"), first):
        if words := line.strip():
            found.append(Block(words, number, gap=gap))
        gap = not words
    return found


def _itemized(block: Block) -> Block:
    """A block that opens with a bullet as an item of a list."""
    bullet = BULLET.match(block.text) if block.text[0] in BULLETS else None
    return block.changed(text=block.text[bullet.end() :], kind="item") if bullet else block


def _words(line: Block) -> int:
    """How many words a line has, as spaces count them."""
    return line.text.count(" ") + 1


# Text wrapped at a width


def is_wrapped(text: str) -> bool:
    """Whether a text's lines end where the next word would not have fitted."""
    return _width(_lines(text, 1)) is not None


def _width(lines: Sequence[Block]) -> int | None:
    """The width at which a text is wrapped; None where it is not."""
    lengths = [len(line.text) for line in lines]
    fitting = [length for length in lengths if length in WIDTHS or length < WIDTHS[0]]
    width = max(fitting, default=0)
    if width not in WIDTHS or len(lengths) - len(fitting) > LONG_SHARE * len(lengths):
        return None
    pairs = [place for place in range(1, len(lines)) if not lines[place].gap]
    full = _wrapped_pairs(lines, width)
    enough = len(full) >= WRAPPED_PAIRS or _break_off(lines, full)
    return width if enough and len(full) >= WRAPPED_SHARE * len(pairs) else None


def _break_off(lines: Sequence[Block], full: set[int]) -> bool:
    """Whether nearly all lines before these places break off amid a sentence, and as many others end one."""
    ended = [_is_ended(line.text) for line in lines]
    broken_off = sum(not ended[place - 1] for place in full)
    return broken_off >= max(BROKEN_OFF_PAIRS, len(full) - 1) and sum(ended) >= broken_off


def _wrapped_pairs(lines: Sequence[Block], width: int) -> set[int]:
    """The places of lines whose first word would not have fitted on the line before."""
    return {
        place
        for place in range(1, len(lines))
        if not lines[place].gap
        and len(lines[place - 1].text) <= width
        and len(lines[place - 1].text) + 1 + len(lines[place].text.partition(" ")[0]) > width
    }


# Text broken at tags inside sentences


def _broken_pairs(lines: Sequence[Block]) -> set[int]:
    """The places of lines that go on with the sentence of the line before.

    Measured on pairs of lines of real pages (docs/decisions/broken-lines.md).
    """
    ends = [_is_ended(line.text) for line in lines]
    goes_on = [_goes_on(line.text) for line in lines]
    if not _are_broken(lines, ends, goes_on):
        return set()
    found = {place for place in range(1, len(lines)) if _continues(lines, ends, goes_on, place)}
    return {place for run in _runs(found) if _has_sentence(lines, run) for place in run}


def _runs(places: set[int]) -> Iterator[range]:
    """Places that follow one another, as ranges."""
    start = None
    for place in sorted(places):
        start = place if start is None else start
        if place + 1 not in places:
            yield range(start, place + 1)
            start = None


def _has_sentence(lines: Sequence[Block], run: range) -> bool:
    """Whether one of the lines to be joined is more than a menu's entry, or a drop cap opens them."""
    longest = max(_words(line) for line in lines[run.start - 1 : run.stop])
    return longest >= FRAGMENT_WORDS - 1 or _is_drop_cap(lines[run.start - 1])


def _is_ended(text: str) -> bool:
    """Whether a line ends a sentence or leads up to the next."""
    last = text[-1]
    if last in STOPS or last.isalnum():  # nearly every line: no pattern need look
        return last in STOPS
    return SENTENCE_END.search(text) is not None


def _goes_on(text: str) -> bool:
    """Whether a line opens as the middle of a sentence does."""
    first = text[0]
    return (first.islower() or first in MARKS_AMID) and GOES_ON.match(text) is not None


def _are_broken(lines: Sequence[Block], ends: Sequence[bool], goes_on: Sequence[bool]) -> bool:
    telling = [
        goes_on[n] and not ends[n - 1] and max(_words(lines[n - 1]), _words(lines[n])) >= FRAGMENT_WORDS
        for n in range(1, len(lines))
    ]
    if sum(telling) < BROKEN_PAIRS:
        return False
    return sum([line.text[0].islower() for line in lines]) <= LOWER_SHARE * len(lines)


def _continues(lines: Sequence[Block], ends: Sequence[bool], goes_on: Sequence[bool], place: int) -> bool:
    """Whether a line goes on with the one before: in lower case, after "of the", or as a link."""
    before, line = lines[place - 1], lines[place]
    if line.gap or (ends[place - 1] and not CLOSES.match(line.text)):
        return False
    if goes_on[place]:
        return True
    if _words(before) >= 3 and _leads_on(before.text):
        return True
    is_link = _words(line) <= LINK_WORDS and not ends[place] and _words(before) > FRAGMENT_WORDS
    return is_link and place + 1 < len(lines) and goes_on[place + 1] and not lines[place + 1].gap


def _is_drop_cap(line: Block) -> bool:
    return len(line.text) == 1 and line.text.isupper()


def _leads_on(text: str) -> bool:
    """Whether a text ends in a word or mark that ends no sentence."""
    last = text.rpartition(" ")[2]
    return (last.lower() in FUNCTION_WORDS and not last.isupper()) or text.endswith(LEADING_ON)


def _join(lines: Sequence[Block], joined: set[int]) -> Iterator[Block]:
    """The lines with those at the places in `joined` added to the one before."""
    starts = [place for place in range(len(lines)) if place not in joined]
    for start, end in pairwise((*starts, len(lines))):
        yield lines[start] if end == start + 1 else _joined(lines[start:end])


def _joined(lines: Sequence[Block]) -> Block:
    """Lines as one."""
    parts = [lines[0].text]
    for before, line in pairwise(lines):
        parts += (_between(before.text, line.text), line.text)
    return lines[0].changed(text="".join(parts))


def _between(before: str, after: str) -> str:
    """What a joined line break becomes: nothing before a closing or after an opening mark, else a space."""
    return "" if NO_SPACE_BEFORE.match(after) or NO_SPACE_AFTER.search(before) else " "
