"""Publishing to S3-compatible storage: a real server on this machine, written to by obstore."""

from __future__ import annotations

import os
import shlex
import socket
import subprocess
import urllib.request
from pathlib import Path

import pytest

from briefing.publishing import MANIFEST, Bucket, Changes, PublishError
from briefing.publishing.buckets import content_type
from small_site import change, make, tree

SERVER = os.environ.get("STORAGE_SERVER", "")
"""The command of an S3 server that takes moto's words."""
KEYS = {
    "AWS_ACCESS_KEY_ID": "ada",
    "AWS_SECRET_ACCESS_KEY": "quill",
    "AWS_REGION": "us-east-1",
}


@pytest.fixture
def site(tmp_path) -> Path:
    """A small site."""
    return make(tmp_path)


@pytest.fixture(scope="module")
def endpoint():
    """The address of an S3 server on this machine, with a bucket called `brief`."""
    if not SERVER:
        pytest.skip("needs an S3 server: `invoke storage` installs one")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [*shlex.split(SERVER), "-H", "127.0.0.1", "-p", str(port)]
    unbuffered = {**os.environ, "PYTHONUNBUFFERED": "1"}
    server = subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=unbuffered
    )
    next(line for line in server.stdout if "Running on" in line)
    address = f"http://127.0.0.1:{port}"
    with urllib.request.urlopen(urllib.request.Request(f"{address}/brief", method="PUT")) as made:
        assert made.status == 200
    yield address
    server.terminate()
    server.wait()
    server.stdout.close()


@pytest.fixture
def storage(endpoint, monkeypatch, request) -> str:
    """A folder of its own in the bucket, whose keys are in the environment."""
    for name, value in {**KEYS, "AWS_ENDPOINT_URL": endpoint}.items():
        monkeypatch.setenv(name, value)
    return f"s3://brief/{request.node.name}"


def held(bucket: Bucket) -> dict[str, str]:
    """What the storage holds, but for the manifest."""
    names = [str(item["path"]) for batch in bucket.store.list() for item in batch]
    return {n: bytes(bucket.store.get(n).bytes()).decode() for n in names if n != MANIFEST}


def test_storage_gets_what_changed_and_a_plan_sends_nothing(site, storage):
    bucket = Bucket(site, storage)
    todo = bucket.plan()
    assert set(todo.written) == set(tree(site))
    assert held(bucket) == {}
    bucket.send(todo)
    assert held(bucket) == tree(site)
    assert bucket.plan() == Changes((), ())
    expected = change(site)
    assert bucket.plan() == expected
    bucket.send(expected)
    assert held(bucket) == tree(site)


def test_storage_tells_browsers_what_each_file_is(site, storage):
    bucket = Bucket(site, storage)
    bucket.send(bucket.plan())
    told = bucket.store.get("index.html").attributes
    assert told["Content-Type"] == "text/html; charset=utf-8"


def test_what_others_put_into_the_storage_stays(site, storage):
    bucket = Bucket(site, storage)
    bucket.send(bucket.plan())
    bucket.store.put("CNAME", b"harbour.example")
    expected = change(site)
    assert bucket.plan() == expected
    bucket.send(expected)
    assert held(bucket) == {**tree(site), "CNAME": "harbour.example"}


def test_storage_that_holds_something_else_is_left_alone(site, storage):
    bucket = Bucket(site, storage)
    bucket.store.put("thesis.txt", b"x")
    with pytest.raises(PublishError, match="holds something else"):
        bucket.plan()


def test_a_file_that_somebody_deleted_from_the_storage_is_sent_again(site, storage):
    bucket = Bucket(site, storage)
    bucket.send(bucket.plan())
    bucket.store.delete("index.html")
    assert bucket.plan() == Changes(("index.html",), ())


def test_a_publication_that_was_cut_off_is_taken_up_again(site, storage, monkeypatch):
    bucket = Bucket(site, storage)
    bucket.send(bucket.plan())
    expected = change(site)
    monkeypatch.setattr(Bucket, "_write", lambda self, name: 1 / 0)
    with pytest.raises(PublishError, match="cannot be used"):
        bucket.send(expected)
    monkeypatch.undo()
    for name, value in {**KEYS, "AWS_ENDPOINT_URL": os.environ.get("AWS_ENDPOINT_URL", "")}.items():
        monkeypatch.setenv(name, value)
    assert bucket.plan() == expected


def test_a_bucket_that_is_not_there_is_told_of(site, storage):
    with pytest.raises(PublishError, match=r"s3://nowhere/x cannot be used.*AWS_ACCESS_KEY_ID"):
        Bucket(site, "s3://nowhere/x").plan()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a/index.html", "text/html; charset=utf-8"),
        ("email.txt", "text/plain; charset=utf-8"),
        ("theme/css/broadsheet.css", "text/css; charset=utf-8"),
        ("pagefind/pagefind.js", "text/javascript; charset=utf-8"),
        ("theme/icon.svg", "image/svg+xml; charset=utf-8"),
        ("manifest.webmanifest", "application/manifest+json; charset=utf-8"),
        ("feeds/all.atom.xml", "application/atom+xml"),
        ("sitemap.xml", "text/xml; charset=utf-8"),
        ("briefing.pdf", "application/pdf"),
        ("pagefind/wasm.en.pagefind", "application/octet-stream"),
    ],
)
def test_kinds_do_not_depend_on_the_machine(name, kind):
    assert content_type(name) == kind
