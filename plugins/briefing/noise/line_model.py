"""The line model: how likely each line of a page is body, and why.

Three logistic regressions, each a table of weights in line_model.toml: the first takes a line by itself
for prose or not, the second judges it among the others, the third once more, when it is known what was
found. Plain numbers, no library of models; a verdict can name the features that weighed most.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np

from .context import AMONG, among
from .core import densest
from .features import ALONE, PROMPT, Table, alone
from .page import Line
from .phrases import COMMENT_BOX, counts_comments
from .second_look import AGAIN, again
from .subjects import Numbers
from .vocabulary import Vocabulary

LINKED = "links"
"""The hint by which a format says that most of a block's words are links."""

LEAN = 0.6
"""Log-odds for body with which every line starts: a lost paragraph is worse than a kept line of furniture.
The curve is in docs/decisions/cleaning-line-model.md."""
LEAN_OF_PROSE = 8.0
PAGE_PROSE = 0.8
"""Of the lines of whole pages 10 to 30 in 100 are prose, of what a good scraper leaves 80 to 100: there an
odd line is body until something says otherwise. Of articles given without furniture 4 words in 10,000 are
taken out so, 35 where pages of prose do not lean; on whole pages 2 lines of noise in 1,000 more stay."""

Weights = tuple[float, np.ndarray]
"""The bias, and one weight for each feature."""


class Model(NamedTuple):
    """The three tables of weights."""

    prose: Weights
    """Of the features `ALONE`."""
    body: Weights
    """Of the features `ALONE + AMONG`."""
    again: Weights
    """Of the features `ALONE + AMONG + AGAIN`."""


def judge(
    lines: Sequence[Line], words: Vocabulary, model: Model | None = None
) -> tuple[list[float], list[float]]:
    """For each line, whose words these are, the probability that it is body, and that it is prose by itself.

    Body is 0 for known prompts and for lines far from any prose.
    """
    model = model or shipped()
    own = alone_rows(lines, words)
    alike = prose(own, model.prose)
    numbers, table = among_rows(words, own, alike)
    start = lean(own, alike)
    table = again_rows(words, numbers, table, odds(table, model.body) + start)
    body = np.zeros(len(lines))
    body[numbers] = _logistic(odds(table, model.again) + start)
    return body.tolist(), alike.tolist()


def odds(table: Table, weights: Weights) -> np.ndarray:
    """For each row the log-odds that the weights give it."""
    bias, slopes = weights
    return table @ slopes + bias


def lean(own: Table, prose: np.ndarray) -> float:
    """Log-odds for body with which every line starts: the more where nearly all lines are prose."""
    said = prose[own[:, PROMPT] == 0] > 0.5
    return LEAN + LEAN_OF_PROSE * max(0.0, int(said.sum()) / max(1, len(said)) - PAGE_PROSE)


def why(lines: Sequence[Line], words: Vocabulary, number: int, most: int = 3) -> list[tuple[str, float]]:
    """The features that weighed most in the verdict on a line, with their log-odds for body.

    Empty for a line that was not weighed: a known prompt, or a line too far from any prose.
    """
    own = alone_rows(lines, words)
    alike = prose(own, shipped().prose)
    numbers, table = among_rows(words, own, alike)
    if number not in numbers:
        return []
    table = again_rows(words, numbers, table, odds(table, shipped().body) + lean(own, alike))
    row = table[numbers.tolist().index(number)] * shipped().again[1]
    parts = zip(ALONE + AMONG + AGAIN, row.tolist(), strict=True)
    return sorted(parts, key=lambda part: (-abs(part[1]), part[0]))[:most]


def alone_rows(lines: Sequence[Line], words: Vocabulary) -> Table:
    """For each line the features `ALONE`."""
    return alone(words, [line.block.kind for line in lines], [LINKED in line.block.hints for line in lines])


def prose(own: Table, weights: Weights) -> np.ndarray:
    """For each line, by itself, the probability that it is prose."""
    return _logistic(odds(own, weights))


def among_rows(words: Vocabulary, own: Table, prose: np.ndarray) -> tuple[Numbers, Table]:
    """The numbers of the lines worth a look, and for each of them the features `ALONE + AMONG`.

    Known prompts are left out before neighbours are compared: an advertisement's mark between two
    paragraphs must not part them.
    """
    kept = np.flatnonzero((own[:, PROMPT] == 0) & (words.counts > 0))
    (start, end), near = densest(prose[kept], words.counts[kept])
    numbers = kept[near.start : near.stop]
    if not len(numbers):
        return numbers, np.zeros((0, len(ALONE) + len(AMONG)))
    prompts = np.cumsum(own[:, PROMPT] == 1)[numbers]
    comments = running_comments(words, numbers)
    rest = own[numbers]
    context = among(
        words, numbers, rest, prose[numbers], prompts, comments, start - near.start, end - near.start
    )
    return numbers, np.hstack((rest, context))


def again_rows(words: Vocabulary, numbers: Numbers, table: Table, found: np.ndarray) -> Table:
    """The features `ALONE + AMONG + AGAIN`, given the first, and the log-odds that follow from them."""
    return np.hstack((table, again(words, numbers, found)))


def running_comments(words: Vocabulary, numbers: Numbers) -> Numbers:
    """How many headings and widgets of a comment box stand from the first of these lines to each of them."""
    first, end = int(numbers[0]), int(numbers[-1]) + 1
    heads = np.zeros(end, bool)
    for number in (np.flatnonzero(words.may_open_prompt[first:end]) + first).tolist():
        heads[number] = words.prompts.get(number) == COMMENT_BOX or counts_comments(words.texts[number])
    return np.cumsum(heads)[numbers]


@cache
def shipped() -> Model:
    """The weights of line_model.toml."""
    tables = tomllib.loads(files(__package__).joinpath("line_model.toml").read_text(encoding="utf-8"))
    return Model(
        _weights(tables["prose"], ALONE),
        _weights(tables["body"], ALONE + AMONG),
        _weights(tables["again"], ALONE + AMONG + AGAIN),
    )


def _weights(table: dict[str, float], names: Sequence[str]) -> Weights:
    return table["bias"], np.array([table[name] for name in names])


def _logistic(score: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-np.clip(score, -30, 30)))
