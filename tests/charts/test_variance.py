"""A chart of variances: bars on the right side of zero, every part in words, nothing on top of anything else."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openbook.charts import VarianceBar, VarianceSpec, breaches, draw, inline
from openbook.charts.measure import ASCENT, DESCENT, text_width
from openbook.charts.palette import RESULT, TARGET
from openbook.charts.scene import Area, Scene, Stroke, Words
from openbook.charts.variance import SIZE, WIDTH, lay_out

BARS = (
    VarianceBar("Leader of the Council", Decimal(-790_000), "£0.790m under"),
    VarianceBar("Children, Families and Young People", Decimal(98_000), "£0.098m over"),
    VarianceBar("Housing", Decimal(0), "on budget"),
)
SPEC = VarianceSpec(
    "variance-revenue",
    "The council expects to spend less than its budget",
    "Revenue, £ million, 2017-18",
    "Finance report",
    "Bar chart of variances.",
    BARS,
    VarianceBar("Total", Decimal(-692_000), "£0.692m under"),
)


def areas(scene: Scene) -> list[tuple[str, tuple[float, float, float, float]]]:
    return [(s.colour, s.boxes[0]) for s in scene.shapes if isinstance(s, Area)]


def words(scene: Scene) -> list[Words]:
    return [s for s in scene.shapes if isinstance(s, Words)]


def boxes(scene: Scene) -> list[tuple[float, float, float, float]]:
    out = []
    for w in words(scene):
        width = text_width(w.text, w.size, w.bold)
        left = w.x - {"left": 0.0, "center": width / 2, "right": width}[w.anchor]
        out.append((left, w.y - w.size * ASCENT, left + width, w.y + w.size * DESCENT))
    return out


def test_under_is_left_of_zero_and_over_is_right_true_to_size() -> None:
    (under, a), (over, b), (_, total) = areas(lay_out(SPEC))
    assert (under, over) == (RESULT, TARGET)
    assert a[2] == pytest.approx(b[0]) == pytest.approx(total[2])
    assert (a[2] - a[0]) / (b[2] - b[0]) == pytest.approx(790 / 98)


def test_sides_are_told_apart_by_words_and_by_stripes_too() -> None:
    scene = lay_out(SPEC)
    said = [w.text for w in words(scene)]
    assert {"← Under budget", "Over budget →", "£0.790m under", "£0.098m over", "on budget", "£0"} <= set(said)
    striped = [s for s in scene.shapes if isinstance(s, Stroke) and s.colour == TARGET]
    (_, over) = areas(scene)[1]
    assert len(striped) == 1
    assert all(over[0] <= x <= over[2] and over[1] <= y <= over[3] for line in striped[0].lines for x, y in line)


def test_nil_has_no_bar_and_the_smallest_sum_can_be_seen() -> None:
    tiny = replace(SPEC, bars=(*BARS, VarianceBar("Small", Decimal(-1), "£1 under")))
    assert len(areas(lay_out(tiny))) == 4
    assert min(right - left for _, (left, _, right, _) in areas(lay_out(tiny))) >= 1.5


def test_the_total_stands_apart_under_a_line() -> None:
    scene = lay_out(SPEC)
    (line,) = [
        s.lines[0]
        for s in scene.shapes
        if isinstance(s, Stroke) and s.lines[0] == ((0, s.lines[0][0][1]), (WIDTH, s.lines[0][0][1]))
    ]
    total = next(w for w in words(scene) if w.text == "Total")
    assert total.bold
    assert areas(scene)[1][1][3] < line[0][1] < total.y


@given(
    st.lists(
        st.tuples(st.text("abcdefghij ,W", min_size=1, max_size=90).filter(str.strip), st.integers(-(10**9), 10**9)),
        min_size=1,
        max_size=12,
    )
)
def test_no_label_meets_another_or_a_bar_or_runs_off(parts: list[tuple[str, int]]) -> None:
    bars = tuple(
        VarianceBar(name.strip(), Decimal(v), f"£{abs(v) / 10**6:.3f}m {'over' if v > 0 else 'under'}")
        for name, v in parts
    )
    scene = lay_out(replace(SPEC, bars=bars))
    found = boxes(scene)
    assert all(left >= -0.01 and right <= WIDTH + 0.01 and bottom <= scene.height for left, _, right, bottom in found)
    solid = [box for _, box in areas(scene)]
    pairs = [*combinations(found, 2), *((a, b) for a in found for b in solid)]
    assert not any(a[0] < b[2] and b[0] < a[2] and a[1] + 2 < b[3] - 2 and b[1] + 2 < a[3] - 2 for a, b in pairs)


def test_long_words_for_a_variance_have_lines_of_their_own() -> None:
    long = replace(SPEC, bars=(VarianceBar("Council", Decimal(1), "Balanced by budgets of the whole body"),))
    line = next(w for w in words(lay_out(long)) if w.text.startswith("Balanced"))
    name = next(w for w in words(lay_out(long)) if w.text == "Council")
    assert line.y - name.y > SIZE


def test_everything_on_budget_can_be_drawn() -> None:
    nil = replace(SPEC, bars=BARS[2:], total=None)
    assert areas(lay_out(nil)) == []
    assert "£0" in [w.text for w in words(lay_out(nil))]


@pytest.mark.parametrize(
    ("fields", "breach"),
    [
        ({"finding": "word " * 16}, "finding of 16 words, at most 15 allowed"),
        ({"source": ""}, "no source"),
        ({"alt": " "}, "no text alternative"),
        ({"bars": ()}, "nothing to draw: no part has a variance"),
        ({"bars": (VarianceBar("A", None, "Balanced"),)}, "nothing to draw: no part has a variance"),
        ({"bars": (VarianceBar("A", Decimal("NaN"), "?"),)}, "variance of 'A' is not a finite number"),
        ({"bars": (VarianceBar("A", 1, ""),)}, "no variance of 'A' in words"),
        ({"bars": (VarianceBar("", 1, "£1 over"),)}, "no name of a part"),
    ],
)
def test_a_wrong_chart_is_refused(fields: dict[str, object], breach: str) -> None:
    assert breaches(SPEC) == ()
    assert breach in breaches(replace(SPEC, **fields))  # type: ignore[arg-type]


def test_the_drawn_chart_has_its_finding_as_name_and_its_colours_follow_the_page() -> None:
    svg = draw(SPEC)
    assert draw(SPEC) == svg
    assert f'<title id="variance-revenue-t">{SPEC.finding}</title>' in svg
    assert "Bar chart of variances." in svg
    page = inline(svg)
    assert "var(--ob-chart-1," in page
    assert "var(--ob-chart-2," in page
