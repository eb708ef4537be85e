"""Where the article starts and ends, and what stands before, after and amid it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile

import numpy as np

from .line_model import Model, judge
from .page import Line, Page
from .paths import split
from .vocabulary import Vocabulary, subjects_of

RUN_ON = 0.6
"""A line next to the body that is prose by itself with this probability belongs to it: last paragraphs
of short articles stay. F1 is the same without; at .4 two lines of noise in 1,000 more stay."""
CORRECTION = re.compile(
    r"\W*(?:corrections?|clarifications?|corrects|editor['’]?s['’]? note)\b\W"
    r"|this (?:article|story|report) (?:has been|was) "
    r"(?:amended|corrected|updated)\b"
    r"|an? (?:earlier|previous) version of this (?:article|story|report)\b",
    re.I,
)
"""Corrections are part of what an outlet says, wherever on the page they stand."""
MARGIN = 40
"""Lines above and below the body in which bylines, stamps and prompts are looked for."""


def draw(page: Page) -> None:
    """Decide which lines the article's boundaries enclose, and which lines are near enough to be named."""
    if page.extracted:
        return
    kept = enclosed(page.lines, page.vocabulary)
    if not page.english:
        kept = _whole(kept)
    page.near = _around(kept)
    for line, body in zip(page.lines, kept, strict=True):
        line.protected = line.number in page.near and CORRECTION.match(line.text) is not None
        line.body = body or line.protected


def enclosed(lines: Sequence[Line], words: Vocabulary, model: Model | None = None) -> list[bool]:
    """Which lines the line model, ours or another one, takes for the article."""
    body, prose = judge(lines, words, model)
    weighed = [number for number, chance in enumerate(body) if chance]
    kept = [False] * len(body)
    for number, inside in zip(weighed, split([body[number] for number in weighed]), strict=True):
        kept[number] = inside
    _run_on(weighed, kept, prose)
    return kept


def _run_on(weighed: Sequence[int], kept: list[bool], prose: Sequence[float]) -> None:
    """Let the body run on, down and up, through the lines next to it that are prose by themselves."""
    for numbers in (weighed, weighed[::-1]):
        for number, after in pairwise(numbers):
            if kept[number] and prose[after] > RUN_ON:
                kept[after] = True


def _whole(kept: Sequence[bool]) -> list[bool]:
    """From the first body line to the last without gaps; everything where there is none."""
    body = [number for number, inside in enumerate(kept) if inside] or [0, len(kept)]
    return [body[0] <= number <= body[-1] for number in range(len(kept))]


def _around(kept: Sequence[bool]) -> range:
    body = [number for number, inside in enumerate(kept) if inside]
    return (
        range(max(0, body[0] - MARGIN), min(len(kept), body[-1] + MARGIN + 1)) if body else range(len(kept))
    )


def off_subject(page: Page) -> Iterator[Line]:
    """Stretches of text below the article's end that do not fit its subject."""
    if page.extracted:
        return
    stretches = _stretches(list(page.left()))
    if len(stretches) < 2:
        return
    sizes = [sum(line.words for line in those) for those in stretches]
    article = sizes.index(max(sizes))
    subjects = page.vocabulary.subjects
    known = subjects.about(_mask(page, stretches[article])) > 0
    fitting = known | subjects.has(subjects_of(page.title))
    for those, size in zip(stretches[article + 1 :], sizes[article + 1 :], strict=True):
        if size >= AS_LARGE * sizes[article]:
            continue
        about = subjects.about(_mask(page, those))
        if about[fitting].sum() < FIT * about.sum() and not any(line.protected for line in those):
            yield from those


def _mask(page: Page, lines: Sequence[Line]) -> np.ndarray:
    """For each line of the page whether it is one of these."""
    found = np.zeros(len(page.lines), bool)
    found[[line.number for line in lines]] = True
    return found


def _stretches(lines: Sequence[Line]) -> list[list[Line]]:
    """The runs of lines with fewer than `PAUSE` lines taken out between them."""
    runs: list[list[Line]] = []
    for line in lines:
        if runs and line.number - runs[-1][-1].number <= PAUSE:
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


PAUSE = 3
"""So many lines taken out in a row end the article; what comes after must fit its subject to stay."""
FIT = 0.15
"""The share of its subject words that a later stretch must have in common with the article: other articles'
texts have 5 to 15 in 100, a continuation 25 and more."""
AS_LARGE = 1 / 3
"""Words of a later stretch beside those of the largest from which on it stays: then nothing says which of the
two is the article, and parts of a short one or of a list have few subjects in common."""


def before(page: Page) -> Iterator[Line]:
    """Lines above the first that the boundaries enclose."""
    return takewhile(lambda line: not line.body, page.left())


def after(page: Page) -> Iterable[Line]:
    """Lines below the last that the boundaries enclose."""
    return list(takewhile(lambda line: not line.body, reversed(list(page.left()))))


def aside(page: Page) -> Iterator[Line]:
    """Lines inside the article that the boundaries leave out."""
    return (line for line in page.left() if not line.body)
