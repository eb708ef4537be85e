"""What the line model sees: a line by itself, and the line among the others of its page.

Shape, punctuation and place tell body from the rest in any language; words matter only as function
words and as words that speak to the reader. The idea of text density is that of Kohlschütter et al.,
"Boilerplate Detection using Shallow Text Features" (WSDM 2010); the core of a page is found by
maximum subsequence segmentation, after Pasternack and Roth (WWW 2009).
"""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import chain
from math import log1p

import numpy as np

from .page import SENTENCE_END
from .phrases import is_prompt

FUNCTION_WORDS = frozenset(
    word
    for line in files(__package__).joinpath("function_words.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
    for word in line.split()
)
"""The commonest words of a few languages: prose is full of them, menus are not."""
READER_WORDS = frozenset(
    ["you", "your", "yours", "our", "us", "we", "click", "here", "please", "sign", "email", "subscribe"]
)
"""Words that speak to the reader: prompts, notices and forms are full of them, reports are not (quotations
are not counted)."""

FIRST_PERSON = frozenset(["i", "i'm", "my", "me"])
"""Comments are full of them; reports have them in quotations only, which are not counted."""

_WORD = re.compile(r"\w+")
_SCRIPTS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
"""Thai, Lao, Burmese, Khmer, Japanese, Chinese: written without blanks between words."""
_DENSE = re.compile(f"[{_SCRIPTS}]")
_DENSE_WORD = re.compile(rf"[{_SCRIPTS}]{{1,2}}|[^\W{_SCRIPTS}]+")
"""There two letters count as a word, which is what Chinese and Japanese words mostly have."""
_QUOTATION = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)")
"""What somebody said may speak to anyone; only the rest tells who the text speaks to."""
_TIME = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}:\d\d\b|\b\d{1,2}/\d{1,2}/")
_ADDRESS = re.compile(r"https?:|www\.|@\w|\.com\b")
_SEPARATOR = re.compile(r"[|›»©→•·>/](?:(?<!/)|(?<=\s/)(?=\s))")
"""A mark that parts a menu's entries; a slash only between blanks. It opens with a set, which
is found five times as fast."""

ALONE = (
    "length", "function words", "capitals", "digits",
    "ends as a sentence", "ends with dots", "ends with a colon", "ends with a question mark",
    "ends with an exclamation mark", "commas", "quotation marks", "address", "separators", "time or year",
    "speaks to the reader", "starts in lower case", "all capitals", "is a link", "heading", "list item",
    "known prompt", "first person",
)  # fmt: skip
"""The features of a line by itself, in the order of `alone`."""
HEADING, PERSON, TIME = map(ALONE.index, ("heading", "first person", "time or year"))

AMONG = (
    "prose", "prose above", "prose below", "prose two above", "prose two below", "words above", "words below",
    "dense within three", "dense within eight", "prose on both sides", "prose on either side", "in the core",
    "lines before the core", "lines after the core", "shares the core's words", "shares its frequent words",
    "stands twice", "prose before it", "prose after it", "below the headline", "is the headline",
    "between headline and core", "shares the headline's words", "length beside the core's",
    "prompts since the core began", "prompts within five", "first person within five",
    "comments since the core began", "time or year within five", "core's words within five",
)  # fmt: skip
"""The features of a line among the others, in the order of `among`."""
LOGGED = [*map(AMONG.index, (
    "words above", "words below", "dense within three", "dense within eight", "lines before the core",
    "lines after the core", "prose before it", "prose after it", "prompts since the core began",
    "prompts within five",
))]  # fmt: skip
"""Counts, of which the first few matter most: `among` gives log(1 + count)."""


def alone(text: str, kind: str = "text", linked: bool = False) -> tuple[float, ...]:
    """The features named in `ALONE`; shares are 0 to 1, yes and no are 1 and 0."""
    return _remembered(text, kind, linked) if len(text) < RECURRING else _alone(text, kind, linked)


RECURRING = 160
"""Characters: lines of menus and prompts are shorter, and stand on every page of an outlet."""


