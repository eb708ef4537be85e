"""The line model: how likely each line of a page is body, and why.

Two logistic regressions, each a table of weights in line_model.toml: the first takes a line by itself
for prose or not, the second judges it among the others. Plain numbers, no library of models; a verdict can
name the features that weighed most.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from math import expm1
from typing import NamedTuple

import numpy as np

from .features import ALONE, AMONG, alone, among, densest
from .page import Line
from .phrases import is_of_comments

LINKED = "links"
"""The hint by which a format says that most of a block's words are links."""

LEAN = 0.8
"""A lost paragraph is worse than a kept line of furniture: on sites left out of the fit .079 of body words
are lost and .927 of noise lines go; at .3 it is .091 and .935, F1 .901 and .899. The curve is in
docs/decisions/cleaning-line-model.md."""
LEAN_OF_PROSE = 2.0
PAGE_PROSE = 0.4
"""Of the lines of whole pages 10 to 30 in 100 are prose, of what a good scraper leaves 80 to 100: there an
odd line is body until something says otherwise. At 4 two more lines of noise in 100 stay in Markdown, at 0 as
many go as at 2."""
LONGEST = 20_000
"""Characters of a line that are looked at, and its last few."""
LENGTH, PROMPT = map(ALONE.index, ("length", "known prompt"))

Weights = tuple[float, np.ndarray]
"""The bias, and one weight for each feature."""


class Model(NamedTuple):
    """The two tables of weights."""

    prose: Weights
    """Of the features `ALONE`."""
    body: Weights
    """Of the features `ALONE + AMONG`."""


def judge(lines: Sequence[Line], model: Model | None = None) -> tuple[list[float], list[float]]:
    """For each line the probability that it is body, and that it is prose by itself, 0 to 1.

    Body is 0 for known prompts and for lines far from any prose.
    """
    model = model or shipped()
    own = alone_rows(lines)
    alike = prose(own, model.prose)
    numbers, table = among_rows(lines, own, alike)
    bias, weights = model.body
    body = [0.0] * len(lines)
    scores = table @ weights + bias + lean(own, alike)
    for number, chance in zip(numbers, _logistic(scores).tolist(), strict=True):
        body[number] = chance
    return body, alike


def lean(own: Sequence[tuple[float, ...]], prose: Sequence[float]) -> float:
    """Log-odds for body with which every line starts: the more of a document's lines are prose, the more."""
    said = [p > 0.5 for p, row in zip(prose, own, strict=True) if not row[PROMPT]]
    return LEAN + LEAN_OF_PROSE * max(0.0, sum(said) / max(1, len(said)) - PAGE_PROSE)


def why(lines: Sequence[Line], number: int, most: int = 3) -> list[tuple[str, float]]:
    """The features that weighed most in the verdict on a line, with their log-odds for body.

    Empty for a line that was not weighed: a known prompt, or a line too far from any prose.
    """
    own = alone_rows(lines)
    numbers, table = among_rows(lines, own, prose(own, shipped().prose))
    if number not in numbers:
        return []
    parts = zip(ALONE + AMONG, (table[numbers.index(number)] * shipped().body[1]).tolist(), strict=True)
    return sorted(parts, key=lambda part: (-abs(part[1]), part[0]))[:most]


def alone_rows(lines: Sequence[Line]) -> list[tuple[float, ...]]:
    """For each line the features `ALONE`."""
    return [alone(_look(line.text), line.block.kind, LINKED in line.block.hints) for line in lines]


def _look(text: str) -> str:
    return text if len(text) < LONGEST else text[:LONGEST] + text[-9:]


def prose(own: Sequence[tuple[float, ...]], weights: Weights) -> list[float]:
    """For each line, by itself, the probability that it is prose."""
    bias, slopes = weights
    return _logistic(np.array(own) @ slopes + bias).tolist() if own else []


def among_rows(
    lines: Sequence[Line], own: Sequence[tuple[float, ...]], prose: Sequence[float]
) -> tuple[list[int], np.ndarray]:
    """The numbers of the lines worth a look, and for each of them the features `ALONE + AMONG`.

    Known prompts are left out before neighbours are compared: an advertisement's mark between two
    paragraphs must not part them.
    """
    kept = [number for number, row in enumerate(own) if not row[PROMPT] and row[LENGTH]]
    lengths = [round(expm1(own[number][LENGTH])) for number in kept]
    (start, end), near = densest([prose[number] for number in kept], lengths)
    numbers = kept[near.start : near.stop]
    if not numbers:
        return [], np.zeros((0, len(ALONE) + len(AMONG)))
    rest = [own[number] for number in numbers]
    context = among(
        [_look(lines[number].text) for number in numbers], rest, [prose[number] for number in numbers],
        lengths[near.start : near.stop], running_prompts(own, numbers), running_comments(lines, numbers),
        start - near.start, end - near.start,
    )  # fmt: skip
    return numbers, np.hstack((np.array(rest), context))


def running_prompts(own: Sequence[tuple[float, ...]], numbers: Sequence[int]) -> np.ndarray:
    """How many prompts that end articles stand above each of the lines."""
    sums = np.cumsum([row[PROMPT] == 1 for row in own])
    return sums[list(numbers)]


def running_comments(lines: Sequence[Line], numbers: Sequence[int]) -> np.ndarray:
    """How many headings and widgets of a comment box stand from the first of these lines to each of them."""
    first = numbers[0]
    sums = np.cumsum([is_of_comments(line.text) for line in lines[first : numbers[-1] + 1]])
    return sums[[number - first for number in numbers]]


@cache
def shipped() -> Model:
    """The weights of line_model.toml."""
    tables = tomllib.loads(files(__package__).joinpath("line_model.toml").read_text(encoding="utf-8"))
    return Model(_weights(tables["prose"], ALONE), _weights(tables["body"], ALONE + AMONG))


def _weights(table: dict[str, float], names: Sequence[str]) -> Weights:
    return table["bias"], np.array([table[name] for name in names])


def _logistic(score: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-np.clip(score, -30, 30)))
