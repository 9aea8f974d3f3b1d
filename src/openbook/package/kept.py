"""Releases that are kept as they were: frozen copies of a package, below `releases/` in its folder.

A copy is a whole package with a list of the hashes of its files. It is never checked by later rules, for it was valid
when it was published; that it has not been touched since is what is checked. Copies are files and not tags of git, so a
site can be built from a download of the project or a shallow clone, by any engine, and a release can be seen, copied
and moved with the package that it belongs to.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from openbook.errors import OpenbookError, Problem
from openbook.package.contents import content_files
from openbook.package.descriptor import FILE

FOLDER = "releases"
"""Folder of the copies within a package."""
SEAL = "SHA256SUMS"
"""List of the copy's files, as `sha256sum -c` reads it."""

LONGEST = 80
"""Most characters of a release's name: it is the name of a folder, and part of every address of the release."""

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def copies(folder: Path) -> dict[str, Path]:
    """Folders of a package's kept releases, by name."""
    return {child.name: child for child in _folders(folder) if (child / FILE).is_file()}


def about(folder: Path) -> dict[str, tuple[str, str]]:
    """Names of a package's kept releases to the period and the day (ISO) that each is about."""
    return {name: told for name, copy in copies(folder).items() if (told := _about(copy)) is not None}


def seals(folder: Path) -> dict[str, bytes]:
    """Names of a package's kept releases to the list of the hashes of their files, where there is one."""
    return {copy.name: (copy / SEAL).read_bytes() for copy in _folders(folder) if (copy / SEAL).is_file()}


def _folders(folder: Path) -> list[Path]:
    inner = folder / FOLDER
    return [c for c in sorted(inner.iterdir()) if c.is_dir() and not c.name.startswith(".")] if inner.is_dir() else []


def _about(copy: Path) -> tuple[str, str] | None:
    """Period and day of a release, or None when its descriptor cannot be read."""
    try:
        own = json.loads((copy / FILE).read_text(encoding="utf-8"))["openbook"]
        return str(own["period"]), str(own["published_on"])
    except (OSError, ValueError, LookupError, TypeError):
        return None


def keep(folder: Path, name: str | None = None) -> Path:
    """Freeze the package as a release.

    Args:
        folder: a package that has been checked.
        name: of the release; without one, the id of its period in small letters. It is part of the release's address.

    Returns:
        The folder of the copy.

    Raises:
        OpenbookError: the name cannot be an address, or there is a release of that name, which is never written over.
    """
    files = content_files(folder)
    chosen = name or str(json.loads(files[FILE])["openbook"]["period"]).lower()
    target = folder / FOLDER / chosen
    where = f"{FOLDER}/{chosen}"
    if not _NAME.fullmatch(chosen) or len(chosen) > LONGEST:
        raise OpenbookError([_misnamed(chosen)])
    if target.exists():
        raise OpenbookError([Problem(
            "release-kept", where, "A release of this name is kept already, and a release is never changed.",
            "a name that is new", "For a corrected release give another name: --name "
            f"{chosen}-corrected.", value=chosen)])
    building = target.with_name(f".{chosen}.building")
    shutil.rmtree(building, ignore_errors=True)
    for path, data in files.items():
        file = building / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    (building / SEAL).write_text("".join(f"{_hash(files[path])}  {path}\n" for path in sorted(files)), encoding="utf-8")
    (target.parent / ".gitattributes").write_text("* -text\n", encoding="utf-8")  # git changes no end of a line
    building.rename(target)
    return target


def kept_problems(folder: Path) -> Iterator[Problem]:
    """Find kept releases that are no longer as they were."""
    for copy in _folders(folder):
        name, where = copy.name, f"{FOLDER}/{copy.name}"
        if not _NAME.fullmatch(name):
            yield _misnamed(name)
        if not copy.resolve().is_relative_to(folder.resolve()):
            yield Problem("unsafe-path", where, "The release is a link that leads out of the package folder.",
                          "a folder inside the package folder", "Replace the link by the folder itself.")
            continue
        seal = copy / SEAL
        if not seal.is_file():
            yield Problem("release-changed", f"{where}/{SEAL}", "The list of the release's files is gone.",
                          "a release as 'openbook release' wrote it", "Get the folder back from git.")
            continue
        lines = (line.partition("  ") for line in seal.read_text(encoding="utf-8", errors="replace").splitlines())
        listed = {path: mark for mark, _, path in lines}
        there = {p.relative_to(copy).as_posix() for p in copy.rglob("*") if p.is_file()} - {SEAL}
        if (copy / FILE).is_file() and _about(copy) is None:
            yield Problem("release-unreadable", f"{where}/{FILE}", "It does not say which period and day it is about.",
                          "a release as 'openbook release' wrote it", "Get the folder back from git.")
        for path in sorted(there | set(listed)):
            if path not in there:
                told = "The file was part of the release and is gone."
            elif path not in listed:
                told = "The file was not part of the release."
            elif _hash((copy / path).read_bytes()) != listed[path]:
                told = "The file is not as it was released."
            else:
                continue
            yield Problem("release-changed", f"{where}/{path}", told, "a release as 'openbook release' wrote it",
                          "Get the file back from git. Corrections go into the package itself, and into a release "
                          "of another name.")


def _misnamed(name: str) -> Problem:
    return Problem("release-name", f"{FOLDER}/{name}", f"{name!r} cannot be part of an address.",
                   "small letters and figures joined by hyphens, such as 2017-18-q2", "Give it another name.",
                   value=name)


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
