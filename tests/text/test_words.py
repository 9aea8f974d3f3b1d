"""Every word about figures comes from a message, whole sentences at a time: seen in a language that marks its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from books import INDICATOR, PLAN, book, periods, row, target
from pseudo import PSEUDO, outside, own_texts, unsaid

from openbook.assess import Assessment, checks, finding, gap_text, judge, statements, working
from openbook.assess.changes import changes
from openbook.assess.check import KINDS
from openbook.assess.money import distance, headline, outlook, side
from openbook.assess.rules import explanation, rule_names
from openbook.charts.from_book import chart_specs
from openbook.model import Book, RuleConfig
from openbook.package import load
from openbook.text.language import language, speaking

Q2 = "2017-18-Q2"
SUM = {"aggregation": "cumulative", "polarity": "higher"}
FLOW = {"aggregation": "flow", "frequency": "monthly"}
MONTHS = ("2017-07", "2017-08", "2017-09")
JUNE = {"period_id": "2017-06", "label": "2017-06", "type": "month", "start": date(2017, 6, 1),
        "end": date(2017, 6, 30)}


def ruled(rule: str, /, **parameters: Any) -> dict[str, Any]:
    labels = {"green": "Green", "amber": "Amber", "red": "Red", "unrated": "Not rated", "blue": "Blue"}
    return {"own": {"rules": {"default": {"rule": rule, "parameters": parameters}}, "status_labels": labels}}


def previous() -> dict[str, Any]:
    return {"own": {"direction": {"comparator": "previous", "maintained_within": 3}}}


VARIANTS: dict[str, tuple[list[dict[str, Any]], list[dict[str, Any]], dict[str, Any]]] = {
    "met": ([row("2016-17", value=9), row(Q2, value=8)], [target("2017-18", 10)], {}),
    "just missed": ([row("2016-17", value=9), row(Q2, value="10.4")], [target("2017-18", 10)], {"decimals": 1}),
    "far": ([row("2016-17", value=20), row(Q2, value=20)], [target("2017-18", 10)], {}),
    "one point": ([row(Q2, value=82)], [target("2017-18", 81)],
                  {"format": "percent", "unit": "of roads", "polarity": "higher"}),
    "a range": ([row("2016-17", value=9), row(Q2, value=31)], [target("2017-18", 15, upper="30")],
                {"polarity": "range"}),
    "inside a range": ([row(Q2, value=20)], [target("2017-18", 15, upper="30")], {"polarity": "range"}),
    "so far, more": ([row("2016-17", value=40), row(Q2, value=30)], [target("2017-18", 100)], SUM),
    "so far, less": ([row("2016-17", value=90), row(Q2, value=50)], [target("2017-18", 100)],
                     SUM | {"polarity": "lower"}),
    "so far, no target": ([row("2016-17", value=40), row(Q2, value=30)], [], SUM),
    "by the year end": ([row(Q2, value=30)], [target("2017-18", 100)], SUM | {"profile": "end"}),
    "on from last year": ([row("2016-17", value=40), row(Q2, value=50)], [target("2017-18", 100)],
                          SUM | {"profile": "from-previous"}),
    "within what is allowed": ([row(Q2, value=97)], [target("2017-18", 100)],
                               {"polarity": "higher", **ruled("two-step", green_within=5, amber_within=10)}),
    "bands": ([row(Q2, value=97)], [target("2017-18", 100, minimum=90, aspirational=120)],
              {"polarity": "higher", **ruled("bands")}),
    "beyond all": ([row(Q2, value=130)], [target("2017-18", 100, minimum=90, aspirational=120)],
                   {"polarity": "higher", **ruled("bands")}),
    "no room for green": ([row(Q2, value=50)], [target("2017-18", 0, minimum=0, aspirational=0)], ruled("bands")),
    "held": ([row("2016-17", value=80), row(Q2, value=85)], [target("2017-18", 100)],
             {"polarity": "higher", **ruled("improvement", green_within=5)}),
    "fallen": ([row("2016-17", value=80), row(Q2, value=75)], [target("2017-18", 100)],
               {"polarity": "higher", **ruled("improvement", green_within=5)}),
    "nothing to compare with": ([row(Q2, value=75)], [target("2017-18", 100)],
                                {"polarity": "higher", **ruled("improvement", green_within=5)}),
    "no margin": ([row(Q2, value=75)], [target("2017-18", 10)], ruled("points")),
    "only shown": ([row(Q2, value=75)], [target("2017-18", 10)], ruled("data-only")),
    "a period alone": ([row("2017-18-Q1", value=20), row(Q2, value=50)], [target("2017-18", 100)], SUM | previous()),
    "alike": ([row("2017-18-Q1", value=100), row(Q2, value=101)], [target("2017-18", 80)], previous()),
    "targets of months": ([row(Q2, value=30)], [target(m, 9) for m in MONTHS], FLOW),
    "targets of months, kept": ([row(Q2, value=27), row("2017-18-Q1", value=9)], [target(m, 9) for m in MONTHS], FLOW),
    "months": ([row(m, value=v) for m, v in zip(("2017-06", *MONTHS), (4, 8, 8, 9), strict=True)],
               [target("2017-18", 100)], FLOW | {"tables": {"periods": [*periods(), JUNE]}}),
    "from last year's figure": ([row("2016-17", value=40), row(Q2, value=50)],
                                [target("2017-18", -5, basis="previous-year", target_text="5 below.")], {}),
    "so far, far off": ([row(Q2, value=5)], [target("2017-18", 100)], SUM),
    "so far, within what is allowed": ([row(Q2, value=48)], [target("2017-18", 100)],
                                       SUM | ruled("two-step", green_within=5, amber_within=10)),
    "so far, just missed": ([row(Q2, value=49)], [target("2017-18", 100)], SUM),
    "so far, without a margin": ([row(Q2, value=49)], [target("2017-18", 100)], SUM | ruled("points")),
    "so far, held": ([row("2016-17", value=80), row(Q2, value=45)], [target("2017-18", 100)],
                     SUM | ruled("improvement", green_within=5)),
    "so far, fallen": ([row("2016-17", value=80), row(Q2, value=35)], [target("2017-18", 100)],
                       SUM | ruled("improvement", green_within=5)),
    "so far, short of a target without a minimum": ([row(Q2, value=35)], [target("2017-18", 100)],
                                                    SUM | ruled("bands")),
    "short of a target without a minimum": ([row(Q2, value=35)], [target("2017-18", 10)], ruled("bands")),
    "at the floor": ([row(Q2, value=11)], [target("2017-18", 10, minimum=12)], ruled("floor")),
    "beyond, lower": ([row(Q2, value=1)], [target("2017-18", 10, minimum=12, aspirational=3)], ruled("bands")),
    "a period alone, rated by it": (
        [row("2017-18-Q1", value=20), row(Q2, value=30)], [target("2017-18", 100)],
        SUM | {"own": previous()["own"] | ruled("improvement", green_within=5)["own"]}),
    "no target, worse": ([row("2016-17", value=9), row(Q2, value=10)], [], {}),
    "no target, the same": ([row("2016-17", value=9), row(Q2, value=9)], [], {}),
    "no target, much the same": ([row("2017-18-Q1", value=100), row(Q2, value=99)], [], previous()),
    "no target, worse than the pace": ([row("2016-17", value=40), row(Q2, value=30)], [],
                                       SUM | {"polarity": "lower"}),
    "no target, at the pace": ([row("2016-17", value=60), row(Q2, value=30)], [], SUM),
    "no target, nearly at the pace": ([row("2016-17", value=60), row(Q2, value=31)], [],
                                      SUM | {"own": {"direction": {"comparator": "previous-year",
                                                                   "maintained_within": 5}}}),
    "so far, printed otherwise": ([row("2016-17", value=40), row(Q2, value=30)], [target("2017-18", 100)],
                                  SUM | {"tables": {"publications": [row(Q2, status="red", direction="declining")]}}),
    "up, printed otherwise": ([row("2016-17", value=8), row(Q2, value=9)], [],
                              {"tables": {"publications": [row(Q2, status="red", direction="improving")]}}),
    "so far, nothing else": ([row(Q2, value=30)], [target("2017-18", 60)], SUM | {"polarity": "none"}),
    "targets of quarters": ([row("2017-18-H1", value=30)], [target(f"2017-18-Q{n}", 9) for n in (1, 2)],
                            FLOW | {"own": {"period": "2017-18-H1"}}),
    "a flow since the year began": ([row("2017-18-Q1", value=9), row(Q2, value=30), row("2016-17", value=9)],
                                    [target(m, 9) for m in MONTHS], FLOW),
    "a named year": ([row("2016-17", value=9), row(Q2, value=8)], [], {"tables": {"periods": [
        p | {"label": "School year 2016-17"} if p["period_id"] == "2016-17" else p for p in periods()]}}),
    "parts of a year": ([row("2017-18-H1", value=30), row("2017-18-Q1", value=10), row(Q2, value=19)], [], FLOW),
    "printed elsewhere": ([row(Q2, value=8)], [target("2017-18", 7), target("2017-18-Q4", 9)], SUM | {"tables": {
        "mentions": [row(Q2, value=n, measure=m, source="Page 3")
                     for m, n in (("numerator", 33), ("denominator", 400))]}}),
    "retired, never a figure": ([], [target("2016-17", 8)], {"retired_on": date(2017, 4, 1)}),
    "a double action": ([row(Q2, value=8)], [], {"tables": {
        "plans": [PLAN, PLAN | {"plan_id": "parks", "title": "Parks", "short_title": "Parks"}],
        "actions": [{"action_id": plan, "plan_id": plan, "period_id": Q2, "title": "Dig", "status": "delivered"}
                    for plan in ("roads", "parks")]}}),
    "billions": ([row("2016-17", value="1.98"), row(Q2, value="2")], [target("2017-18", 0)],
                 {"unit": "billion visits", "decimals": 2}),
    "in words": ([row(Q2, text_value="Balanced")], [target("2017-18", kind="text", target_text="Balanced")], {}),
    "other words": ([row(Q2, text_value="Spent")], [target("2017-18", kind="text", target_text="Balanced")], {}),
    "a target in words": ([row(Q2, value=8)], [target("2017-18", kind="text", target_text="More.")], {}),
    "not agreed": ([row(Q2, value=8)], [target("2017-18", kind="unconfirmed", target_text="Soon")], {}),
    "not agreed at all": ([row(Q2, value=8)], [target("2017-18", kind="unconfirmed")], {}),
    "no survey": ([row(Q2, missing_reason="no-survey")], [target("2017-18", kind="no-survey")], {}),
    "awaited": ([row("2016-17", value=9), row(Q2, missing_reason="awaiting-data", expected_on="2017-11-30")],
                [target("2017-18", 8)], {}),
    "awaited in a month": (
        [row("2016-17", text_value="Fair"), row(Q2, missing_reason="not-due", expected_on="2018-01")],
        [target("2017-18", 8)], {}),
    "never": ([row(Q2, missing_reason="new-measure")], [target("2017-18", 8)], {}),
    "retired": ([row("2016-17", value=9)], [target("2016-17", 8)], {"retired_on": date(2017, 4, 1)}),
    "printed otherwise": ([row("2016-17", value=9), row(Q2, value=8)], [target("2017-18", 10)],
                          {"tables": {"publications": [row(Q2, status="red", direction="declining", change=Decimal(-2),
                                                           change_unit="points", change_from="2016-17")]}}),
    "printed without a figure": ([row(Q2, missing_reason="not-due")], [target("2017-18", 8)],
                                 {"tables": {"publications": [row(Q2, status="green")]}}),
    "money": ([row("2016-17", value="-3.1"), row(Q2, value="-2.982")], [target("2017-18", 0)],
              {"format": "pounds", "unit": "million", "decimals": 3}),
    "a changed target": ([row("2016-17", value=8)],
                         [target("2016-17", 9), target("2017-18", 7, previous_target=9)], {}),
    "changes": ([row("2016-17", value=8), row(Q2, value=8)], [target("2017-18", 7)], {"tables": {"changes": [
        {"change_id": kind, "indicator_id": "potholes", "kind": kind, "period_id": "2017-18", "after": "So."}
        for kind in ("definition", "rule", "tolerance")]}, "active_from": date(2016, 6, 1)}),
    "counts": ([row(Q2, value=8, numerator=33, denominator=400, source="Table 1")], [target("2017-18", 7)], {"tables": {
        "status_counts": [
            {"period_id": Q2, "scope": scope, "measure": measure, "code": code, "source": "Page 9", "group": group,
             "count": 2, "percent": Decimal(40)}
            for group in (None, "Place") for scope, measure, code in (
                ("all", "status", "green"), ("key", "status", "off-track"), ("rated", "status", "total"),
                ("key-rated", "direction", "improving"))],
        "action_counts": [
            {"period_id": Q2, "status": status, "count": 3, "source": source, "plan_id": plan, "percent": Decimal(30)}
            for plan in (None, "roads") for source in ("Page 1", "Page 2") for status in ("delivered", "total")]}}),
}


def mentions() -> Book:
    """Every measure that may be printed again, the ways of a change, and places that repeat only each other."""
    values = ("value", "numerator", "denominator", "target", "minimum", "aspirational", "gap", "share-of-target",
              "change", "change-percent", "count", "share")
    words = {"status": "red", "direction": "improving", "movement": "fall", "result": "missed", "period": "2016-17",
             "actions": "delivered"}
    rows: list[dict[str, Any]] = [
        {"indicator_id": None if m in ("count", "share") else "potholes", "measure": m, "value": Decimal(3), "code":
         "red key" if m in ("count", "share") else None, "qualifier": "over" if m == "value" else None,
         "compared_with": "2016-17" if "change" in m else None} for m in values]
    rows += [{"indicator_id": None if m == "actions" else "potholes", "measure": m,
              "code": c, "value": Decimal(7) if m == "actions" else None,
              "compared_with": "2016-17" if m in ("movement", "direction") else None} for m, c in words.items()]
    rows += [{"measure": "fact", "what": "Lamps", "value": Decimal(n), "source": f"Page {n}"} for n in (7, 8)]
    rows += [{"measure": "fact", "what": "Lamps", "value": Decimal(5), "period_id": "2016-17"},
             {"measure": "change", "what": "Lamps", "value": Decimal(5), "compared_with": "2016-17"},
             {"measure": "part", "what": "North", "value": Decimal(5)},
             {"measure": "whole", "what": "North", "value": Decimal(6)},
             {"measure": "part", "indicator_id": "potholes", "value": Decimal(5)},
             {"measure": "benchmark", "what": "Nearby", "indicator_id": "potholes", "value": Decimal(5)}]
    given = [{"indicator_id": None, "period_id": Q2, "source": "Page 4", "code": None, "value": None} | r for r in rows]
    return book(
        [row("2016-17", value=9), row(Q2, value=8, numerator=33, denominator=400)],
        [target("2017-18", 7, minimum=12, aspirational=2, target_text="As Nearby"),
         target(Q2, 7, minimum=12, aspirational=2, target_text="As Nearby")],
        tables={"mentions": given, "benchmarks": [row(Q2, value=6) | {"comparator": "Nearby"}],
                "publications": [row(Q2, status="green", direction="declining", change=Decimal(-1))],
                "action_counts": [{"period_id": Q2, "status": "delivered", "count": 3, "source": "Page 2"}]})


def money() -> Book:
    """Two accounts: totals, variances on either side, outlooks, amounts in and out."""
    def line(name: str, part_of: str | None, kind: str = "net", account: str = "revenue",
             **cells: str) -> list[dict[str, Any]]:
        return [{"portfolio": name, "period_id": Q2, "measure": m.replace("_", "-"), "kind": kind, "part_of": part_of,
                 "unit": "percent" if "percent" in m else "gbp-thousand", "account": account, "source": "Part 2",
                 "value": Decimal(v)} for m, v in cells.items()]

    rows = [
        *line("Care", "All", budget="56", forecast="58", variance="3", variance_percent="4"),
        *line("Roads", "All", budget="50", forecast="48", variance="-2"), *line("Parks", "All", variance="0"),
        *line("All", None, budget="100", variance="2", risks="3", opportunities="-1", projected_variance="9"),
        *line("Works", None, "spend", "capital", budget="9", variance="2"),
        *line("Works", None, "income", "capital", budget="3", variance="-1"),
        *line("Works", None, "net", "capital", budget="7", variance="5")]
    return book(tables={"finances": rows}, own={"period": Q2})


def sentences(made: Book, a: Assessment) -> tuple[str, ...]:
    """What is said about one indicator in sentences."""
    found, worked = finding(made, a), working(a, made.publisher)
    return found.headline, found.trend, *found.sentences, worked.sentence, *worked.changes


def written(made: Book) -> Iterator[str]:
    """Every text about a book."""
    judged = judge(made)
    for a in judged:
        yield from sentences(made, a)
        yield from (text for step in working(a, made.publisher).steps for text in (*step, gap_text(a)))
    for check in checks(judged):
        yield from (check.what, check.basis, check.printed_text, check.counted_text)
        yield KINDS[check.kind]
    for entry in changes(made):
        yield from (entry.before, entry.after)
    for table in statements(made):
        yield from (headline(table, made.publisher.name), outlook(table), table.title)
        for cell in (c for one in table.lines for c in one.cells.values()):
            yield from (side(cell), distance(cell), distance(cell, short=True))
    for rule in made.publisher.rules.values():
        yield explanation(rule, made.publisher.status_labels)
    for spec in chart_specs(judged):
        yield from _words_of(spec)


def _words_of(spec: object) -> Iterator[str]:
    """The texts of a chart that a reader sees; its codes are not shown."""
    shown = {"finding", "subtitle", "source", "alt", "label", "text", "band_label", "period"}
    for field in fields(spec):  # type: ignore[arg-type]
        value = getattr(spec, field.name)
        if isinstance(value, str) and field.name in shown:
            yield value
        for part in value if isinstance(value, tuple) else (value,):
            if is_dataclass(part):
                yield from _words_of(part)
            elif isinstance(part, tuple):
                yield part[1]
            elif isinstance(part, str) and field.name == "notes":
                yield part


@pytest.fixture(scope="module")
def books(root: Path) -> dict[str, Book]:
    made = {name: book(rows, targets, **cells) for name, (rows, targets, cells) in VARIANTS.items()}
    return made | {"mentions": mentions(), "money": money(), "small": load(root / "tests/cases/packages/small")}


def test_every_word_is_a_message_or_the_publishers_own(books: dict[str, Book]) -> None:
    with speaking(PSEUDO):
        said = {name: set(written(made)) for name, made in books.items()}
    own = {name: own_texts(made) for name, made in books.items()}
    wrong = {(name, text): left for name in said for text in sorted(said[name]) if (left := unsaid(text, own[name]))}
    assert not wrong, "\n".join(f"{place}: {left}" for place, left in wrong.items())


def test_each_sentence_is_one_message(books: dict[str, Book]) -> None:
    with speaking(PSEUDO):
        said = [text for made in books.values() for a in judge(made) for text in sentences(made, a)]
    glued = {outside(text).strip() for text in said}
    noted = {a.published.note for a in judge(books["small"]) if a.published and a.published.note}
    assert glued <= {"", *noted}


def test_rules_without_labels_of_the_publisher_are_said_too() -> None:
    with speaking(PSEUDO):
        for name in rule_names():
            for size in ({}, {"amber_within": 5, "green_within": 1}):
                assert unsaid(explanation(RuleConfig("x", name, size), {})) == []


def test_figures_judged_before_a_language_is_spoken_are_said_in_it() -> None:
    made = book(*VARIANTS["a period alone"][:2], **VARIANTS["a period alone"][2])
    a = judge(made).of(INDICATOR["indicator_id"])
    with speaking(PSEUDO):
        assert language() is PSEUDO
        assert finding(made, a).sentences[1].startswith("⟦⟨⟦⟨30⟩ in this period alone⟧⟩ is better than ")
        assert a.comparison.basis == "⟦in this period alone⟧"
