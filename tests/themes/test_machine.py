"""What the site offers machines: data that follows its schema, a JSON Feed, a manifest, headers."""

from __future__ import annotations

import json

import pytest
import showcase
from bs4 import BeautifulSoup
from json_schema import faults

ADDRESS = "https://brief.example"
RESULT = showcase.result()
RENDERED = showcase.render(RESULT, showcase.Links(clean_urls=True), ADDRESS)
SCHEMA = json.loads(RENDERED["data/schema.json"])


def data(kind: str) -> dict[str, dict]:
    """All data files of a kind, parsed."""
    found = {s: text for s, text in RENDERED.items() if s.startswith(f"data/{kind}/")}
    return {save_as: json.loads(text) for save_as, text in found.items()}


def sources() -> list[dict]:
    """The lines of the sources, parsed."""
    return [json.loads(line) for line in RENDERED["data/sources.jsonl"].splitlines()]


@pytest.mark.parametrize("kind", ["briefing", "topic"])
def test_data_follows_its_schema(kind):
    found = data({"briefing": "briefings", "topic": "topics"}[kind])
    assert found
    for save_as, value in found.items():
        assert not list(faults(value, SCHEMA["$defs"][kind], SCHEMA)), save_as


def test_sources_follow_their_schema_one_a_line():
    rows = sources()
    assert [row["path"] for row in rows] == [article.path for article in RESULT.articles]
    for row in rows:
        assert not list(faults(row, SCHEMA["$defs"]["source"], SCHEMA)), row["path"]


def test_names_follow_their_schema_one_a_line():
    rows = [json.loads(line) for line in RENDERED["data/names.jsonl"].splitlines()]
    assert [row["name"] for row in rows] == [name.name for name in RESULT.names]
    for row in rows:
        assert not list(faults(row, SCHEMA["$defs"]["name"], SCHEMA)), row["name"]
        assert f"{row['href']}index.html" in RENDERED


def test_the_schema_refuses_what_it_does_not_know():
    row = sources()[0]
    assert list(faults({**row, "colour": "red"}, SCHEMA["$defs"]["source"], SCHEMA)) == ["$: has colour"]
    assert list(faults({**row, "sha256": "0"}, SCHEMA["$defs"]["source"], SCHEMA))


def test_sentences_of_the_data_are_on_the_pages_that_they_name():
    stories = [story for day in data("briefings").values() for story in day["stories"]]
    sentences = [sentence for story in stories for sentence in story["sentences"]]
    assert sentences
    for sentence in sentences:
        path, _, fragment = sentence["href"].partition("#")
        place = BeautifulSoup(RENDERED[f"{path}index.html"], "html.parser").find(id=fragment)
        assert sentence["text"] in place.get_text()


def test_a_story_s_figures_and_quotes_are_in_the_data_with_their_places():
    rows = [json.loads(line) for line in RENDERED["data/stories.jsonl"].splitlines()]
    assert [row["slug"] for row in rows] == [story.slug for story in RESULT.stories]
    assert not [fault for row in rows for fault in faults(row, SCHEMA["$defs"]["fullStory"], SCHEMA)]
    [quay] = [row for row in rows if row["figures"]]
    assert [(f["text"], f["low"], f["according_to"]) for f in quay["figures"][0]["figures"]] == [
        ("250 berths", 250, "the board"),
        ("nine", 9, None),
    ]
    [said] = quay["quotes"]
    assert said["speaker"] == "Ida Quill"
    assert said["wordings"][0]["href"] == "sources/norrvik-harbour/#s1"


def test_no_hostile_address_gets_into_the_data():
    assert [row["url"] for row in sources() if row["path"] == "hostile/<b>.txt"] == [None]


def test_the_json_feed_names_what_its_version_demands():
    feed = json.loads(RENDERED["feed.json"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{ADDRESS}/feed.json"
    assert len({item["id"] for item in feed["items"]}) == len(feed["items"]) == 3
    for item in feed["items"]:
        assert item["url"].startswith(f"{ADDRESS}/stories/") and item["content_text"]
        assert item["date_published"] <= item["date_modified"]


def test_a_story_is_linked_data_based_on_its_sources():
    page = BeautifulSoup(RENDERED["stories/norrvik-closes-its-east-quay/index.html"], "html.parser")
    linked = json.loads(page.find("script", type="application/ld+json").string)
    assert linked["@type"] == "Article"
    publishers = [base["publisher"]["name"] for base in linked["isBasedOn"]]
    assert publishers[:2] == ["Norrvik Courier", "Copy & Paste Daily"]


def test_linked_data_cannot_end_its_script():
    page = BeautifulSoup(RENDERED["stories/odd/index.html"], "html.parser")
    (script,) = page.find_all("script")
    assert json.loads(script.string)["headline"] == showcase.HOSTILE


def test_the_manifest_names_the_site_and_its_icon():
    manifest = json.loads(RENDERED["manifest.webmanifest"])
    assert manifest["name"] == "The Test Briefing"
    assert (showcase.THEME / "static" / manifest["icons"][0]["src"].removeprefix("theme/")).is_file()


def test_only_search_may_run_webassembly():
    blocks = RENDERED["_headers"].split("\n/")
    assert len(blocks) > 8
    allowed = [block.split("\n")[0] for block in blocks if "wasm-unsafe-eval" in block]
    assert allowed == ["search/*", "pagefind/*"]
    assert all("default-src 'self'" in block for block in blocks[1:])
