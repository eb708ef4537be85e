"""Groups articles into stories: the articles about one event."""

from __future__ import annotations

import hashlib
import math
import re
from collections import Counter
from collections.abc import Sequence

from .records import Article, Cluster, Join, Origin

WORD = re.compile(r"\w+(?:['’.,-]\w+)*")
ALIKE = 0.22
WINDOW = 10  # days


def group(articles: Sequence[Article], origins: Sequence[Origin]) -> tuple[Cluster, ...]:
    """Group articles into stories, every article in exactly one; copies go where their origin goes."""
    first = {copy.article: origin.article for origin in origins for copy in origin.copies}
    by_path = {a.path: a for a in articles}
    founders = sorted((a for a in articles if a.path not in first), key=_by_day)
    vectors = _vectors(founders)
    groups: list[list[Article]] = []
    joins: dict[str, Join] = {}
    for article in founders:
        best, score = None, ALIKE
        for members in groups:
            if not all(_near(article, m) for m in members):
                continue
            mean = sum(_cosine(vectors[article.path], vectors[m.path]) for m in members) / len(members)
            if mean > score:
                best, score = members, mean
        if best is None:
            groups.append([article])
        else:
            joins[article.path] = Join(article.path, best[0].path, score, ())
            best.append(article)
    for copy, origin in first.items():
        if copy in by_path:
            next(g for g in groups if any(m.path == origin for m in g)).append(by_path[copy])
    return tuple(_cluster(g, joins) for g in groups)


def _by_day(article: Article) -> tuple[str, str]:
    day = article.published.day
    return (day.isoformat() if day else "9999", article.path)


def _near(one: Article, other: Article) -> bool:
    a, b = one.published.day, other.published.day
    return not (a and b) or abs((a - b).days) <= WINDOW


def _vectors(articles: Sequence[Article]) -> dict[str, dict[str, float]]:
    counts = {a.path: Counter(w.lower() for w in WORD.findall(f"{a.title} {a.text}")) for a in articles}
    seen = Counter(term for found in counts.values() for term in found)
    total = len(articles)
    vectors = {}
    for path, found in counts.items():
        vector = {t: (1 + math.log(n)) * math.log((total + 1) / seen[t]) for t, n in found.items()}
        norm = math.sqrt(sum(v * v for v in vector.values())) or 1.0
        vectors[path] = {t: v / norm for t, v in vector.items()}
    return vectors


def _cosine(one: dict[str, float], other: dict[str, float]) -> float:
    return sum(v * other[t] for t, v in one.items() if t in other)


def _cluster(members: list[Article], joins: dict[str, Join]) -> Cluster:
    headline_of = members[0]
    headline = headline_of.title or (headline_of.sentences[0].text if headline_of.sentences else headline_of.path)
    digest = hashlib.sha256(members[0].path.encode()).hexdigest()[:8]
    slug = "-".join(re.findall(r"[a-z0-9]+", headline.lower())[:10] + [digest])
    paths = tuple(a.path for a in sorted(members, key=_by_day))
    return Cluster(slug, headline, headline_of.path, paths, tuple(joins[p] for p in paths if p in joins))
