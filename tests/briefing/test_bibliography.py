"""Citations in every form, read back by the parsers that others use, hostile words included."""

from __future__ import annotations

import json
import re
import warnings
from dataclasses import replace
from datetime import date

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st

from briefing.bibliography import Reference, bibtex, cleaned, csl, plain, ris, sentence_of
from briefing.records import PublicationDate

DIGEST = "d961b8750947a80fade5651d288a8c141375f59491f35d094406aa73a6040f2c"
HARBOUR = Reference(
    kind="article",
    key="source:harbour",
    title="Norrvik closes its east quay",
    published_in="Norrvik Courier",
    address="https://brief.example/sources/harbour/",
    published=PublicationDate(*[date(2015, 12, 16)] * 3, "stated"),
    day="16 December 2015 (stated)",
    author="Ida Holm",
    agency="NPA",
    remarks=(f"raw file norrvik/harbour_1.txt, SHA-256 {DIGEST}",),
)
QUOTED = sentence_of(HARBOUR, "s1", "The vote was nine to four.", f"{HARBOUR.address}#s1", "line 3")
HOSTILE = [
    "100 % of $5 & #1_a ~ b^2 {unbalanced",
    "}, @article{evil, title={x}",
    "\\input{secrets} \\end{document} C:\\new",
    "first\nTY  - BOOK\r\nER  - \n\nsecond",
    'said "yes" {twice}',
    "هذا عنوان – 見出し — Übergröße 𝒳 é",
    "tab\there\x00nul\x1besc\u2028line\u2029par",
    "</pre><script>alert(1)</script>",
    "% a comment",
    "",
]
BRACES = re.compile(r"[{}]")
VERBATIM = ("url", "date")
"""What biblatex takes as it stands."""


def read_bibtex(text: str) -> list[dict[str, str]]:
    """The entries of a .bib file, their words decoded from LaTeX."""
    raw, decoded = (
        bibtexparser.parse_string(text, append_middleware=more)
        for more in ([], [LatexDecodingMiddleware(keep_math_mode=False)])
    )
    assert not raw.failed_blocks and not decoded.failed_blocks
    return [
        {"ID": entry.key, "TYPE": entry.entry_type}
        | {field.key: field.value.replace("ˆ", "^") for field in words.fields}
        | {field.key: field.value for field in entry.fields if field.key in VERBATIM}
        for entry, words in zip(raw.entries, decoded.entries, strict=True)
    ]


