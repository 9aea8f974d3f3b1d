"""Every download of a book: paths are lower-case, with hyphens, without dates; bytes are the same every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from openbook.assess import Judged, finding
from openbook.assess.in_force import held_against
from openbook.downloads.api import api
from openbook.downloads.describing import describe
from openbook.downloads.dictionary import dictionary
from openbook.downloads.feeds import feeds
from openbook.downloads.pack import Pack
from openbook.downloads.parquet import parquet
from openbook.downloads.revisions import revisions_file
from openbook.downloads.safe import inside, text_cell
from openbook.downloads.table import COLUMNS, in_force_columns
from openbook.downloads.workbooks import workbooks
from openbook.metadata import facts_of
from openbook.metadata.datapackage import DESCRIPTOR, as_published
from openbook.text import licence_statement, said_unit
from openbook.text.language import _

if TYPE_CHECKING:
    from pandas import DataFrame

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The date that zip entries carry: none, so that the same data gives the same bytes."""

Made = Iterable[tuple[str, bytes]]


def files(pack: Pack) -> dict[str, bytes]:
    """All downloads: path from the publisher's root to bytes, in the order in which they are made."""
    made: dict[str, bytes] = {}
    for make in MAKERS:
        made.update(make(pack))
    for tell in DESCRIBERS:
        made.update(dict(tell(pack, MappingProxyType(made))))
    return made


def _tables(pack: Pack) -> Iterator[tuple[str, bytes]]:
    """The tidy table of everything, of each plan, of each indicator; the list of indicators; all amounts of money."""
    import pandas as pd

    judged, name = pack.judged, pack.name
    table = pd.DataFrame(list(pack.table), columns=list(COLUMNS), dtype=object)
    yield f"data/{name}.csv", _csv(table)
    book = judged.book
    for column, folder, ids in (("plan_id", "plans", book.plans), ("indicator_id", "indicators", book.indicators)):
        parts = dict(iter(table.groupby(column, sort=False)))
        for key in ids:
            yield f"data/{folder}/{key}.csv", _csv(parts.get(key, table.iloc[:0]))
    yield f"data/{name}-indicators.csv", _csv(pd.DataFrame(list(_indicators(judged)), dtype=object))
    if book.finances:
        yield f"data/{name}-finances.csv", _csv(pd.DataFrame(list(_finances(judged)), dtype=object))


def _package(pack: Pack) -> Iterator[tuple[str, bytes]]:
    """The package as a zip, its descriptor with what is known only when it is published."""
    package = dict(pack.package)
    if DESCRIPTOR in package:
        facts = facts_of(pack.judged.book, {}, pack.address, pack.directory_urls)
        package[DESCRIPTOR] = as_published(facts, package)
    yield f"data/{pack.name}.zip", package_zip(pack.judged, package, pack.citation)


def package_zip(judged: Judged, package: Mapping[str, bytes], citation: str) -> bytes:
    """The data package as a zip that validates as downloaded, with README, licence, citation and data dictionary."""
    publisher = judged.book.publisher
    readme = (
        f"{publisher.title}\n\n{publisher.description}\n\n" + _("Publisher: {name}", name=publisher.name) + "\n"
        + _("Version: {version}", version=publisher.version) + "\n\n"
        + _("This folder is a Data Package (https://datapackage.org/). datapackage.json lists the files in data/;\n"
            "schemas/ say what each column means. Check it with: frictionless validate datapackage.json\n"
            "DATA-DICTIONARY.csv lists every column of every file, with its meaning and its codes.") + "\n\n"
        + _("Licence: {licence} ({id}), see LICENCE.txt", licence=publisher.licence_title, id=publisher.licence_id)
        + "\n" + _("Cite as: {citation}", citation=citation) + "\n"
    )
    statement = licence_statement(publisher.licence_id)
    licence = f"{publisher.licence_title} ({publisher.licence_id})\n{publisher.licence_url}\n"
    licence += f"\n{statement}\n" if statement else ""
    extra = {"README.txt": readme.encode(), "LICENCE.txt": licence.encode(), "CITATION.txt": f"{citation}\n".encode(),
             "DATA-DICTIONARY.csv": dictionary(package)}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, data in sorted({**package, **extra}.items()):
            entry = zipfile.ZipInfo(inside(path), FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return packed.getvalue()


def _indicators(judged: Judged) -> Iterator[dict[str, object]]:
    book = judged.book
    for a in judged:
        i = a.indicator
        yield {
            "indicator_id": i.indicator_id, "ref": i.ref, "plan_id": i.plan_id, "title": i.title,
            "official_title": i.official_title, "definition": i.definition, "unit": said_unit(i.unit),
            "polarity": i.polarity, "aggregation": i.aggregation, "frequency": i.frequency,
            "key": "true" if i.key else "false",
            "statutory": None if i.statutory is None else "true" if i.statutory else "false",
            "directorate": i.directorate, "source": i.source, "period_id": a.period.period_id,
            "figure_period_id": a.figure.period.period_id if a.figure else None,
            "value": a.figure.value if a.figure else None, **in_force_columns(held_against(a)),
            "status": a.shown_status, "status_reason": a.shown_reason, "direction": a.shown_direction,
            "status_by_rule": a.status, "direction_by_rule": a.comparison.direction,
            "finding": text_cell(finding(book, a).headline), "active_from": i.active_from, "retired_on": i.retired_on,
            "replaced_by": i.replaced_by,
        }


def _finances(judged: Judged) -> Iterator[dict[str, object]]:
    """Amounts of money as in the data package, with the publisher and the period written out."""
    publisher = judged.book.publisher
    for row in judged.book.finances:
        span = judged.book.periods[row.period_id]
        yield {
            "publisher_id": publisher.publisher_id, "area_code": publisher.area_code, "account": row.account,
            "table": row.table or None, "portfolio": row.portfolio, "kind": row.kind, "part_of": row.part_of,
            "period_id": row.period_id, "period_label": span.label, "measure": row.measure, "value": row.value,
            "text_value": row.text_value, "unit": row.unit, "note": row.note, "source": row.source,
        }


def _csv(table: DataFrame) -> bytes:
    return table.to_csv(index=False, lineterminator="\r\n").encode("utf-8")


MAKERS: tuple[Callable[[Pack], Made], ...] = (_tables, revisions_file, workbooks, parquet, api, _package, feeds)
"""Each makes some of the files."""

DESCRIBERS: tuple[Callable[[Pack, Mapping[str, bytes]], Made], ...] = (describe,)
"""Each is given all files made so far, and makes what describes them."""
