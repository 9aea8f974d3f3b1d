"""The build step: check the data package, judge every indicator, draw the charts, pack the downloads.

Run it before `mkdocs build`, or let `mkdocs build` do the same by itself. What is made here is kept in
`.openbook/cache` under names that depend on the data, so only what changed is made again.
"""

from __future__ import annotations

import sys
from pathlib import Path

from openbook.build.console import make_all

if __name__ == "__main__":
    sys.exit(make_all(Path(__file__).parent))
