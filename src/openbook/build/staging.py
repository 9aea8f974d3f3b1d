"""A folder is replaced as a whole or not at all.

The new content is written to a hidden folder beside the final one and renamed at the end, so a build that
fails or is cut short leaves the earlier folder as it was. Where the folder cannot be renamed (a
mount point, a parent that is read-only), its entries are, one after the other, and all come back if one fails.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

_NEW, _OLD = "building", "replaced"


def stage(final: Path) -> Path:
    """Make an empty folder beside `final` to write into, and clear away what dead builds left behind.

    Args:
        final: the folder that will be replaced; it need not exist. A link is followed.

    Returns:
        The new folder: beside `final`, or hidden inside it where nothing may be written beside it.

    Raises:
        OSError: nothing can be written in either place.
    """
    target = _real(final)
    target.parent.mkdir(parents=True, exist_ok=True)
    _clear_up(target)
    staging = _beside(target, _NEW)
    discard(staging)
    try:
        staging.mkdir()
    except OSError:
        if not target.is_dir():
            raise
        staging = _inside(target, _NEW)
        discard(staging)
        staging.mkdir()
    return staging


def publish(staging: Path, final: Path, keep: Iterable[str] = ()) -> None:
    """Put the staged folder in the place of `final`.

    Hidden files at the top of `final` (such as `.git` of a pages branch) stay, as they do with MkDocs. A folder
    that cannot be renamed, such as a mount point, stays and gets the new contents.

    Args:
        staging: from `stage`. final: the folder to replace.
        keep: paths within `final` that stay as they are where the staged folder has nothing of that name.

    Raises:
        OSError: `final` cannot be written; it is as it was.
    """
    target = _real(final)
    for name in keep:
        if (target / name).exists() and not (staging / name).exists():
            (staging / name).parent.mkdir(parents=True, exist_ok=True)
            _copy(target / name, staging / name)
    if staging.parent == target:
        _refill(staging, target)
        return
    old = _beside(target, _OLD)
    if target.exists():
        for hidden in target.glob(".*"):
            if not (staging / hidden.name).exists() and _made_by(hidden, target) is None:
                _copy(hidden, staging / hidden.name)
        try:
            target.rename(old)
        except OSError:
            _refill_from(staging, target)
            return
    try:
        staging.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    discard(old)


def discard(staging: Path) -> None:
    """Remove a staged folder if it is still there; what cannot be removed is left to the next build."""
    shutil.rmtree(staging, ignore_errors=True)


def _refill_from(staging: Path, target: Path) -> None:
    """Replace the contents of a folder; what takes long is done before the earlier contents are touched."""
    inside = _inside(target, _NEW)
    try:
        shutil.copytree(staging, inside, symlinks=True)
        _refill(inside, target)
    finally:
        discard(inside)
    discard(staging)


def _refill(staging: Path, target: Path) -> None:
    """Put the entries of a folder inside `target` in the place of target's own; if one cannot go, all come back."""
    old = _inside(target, _OLD)
    names = {entry.name for entry in staging.iterdir()}
    leaving = [e for e in target.iterdir() if e.name in names or not e.name.startswith(".")]
    placed: list[Path] = []
    old.mkdir()
    try:
        for entry in leaving:
            entry.rename(old / entry.name)
        for name in sorted(names):
            (staging / name).rename(target / name)
            placed.append(target / name)
    except BaseException:
        for entry in placed:
            entry.rename(staging / entry.name)
        _bring_back(old, target)
        raise
    staging.rmdir()
    old.rename(staging)  # from here on it is nothing to bring back
    discard(staging)


def _bring_back(old: Path, target: Path) -> None:
    """Put what was moved away back in its place, over whatever stands there now."""
    for entry in list(old.iterdir()):
        here = target / entry.name
        if here.is_dir() and not here.is_symlink():
            shutil.rmtree(here)
        entry.replace(here)
    old.rmdir()


def _clear_up(target: Path) -> None:
    """Remove folders of builds that no longer run; bring back what was moved away and not replaced."""
    for folder in (target.parent, target):
        for left in list(folder.glob(".*")):
            made_by = _made_by(left, target)
            if made_by is None or _runs(made_by[1]):
                continue
            if made_by[0] == _OLD and folder == target:
                _bring_back(left, target)
            elif made_by[0] == _OLD and not target.exists():
                left.rename(target)
            else:
                discard(left)


def _made_by(folder: Path, target: Path) -> tuple[str, int] | None:
    """For a folder that a build made to replace `target`: what it is, and the build's process."""
    what, _, number = folder.name.removeprefix(f".{target.name}.").partition("-")
    if not folder.name.startswith(f".{target.name}.") or what not in (_NEW, _OLD) or not number.isdigit():
        return None
    return what, int(number)


def _runs(process: int) -> bool:
    if process == os.getpid():
        return False
    if os.name != "posix":  # elsewhere signal 0 is not a question
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _beside(target: Path, what: str) -> Path:
    return target.parent / f".{target.name}.{what}-{os.getpid()}"


def _inside(target: Path, what: str) -> Path:
    return target / f".{target.name}.{what}-{os.getpid()}"


def _real(final: Path) -> Path:
    return Path(os.path.realpath(final))


def _copy(source: Path, target: Path) -> None:
    if source.is_dir() and not source.is_symlink():
        shutil.copytree(source, target, symlinks=True)
    else:
        shutil.copy2(source, target, follow_symlinks=False)
