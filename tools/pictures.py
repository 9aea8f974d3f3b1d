"""Take the pictures of the README and the guides from the built site: `make pictures`.

Needs Chromium, as the tests do, and the site that `make site` has built. Look at the pictures before you commit them.
"""

from __future__ import annotations

import contextlib
import functools
import http.server
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import sync_playwright

from openbook.printing import find_chromium

ROOT = Path(__file__).resolve().parents[1]
ONE = "cheshire-west-and-chester/"
CHOSEN = "a=repeat-social-care-referrals&b=single-assessments-on-time"


@dataclass(frozen=True)
class Picture:
    """One picture: name of its file, address of the page, size of the window, colours, where it begins."""

    name: str
    address: str
    width: int = 1280
    height: int = 800
    scheme: Literal["light", "dark"] = "light"
    top: str = ""


PICTURES = (
    Picture("home", ONE),
    Picture("plan", f"{ONE}plans/best-start/"),
    Picture("indicator", f"{ONE}indicators/children-in-care/", height=1000),
    Picture("indicators", f"{ONE}indicators/?status=red", top=".ob-filters"),
    Picture("compare", f"{ONE}compare/?{CHOSEN}", top=".ob-compare"),
    Picture("money", "westminster/finance/"),
    Picture("phone", ONE, 390, 844),
    Picture("phone-dark", f"{ONE}indicators/children-in-care/", 390, 844, "dark"),
)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def served(site: Path) -> Iterator[str]:
    """Address of a folder."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def main() -> None:
    """Write every picture into docs/images/."""
    folder = ROOT / "docs" / "images"
    folder.mkdir(exist_ok=True)
    with served(ROOT / "site") as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        for one in PICTURES:
            page = browser.new_page(viewport={"width": one.width, "height": one.height}, color_scheme=one.scheme,
                                    reduced_motion="reduce")
            page.goto(address + one.address, wait_until="networkidle")
            if one.top:
                page.locator(one.top).first.evaluate("e => scrollTo(0, e.getBoundingClientRect().top - 24)")
            page.screenshot(path=folder / f"{one.name}.png")
            page.close()
            print(f"docs/images/{one.name}.png")
        browser.close()


if __name__ == "__main__":
    main()
