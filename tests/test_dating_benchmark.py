"""The script that weighs the sources of a day anew, run on made-up collections."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).parents[1]
THINGS = ("pier", "orchard", "tramway", "lighthouse", "brewery", "aqueduct")


def rows(collection: str) -> list[dict[str, str]]:
    """Six articles, each of a day and a thing of its own, and a second one about each on the next day."""
    told = []
    for number, thing in enumerate(THINGS * 2):
        day = date(2021, 5, 3) + timedelta(4 * (number % len(THINGS)) + number // len(THINGS))
        text = f"The {thing} of {collection} closed on Monday. Keeper Ada Quill said the {thing} was unsafe."
        told.append({"collection": collection, "id": f"{number:02}", "text": text, "date": day.isoformat()})
    return told


def test_the_sources_are_weighed_without_the_collection_that_they_are_tried_on(tmp_path):
    lines = [json.dumps(row) for name in ("Lindow", "Imber", "Norrvik") for row in rows(name)]
    (tmp_path / "articles.jsonl").write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, ROOT / "benchmarks/dating.py", tmp_path / "articles.jsonl", "--halves", "1"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    first, *table = run.stdout.splitlines()
    assert first == "18 undated articles of 3 collections"
    names = [line.split("|")[1].strip() for line in table if line.startswith("| ")]
    assert "in use, weekdays counted without the collection" in names
    collections = ["Imber", "Lindow", "Norrvik"]
    assert [name for name in names if name in collections] == collections * 2
