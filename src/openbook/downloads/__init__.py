"""Open data: the same figures as the pages, as files. Pure: from a judged book to bytes."""

from openbook.downloads.api import publishers_index
from openbook.downloads.files import files
from openbook.downloads.pack import Pack
from openbook.downloads.parquet import parquet_version
from openbook.downloads.table import COLUMNS

__all__ = ["COLUMNS", "Pack", "files", "parquet_version", "publishers_index"]
