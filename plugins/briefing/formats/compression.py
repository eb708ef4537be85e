"""Packed files unpacked within bounds, wholly or as a stream."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from mmap import mmap
from typing import BinaryIO

from .findings import Unreadable
from .limits import EXPANDED_BYTES, MEGABYTE

GZIP = b"\x1f\x8b"
CHUNK = 1 << 16
CUT_OFF = "the gzip file is cut off or damaged: what comes before the damage was read"


def is_packed(data: bytes | mmap) -> bool:
    """Whether it is gzip, whatever its name."""
    return data[:2] == GZIP


def unpack(data: bytes, limit: int) -> tuple[bytes, tuple[str, ...]]:
    """All that a gzip file holds, and a note where it is damaged; Unreadable beyond `limit` bytes.

    What can be unpacked of a damaged file is kept: half an article is better than none, and says so.
    """
    parts, size = [], 0
    try:
        for part in _parts(data):
            parts.append(part)
            size += len(part)
            if size > limit:
                most = f"{limit // MEGABYTE} MB"
                raise Unreadable(f"unpacks to more than {most}, too much for an article: look into it first")
    except zlib.error:
        return _kept(parts)
    return b"".join(parts), ()


def _parts(data: bytes) -> Iterator[bytes]:
    """The unpacked bytes of a gzip file, CHUNK at most at a time; zlib.error where it is damaged."""
    unpacker = zlib.decompressobj(wbits=31)
    for start in range(0, len(data), CHUNK):
        rest = data[start : start + CHUNK]
        while rest:
            if unpacker.eof:  # a file may be several packed files in a row, with zeros after the last
                rest = rest.lstrip(b"\0")
                if not rest:
                    break
                unpacker = zlib.decompressobj(wbits=31)
            yield unpacker.decompress(rest, CHUNK)
            rest = unpacker.unconsumed_tail or unpacker.unused_data
    if not unpacker.eof:
        raise zlib.error("cut off")


def _kept(parts: list[bytes]) -> tuple[bytes, tuple[str, ...]]:
    if not any(parts):
        raise Unreadable("is a gzip file cut off or damaged at its start: fetch it again")
    return b"".join(parts), (CUT_OFF,)


def file(data: bytes | mmap) -> BinaryIO:
    """A file over `data`, as it is."""
    return io.BytesIO(data) if isinstance(data, bytes) else io.BufferedReader(_Mapped(data))


def unpacked(packed: BinaryIO) -> BinaryIO:
    """A file unpacked as it is read, if it is gzip; reading raises Unreadable beyond EXPANDED_BYTES."""
    head = packed.read(len(GZIP))
    packed.seek(0)
    return io.BufferedReader(_Bounded(gzip.GzipFile(fileobj=packed))) if head == GZIP else packed


class _Mapped(io.RawIOBase):
    """A memory map as a file whose lines may be read up to a length."""

    def __init__(self, data: mmap) -> None:
        self._data = data
        self._place = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:
        part = self._data[self._place : self._place + len(buffer)]
        buffer[: len(part)] = part
        self._place += len(part)
        return len(part)

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: len(self._data)}[whence]
        self._place = max(0, start + offset)
        return self._place


class _Bounded(io.RawIOBase):
    """A file that stops a decompression bomb, and says what is wrong with a damaged one."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._size = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:
        try:
            part = self._file.read(len(buffer))
        except (EOFError, zlib.error, OSError):
            raise Unreadable(CUT_OFF) from None
        self._size += len(part)
        if self._size > EXPANDED_BYTES:
            raise Unreadable(
                f"unpacks to more than {EXPANDED_BYTES // MEGABYTE:,} MB: split it; the first were read"
            )
        buffer[: len(part)] = part
        return len(part)
