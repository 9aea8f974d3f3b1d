"""JSON holds the figures as they were published."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest

from openbook.downloads.json_text import json_text


def test_numbers_keep_the_decimals_that_were_published() -> None:
    figures = [Decimal("9.50"), Decimal("0.1"), Decimal("-3.10"), Decimal("1E+3"), Decimal("2574500"), Decimal("0.00")]
    text = json_text({"all": figures})
    assert b"9.50" in text
    assert [str(v) for v in json.loads(text, parse_float=Decimal, parse_int=Decimal)["all"]] == [
        "9.50", "0.1", "-3.10", "1000", "2574500", "0.00"]


def test_words_are_words_whatever_they_hold() -> None:
    words = {'"quoted" \\ line\nend\u2028': ["</script>", "é£−", "\x00\x1f", "=1+1"], "none": [], "empty": {}}
    assert json.loads(json_text(words)) == words


def test_other_values_are_json_s_own() -> None:
    assert json.loads(json_text([None, True, False, 3, date(2017, 9, 30), (1, 2)])) == [
        None, True, False, 3, "2017-09-30", [1, 2]]


@pytest.mark.parametrize("wrong", [{1: 2}, {"x": object()}, [1.5], {"x": {None: 1}}])
def test_what_json_cannot_hold_exactly_is_refused(wrong: object) -> None:
    with pytest.raises(TypeError):
        json_text(wrong)


@pytest.mark.parametrize("wrong", ["NaN", "Infinity"])
def test_what_is_no_number_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError):
        json_text(Decimal(wrong))
