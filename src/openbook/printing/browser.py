"""A headless Chromium, spoken to through a pipe: the DevTools protocol as JSON, each message ended by a zero byte.

A pipe needs no port and no library: https://chromedevtools.github.io/devtools-protocol/
"""

from __future__ import annotations

import fcntl
import json
import os
import select
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import openbook
from openbook.errors import OpenbookError, Problem

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
VARIABLE = "OPENBOOK_CHROMIUM"
TIME_LIMIT = 180.0
"""Seconds that one Chromium may take in all; a report of 165 indicators takes about ten."""

_FLAGS = (
    "--headless", "--remote-debugging-pipe", "--disable-gpu", "--no-first-run", "--no-default-browser-check",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
    "--disable-breakpad", "--disable-dev-shm-usage", "--font-render-hinting=none", "--force-color-profile=srgb",
    "--disable-features=HttpsUpgrades,MediaRouter,OptimizationHints,SpareRendererForSitePerProcess",
    f"--user-agent=Openbook {openbook.__version__}",  # what a PDF names as its maker
    "--host-resolver-rules=MAP * ~NOTFOUND",  # whatever is not answered from the site's folder finds nobody
)
_READ, _WRITE = 3, 4
"""File descriptors on which Chromium reads what it is told, and writes what it says."""


def find_chromium() -> str | None:
    """Path of the Chromium to use: the variable OPENBOOK_CHROMIUM, or the first one installed."""
    names = (os.environ.get(VARIABLE) or "", *NAMES)
    return next((path for name in names if name and (path := shutil.which(name))), None)


class Browser:
    """A running Chromium with one page, for use with `with`.

    Nothing it writes outlives it: its profile is a temporary folder.

    Raises:
        OpenbookError: `no-chromium` when there is none; `print-failed` when it ends, refuses or takes too long.
    """

    def __init__(self, path: str | None = None) -> None:
        found = path or find_chromium()
        if found is None:
            raise OpenbookError([Problem(
                "no-chromium", "openbook report", "Chromium was not found, and it is what makes the PDF.",
                f"one of {', '.join(NAMES)} on the PATH, or its path in the variable {VARIABLE}",
                "Install it (Debian: apt install chromium), or set the variable.")])
        self._path = found
        self._number = 0
        self._session = ""
        self._held = b""
        self.on_event: Callable[[str, dict[str, Any]], None] = lambda _method, _given: None

    def __enter__(self) -> Self:
        self._profile = tempfile.TemporaryDirectory(prefix="openbook-chromium-", ignore_cleanup_errors=True)
        self._log = Path(self._profile.name) / "chromium.log"
        self._until = time.monotonic() + TIME_LIMIT
        theirs_in, self._out = _pipe()
        self._in, theirs_out = _pipe()
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []  # Chromium refuses to run as root with one
        try:
            self._pid = os.posix_spawn(
                self._path, [self._path, *_FLAGS, *sandbox, f"--user-data-dir={self._profile.name}"], os.environ,
                file_actions=[
                    (os.POSIX_SPAWN_DUP2, theirs_in, _READ), (os.POSIX_SPAWN_DUP2, theirs_out, _WRITE),
                    (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
                    (os.POSIX_SPAWN_OPEN, 2, str(self._log), os.O_WRONLY | os.O_CREAT, 0o600)],
                setpgroup=0)
        finally:
            os.close(theirs_in)
            os.close(theirs_out)
        try:
            target = self.ask("Target.createTarget", url="about:blank")["targetId"]
            self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        os.close(self._out)  # Chromium ends when nobody speaks to it
        os.close(self._in)
        for stop in (0, signal.SIGTERM, signal.SIGKILL):
            if self._ended(stop):
                break
        self._profile.cleanup()

    def ask(self, method: str, **given: object) -> dict[str, Any]:
        """Send one command and wait for its answer; events that come meanwhile go to `on_event`."""
        wanted = self.tell(method, **given)
        while True:
            said = self._next()
            if said.get("id") == wanted:
                if "error" in said:
                    raise self._failed(f"Chromium refused {method}: {said['error'].get('message')}")
                return dict(said["result"])
            self._event(said)

    def tell(self, method: str, **given: object) -> int:
        """Send one command without waiting; returns its number."""
        self._number += 1
        message: dict[str, object] = {"id": self._number, "method": method, "params": given}
        if self._session:
            message["sessionId"] = self._session
        data = json.dumps(message).encode() + b"\0"
        try:
            while data:
                data = data[os.write(self._out, data):]
        except OSError as error:
            raise self._failed(f"Chromium ended early ({error})") from None
        return self._number

    def wait_for(self, event: str) -> None:
        """Wait until an event of this name has come."""
        said: Mapping[str, Any] = {}
        while said.get("method") != event:
            said = self._next()
            self._event(said)

    def _event(self, said: Mapping[str, Any]) -> None:
        if "method" in said:
            self.on_event(said["method"], said.get("params", {}))

    def _next(self) -> dict[str, Any]:
        """The next message."""
        while b"\0" not in self._held:
            ready, _, _ = select.select([self._in], [], [], max(0.0, self._until - time.monotonic()))
            if not ready:
                raise self._failed(f"Chromium took longer than {TIME_LIMIT:.0f} seconds")
            data = os.read(self._in, 1 << 20)
            if not data:
                raise self._failed("Chromium ended early")
            self._held += data
        message, _, self._held = self._held.partition(b"\0")
        return dict(json.loads(message))

    def _failed(self, what: str) -> OpenbookError:
        lines = self._log.read_text(encoding="utf-8", errors="replace").split("\n") if self._log.is_file() else []
        said = [line.strip() for line in lines if line.strip() and "dbus" not in line]
        last = f" It last said: {said[-1]}" if said else ""
        return OpenbookError([Problem("print-failed", self._path, f"{what}.{last}", "a PDF of the report",
                                      "Run the command again; when it fails again, use a newer Chromium.")])

    def _ended(self, stop: int) -> bool:
        """Whether Chromium ends within five seconds of a signal to all its processes (0 for none)."""
        if stop:
            with suppress(ProcessLookupError):
                os.killpg(self._pid, stop)
        until = time.monotonic() + 5
        while time.monotonic() < until:
            if os.waitpid(self._pid, os.WNOHANG)[0]:
                return True
            time.sleep(0.02)
        return False


def _pipe() -> tuple[int, int]:
    """A pipe whose ends are out of the way of the numbers that Chromium wants, and stay with this process."""
    ends = os.pipe()
    moved = tuple(fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in ends)
    for end in ends:
        os.close(end)
    return moved[0], moved[1]
