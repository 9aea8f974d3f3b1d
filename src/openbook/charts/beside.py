"""Charts that another process draws while this one goes on.

It is a plain new process and not one of `multiprocessing`, whose processes run the caller's main module again: that
costs the start of `python -m mkdocs` once more, and breaks a script that builds a site without asking for its name.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import tempfile
import weakref
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

from openbook.charts.spec import Spec
from openbook.text.language import language, speak

Drawn = TypeVar("Drawn", str, bytes)


class Beside(Generic[Drawn]):
    """Charts, in the order of their specifications, which a process of their own begins to draw at once.

    It speaks the language of the moment. It is ended when nobody waits for the charts any more.
    """

    def __init__(self, draw: Callable[[Spec], Drawn], specs: Sequence[Spec]) -> None:
        """Args: what draws a chart, a function of a module; the specifications."""
        self._draw: Callable[[Spec], Drawn] = draw
        self._specs = specs
        self._made = tempfile.TemporaryFile()
        with tempfile.TemporaryFile() as given:  # files and not pipes: nobody waits until the other reads
            pickle.dump((language(), draw, specs), given)
            given.seek(0)
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-c", f"from {__name__} import serve; serve()"],
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
                stdin=given, stdout=self._made, stderr=subprocess.DEVNULL)
        weakref.finalize(self, _end, self._process)

    def __iter__(self) -> Iterator[Drawn]:
        """Wait for the charts. Where the other process failed they are drawn in this one, and fail here if at all."""
        if self._process.wait():
            return map(self._draw, self._specs)
        self._made.seek(0)
        return iter(pickle.load(self._made))


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()


def serve() -> None:
    """What the other process does: it reads from standard input what to draw, and writes what it drew."""
    spoken, draw, specs = pickle.load(sys.stdin.buffer)
    speak(spoken)
    pickle.dump([draw(spec) for spec in specs], sys.stdout.buffer)
