"""Write requirements.lock (what the site needs), requirements-dev.lock (that, and what the tests need), and
requirements-parquet.lock (what writes Parquet files, of the same version as in the second).

Run by `make lock`. All files hold exact versions with hashes for every platform and no index address, so
pip asks whichever index the machine is set up with. Without `--only` every pin moves to the newest
version that pyproject.toml allows.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HEAD = "# Made by `make lock` from pyproject.toml; do not edit. Versions and hashes only, no index address.\n"
COMMON = ("--universal", "--python-version", "3.11", "--generate-hashes", "--no-annotate", "--no-header", "--quiet")


def main() -> int:
    """Write the lock files; return the exit status."""
    parser = argparse.ArgumentParser(description="Pin every dependency.")
    parser.add_argument("--only", metavar="PACKAGE", action="append", default=[], help="upgrade this package alone")
    upgrade = [f"--upgrade-package={name}" for name in parser.parse_args().only] or ["--upgrade"]
    everything = compile_lock("requirements-dev.lock", ["--group", "build", "--group", "dev", *upgrade])
    compile_lock("requirements.lock", ["--group", "build", "--constraints", everything.name])
    (ROOT / "requirements-parquet.lock").write_text(HEAD + pin_of("pyarrow", everything), encoding="utf-8")
    return 0


def pin_of(package: str, lock: Path) -> str:
    """The lines of a lock file that pin one package, which needs no other."""
    lines = lock.read_text(encoding="utf-8").splitlines(keepends=True)
    first = next(n for n, line in enumerate(lines) if line.startswith(f"{package}=="))
    last = next((n for n in range(first + 1, len(lines)) if not lines[n].startswith(" ")), len(lines))
    return "".join(lines[first:last])


def compile_lock(name: str, options: list[str]) -> Path:
    """Resolve pyproject.toml into the lock file `name`, refuse addresses in it, and return its path."""
    path = ROOT / name
    uv = Path(sys.executable).with_name("uv")
    command = [str(uv), "pip", "compile", *COMMON, *options, "pyproject.toml", "--output-file", name]
    subprocess.run(command, cwd=ROOT, check=True)
    text = path.read_text(encoding="utf-8")
    if "://" in text or "--index" in text or "--find-links" in text:
        sys.exit(f"{name} holds an address: look at the settings of uv on this machine.")
    path.write_text(HEAD + text, encoding="utf-8")
    print(f"{name}: {text.count('==')} packages")
    return path


if __name__ == "__main__":
    sys.exit(main())
