"""What a visit to a page costs its reader: bytes on the wire, requests, and how far the page shifts while it loads."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext

SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
"""A slow mobile connection, as Lighthouse takes it: what comes late is then seen to move what came before."""

LEFT_ALONE = re.compile(r"/bundle\.|/search_index\.json|/sitemap\.xml")
"""What Material's script, or that script itself, loads: nothing that a page needs to be read."""

_SHIFTS = """() => {
  window.shifts = [];
  new PerformanceObserver(list => list.getEntries().forEach(({ value, sources }) => window.shifts.push([
    value, ...sources.map(({ node }) => node && `${node.nodeName}.${node.className || ""}`)])))
    .observe({ type: "layout-shift", buffered: true });
}"""


@dataclass
class Visit:
    """One page load: `loads` maps each address asked for to its bytes on the wire, headers too (0 from the cache)."""

    loads: dict[str, int] = field(default_factory=dict)
    shift: float = 0.0
    shifted: list[str] = field(default_factory=list)

    @property
    def bytes(self) -> int:
        """Bytes on the wire."""
        return sum(self.loads.values())

    @property
    def requests(self) -> int:
        """Files asked for over the network."""
        return sum(1 for size in self.loads.values() if size)


def weigh(context: BrowserContext, address: str, *, slow: bool = False) -> Visit:
    """Load a page in a new tab of a context, wait until it is quiet, and say what that cost.

    Args:
        context: pages of one context share a cache, so that the second is a next visit.
        address: of the page.
        slow: over a slow connection.
    """
    page = context.new_page()
    talk = context.new_cdp_session(page)
    talk.send("Network.enable")
    talk.send("Target.setAutoAttach", {"autoAttach": True, "waitForDebuggerOnStart": False, "flatten": True})
    if slow:
        talk.send("Network.emulateNetworkConditions", SLOW)
    visit, names, kept = Visit(), {}, set()

    def sent(event: dict[str, Any]) -> None:
        names[event["requestId"]] = event["request"]["url"]

    def finished(event: dict[str, Any]) -> None:
        url = names.get(event["requestId"], "")
        if url.startswith("http"):
            visit.loads[url] = 0 if event["requestId"] in kept else int(event["encodedDataLength"])

    talk.on("Network.requestWillBeSent", sent)
    talk.on("Network.requestServedFromCache", lambda event: kept.add(event["requestId"]))
    talk.on("Network.responseReceived",
            lambda event: kept.add(event["requestId"]) if event["response"].get("fromDiskCache") else None)
    talk.on("Network.loadingFinished", finished)
    page.add_init_script(f"({_SHIFTS})()")
    page.goto(address, wait_until="networkidle")
    shifts = page.evaluate("shifts")
    visit.shift = sum(value for value, *_ in shifts)
    visit.shifted = [f"{value:.4f} {' '.join(filter(None, nodes))}" for value, *nodes in shifts]
    page.close()
    return visit


def first_and_next(browser: Browser, first: str, following: str) -> tuple[Visit, Visit]:
    """Visit two pages of a site one after the other with an empty cache."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    try:
        return weigh(context, first), weigh(context, following)
    finally:
        context.close()


def shifts(browser: Browser, address: str, width: int, height: int) -> list[str]:
    """What moved while a page loaded over a slow connection into a window of this size: how far, and which elements."""
    context = browser.new_context(viewport={"width": width, "height": height})
    try:
        return weigh(context, address, slow=True).shifted
    finally:
        context.close()
