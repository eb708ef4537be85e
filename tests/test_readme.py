"""What README promises can be run as it stands."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHELL = [
    line.split("  #")[0].strip()
    for block in re.findall(r"```sh\n(.*?)```", README, re.S)
    for line in block.splitlines()
]
PYTHON = re.findall(r"```python\n(.*?)```", README, re.S)


@pytest.mark.parametrize("command", [line for line in SHELL if line.startswith("python -m briefing")])
def test_every_command_of_the_library_runs(command):
    words = command.replace("python", sys.executable, 1).split()
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "plugins")}
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_every_make_target_is_a_task():
    targets = set(re.findall(r"\bmake ([a-z-]+)", README))
    assert {"site", "test", "serve"} <= targets
    listed = subprocess.run(
        [sys.executable, "-m", "invoke", "--list"], cwd=ROOT, capture_output=True, text=True
    )
    tasks = set(re.findall(r"^  ([a-z-]+)", listed.stdout, re.M))
    assert targets <= tasks
    assert set(re.findall(r"invoke ([a-z][a-z-]+)", README)) <= tasks


def test_the_library_example_runs(tmp_path):
    [example] = [block for block in PYTHON if "import briefing" in block]
    text = "The ferry struck the pier of Port Lindow on Monday, harbour master Ada Quill said."
    other = text.replace("ferry", "barge")
    page = f"<h1>Ferry strikes pier</h1><article><p>{text}</p><p>{other}</p></article>"
    (tmp_path / "page.html").write_text(page)
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "plugins")}
    script = example + "\nassert result.articles and sentences and days and article.title[:5] == 'Ferry'"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def test_the_example_topic_is_a_valid_setting():
    from briefing.settings import from_mapping

    [example] = [block for block in PYTHON if '"slug"' in block]
    [topic] = from_mapping({"topics": [eval(example.strip().rstrip(","))]}).topics
    assert topic.name == "Fisheries"


def test_every_relative_link_leads_to_a_file():
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target
