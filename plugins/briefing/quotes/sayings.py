"""The same words as several articles quote them, aligned word by word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from ..records import Piece, Quote, Saying, Variant
from ..words import vocabulary

FEWEST_SHARED = 2
"""Pairs of neighbouring content words that two quotations share before they are compared."""
ALIKE = 0.55
"""Share of words in common and in order, of both quotations together, from which they are one saying.
Two translations of one sentence of Lavrov's reach .75; sentences that only share a subject stay below .4."""
CONTAINED = 0.8
"""Share of the shorter one's words where an outlet quotes only a part."""
CONTAINED_WORDS = 6
"""A part shorter than this may be a turn of phrase that is used twice."""
NEARLY_EQUAL = 0.8
"""From this share on, nothing else is asked: short quotations have few pairs to share."""
PAIRS_IN_COMMON = 3
"""Pairs of neighbouring content words that two wordings share; two may be a name, "Island Shore Act"."""
MOST_COMPARED = 20
"""Candidates compared for each quotation, likeliest first: a phrase that stands everywhere costs no more."""


def gather(quotes: Sequence[Quote]) -> tuple[Saying, ...]:
    """Quotations of several articles as sayings: the first of each is held against all others.

    A quotation joins the first saying it is like, never a chain of likenesses, and none of another speaker or
    of its own article: those of one article are a saying each.
    """
    if len({quote.sentence.article for quote in quotes}) < 2:
        return tuple(Saying(quote.speaker, quote, ()) for quote in quotes)
    return tuple(group.saying() for group in _grouped(quotes))


def _grouped(quotes: Iterable[Quote]) -> list[_Group]:
    """The quotations that are one saying together, by the first of each."""
    found: list[_Group] = []
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for quote in quotes:
        wording = _Wording(quote.text)
        group = next((found[n] for n in _near(wording.pairs, index) if found[n].takes(quote, wording)), None)
        if group:
            group.quotes.append(quote)
            group.speaker = group.speaker or quote.speaker
            continue
        found.append(_Group(quote, wording))
        for pair in wording.pairs:
            index[pair].append(len(found) - 1)
    return found


def _near(pairs: frozenset[tuple[str, str]], index: dict[tuple[str, str], list[int]]) -> list[int]:
    """The groups that share pairs of words, those that share most first."""
    shared: dict[int, int] = defaultdict(int)
    for pair in pairs:
        for number in index.get(pair, ())[:MOST_COMPARED]:
            shared[number] += 1
    near = [n for n, count in shared.items() if count >= min(FEWEST_SHARED, len(pairs))]
    return sorted(near, key=lambda n: (-shared[n], n))[:MOST_COMPARED]


class _Wording:
    """A quotation as it is compared."""

    def __init__(self, text: str) -> None:
        stretches = vocabulary().stretches(text)
        self.words = [stem for stretch in stretches for stem in stretch.stems]
        self.pairs = frozenset(pairwise([term for stretch in stretches for term in stretch.terms]))

    def is_like(self, other: _Wording) -> bool:
        """Whether two wordings are one statement, or one of them a part of it."""
        shared = LCSseq.similarity(self.words, other.words)
        ratio = 2 * shared / max(len(self.words) + len(other.words), 1)
        if ratio >= NEARLY_EQUAL or len(self.pairs & other.pairs) < PAIRS_IN_COMMON:
            return ratio >= NEARLY_EQUAL
        shorter = min(len(self.words), len(other.words))
        part = shorter >= CONTAINED_WORDS and shared >= CONTAINED * shorter
        return ratio >= ALIKE or (part and _is_run(self.words, other.words))


class _Group:
    """A saying in the making."""

    def __init__(self, quote: Quote, wording: _Wording) -> None:
        self.quotes = [quote]
        self.wording = wording
        self.speaker = quote.speaker

    def takes(self, quote: Quote, wording: _Wording) -> bool:
        """Whether a quotation has these words, of this speaker, in another article."""
        if self.speaker and quote.speaker and quote.speaker != self.speaker:
            return False
        if any(q.sentence.article == quote.sentence.article for q in self.quotes):
            return False
        return self.wording.is_like(wording)

    def saying(self) -> Saying:
        """The record, with what each later quotation has otherwise."""
        first, *others = self.quotes
        return Saying(
            self.speaker, first, tuple(Variant(quote, compared(first.text, quote.text)) for quote in others)
        )


def _is_run(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether the words in common stand close together in the longer quotation, not scattered over it."""
    longer, shorter = (words, others) if len(words) >= len(others) else (others, words)
    blocks = [b for b in LCSseq.opcodes(longer, shorter) if b.tag == "equal"]
    return blocks[-1].src_end - blocks[0].src_start <= 1.5 * len(shorter)


def compared(before: str, after: str) -> tuple[Piece, ...]:
    """One wording against another, word by word: what both have, what only one has, in reading order.

    Differences of punctuation, case and marks alone are none; words are as they stand.
    """
    left, right = before.split(), after.split()
    steps = LCSseq.opcodes([_plain(w) for w in left], [_plain(w) for w in right])
    pieces: list[Piece] = []
    for step in steps:
        if step.tag == "equal":
            _add(pieces, "same", right[step.dest_start : step.dest_end])
        else:
            _add(pieces, "only before", left[step.src_start : step.src_end])
            _add(pieces, "only here", right[step.dest_start : step.dest_end])
    return tuple(_in_order(pieces))


def _plain(word: str) -> str:
    """A word without case and the marks around it."""
    return word.strip(".,;:!?\"'“”‘’`…()").lower() or word


def _add(pieces: list[Piece], kind: str, words: Sequence[str]) -> None:
    """Put words at the end, into the last piece where that is of the same kind."""
    if not words:
        return
    if pieces and pieces[-1].kind == kind:
        pieces[-1] = Piece(f"{pieces[-1].text} {' '.join(words)}", kind)
    else:
        pieces.append(Piece(" ".join(words), kind))


def _in_order(pieces: Sequence[Piece]) -> list[Piece]:
    """Between two stretches in common, all that is gone before all that is new."""
    found: list[Piece] = []
    gone: list[str] = []
    new: list[str] = []
    for piece in [*pieces, Piece("", "same")]:
        if piece.kind == "same":
            found += [Piece(" ".join(gone), "only before")] if gone else []
            found += [Piece(" ".join(new), "only here")] if new else []
            found += [piece] if piece.text else []
            gone, new = [], []
        else:
            (gone if piece.kind == "only before" else new).append(piece.text)
    return found
