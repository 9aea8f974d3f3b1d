"""Open data: the same figures as the pages, as files. Pure: from a judged book to bytes."""

from openbook.downloads.api import publishers_index
from openbook.downloads.feeds import feed_of_all
from openbook.downloads.files import files
from openbook.downloads.pack import Pack
from openbook.downloads.parquet import parquet_version
from openbook.downloads.table import COLUMNS
from openbook.downloads.table_schemas import table_schemas

__all__ = [
    "COLUMNS", "Pack", "feed_of_all", "files", "parquet_version", "publishers_index", "table_schemas",
]
