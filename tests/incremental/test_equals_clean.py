"""After any edits the incremental site is, byte for byte, the one that Pelican makes from nothing.

Each round is built twice; the second build may be left out, and must be where its inputs are known.

INCREMENTAL_EXAMPLES=300 runs more scripts than the few of a normal run.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from random import Random

import pytest
from blog import EDITS, Blog, add, tree
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

EXAMPLES = int(os.environ.get("INCREMENTAL_EXAMPLES", "14"))
SOME_EDITS = st.lists(
    st.tuples(st.sampled_from(sorted(EDITS)), st.integers(0, 2**16)), min_size=1, max_size=4
)
DECLARED = {"sitemap": [], "neighbours": [], "blog": []}
"""With these a build is left out where nothing has changed."""
SCRIPTS = st.lists(SOME_EDITS, min_size=1, max_size=5)


@pytest.mark.parametrize("theme", ["simple", "notmyidea"])
def test_any_script_of_edits_ends_in_the_clean_site(theme):
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize="INCREMENTAL_EXAMPLES" not in os.environ,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(script=SCRIPTS)
    def check(script):
        with tempfile.TemporaryDirectory() as folder:
            blog = Blog(Path(folder), theme, settings={"INCREMENTAL_INPUTS": DECLARED})
            for seed in range(6):
                add(blog, Random(seed))
            blog.build()
            for edits in script:
                for name, seed in edits:
                    EDITS[name](blog, Random(seed))
                blog.build()
                assert blog.differences() == []
                made = tree(blog.output)
                blog.build()
                assert tree(blog.output) == made

    check()
