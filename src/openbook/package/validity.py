"""Remembers that a package was found valid, by the hash of its content and of everything that judged it."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import openbook
from openbook.package.canonical import checks_hash
from openbook.package.declared import rule_names


def content_hash(files: Mapping[str, bytes]) -> str:
    """Hash of a package's files: their paths and bytes, in the order of the paths."""
    digest = hashlib.sha256()
    for path in sorted(files):
        name = path.encode("utf-8", errors="surrogateescape")
        digest.update(b"%d %s %d\0" % (len(name), name, len(files[path])))
        digest.update(files[path])
    return digest.hexdigest()


def key(content: str) -> str:
    """What a verdict depends on: content, Openbook, its schemas and checks, frictionless, installed rules."""
    try:
        judge = version("frictionless")
    except PackageNotFoundError:
        judge = "none"
    text = "\n".join((content, openbook.__version__, checks_hash(), judge, *rule_names()))
    return hashlib.sha256(text.encode()).hexdigest()


def is_known_valid(cache: Path, package: str, verdict: str) -> bool:
    """Whether this very content was found valid before. A missing or damaged note means no."""
    try:
        return _note(cache, package).read_text(encoding="ascii") == verdict
    except (OSError, UnicodeDecodeError):
        return False


def remember_valid(cache: Path, package: str, verdict: str) -> None:
    """Write the note, whole or not at all; a cache that cannot be written is no error."""
    try:
        cache.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=cache, prefix=".valid-")
        with os.fdopen(handle, "w", encoding="ascii") as stream:
            stream.write(verdict)
        Path(name).replace(_note(cache, package))
    except OSError:
        return


def _note(cache: Path, package: str) -> Path:
    return cache / f"valid-{hashlib.sha256(package.encode()).hexdigest()[:16]}"
