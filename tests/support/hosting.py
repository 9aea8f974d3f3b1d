"""Serve a built site as a host of static sites does: texts packed with gzip, everything kept for ten minutes.

What is not there is answered with the site's own 404.html, where it has one.

The headers are those of GitHub Pages (`Cache-Control: max-age=600`, an ETag, gzip where the browser takes it), so that
what is measured here is what a reader gets there.
"""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

PACKED = ("text/", "application/javascript", "application/json", "application/ld+json", "application/xml",
          "application/atom+xml", "image/svg+xml")
"""Kinds of content that the host packs."""

KEPT = "max-age=600"
"""What the host says about keeping."""

_KINDS = {".js": "application/javascript", ".jsonld": "application/ld+json", ".webmanifest": "application/json"}


@lru_cache(maxsize=4096)
def _content(file: Path, changed: int, packed: bool) -> tuple[bytes, str]:
    """The bytes of a file as it stood at a time (ns) and their tag."""
    data = file.read_bytes()
    tag = f'"{hashlib.sha256(data).hexdigest()[:16]}"'
    return (gzip.compress(data, 6, mtime=0) if packed else data), tag


class _Host(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, site: Path) -> None:
        self._site = site
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = self._site / path.lstrip("/")
        if file.is_dir() and not path.endswith("/"):
            self._answer(HTTPStatus.MOVED_PERMANENTLY, {"Location": f"{path}/"})
            return
        file = file / "index.html" if file.is_dir() else file
        own = self._site / "404.html"
        if file.is_file():
            self._send(file, HTTPStatus.OK)
        elif own.is_file():
            self._send(own, HTTPStatus.NOT_FOUND)
        else:
            self._answer(HTTPStatus.NOT_FOUND, {})

    do_HEAD = do_GET  # noqa: N815 - likewise

    def _send(self, file: Path, status: HTTPStatus) -> None:
        kind = _KINDS.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        packed = kind.startswith(PACKED) and "gzip" in self.headers.get("Accept-Encoding", "")
        data, tag = _content(file, file.stat().st_mtime_ns, packed)
        headers = {"Cache-Control": KEPT, "ETag": tag, "Vary": "Accept-Encoding"}
        if self.headers.get("If-None-Match") == tag:
            self._answer(HTTPStatus.NOT_MODIFIED, headers)
            return
        kind += "; charset=utf-8" if kind.startswith(("text/", "application/javascript")) else ""
        headers |= {"Content-Type": kind, **({"Content-Encoding": "gzip"} if packed else {})}
        self._answer(status, headers, data)

    def _answer(self, status: HTTPStatus, headers: dict[str, str], data: bytes = b"") -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is http.server's
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that hangs up, because its page was closed, is nothing to report; all else is."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def hosted(site: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine; gives the address with a slash at the end."""
    server = _Server(("127.0.0.1", 0), partial(_Host, site=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
