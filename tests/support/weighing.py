"""What a visit to a page costs its reader: bytes on the wire, requests, and what a script that comes late moves."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext

LEFT_ALONE = re.compile(r"/bundle\.|/search_index\.json|/sitemap\.xml")
"""What Material's script, or that script itself, loads: nothing that a page needs to be read."""

_SCRIPT = "**/assets/openbook/openbook*.js"
_HAS_SCRIPT = "!!document.querySelector('script[src*=\"/openbook/openbook\"]')"
_DRAWN = f"""() => performance.getEntriesByName("first-contentful-paint").length
    && (document.readyState === "complete" || {_HAS_SCRIPT})"""
_HEIGHT = "document.documentElement.scrollHeight"
_ROUNDING = 2
"""Pixels by which a long page may seem longer: each table's height is rounded for itself."""
_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))"

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

    @property
    def bytes(self) -> int:
        """Bytes on the wire."""
        return sum(self.loads.values())

    @property
    def requests(self) -> int:
        """Files asked for over the network."""
        return sum(1 for size in self.loads.values() if size)


def weigh(context: BrowserContext, address: str) -> Visit:
    """Load a page in a new tab of a context, wait until it is quiet, and say what that cost.

    Args:
        context: pages of one context share a cache, so that the second is a next visit.
        address: of the page.
    """
    page = context.new_page()
    talk = context.new_cdp_session(page)
    talk.send("Network.enable")
    talk.send("Target.setAutoAttach", {"autoAttach": True, "waitForDebuggerOnStart": False, "flatten": True})
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
    page.goto(address, wait_until="networkidle")
    page.close()
    return visit


def first_and_next(browser: Browser, first: str, following: str) -> tuple[Visit, Visit]:
    """Visit two pages of a site one after the other with an empty cache."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    try:
        return weigh(context, first), weigh(context, following)
    finally:
        context.close()


def moved(browser: Browser, address: str, width: int, height: int) -> list[str]:
    """What moves in a window of this size when our script comes long after its page was drawn, and how far.

    The script is held back until the page stands, so that no quick machine can hide what it moves. What moved before,
    while the page itself was coming, is the browser's own drawing of what it has by then and left out. A page must
    also keep its length, below the window too, unless its address asks for some of a table.

    Returns:
        A line for each shift: its value (Layout Instability API, as a share of the window) and elements.
    """
    context = browser.new_context(viewport={"width": width, "height": height})
    page, held = context.new_page(), []
    page.route(_SCRIPT, lambda route: held.append(route))
    page.add_init_script(f"({_SHIFTS})()")
    try:
        page.goto(address, wait_until="commit")
        page.wait_for_function(_DRAWN)
        page.evaluate(_FRAMES)
        before = page.evaluate(f"(shifts.length = 0, {_HEIGHT})")
        for request in held:
            request.continue_()
        page.unroute(_SCRIPT)
        page.wait_for_load_state("networkidle")
        page.evaluate(_FRAMES)
        assert bool(held) == page.evaluate(_HAS_SCRIPT)
        shifts, after = page.evaluate("shifts"), page.evaluate(_HEIGHT)
    finally:
        context.close()
    found = [f"{value:.4f} {' '.join(filter(None, nodes))}" for value, *nodes in shifts]
    if "?" not in address and abs(after - before) > _ROUNDING:
        found.append(f"the page was {before} px long and is {after}")
    return found
