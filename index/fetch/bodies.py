"""The body of an answer, decompressed piece by piece and never beyond a limit: a bomb costs its first bytes."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any, Protocol

ACCEPTED = "gzip, deflate, br"
_PIECE = 1 << 16


class TooLargeError(Exception):
    """The body is larger than allowed."""


class BadBodyError(Exception):
    """The body is not what its headers say; the message says how."""


class Decoder(Protocol):
    """Bytes in, pieces of at most 64 kB out, so that a bomb never lies in memory as a whole."""

    def feed(self, data: bytes, most: int) -> Iterator[bytes]:
        """Decode; raises `TooLargeError` when there would be more than `most` bytes."""


def decoder_for(encoding: str) -> Decoder:
    """The decoder of a Content-Encoding. Encodings one upon the other are refused: only bombs use them.

    Raises:
        BadBodyError: The encoding is not read.
    """
    name = encoding.strip().lower()
    if name in ("", "identity"):
        return _Plain()
    if name in ("gzip", "x-gzip", "deflate"):
        return _Zlib(is_gzip=name != "deflate")
    if name == "br":
        return _Brotli()
    raise BadBodyError(f"is sent in an encoding that is not read ({name[:40]})")


class _Plain:
    def feed(self, data: bytes, most: int) -> Iterator[bytes]:
        if len(data) > most:
            raise TooLargeError
        yield data


class _Zlib:
    def __init__(self, *, is_gzip: bool) -> None:
        self._is_gzip = is_gzip
        self._is_new = True
        self._stream = zlib.decompressobj(31 if is_gzip else 15)

    def feed(self, data: bytes, most: int) -> Iterator[bytes]:
        while data:
            if self._stream.eof:
                if not self._is_gzip or not data.startswith(b"\x1f\x8b"):
                    return  # padding behind the end
                self._stream = zlib.decompressobj(31)
            piece = self._inflate(data)
            most -= len(piece)
            if most < 0:
                raise TooLargeError
            self._is_new = self._is_new and not piece
            yield piece
            data = self._stream.unused_data if self._stream.eof else self._stream.unconsumed_tail

    def _inflate(self, data: bytes) -> bytes:
        try:
            return self._stream.decompress(data, _PIECE)
        except zlib.error as error:
            if self._is_gzip or not self._is_new:
                raise BadBodyError("is damaged (it does not decompress)") from error
        self._stream = zlib.decompressobj(-15)  # what half of all servers mean by "deflate"
        self._is_new = False
        return self._inflate(data)


class _Brotli:
    def __init__(self) -> None:
        import brotli

        self._error: type[Exception] = brotli.error
        self._stream: Any = brotli.Decompressor()

    def feed(self, data: bytes, most: int) -> Iterator[bytes]:
        try:
            while True:
                piece = self._stream.process(data, output_buffer_limit=_PIECE)
                data = b""
                most -= len(piece)
                if most < 0:
                    raise TooLargeError
                # It says that it is finished while it still holds output: an empty piece alone means so.
                if not piece:
                    return
                yield piece
        except self._error as error:
            raise BadBodyError("is damaged (it does not decompress)") from error
