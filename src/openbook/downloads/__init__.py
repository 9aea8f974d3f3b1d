"""Open data: the same figures as the pages, as files. Pure: from a judged book to bytes."""

from openbook.downloads.files import files
from openbook.downloads.pack import Pack
from openbook.downloads.table import COLUMNS
from openbook.downloads.table_schemas import table_schemas

__all__ = ["COLUMNS", "Pack", "files", "table_schemas"]
