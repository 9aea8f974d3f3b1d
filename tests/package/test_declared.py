"""What the descriptor declares must exist: rules by name, days of the calendar, a word for every status."""

from __future__ import annotations

import inspect
import re
from typing import Any

import pytest

from openbook.assess.rules import BUILT_IN
from openbook.package import check, declared
from openbook.package.declared import declared_problems, rule_names
from openbook.package.parameters import BUILT_IN as MARGINS


class Registered:
    """An entry point that an installed package brings."""

    name = "our-rule"


def test_the_built_in_names_are_those_of_the_rules() -> None:
    assert set(MARGINS) == set(BUILT_IN)
    assert set(rule_names()) >= set(BUILT_IN)


@pytest.mark.parametrize("name", sorted(BUILT_IN))
def test_the_parameters_that_the_check_knows_are_those_of_the_rule(name: str) -> None:
    assert set(re.findall(r'number\(parameters, "(\w+)"\)', inspect.getsource(BUILT_IN[name]))) == \
        set(MARGINS[name].names)


def test_a_registered_rule_is_known(monkeypatch) -> None:
    own = {"rules": {"default": {"rule": "our-rule"}}}
    assert [p.code for p in declared_problems(own)] == ["rule-not-installed"]
    monkeypatch.setattr(declared, "entry_points", lambda **_: (Registered(),))
    assert not list(declared_problems(own))


def test_a_slip_in_the_name_of_a_rule_is_guessed() -> None:
    (problem,) = declared_problems({"rules": {"default": {"rule": "tolerence"}}})
    assert problem.remedy.startswith("Did you mean tolerance?")
    assert problem.value == "tolerence"


@pytest.mark.parametrize(("on", "real"), [
    ("2017-11-29", True), ("2017-11-29T09:30", True), ("2017-11-29T09:30:00Z", True), ("2016-02-29", True),
    ("2017-02-29", False), ("2017-11", False), ("2026-13", False), ("2017-11-29T24:61", False), ("20171129", False),
    ("２０１７-11-29", False), ("2017-11-29\n", False),
])
def test_a_release_is_on_a_real_day(on: str, real: bool) -> None:
    found = list(declared_problems({"releases": [{"on": on}]}))
    assert [p.code for p in found] == ([] if real else ["not-a-date"])


@pytest.mark.parametrize("size", [0, 5, 2.5])
def test_a_margin_of_0_or_more_is_taken(size: Any, package) -> None:
    parameters = {"amber_within": size, "source": "Section 4.8"}
    assert check(package({"file": "datapackage.json", "set": {
        "openbook.rules.default.parameters": parameters, "openbook.direction.comparator": "previous"}})) == ()


@pytest.mark.parametrize("size", ["NaN", "Infinity", "1e999", "true", '"5"', "-1", "[]"])
def test_any_other_margin_is_refused(size: str, package) -> None:
    folder = package({"file": "datapackage.json", "replace": ['"amber_within": 5', f'"amber_within": {size}']})
    assert {p.code for p in check(folder)} <= {"wrong-property", "not-json"}
    assert check(folder)


@pytest.mark.parametrize(("rule", "parameters"), [
    ("improvement", {"green_within": 10}), ("two-step", {"green_within": 5, "amber_within": 10, "source": "Page 3"}),
    ("two-step", {"green_within": 5, "amber_within": 5}), ("data-only", {}), ("floor", {"source": "Page 3"}),
])
def test_a_rule_with_its_parameters_is_sound(rule: str, parameters: dict[str, Any], package) -> None:
    entry = {"rule": rule, "parameters": parameters}
    found = check(package({"file": "datapackage.json", "set": {"openbook.rules.default": entry}}))
    assert [p for p in found if p.file == "datapackage.json"] == []


def test_a_margin_is_needed_where_no_target_has_one_of_its_own(package) -> None:
    without = {"file": "datapackage.json", "set": {"openbook.rules.default": {"rule": "tolerance"}}}
    (problem,) = check(package(without))
    assert (problem.code, problem.column) == ("property-missing", "openbook.rules.default.parameters.amber_within")
    assert "no target has a tolerance of its own, as in row 2 of data/targets.csv" in problem.message


@pytest.mark.parametrize("starts", [("set,value,50.0",), ("set,value,50.0", "set,value,1750", "set,previous-year,0")])
def test_where_targets_have_tolerances_of_their_own_the_rule_needs_no_margin(starts: tuple[str, ...], package) -> None:
    own = [{"file": "data/targets.csv", "replace": [f"{start},,,,,,", f"{start},,,,2,points,"]} for start in starts]
    without = {"file": "datapackage.json", "set": {"openbook.rules.default": {"rule": "tolerance"}}}
    assert check(package(without, *own)) == ()


def test_a_slip_in_the_name_of_a_parameter_is_guessed() -> None:
    rules = {"default": {"rule": "two-step", "parameters": {"green_within": 5, "amber_witin": 10}}}
    problem = next(iter(declared_problems({"rules": rules})))
    assert problem.remedy.startswith("Did you mean amber_within?")


def test_the_parameters_of_a_registered_rule_are_its_own(monkeypatch) -> None:
    monkeypatch.setattr(declared, "entry_points", lambda **_: (Registered(),))
    assert not list(declared_problems({"rules": {"default": {"rule": "our-rule", "parameters": {"moon": "full"}}}}))


def test_blue_is_only_needed_where_a_rule_can_give_it(package) -> None:
    (problem,) = check(package(case="blue-without-label"))
    assert "row 2 of data/targets.csv" in problem.message
    level = {"file": "data/targets.csv", "replace": ["value,50.0,,,,", "value,50.0,,45,55.0,"]}
    assert check(package(level)) == ()


def test_bands_with_a_word_for_blue_are_sound(package) -> None:
    words = {"openbook.rules.default": {"rule": "bands"}, "openbook.status_labels.blue": "Exceeded",
             "openbook.status_meanings.blue": "The aspirational level is met."}
    assert check(package({"file": "datapackage.json", "set": words}, case="blue-without-label")) == ()
