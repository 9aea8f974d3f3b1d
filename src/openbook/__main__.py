"""The command line as `python -m openbook`, for where the program `openbook` is not on the path."""

from __future__ import annotations

from openbook.cli import app

if __name__ == "__main__":
    app(prog_name="openbook")
