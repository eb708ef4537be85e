"""Every reader of what others wrote, on inputs that broke it once and on damaged ones."""

from __future__ import annotations

import importlib.util
import subprocess
import sys

import pytest
from hostile import fuzz, fuzz_corpus, fuzz_targets
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

TARGETS = sorted(fuzz_targets.TARGETS)
TOKENS = st.sampled_from(
    b'< &#9 ]]> [[ """ \0 \n\n \xff \xed\xa0\x80 Content-Type: { December 18'.split(b" ")
)
"""What inputs are damaged with, beside bytes by chance."""


@pytest.mark.parametrize("target", TARGETS)
def test_no_target_breaks_on_its_corpus_or_on_what_broke_it_once(target):
    inputs = list(fuzz_corpus.of(target))
    assert len(inputs) > 1
    for data in inputs:
        fuzz_targets.TARGETS[target](data)


def test_what_broke_a_target_once_is_kept_under_the_name_of_a_target():
    kept = {place.name for place in fuzz_corpus.INPUTS.iterdir()}
    assert kept and kept <= set(TARGETS)


@pytest.mark.parametrize("target", TARGETS)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_no_target_breaks_on_damaged_input(target, draw):
    """Pieces cut out of one input, and of another put in their place."""
    inputs = list(fuzz_corpus.of(target))
    one, other = (draw.draw(st.sampled_from(inputs)) for _ in range(2))
    start, end = sorted(draw.draw(st.integers(0, len(one))) for _ in range(2))
    first, last = sorted(draw.draw(st.integers(0, len(other))) for _ in range(2))
    put = draw.draw(st.binary(max_size=9) | TOKENS | st.just(other[first:last]))
    fuzz_targets.TARGETS[target](one[:start] + put + one[end:])


@pytest.mark.skipif(
    not importlib.util.find_spec("atheris"), reason="needs atheris: `invoke fuzz` installs it"
)
def test_a_short_run_of_the_fuzzer_finds_nothing(tmp_path):
    words = [
        sys.executable,
        fuzz.__file__,
        "--runs",
        "400",
        "--seed",
        "1",
        "--keep",
        str(tmp_path),
        fuzz.EVERY,
    ]
    done = subprocess.run(words, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert list(tmp_path.glob("*/*")) == []
