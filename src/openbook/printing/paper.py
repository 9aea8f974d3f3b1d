"""One page of a built site to a tagged PDF.

The page is opened at the address it has, or will have, on the web, so that its links lead there; every request is
answered from the site's folder and none leaves this machine. Scripts do not run: what they add cannot be pressed.
"""

from __future__ import annotations

import base64
import json
import mimetypes
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from openbook.errors import OpenbookError, Problem
from openbook.printing.browser import Browser
from openbook.text.language import _

NOWHERE = "http://site.invalid/"
"""Address of a site whose own is not known; links to its other pages are left out of the PDF."""

_DATE = re.compile(rb"(?<=Date \(D:)\d{14}(?:[+-]\d\d'\d\d'|Z)(?=\))")

_PREPARE = """given => {
  document.title = given.title;
  const html = document.documentElement;
  if (html.lang === "en" || !html.lang) html.lang = given.language;
  for (const link of given.linked ? [] : document.querySelectorAll("a[href]"))
    if (link.origin === location.origin && !(link.hash && link.pathname === location.pathname))
      link.removeAttribute("href");
  const all = (selector, change) => document.querySelectorAll(selector).forEach(change);
  all("figure", e => e.setAttribute("role", "group"));
  all("strong, em, b, i", e => e.setAttribute("role", "none"));
  all("details", e => { e.open = true; });
  const line = "font: 8pt/1.3 system-ui, sans-serif; color: #333;", title = given.title.replace(/["\\\\]/g, "\\\\$&");
  const style = document.createElement("style");
  style.textContent = `h1, h2, h3, h4, h5, h6 { white-space: pre-wrap }
    @page { margin-bottom: 18mm;
      @bottom-left { ${line} width: 80%; content: "${title}" }
      @bottom-right { ${line} content: ${given.numbers} } }`;
  document.head.append(style);
  all("h1, h2, h3, h4, h5, h6", heading => {
    const walk = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) walk.currentNode.data = walk.currentNode.data.replace(/\\s+/g, " ");
  });
}"""
"""What the paper needs and the screen does not.

In the structure of a PDF a Figure with words in its place hides what is in it from a screen reader: right for a chart,
wrong for the heading, summary and commentary around it, so those are a group. Strong and Em are no structure types
before PDF 2.0. Chromium joins the lines of a heading in its bookmark, so the space at the end of each line is kept."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is to be printed.

    Attributes:
        folder: of the built site.
        path: of the page below the folder, such as `report/` or `report.html`.
        address: of the published site, with a slash at the end; empty when it is not known.
        title: of the document.
        language: of its text, where the page says only `en`.
        dated: the day that the document carries: that of the data, not of the printing.
    """

    folder: Path
    path: str
    address: str
    title: str
    language: str
    dated: date


def print_page(sheet: Sheet, chromium: str | None = None) -> bytes:
    """The page as a tagged PDF with title, language and bookmarks.

    The document is the same each time for the same site, Chromium and fonts; its bytes may differ in their numbering.

    Args:
        sheet: which page of which site.
        chromium: path of the program; without it, the one that `find_chromium` finds.

    Raises:
        OpenbookError: there is no Chromium, it fails, or there is no such page.
    """
    if not (sheet.folder / _file(sheet.path)).is_file():
        raise _missing(sheet)
    base = sheet.address if sheet.address.startswith(("https://", "http://")) else NOWHERE
    given = {"title": sheet.title, "language": sheet.language, "linked": base != NOWHERE,
             "numbers": _page_numbers()}
    with Browser(chromium) as browser:
        browser.on_event = _answering(browser, sheet.folder, base)
        browser.ask("Page.enable")
        browser.ask("Fetch.enable", patterns=[{"urlPattern": "*"}])
        browser.ask("Emulation.setScriptExecutionDisabled", value=True)
        browser.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "light"}])
        browser.tell("Page.navigate", url=base + sheet.path)
        browser.wait_for("Page.loadEventFired")
        prepared = browser.ask("Runtime.evaluate", expression=f"({_PREPARE})({json.dumps(given)})")
        if "exceptionDetails" in prepared:
            raise OpenbookError([Problem("print-failed", sheet.path, "Chromium could not read the page.", "the report",
                                         "Build the site again.")])
        made = browser.ask("Page.printToPDF", preferCSSPageSize=True, printBackground=True, generateTaggedPDF=True,
                           generateDocumentOutline=True)
    return _dated(base64.b64decode(made["data"]), sheet.dated)


def _page_numbers() -> str:
    """What stands at the foot of each page, as CSS: `"Page " counter(page) " of " counter(pages)`."""
    parts = re.split(r"\{(page|pages)\}", _("Page {page} of {pages}"))
    words = (json.dumps(part, ensure_ascii=False) if n % 2 == 0 else f"counter({part})" for n, part in enumerate(parts))
    return " ".join(word for word in words if word != '""')


def _answering(browser: Browser, folder: Path, base: str) -> Any:
    """Answers what the page asks for from the site's folder, and refuses all else."""
    def answer(method: str, given: dict[str, Any]) -> None:
        if method != "Fetch.requestPaused":
            return
        request, url = given["requestId"], str(given["request"]["url"]).partition("#")[0]
        file = folder / _file(unquote(urlsplit(url).path.removeprefix(urlsplit(base).path)))
        if not url.startswith(base) or not file.resolve().is_relative_to(folder.resolve()):
            browser.tell("Fetch.failRequest", requestId=request, errorReason="AddressUnreachable")
        elif not file.is_file():
            browser.tell("Fetch.fulfillRequest", requestId=request, responseCode=404)
        else:
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            kind += "; charset=utf-8" if kind.startswith("text/") else ""
            browser.tell("Fetch.fulfillRequest", requestId=request, responseCode=200,
                         responseHeaders=[{"name": "Content-Type", "value": kind}],
                         body=base64.b64encode(file.read_bytes()).decode())
    return answer


def _file(path: str) -> str:
    return f"{path}index.html" if not path or path.endswith("/") else path


def _missing(sheet: Sheet) -> OpenbookError:
    return OpenbookError([Problem(
        "no-report", str(sheet.folder), f"The built site has no page {_file(sheet.path)}.", "a site with a full report",
        "Build it first: openbook build")])


def _dated(pdf: bytes, day: date) -> bytes:
    """The PDF with a date of ours in the place of the clock's, which has the same length: no offset moves."""
    def of_day(found: re.Match[bytes]) -> bytes:
        return f"{day:%Y%m%d}000000".encode() + (b"Z" if found[0].endswith(b"Z") else b"+00'00'")

    return _DATE.sub(of_day, pdf)
