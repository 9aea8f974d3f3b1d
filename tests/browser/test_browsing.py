"""What tests ask of a page does not depend on the language of its words."""

from __future__ import annotations

from browsing import dark, objections, scheme_of
from playwright.sync_api import Browser

WELSH = """<!doctype html><html lang="cy"><head><title>Tudalen</title></head><body data-md-color-scheme="default"><main>
<h1>Tudalen</h1><button type="button" data-ob-palette>Lliwiau tywyll</button></main><script>
document.querySelector("button").onclick = () => {
  const looks = document.body.dataset;
  looks.mdColorScheme = looks.mdColorScheme === "slate" ? "default" : "slate";
};
</script></body></html>"""


def test_a_page_in_another_language_is_looked_at_in_both_colours(browser: Browser) -> None:
    page = browser.new_page()
    page.set_default_timeout(5000)
    page.set_content(WELSH)
    assert objections(page, [(320, "light"), (320, "dark"), (1280, "light")]) == {}
    dark(page)
    assert scheme_of(page) == "dark"
    page.close()
