from __future__ import annotations

import re
from decimal import Decimal

from books import book

from openbook.assess import judge
from openbook.downloads import COLUMNS, table_schemas
from openbook.package import schemas
from openbook.pages import Rendered, View
from openbook.pages.dictionary import PATTERNS, dictionary

MONEY = [{"portfolio": "Roads", "period_id": "2017-18-Q2", "measure": "variance", "unit": "gbp", "value": Decimal(1)}]


def test_every_column_of_every_file_is_explained_with_an_example() -> None:
    found = dictionary(View(judge(book(tables={"finances": MONEY}))), table_schemas())
    assert [c.name for c in found.published[0].columns] == list(COLUMNS)
    assert [len(t.columns) for t in found.package] == [len(s["fields"]) for s in schemas().values()]
    for table in (*found.published, *found.package):
        for column in table.columns:
            where = f"{table.path} {column.name}"
            assert column.meaning.endswith("."), where
            assert column.type, where
            assert column.example, f"{where} has no example"


def test_what_may_stand_in_a_column_is_said_in_words() -> None:
    found = dictionary(View(judge(book())), table_schemas())
    plans = {c.name: c for t in found.package if t.path == "data/plans.csv" for c in t.columns}
    assert plans["order"].allowed == "at least 1"
    assert plans["short_title"].allowed == "at most 40 characters"
    assert "directorate" in plans["kind"].values
    patterns = {f["constraints"]["pattern"] for s in (*schemas().values(), *table_schemas().values())
                for f in s["fields"] if "pattern" in f.get("constraints", {})}
    assert patterns == set(PATTERNS), "each pattern has its words"


def test_money_is_explained_among_the_downloads_only_where_there_is_some() -> None:
    paths = [t.path for t in dictionary(View(judge(book())), table_schemas()).published]
    assert paths == ["data/testshire.csv", "data/testshire-indicators.csv"]


def test_the_data_page_leads_to_it_and_it_leads_to_the_files(small_pages: dict[str, Rendered]) -> None:
    assert 'href="site:dictionary.md"' in small_pages["data.md"].html
    html = small_pages["dictionary.md"].html
    assert 'href="site:data/small.csv"' in html
    assert re.search(r'<tr id="ob-figures-value"><th scope="row"><code>value</code>', html)
