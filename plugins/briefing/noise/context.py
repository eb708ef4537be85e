"""What the line model sees of a line among the others of its page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median

import numpy as np

from .features import HEADING, LINKS, PERSONS, TIME, Table
from .subjects import Numbers, Subjects
from .vocabulary import Vocabulary

AMONG = (
    "prose", "prose above", "prose below", "prose two above", "prose two below", "words above", "words below",
    "dense within three", "dense within eight", "prose on both sides", "prose on either side", "in the core",
    "lines before the core", "lines after the core", "shares the core's words", "shares its frequent words",
    "stands twice", "prose before it", "prose after it", "below the headline", "is the headline",
    "between headline and core", "shares the headline's words", "length beside the core's",
    "prompts since the core began", "prompts within five", "first person within five",
    "comments since the core began", "time or year within five", "core's words within five",
    "links within two",
)  # fmt: skip
"""The features of a line among the others, in the order of `among`."""
LOGGED = [*map(AMONG.index, (
    "words above", "words below", "dense within three", "dense within eight", "lines before the core",
    "lines after the core", "prose before it", "prose after it", "prompts since the core began",
    "prompts within five",
))]  # fmt: skip
"""Counts, of which the first few matter most: `among` gives log(1 + count)."""

HEADLINE_REACH = 40
"""How many lines above the core the headline may stand: share buttons, bylines and pictures come between."""
HEADLINE_WORDS = 3, 25
USUAL_LENGTH = 20.0
"""Words of a line of prose, for pages without a core."""


def among(
    words: Vocabulary, numbers: Numbers, own: Table, prose: np.ndarray,
    prompts: np.ndarray, comments: np.ndarray, start: int, end: int,
) -> Table:  # fmt: skip
    """The features named in `AMONG`, a row for each of the lines with these numbers.

    `own` are their rows of `alone`; `prompts` counts the prompts that end articles above each line,
    `comments` the headings and widgets of comment boxes; the core is `start` to `end`, as places among these.
    """
    count, place = words.counts[numbers].astype(float), np.arange(len(numbers))
    inside = (place >= start) & (place < end)
    members = np.zeros(len(words.texts), bool)
    members[numbers] = inside & (prose > 0.5)
    about = words.subjects.about(members)
    twice = _twice([words.texts[number] for number in numbers.tolist()])
    head = _headline(words, numbers, about, start, end, 0.1 * twice + 0.2 * own[:, HEADING])
    at = len(numbers) if head is None else head
    lengths = words.counts[members].tolist()
    usual = median(lengths) if lengths else USUAL_LENGTH
    mass = prose * count
    shares, often = (share[numbers] for share in shared(words.subjects, about, members))
    sums = running_sums(
        mass, count, own[:, PERSONS] * count, own[:, TIME], shares * count, own[:, LINKS] * count
    )
    mass_above, (low, high) = sums[0], window(place, 5)
    (low2, high2), (low3, high3), (low8, high8) = (window(place, reach) for reach in (2, 3, 8))
    words_near, persons_near, times_near, shared_near = sums[1:5, high] - sums[1:5, low]
    words_close, _, _, _, linked_close = sums[1:, high2] - sums[1:, low2]
    words_near = np.maximum(1, words_near)
    up, down, up2, down2, up3, down3 = _neighbours(prose, 3)
    above, below = (up + up2 + up3) / 3, (down + down2 + down3) / 3
    table = np.array([
        prose, up, down, up2, down2, *_neighbours(mass, 1),
        mass_above[high3] - mass_above[low3] - mass, mass_above[high8] - mass_above[low8] - mass,
        np.minimum(above, below), np.maximum(above, below),
        inside, np.maximum(0, start - place), np.maximum(0, place - end + 1),
        shares, often,
        twice, mass_above[:-1], mass_above[-1] - mass_above[1:],
        place > at, place == at, (place > at) & (place < start),
        _shared_with(words.subjects, None if head is None else int(numbers[head]))[numbers],
        np.minimum(3.0, count / max(5.0, usual)),
        np.maximum(0, prompts - prompts[start]), prompts[high - 1] - prompts[low],
        persons_near / words_near,
        np.minimum(1, np.maximum(0, comments - comments[start])),
        times_near / (high - low),
        shared_near / words_near,
        linked_close / np.maximum(1, words_close),
    ]).T  # fmt: skip
    table[:, LOGGED] = np.log1p(table[:, LOGGED])
    return table


def _headline(
    words: Vocabulary, numbers: Numbers, about: Numbers, start: int, end: int, bonus: np.ndarray
) -> int | None:
    """The place of the line at or above the core that best names its subject."""
    first, last = max(0, start - HEADLINE_REACH), min(end, start + 3)
    if first >= last:
        return None
    subjects, candidates = words.subjects, numbers[first:last]
    told = np.minimum(2, about[subjects.subject] - (subjects.line >= numbers[start]))
    many, lengths = subjects.counts[candidates], words.counts[candidates]
    named = subjects.summed(told)[candidates] / 2 / (many + 1)
    score = named + bonus[first:last] - 0.004 * np.maximum(0, start - np.arange(first, last))
    score[(lengths < HEADLINE_WORDS[0]) | (lengths > HEADLINE_WORDS[1]) | (many < 2)] = 0.0
    best = int(score.argmax())
    return first + best if score[best] > 0 else None


def shared(subjects: Subjects, about: Numbers, members: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For each line the share of its subjects that the rest of the core has, and how often."""
    elsewhere = about[subjects.subject] - members[subjects.line]
    size = np.maximum(3, subjects.counts)
    return subjects.summed(elsewhere > 0) / size, subjects.summed(np.minimum(3, elsewhere)) / size


def _shared_with(subjects: Subjects, number: int | None) -> np.ndarray:
    """For each line the share of the subjects of one line that it has."""
    those = subjects.of_line(number) if number is not None else subjects.subject[:0]
    is_one = np.zeros(len(subjects.names))
    is_one[those] = 1.0
    return subjects.summed(is_one[subjects.subject]) / max(3, len(those))


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


def running_sums(*values: np.ndarray) -> np.ndarray:
    """Running sums of each, one more than there are values."""
    sums = np.zeros((len(values), len(values[0]) + 1))
    np.cumsum(values, axis=1, out=sums[:, 1:])
    return sums


def window(place: np.ndarray, reach: int) -> tuple[np.ndarray, np.ndarray]:
    """For each line the first of those within `reach` lines of it, and one beyond the last."""
    return np.maximum(0, place - reach), np.minimum(len(place), place + reach + 1)
