"""What a chart for other sites says in tables: everything that is drawn, and no column with nothing in it."""

from __future__ import annotations

import re
from typing import Any

from books import book, row, target

from openbook.assess import judge
from openbook.pages import Caption, View, embed_page, snippet

Tables = dict[str, list[list[str]]]


def view(targets: list[dict[str, Any]], **indicator: Any) -> View:
    made = book([row("2017-18-Q1", value="21"), row("2017-18-Q2", value="48")], targets, **indicator)
    caption = Caption("Rising", "Potholes, Testshire: potholes", "Mid-year review", "A line")
    return View(judge(made), {"trend-potholes": "<svg></svg>"}, {"trend-potholes": caption},
                {"data/indicators/potholes.csv": 4200})


def tables(html: str) -> Tables:
    """Caption to rows of words."""
    found = {}
    for table in re.findall(r"<table.*?</table>", html, re.S):
        (caption,) = re.findall(r"<caption[^>]*>(.*?)</caption>", table)
        found[caption] = [[re.sub("<[^>]*>", "", cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", line)]
                          for line in re.findall(r"<tr>(.*?)</tr>", table)]
    return found


YEARLY = [target("2016-17", "80"), target("2017-18", "90"), target("2018-19", "100", reason="More roads.")]


def test_targets_of_years_stand_in_a_table_of_their_own_and_no_column_is_empty() -> None:
    assert tables(embed_page(view(YEARLY, aggregation="cumulative"), "potholes")) == {
        "Potholes: results by period, potholes": [
            ["Period", "Result"], ["2017-18-Q1 total up to June 2017", "21"],
            ["2017-18-Q2 total up to September 2017", "48"]],
        "Potholes: targets, potholes": [
            ["Period", "Target", "Notes"], ["2016-17", "80", ""], ["2017-18", "90", ""],
            ["2018-19", "100", "More roads"]]}


def test_targets_that_stand_beside_their_figures_are_not_said_twice() -> None:
    assert tables(embed_page(view([target("2017-18", "40")]), "potholes")) == {
        "Potholes: results by period, potholes": [
            ["Period", "Result", "Target"], ["2017-18-Q1", "21", "40"], ["2017-18-Q2", "48", "40"]]}


def test_a_measure_without_targets_has_no_column_for_them() -> None:
    assert tables(embed_page(view([]), "potholes")) == {
        "Potholes: results by period, potholes": [["Period", "Result"], ["2017-18-Q1", "21"], ["2017-18-Q2", "48"]]}


def test_a_chart_on_a_hand_written_page_has_the_same_tables_and_says_the_size_of_its_file() -> None:
    html = snippet(view(YEARLY, aggregation="cumulative"), "chart", "potholes")
    found = tables(html)
    assert found["Potholes: results by period, potholes"][0] == ["Period", "Result", "Notes"]
    assert [line[1] for line in found["Potholes: targets, potholes"]] == ["Target", "80", "90", "100"]
    assert "Download the data (CSV, 4 KB)" in html
