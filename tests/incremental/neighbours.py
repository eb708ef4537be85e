"""A plugin as many blogs have it: tells each article its neighbours, in words that its version decides.

Where there is a file `label.txt` beside the content, the words are in it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican.plugins import signals

VERSION = 1


def _tell(generator: Any) -> None:
    articles = generator.articles
    try:
        more = (Path(generator.settings["PATH"]).parent / "label.txt").read_text(encoding="utf-8")
    except FileNotFoundError:
        more = "more"
    for place, article in enumerate(articles):
        article.next_article = articles[place - 1] if place else None
        article.prev_article = articles[place + 1] if place + 1 < len(articles) else None
        article.neighbours_label = f"{more} ({VERSION})" if VERSION > 1 else more


def register() -> None:
    signals.article_generator_finalized.connect(_tell)
