import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from books import book

from openbook.assess import checks, judge
from openbook.model import Book
from openbook.pages import Caption, PageRef, Rendered, Shared, View, render

Q2 = "2017-18-Q2"
Render = Callable[[Book], dict[str, Rendered]]


def amount(portfolio: str, measure: str, value: str, **cells: Any) -> dict[str, Any]:
    return {
        "portfolio": portfolio,
        "period_id": Q2,
        "measure": measure,
        "unit": "gbp-thousand",
        "value": Decimal(value),
        "source": "Finance report",
    } | cells


ROWS = [
    amount("Roads", "budget", "4000", part_of="All"),
    amount("Roads", "variance", "-790", part_of="All"),
    amount("Care", "budget", "56474", part_of="All"),
    amount("Care", "variance", "98", part_of="All", note="Dash."),
    amount("Parks", "variance", "0", part_of="All", note="Dash."),
    amount("All", "budget", "60474"),
    amount("All", "variance", "-600"),
]


def page(rows: list[dict[str, Any]], **charts: str) -> str:
    judged = judge(book(tables={"finances": rows}))
    view = View(
        judged,
        charts={k.replace("_", "-"): v for k, v in charts.items()},
        captions={"variance-revenue": Caption("Roads cost less", "£ million", "Finance report", "Bars.")},
    )
    return render(view, PageRef("finance.md", "finance"), Shared(checks(judged))).html


def test_a_publisher_without_amounts_for_the_period_has_no_page(pages_of: Render) -> None:
    earlier = [row | {"period_id": "2017-18-Q1"} for row in ROWS]
    assert "finance.md" not in pages_of(book())
    found = pages_of(book(tables={"finances": earlier}))
    assert "finance.md" not in found
    assert "finance.md" not in found["index.md"].html


def test_signs_are_a_minus_sign_and_words() -> None:
    html = page(ROWS)
    assert '<td class="ob-num">−0.790 <span class="ob-when">under budget</span></td>' in html
    assert '<td class="ob-num">0.098 <span class="ob-when">over budget</span></td>' in html
    assert '<td class="ob-num">0 <span class="ob-when">on budget</span></td>' in html
    assert "Testshire Council expects to spend £0.600 million less than its budget." in html


def test_a_total_has_what_its_rows_give_beside_it_where_that_differs() -> None:
    html = page(ROWS)
    assert re.search(
        r'class="ob-sums"><th scope="row">All: sum of the rows</th>'
        r'<td class="ob-num ob-muted">the same</td>'
        r'<td class="ob-num">−0.692 <span class="ob-when">differs</span>',
        html,
    )
    assert "1 printed amount is not what the other amounts give." in html
    assert "ob-sums" not in page([r for r in ROWS if r["measure"] == "budget"])


def test_a_chart_stands_before_its_table_with_finding_source_and_download() -> None:
    html = page(ROWS, variance_revenue="<svg></svg>")
    figure = html[html.index("<figure") : html.index("</figure>")]
    assert all(words in figure for words in ("Roads cost less", "Source: Finance report", "testshire-finances.csv"))
    assert html.index("</figure>") < html.index("<table")
    assert "<figure" not in page(ROWS)


def test_a_note_on_several_figures_is_said_once() -> None:
    html = page(ROWS)
    assert html.count("Dash.") == 1
    assert "<strong>2 figures</strong>: Dash." in html


def test_money_in_and_out_have_columns_of_their_own() -> None:
    html = page(
        [
            amount("Homes", "variance", "942", kind="income-minus", account="capital"),
            amount("Homes", "variance", "9285", kind="spend", account="capital"),
        ]
    )
    heads = re.findall(r'<th scope="col"[^>]*>([^<]*)</th>', html)
    assert heads == ["Part", "Spending: variance", "Income: variance"]
    assert '9.285 <span class="ob-when">over budget' in html
    assert '0.942 <span class="ob-when">less than budget' in html
    assert "Written with a minus where it stands beside spending." in html


def test_amounts_in_pounds_stay_in_pounds() -> None:
    html = page([amount("Roads", "budget", "1234567", unit="gbp")])
    assert "1,234,567" in html
    assert "Day-to-day spending (revenue), £</caption>" in html