def rendered(text: str) -> str:
    """CSL-JSON as citeproc writes a bibliography in the Harvard style."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)
        source = CiteProcJSON(json.loads(text))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    for key in source:
        bibliography.register(Citation([CitationItem(key)]))
    return "\n".join(str(item) for item in bibliography.bibliography())


def test_a_plain_citation_says_who_what_when_where_and_by_what_proof():
    assert plain.entry(HARBOUR) == (
        "Ida Holm, Norrvik Courier: “Norrvik closes its east quay”, 16 December 2015 (stated); "
        f"https://brief.example/sources/harbour/; raw file norrvik/harbour_1.txt, SHA-256 {DIGEST}"
    )


def test_a_sentence_is_cited_with_its_words_its_own_address_and_its_line():
    text = plain.entry(QUOTED)
    assert text.startswith("“The vote was nine to four.” Ida Holm, Norrvik Courier: ")
    assert "harbour/#s1; " in text and text.endswith("; line 3")


def test_bibtex_gives_the_same_fields_back():
    whole, sentence = read_bibtex(bibtex.file([HARBOUR, QUOTED]))
    assert whole["TYPE"] == "article"
    assert (whole["ID"], sentence["ID"]) == ("source:harbour", "source:harbour:s1")
    assert BRACES.sub("", whole["title"]) == HARBOUR.title
    assert BRACES.sub("", whole["journal"]) == HARBOUR.published_in
    assert (whole["year"], whole["month"], whole["date"]) == ("2015", "12", "2015-12-16")
    assert DIGEST in whole["note"] and "harbour_1.txt" in whole["note"]
    assert sentence["url"] == QUOTED.address
    assert QUOTED.quote in sentence["note"]


def test_ris_gives_the_same_fields_back():
    whole, sentence = rispy.loads(ris.file([HARBOUR, QUOTED]))
    assert (whole["type_of_reference"], whole["id"]) == ("NEWS", "source:harbour")
    assert (whole["title"], whole["secondary_title"]) == (HARBOUR.title, HARBOUR.published_in)
    assert (whole["authors"], whole["publisher"]) == (["Ida Holm"], "NPA")
    assert whole["date"] == "2015/12/16/stated"
    assert DIGEST in whole["notes"][0]
    assert sentence["urls"] == [QUOTED.address]
    assert QUOTED.quote in sentence["notes"][0]


def test_csl_json_is_rendered_by_citeproc_with_outlet_title_and_day():
    text = rendered(csl.file([HARBOUR]))
    for part in (HARBOUR.title, HARBOUR.published_in, HARBOUR.author, "2015", "16 December"):
        assert part in text
    assert DIGEST in csl.item(HARBOUR)["note"]


ESTIMATED = PublicationDate(date(2015, 12, 16), date(2015, 12, 15), date(2015, 12, 17), "estimated")


def test_a_range_of_days_stays_a_range():
    about = replace(HARBOUR, published=ESTIMATED)
    assert read_bibtex(bibtex.entry(about))[0]["date"] == "2015-12-15/2015-12-17"
    assert rispy.loads(ris.entry(about))[0]["date"] == "2015/12/16/estimated"
    assert csl.item(about)["issued"] == {"date-parts": [[2015, 12, 15], [2015, 12, 17]], "circa": True}


def test_a_likely_day_without_a_range_is_about():
    about = replace(HARBOUR, published=PublicationDate(date(2015, 12, 16), certainty="estimated"))
    assert read_bibtex(bibtex.entry(about))[0]["date"] == "2015-12-16~"
    assert csl.item(about)["issued"] == {"date-parts": [[2015, 12, 16]], "circa": True}


def test_what_is_not_known_is_left_out():
    bare = Reference("article", "source:a", "A title", "", "sources/a/", day="undated")
    assert plain.entry(bare) == "“A title”, undated; sources/a/"
    [entry] = read_bibtex(bibtex.entry(bare))
    assert set(entry) == {"ID", "TYPE", "title", "url", "note"} and entry["TYPE"] == "misc"
    assert {"TY", "ID", "TI", "LA", "UR", "N1", "ER"} == {line[:2] for line in ris.entry(bare).splitlines()}
    assert not {"author", "container-title", "issued", "publisher"} & set(csl.item(bare))


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_come_back_as_words(words):
    evil = replace(HARBOUR, title=words, published_in=words, author=words, quote=words, remarks=(words,))
    [entry] = read_bibtex(bibtex.file([evil]))
    assert BRACES.sub("", entry.get("title", "")) == BRACES.sub("", cleaned(words))
    [record] = rispy.loads(ris.file([evil]))
    assert record.get("title", "") == cleaned(words)
    [item] = json.loads(csl.file([evil]))
    assert item.get("title", "") == cleaned(words)
    assert "\n" not in plain.entry(evil)


def test_an_address_with_braces_cannot_leave_its_field():
    evil = replace(HARBOUR, address="https://brief.example/a}b{c\\d?e=f%20g#s1")
    [entry] = read_bibtex(bibtex.entry(evil))
    assert entry["url"] == "https://brief.example/a%7Db%7Bc%5Cd?e=f%20g#s1"


@given(st.lists(st.text(max_size=40), min_size=1, max_size=4))
def test_any_titles_stay_apart(titles):
    references = [replace(HARBOUR, key=f"source:{n}", title=title) for n, title in enumerate(titles)]
    assert [entry["ID"] for entry in read_bibtex(bibtex.file(references))] == [r.key for r in references]
    assert [record["id"] for record in rispy.loads(ris.file(references))] == [r.key for r in references]
    assert [item["id"] for item in json.loads(csl.file(references))] == [r.key for r in references]
