"""Where a page is published, from the path of its source."""

from __future__ import annotations


def page_address(path: str, directory_urls: bool) -> str:
    """The address of a page, relative to the place where its path begins: `plans/a.md` is at `plans/a/`.

    Args:
        path: of the page's source. Anything but a page is a file, and stands where its path says.
        directory_urls: whether pages have folders of their own (True) or are files (`plans/a.html`).
    """
    if not path.endswith(".md"):
        return path
    stem = path.removesuffix(".md")
    if not directory_urls:
        return f"{stem}.html"
    folder = "" if stem == "index" else stem.removesuffix("/index")
    return f"{folder}/" if folder else ""
