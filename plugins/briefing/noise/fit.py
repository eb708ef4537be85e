"""Fit the line model to labelled lines: `python -m briefing.noise.fit LABELLED.jsonl --output FILE.toml`.

The file holds a page a line: its site, and its lines in their order, each labelled by a careful reader.

    {"site": "courier.example", "lines": [{"text": "Share this", "body": false},
                                          {"text": "The pier reopened on Monday.", "body": true}, …]}

"body" may be null for a line that is neither, or that nobody can tell; "kind" ("text", "heading", "item" …)
and "links" (true where most of its words are links) say what the format knows. Sites are never split between
what is learnt from and what is measured: pages of one site are alike, and the next site is not.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ..records import Block
from .boundaries import enclosed
from .context import AMONG
from .features import ALONE, Table
from .line_model import LINKED, Model, Weights, again_rows, alone_rows, among_rows, lean, odds, prose
from .page import Line
from .second_look import AGAIN
from .vocabulary import Vocabulary

PROSE_SHRINKAGE = 1.0
BODY_SHRINKAGE = 30.0
"""Ridge penalties, in lines, of the first table and of the others: as measured on sites left out, in
docs/decisions/cleaning-line-model.md; for the first, 1 and 10 are the same."""
FOLDS = 5
STEPS = 50
"""Newton's method takes about ten."""
CLOSE = 1e-8
FLATTEST = 1e-6
"""The least curvature that a line adds, so that lines beyond doubt leave the system solvable."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A page's lines and what a careful reader says of each."""

    site: str
    lines: tuple[Line, ...]
    words: Vocabulary
    body: tuple[bool | None, ...]
    """Whether each line is of the article's body; None for what is neither."""


@dataclass(frozen=True, slots=True)
class Score:
    """How well a page was split, each a share from 0 to 1."""

    f1: float
    """Of its words."""
    lost: float
    """Words of the body that were taken for noise."""
    removed: float
    """Lines of noise that were taken for it."""


# Reading and writing


def read(path: Path) -> list[Labelled]:
    """The pages of a file of labelled lines; ValueError, naming the line, where one is not as told above."""
    pages = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            pages.append(labelled(json.loads(line)))
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(f"{path}, line {number}, is no page with labelled lines: {error!r}") from error
    return pages


def labelled(record: Mapping[str, Any]) -> Labelled:
    """A page from its JSON object."""
    blocks = [
        Block(line["text"], number, line.get("kind", "text"), (LINKED,) if line.get("links") else ())
        for number, line in enumerate(record["lines"], 1)
    ]
    lines = tuple(Line(number, block) for number, block in enumerate(blocks))
    words = Vocabulary.of([line.text for line in lines])
    return Labelled(str(record["site"]), lines, words, tuple(line.get("body") for line in record["lines"]))


def as_toml(model: Model, source: str) -> str:
    """The model as line_model.toml holds it; `source` says what it was fitted to."""
    parts = [
        "# The weights of the line model: log-odds for body per unit of each feature of features.py.",
        f"# Fitted by `python -m briefing.noise.fit` to {source}.",
        "# A positive weight speaks for body.",
        *_table("prose", "a line by itself", model.prose, ALONE),
        *_table("body", "a line among the others", model.body, ALONE + AMONG),
        *_table("again", "a line, once all are judged", model.again, ALONE + AMONG + AGAIN),
    ]
    return "\n".join(parts) + "\n"


def _table(name: str, what: str, weights: Weights, features: Sequence[str]) -> Iterator[str]:
    yield f"\n[{name}]  # {what}\nbias = {weights[0]:.3f}"
    for feature, weight in zip(features, weights[1].tolist(), strict=True):
        yield f'"{feature}" = {weight + 0.0:.3f}'


# Fitting


def fit(
    pages: Sequence[Labelled],
    prose_shrinkage: float = PROSE_SHRINKAGE,
    body_shrinkage: float = BODY_SHRINKAGE,
) -> Model:
    """All tables: from the lines by themselves, from the lines among the others, from what these found."""
    own = [alone_rows(page.lines, page.words) for page in pages]
    alone = [(range(len(rows)), rows) for rows in own]
    first = regression(*_examples(pages, alone), prose_shrinkage)
    alike = [prose(rows, first) for rows in own]
    both = [among_rows(page.words, *seen) for page, *seen in zip(pages, own, alike, strict=True)]
    second = regression(*_examples(pages, both), body_shrinkage)
    again = [
        (numbers, again_rows(page.words, numbers, table, odds(table, second) + lean(*seen)))
        for page, (numbers, table), *seen in zip(pages, both, own, alike, strict=True)
    ]
    return Model(first, second, regression(*_examples(pages, again), body_shrinkage))


