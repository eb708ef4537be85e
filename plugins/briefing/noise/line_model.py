"""The line model: how likely each line of a page is body, and why.

Two logistic regressions, each a table of weights in line_model.toml: the first takes a line by itself
for prose or not, the second judges it among the others. Plain numbers, no library; every verdict can
name the features that weighed most.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from math import exp

from .features import ALONE, AMONG, alone, among
from .page import Line

LINKED = "linked"
"""The hint by which a format says that most of a block's words are links."""

Weights = tuple[float, tuple[float, ...]]
"""The bias, and one weight for each feature."""


def judge(lines: Sequence[Line]) -> list[float]:
    """For each line the probability that it is body, 0 to 1."""
    _, (bias, weights) = _tables()
    return [_logistic(bias + _dot(weights, row)) for row in _rows(lines)]


def why(lines: Sequence[Line], number: int, most: int = 3) -> list[tuple[str, float]]:
    """The features that weighed most in the verdict on a line, with their share of its log-odds."""
    _, (_, weights) = _tables()
    row = _rows(lines)[number]
    parts = zip(ALONE + AMONG, (w * x for w, x in zip(weights, row, strict=True)), strict=True)
    return sorted(parts, key=lambda part: (-abs(part[1]), part[0]))[:most]


def _rows(lines: Sequence[Line]) -> list[tuple[float, ...]]:
    (bias, weights), _ = _tables()
    texts = [line.text for line in lines]
    own = [alone(line.text, line.block.kind, LINKED in line.block.hints) for line in lines]
    prose = [_logistic(bias + _dot(weights, row)) for row in own]
    return [a + b for a, b in zip(own, among(texts, own, prose), strict=True)]


@cache
def _tables() -> tuple[Weights, Weights]:
    tables = tomllib.loads(files(__package__).joinpath("line_model.toml").read_text(encoding="utf-8"))
    return _weights(tables["prose"], ALONE), _weights(tables["body"], ALONE + AMONG)


def _weights(table: dict[str, float], names: Sequence[str]) -> Weights:
    return table["bias"], tuple(table[name] for name in names)


def _dot(weights: Sequence[float], row: Sequence[float]) -> float:
    return sum(map(float.__mul__, weights, row))


def _logistic(score: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))
