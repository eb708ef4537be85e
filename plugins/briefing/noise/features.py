"""What the line model sees: a line by itself, and the line among the others of its page.

Shape, punctuation and place tell body from the rest in any language; words matter only as function
words and as words that speak to the reader. The idea of text density is that of Kohlschütter et al.,
"Boilerplate Detection using Shallow Text Features" (WSDM 2010); the core of a page is found by
maximum subsequence segmentation, after Pasternack and Roth (WWW 2009).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from math import log1p

from .page import SENTENCE_END

FUNCTION_WORDS = frozenset(
    """the be to of and that have with a in is was for it he she on said his her as at by from an are this but
    not they we had who has were will would been their its which or than about after i there when what so if
    all up out one no de la que el en e o do da un los se no del las por para com una os em der die und das
    den von zu mit le les des est et du une и в на не что с по""".split()
)
"""The commonest words of English and a few of its neighbours: prose is full of them, menus are not."""
READER_WORDS = frozenset("you your yours our us we click here please sign email subscribe".split())
"""Words that speak to the reader: prompts, notices and forms are full of them, reports are not."""

_WORD = re.compile(r"\w+")
_TIME = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}:\d\d\b|\b\d{1,2}/\d{1,2}/")
_ADDRESS = re.compile(r"https?:|www\.|@\w|\.com\b")
_SEPARATOR = re.compile(r"[|›»©→•·>]|\s/\s")

ALONE = (
    "length", "function words", "capitals", "digits", "ends as a sentence", "ends with dots", "ends with a colon",
    "ends with a question mark", "ends with an exclamation mark", "commas", "quotation marks", "address", "separators",
    "time or year", "speaks to the reader", "starts in lower case", "all capitals", "is a link", "heading", "list item",
)  # fmt: skip
"""The features of a line by itself, in the order of `alone`."""

AMONG = (
    "prose", "prose above", "prose below", "prose two above", "prose two below", "words above", "words below",
    "dense within three", "dense within eight", "prose on both sides", "prose on either side", "in the core",
    "lines before the core", "lines after the core", "shares the core's words", "shares its frequent words",
    "stands twice", "prose before it", "prose after it", "below the headline", "is the headline",
    "between headline and core", "shares the headline's words", "length beside the core's",
)  # fmt: skip
"""The features of a line among the others, in the order of `among`."""


@lru_cache(maxsize=1 << 14)
def alone(text: str, kind: str = "text", linked: bool = False) -> tuple[float, ...]:
    """The features named in `ALONE`; shares are 0 to 1, yes and no are 1 and 0."""
    words = _WORD.findall(text)
    count = len(words) or 1
    low = [word.lower() for word in words]
    initials = [word[0] for word in words]
    last = text[-1:]
    return (
        log1p(len(words)),
        sum(word in FUNCTION_WORDS for word in low) / count,
        sum(map(str.isupper, initials)) / count,
        sum(map(str.isdigit, initials)) / count,
        1.0 if SENTENCE_END.search(text, max(0, len(text) - 8)) else 0.0,
        1.0 if text.endswith(("...", "…")) else 0.0,
        1.0 if last == ":" else 0.0,
        1.0 if last == "?" else 0.0,
        1.0 if last == "!" else 0.0,
        (text.count(",") + text.count(";")) / count,
        1.0 if '"' in text or "“" in text or "”" in text else 0.0,
        1.0 if _ADDRESS.search(text) else 0.0,
        1.0 if _SEPARATOR.search(text) else 0.0,
        1.0 if _TIME.search(text) else 0.0,
        sum(word in READER_WORDS for word in low) / count,
        1.0 if text[:1].islower() else 0.0,
        1.0 if text.isupper() else 0.0,
        1.0 if linked else 0.0,
        1.0 if kind == "heading" else 0.0,
        1.0 if kind == "item" else 0.0,
    )


@lru_cache(maxsize=1 << 14)
def subject_words(text: str) -> frozenset[str]:
    """Its words that may tell its subject: longer than three letters, cut to seven, which undoes most endings."""
    return frozenset(w[:7] for w in map(str.lower, _WORD.findall(text)) if len(w) > 3 and w not in FUNCTION_WORDS)


def segments(values: Sequence[float]) -> list[tuple[float, int, int]]:
    """All maximal scoring subsequences as (score, start, end), by Ruzzo and Tompa (ISMB 1999), linear in time."""
    found: list[tuple[float, int, int, float]] = []  # left sum, start, end, right sum
    total = 0.0
    for position, value in enumerate(values):
        if value > 0:
            left, start, right = total, position, total + value
            while (j := _last_below(found, left)) is not None and found[j][3] < right:
                left, start = found[j][:2]
                del found[j:]
            found.append((left, start, position + 1, right))
        total += value
    return [(right - left, start, end) for left, start, end, right in found]


def _last_below(found: list[tuple[float, int, int, float]], left: float) -> int | None:
    for j in range(len(found) - 1, -1, -1):
        if found[j][0] < left:
            return j
    return None


LONGEST_THAT_COUNTS = 60
"""Words beyond which a line makes its segment no better: else one page of terms outweighs an article."""
GAP_COST = 0.7
"""What each line that is no prose costs a segment; 3 at most, so that a list inside does not split an article."""
HEADLINE_REACH = 40
"""How many lines above the core the headline may stand: share buttons, bylines and pictures come between."""


def core(prose: Sequence[float], lengths: Sequence[int]) -> tuple[int, int]:
    """Start and end of the densest run of prose; (0, 0) where there is none."""
    values = [_value(p, n) for p, n in zip(prose, lengths, strict=True)]
    best = max(segments(values), default=(0.0, 0, 0), key=lambda s: (s[0], -s[1]))
    return best[1:]


def _value(prose: float, length: int) -> float:
    value = (2 * prose - 1) * min(length, LONGEST_THAT_COUNTS) ** 0.75
    return value if value > 0 else max(value, -3.0) - GAP_COST


def headline(texts: Sequence[str], lengths: Sequence[int], start: int, end: int, about: Counter[str], boost: Sequence[float]) -> int | None:
    """The line at or above the core that best names its subject, by the core's word counts `about`."""
    best, at = 0.0, None
    for i in range(max(0, start - HEADLINE_REACH), min(end, start + 3)):
        words = subject_words(texts[i])
        if 3 <= lengths[i] <= 25 and len(words) > 1:
            own = 1 if i >= start else 0
            named = sum(min(2, about[w] - own) for w in words) / 2 / (len(words) + 1)
            score = named + boost[i] - 0.004 * max(0, start - i)
            if score > best:
                best, at = score, i
    return at


