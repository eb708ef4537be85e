"""How much of a raw file is read: bounds that keep one hostile file from costing the others."""

from __future__ import annotations

from ..records import Kind

MEGABYTE = 1_000_000

FILE_BYTES: dict[Kind, int] = {
    "txt": 20 * MEGABYTE,
    "md": 20 * MEGABYTE,
    "html": 20 * MEGABYTE,
    "feed": 50 * MEGABYTE,
    "mail": 100 * MEGABYTE,
    "json": 200 * MEGABYTE,
}
"""The largest file of each kind, before and after decompression. A book of 1,500 pages is 3 MB of text;
a feed, a message with pictures and an array of articles may be larger. Kinds not named here are streamed."""

STREAMED: frozenset[Kind] = frozenset({"jsonl", "warc"})
"""Kinds whose records are read one after the other, so that only a record is bounded."""

RECORD_BYTES = 20 * MEGABYTE
"""The largest single record of a JSON-lines or WARC file, and the largest part of a message."""

FILES = 250_000
"""The most files of a folder that are looked into. So many of one line each take about ten minutes and 4 GB;
a newspaper prints as many articles in five to ten years."""

FOLDER_DEPTH = 50
"""How deep folders may nest. Real ones stay under 10; Python 3.11 walks no deeper than its stack, 1,000."""

DOCUMENTS = 250_000
"""The most documents read from one file; a WARC file of a crawl holds about 50,000."""

EXPANDED_BYTES = 4_000 * MEGABYTE
"""The most that a compressed streamed file may expand to; WARC files are usually cut at 1,000 MB packed."""

PARAGRAPHS = 20_000
"""The most paragraphs of one article; a novel has 5,000, a news page about 200 passages, the longest
live blogs 3,000. Every line is weighed against its neighbours: a file of
a million one-line paragraphs would take half a minute and 1.3 GB."""

LINES = 50_000
"""The most lines of one text, paragraphs wrapped over several lines and blank lines included."""

ELEMENT_DEPTH = 256
"""How deep HTML may nest for libxml2; what nests deeper is read without its structure. Pages reach 60."""

PART_DEPTH = 8
"""How deep the parts of a message may nest: forwarded messages in messages. Real mail stays under 5."""

JSON_DEPTH = 60
"""How deep JSON is searched for articles. Scrapers nest 1 to 3 levels, APIs about 5."""

LARGEST_SIDECAR = 100_000
"""Bytes; a sidecar has a few lines."""
