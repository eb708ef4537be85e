"""What many tests share: the five seeds processed once, and the site built once by real Pelican."""

from __future__ import annotations

import locale
import os
from pathlib import Path

import hypothesis
import pytest

from building import ROOT, SEEDS, build

# The same examples on every run, so that a red run means a changed program; `explore` looks for new ones:
# HYPOTHESIS_PROFILE=explore invoke test
hypothesis.settings.register_profile("steady", derandomize=True)
hypothesis.settings.register_profile("explore", derandomize=False)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


@pytest.fixture(autouse=True)
def same_locale():
    """Every test leaves the locale as it was: Pelican sets that of the site it builds, for all."""
    before = locale.setlocale(locale.LC_ALL)
    yield
    locale.setlocale(locale.LC_ALL, before)


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the five real articles."""
    return SEEDS


@pytest.fixture(scope="session")
def conf() -> dict:
    """The BRIEFING dict of pelicanconf.py."""
    import runpy

    return runpy.run_path(str(ROOT / "pelicanconf.py"))["BRIEFING"]


@pytest.fixture(scope="session")
def result(conf):
    """The five seeds, processed with the site's own settings."""
    import briefing

    return briefing.process(SEEDS, **{key: value for key, value in conf.items() if key != "seeds"})


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Path:
    """The site of the five seeds, built once."""
    output = tmp_path_factory.mktemp("site") / "output"
    done = build(output)
    assert done.returncode == 0, done.stdout + done.stderr
    return output
