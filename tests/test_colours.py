"""A colour that a site sets can be read, or is refused with its contrast and a colour that would do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openbook.build.export import export
from openbook.build.sources import theme_assets
from openbook.colours import PAGES, Colours, Scheme, colours_from, contrast, nearest, tokens
from openbook.errors import OpenbookError, describe
from openbook.settings import read_settings

CSS = "assets/openbook/openbook.css"
any_colour = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
schemes = st.sampled_from([("accent", "light"), ("accent_dark", "dark")])


def ratio(one: str, other: str) -> float:
    """Contrast worked out afresh, by the words of WCAG 2.2."""
    def light(colour: str) -> float:
        shares = [int(colour[at:at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    return (max(light(one), light(other)) + 0.05) / (min(light(one), light(other)) + 0.05)


def readable(accent: str, scheme: Scheme) -> bool:
    """Whether every use of the accent and what follows from it has the contrast of text."""
    page, made = PAGES[scheme], tokens(accent, scheme)
    inks = [made["accent"], made["accent-strong"]]
    papers = [page["bg"], page["surface"], made["accent-soft"]]
    return (all(ratio(ink, paper) >= 4.5 for ink in inks for paper in papers)
            and all(ratio(page["on-accent"], ink) >= 4.5 for ink in inks))


@given(any_colour, schemes)
def test_every_colour_that_is_accepted_can_be_read_and_every_other_is_refused(colour, named) -> None:
    name, scheme = named
    if readable(colour, scheme):
        assert colours_from({name: colour}) == Colours(**{name: colour})
    else:
        with pytest.raises(OpenbookError, match=r"\[low-contrast\]"):
            colours_from({name: colour})


@given(any_colour, schemes)
def test_the_colour_that_is_proposed_is_accepted_and_a_good_one_is_its_own(colour, named) -> None:
    name, scheme = named
    proposed = nearest(colour, scheme)
    assert colours_from({name: proposed}) == Colours(**{name: proposed})
    assert (proposed == colour) == readable(colour, scheme)


def test_a_refusal_names_the_value_the_contrast_what_is_needed_and_a_colour_that_passes(root: Path) -> None:
    with pytest.raises(OpenbookError) as caught:
        colours_from({"accent": "#ffcc00", "accent_dark": "#12436d"})
    dark, light = sorted(caught.value.problems, key=lambda problem: str(problem.value))
    guide = (root / "docs/publishing/settings.md").read_text(encoding="utf-8")
    said, expected, remedy = re.findall(r"```text\n(mkdocs.yml: .*), \.\.\.\n +(.*)\n +(.*)\n```", guide)[0]
    assert describe(light).startswith(f"{said}, ")
    assert describe(light).splitlines()[1:] == [f"  {expected}", f"  {remedy}"]
    assert nearest("#ffcc00", "light") in remedy
    assert "Use a lighter one, such as #" in dark.remedy


@pytest.mark.parametrize("wrong", ["blue", ["#12436d"], {"accent": None}, {"accent": "#12345"}, {"accent": 123456},
                                   {"primary": "#12436d"}])
def test_what_is_no_colour_is_told(wrong) -> None:
    with pytest.raises(OpenbookError, match=r"\[bad-setting\]"):
        colours_from(wrong)


def test_short_and_capital_notation_is_understood() -> None:
    assert colours_from({"accent": "#03A"}) == Colours("#0033aa")


def test_the_pages_it_is_measured_on_are_those_of_the_style_sheet(root: Path) -> None:
    css = (root / "src/openbook/theme/assets/openbook/openbook.css").read_text(encoding="utf-8")
    for scheme, name in (("light", "default"), ("dark", "slate")):
        block = re.search(rf'\[data-md-color-scheme="{name}"\] \{{(.*?)\n\}}', css, re.DOTALL)
        assert block
        own = dict(re.findall(r"--ob-([\w-]+): (#[0-9a-f]{6});", block[1]))
        assert {token: own[token] for token in PAGES[scheme]} == PAGES[scheme]
        assert set(tokens(own["accent"], scheme)) <= set(own)
        assert readable(own["accent"], scheme)
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_the_style_sheet_ends_with_the_colours_of_the_site_in_both_engines(root: Path, tmp_path: Path) -> None:
    ours = dict(theme_assets(Colours()))[CSS].decode()
    own = dict(theme_assets(Colours("#7a1f5c", "#f0a0d0")))[CSS].decode()
    assert own.startswith(ours)
    added = own.removeprefix(ours)
    assert re.search(r'\[data-md-color-scheme="default"\] \{ --ob-accent: #7a1f5c;.*--ob-focus: #7a1f5c; \}', added)
    assert re.search(r'\[data-md-color-scheme="slate"\] \{ --ob-accent: #f0a0d0;', added)
    config = tmp_path / "mkdocs.yml"
    config.write_text('theme: {custom_dir: overrides}\nextra: {openbook: {colours: {accent: "#ffcc00"}}}\n')
    with pytest.raises(OpenbookError, match=r"\[low-contrast\]"):
        export(None, config, tmp_path / "out")  # type: ignore[arg-type] - refused before it is looked at
    assert not (tmp_path / "out").exists()
    config.write_text('theme: {custom_dir: overrides}\nextra: {openbook: {colours: {accent: "#7a1f5c"}}}\n')
    assert read_settings(config).colours == Colours("#7a1f5c")