def _alone(text: str, kind: str, linked: bool) -> tuple[float, ...]:
    words, low = _words(text)
    count = len(words) or 1
    initials = "".join([word[0] for word in words])
    digits = sum(map(str.isdigit, initials))
    last = text[-1:]
    quotes = '"' in text or "“" in text or "”" in text
    spoken = _WORD.findall(_QUOTATION.sub(" ", text).lower()) if quotes else low
    return (
        log1p(len(words)),
        sum(map(FUNCTION_WORDS.__contains__, low)) / count,
        sum(map(str.isupper, initials)) / count,
        digits / count,
        1.0 if SENTENCE_END.search(text, max(0, len(text) - 8)) else 0.0,
        1.0 if text.endswith(("...", "…")) else 0.0,
        1.0 if last == ":" else 0.0,
        1.0 if last == "?" else 0.0,
        1.0 if last == "!" else 0.0,
        (text.count(",") + text.count(";")) / count,
        1.0 if quotes else 0.0,
        1.0 if _ADDRESS.search(text) else 0.0,
        1.0 if _SEPARATOR.search(text) else 0.0,
        1.0 if digits and _TIME.search(text) else 0.0,
        sum(map(READER_WORDS.__contains__, spoken)) / count,
        1.0 if text[:1].islower() else 0.0,
        1.0 if text.isupper() else 0.0,
        1.0 if linked else 0.0,
        1.0 if kind == "heading" else 0.0,
        1.0 if kind == "item" else 0.0,
        is_prompt(text),
        sum(map(FIRST_PERSON.__contains__, spoken)) / count,
    )


_remembered = lru_cache(maxsize=1 << 15)(_alone)


@lru_cache(maxsize=1 << 9)
def _words(text: str) -> tuple[list[str], list[str]]:
    """Its words as they stand and in lower case; kept while one page is judged."""
    words = (_WORD if text.isascii() or not _DENSE.search(text) else _DENSE_WORD).findall(text)
    return words, " ".join(words).lower().split(" ")


@lru_cache(maxsize=1 << 14)
def subject_words(text: str) -> frozenset[str]:
    """Its words that may tell its subject: of four letters or more, cut to seven, which undoes endings."""
    return frozenset([w[:7] for w in _words(text)[1] if len(w) > 3 and w not in FUNCTION_WORDS])


def segments(values: Sequence[float]) -> list[tuple[float, int, int]]:
    """All maximal scoring subsequences as (score, start, end), after Ruzzo and Tompa (ISMB 1999)."""
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
"""What each line that is no prose costs a segment, 3 more at most: a list does not split an article."""
RIVAL = 0.25
"""Segments with this share of the best one's score may hold the article too."""
MARGIN = 30
"""Lines around such segments that are worth a look; what is farther off is furniture."""
HEADLINE_REACH = 40
"""How many lines above the core the headline may stand: share buttons, bylines and pictures come between."""


def densest(prose: Sequence[float], lengths: Sequence[int]) -> tuple[tuple[int, int], range]:
    """Start and end of the densest run of prose, and the lines worth a look; ((0, 0), all lines) for none."""
    found = segments([_value(p, n) for p, n in zip(prose, lengths, strict=True)])
    if not found:
        return (0, 0), range(len(prose))
    best, start, end = max(found, key=lambda s: (s[0], -s[1]))
    rivals = [(a, b) for score, a, b in found if score >= RIVAL * best]
    near = range(max(0, rivals[0][0] - MARGIN), min(len(prose), rivals[-1][1] + MARGIN))
    return (start, end), near


def _value(prose: float, length: int) -> float:
    value = (2 * prose - 1) * min(length, LONGEST_THAT_COUNTS) ** 0.75
    return value if value > 0 else max(value, -3.0) - GAP_COST


