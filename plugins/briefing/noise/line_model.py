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

import numpy as np

from .features import ALONE, AMONG, alone, among, densest
from .page import Line

LINKED = "links"
"""The hint by which a format says that most of a block's words are links."""

LEAN = 0.3
"""A lost paragraph is worse than a kept line of furniture: with .6 on sites left out of the fit .090 of body
words are lost instead of .107, but .92 of noise lines go instead of .955; F1 is .888 and .889."""
LEAN_OF_PROSE = 4.0
PAGE_PROSE = 0.4
"""Of the lines of whole pages 10 to 30 in 100 are prose, of what a good scraper leaves 80 to 100: there an
odd line is body until something says otherwise."""
LONGEST = 20_000
"""Characters of a line that are looked at, and its last few."""
LENGTH, PROMPT = map(ALONE.index, ("length", "known prompt"))

Weights = tuple[float, np.ndarray]
"""The bias, and one weight for each feature."""


def judge(lines: Sequence[Line]) -> tuple[list[float], list[float]]:
    """For each line the probability that it is body, and that it is prose by itself, 0 to 1.

    Body is 0 for known prompts and for lines far from any prose.
    """
    own, alike = _alone(lines)
    numbers, table = rows([_look(line.text) for line in lines], own, alike)
    bias, weights = _tables()[1]
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
    own, alike = _alone(lines)
    numbers, table = rows([_look(line.text) for line in lines], own, alike)
    if number not in numbers:
        return []
    parts = zip(ALONE + AMONG, (table[numbers.index(number)] * _tables()[1][1]).tolist(), strict=True)
    return sorted(parts, key=lambda part: (-abs(part[1]), part[0]))[:most]


def _alone(lines: Sequence[Line]) -> tuple[list[tuple[float, ...]], list[float]]:
    own = [alone(_look(line.text), line.block.kind, LINKED in line.block.hints) for line in lines]
    return own, prose(own)


def _look(text: str) -> str:
    return text if len(text) < LONGEST else text[:LONGEST] + text[-9:]


def prose(own: Sequence[tuple[float, ...]]) -> list[float]:
    """For each line, by itself, the probability that it is prose."""
    bias, weights = _tables()[0]
    return _logistic(np.array(own) @ weights + bias).tolist() if own else []


def rows(
    texts: Sequence[str], own: Sequence[tuple[float, ...]], prose: Sequence[float]
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
    prompts = running_prompts(own, numbers)
    context = among(
        [texts[number] for number in numbers], rest, [prose[number] for number in numbers],
        lengths[near.start : near.stop], prompts, start - near.start, end - near.start,
    )  # fmt: skip
    return numbers, np.hstack((np.array(rest), context))


def running_prompts(own: Sequence[tuple[float, ...]], numbers: Sequence[int]) -> np.ndarray:
    """How many prompts that end articles stand above each of the lines."""
    sums = np.cumsum([row[PROMPT] == 1 for row in own])
    return sums[list(numbers)]


@cache
def _tables() -> tuple[Weights, Weights]:
    tables = tomllib.loads(files(__package__).joinpath("line_model.toml").read_text(encoding="utf-8"))
    return _weights(tables["prose"], ALONE), _weights(tables["body"], ALONE + AMONG)


def _weights(table: dict[str, float], names: Sequence[str]) -> Weights:
    return table["bias"], np.array([table[name] for name in names])


def _logistic(score: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-np.clip(score, -30, 30)))
