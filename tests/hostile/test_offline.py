"""No request leaves at build: it succeeds where there is no network."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hostile.project import copy_of_project

from building import SEEDS, build
from pages_of import Built

WITHOUT_SOCKETS = """
import socket

def refuse(*words, **named):
    raise RuntimeError("the build asked for the network")

class Refused(socket.socket):
    def connect(self, *words): refuse()
    connect_ex = sendto = bind = connect

socket.socket = Refused
socket.create_connection = socket.getaddrinfo = socket.gethostbyname = refuse
"""
"""Run before anything else in the build's own process."""
PAGES_WITH_ADDRESSES = (
    '<!DOCTYPE html SYSTEM "https://evil.example/x.dtd"><html><head><base href="https://evil.example/">'
    '<link rel="stylesheet" href="https://evil.example/a.css"></head><body><article>'
    '<img src="https://evil.example/a.png">'
    "<p>The harbour board closed the quay on Monday, officials said.</p>"
    "<p>Nobody was hurt, the master of the port said on Tuesday.</p></article></body></html>",
    '<?xml version="1.0"?><!DOCTYPE rss SYSTEM "https://evil.example/x.dtd"><rss><channel><item>'
    "<title>Quay</title>"
    "<link>https://evil.example/</link><description>The harbour board closed the quay.</description></item>"
    "</channel></rss>",
)


@pytest.fixture
def project(tmp_path) -> Path:
    """The project with the real seeds and files that name other hosts."""
    root = copy_of_project(tmp_path / "project")
    shutil.copytree(SEEDS, root / "seeds", dirs_exist_ok=True)
    page, feed = PAGES_WITH_ADDRESSES
    (root / "seeds/page.html").write_text(page)
    (root / "seeds/feed.xml").write_text(feed)
    return root


def test_a_build_without_sockets_succeeds(project, tmp_path):
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    (hooks / "sitecustomize.py").write_text(WITHOUT_SOCKETS)
    asked = "import socket; socket.create_connection(('127.0.0.1', 9))"
    refused = subprocess.run(
        [sys.executable, "-c", asked], env={"PYTHONPATH": str(hooks)}, capture_output=True
    )
    assert b"the build asked for the network" in refused.stderr
    done = build(project / "output", root=project, PYTHONPATH=str(hooks))
    assert done.returncode == 0, done.stdout + done.stderr
    assert len([name for name in Built(project / "output").pages if name.startswith("sources/")]) == 7


def test_a_build_in_a_namespace_without_interfaces_succeeds(project):
    alone = ["unshare", "--net", "--map-root-user"]
    if subprocess.run([*alone, "true"], capture_output=True).returncode:
        pytest.skip("may not make a network namespace")
    words = [sys.executable, "-m", "pelican", "--fatal", "errors", "-o", str(project / "output")]
    done = subprocess.run([*alone, *words], cwd=project, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (project / "output/index.html").is_file()