def _examples(
    pages: Sequence[Labelled], tables: Sequence[tuple[Sequence[int], Table]]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Features, labels and weights of the labelled lines; the weights have a mean of 1."""
    features, labels, weights = [], [], []
    for page, (numbers, table) in zip(pages, tables, strict=True):
        known = [place for place, number in enumerate(numbers) if page.body[number] is not None]
        if known:
            lines = [numbers[place] for place in known]
            body = np.array([page.body[number] for number in lines], bool)
            features.append(table[known])
            labels.append(body)
            weights.append(shares(body, np.array([page.lines[number].words for number in lines])))
    weight = np.concatenate(weights)
    return np.vstack(features), np.concatenate(labels).astype(float), weight / weight.mean()


def shares(body: np.ndarray, words: np.ndarray) -> np.ndarray:
    """What each line of a page weighs: its share of the body's words, or of the lines of noise.

    So a fit counts mistakes as `score` does: what is lost by words, what is left by lines, each page alike.
    """
    return body * words / max(1, words[body].sum()) + ~body / max(1, (~body).sum())


def regression(table: Table, labels: np.ndarray, weights: np.ndarray, shrinkage: float) -> Weights:
    """Bias and weights of a logistic regression with a ridge penalty on standardised features.

    Newton's method, which for this loss has one answer (Hastie et al., The Elements of Statistical Learning,
    4.4); a feature that never varies weighs nothing.
    """
    mean, spread = table.mean(0), table.std(0)
    spread[spread == 0] = np.inf
    x = np.column_stack((np.ones(len(table)), (table - mean) / spread))
    penalty = np.full(x.shape[1], shrinkage)
    penalty[0] = 0.0
    found = np.zeros(x.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(x @ found, -30, 30)))
        gradient = x.T @ (weights * (chance - labels)) + penalty * found
        bend = weights * np.maximum(chance * (1 - chance), FLATTEST)
        step = np.linalg.solve((x * bend[:, None]).T @ x + np.diag(penalty), gradient)
        found -= step
        if np.abs(step).max() < CLOSE:
            break
    slopes = found[1:] / spread
    return float(found[0] - slopes @ mean), slopes


# Measuring on sites left out of the fit


def cross_validate(
    pages: Sequence[Labelled],
    folds: int = FOLDS,
    prose_shrinkage: float = PROSE_SHRINKAGE,
    body_shrinkage: float = BODY_SHRINKAGE,
) -> list[Score]:
    """Each page's score by a model that was fitted without its site, in the order of the pages."""
    scores: dict[int, Score] = {}
    for fold in range(folds):
        left_out = [number for number, page in enumerate(pages) if fold_of(page.site, folds) == fold]
        learnt = [page for page in pages if fold_of(page.site, folds) != fold]
        if left_out and learnt:
            model = fit(learnt, prose_shrinkage, body_shrinkage)
            scores |= {
                number: score(pages[number], enclosed(pages[number].lines, pages[number].words, model))
                for number in left_out
            }
    return [scores[number] for number in sorted(scores)]


def fold_of(site: str, folds: int) -> int:
    """The fold to which a site belongs, by a hash of its name: the same on every machine."""
    return int(hashlib.sha256(site.encode()).hexdigest(), 16) % folds


def score(page: Labelled, kept: Sequence[bool]) -> Score:
    """What a split of the page's lines does to its body and to its noise."""
    known = [
        (line.words, body, inside)
        for line, body, inside in zip(page.lines, page.body, kept, strict=True)
        if body is not None
    ]
    right = sum(words for words, body, inside in known if body and inside)
    said = sum(words for words, body, inside in known if body)
    taken = sum(words for words, _, inside in known if inside)
    gone = [not inside for _, body, inside in known if not body]
    return Score(
        f1=2 * right / (said + taken) if said + taken else 1.0,
        lost=1 - right / said if said else 0.0,
        removed=sum(gone) / len(gone) if gone else 1.0,
    )


def summary(scores: Sequence[Score]) -> str:
    """The means of many scores, in a line."""
    f1, lost, removed = (np.mean([getattr(s, name) for s in scores]) for name in ("f1", "lost", "removed"))
    return f"F1 of words {f1:.4f}, body words lost {lost:.4f}, noise lines removed {removed:.4f}"


# The command


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure on sites left out, fit to all, write the weights; 2 where the file cannot be learnt from."""
    options = _options(arguments)
    try:
        pages = read(options.labelled)
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    sites = len({page.site for page in pages})
    shrinkage = options.prose_shrinkage, options.body_shrinkage
    if {body for page in pages for body in page.body} < {True, False} or sites < 2:
        print(f"{options.labelled} needs lines of body and of noise from two sites at least", file=sys.stderr)
        return 2
    print(f"{len(pages)} pages of {sites} sites, each measured by a model that has not seen its site:")
    print(summary(cross_validate(pages, options.folds, *shrinkage)))
    source = f"{len(pages)} pages of {sites} sites, shrinkage {shrinkage[0]:g} and {shrinkage[1]:g}"
    options.output.write_text(as_toml(fit(pages, *shrinkage), source), encoding="utf-8")
    print(f"wrote {options.output}")
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m briefing.noise.fit", description="Fit the line model to labelled lines."
    )
    parser.add_argument("labelled", type=Path, help="JSON lines: a page with its labelled lines each")
    parser.add_argument("--output", type=Path, default=Path("line_model.toml"), help="where the weights go")
    parser.add_argument("--folds", type=int, default=FOLDS, help="parts that the sites are measured in")
    parser.add_argument("--prose-shrinkage", type=float, default=PROSE_SHRINKAGE, help="of the first table")
    parser.add_argument("--body-shrinkage", type=float, default=BODY_SHRINKAGE, help="of the other tables")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
