"""Data and downloads, about, and the accessibility statement."""

from __future__ import annotations

from openbook.pages.common import download, downloads, next_update_said, texts
from openbook.pages.contexts import About, Accessibility, DataPage, Download
from openbook.pages.money import money_headline
from openbook.pages.view import View, size_text
from openbook.text import expected, moment
from openbook.text.language import N_, _

SCHEMAS = ((
    "index", N_("the index")), ("indicator", N_("an indicator")), ("plan", N_("a plan")), ("period", N_("a period")))
"""Schemas of the JSON files, and what each describes."""

CATALOGUES = (("data/datapackage.json", N_("Description of the tables and their columns"), "Data Package"),
              ("data.json", N_("Catalogue for data portals"), "data.json"),
              ("catalog.jsonld", N_("Catalogue as linked data"), "DCAT, JSON-LD"))
"""Files about the data: path, what each is, its standard."""

COMPLIANCE = (N_("fully compliant"), N_("partially compliant"), N_("not compliant"))
"""What a statement may say of itself, as the regulations word it."""

def data_page(view: View) -> DataPage:
    """Fill the page of downloads."""
    book = view.book
    name = book.publisher.publisher_id
    money = (download(view, f"data/{name}-finances.csv", _("Every amount of money")),) if book.finances else ()
    return DataPage(
        everything=(*downloads(view, _("Every figure, one tidy table"), f"data/{name}.csv", f"data/{name}.parquet"),
                    *downloads(view, _("A workbook for spreadsheets, one table a sheet"), f"data/{name}.ods"),
                    download(view, f"data/{name}-indicators.csv", _("Every indicator, with its definition and rating")),
                    *money, download(view, f"data/{name}.zip", _("The whole data package, with a data dictionary"))),
        plans=tuple(file for p in book.plans.values() for file in downloads(
            view, p.short_title, *(f"data/plans/{p.plan_id}.{kind}" for kind in ("csv", "ods")),
            f"api/v1/plans/{p.plan_id}.json")),
        api=downloads(view, _("Index of all files"), "api/v1/index.json"),
        schemas=tuple((f"api/v1/schema/{kind}.json", _(words)) for kind, words in SCHEMAS),
        catalogues=tuple(Download(path, _(title), kind, size_text(view.files.get(path, 0)))
                         for path, title, kind in CATALOGUES),
        parquet=f"data/{name}.parquet" in view.files,
    )


def about(view: View) -> About:
    """Fill the page about the publisher and its releases."""
    book = view.book
    return About(tuple((r, moment(r.on)) for r in book.publisher.releases), next_update_said(view),
                 money_headline(book), texts(book, "publisher"))


def accessibility(view: View) -> Accessibility:
    """Fill the accessibility statement from the publisher's own fields."""
    fields = dict(view.book.publisher.statement)
    for key in ("prepared_on", "tested_on", "reviewed_on"):
        if key in fields:
            fields[key] = expected(fields[key])
    return Accessibility(fields, view.book.publisher.contact)