def among(
    texts: Sequence[str], own: Sequence[tuple[float, ...]], prose: Sequence[float], lengths: Sequence[int],
    prompts: np.ndarray, comments: np.ndarray, start: int, end: int,
) -> np.ndarray:  # fmt: skip
    """The features named in `AMONG`: a row a line.

    `own` are the rows of `alone`, `prompts` counts the prompts that end articles above each line; the core is
    `start` to `end`.
    """
    p, count, place = np.asarray(prose), np.asarray(lengths, float), np.arange(len(texts))
    members = [i for i in range(start, end) if prose[i] > 0.5]
    subjects = [subject_words(text) for text in texts]
    about = Counter(chain.from_iterable([subjects[i] for i in members]))
    twice = _twice(texts)
    head = _headline(
        subjects, lengths, start, end, about, 0.1 * twice + 0.2 * np.array([row[HEADING] for row in own])
    )
    headwords = subjects[head] if head is not None else frozenset()
    at = len(texts) if head is None else head
    median = statistics.median([lengths[i] for i in members]) if members else 20.0
    mass, inside = p * count, (place >= start) & (place < end)
    sums = _sums(mass)
    persons = _around(_sums(np.array([row[PERSON] for row in own]) * count), 5)
    up, down, up2, down2, up3, down3 = _neighbours(p, 3)
    above, below = (up + up2 + up3) / 3, (down + down2 + down3) / 3
    words_near = np.maximum(1, _around(_sums(count), 5))
    shares, often = _shared(subjects, about, (inside & (p > 0.5)).tolist())
    headed = np.array([len(words & headwords) for words in subjects]) / max(3, len(headwords))
    table = np.empty((len(texts), len(AMONG)))
    table.T[:] = (
        p, up, down, up2, down2, *_neighbours(mass, 1), _around(sums, 3) - mass, _around(sums, 8) - mass,
        np.minimum(above, below), np.maximum(above, below),
        inside, np.maximum(0, start - place), np.maximum(0, place - end + 1),
        shares, often,
        twice, sums[:-1], sums[-1] - sums[1:],
        place > at, place == at, (place > at) & (place < start),
        headed,
        np.minimum(3.0, count / max(5.0, median)),
        np.maximum(0, prompts - prompts[start]), _ahead(prompts, 5) - _behind(prompts, 5),
        persons / words_near,
        np.minimum(1, np.maximum(0, comments - comments[start])),
        _around(_sums(np.array([row[TIME] for row in own])), 5) / _around(np.arange(len(own) + 1.0), 5),
        _around(_sums(np.array(shares) * count), 5) / words_near,
    )  # fmt: skip
    table[:, LOGGED] = np.log1p(table[:, LOGGED])
    return table


def _headline(
    subjects: Sequence[frozenset[str]],
    lengths: Sequence[int],
    start: int,
    end: int,
    about: Counter[str],
    bonus: np.ndarray,
) -> int | None:
    """The line at or above the core that best names its subject, by the core's word counts `about`."""
    best, at = 0.0, None
    for i in range(max(0, start - HEADLINE_REACH), min(end, start + 3)):
        words = subjects[i]
        if 3 <= lengths[i] <= 25 and len(words) > 1:
            named = sum(min(2, about[word] - (i >= start)) for word in words) / 2 / (len(words) + 1)
            score = named + bonus[i] - 0.004 * max(0, start - i)
            if score > best:
                best, at = score, i
    return at


def _shared(
    subjects: Sequence[frozenset[str]], about: Counter[str], own: Sequence[bool]
) -> tuple[list[float], list[float]]:
    """For each line the share of its subject words that the rest of the core has, and how often."""
    shares, often, known = [], [], about.keys()
    for words, mine in zip(subjects, own, strict=True):
        counts = [c for word in words & known if (c := about[word] - mine) > 0]
        size = max(3, len(words))
        shares.append(len(counts) / size)
        often.append(sum([c if c < 3 else 3 for c in counts]) / size)
    return shares, often


def _twice(texts: Sequence[str]) -> np.ndarray:
    times = Counter(texts)
    return np.array([times[text] > 1 for text in texts], float)


def _neighbours(values: np.ndarray, reach: int) -> Iterator[np.ndarray]:
    """The values one line above each line and one below, then two above and below …; 0 beyond the ends."""
    beyond = np.zeros(reach)
    padded = np.concatenate((beyond, values, beyond))
    for by in range(1, reach + 1):
        yield padded[reach - by : reach - by + len(values)]
        yield padded[reach + by : reach + by + len(values)]


def _sums(values: np.ndarray) -> np.ndarray:
    """Running sums, one more than there are values."""
    return np.concatenate(([0.0], np.cumsum(values)))


def _ahead(sums: np.ndarray, reach: int) -> np.ndarray:
    return sums[np.minimum(len(sums) - 1, np.arange(len(sums)) + reach)]


def _behind(sums: np.ndarray, reach: int) -> np.ndarray:
    return sums[np.maximum(0, np.arange(len(sums)) - reach)]


def _around(sums: np.ndarray, reach: int) -> np.ndarray:
    """The sum over each line and `reach` lines on both sides, from running sums."""
    place = np.arange(len(sums) - 1)
    return sums[np.minimum(len(place), place + reach + 1)] - sums[np.maximum(0, place - reach)]