def among(texts: Sequence[str], lines: Sequence[tuple[float, ...]], prose: Sequence[float]) -> list[tuple[float, ...]]:
    """The features named in `AMONG` for every line of a page."""
    n = len(texts)
    lengths = [round(2.718281828459045 ** line[0]) - 1 for line in lines]
    start, end = core(prose, lengths)
    members = [i for i in range(start, end) if prose[i] > 0.5]
    about = Counter(word for i in members for word in subject_words(texts[i]))
    times = Counter(texts)
    boost = [0.1 * (times[t] > 1) + 0.2 * line[18] for t, line in zip(texts, lines, strict=True)]
    head = headline(texts, lengths, start, end, about, boost)
    headwords = subject_words(texts[head]) if head is not None else frozenset()
    median = sorted(lengths[i] for i in members)[len(members) // 2] if members else 20
    mass = [p * count for p, count in zip(prose, lengths, strict=True)]
    sums = [0.0, *accumulate(mass)]
    padded = [0.0, 0.0, 0.0, *prose, 0.0, 0.0, 0.0]
    out = []
    for i in range(n):
        inside = start <= i < end
        words = subject_words(texts[i])
        own = 1 if inside and prose[i] > 0.5 else 0
        counts = [c for w in words if (c := about.get(w, 0) - own) > 0]
        size = max(3, len(words))
        above, below = sum(padded[i : i + 3]) / 3, sum(padded[i + 4 : i + 7]) / 3
        out.append((
            prose[i],
            padded[i + 2], padded[i + 4], padded[i + 1], padded[i + 5],
            log1p(mass[i - 1]) if i else 0.0, log1p(mass[i + 1]) if i + 1 < n else 0.0,
            log1p(max(0.0, sums[min(n, i + 4)] - sums[max(0, i - 3)] - mass[i])),
            log1p(max(0.0, sums[min(n, i + 9)] - sums[max(0, i - 8)] - mass[i])),
            min(above, below), max(above, below),
            1.0 if inside else 0.0,
            log1p(start - i) if i < start else 0.0, log1p(i - end + 1) if i >= end else 0.0,
            len(counts) / size, sum(min(3, c) for c in counts) / size,
            1.0 if times[texts[i]] > 1 else 0.0,
            log1p(sums[i]), log1p(max(0.0, sums[n] - sums[i + 1])),
            1.0 if head is not None and i > head else 0.0, 1.0 if i == head else 0.0,
            1.0 if head is not None and head < i < start else 0.0,
            len(words & headwords) / max(3, len(headwords)) if headwords else 0.0,
            min(3.0, lengths[i] / max(5, median)),
        ))  # fmt: skip
    return out
