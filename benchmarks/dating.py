"""How well undated articles are dated, and whether the weights behind it hold for collections not seen.

    python benchmarks/dating.py articles.jsonl --halves 2

Each line of the file is an article of a collection: `collection`, `id`, `text` and `date` (YYYY-MM-DD). Of
each collection a random half loses its dates; the rest dates them, as in a build. What each source says of
each day (weekdays, counts, neighbours …) is then weighed anew by a conditional logit (McFadden 1974; maximum
likelihood of the true day, with a faint pull towards the weights in use), fitted on all collections but one
and tried on that one, each in turn; the table of weekdays is counted in the same way. If what was fitted
elsewhere does as well, but no better, the weights in use are not fitted to the collections that they were
chosen on. Articles that state their day are counted in the figures, but there is nothing to weigh in them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from unittest.mock import patch

import numpy as np
from scipy.optimize import minimize

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "plugins"))

from briefing import copies, formats, noise, publication_dates  # noqa: E402
from briefing.publication_dates import likelihoods, neighbours, posterior  # noqa: E402
from briefing.publication_dates.references import references  # noqa: E402
from briefing.records import Article, Claim, RawFile  # noqa: E402

SOURCES = (
    *("week", "weekday", "day", "month", "year", "relative", "dateline"),
    *("counts", "events", "words", "neighbours"),
)
PULL = 0.003
"""How hard each weight is pulled towards the one in use, per squared difference and article."""

FLOOR = 1.0
"""Added to each count of weekdays: none is impossible."""

Rows = Mapping[str, Sequence[Mapping[str, str]]]
Weights = np.ndarray
"""(sources,) factors of what the program uses: 1 leaves all as it is."""


@dataclass(frozen=True)
class Case:
    """An article that lost its date."""

    collection: str
    true: int
    """The index of its day among the days asked about; it may lie outside."""
    sources: np.ndarray | None
    """(sources, days) log likelihoods; None where the article states its day."""
    away: int = 0
    """Days by which a stated day is wrong."""


def collections(path: Path) -> Rows:
    """The rows of each collection, by name, in the order of their ids."""
    found: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found[row["collection"]].append(row)
    return {name: sorted(found[name], key=lambda row: row["id"]) for name in sorted(found)}


def cleaned(rows: Sequence[Mapping[str, str]]) -> list[Article]:
    """The articles of a collection as a build cleans them, without dates."""
    documents = []
    for number, row in enumerate(rows):
        data = json.dumps({"text": row["text"]}).encode()
        raw = RawFile(f"{number:06}.json", hashlib.sha256(data).hexdigest(), "json")
        documents.append(next(formats.documents(raw, data)))
    boilerplate = noise.recurring_in([noise.outline(document) for document in documents])
    return [noise.clean(d, boilerplate.within(noise.outline(d))) for d in documents]


def cases(name: str, rows: Sequence[Mapping[str, str]], articles: list[Article], half: int) -> Iterator[Case]:
    """The articles of one half of a collection, dated by the other half."""
    hidden = set(random.Random(f"{name}{half}").sample(range(len(rows)), len(rows) // 2))
    told = [a if i in hidden else stating(a, rows[i]["date"]) for i, a in enumerate(articles)]
    told = [a.changed(published=publication_dates.from_article(a)) for a in told]
    origins, _ = copies.fold(told, copies.compare(told))
    room = neighbours.settled(told, origins)
    for i, grid, found in room.sources():
        days = [np.broadcast_to(found.get(source, 0.0), grid.size) for source in SOURCES]
        yield Case(name, grid.index(date.fromisoformat(rows[i]["date"])), np.stack(days))
    for i in sorted(hidden):
        if told[i].published.certainty == "stated" and (day := told[i].published.day):
            yield Case(name, 0, None, abs((day - date.fromisoformat(rows[i]["date"])).days))


def stating(article: Article, day: str) -> Article:
    """The article with its day in its metadata."""
    return article.changed(stated=article.stated.changed(dates=(Claim("json date", day),)))


def fitted(some: Sequence[Case]) -> Weights:
    """The weights under which the true days of these cases are likeliest."""
    known = [c for c in some if c.sources is not None and 0 <= c.true < c.sources.shape[1]]
    start = np.full(len(SOURCES), neighbours.BELIEVED)

    def loss(weights: Weights) -> tuple[float, Weights]:
        total, slope = 0.0, np.zeros(len(SOURCES))
        for case in known:
            assert case.sources is not None
            chances = probabilities(weights, case.sources)
            total -= np.log(chances[case.true])
            slope += case.sources @ chances - case.sources[:, case.true]
        pulled = weights - start
        size = max(1, len(known))
        return total / size + PULL * float(pulled @ pulled), slope / size + 2 * PULL * pulled

    return minimize(loss, start, jac=True, method="L-BFGS-B").x / neighbours.BELIEVED


def probabilities(weights: Weights, sources: np.ndarray) -> np.ndarray:
    """(days,) how likely each day is."""
    scores = weights @ sources
    chances = np.exp(scores - scores.max())
    return chances / chances.sum()


def figures(tried: Sequence[tuple[Case, Weights]]) -> str:
    """Exact days, days within one, and how many are sure and right, of all."""
    outcomes = [outcome(case, weights) for case, weights in tried]
    away = np.array([gap for gap, _ in outcomes])
    sure = np.array([claimed >= posterior.SURE for _, claimed in outcomes])
    right = np.mean(away[sure] <= 1) if sure.any() else 0.0
    shares = (np.mean(away == 0), np.mean(away <= 1), np.mean(sure), right)
    return " | ".join(f"{share:.3f}" for share in shares)


def outcome(case: Case, weights: Weights) -> tuple[int, float]:
    """By how many days the likeliest is wrong, and how sure the program is that it is by one at most."""
    if case.sources is None:
        return case.away, 1.0
    chances = probabilities(weights * neighbours.BELIEVED, case.sources)
    likeliest = int(chances.argmax())
    return abs(likeliest - case.true), float(chances[max(0, likeliest - 1) : likeliest + 2].sum())


def weekdays(rows: Rows, articles: Mapping[str, Sequence[Article]], without: str) -> np.ndarray:
    """(3, 7) the shares of days since the first, second and later weekdays that look back."""
    counted = np.zeros((3, 7))
    for name, some in articles.items():
        for row, article in zip(rows[name], some, strict=True) if name != without else ():
            told = [
                r.mention for r in likelihoods.distinct(references(article)) if r.mention.kind == "weekday"
            ]
            back = [m for m in told if m.direction == "past" and not m.amount]
            for place, mention in enumerate(back):
                since = (date.fromisoformat(row["date"]).weekday() - (mention.weekday or 0)) % 7
                counted[min(place, 2), since] += 1
    return (counted + FLOOR) / (counted + FLOOR).sum(axis=1, keepdims=True)


def report(rows: Rows, halves: int) -> Iterator[str]:
    """The lines of the report."""
    articles = {name: cleaned(some) for name, some in rows.items()}
    tables = {name: weekdays(rows, articles, name) for name in rows}

    def tried(name: str) -> list[Case]:
        return [c for half in range(halves) for c in cases(name, rows[name], articles[name], half)]

    every = [case for name in rows for case in tried(name)]
    recounted = []
    for name, table in tables.items():
        with patch.object(likelihoods, "WEEKDAY_BACK", table.tolist()):
            recounted += tried(name)
    elsewhere = {name: fitted([c for c in every if c.collection != name]) for name in rows}
    in_use, everywhere = np.ones(len(SOURCES)), fitted(every)
    yield f"{len(every)} undated articles of {len(rows)} collections"
    yield "| weights | exact | within one | sure | of these within one |"
    yield "|---|---|---|---|---|"
    yield f"| in use | {figures([(c, in_use) for c in every])} |"
    yield f"| in use, weekdays counted without the collection | {figures([(c, in_use) for c in recounted])} |"
    yield f"| fitted without the collection | {figures([(c, elsewhere[c.collection]) for c in every])} |"
    yield f"| fitted on all | {figures([(c, everywhere) for c in every])} |"
    for name in rows:
        own = [c for c in every if c.collection == name]
        yield f"| {name}, in use | {figures([(c, in_use) for c in own])} |"
        yield f"| {name}, fitted without it | {figures([(c, elsewhere[name]) for c in own])} |"
    yield f"\n| fitted without | {' | '.join(SOURCES)} |"
    yield f"|---|{'---|' * len(SOURCES)}"
    for name, weights in elsewhere.items():
        yield f"| {name} | {' | '.join(f'{w:.2f}' for w in weights)} |"
    yield "\nDays since weekdays that look back, counted without each: the farthest from the table in use"
    for name in rows:
        away = np.abs(tables[name] - np.array(likelihoods.WEEKDAY_BACK))
        yield f"| {name} | {' | '.join(f'{row.max():.3f}' for row in away)} |"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("articles", type=Path, help="dated articles of several collections, as JSON lines")
    parser.add_argument("--halves", type=int, default=2, help="random halves of each collection (default: 2)")
    options = parser.parse_args(arguments)
    for line in report(collections(options.articles), options.halves):
        print(line, flush=True)


if __name__ == "__main__":
    main()
