"""Build sites for tests as a newcomer does: a copy of the repository's files, and `mkdocs build --strict`."""

from __future__ import annotations

import fcntl
import gzip
import io
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

SOURCES = ("mkdocs.yml", "docs", "overrides", "datapackage")


def copy_project(root: Path, folder: Path) -> Path:
    """Copy what a site is built from; nothing of an earlier build comes along."""
    folder.mkdir(parents=True)
    for name in SOURCES:
        source = root / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        else:
            shutil.copy2(source, folder / name)
    return folder


def mkdocs_build(project: Path) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs build --strict` in a project and hand back what it said."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def once_per_run(base: Path, name: str, make: Callable[[Path], None]) -> Path:
    """Make a folder once for all processes of a test run.

    Args:
        base: the base folder of temporary files of this process.
        name: of the folder.
        make: makes it; is given its path, which does not exist yet.
    """
    shared = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / name
    with shared.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not shared.exists():
            make(shared)
    return shared


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that hangs up, because its page was closed, is nothing to report; all else is."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is http.server's
        """Say nothing."""


class _Packed(_Quiet):
    """Sends text packed, as web servers do, and the site's own page for what is not there."""

    def send_head(self) -> io.BytesIO | None:  # type: ignore[override] - the parent's opens files, this one's a buffer
        path = Path(self.translate_path(self.path))
        if path.is_dir() and not self.path.partition("?")[0].endswith("/"):
            return super().send_head()  # type: ignore[return-value] - sends the reader on; no body
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file()
        path = path if found else Path(self.directory) / "404.html"
        data, kind = path.read_bytes(), self.guess_type(str(path))
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", kind)
        if kind.startswith("text/") or kind.endswith(("json", "javascript", "xml")):
            data = gzip.compress(data, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        return io.BytesIO(data)


@contextmanager
def served(site: Path, *, packed: bool = False) -> Iterator[str]:
    """Serve a folder on a free port of this machine; gives the address with a slash at the end.

    Args:
        site: the folder.
        packed: whether text is sent with gzip, and the site's 404.html in place of what is not there.
    """
    server = _Server(("127.0.0.1", 0), partial(_Packed if packed else _Quiet, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
