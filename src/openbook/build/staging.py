"""A folder is replaced as a whole or not at all.

The new content is written to a hidden folder beside the final one and renamed at the end, so a build that
fails or is cut short leaves the earlier folder as it was (DESIGN 5.9).
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

_NEW, _OLD = "building", "replaced"


def stage(final: Path) -> Path:
    """Make an empty folder beside `final` to write into, and clear away what dead builds left behind.

    Args:
        final: the folder that will be replaced; it need not exist. A link is followed.

    Returns:
        The new folder, on the same file system as `final`.
    """
    target = _real(final)
    target.parent.mkdir(parents=True, exist_ok=True)
    _clear_up(target)
    staging = _beside(target, _NEW)
    discard(staging)
    staging.mkdir()
    return staging


def publish(staging: Path, final: Path) -> None:
    """Put the staged folder in the place of `final`.

    Hidden files at the top of `final` (such as `.git` of a pages branch) stay, as they do with MkDocs.
    """
    target = _real(final)
    old = _beside(target, _OLD)
    if target.exists():
        for hidden in target.glob(".*"):
            if not (staging / hidden.name).exists():
                _copy(hidden, staging / hidden.name)
        target.rename(old)
    try:
        staging.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    discard(old)


def discard(staging: Path) -> None:
    """Remove a staged folder if it is still there."""
    if staging.exists():
        shutil.rmtree(staging)


def _clear_up(target: Path) -> None:
    """Remove folders of builds that no longer run; bring back a folder that was moved away and not replaced."""
    for left in target.parent.glob(f".{target.name}.*-*"):
        what, _, number = left.name.removeprefix(f".{target.name}.").partition("-")
        if what not in (_NEW, _OLD) or not number.isdigit() or _runs(int(number)):
            continue
        if what == _OLD and not target.exists():
            left.rename(target)
        else:
            discard(left)


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


def _real(final: Path) -> Path:
    return Path(os.path.realpath(final))


def _copy(source: Path, target: Path) -> None:
    if source.is_dir() and not source.is_symlink():
        shutil.copytree(source, target, symlinks=True)
    else:
        shutil.copy2(source, target, follow_symlinks=False)
