"""Targets large enough for any finger, motion and contrast as the reader asked for them, on every type of page."""

from __future__ import annotations

from browsing import violations

_SMALL = """() => {
  const inline = e => e.matches("a") && getComputedStyle(e).display.startsWith("inline") && (() => {
    const block = e.closest("p, li, dd, dt, td, th, caption, figcaption, summary, label, blockquote, div");
    return block && block.textContent.trim().length > e.textContent.trim().length;
  })();
  const targets = [...document.querySelectorAll("a[href], button, input, select, summary, [role=button]")]
    .filter(e => e.tabIndex >= 0 && !e.disabled && e.checkVisibility({visibilityProperty: true, opacityProperty: true}))
    .map(e => ({e, box: e.getBoundingClientRect()}))
    .filter(({box}) => box.width > 0 && box.right > 0 && box.bottom > 0);
  for (const t of targets) {
    t.small = t.box.width < 23.9 || t.box.height < 23.9;
    t.x = (t.box.left + t.box.right) / 2;
    t.y = (t.box.top + t.box.bottom) / 2;
  }
  const near = (a, b) => {
    const dx = Math.max(b.box.left - a.x, 0, a.x - b.box.right), dy = Math.max(b.box.top - a.y, 0, a.y - b.box.bottom);
    return Math.hypot(dx, dy) < 12 || (b.small && Math.hypot(a.x - b.x, a.y - b.y) < 24);
  };
  return targets.filter(t => t.small && !inline(t.e)
    && targets.some(o => o !== t && !o.e.contains(t.e) && !t.e.contains(o.e) && near(t, o)))
    .map(({e, box}) => `${Math.round(box.width)}x${Math.round(box.height)} ${e.outerHTML.slice(0, 110)}`);
}"""
"""Targets under 24 by 24 px whose circle of 24 px touches another (WCAG 2.5.8); links in a line of text are exempt."""


def test_targets_are_at_least_24_pixels_or_stand_apart(look, page_of):
    page = look(page_of, width=320)
    page.locator("details").evaluate_all("all => all.forEach(e => { e.open = true; })")
    if page.locator("[data-ob-menu]").count():
        page.locator("[data-ob-menu]").click()
    assert page.evaluate(_SMALL) == []


def test_nothing_moves_where_the_reader_wants_it_still(look, page_of):
    page = look(page_of, reduced_motion="reduce")
    longest = page.evaluate("""Math.max(...[...document.querySelectorAll('*')].map(e => getComputedStyle(e)).map(s =>
      Math.max(parseFloat(s.transitionDuration) || 0, parseFloat(s.animationDuration) || 0)))""")
    assert longest < 0.01


def test_more_contrast_is_given_where_it_is_asked_for(look, page_of):
    page = look(page_of, contrast="more")
    quiet = page.locator(".ob-lede, .ob-muted, .ob-hero__period, .ob-figure__subtitle").evaluate_all(
        "all => all.map(e => getComputedStyle(e).color)")
    text = page.evaluate("getComputedStyle(document.body).color")
    if page_of.kind != "embed":
        assert set(quiet) <= {text}
    assert [line for line in violations(page) if "contrast" in line] == []
