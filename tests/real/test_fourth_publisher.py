"""A fourth publisher, made by someone who had only the guides: a county that rates by a floor standard.

Kestshire is not a real county and its figures are made up. Its rule is one that county councils publish: Green at the
target or better, Amber between the floor standard and the target, Red below the floor. Statuses, directions and counts
below were worked out by hand from the CSV files before the site was built; the working stands beside each.
"""

from __future__ import annotations

import re
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

import openbook
from openbook.assess import judge
from openbook.build import Site, load_site
from openbook.build.sources import theme_assets
from openbook.colours import Colours
from openbook.model import Book
from openbook.package import load
from openbook.settings import Settings

FOLDER = Path(__file__).parents[1] / "cases" / "fourth" / "kestshire"

BY_HAND = {
    # indicator: (status, direction), target / floor / figure, then the figure before it
    "potholes-on-time": ("green", "improving"),  # higher, 90 / 80: 4104 of 4500 is 91.2; before 88.4
    "routine-repairs": ("amber", "declining"),  # higher, 90 / 80, monthly: September 86.0; August 87.1
    "landfill": ("amber", "declining"),  # lower, 2.0 / 5.0, last twelve months: 5.0 is on the floor; before 4.2
    "estate-emissions": ("amber", "improving"),  # lower, 18000 / 20000: Q2 awaited, 18900 in Q1; before 19100
    "jobs-created": ("amber", "declining"),  # higher, half of 2000 / 1600: 870; this quarter 390, before 480
    "library-visits": ("green", "declining"),  # higher, half of 1200000 / 1080000: 620000; 91000, before 120000
    "calls-answered": ("red", "declining"),  # higher, 95 / 90: 89.9 for the quarter; the quarter before 91.4
    "ehc-plans-on-time": ("amber", "declining"),  # higher, 60 (65 until July) / 40: 382 of 667 is 57.3; before 61.0
    "repeat-protection-plans": ("green", "maintained"),  # lower, 20.0 / 25.0: 19.4; before 19.4
    "care-home-admissions": ("red", "improving"),  # lower, half of 600 / 660: 345 > 330; this quarter 165, before 180
    "safeguarding-concerns": ("unrated", "unknown"),  # no target, and neither higher nor lower is better
    "care-reviews": ("green", "unknown"),  # higher, 75.0 / 70.0: 75.0 is on the target; first figure of a new measure
}
JUDGED = {  # where it is not the figure of the quarter as it stands
    "routine-repairs": ("2025-09", "86.0"), "estate-emissions": ("2025-26-Q1", "18900"),
    "library-visits": (None, "620000"), "safeguarding-concerns": (None, "8921")}
EXPECTED_BY_NOW = {  # target and floor, both at half of the year's
    "jobs-created": ("1000", "800"), "library-visits": ("600000", "540000"), "care-home-admissions": ("300", "330")}


@pytest.fixture(scope="module")
def book() -> Book:
    return load(FOLDER)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    project = tmp_path_factory.mktemp("fourth")
    shutil.copytree(FOLDER, project / "datapackage" / "kestshire")
    (project / "mkdocs.yml").write_text("site_name: Kestshire\nsite_url: https://example.org/\n", encoding="utf-8")
    return load_site(project, Settings())


def test_each_status_and_direction_is_the_one_worked_out_by_hand(book: Book) -> None:
    found = {a.indicator.indicator_id: (a.status, a.comparison.direction) for a in judge(book).assessments.values()}
    assert {name: found[name] for name in BY_HAND} == BY_HAND
    assert set(found) - set(BY_HAND) == {"care-plans-updated"}


@pytest.mark.parametrize("name", BY_HAND)
def test_the_rule_was_applied_to_the_right_figure(book: Book, name: str) -> None:
    figure = judge(book).assessments[name].figure
    assert figure is not None
    period, value = JUDGED.get(name, ("2025-26-Q2", None))
    assert period in (None, figure.period.period_id)
    assert figure.value == (Decimal(value) if value else book.observation(name, "2025-26-Q2").value)


@pytest.mark.parametrize("name", EXPECTED_BY_NOW)
def test_the_floor_of_a_running_total_is_shared_out_like_its_target(book: Book, name: str) -> None:
    goal = judge(book).assessments[name].goal
    assert goal is not None
    assert (goal.value, goal.minimum) == tuple(Decimal(level) for level in EXPECTED_BY_NOW[name])


def test_the_retired_measure_is_in_no_count(book: Book) -> None:
    counts, retired = judge(book).counts(), judge(book).assessments["care-plans-updated"]
    assert (retired.status, retired.reason) == ("unrated", "retired")
    assert counts.status == {"green": 4, "amber": 5, "red": 2, "blue": 0, "unrated": 1}
    assert (counts.rated, counts.total) == (11, 12)
    assert counts.direction == {"improving": 3, "maintained": 1, "declining": 6, "unknown": 2}


def test_nothing_in_the_code_names_the_council() -> None:
    source = Path(openbook.__file__).parent
    files = [path for path in source.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    assert len(files) > 50
    assert [path for path in files if b"kestshire" in path.read_bytes().lower()] == []


def test_every_page_renders_and_its_links_lead_somewhere(site: Site) -> None:
    there = {page.path for page in site.pages} | {artifact.path for artifact in site.artifacts()}
    there |= {path for path, _ in theme_assets(Colours())}
    assert {"index.md", "finance.md", "changes.md", "statutory.md", "scorecard.md", "actions.md", "audit.md"} <= there
    assert {f"indicators/{name}.md" for name in (*BY_HAND, "care-plans-updated")} <= there
    for ref in site.pages:
        page = site.render(ref)
        assert page.title, ref.path
        for path in re.findall(r'"site:([^"#?]*)', page.html):
            assert (path[1:] if path.startswith("/") else page.prefix + path) in there, (ref.path, path)


def test_each_indicator_page_shows_the_status_worked_out_by_hand(site: Site) -> None:
    for name, (status, direction) in BY_HAND.items():
        html = site.render(next(page for page in site.pages if page.path == f"indicators/{name}.md")).html
        assert re.search(rf'class="ob-status (ob-status--large )?ob-status--{status}( ob-status--large)?"', html), name
        assert f"ob-direction--{direction}" in html, name


def test_the_page_of_money_says_what_the_total_says(site: Site) -> None:
    html = site.render(next(page for page in site.pages if page.path == "finance.md")).html
    assert "8 printed amounts can be worked out from others; 8 agree." in html
    words = " ".join(re.sub(r"<[^>]+>", "", html).split())
    assert "£21.9 million more than its budget" in words
