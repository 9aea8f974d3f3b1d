"""Odd data that the check takes can be drawn; a translation is held to what its text is held to."""

from __future__ import annotations

from typing import Any

import pytest

from openbook.assess import judge
from openbook.charts import breaches
from openbook.charts.from_book import chart_specs
from openbook.package import check, load

LONG = "Rolling twelve months to the end of September 2025"
ODD = {
    "own target": [{"file": "data/targets.csv",
                    "append": "household-recycling,2025-26-Q2,set,value,45.0" + "," * 11 + "\n"}],
    "long label of a period": [{"file": "data/periods.csv", "replace": ["April to June 2025", LONG]},
                               {"file": "data/periods.csv", "replace": ["2024-25,2024-25,", f"2024-25,{LONG},"]}],
    "long label of a status": [{"file": "datapackage.json", "set": {
        f"openbook.status_labels.{status}": f"{status}, as agreed by the whole cabinet in its meeting of May"
        for status in ("green", "amber", "red", "unrated")}}],
    "long name": [{"file": "datapackage.json", "set": {"openbook.publisher.name": "The council of " + "towns " * 30}}],
    "all markers": [{"file": "data/observations.csv",
                     "replace": ["861,,,,[p]", "861000000000000,,,,[p][r][e][u][b][low][er]"]}],
}


@pytest.mark.parametrize("odd", ODD)
def test_odd_data_that_the_check_takes_can_be_drawn(odd: str, package) -> None:
    folder = package(*ODD[odd])
    assert check(folder) == ()
    specs = list(chart_specs(judge(load(folder))))
    assert len(specs) > 8
    assert [found for spec in specs for found in breaches(spec)] == []


@pytest.mark.parametrize(("row", "code"), [
    ('periods,2025-26-Q1,label,cy,"Ebrill i\nFehefin",', "line-break"),
    ('datapackage,status_labels,red,cy,"Coch\niawn",', "line-break"),
    ('datapackage,status_meanings,red,cy,"Methwyd.\n\nYn wael.",', None),
    ('indicators,fly-tipping,definition,cy,"Un.\n\nDau.",', None),
    ('surveys,*,question,cy,"Bodlon\tar barciau",Satisfied with parks', "line-break"),
])
def test_a_translation_is_one_line_where_its_text_is(row: str, code: str | None, package) -> None:
    listed: dict[str, Any] = {"name": "translations", "path": "data/translations.csv", "type": "table",
                              "schema": "schemas/translations.json"}
    found = check(package(
        {"file": "datapackage.json", "set": {"resources.14": listed}},
        {"file": "schemas/translations.json", "schema": "translations"},
        {"file": "data/mentions.csv", "delete": True}, {"file": "data/revisions.csv", "delete": True},
        {"file": "data/translations.csv", "write": f"resource,id,column,language,text,original\n{row}\n"}))
    told = [(p.code, p.column) for p in found if p.file == "data/translations.csv"]
    assert told == ([(code, "text")] if code else [])
